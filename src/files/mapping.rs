//! How a file was read: for each column what it was taken for, and by what; each can be changed, and the map follows.

use std::cell::Cell;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web::{self, get_property};
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, Reopen};
use crate::ui::share_link::{copied, use_sharing};

/// What a column can be made to be for.
const ROLES: [&str; 23] = [
    "title",
    "description",
    "category",
    "date",
    "date_start",
    "date_end",
    "clock",
    "place",
    "admin1",
    "country",
    "latitude",
    "longitude",
    "lat_lng",
    "lng_lat",
    "fatalities",
    "injured",
    "actors",
    "sources",
    "url",
    "excerpts",
    "id",
    "fact",
    "left_out",
];

/// In which order a column can write day and month.
const ORDERS: [&str; 2] = ["day_first", "month_first"];

thread_local! {
    /// For which opening the focus has been put where a change was made.
    static FOCUSED: Cell<u32> = const { Cell::new(0) };
}

/// Properties of [`Mapping`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What every part needs.
    pub page: Page,
}

/// What one column was taken for.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    name: String,
    role: String,
    /// In words, where no message is for it.
    taken_for: String,
    decided: String,
    order: String,
    n_values: usize,
    n_lost: usize,
    examples: Vec<String>,
}

impl Column {
    fn of(column: &JsValue) -> Self {
        let text = |name| get_property(column, name).as_string().unwrap_or_default();
        let number = |name| get_property(column, name).as_f64().unwrap_or_default() as usize;
        let examples: Array = get_property(column, "examples").unchecked_into();
        Self {
            name: text("name"),
            role: match text("role").as_str() {
                "links" => "url".to_owned(),
                role => role.to_owned(),
            },
            taken_for: text("taken_for"),
            decided: text("decided"),
            order: text("order"),
            n_values: number("values"),
            n_lost: number("not_read"),
            examples: examples
                .iter()
                .filter_map(|example| example.as_string())
                .collect(),
        }
    }

    fn is_date(&self) -> bool {
        ["date", "date_start", "date_end"].contains(&self.role.as_str())
            && (!self.order.is_empty() || self.n_lost > 0)
    }
}

/// The table of columns.
#[component]
pub fn Mapping(props: &Props) -> Html {
    let page = &props.page;
    let words = &page.words;
    let sharing = use_sharing();
    let opened = page.opened.clone();
    use_effect_with((), move |()| {
        // The reader goes on where the change was made, once.
        let is_new = FOCUSED.replace(opened.number) != opened.number;
        let field = opened.changed.as_deref().filter(|_| is_new);
        if let Some(field) = field.and_then(web::element_by_id) {
            web::focus(&field);
        }
    });
    let columns = JSON::parse(&page.opened.mapping).unwrap_or_default();
    let columns: Array = columns.dyn_into().unwrap_or_default();
    let head = ["files-column", "files-taken-for"];
    let head = head.map(|id| el("th").attr("scope", "col").text(words.say(id)));
    let shown = columns.iter().map(|column| Column::of(&column)).enumerate();
    let shown = shown.filter(|(_, column)| column.n_values > 0);
    let rows = shown.map(|(at, column)| row(page, &column, at));
    let fields = text_of(&fields_of(page));
    el("section")
        .child(el("h2").text(words.say("files-how")))
        .child(el("p").text(words.say("files-how-about")))
        .child(
            el("table")
                .class("files-columns")
                .child(el("thead").child(el("tr").children(head)))
                .child(el("tbody").children(rows)),
        )
        .child_opt((fields != "{}").then(|| {
            let text = format!("\"fields\": {fields}");
            el("div")
                .class("share-code")
                .child(copied(page, "files-save", text, "ltr", &sharing))
        }))
        .into()
}

