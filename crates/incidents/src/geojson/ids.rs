//! Ids: the source's own, each once in a file.

use std::collections::BTreeMap;

use crate::json::scan::Scanner;
use crate::model::hash::hash;

/// The ids of a file so far.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// By hash: an id's text would be kept once more, and two different ids of one hash only gain a suffix.
    n_uses: BTreeMap<u64, u32>,
}

impl Ids {
    /// Gives a doubled id a suffix, and returns what it was.
    pub(crate) fn make_unique(&mut self, id: &mut String) -> Option<String> {
        let n_uses = self.n_uses.entry(hash(id.bytes())).or_insert(0);
        *n_uses += 1;
        if *n_uses == 1 {
            return None;
        }
        let mut number = *n_uses;
        let mut unique = format!("{id}-{number}");
        while self.n_uses.contains_key(&hash(unique.bytes())) {
            number += 1;
            unique = format!("{id}-{number}");
        }
        self.n_uses.insert(hash(unique.bytes()), 1);
        self.n_uses.insert(hash(id.bytes()), number);
        Some(std::mem::replace(id, unique))
    }
}

/// The id of a record that is no JSON, if one can be made out.
pub(crate) fn id_in(bytes: &[u8]) -> Option<String> {
    const MAX_LEN: usize = 100;
    let name = memchr::memmem::find(bytes, b"\"id\"")?;
    let mut scanner = Scanner::new(bytes, name + 4);
    scanner.skip_space().eat(b':').then_some(())?;
    let start = scanner.skip_space().at();
    let value = if scanner.peek() == Some(b'"') {
        scanner.skip_string()?
    } else {
        scanner.skip_value()?;
        bytes.get(start..scanner.at())?
    };
    let id = std::str::from_utf8(value).ok()?.trim();
    (!id.is_empty() && id.len() <= MAX_LEN && !id.contains(char::is_control)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_id_gets_the_next_free_number() {
        let mut ids = Ids::default();
        let mut check = |given: &str, expect: &str| {
            let mut id = given.to_owned();
            let doubled = ids.make_unique(&mut id);
            assert_eq!(id, expect);
            assert_eq!(doubled.is_some(), given != expect);
        };
        check("a", "a");
        check("a-3", "a-3");
        check("a", "a-2");
        check("a", "a-4");
        check("a-2", "a-2-2");
        check("a", "a-5");
    }

    #[test]
    fn the_id_of_a_broken_record_is_found_where_it_is_whole() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(id_in(text.as_bytes()).as_deref(), expect, "{text}");
        };
        check(r#"{"id": "x-1", "title": }"#, Some("x-1"));
        check(r#"{"id":17,"#, Some("17"));
        check(r#"{"id": "x-1"#, None);
        check(r#"{"id": {"a""#, None);
        check("{}", None);
    }
}
