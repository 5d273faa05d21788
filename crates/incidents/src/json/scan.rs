//! Where JSON begins and ends, found without reading it.

use memchr::{memchr_iter, memchr2};

/// A place in the bytes of a file, or in those of it that have come so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether it has looked past the last byte: with more of them it might have found something else.
    has_run_out: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at: at.min(bytes.len()),
            has_run_out: false,
        }
    }

    pub(crate) fn has_run_out(&self) -> bool {
        self.has_run_out
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn jump(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn peek(&mut self) -> Option<u8> {
        let next = self.bytes.get(self.at).copied();
        self.has_run_out |= next.is_none();
        next
    }

    /// What was looked for, unless the bytes have ended before it.
    fn found<T>(&mut self, found: Option<T>) -> Option<T> {
        self.has_run_out |= found.is_none();
        found
    }

    /// Passes one byte if it is there.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// Passes white space and the record separators of JSON text sequences (RFC 8142).
    pub(crate) fn skip_space(&mut self) -> &mut Self {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x1E);
        self.at += self.rest().iter().take_while(|byte| is_space(byte)).count();
        self.has_run_out |= self.rest().is_empty();
        self
    }

    /// Passes a string and gives what is between its quotation marks, escapes and all.
    pub(crate) fn skip_string(&mut self) -> Option<&'a [u8]> {
        if !self.eat(b'"') {
            return None;
        }
        let start = self.at;
        loop {
            let next = memchr2(b'"', b'\\', self.rest());
            self.at += self.found(next)?;
            if self.eat(b'"') {
                return self.bytes.get(start..self.at - 1);
            }
            self.at = (self.at + 2).min(self.bytes.len());
        }
    }

    /// Passes one value of any kind: `None`, and no step, where it does not end or its brackets do not match.
    pub(crate) fn skip_value(&mut self) -> Option<()> {
        let first = self.peek()?;
        let mut ahead = *self;
        let end = match first {
            b'"' => ahead.skip_string().map(|_| ()),
            b'{' | b'[' => ahead.skip_brackets(),
            _ => ahead.skip_word(),
        };
        self.has_run_out |= ahead.has_run_out;
        end.map(|()| *self = ahead)
    }

    fn skip_brackets(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            let next = self.rest().iter().position(|byte| b"\"{}[]".contains(byte));
            self.at += self.found(next)?;
            match self.peek()? {
                b'"' => {
                    self.skip_string()?;
                    continue;
                }
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                closing if open.pop() != Some(closing) => return None,
                _ => {}
            }
            self.at += 1;
            if open.is_empty() {
                return Some(());
            }
        }
    }

    /// Passes a number, `true`, `null`, `NaN` and the like.
    fn skip_word(&mut self) -> Option<()> {
        let is_in_word =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let length = self
            .rest()
            .iter()
            .take_while(|byte| is_in_word(byte))
            .count();
        self.at += length;
        self.has_run_out |= self.rest().is_empty();
        (length > 0).then_some(())
    }
}

/// How many lines end in the bytes.
pub(crate) fn n_lines(bytes: &[u8]) -> u32 {
    memchr_iter(b'\n', bytes).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rest: Option<&str>) {
        let mut scanner = Scanner::new(text.as_bytes(), 0);
        let found = scanner
            .skip_value()
            .map(|()| String::from_utf8_lossy(scanner.rest()));
        assert_eq!(found.as_deref(), rest, "{text}");
    }

    #[test]
    fn values_are_passed_whatever_is_in_them() {
        check(r#"{"a":[1,{"b":"}]"}]},next"#, Some(",next"));
        check(r#""a\"b\\" ,"#, Some(" ,"));
        check("NaN,", Some(","));
        check("-1.5e+3]", Some("]"));
        check("[1,,2,] ", Some(" "));
    }

    #[test]
    fn it_is_known_whether_more_bytes_could_change_what_was_found() {
        let check = |text: &str, expect: bool| {
            let mut scanner = Scanner::new(text.as_bytes(), 0);
            let _found = scanner.skip_value();
            assert_eq!(scanner.has_run_out(), expect, "{text}");
        };
        check(r#"{"a":[1]}"#, false);
        check(r#"{"a":[1}"#, false);
        check(r#"{"a":[1"#, true);
        check("12", true);
        check("12,", false);
        check(r#""a"#, true);
        check("", true);
    }

    #[test]
    fn what_does_not_end_is_not_passed() {
        check(r#"{"a":[1}"#, None);
        check(r#"{"a":1"#, None);
        check(r#""a\"#, None);
        check(",", None);
        check("", None);
    }
}