fn row(page: &Page, column: &Column, at: usize) -> Element {
    let words = &page.words;
    let change = |order: bool| {
        let (page, name) = (page.clone(), column.name.clone());
        Callback::from(move |event: Event| {
            let value = event
                .target()
                .and_then(|menu| get_property(&menu, "value").as_string());
            let fields = with_choice(&fields_of(&page), &name, &value.unwrap_or_default());
            let field = field_id(at, order);
            page.opened.on_open.emit(Reopen::Fields(fields, field));
        })
    };
    let decided = words.say(&format!("files-by-{}", column.decided));
    let lost = [("count", column.n_lost.into())];
    let lost = (column.n_lost > 0).then(|| words.say_with("files-not-read", &lost));
    let example = |example: &String| el("span").attr("dir", "auto").text(example.clone());
    let name = el("th")
        .attr("scope", "row")
        .child(el("b").attr("dir", "auto").text(column.name.clone()))
        .children(column.examples.iter().map(example));
    let label = |id: &str| words.say_with(id, &[("column", column.name.as_str().into())]);
    let id = field_id(at, false);
    let why = [id.as_str(), "-why"].concat();
    let role = Menu {
        id,
        label: label("files-role-of"),
        message: |code| format!("role-{code}"),
        codes: &ROLES,
        chosen: &column.role,
        other: column.taken_for.clone(),
    };
    let order = column.is_date().then(|| {
        let order = Menu {
            id: field_id(at, true),
            label: label("files-order-of"),
            message: |code| format!("order-{code}"),
            codes: &ORDERS,
            chosen: &column.order,
            other: words.say("order-open"),
        };
        order.shown(page, change(true))
    });
    let taken_for = el("td")
        .child(
            role.shown(page, change(false))
                .attr("aria-describedby", why.clone()),
        )
        .child_opt(order)
        .child(el("p").class("aside").attr("id", why).text(decided))
        .child_opt(lost.map(|lost| el("p").class("files-lost").text(lost)));
    el("tr").child(name).child(taken_for)
}

/// The element in which a column's use, or its order of day and month, is chosen.
fn field_id(at: usize, is_order: bool) -> String {
    let what = if is_order { "order" } else { "role" };
    format!("files-column-{what}-{at}")
}

/// A menu of codes, each with its words; what is chosen and none of them stands before them, in words of its own.
struct Menu<'m> {
    id: String,
    label: String,
    /// What the message is called that says a code.
    message: fn(String) -> String,
    codes: &'static [&'static str],
    chosen: &'m str,
    other: String,
}

impl Menu<'_> {
    fn shown(self, page: &Page, on_choice: Callback<Event>) -> Element {
        let option = |code: &str, words: String| {
            el("option")
                .attr("value", code.to_owned())
                .selected(code == self.chosen)
                .text(words)
        };
        let is_other = !self.codes.contains(&self.chosen);
        let mut menu = el("select")
            .attr("id", self.id)
            .attr("aria-label", self.label)
            .on(ListenerKind::onchange, on_choice)
            .child_opt(is_other.then(|| option(self.chosen, self.other)));
        for code in self.codes {
            let message = (self.message)(code.replace('_', "-"));
            menu = menu.child(option(code, page.words.say(&message)));
        }
        menu
    }
}

/// The `fields` that hold, of the map file.
fn fields_of(page: &Page) -> Object {
    let text = String::from_utf8_lossy(&page.opened.map_file);
    let file = JSON::parse(&text).unwrap_or_default();
    get_property(&file, "fields").dyn_into().unwrap_or_default()
}

/// The names of columns that a member has.
fn columns_of(fields: &Object, member: &str) -> Vec<JsValue> {
    let columns = get_property(fields, member);
    match columns.dyn_ref::<Array>() {
        Some(list) => list.iter().collect(),
        None => Some(columns)
            .filter(JsValue::is_string)
            .into_iter()
            .collect(),
    }
}

fn set_columns(fields: &Object, member: &str, columns: &[JsValue]) {
    let columns: JsValue = match columns {
        [only] => only.clone(),
        several => several.iter().collect::<Array>().into(),
    };
    // It is a plain object.
    let _set = Reflect::set(fields, &member.into(), &columns);
}

/// The fields with a column's use, or its order of day and month, chosen: nothing else of them changes.
fn with_choice(fields: &Object, column: &str, chosen: &str) -> String {
    let is_order = ORDERS.contains(&chosen) || chosen.is_empty();
    for member in Object::keys(fields)
        .iter()
        .filter_map(|member| member.as_string())
    {
        let mut columns = columns_of(fields, &member);
        let n_before = columns.len();
        columns.retain(|known| known.as_string().as_deref() != Some(column));
        if ORDERS.contains(&member.as_str()) != is_order || columns.len() == n_before {
            continue;
        }
        if columns.is_empty() {
            // It is a plain object.
            let _deleted = Reflect::delete_property(fields, &member.as_str().into());
        } else {
            set_columns(fields, &member, &columns);
        }
    }
    if !chosen.is_empty() {
        let mut columns = vec![column.into()];
        // Two columns of a date are its two ends; of any other member the first that says something counts.
        if chosen != "date" {
            columns.extend(columns_of(fields, chosen));
        }
        set_columns(fields, chosen, &columns);
    }
    text_of(fields)
}

fn text_of(fields: &Object) -> String {
    JSON::stringify(fields)
        .map(String::from)
        .unwrap_or_default()
}
