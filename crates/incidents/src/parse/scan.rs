//! Where JSON begins and ends, found without reading it.

use memchr::{memchr_iter, memchr2};

/// A place in the bytes of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at: at.min(bytes.len()),
        }
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

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
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
        self
    }

    /// Passes a string and gives what is between its quotation marks, escapes and all.
    pub(crate) fn skip_string(&mut self) -> Option<&'a [u8]> {
        if !self.eat(b'"') {
            return None;
        }
        let start = self.at;
        loop {
            self.at += memchr2(b'"', b'\\', self.rest())?;
            if self.eat(b'"') {
                return self.bytes.get(start..self.at - 1);
            }
            self.at = (self.at + 2).min(self.bytes.len());
        }
    }

    /// Passes one value of any kind: `None`, and no step, where it does not end or its brackets do not match.
    pub(crate) fn skip_value(&mut self) -> Option<()> {
        let mut ahead = *self;
        match ahead.peek()? {
            b'"' => {
                ahead.skip_string()?;
            }
            b'{' | b'[' => ahead.skip_brackets()?,
            _ => ahead.skip_word()?,
        }
        *self = ahead;
        Some(())
    }

    fn skip_brackets(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            self.at += self
                .rest()
                .iter()
                .position(|byte| b"\"{}[]".contains(byte))?;
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
        (length > 0).then_some(())
    }
}

/// Counts lines from where it last was, so that a file is counted once however many faults it has.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line_at(&mut self, at: usize) -> u32 {
        let at = at.min(self.bytes.len());
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.bytes.get(self.at..at).unwrap_or_default();
        self.line = self
            .line
            .saturating_add(memchr_iter(b'\n', passed).count() as u32);
        self.at = at;
        self.line
    }
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
    fn what_does_not_end_is_not_passed() {
        check(r#"{"a":[1}"#, None);
        check(r#"{"a":1"#, None);
        check(r#""a\"#, None);
        check(",", None);
        check("", None);
    }

    #[test]
    fn lines_are_counted_forwards_and_again_when_asked_for_an_earlier_one() {
        let mut lines = Lines::new(b"a\nb\nc");
        assert_eq!([4, 0, 2, 99].map(|at| lines.line_at(at)), [3, 1, 2, 3]);
    }
}
