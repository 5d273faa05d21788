//! Finding things as a reader does, with eyes or with a screen reader: by role and name, in the
//! browser's own accessibility tree.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::support::{Failure, Outcome, Page};

/// Where the middle of an element is, brought into view where it is not, and once it is enabled and stands still for a frame; or in
/// words why it cannot be clicked. What the next click hits is kept for [`Page::press_on`].
const MIDDLE: &str = "async function() {
    const element = this.nodeType === 1 ? this : this.parentElement;
    if (element.matches(':disabled, [aria-disabled=true]')) return 'it is disabled';
    const middle = () => {
        const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
        return [left + width / 2, top + height / 2];
    };
    const hit = at => document.elementFromPoint(...at);
    if (!element.contains(hit(middle()))) element.scrollIntoView({ behavior: 'instant', block: 'center', inline: 'nearest' });
    const before = middle();
    await new Promise(requestAnimationFrame);
    const at = middle();
    if (String(at) !== String(before)) return 'it moves';
    const named = other => `at ${at} there is ${other?.outerHTML?.slice(0, 200)}`;
    if (!element.contains(hit(at))) return named(hit(at));
    window.__missed = 'no click came';
    const told = ({ target }) => window.__missed = element.contains(target) ? null : named(target);
    window.__told?.abort();
    window.__told = new AbortController();
    addEventListener('click', told, { capture: true, once: true, signal: window.__told.signal });
    return at;
}";

/// Something with a role and a name.
pub struct Found {
    pub name: String,
    is_checked: bool,
    node: Value,
}

impl Found {
    pub(super) fn new(name: String, is_checked: bool, node: Value) -> Self {
        Self {
            name,
            is_checked,
            node,
        }
    }
}

