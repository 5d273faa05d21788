//! The page's head and its table for readers without scripts.

use std::fmt::Write as _;

use incidents::config::MapConfig;
use incidents::link::html::escaped;
use incidents::model::incident::{Incident, Source};
use incidents::model::when::When;

use crate::built_from::BUILT_FROM;
use crate::history::FEED;
use crate::html::{END, START, between, in_language, without_earlier};
use crate::{OEMBED, PICTURE, SiteError, described, picture, records_elsewhere};

/// More records than this would make the page heavy for everybody.
pub(crate) const MAX_LISTED: usize = 500;

/// What is shown in the page's frame until the page is there.
#[derive(Debug, Default)]
pub(crate) struct FirstWords {
    /// The picture of the first view.
    pub(crate) view: Option<String>,
    /// How much there is.
    pub(crate) shown: Option<String>,
    /// The day of the data.
    pub(crate) as_of: Option<String>,
    /// From the first incident to the last, as ISO 8601 writes it.
    pub(crate) span: Option<String>,
    /// Whether there is a feed beside it.
    pub(crate) has_feed: bool,
    /// The languages that have a page of corrections.
    pub(crate) corrections: String,
    /// What all of it was made from.
    pub(crate) built_from: Option<String>,
}

/// What of a site is shown before it is opened.
pub(crate) struct Site<'a> {
    pub(crate) config: &'a MapConfig,
    listed: &'a [Incident],
    n_records: usize,
    language: &'a str,
    /// With a slash at its end.
    pub(crate) address: Option<&'a str>,
}

impl<'a> Site<'a> {
    /// A site of so many records, of which the first are listed.
    pub(crate) fn new(config: &'a MapConfig, listed: &'a [Incident], n_records: usize) -> Self {
        Self {
            config,
            listed,
            n_records,
            language: config.languages.first().map_or("en", String::as_str),
            address: config.site_url.as_deref(),
        }
    }

    pub(crate) fn title(&self) -> &str {
        self.config.title.in_language(self.language)
    }

    pub(crate) fn language(&self) -> &str {
        self.language
    }

    pub(crate) fn description(&self) -> &str {
        let first = self.config.introduction.first();
        first.map_or("", |text| text.in_language(self.language))
    }

    /// The page with its title, its preview, its table and what is seen of it first.
    pub(crate) fn page(&self, html: &str, first: &FirstWords) -> Result<String, SiteError> {
        let html = in_language(without_earlier(html), self.language);
        let title = between(&html, "<title>", "</title>").ok_or(SiteError::NoPlace("<title>"))?;
        let html = html.replacen(
            &format!("<title>{title}</title>"),
            &format!(
                "<title>{}</title>{START}{}{END}",
                escaped(self.title()),
                self.tags(first)
            ),
            1,
        );
        let html = self.with_first_words(html, first)?;
        let sentence =
            between(&html, "<noscript>", "</noscript>").ok_or(SiteError::NoPlace("<noscript>"))?;
        Ok(html.replacen(
            &format!("<noscript>{sentence}</noscript>"),
            &format!(
                "<noscript>{sentence}{START}{}{END}</noscript>",
                self.table()
            ),
            1,
        ))
    }

    /// What stands in the page's frame, to be seen while the program is on its way. ahead.js hides it where the address asks for
    /// another language, file or view.
    fn with_first_words(&self, html: String, first: &FirstWords) -> Result<String, SiteError> {
        let language = escaped(self.language);
        let told = |[start, end]: [&str; 2], text: &str| match text {
            // Without words the grey bars stay.
            "" => String::new(),
            text => format!(
                "{start} lang=\"{language}\" dir=\"auto\">{}{end}",
                escaped(text)
            ),
        };
        let lede = self.config.lede.in_language(self.language);
        let shown = first.shown.as_deref().unwrap_or_default();
        let as_of = first.as_of.as_deref().unwrap_or_default();
        let as_of = told(["<span class=\"as-of\"", "</span>"], as_of);
        let shown = match shown {
            "" => String::new(),
            shown => told(["<b", "</b>"], shown) + &as_of,
        };
        let counts = match shown.is_empty() {
            true => shown,
            false => format!("<p class=\"told\">{shown}</p>"),
        };
        let parts = [
            (
                "<header class=\"header\">",
                told(
                    ["<div class=\"title told\"><h1", "</h1></div>"],
                    self.title(),
                ),
            ),
            // Without a lede nothing else is awaited there, either.
            (
                "<div class=\"panel\">",
                match lede {
                    "" => "<p class=\"told\"></p>".to_owned(),
                    lede => told(["<p class=\"lede told\"><b", "</b></p>"], lede),
                },
            ),
            (
                "<div class=\"map\">",
                first.view.clone().unwrap_or_default(),
            ),
            ("<div class=\"foot\">", counts),
        ];
        let mut parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
        parts.try_fold(html, |html, (place, part)| {
            if !html.contains(place) {
                return Err(SiteError::NoPlace(place));
            }
            Ok(html.replacen(place, &format!("{place}{START}{part}{END}"), 1))
        })
    }

