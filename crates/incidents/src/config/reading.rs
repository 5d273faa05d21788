//! The map file's members, each read by itself.

use std::borrow::Cow;

use crate::config::addresses::{contact, origins, site};
use crate::config::basemap::basemap;
use crate::config::fields::fields;
use crate::config::labels::Labels;
use crate::config::legend::categories;
use crate::config::living::{refresh, versions};
use crate::config::near::is_near;
use crate::config::opening::{annotation, bounds, order, view, withdrawal};
use crate::config::{Linked, MapConfig};
use crate::json::element::{Element, element_at};
use crate::json::sniff::text_start;
use crate::json::value::Json;
use crate::model::report::{Problem, Report, Severity};
use crate::model::said::{Said, said};
use crate::model::text::Text;
use crate::schema::finding::{Finding, Findings, Path, Value};
use crate::schema::names::FieldMap;
use crate::schema::values::{address, date_text, day, text, texts};

type Read = fn(&mut MapConfig, Value<'_, '_>, &mut Findings);

#[rustfmt::skip]
const MEMBERS: [(&str, Read); 34] = [
    ("title", |config, value, findings| set(&mut config.title, words(value, findings))),
    ("publisher", |config, value, findings| set(&mut config.publisher, words(value, findings))),
    ("introduction", |config, value, findings| value.each(|item| config.introduction.extend(words(item, findings)))),
    ("data", |config, value, findings| set(&mut config.data, text(value, findings))),
    ("as_of", |config, value, findings| config.as_of = day(value, findings)),
    ("site_url", |config, value, findings| config.site_url = site(value, findings)),
    ("contact", |config, value, findings| config.contact = contact(value, findings)),
    ("data_origins", |config, value, findings| config.data_origins = origins(value, findings)),
    ("embed", embed),
    ("languages", languages),
    ("view", |config, value, findings| config.view = view(value, findings)),
    ("bounds", |config, value, findings| config.bounds = bounds(value, findings)),
    ("span", |config, value, findings| config.span = date_text(value, findings)),
    ("order", |config, value, findings| set(&mut config.order, order(value, findings))),
    ("lede", |config, value, findings| set(&mut config.lede, words(value, findings))),
    ("annotate", |config, value, findings| value.each(|item| config.annotate.extend(annotation(item, findings)))),
    ("withdrawn", |config, value, findings| value.each(|item| config.withdrawn.extend(withdrawal(item, findings)))),
    ("categories", |config, value, findings| config.categories = categories(value, findings)),
    ("labels", |config, value, findings| config.labels = labels(value, findings)),
    ("links", |config, value, findings| value.each(|item| config.links.extend(linked(item, findings)))),
    ("license", |config, value, findings| config.license = linked(value, findings)),
    ("credits", |config, value, findings| value.each(|item| config.credits.extend(linked(item, findings)))),
    ("basemap", |config, value, findings| config.basemap = basemap(value, findings)),
    ("overlays", |config, value, _| {
        let all = value.json.list().unwrap_or_default();
        let has_areas = |overlay: &Json<'_>| matches!(overlay.member("areas"), Some(Json::Bool(true)));
        (config.has_overlays, config.has_areas) = (!all.is_empty(), all.iter().any(has_areas));
    }),
    ("refresh", refresh),
    ("versions", versions),
    ("fields", |config, value, findings| fields(&mut config.fields, value, findings)),
    ("table_fields", |config, value, findings| fields(&mut config.table_fields, value, findings)),
    ("version", version),
    // Read by crates/areas.
    // What `incidents build` writes into the page.
    ("accent", |_, _, _| {}),
    ("logo", |_, _, _| {}),
    ("stylesheet", |_, _, _| {}),
    // Read by crates/safety, before anything is published.
    ("safety", |_, _, _| {}),
    // What editors of the file read.
    ("$schema", |_, _, _| {}),
];

pub(crate) fn map_config(bytes: &[u8]) -> (MapConfig, Report) {
    let mut config = MapConfig::default();
    let mut report = Report::default();
    match document(bytes) {
        Ok(Element { json, notes, .. }) => {
            let mut findings = Findings::default();
            read_members(&json, &mut config, &mut findings);
            for finding in notes
                .into_iter()
                .map(Finding::note)
                .chain(findings.into_list())
            {
                report.push(finding.into());
            }
        }
        Err(problem) => report.push(problem),
    }
    (config, report)
}

