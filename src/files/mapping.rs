//! How a file was read: for each column what it was taken for, and by what; each can be changed, and the map follows.

use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web::{self, get_property};
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, Reopen};
use crate::ui::share_link::{copied, use_sharing};

/// What a column can be made to be for.
const ROLES: [&str; 22] = [
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
];

/// In which order a column can write day and month.
const ORDERS: [&str; 2] = ["day_first", "month_first"];

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
        self.role.starts_with("date")
            && !self.role.ends_with("precision")
            && (!self.order.is_empty() || self.n_lost > 0)
    }
}

/// The table of columns.
#[component]
pub fn Mapping(props: &Props) -> Html {
    let page = &props.page;
    let words = &page.words;
    let sharing = use_sharing();
    let changed = page.opened.changed.clone();
    use_effect_with((), move |()| {
        // The reader goes on where the change was made.
        if let Some(field) = changed.as_deref().and_then(web::element_by_id) {
            web::focus(&field);
        }
    });
    let columns: Vec<Column> = JSON::parse(&page.opened.mapping)
        .map(|columns| columns.unchecked_into::<Array>().iter().collect::<Vec<_>>())
        .unwrap_or_default()
        .iter()
        .map(Column::of)
        .collect();
    let head = ["files-column", "files-taken-for"];
    let head = head.map(|id| el("th").attr("scope", "col").text(words.say(id)));
    let shown = columns.iter().enumerate();
    let shown = shown.filter(|(_, column)| column.n_values > 0);
    let rows = shown.map(|(at, _)| row(page, &columns, at));
    let fields = fields(&columns, None);
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

fn row(page: &Page, columns: &[Column], at: usize) -> Element {
    let (words, column) = (&page.words, &columns[at]);
    let change = |order: bool| {
        let (page, columns) = (page.clone(), columns.to_vec());
        Callback::from(move |event: Event| {
            let value = event
                .target()
                .and_then(|menu| get_property(&menu, "value").as_string());
            let value = value.unwrap_or_default();
            let changed = if order {
                (at, columns[at].role.clone(), value)
            } else {
                (at, value, columns[at].order.clone())
            };
            let fields = fields(&columns, Some(&changed));
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
        .attr("dir", "auto")
        .text(column.name.clone())
        .children(column.examples.iter().map(example));
    let order = column
        .is_date()
        .then(|| orders(page, column, at, change(true)));
    let taken_for = el("td")
        .child(roles(page, column, at, change(false)))
        .child_opt(order)
        .child(el("p").class("aside").text(decided))
        .child_opt(lost.map(|lost| el("p").class("files-lost").text(lost)));
    el("tr").child(name).child(taken_for)
}

/// The element in which a column's use, or its order of day and month, is chosen.
fn field_id(at: usize, is_order: bool) -> String {
    let what = if is_order { "order" } else { "role" };
    format!("files-column-{what}-{at}")
}

fn roles(page: &Page, column: &Column, at: usize, on_choice: Callback<Event>) -> Element {
    let words = &page.words;
    let is_other = !ROLES.contains(&column.role.as_str());
    let other = is_other.then(|| {
        el("option")
            .attr("value", column.role.clone())
            .selected(true)
            .text(column.taken_for.clone())
    });
    let option = |role: &&'static str| {
        el("option")
            .attr("value", *role)
            .selected(*role == column.role)
            .text(words.say(&format!("role-{}", role.replace('_', "-"))))
    };
    let label = words.say_with("files-role-of", &[("column", column.name.as_str().into())]);
    el("select")
        .attr("id", field_id(at, false))
        .attr("aria-label", label)
        .on(ListenerKind::onchange, on_choice)
        .child_opt(other)
        .children(ROLES.iter().map(option))
}

fn orders(page: &Page, column: &Column, at: usize, on_choice: Callback<Event>) -> Element {
    let words = &page.words;
    let open = column.order.is_empty().then(|| {
        el("option")
            .attr("value", "")
            .selected(true)
            .text(words.say("order-open"))
    });
    let option = |order: &&'static str| {
        el("option")
            .attr("value", *order)
            .selected(*order == column.order)
            .text(words.say(&format!("order-{}", order.replace('_', "-"))))
    };
    let label = words.say_with("files-order-of", &[("column", column.name.as_str().into())]);
    el("select")
        .attr("id", field_id(at, true))
        .attr("aria-label", label)
        .on(ListenerKind::onchange, on_choice)
        .child_opt(open)
        .children(ORDERS.iter().map(option))
}

/// What a map file says of the columns: what it says already, and what is changed, a column's use and its order of day and month.
fn fields(columns: &[Column], changed: Option<&(usize, String, String)>) -> String {
    let mut members: Vec<(String, Vec<JsValue>)> = Vec::new();
    let mut add = |member: String, column: &str| {
        let known = members.iter_mut().find(|(known, _)| *known == member);
        match known {
            Some((_, columns)) => columns.push(column.into()),
            None => members.push((member, vec![column.into()])),
        }
    };
    for (at, column) in columns.iter().enumerate() {
        let of_column = changed.filter(|(changed, ..)| *changed == at);
        let (role, order) = match of_column {
            Some((_, role, order)) => (role, order),
            None if column.decided == "map_file" => (&column.role, &column.order),
            None => continue,
        };
        add(role.clone(), &column.name);
        if role.starts_with("date") && !order.is_empty() {
            add(order.clone(), &column.name);
        }
    }
    let members: Vec<(&str, JsValue)> = members
        .iter()
        .map(|(member, columns)| {
            let columns: JsValue = match columns.as_slice() {
                [only] => only.clone(),
                several => several.iter().collect::<Array>().into(),
            };
            (member.as_str(), columns)
        })
        .collect();
    let text = JSON::stringify(&web::object(&members));
    text.map(String::from).unwrap_or_default()
}
