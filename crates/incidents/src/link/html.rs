//! Text inside of HTML: in link previews, in codes that embed a map, in the page that a build writes.

/// Text for between tags and between double quotation marks: it can neither end an attribute nor begin a tag.
///
/// ```
/// assert_eq!(incidents::link::html::escaped("<b>\"&\"</b>"), "&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;");
/// ```
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