/// What the members of records are called, alone: nothing else of the map file is read, and nothing said of it.
pub(crate) fn fields_of(bytes: &[u8]) -> FieldMap {
    let mut map = FieldMap::default();
    let document = document(bytes);
    let members = document.iter().filter_map(|element| element.json.members());
    for (name, json) in members.flatten().filter(|(name, _)| name == "fields") {
        let path = Path::Member(name);
        fields(&mut map, Value { json, path }, &mut Findings::default());
    }
    map
}

fn document(bytes: &[u8]) -> Result<Element<'_>, Problem> {
    let broken = |line: u32, message: Said| Problem {
        line: Some(line),
        ..Problem::from(Finding {
            severity: Severity::FileBroken,
            field: None,
            message,
        })
    };
    let start =
        text_start(bytes, said!("a map file in JSON")).map_err(|message| broken(1, message))?;
    let element = element_at(bytes, start).map_err(|fault| {
        let message = said!(
            "the map file is no JSON ({reason}): everything in it keeps its default until that is mended",
            fault.reason
        );
        broken(fault.n_lines + 1, message)
    })?;
    match element.json {
        Json::Object(_) => Ok(element),
        other => Err(broken(
            1,
            said!(
                "expected a map file, which begins with {, but found {found}",
                other.found()
            ),
        )),
    }
}

