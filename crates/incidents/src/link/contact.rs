//! The address by which a reader tells of an error in a record.

use crate::link::percent;

/// What the error is in.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The record's title.
    pub title: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The address of the page with the record open.
    pub link: &'a str,
    /// Which edition of the data the reader has seen, in words.
    pub version: &'a str,
}

impl About<'_> {
    /// Where a map's `contact` leads for this record: a mail address to a letter that names it, an address to itself, with `{title}`,
    /// `{id}`, `{link}` and `{version}` in it filled in. Without any of them they are put behind it as its query.
    ///
    /// ```
    /// use incidents::link::contact::About;
    ///
    /// let about = About { title: "A fire", id: "f1", link: "https://a.example/?id=f1", version: "2" };
    /// assert_eq!(
    ///     about.address("desk@a.example"),
    ///     "mailto:desk@a.example?subject=A%20fire&body=f1%0D%0Ahttps%3A%2F%2Fa.example%2F%3Fid%3Df1%0D%0A2"
    /// );
    /// assert_eq!(
    ///     about.address("https://a.example/new?about={id}"),
    ///     "https://a.example/new?about=f1"
    /// );
    /// ```
    pub fn address(&self, contact: &str) -> String {
        const PARTS: &str = "title={title}&id={id}&link={link}&version={version}";
        let members = [
            ("{title}", self.title),
            ("{id}", self.id),
            ("{link}", self.link),
            ("{version}", self.version),
        ];
        let address = if !contact.contains("://") {
            format!("mailto:{contact}?subject={{title}}&body={{id}}%0D%0A{{link}}%0D%0A{{version}}")
        } else if members.iter().any(|(name, _)| contact.contains(name)) {
            contact.to_owned()
        } else {
            let joint = if contact.contains('?') { '&' } else { '?' };
            format!("{contact}{joint}{PARTS}")
        };
        let mut filled = String::new();
        let mut rest = address.as_str();
        // From left to right: braces in a title are no names.
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            filled.push_str(before);
            let member = members.iter().find(|(name, _)| from.starts_with(name));
            let (name, value) = member.copied().unwrap_or(("{", "{"));
            for byte in value.bytes() {
                percent::push(byte, b"-._~", &mut filled);
            }
            rest = from.strip_prefix(name).unwrap_or_default();
        }
        filled + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(contact: &str) -> String {
        let about = About {
            title: "{id} & more",
            id: "a b",
            link: "l",
            version: "v",
        };
        about.address(contact)
    }

    #[test]
    fn an_address_without_places_to_fill_gets_a_query() {
        let parts = "title=%7Bid%7D%20%26%20more&id=a%20b&link=l&version=v";
        assert_eq!(
            address("https://a.example/f"),
            format!("https://a.example/f?{parts}")
        );
        assert_eq!(
            address("https://a.example/f?x=1"),
            format!("https://a.example/f?x=1&{parts}")
        );
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again_and_other_braces_are_encoded() {
        assert_eq!(
            address("https://a.example/{title}/{other}"),
            "https://a.example/%7Bid%7D%20%26%20more/%7Bother}"
        );
    }
}
