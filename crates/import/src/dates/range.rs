//! Two dates with a word or a line between them.

use std::cmp::Ordering;

use crate::dates::{Found, HOURS, Order, Spelled, date_and_clock, edtf};

/// What stands between them.
const BETWEEN: [&str; 9] = [
    " to ", " until ", " bis ", " - ", "..", "/", "-", " til ", " au ",
];

/// Two dates with a word or a line between them; `24-26 September 2016` says month and year once.
pub(super) fn range(text: &str) -> Option<Spelled> {
    let lower = text.to_lowercase();
    let leads = ["from ", "between "];
    let text = leads.iter().find_map(|word| lower.strip_prefix(word));
    let text = text.unwrap_or(&lower);
    // Two days with "and" between them are two days, unless something lies between.
    let and = lower.starts_with("between ").then_some(" and ");
    BETWEEN.iter().copied().chain(and).find_map(|between| {
        let (first, last) = text.split_once(between)?;
        let (first, last) = ends(first.trim(), last.trim())?;
        let ends = Spelled::Range(Box::new((first, last)));
        match ends.clone().in_order(None) {
            Some(found) => Some(Spelled::One(found)),
            None => (ends.order().is_some()
                || ends.clone().in_order(Some(Order::DayFirst)).is_some())
            .then_some(ends),
        }
    })
}

/// Both ends: what one of them leaves out, the other one says.
fn ends(first: &str, last: &str) -> Option<(Spelled, Spelled)> {
    let is_day = |text: &str| {
        let text = text.trim_end_matches('.');
        (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    // 24-26/09/2016, 20.-22.09.2016, 24-26 September 2016
    if is_day(first) {
        let rest = last
            .find(|c: char| !c.is_ascii_digit())
            .and_then(|at| last.get(at..))?;
        return Some((
            end(&format!("{}{rest}", first.trim_end_matches('.')))?,
            end(last)?,
        ));
    }
    // 2016-09-24 to 26
    let is_year_first = first.get(4..5) == Some("-") && first.get(7..8) == Some("-");
    if is_day(last) && is_year_first && first.len() == "2016-09-24".len() {
        let month = first.get(.."2016-09-".len())?;
        return Some((end(first)?, end(&format!("{month}{last:0>2}"))?));
    }
    let words: Vec<&str> = last.split_whitespace().collect();
    let month = first.split_whitespace().next()?;
    let last = end(last).or_else(|| end(&format!("{month} {last}")))?;
    let first = end(first).or_else(|| {
        let mut ends = [1, 2].iter().filter_map(|n| words.get(*n..));
        ends.find_map(|rest| end(&format!("{first} {}", rest.join(" "))))
            .or_else(|| end(&format!("{first} {}", words.last()?)))
    })?;
    Some((first, last))
}

fn end(text: &str) -> Option<Spelled> {
    let text = text.trim();
    let found = date_and_clock(text).or_else(|| edtf(text).map(Spelled::One))?;
    let is_single = !matches!(&found, Spelled::One(found) if found.edtf.contains('/'));
    is_single.then_some(found)
}

/// Both days and what lies between; clock times do not stand in a range.
pub(super) fn between(first: &Found, last: &Found) -> Option<Found> {
    let day = |found: &Found| found.edtf.split('T').next().unwrap_or_default().to_owned();
    let (start, end) = (day(first), day(last));
    let order = first.order.or(last.order);
    let has_times = first.edtf.contains('T') || last.edtf.contains('T');
    let note = has_times.then_some(HOURS);
    match start.cmp(&end) {
        Ordering::Less => Some(Found {
            edtf: format!("{start}/{end}"),
            order,
            note,
            ..Found::default()
        }),
        Ordering::Equal => Some(Found {
            edtf: start,
            order,
            note,
            ..Found::default()
        }),
        Ordering::Greater => None,
    }
}