    fn tags(&self, first: &FirstWords) -> String {
        let mut tags = String::new();
        let mut tag = |name: &str, key: &str, value: &str| {
            if !value.is_empty() {
                // A string takes whatever is written to it.
                let _written = write!(
                    tags,
                    "\n  <meta {name}=\"{key}\" content=\"{}\">",
                    escaped(value)
                );
            }
        };
        tag("name", "description", self.description());
        // What ahead.js asks for.
        tag("name", "map-data", &self.config.data);
        tag("name", "map-languages", &self.config.languages.join(" "));
        // What About links.
        tag("name", "map-corrections", &first.corrections);
        // What `incidents check` and `serve` compare with the files.
        tag(
            "name",
            BUILT_FROM,
            first.built_from.as_deref().unwrap_or_default(),
        );
        tag("property", "og:type", "website");
        tag("property", "og:title", self.title());
        tag("property", "og:description", self.description());
        tag("property", "og:locale", self.language);
        let Some(address) = self.address else {
            return tags + "\n  ";
        };
        tag("property", "og:url", address);
        tag("property", "og:image", &format!("{address}{PICTURE}"));
        tag("property", "og:image:width", &picture::WIDTH.to_string());
        tag("property", "og:image:height", &picture::HEIGHT.to_string());
        tag("property", "og:image:alt", self.title());
        tag("name", "twitter:card", "summary_large_image");
        let dataset = described::json_ld(self, address, first.span.as_deref());
        let _written = write!(
            tags,
            "\n  <script type=\"application/ld+json\">{dataset}</script>"
        );
        if first.has_feed {
            let _written = write!(
                tags,
                "\n  <link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}{FEED}\" title=\"{}\">",
                escaped(address),
                escaped(self.title())
            );
        }
        let _written = write!(
            tags,
            "\n  <link rel=\"canonical\" href=\"{0}\">\n  <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{0}{OEMBED}\" title=\"{1}\">\n  ",
            escaped(address),
            escaped(self.title())
        );
        tags
    }

    fn table(&self) -> String {
        let mut table = format!("\n<h1>{}</h1>\n", escaped(self.title()));
        for paragraph in &self.config.introduction {
            let _written = writeln!(
                table,
                "<p>{}</p>",
                escaped(paragraph.in_language(self.language))
            );
        }
        table.push_str("<table>\n");
        for record in self.listed {
            self.add_row(record, &mut table);
        }
        table.push_str("</table>\n");
        let named = self.config.license.iter().chain(&self.config.links);
        for linked in named {
            let text = escaped(linked.text.in_language(self.language));
            let _written = match &linked.url {
                Some(url) => writeln!(
                    table,
                    "<p><a href=\"{}\" rel=\"noopener\">{text}</a></p>",
                    escaped(url)
                ),
                None => writeln!(table, "<p>{text}</p>"),
            };
        }
        let n_more = self.n_records - self.listed.len();
        let data = escaped(&self.config.data);
        // A string takes whatever is written to it.
        let _written = match records_elsewhere(self.config) {
            Some(_) => writeln!(table, "<p><a href=\"{data}\">{data}</a></p>"),
            None if n_more > 0 => writeln!(
                table,
                "<p>+ {n_more}: <a href=\"data/{data}\">{data}</a></p>"
            ),
            None => Ok(()),
        };
        table
    }

