//! Two dates with a word or a line between them.

use std::cmp::Ordering;

use crate::dates::{Found, Order, Spelled, date_and_clock, edtf};

/// What stands between them.
const BETWEEN: [&str; 10] = [
    " to ", " until ", " and ", " bis ", " - ", "..", "/", "-", " til ", " au ",
];

/// Two dates with a word or a line between them; `24-26 September 2016` says month and year once.
pub(super) fn range(text: &str) -> Option<Spelled> {
    let lower = text.to_lowercase();
    let leads = ["from ", "between "];
    let text = leads.iter().find_map(|word| lower.strip_prefix(word));
    let text = text.unwrap_or(&lower);
    BETWEEN.iter().find_map(|between| {
        let (first, last) = text.split_once(between)?;
        // What one of them leaves out, the other one says: the month and the year, the year, or the month.
        let words: Vec<&str> = last.split_whitespace().collect();
        let month: Vec<&str> = first.split_whitespace().take(1).collect();
        let last = end(last).or_else(|| end(&format!("{} {last}", month.join(" "))))?;
        let first = end(first).or_else(|| {
            let mut ends = [1, 2].iter().filter_map(|n| words.get(*n..));
            ends.find_map(|rest| end(&format!("{first} {}", rest.join(" "))))
                .or_else(|| end(&format!("{first} {}", words.last()?)))
        })?;
        let ends = Spelled::Range(Box::new((first, last)));
        match ends.in_order(None) {
            Some(found) => Some(Spelled::One(found)),
            None => (ends.order().is_some() || ends.in_order(Some(Order::DayFirst)).is_some())
                .then_some(ends),
        }
    })
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
    match start.cmp(&end) {
        Ordering::Less => Some(Found {
            edtf: format!("{start}/{end}"),
            order,
            ..Found::default()
        }),
        Ordering::Equal => Some(Found {
            edtf: start,
            order,
            ..Found::default()
        }),
        Ordering::Greater => None,
    }
}
