//! What the reader chooses of a map that is put into another page: a form, and what it comes to in the address.
//!
//! The fields are called as the parts of an address are, so that what the form says is nearly the address already.

use incidents::model::session::Session;

use crate::browser::url;
use crate::browser::url::UrlSearchParams;
use crate::state::embed_options::{AREA, DATES, PARTS, WORDS};
use crate::ui::element::{Element, el};
use crate::ui::page::Page;

/// Heights for frames of these widths, in CSS pixels: what a frame asks for that shows everything.
const HEIGHTS: [(&str, u32); 3] = [("narrow", 560), ("middle", 640), ("wide", 680)];

/// What the form says at first: everything, in the language and the colours that the reader has chosen for this page.
pub fn unchosen() -> String {
    let parts = PARTS.map(|(name, _)| format!("show={name}&"));
    let chosen = |part: Option<String>| part.unwrap_or_default();
    let (language, theme) = (chosen(url::language()), chosen(url::theme()));
    let height = HEIGHTS[1].1;
    format!(
        "{}height={height}&lang={language}&theme={theme}",
        parts.concat()
    )
}

/// What the form says.
pub struct Choices(UrlSearchParams);

impl Choices {
    /// As [`web::form`] has it.
    pub fn of(said: &str) -> Option<Self> {
        UrlSearchParams::new_with_str(said).ok().map(Self)
    }

    fn value(&self, name: &str) -> String {
        self.0.get(name).unwrap_or_default()
    }

    /// The language of the frame, where it is not its reader's.
    pub fn language(&self) -> Option<String> {
        self.0.get("lang").filter(|language| !language.is_empty())
    }

    /// In CSS pixels.
    pub fn height_px(&self) -> u32 {
        let said = js_sys::Number::parse_float(&self.value("height"));
        match said.is_nan() {
            true => HEIGHTS[1].1,
            false => said.clamp(200.0, 2_000.0) as u32,
        }
    }

    /// Of width to height, as in CSS; where it is empty, the height says it.
    pub fn ratio(&self) -> String {
        self.value("ratio")
    }

    /// The parts of the address that say so.
    pub fn parts(&self, session: &Session) -> Vec<(&'static str, String)> {
        let mut locked = Vec::new();
        if self.0.has("lock") {
            locked.extend(session.time.map(|_| DATES));
            locked.extend((!session.words.trim().is_empty()).then_some(WORDS));
            locked.extend(session.within.map(|_| AREA));
            locked.extend(session.values.iter().map(|(facet, _)| facet.code()));
        }
        let mut parts = vec![
            ("lock", locked.join(",")),
            ("lang", self.value("lang")),
            ("theme", self.value("theme")),
        ];
        parts.retain(|(_, value)| !value.is_empty());
        let shown = self.0.get_all("show");
        if shown.length() as usize != PARTS.len() {
            parts.insert(0, ("show", shown.join(",").into()));
        }
        parts.insert(0, ("embed", "1".to_owned()));
        parts
    }

    /// The form.
    pub fn form(&self, page: &Page) -> Element {
        let words = &page.words;
        let checkbox = |name: &'static str, value: &'static str, label: &str| {
            let is_on = self.0.get_all(name).includes(&value.into(), 0);
            let field = el("input")
                .attr("type", "checkbox")
                .attr("name", name)
                .attr("value", value)
                .checked(is_on);
            el("label").child(field).text(words.say(label))
        };
        let menu = |name: &'static str, label: &str, options: Vec<(String, String)>| {
            let chosen = self.value(name);
            let any = (String::new(), words.say("share-any"));
            let option = |(value, label): (String, String)| {
                let is_chosen = value == chosen;
                el("option")
                    .attr("value", value)
                    .selected(is_chosen)
                    .text(label)
            };
            let menu = el("select").attr("name", name).child(option(any));
            let menu = menu.children(options.into_iter().map(option));
            el("label").text(words.say(label)).child(menu)
        };
        let themes = ["light", "dark"];
        let themes = themes.map(|theme| (theme.to_owned(), words.say(&format!("share-{theme}"))));
        let languages = page.config.languages.iter();
        let languages = languages.map(|tag| (tag.clone(), words.language_name(tag)));
        let ratios = ["16/9", "4/3", "1/1"].map(|ratio| (ratio.to_owned(), ratio.to_owned()));
        let shown = |(name, _)| checkbox("show", name, &format!("share-show-{name}"));
        let height = el("input")
            .attr("type", "number")
            .attr("name", "height")
            .attr("min", "200")
            .value(self.height_px().to_string());
        let heights = HEIGHTS.map(|(width, px)| (width, px.into()));
        let heights = words.say_with("share-heights", &heights);
        el("form")
            .class("share-choices")
            .children(PARTS.map(shown))
            .child(checkbox("lock", "1", "share-lock"))
            .child(menu("theme", "share-theme", themes.into()))
            .child(menu("lang", "share-language", languages.collect()))
            .child(menu("ratio", "share-ratio", ratios.into()))
            .child(el("label").text(words.say("share-height")).child(height))
            .child(el("p").class("aside").text(heights))
    }
}
