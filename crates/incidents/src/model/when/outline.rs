//! Dates of records whose text has not come: their spans are all that is known.

use crate::model::civil::{Minute, Span};
use crate::model::when::{DatePrecision, When};

impl When {
    /// A date of the span's first and last day, or of its minute where it is one: midnight too. It is as it would be if
    /// its own [`When::edtf`] were read.
    pub(crate) fn covering(span: Span, is_open_ended: bool) -> Self {
        let (start, minute) = (span.start(), span.start().minute_of_day());
        let last = Minute(span.end().0 - 1);
        let (first_day, last_day) = (start.day(), last.day());
        let text = start.iso_day();
        let (edtf, precision) = match span.n_minutes() {
            _ if is_open_ended => (format!("{text}/.."), DatePrecision::Since),
            1 => (
                format!("{text}T{:02}:{:02}:00", minute / 60, minute % 60),
                DatePrecision::ExactTime,
            ),
            _ if first_day == last_day => (text, DatePrecision::Day),
            _ => (format!("{text}/{}", last.iso_day()), DatePrecision::Range),
        };
        let is_minute = precision == DatePrecision::ExactTime;
        let ends = match is_minute {
            true => [start, span.end()],
            false => [first_day, last_day + 1].map(Minute::from_day),
        };
        Self {
            edtf,
            start: Some(ends[0]),
            end: Some(ends[1]).filter(|_| !is_open_ended),
            precision,
            approximate: false,
            uncertain: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::DAY;

    #[test]
    fn days_before_the_common_era_are_written_so_that_they_can_be_read() {
        let before = When::parse("-0099-05-12").unwrap();
        let span = Span::from_ordered(before.start().unwrap(), before.end().unwrap());
        assert_eq!(When::covering(span, false), before);
    }

    #[test]
    fn a_date_that_covers_a_span_is_what_its_words_say() {
        let minutes = |from: i32, n: i32| Span::from_ordered(Minute(from), Minute(from + n));
        for from in [0, 1_439, -1, 24_565_752, -1_000_000_000] {
            for span in [
                minutes(from, 1),
                minutes(from, 60),
                minutes(from, DAY),
                minutes(from, 40 * DAY + 1),
            ] {
                for is_open_ended in [false, true] {
                    let when = When::covering(span, is_open_ended);
                    assert_eq!(When::parse(when.edtf()).as_ref(), Ok(&when));
                    assert_eq!(when.start().unwrap().day(), span.start().day());
                }
            }
        }
    }
}
