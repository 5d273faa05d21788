//! Columns by their tags of the Humanitarian Exchange Language, as version 1.1 of its dictionary has them.

use crate::columns::By;
use crate::names::Role;
use crate::table::{Object, Table};

/// Takes a column for what its tag says where its name says less.
pub(super) fn decide(table: &Table, ranked: &mut [(Role, u32, By)]) {
    for (at, column) in ranked.iter_mut().enumerate() {
        let name = table.name(at);
        let tag = table
            .tags
            .get(at)
            .map(String::as_str)
            .filter(|tag| !tag.is_empty());
        let is_open = matches!(column.0, Role::Fact) || column.1 >= 1000 || name.starts_with('#');
        if let Some(role) = role(tag.unwrap_or(name)).filter(|_| is_open) {
            *column = (role, 500, By::Content);
        }
    }
}

/// Takes a row of JSON for what it says of the columns, if it is one of tags and the first; whether it was one.
pub(crate) fn takes(table: &mut Table, row: &Object) -> bool {
    let texts = row
        .cells
        .iter()
        .map(|(_, value)| value.as_str().unwrap_or("-"));
    if table.n_rows() > 0 || !table.tags.is_empty() || !are_tags(texts) {
        return false;
    }
    table.tags = vec![String::new(); table.columns.len()];
    for (column, value) in &row.cells {
        if let (Some(tag), Some(text)) = (table.tags.get_mut(*column), value.as_str()) {
            tag.push_str(text.trim());
        }
    }
    true
}

/// Whether a row of JSON repeats the tags, before any record.
pub(crate) fn repeats(table: &Table, row: &Object) -> bool {
    let mut cells = row.cells.iter();
    table.n_rows() == 0
        && !table.tags.is_empty()
        && cells.all(|(column, value)| {
            let tag = table.tags.get(*column).map(String::as_str);
            value.as_str().map(str::trim) == tag
        })
}

/// Whether all of these are tags, and not all of them colours: a row of one such is a record.
pub(crate) fn are_tags<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let texts: Vec<&str> = texts
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let is_color = |text: &&str| {
        let digits = text.trim_start_matches('#');
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|it| it.is_ascii_hexdigit())
    };
    !texts.iter().all(is_color)
        && texts.iter().all(|text| {
            let is_letter = text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
            let is_sign = |c: char| c.is_ascii_alphanumeric() || " #+_-".contains(c);
            is_letter && text.starts_with('#') && text.chars().all(is_sign)
        })
}

fn role(tag: &str) -> Option<Role> {
    let tag = tag.trim().strip_prefix('#')?.to_lowercase();
    let mut parts = tag.split('+').map(str::trim);
    let word = parts.next()?;
    // Whom a number counts is said for each: individuals.
    let parts = parts.filter(|it| word != "affected" || *it != "ind");
    let attributes: Vec<&str> = parts.collect();
    let has = |names: &[&str]| names.iter().any(|name| attributes.contains(name));
    // Of two letters is the tag of a language, unless it is that of an identifier.
    let is_language = |it: &str| it.len() == 2 && it != "id";
    let is_plain = || attributes.iter().all(|it| *it == "name" || is_language(it));
    let member = |name| Some(Role::Member(name));
    match word {
        "date" if has(&["reported", "entered", "updated", "modified", "published"]) => {
            Some(Role::Entry)
        }
        "date" if has(&["start"]) => member("date_start"),
        "date" if has(&["end"]) => member("date_end"),
        "date" => member("date"),
        "geo" if has(&["lat"]) => member("latitude"),
        "geo" if has(&["lon", "lng"]) => member("longitude"),
        "geo" if has(&["coord"]) => Some(Role::Pair { lng_first: false }),
        "loc" if is_plain() => member("place"),
        "adm1" if is_plain() => member("admin1"),
        "country" if is_plain() => member("country"),
        "event" if has(&["type", "category"]) => member("category"),
        "event" if has(&["title", "name"]) => member("title"),
        "event" | "meta" if has(&["id", "code"]) => member("id"),
        "event" | "meta" | "description" if has(&["description", "notes"]) => member("description"),
        "description" if is_plain() => member("description"),
        "affected" if attributes == ["killed"] => member("fatalities"),
        "affected" if attributes == ["injured"] => member("injured"),
        "meta" if has(&["source"]) && !has(&["url"]) => member("sources"),
        "meta" if has(&["url"]) => Some(Role::Links),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_say_what_columns_are_for() {
        for (tag, expected) in [
            ("#date+occurred", Some(Role::Member("date"))),
            ("#date+reported", Some(Role::Entry)),
            ("#geo +lon", Some(Role::Member("longitude"))),
            ("#affected+killed", Some(Role::Member("fatalities"))),
            ("#affected+ind+injured", Some(Role::Member("injured"))),
            ("#affected+killed+children", None),
            ("#adm1+name", Some(Role::Member("admin1"))),
            ("#adm1+code", None),
            ("#loc+id", None),
            ("#loc+ar", Some(Role::Member("place"))),
            ("#event+type", Some(Role::Member("category"))),
            ("#meta+source+url", Some(Role::Links)),
            ("#ff0000", None),
        ] {
            assert_eq!(role(tag), expected, "{tag}");
        }
    }

    #[test]
    fn a_row_of_tags_is_known() {
        assert!(are_tags(["#date+occurred", "", "#geo +lat"].into_iter()));
        assert!(!are_tags(["#date", "2016"].into_iter()));
        assert!(!are_tags(["", " "].into_iter()));
        assert!(!are_tags(["#1", "#2"].into_iter()));
    }
}
