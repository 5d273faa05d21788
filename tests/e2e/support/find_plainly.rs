//! Finding things in a browser that is spoken to by WebDriver alone: the page says what may have a role, the browser what it is called.

use std::fmt::Debug;
use std::sync::Arc;

use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};

use crate::support::find::Found;
use crate::support::{Failure, Outcome, Page};

/// What may have a role, as Chromium calls it.
const CANDIDATES: [(&str, &str); 15] = [
    ("button", "button, [role=button], input[type=submit]"),
    ("checkbox", "input[type=checkbox], [role=checkbox]"),
    ("columnheader", "th[scope=col], [role=columnheader]"),
    ("combobox", "select, [role=combobox]"),
    ("dialog", "dialog[open], [role=dialog]"),
    ("DisclosureTriangle", "summary"),
    ("heading", "h1, h2, h3, h4, [role=heading]"),
    ("link", "a[href]"),
    ("option", "option, [role=option]"),
    (
        "region",
        "[role=region], section[aria-label], section[aria-labelledby]",
    ),
    ("rowheader", "th[scope=row], [role=rowheader]"),
    ("searchbox", "input[type=search]"),
    ("slider", "[role=slider], input[type=range]"),
    ("tab", "[role=tab]"),
    ("textbox", "input:not([type]), input[type=text], textarea"),
];

/// Those of them that somebody can come to, and whether they are checked. What cannot have the name is left out: asking for a name
/// takes a while. Behind an open dialog there is nothing.
const LOOK: &str = "
    const [selector, word] = arguments;
    const around = [...document.querySelectorAll('dialog:modal')].pop() ?? document;
    const isReached = it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('[aria-hidden=true], [inert]');
    const named = it => (it.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent);
    const words = it => [it.ariaLabel, ...named(it), ...[...it.labels ?? []].map(label => label.textContent), it.textContent, it.title, it.placeholder, it.value].join(' ');
    const all = [...around.querySelectorAll(selector), ...around.matches?.(selector) ? [around] : []];
    return all.filter(it => isReached(it) && words(it).includes(word)).map(it => [it, it.checked === true]);";

/// What the browser says of an element to those who cannot see it.
#[derive(Debug)]
struct Computed {
    what: &'static str,
    element: String,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computed{}", self.element, self.what).into()
    }
}

#[derive(Deserialize)]
struct Said {
    value: String,
}

impl Page {
    /// Everything with a role whose name has this word in it.
    pub(super) async fn all_plainly(&self, role: &str, word: &str) -> Outcome<Vec<Found>> {
        let known = CANDIDATES.iter().find(|(known, _)| *known == role);
        let (_, selector) =
            known.ok_or_else(|| Failure(format!("nobody knows what may be a {role}")))?;
        let arguments = vec![json!(selector), json!(word)];
        let answer = self.driver.execute(LOOK, arguments).await?;
        let candidates: Vec<(Value, bool)> = answer.convert()?;
        let mut all = Vec::new();
        for (node, is_checked) in candidates {
            let name = self.computed("label", &node).await?;
            all.push(Found::new(name, is_checked, node));
        }
        Ok(all)
    }

    /// Role and name of an element, as the browser says them.
    pub(super) async fn said_of(&self, node: &Value) -> Outcome<String> {
        let role = self.computed("role", node).await?;
        Ok(format!("{role}: {}", self.computed("label", node).await?))
    }

    async fn computed(&self, what: &'static str, node: &Value) -> Outcome<String> {
        let element = node.as_object().and_then(|node| node.values().next());
        let element = element
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let command = Command::ExtensionCommand(Box::new(Computed { what, element }));
        let answer = self.driver.cmd(command).await?;
        let said: Said = serde_json::from_value(answer.body)?;
        Ok(said.value.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What a function returns whose `this` is an element.
    pub(super) async fn call_plainly(&self, node: &Value, function: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve(({function}).call(arguments[0])).then(value => done(value ?? null), error => done(String(error)));"
        );
        let answer = self
            .driver
            .execute_async(script, vec![node.clone()])
            .await?;
        Ok(answer.json().clone())
    }
}
