//! Clock times and zones as files spell them.

/// A time of day with the zone that stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// `Z`, or `+03:00`.
    pub offset: Option<String>,
    /// `America/Los_Angeles`, or a name such as `EST` of which nobody knows which zone it means.
    pub zone: Option<String>,
}

impl Clock {
    /// `19:12:00+03:00`, as it stands in EDTF behind the T.
    pub fn edtf(&self) -> String {
        let (hour, minute, second) = (self.hour, self.minute, self.second.unwrap_or(0));
        let offset = self.offset.as_deref().unwrap_or_default();
        format!("{hour:02}:{minute:02}:{second:02}{offset}")
    }

    /// Whether it is the first minute of a day without a zone: how programs write that they know the day only.
    pub fn is_midnight(&self) -> bool {
        (self.hour, self.minute, self.second.unwrap_or(0)) == (0, 0, 0)
    }

    /// Reads a time in one of its spellings: `9:05`, `19:12:30.5Z`, `7:05 PM`, `1912` where `is_alone` says that nothing else can be
    /// meant, each with a zone behind.
    pub fn parse(text: &str, is_alone: bool) -> Option<Self> {
        let spelled = with_colons(text.trim());
        let text = spelled.as_str();
        let split = text
            .char_indices()
            .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
            .map_or(text.len(), |(at, _)| at);
        let (figures, rest) = text.split_at_checked(split)?;
        let (hour, minute, second) = figures_of(figures, is_alone)?;
        let (half, rest) = half_of_day(rest.trim_start());
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(is_pm) => hour % 12 + if is_pm { 12 } else { 0 },
            None => hour,
        };
        // An hour alone is a number.
        if minute.is_none() && half.is_none() {
            return None;
        }
        // 08:00-10:00 is a span of hours; whoever means a zone by it writes the seconds, too.
        if second.is_none() && is_span(rest.trim()) {
            return None;
        }
        let (offset, zone) = zone_of(rest.trim())?;
        let is_there =
            hour < 24 && minute.is_none_or(|it| it < 60) && second.is_none_or(|it| it < 61);
        is_there.then(|| Self {
            hour,
            minute: minute.unwrap_or(0),
            second,
            offset,
            zone,
        })
    }
}

/// `13h45` and `13.45 Uhr` as 13:45.
fn with_colons(text: &str) -> String {
    const WORDS: [&str; 8] = [
        "uhr",
        "hrs",
        "hours",
        "h",
        "local time",
        "local",
        "lt",
        "часов",
    ];
    let lower = text.to_lowercase();
    let word = WORDS
        .iter()
        .find(|word| lower.ends_with(**word) && lower.len() > word.len());
    let text = match word {
        Some(word) => text
            .get(..text.len() - word.len())
            .unwrap_or(text)
            .trim_end(),
        None => text,
    };
    // 7.30pm
    if !text.contains(':') && (lower.ends_with("am") || lower.ends_with("pm")) {
        return text.replacen('.', ":", 1);
    }
    let Some((hour, rest)) = text.split_once(['h', 'H']) else {
        return match word {
            Some(_) if !text.contains(':') && text.len() <= 2 => format!("{text}:00"),
            Some(_) => text.replacen('.', ":", 1),
            None => text.to_owned(),
        };
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match is_number(hour) && rest.len() == 2 && is_number(rest) {
        true => format!("{hour}:{rest}"),
        false => text.to_owned(),
    }
}

/// Whether what follows a time is the end of a span of hours.
pub fn is_span(rest: &str) -> bool {
    let end = rest.strip_prefix('-').map(str::trim);
    end.and_then(|end| end.split_once(':'))
        .is_some_and(|(hour, minute)| {
            let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            (1..=2).contains(&hour.len())
                && minute.len() == 2
                && is_number(hour)
                && is_number(minute)
        })
}

type Figures = (u32, Option<u32>, Option<u32>);

fn figures_of(figures: &str, is_alone: bool) -> Option<Figures> {
    let mut parts = figures.split(':');
    let hour = parts.next()?;
    let minute = parts.next();
    let second = parts.next();
    if parts.next().is_some() || hour.is_empty() {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    match (minute, second) {
        (None, _) if is_alone && hour.len() == 4 => {
            let (hour, minute) = hour.split_at_checked(2)?;
            Some((number(hour)?, Some(number(minute)?), None))
        }
        (None, _) if hour.len() <= 2 => Some((number(hour)?, None, None)),
        (Some(minute), None) if hour.len() <= 2 && minute.len() == 2 => {
            Some((number(hour)?, Some(number(minute)?), None))
        }
        (Some(minute), Some(second)) if hour.len() <= 2 && minute.len() == 2 => {
            let whole = second.split(['.', ',']).next()?;
            Some((number(hour)?, Some(number(minute)?), Some(number(whole)?)))
        }
        _ => None,
    }
}

/// Whether it is after noon, where the text says which half.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    for (word, is_pm) in [
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
        ("ص", false),
        ("م", true),
    ] {
        let Some((head, rest)) = text.split_at_checked(word.len()) else {
            continue;
        };
        if head.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphabetic) {
            return (Some(is_pm), rest);
        }
    }
    (None, text)
}

