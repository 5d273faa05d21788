//! Links to the very sentence that is quoted.

use crate::link::percent;

/// From this many words on, a fragment names the first and last words of the quotation only.
const WHOLE_UP_TO_WORDS: usize = 12;

/// How many words name each end of a long quotation.
const END_WORDS: usize = 5;

/// The address of a page with a text fragment that scrolls to a quotation and marks it
/// (WICG Scroll To Text Fragment, `#:~:text=start,end`). A browser that knows no text
/// fragments opens the page as usual.
pub fn sentence_url(url: &str, quotation: &str) -> String {
    let words: Vec<&str> = quotation.split_whitespace().collect();
    if words.is_empty() {
        return url.to_owned();
    }
    let text = if words.len() <= WHOLE_UP_TO_WORDS {
        encoded(&words)
    } else {
        let (start, end) = (&words[..END_WORDS], &words[words.len() - END_WORDS..]);
        format!("{},{}", encoded(start), encoded(end))
    };
    // A page's own fragment stays in front of the text directive.
    let joint = if url.contains('#') {
        ":~:text="
    } else {
        "#:~:text="
    };
    format!("{url}{joint}{text}")
}

/// `-`, `,` and `&` mean something in a text directive, so that they are encoded as well.
fn encoded(words: &[&str]) -> String {
    let mut out = String::new();
    for byte in words.join(" ").bytes() {
        percent::push(byte, b"._~", &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_quotation_is_named_whole() {
        assert_eq!(
            sentence_url("http://a.org/b", "At least 30 casualties."),
            "http://a.org/b#:~:text=At%20least%2030%20casualties."
        );
    }

    #[test]
    fn a_long_one_is_named_by_its_ends() {
        let quotation = "one two three four five six seven eight nine ten eleven twelve thirteen";
        let url = sentence_url("http://a.org/b#top", quotation);
        assert_eq!(
            url,
            "http://a.org/b#top:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"
        );
    }

    #[test]
    fn signs_that_mean_something_there_are_encoded() {
        assert_eq!(
            sentence_url("http://a.org/", "pro-Assad, & more"),
            "http://a.org/#:~:text=pro%2DAssad%2C%20%26%20more"
        );
        assert_eq!(sentence_url("http://a.org/", "  "), "http://a.org/");
    }
}
