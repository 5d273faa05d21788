//! Dates that are far from all others: a slip in the year.

use incidents::model::civil::DAY;
use incidents::model::incident::Incident;
use incidents::model::when::When;

use crate::offers::spread::Numbers;
use crate::offers::{About, Offer};

/// Twenty years, in days.
const FAR_DAYS: f64 = 20.0 * 365.25;

/// How often the width of the middle half a date lies outside of it at least: records of a whole century are none of a slip.
const FAR_WIDTHS: f64 = 1.5;

/// The records whose date is far from the middle half of the others.
pub(super) fn far(records: &[&Incident]) -> Option<Offer> {
    let days = |record: &Incident| record.when.as_ref().and_then(ends);
    // Of a date of several days its first one stands for it among the others.
    let starts = records.iter().filter_map(|record| Some(days(record)?.0));
    let starts = Numbers::of(starts.collect(), 1.0)?;
    let is_far = |record: &&&Incident| {
        days(record).is_some_and(|(start, end)| {
            let middle = starts.middle_without(start);
            let distance = middle.distance(start).min(middle.distance(end));
            let is_around = start < middle.low && middle.high < end;
            !is_around && distance > FAR_DAYS.max(FAR_WIDTHS * middle.width)
        })
    };
    let far: Vec<&Incident> = records.iter().filter(is_far).copied().collect();
    (!far.is_empty()).then(|| Offer::of(About::FarDates, &far, Vec::new()))
}

/// The first and the last day of a date, in days since 1970; an open end is where the other one is.
fn ends(when: &When) -> Option<(f64, f64)> {
    let [start, end] =
        [when.start(), when.end()].map(|it| it.map(|it| f64::from(it.0) / f64::from(DAY)));
    Some((start.or(end)?, end.or(start)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dates: &[&str], expect: &[&str]) {
        let dated = |date: &&str| {
            let mut record = Incident::new(*date, "t");
            record.when = When::parse(date).ok();
            record
        };
        let records: Vec<Incident> = dates.iter().map(dated).collect();
        let records: Vec<&Incident> = records.iter().collect();
        let ids = far(&records).map(|offer| offer.ids);
        assert_eq!(ids.unwrap_or_default(), expect, "{dates:?}");
    }

    #[test]
    fn a_year_that_is_far_from_the_others_is_shown() {
        let near = [
            "2016-01-01",
            "2016-05",
            "2017-01-01",
            "2018",
            "2015-09-30/..",
        ];
        let with = |date: &'static str| [near.as_slice(), &[date, ""]].concat();
        check(&with("1916-01-01"), &["1916-01-01"]);
        check(&with("2061-01-01"), &["2061-01-01"]);
        check(&with("1998-01-01"), &[]);
        check(&with("1916/2016-02-01"), &[]);
        check(&with("1916/2061"), &[]);
        check(&["1916", "2016", "2016", "2016", "2016"], &[]);
        let century: Vec<String> = (1910..2020).map(|year| year.to_string()).collect();
        check(&century.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    }
}