impl Page {
    /// Everything with a role.
    pub async fn all(&self, role: &str) -> Outcome<Vec<Found>> {
        if !self.engine.speaks_devtools() {
            return self.all_plainly(role, "").await;
        }
        let document = self
            .devtools("DOM.getDocument", json!({"depth": 0}))
            .await?;
        let root = &document["root"]["backendNodeId"];
        let answer = self
            .devtools(
                "Accessibility.queryAXTree",
                json!({"backendNodeId": root, "role": role}),
            )
            .await?;
        let nodes = answer["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|node| node["ignored"] != json!(true));
        let found = |node: &Value| Found {
            name: text(&node["name"]["value"]),
            is_checked: has_property(node, "checked", "true"),
            node: node["backendDOMNodeId"].clone(),
        };
        Ok(nodes.map(found).collect())
    }

    /// The names of everything with a role.
    pub async fn names(&self, role: &str) -> Outcome<Vec<String>> {
        Ok(self
            .all(role)
            .await?
            .into_iter()
            .map(|found| found.name)
            .collect())
    }

    /// Whether there is something with a role and a name.
    pub async fn has(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(self.names(role).await?.iter().any(|known| known == name))
    }

    /// Waits for the one thing that has a role and this name, or a name that starts so.
    pub async fn find(&self, role: &str, name: &str) -> Outcome<WebElement> {
        let what = format!("there is one {role} named “{name}”");
        self.wait_for(&what, async || self.find_now(role, name).await.map(Some))
            .await
    }

    async fn find_now(&self, role: &str, name: &str) -> Outcome<WebElement> {
        let node = self.node(role, name).await?;
        self.element_of_node(&node).await
    }

    /// The one node that has a role and this name, or a name that starts so.
    async fn node(&self, role: &str, name: &str) -> Outcome<Value> {
        let all = if self.engine.speaks_devtools() {
            self.all(role).await?
        } else {
            let word = name.split(' ').next().unwrap_or_default();
            self.all_plainly(role, word).await?
        };
        let exact = |found: &&Found| found.name == name;
        let starts = |found: &&Found| found.name.starts_with(name);
        let mut matching: Vec<&Found> = all.iter().filter(exact).collect();
        if matching.is_empty() {
            matching = all.iter().filter(starts).collect();
        }
        let [found] = matching.as_slice() else {
            let names: Vec<&str> = all.iter().map(|found| found.name.as_str()).collect();
            return Err(Failure(format!(
                "{} of these match: {names:?}",
                matching.len()
            )));
        };
        Ok(found.node.clone())
    }

    /// What a function returns whose `this` is a node.
    async fn call_on(&self, node: &Value, function: &str) -> Outcome<Value> {
        if !self.engine.speaks_devtools() {
            return self.call_plainly(node, function).await;
        }
        let object = self
            .devtools("DOM.resolveNode", json!({"backendNodeId": node}))
            .await?;
        let call = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": function,
            "returnByValue": true,
            "awaitPromise": true,
        });
        let answer = self.devtools("Runtime.callFunctionOn", call).await?;
        Ok(answer["result"]["value"].clone())
    }

    /// The two protocols name elements differently: the page itself passes one on.
    async fn element_of_node(&self, node: &Value) -> Outcome<WebElement> {
        if !self.engine.speaks_devtools() {
            let same = self
                .driver
                .execute("return arguments[0]", vec![node.clone()]);
            return Ok(same.await?.element()?);
        }
        let keep =
            "function() { window.__found = this.nodeType === 1 ? this : this.parentElement; }";
        self.call_on(node, keep).await?;
        Ok(self
            .driver
            .execute("return window.__found", Vec::new())
            .await?
            .element()?)
    }

    /// Clicks on it with the pointer, once nothing lies over its middle. The driver's own way asks the page twelve times first, and
    /// takes as long as loading a small page.
    pub async fn click(&self, role: &str, name: &str) -> Outcome {
        if role == "checkbox" {
            self.show("Filters").await?;
        }
        let what = format!("there is one {role} named “{name}” with nothing over it");
        let middle = self
            .wait_for(&what, async || {
                let node = self.node(role, name).await?;
                let answer = self.call_on(&node, MIDDLE).await?;
                match answer.as_str() {
                    Some(why_not) => Err(Failure::new(why_not)),
                    None => Ok(Some(serde_json::from_value(answer)?)),
                }
            })
            .await?;
        self.press_on(name, middle).await
    }

    /// Clicks where something was found. What came under the pointer meanwhile is no click on it, and is told.
    async fn press_on(&self, what: &str, middle: (f64, f64)) -> Outcome {
        self.press_at(middle).await?;
        // Where the click has left the page, nobody knows any more.
        match self
            .ask::<Option<String>>("return window.__missed ?? null")
            .await
        {
            Ok(Some(missed)) => Err(Failure(format!("the click on {what} missed it: {missed}"))),
            Ok(None) | Err(_) => Ok(()),
        }
    }

    /// Clicks on the button of this name inside a part of the page that has others of its name elsewhere.
    pub async fn click_in(&self, part: &str, name: &str) -> Outcome {
        let button = "[...document.querySelectorAll(arguments[0] + ' button')].find(button => button.innerText.trim() === arguments[1])";
        let what = format!("{part} has a button “{name}” with nothing over it");
        self.click_on(&what, button, vec![json!(part), json!(name)])
            .await
    }

    /// Clicks on what an expression finds, once nothing lies over its middle.
    async fn click_on(&self, what: &str, element: &str, arguments: Vec<Value>) -> Outcome {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const element = {element};
            if (!element) return done('it is not there');
            ({MIDDLE}).call(element).then(done, error => done(String(error)));"
        );
        let middle = self
            .wait_for(what, async || {
                let answer: Value = self.ask_later_with(&script, arguments.clone()).await?;
                match answer.as_str() {
                    Some(why_not) => Err(Failure::new(why_not)),
                    None => Ok(Some(serde_json::from_value(answer)?)),
                }
            })
            .await?;
        self.press_on(what, middle).await
    }

    /// Opens "Share" at one of its tabs, unless it is open there.
    pub async fn share(&self, tab: &str) -> Outcome {
        if !self.has("dialog", "Share").await? {
            self.click("button", "Share").await?;
        }
        self.click("tab", tab).await
    }

    /// Opens the record whose title starts so, from the list.
    pub async fn open_record(&self, title: &str) -> Outcome {
        self.show("List").await?;
        self.click("button", title).await
    }

    /// Clicks on the entry of the list that has this very title.
    pub async fn click_entry(&self, title: &str) -> Outcome {
        self.show("List").await?;
        let entry = "[...document.querySelectorAll('.list li button')].find(button => button.innerText.split('\\n')[0] === arguments[0])";
        let what = format!("the list has “{title}” with nothing over it");
        self.click_on(&what, entry, vec![json!(title)]).await
    }

    /// Waits until there is nothing of this role and name.
    pub async fn is_gone(&self, role: &str, name: &str) -> Outcome {
        let what = format!("the {role} “{name}” is gone");
        self.wait_until(&what, async || Ok(!self.has(role, name).await?))
            .await
    }

    /// Role and name of what has the keyboard focus, `button: Close`.
    pub async fn focus(&self) -> Outcome<String> {
        if !self.engine.speaks_devtools() {
            let active = self.driver.active_element().await?;
            return self.said_of(&active.to_json()?).await;
        }
        let active = self
            .devtools(
                "Runtime.evaluate",
                json!({"expression": "document.activeElement"}),
            )
            .await?;
        let request = json!({"objectId": active["result"]["objectId"], "fetchRelatives": false});
        let tree = self
            .devtools("Accessibility.getPartialAXTree", request)
            .await?;
        let node = &tree["nodes"][0];
        Ok(format!(
            "{}: {}",
            text(&node["role"]["value"]),
            text(&node["name"]["value"])
        ))
    }

    /// Waits until what has the focus has this role and a name that starts so.
    pub async fn has_focus(&self, expected: &str) -> Outcome {
        let what = format!("the focus is on {expected}");
        self.wait_until(&what, async || {
            let focus = self.focus().await?;
            if focus.starts_with(expected) {
                return Ok(true);
            }
            Err(Failure(format!("it is on {focus}")))
        })
        .await
    }

    /// The types with their counts, as a screen reader says them, in the order of the legend; a
    /// chosen one has a check in front. Looked up in passing, as the list is.
    pub async fn types(&self) -> Outcome<Vec<String>> {
        let shown = self.tab().await?;
        self.show("Filters").await?;
        let said = |found: &Found| {
            let check = if found.is_checked { "✓ " } else { "" };
            format!("{check}{}", found.name)
        };
        let types = self.all("checkbox").await?.iter().map(said).collect();
        self.show(&shown).await?;
        Ok(types)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn has_property(node: &Value, name: &str, value: &str) -> bool {
    let mut properties = node["properties"].as_array().into_iter().flatten();
    properties.any(|property| property["name"] == name && property["value"]["value"] == value)
}