type Zone = (Option<String>, Option<String>);

/// What stands behind a time, if it is a zone: `Z`, `UTC`, `+0300`, `GMT+0300 (Arabian Time)`, `[America/Los_Angeles]`, `EST`.
fn zone_of(text: &str) -> Option<Zone> {
    if let Some((before, name)) = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once('['))
    {
        let (offset, _) = zone_of(before.trim())?;
        return Some((offset, Some(name.to_owned())));
    }
    // JavaScript names a zone behind its offset; a zone may stand in brackets alone.
    let text = match text.split_once('(') {
        Some((before, inside)) if before.trim().is_empty() => {
            return zone_of(inside.strip_suffix(')')?.trim());
        }
        Some((before, inside)) if inside.ends_with(')') => before.trim(),
        Some(_) => return None,
        None => text.trim(),
    };
    let upper = text.to_ascii_uppercase();
    let named = ["UTC", "GMT", "Z"]
        .iter()
        .find_map(|name| upper.strip_prefix(name));
    match named.map(str::trim) {
        _ if text.is_empty() => return Some((None, None)),
        Some("") => return Some((Some("Z".to_owned()), None)),
        Some(rest) if rest.starts_with(['+', '-']) => {
            return offset_of(rest).map(|it| (Some(it), None));
        }
        _ => {}
    }
    if text.starts_with(['+', '-']) {
        return offset_of(text).map(|it| (Some(it), None));
    }
    let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '-');
    let is_zone = text.contains('/') || (2..=5).contains(&text.len()) && *text == *upper;
    (is_zone && text.chars().all(is_name)).then(|| (None, Some(text.to_owned())))
}

/// `+3`, `+03`, `+0300` or `+03:00` as `+03:00`.
fn offset_of(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let sign = letters.next()?;
    let digits: String = letters.filter(|&c| c != ':').collect();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let hours: u32 = hours
        .parse()
        .ok()
        .filter(|hours| *hours < 15 && is_number)?;
    Some(match (hours, minutes) {
        (0, "00") => "Z".to_owned(),
        _ => format!("{sign}{hours:02}:{minutes}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let found = Clock::parse(text, false).map(|clock| (clock.edtf(), clock.zone));
        let expected = expected.map(|(edtf, zone)| (edtf.to_owned(), zone.map(str::to_owned)));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn times_are_read_in_their_spellings() {
        check("9:05", Some(("09:05:00", None)));
        check("7:05 PM", Some(("19:05:00", None)));
        check("12 a.m.", Some(("00:00:00", None)));
        check("19:12:30.250Z", Some(("19:12:30Z", None)));
        check("19:12 +0300", Some(("19:12:00+03:00", None)));
        check(
            "19:12 GMT+0300 (Arabian Standard Time)",
            Some(("19:12:00+03:00", None)),
        );
        check(
            "18:00:16[America/Los_Angeles]",
            Some(("18:00:16", Some("America/Los_Angeles"))),
        );
        check("18:00:16 EST", Some(("18:00:16", Some("EST"))));
        check("25:00", None);
        check("17", None);
        check("9:05 strikes", None);
        check("08:00-10:00", None);
        check("08:00:00-10:00", Some(("08:00:00-10:00", None)));
        check("13h45", Some(("13:45:00", None)));
        check("13.45 Uhr", Some(("13:45:00", None)));
        check("7.30 pm", Some(("19:30:00", None)));
        check("13:45 (UTC+3)", Some(("13:45:00+03:00", None)));
        check("13:45 (corrected)", None);
    }

    #[test]
    fn four_digits_are_a_time_in_a_column_of_times() {
        assert_eq!(Clock::parse("1912", true).unwrap().edtf(), "19:12:00");
        assert_eq!(Clock::parse("1912", false), None);
    }
}