fn read_members(json: &Json<'_>, config: &mut MapConfig, findings: &mut Findings) {
    for (name, value) in json.members().unwrap_or_default() {
        let path = Path::Member(name);
        match MEMBERS.iter().find(|(member, _)| member == name) {
            Some((_, read)) if !value.is_blank() => {
                read(config, Value { json: value, path }, findings);
            }
            Some(_) => {}
            None if name.starts_with(['$', '_']) => {}
            None => {
                let near = MEMBERS.iter().find(|(member, _)| is_near(member, name));
                let members = MEMBERS.map(|(name, _)| name).join(", ");
                let message = match near {
                    Some((near, _)) => said!(
                        "a map file has no such member: did you mean {near}? it has {members}",
                        *near,
                        members
                    ),
                    None => said!("a map file has no such member: it has {members}", members),
                };
                findings.note(path, message.as_sentence());
            }
        }
    }
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

/// One text, or one for each language.
pub(super) fn words(value: Value<'_, '_>, findings: &mut Findings) -> Option<Text> {
    let Some(members) = value.json.members() else {
        return text(value, findings).map(|text| text.as_str().into());
    };
    let in_language = |(language, json): &(Cow<'_, str>, Json<'_>)| {
        let path = Path::Within(&value.path, language);
        Some((
            language.clone().into_owned(),
            text(Value { json, path }, findings)?,
        ))
    };
    let by_language: Vec<_> = members.iter().filter_map(in_language).collect();
    (!by_language.is_empty()).then(|| Text::new(by_language))
}

/// The version of map files that this reads. What a later one says otherwise nobody knows here.
const VERSION: f64 = 1.0;

fn version(_: &mut MapConfig, value: Value<'_, '_>, findings: &mut Findings) {
    if value.json.number() != Some(VERSION) {
        findings.expected(
            said!(
                "1, the version of map files that this page reads: a newer page may show more of it"
            ),
            value,
        );
    }
}

fn languages(config: &mut MapConfig, value: Value<'_, '_>, findings: &mut Findings) {
    let languages = texts(value, findings);
    if !languages.is_empty() {
        config.languages = languages;
    }
}

fn embed(config: &mut MapConfig, value: Value<'_, '_>, findings: &mut Findings) {
    match value.first(&["origins"]) {
        Some(allowed) => config.embed_origins = origins(allowed, findings),
        None => findings.expected(
            said!("{\"origins\": [\"https://example.org\", ...]}"),
            value,
        ),
    }
}

fn labels(value: Value<'_, '_>, findings: &mut Findings) -> Labels {
    let Some(facets) = value.json.members() else {
        findings.expected(said!("{\"method\": {code: words}, ...}"), value);
        return Labels::default();
    };
    let mut labels = Vec::new();
    for (facet, codes) in facets {
        let path = Path::Within(&value.path, facet);
        let Some(codes) = codes.members() else {
            findings.expected(said!("{code: words}"), Value { json: codes, path });
            continue;
        };
        let of_code = |(code, json): &(Cow<'_, str>, Json<'_>)| {
            let path = Path::Within(&path, code);
            Some((
                code.clone().into_owned(),
                words(Value { json, path }, findings)?,
            ))
        };
        let words = codes.iter().filter_map(of_code).collect();
        labels.push((facet.clone().into_owned(), words));
    }
    Labels::new(labels)
}

fn linked(value: Value<'_, '_>, findings: &mut Findings) -> Option<Linked> {
    let Some(said) = value.first(&["text"]) else {
        let text = words(value, findings)?;
        return Some(Linked { text, url: None });
    };
    let text = words(said, findings)?;
    Some(Linked {
        text,
        url: value.first(&["url"]).and_then(|url| address(url, findings)),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::config::category::{Shape, derived};

    #[track_caller]
    fn check(text: &str, expect: &Expect) {
        let problems: Vec<String> = map_config(text.as_bytes())
            .1
            .problems()
            .iter()
            .map(ToString::to_string)
            .collect();
        expect.assert_eq(&problems.join("\n"));
    }

    #[test]
    fn origins_are_taken_as_browsers_write_them_and_nothing_else_is() {
        let text = r#"{"data_origins": "https://Data.example.org/", "embed": {"origins": [
            "https://news.example.org", "http://127.0.0.1:8000", "https://example.org/path", "*", "null", "https://a@b.org"]}}"#;
        let config = map_config(text.as_bytes()).0;
        assert_eq!(config.data_origins, ["https://data.example.org"]);
        assert_eq!(
            config.embed_origins,
            ["https://news.example.org", "http://127.0.0.1:8000"]
        );
        check(
            text,
            &expect![[r#"
                embed.origins[2]: expected an origin: https://, a host and nothing after it, but found "https://example.org/path"
                embed.origins[3]: expected an address that begins with https:// or http:// and names no user, but found "*"
                embed.origins[4]: expected an address that begins with https:// or http:// and names no user, but found "null"
                embed.origins[5]: expected an address that begins with https:// or http:// and names no user, but found "https://a@b.org""#]],
        );
        check(
            r#"{"embed": ["https://example.org"]}"#,
            &expect![[
                r#"embed: expected {"origins": ["https://example.org", ...]}, but found a list of 1"#
            ]],
        );
    }

    #[test]
    fn an_unknown_member_is_named_with_the_one_that_it_nearly_is() {
        let said = |name: &str| {
            let text = format!(r#"{{"{name}": 1}}"#);
            let problems = map_config(text.as_bytes()).1;
            problems.problems()[0].message.to_string()
        };
        for (name, near) in [
            ("titel", "title"),
            ("Site-URL", "site_url"),
            ("catgories", "categories"),
            ("langauges", "languages"),
            ("datas", "data"),
            ("bound", "bounds"),
        ] {
            let expected = format!("did you mean {near}?");
            assert!(said(name).contains(&expected), "{}", said(name));
        }
        assert!(!said("colour").contains("did you mean"));
    }

    #[test]
    fn a_map_file_of_another_version_is_said_to_be_one() {
        check(r#"{"version": 1}"#, &expect![""]);
        check(
            r#"{"version": 2}"#,
            &expect![
                "version: expected 1, the version of map files that this page reads: a newer page may show more of it, but found 2"
            ],
        );
    }

    /// With each member that there was then.
    #[test]
    fn what_a_map_file_of_the_first_version_says_is_taken() {
        let text = r##"{
            "title": {"en": "Aleppo", "ar": "حلب"}, "introduction": ["One", {"en": "Two"}], "data": "other.geojson",
            "as_of": "2016-10-01", "site_url": "", "contact": "desk@example.org", "languages": ["en", "ar"], "view": {"center": [37.1, 36.2], "zoom": 9.5}, "bounds": [37.08, 36.15, 37.27, 36.3],
            "span": "2016-09-17/2016-10-01", "order": "latest", "lede": "Eleven.", "annotate": [{"id": "m10", "text": {"en": "Twice"}}], "labels": {"method": {"rocket": "Rocket fire"}},
            "categories": [{"id": "air_strike", "label": {"en": "Air strike"}, "color": {"light": "#963F14", "dark": "#cf6540"}, "shape": "diamond"}],
            "credits": ["Everybody", {"text": "Somebody", "url": "https://example.org/"}],
            "basemap": {"light": "light.json", "dark": "dark.json", "credit": "Natural Earth"}, "$schema": "x"
        }"##;
        let (config, report) = map_config(text.as_bytes());
        assert_eq!(report.problems(), []);
        assert_eq!(config.title.in_language("ar"), "حلب");
        assert_eq!(config.introduction.len(), 2);
        assert_eq!(
            (config.data.as_str(), config.as_of.as_deref()),
            ("other.geojson", Some("2016-10-01"))
        );
        assert_eq!(
            (config.site_url.as_deref(), config.span.as_deref()),
            (None, Some("2016-09-17/2016-10-01"))
        );
        assert_eq!(
            config.view.map(|view| (view.center.lng(), view.zoom)),
            Some((37.1, 9.5))
        );
        let bounds = config.bounds.unwrap();
        assert_eq!(
            (bounds.south_west.lng(), bounds.north_east.lat()),
            (37.08, 36.3)
        );
        assert!(config.order.is_descending);
        assert_eq!(config.lede.in_language("ar"), "Eleven.");
        let annotation = &config.annotate[0];
        assert_eq!(
            (annotation.id.as_str(), annotation.text.in_language("en")),
            ("m10", "Twice")
        );
        assert_eq!(config.contact.as_deref(), Some("desk@example.org"));
        let category = config.category("air_strike").unwrap();
        assert_eq!(
            (category.color_light.as_str(), category.shape),
            ("#963f14", Shape::Diamond)
        );
        assert_eq!(config.label("method", "rocket", "en"), "Rocket fire");
        assert_eq!(
            config.credits[1].url.as_deref(),
            Some("https://example.org/")
        );
        assert_eq!(config.basemap.dark.as_deref(), Some("dark.json"));
    }

    #[test]
    fn what_cannot_be_read_keeps_its_default_and_is_said() {
        let text = r##"{
            "title": ["a"], "as_of": "soon", "site_url": "javascript:alert(1)", "contact": "the desk", "view": {"center": [36, 137], "zoom": 9}, "bounds": [37, 36, 38, 35], "order": "new", "annotate": ["m10"],
            "categories": [{"label": "no id"}, {"id": "a", "color": {"light": "puce", "dark": "#12345"}, "shape": "blob"}],
            "labels": {"method": "x"}, "basemap": "satellite", "fields": {"colour": "C"}, "colour": "red"
        }"##;
        check(
            text,
            &expect![[r##"
                title: expected a text, but found a list of 1
                as_of: expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found "soon" (year must have exactly four digits (or X))
                site_url: expected an address that begins with https:// or http:// and names no user, but found "javascript:alert(1)"
                contact: expected a mail address, or an address that begins with https:// or http://, but found "the desk"
                view: expected {"center": [longitude, latitude], "zoom": 0 to 24}, but found something else
                bounds: expected [west, south, east, north] in degrees, but found something else
                order: expected earliest or latest, for what comes first in the list, but found "new"
                annotate[0]: expected {"id": of a record, "text": a few words}, but found "m10"
                categories[0]: expected a category with an id, but found none
                categories[1].shape: expected one of circle, square, diamond, triangle, triangle_down, cross, plus, hexagon, star, pentagon, but found "blob"
                categories[1].color.light: expected a colour as #rrggbb, #rgb or a plain name such as red, but found "puce"
                categories[1].color.dark: expected a colour as #rrggbb, #rgb or a plain name such as red, but found "#12345"
                labels.method: expected {code: words}, but found "x"
                basemap: expected {"light": a style, "dark": a style, "credit": a text}, but found "satellite"
                fields.colour: expected a member of our records on the left, but found "colour": they are id, title, title_ar, description, kind, category, method, target, date, date_start, date_end, date_precision, date_text, date_reasoning, time_zone, place, place_ar, admin1, country, place_precision, uncertainty_m, coordinate_source, latitude, longitude, actors, actor1, actor2, casualties, fatalities, killed_min, killed_max, injured, injured_min, injured_max, excerpts, sources, url, occurrence_status, responsibility_status, assessed_by, assessed_on, disputes, discrepancies, later_findings, related, sensitive, updated, corrections, original, original_geometry, clock, day_first, month_first, lat_lng, lng_lat, fact, left_out
                colour: a map file has no such member: it has title, publisher, introduction, data, as_of, site_url, contact, data_origins, embed, languages, view, bounds, span, order, lede, annotate, withdrawn, categories, labels, links, license, credits, basemap, overlays, refresh, versions, fields, table_fields, version, accent, logo, stylesheet, safety, $schema"##]],
        );
        let (config, _) = map_config(text.as_bytes());
        assert_eq!(config.title, MapConfig::default().title);
        assert_eq!(config.categories[0], derived("a"));
    }

    #[test]
    fn a_map_file_that_is_none_is_said_in_one_sentence() {
        check(
            "",
            &expect!["line 1: expected a map file in JSON, but the file is empty"],
        );
        check(
            "<!doctype html><html>",
            &expect![
                "line 1: expected a map file in JSON, but the server answered with a web page: check the address of the file"
            ],
        );
        check(
            "[]",
            &expect!["line 1: expected a map file, which begins with {, but found a list of 0"],
        );
        check(
            "{\n\"title\": }",
            &expect![
                "line 2: the map file is no JSON (expected value): everything in it keeps its default until that is mended"
            ],
        );
        check(
            "{\"title\": \"A\",}",
            &expect!["a comma too many was passed over: remove it"],
        );
    }
}
