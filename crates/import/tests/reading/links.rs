//! Addresses of reports, photographs and videos.

use expect_test::expect;

use crate::{check, features};

#[test]
fn addresses_wherever_they_stand() {
    check(
        &features(&[
            r#"{"title":"A","date":"2016","link":"https://example.org/1, https://example.com/2"}"#,
            r#"{"title":"B","date":"2016","source":"The Post: https://example.org/1"}"#,
            r#"{"title":"C","date":"2016","photo":"https://example.org/a.jpg","unknown_name":"https://example.org/?a=1&amp;b=2;c"}"#,
            r#"{"title":"D","date":"2016","source":"The Post","url":"https://example.org/1"}"#,
            r#"{"title":"E","date":"2016","description":"<p>Seen: <a href=\"https://example.org/1\">film</a></p>"}"#,
        ]),
        &expect![[r"
            A | 2016 | not drawn | <https://example.org/1> | <https://example.com/2>
            B | 2016 | not drawn | <The Post https://example.org/1>
            C | 2016 | not drawn | <https://example.org/a.jpg> | <https://example.org/?a=1&b=2;c>
            D | 2016 | not drawn | <The Post https://example.org/1>
            E | 2016 | not drawn | <film https://example.org/1>"]],
    );
}
