//! The codes that put a map into somebody else's page. Everything in them is escaped: they end up in that page's HTML.

use incidents::link::html::escaped;

/// How a frame takes its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// So many CSS pixels.
    Pixels(u32),
    /// Width to height, as in CSS: `16/9`.
    Ratio(&'a str),
}

/// What the codes are made of.
pub struct Embedded<'a> {
    /// The address of the view for a frame.
    pub address: &'a str,
    /// What the map is called.
    pub title: &'a str,
    /// How it takes its height.
    pub shape: Shape<'a>,
    /// The address of embed.js.
    pub script: &'a str,
}

/// Names that are attributes of the element in the code; what else a view says stays in its `src`.
const ATTRIBUTES: [&str; 7] = ["from", "to", "type", "show", "lock", "lang", "theme"];

impl Embedded<'_> {
    /// A frame alone, for systems that let no script through.
    pub fn frame(&self) -> String {
        self.frame_with("")
    }

    /// The same, with the script that fits its height to its content.
    pub fn fitted_frame(&self) -> String {
        [self.frame_with(" data-incident-map"), self.script_tag()].concat()
    }

    /// A picture of the map's first view that leads to the whole page, for mail and for systems that let no frame through.
    pub fn picture(&self, whole: &str, picture: &str) -> String {
        let (whole, picture, title) = (escaped(whole), escaped(picture), escaped(self.title));
        format!(
            "<a href=\"{whole}\"><img src=\"{picture}\" alt=\"{title}\" width=\"1200\" height=\"630\" style=\"max-width: 100%; height: auto; border: 0\"></a>"
        )
    }

    /// What keeps the room free that the map will ask for, so that nothing jumps when it does.
    fn reserved(&self) -> String {
        match self.shape {
            Shape::Pixels(_) => "aspect-ratio: 1; min-height: 470px; max-height: 680px".to_owned(),
            Shape::Ratio(ratio) => format!("aspect-ratio: {}", escaped(ratio)),
        }
    }

    fn frame_with(&self, attribute: &str) -> String {
        let (address, title) = (escaped(self.address), escaped(self.title));
        // The height is for systems that let no style through.
        let (height, style) = match self.shape {
            Shape::Pixels(px) if attribute.is_empty() => (px, String::new()),
            Shape::Pixels(px) => (px, format!("; height: auto; {}", self.reserved())),
            Shape::Ratio(_) => (480, format!("; height: auto; {}", self.reserved())),
        };
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" allowfullscreen loading=\"lazy\" allow=\"clipboard-write\" style=\"border: 0{style}\"{attribute}></iframe>"
        )
    }

    /// The element, which a page can talk to. `whole` is the address of the page by itself, for readers without scripts.
    pub fn element(&self, whole: &str) -> String {
        let (page, query) = self.address.split_once('?').unwrap_or((self.address, ""));
        let (mut attributes, mut rest) = (Vec::new(), Vec::new());
        let parts = || {
            query
                .split('&')
                .map(|part| part.split_once('=').unwrap_or((part, "")))
        };
        for (name, value) in parts() {
            let is_single = parts().filter(|(other, _)| *other == name).count() == 1;
            // The element takes a comma in `type` for the next one, and no attribute is percent-encoded.
            let is_plain = !value.contains(['%', '+']) && (name != "type" || !value.contains(','));
            if ATTRIBUTES.contains(&name) && is_single && is_plain {
                attributes.push(format!("{name}=\"{}\"", escaped(value)));
            } else if name != "embed" {
                rest.push(format!("{name}={value}"));
            }
        }
        let src = match rest.is_empty() {
            true => page.to_owned(),
            false => format!("{page}?{}", rest.join("&")),
        };
        let title = escaped(self.title);
        attributes.push(format!("title=\"{title}\""));
        attributes.push(format!("style=\"display: block; {}\"", self.reserved()));
        format!(
            "<incident-map src=\"{}\" {}><a href=\"{}\">{title}</a></incident-map>{}",
            escaped(&src),
            attributes.join(" "),
            escaped(whole),
            self.script_tag(),
        )
    }

    fn script_tag(&self) -> String {
        format!("\n<script async src=\"{}\"></script>", escaped(self.script))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: Embedded<'static> = Embedded {
        address: "https://a.org/m/?from=2016-09-19&type=x&q=%22%3E&embed=1&show=title,list",
        title: "A \"map\" <b>&</b>",
        shape: Shape::Pixels(500),
        script: "https://a.org/m/embed.js",
    };

    #[test]
    fn a_frame_is_escaped_and_says_its_height() {
        assert_eq!(
            EMBEDDED.frame(),
            "<iframe src=\"https://a.org/m/?from=2016-09-19&amp;type=x&amp;q=%22%3E&amp;embed=1&amp;show=title,list\" title=\"A &quot;map&quot; &lt;b&gt;&amp;&lt;/b&gt;\" width=\"100%\" height=\"500\" frameborder=\"0\" allowfullscreen loading=\"lazy\" allow=\"clipboard-write\" style=\"border: 0\"></iframe>"
        );
        let wide = Embedded {
            shape: Shape::Ratio("16/9"),
            ..EMBEDDED
        };
        assert!(
            wide.frame()
                .contains("style=\"border: 0; height: auto; aspect-ratio: 16/9\"")
        );
        assert!(wide.fitted_frame().ends_with(
            " data-incident-map></iframe>\n<script async src=\"https://a.org/m/embed.js\"></script>"
        ));
    }

    #[test]
    fn the_element_has_in_attributes_what_a_person_would_change() {
        assert_eq!(
            EMBEDDED.element("https://a.org/m/?q=<"),
            "<incident-map src=\"https://a.org/m/?q=%22%3E\" from=\"2016-09-19\" type=\"x\" show=\"title,list\" title=\"A &quot;map&quot; &lt;b&gt;&amp;&lt;/b&gt;\" style=\"display: block; aspect-ratio: 1; min-height: 470px; max-height: 680px\"><a href=\"https://a.org/m/?q=&lt;\">A &quot;map&quot; &lt;b&gt;&amp;&lt;/b&gt;</a></incident-map>\n<script async src=\"https://a.org/m/embed.js\"></script>"
        );
        let several = Embedded {
            address: "https://a.org/?embed=1&type=x&type=y",
            ..EMBEDDED
        };
        assert!(
            several
                .element("")
                .starts_with("<incident-map src=\"https://a.org/?type=x&amp;type=y\" title=")
        );
    }
}
