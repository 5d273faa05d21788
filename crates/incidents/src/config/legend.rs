//! The categories of a map file, with their colours and outlines.

use crate::config::category::{Categories, Category, Shape, color_from_text, derived};
use crate::config::reading::words;
use crate::model::said::said;
use crate::schema::finding::{Findings, Value};
use crate::schema::values::{code, text};

pub(super) fn categories(value: Value<'_, '_>, findings: &mut Findings) -> Categories {
    let mut categories = Vec::new();
    value.each(|item| categories.extend(category(item, findings)));
    categories.into()
}

fn category(value: Value<'_, '_>, findings: &mut Findings) -> Option<Category> {
    let Some(id) = value.first(&["id"]).and_then(|id| text(id, findings)) else {
        findings.dropped(
            value.path,
            said!("expected a category with an id, but found none"),
        );
        return None;
    };
    let usual = derived(&id);
    let shape = value
        .first(&["shape"])
        .and_then(|shape| code(shape, findings, Shape::from_code, Shape::ALL, Shape::code));
    let color = value.first(&["color", "colour"]);
    let (light, dark) = color.map_or((None, None), |color| colors(color, findings));
    Some(Category {
        label: value
            .first(&["label"])
            .and_then(|label| words(label, findings))
            .unwrap_or(usual.label),
        color_light: light.unwrap_or(usual.color_light),
        color_dark: dark.unwrap_or(usual.color_dark),
        shape: shape.unwrap_or(usual.shape),
        id,
    })
}

/// For light and for dark ground; one colour serves for both.
fn colors(value: Value<'_, '_>, findings: &mut Findings) -> (Option<String>, Option<String>) {
    if value.json.members().is_none() {
        let both = color(value, findings);
        return (both.clone(), both);
    }
    let mut one = |name| color(value.first(&[name])?, findings);
    (one("light"), one("dark"))
}

fn color(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    let found = value.json.text().and_then(color_from_text);
    if found.is_none() {
        findings.expected(
            said!("a colour as #rrggbb, #rgb or a plain name such as red"),
            value,
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::config::MapConfig;

    #[test]
    fn a_colour_is_written_as_people_write_it() {
        let text = r##"{"version": 1, "categories": [{"id": "a", "color": "#C00"}, {"id": "b", "color": {"light": "Teal", "dark": "#7CC0EE"}}]}"##;
        let (config, report) = MapConfig::parse(text.as_bytes());
        assert_eq!(report.problems(), []);
        let colors = |id: &str| {
            config
                .category(id)
                .map(|it| (it.color_light.clone(), it.color_dark.clone()))
        };
        let pair = |light: &str, dark: &str| Some((light.to_owned(), dark.to_owned()));
        assert_eq!(colors("a"), pair("#cc0000", "#cc0000"));
        assert_eq!(colors("b"), pair("#008080", "#7cc0ee"));
    }
}