    fn add_row(&self, record: &Incident, table: &mut String) {
        let date = record.when.as_ref().map_or_else(String::new, date);
        let place = record.place.name_in(self.language).unwrap_or_default();
        let sources: Vec<String> = record.sources.iter().map(source).collect();
        let _written = writeln!(
            table,
            "<tr><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            escaped(&date),
            escaped(record.title_in(self.language)),
            escaped(place),
            sources.join("; ")
        );
    }
}

/// The date in figures and signs that need no language: `≈ 2016-07-28`, `2015-09-30 – …`, `2016-09-17 15:55`.
fn date(when: &When) -> String {
    let ends = when.edtf().split('/').map(|end| {
        let (about, day) = match end.strip_suffix(['~', '%']) {
            Some(day) => ("≈ ", day),
            None => ("", end),
        };
        let day = day
            .trim_end_matches('?')
            .replace("..", "…")
            .replace('T', " ");
        format!("{about}{}", day.strip_suffix(":00").unwrap_or(&day))
    });
    ends.collect::<Vec<_>>().join(" – ")
}

fn source(source: &Source) -> String {
    let name = source.publisher.as_ref().or(source.title.as_ref());
    let name = escaped(name.map_or("", String::as_str));
    match &source.url {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noopener\">{}</a>",
            escaped(url),
            if name.is_empty() { escaped(url) } else { name }
        ),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::described::Oembed;

    const HTML: &str = "<head><title>Incident map</title></head><body><noscript>Allow scripts.</noscript><header class=\"header\"></header><div class=\"panel\"></div><div class=\"map\"></div><div class=\"foot\"></div></body>";

    fn config(json: &str) -> MapConfig {
        MapConfig::parse(json.as_bytes()).0
    }

    fn record(title: &str) -> Incident {
        let mut record = Incident::new("a", title);
        record.when = When::parse("2016-10-01").ok();
        record
    }

    #[test]
    fn what_is_written_twice_stands_there_once() {
        let config = config(r#"{"title": "A map", "site_url": "https://maps.example/a"}"#);
        let records = [record("A strike")];
        let site = Site::new(&config, &records, records.len());
        let once = site.page(HTML, &FirstWords::default()).unwrap();
        assert!(once.contains("<title>A map</title>"));
        assert!(once.contains("content=\"https://maps.example/a/preview.png\""));
        assert!(once.contains("<td>2016-10-01</td><th scope=\"row\">A strike</th>"));
        assert!(once.contains("Allow scripts."));
        assert!(once.contains("<h1 lang=\"en\" dir=\"auto\">A map</h1>"));
        assert!(!once.contains("lede"), "{once}");
        assert_eq!(site.page(&once, &FirstWords::default()).unwrap(), once);
    }

    #[test]
    fn words_of_the_data_stay_words() {
        let config = config(r#"{"title": "\"><script>alert(1)</script>"}"#);
        let records = [record("</noscript><img src=x onerror=alert(1)>")];
        let page = Site::new(&config, &records, records.len())
            .page(HTML, &FirstWords::default())
            .unwrap();
        assert!(
            !page.contains("<script") && !page.contains("<img"),
            "{page}"
        );
    }

    #[test]
    fn without_an_address_there_is_no_picture_to_point_to() {
        let config = config(r#"{"title": "A map", "site_url": ""}"#);
        let site = Site::new(&config, &[], 0);
        assert!(
            !site
                .page(HTML, &FirstWords::default())
                .unwrap()
                .contains("og:image")
        );
        assert!(Oembed::new(&site).is_none());
    }

    #[test]
    fn dates_are_figures_that_anybody_can_read() {
        let said = |edtf: &str| date(&When::parse(edtf).unwrap());
        assert_eq!(said("2016-07-28~"), "≈ 2016-07-28");
        assert_eq!(said("2015-09-30/.."), "2015-09-30 – …");
        assert_eq!(said("2016-09-17T15:55:00"), "2016-09-17 15:55");
        assert_eq!(said("2016-09-19/2016-10-01"), "2016-09-19 – 2016-10-01");
    }

    #[test]
    fn a_page_without_a_place_for_it_is_named() {
        let config = MapConfig::default();
        let error = Site::new(&config, &[], 0)
            .page("<p>Hello</p>", &FirstWords::default())
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "index.html has no <title>: take the one of a built page again"
        );
    }
}
