//! The form of a record: which fields it has, and what they show.

use std::borrow::Cow;
use std::collections::BTreeMap;

use incidents::model::controls::without_controls;
use incidents::model::decimal::shortest;
use incidents::model::incident::{Casualties, Incident};
use incidents::model::message::quoted;
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::said::said;
use incidents::model::text::{Text, translation_of};
use incidents::model::when::When;

use crate::change::{Edit, Refused};

/// The fields of the form, in its order.
///
/// `date` is EDTF; `lat` and `lng` are decimal degrees; `place_precision` is a code; `uncertainty_m` is metres; `category` has codes with commas
/// between; `killed`, `injured` and `toll_reporter` are the first toll's, `text` and `attribution` the first excerpt's, `source_name` and
/// `source_url` the first source's; `sensitive` is `yes` or nothing.
///
/// Beside them is what titles, names of places, descriptions and the first excerpt say in other languages, as `title_fr`.
pub const FIELDS: [&str; 19] = [
    "title",
    "date",
    "date_text",
    "place",
    "lat",
    "lng",
    "place_precision",
    "uncertainty_m",
    "coordinate_source",
    "category",
    "killed",
    "injured",
    "toll_reporter",
    "text",
    "attribution",
    "source_name",
    "source_url",
    "description",
    "sensitive",
];

/// The fields that may have several lines: of the others a page shows one.
const WITH_LINES: [&str; 2] = ["text", "description"];

/// What the form shows of a record: each of [`FIELDS`], with an empty text where the record says nothing, and what it says in other languages.
pub fn fields_of(record: &Incident) -> Edit {
    let field = |field: &&str| ((*field).to_owned(), shown(record, field));
    let of = |member: &'static str, texts: &Text| -> Vec<(String, String)> {
        let said = texts.all();
        let said = said.map(|(tag, words)| (format!("{member}_{tag}"), words.to_owned()));
        said.collect()
    };
    let fields = FIELDS.iter().map(field);
    let fields = fields.chain(of("title", &record.titles));
    let fields = fields.chain(of("place", &record.place.names));
    let fields = fields.chain(of("description", &record.descriptions));
    let excerpt = record.excerpts.first();
    let translations = excerpt.map(|it| of("text", &it.translations));
    fields.chain(translations.into_iter().flatten()).collect()
}

/// What a field says in another language, and in which: those of [`FIELDS`] that records have in several.
pub(crate) fn in_other_language(field: &str) -> Option<(&'static str, Cow<'_, str>)> {
    translation_of(&["title", "place", "description", "text"], field)
}

/// What a field shows.
fn shown(record: &Incident, field: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let degrees = |of: fn(LngLat) -> f64| record.place.position.map(of).map(shortest);
    let toll = record.casualties.first();
    let excerpt = record.excerpts.first();
    let source = record.sources.first();
    match field {
        "title" => record.title.clone(),
        "date" => record.when.as_ref().map_or("", When::edtf).to_owned(),
        "date_text" => text(&record.date_text),
        "place" => text(&record.place.name),
        "lat" => degrees(LngLat::lat).unwrap_or_default(),
        "lng" => degrees(LngLat::lng).unwrap_or_default(),
        "place_precision" => {
            let code = record.place.precision.map(PlacePrecision::code);
            code.unwrap_or_default().to_owned()
        }
        "uncertainty_m" => record.place.uncertainty_m.map_or(String::new(), shortest),
        "coordinate_source" => text(&record.place.coordinate_source),
        "category" => written_codes(&record.categories),
        "killed" => toll.map_or(String::new(), |it| figures(it.killed_min, it.killed_max)),
        "injured" => toll.map_or(String::new(), |it| figures(it.injured_min, it.injured_max)),
        "toll_reporter" => toll.map_or("", reporter).to_owned(),
        "text" => excerpt.map_or("", |it| &it.text).to_owned(),
        "attribution" => excerpt.map_or(String::new(), |it| text(&it.attribution)),
        "source_name" => source.map_or(String::new(), |it| text(&it.publisher)),
        "source_url" => source.map_or(String::new(), |it| text(&it.url)),
        "description" => text(&record.description),
        "sensitive" if record.sensitive => "yes".to_owned(),
        _ => String::new(),
    }
}

fn reporter(toll: &Casualties) -> &str {
    &toll.reporter
}

/// How many, as [`import::tolls::toll`] reads it.
fn figures(least: Option<u32>, most: Option<u32>) -> String {
    match (least, most) {
        (None, None) => String::new(),
        (Some(least), Some(most)) if least == most => least.to_string(),
        (Some(least), Some(most)) => format!("{least}-{most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("up to {most}"),
    }
}

/// Codes with commas between; one that has a comma or a quotation mark itself stands between quotation marks.
fn written_codes(codes: &[String]) -> String {
    let written = codes.iter().map(|code| match code.contains(is_comma) {
        true => format!("\"{code}\""),
        false => code.clone(),
    });
    written.collect::<Vec<_>>().join(", ")
}

/// The codes of a text with commas between them, each once.
pub(super) fn read_codes(text: &str) -> Vec<String> {
    let mut is_quoted = false;
    let parts = text.split(|c| {
        is_quoted ^= c == '"';
        is_comma(c) && !is_quoted
    });
    let mut codes: Vec<String> = Vec::new();
    for part in parts {
        let part = part.trim();
        let inner = part.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let code = inner.unwrap_or(part).trim();
        if !code.is_empty() && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

/// Also the one of Arabic script.
fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،')
}

/// A filled form beside what it showed.
#[derive(Debug)]
pub(super) struct Form {
    shown: Edit,
    /// What is to be otherwise.
    changed: BTreeMap<String, String>,
}

impl Form {
    /// Of an edit of a record; a name that the form does not have is refused.
    pub(super) fn of(record: &Incident, edit: &Edit) -> Result<Self, Refused> {
        let shown = fields_of(record);
        let mut changed = BTreeMap::new();
        for (field, given) in edit {
            let nothing = String::new();
            let unsaid = in_other_language(field).map(|_| &nothing);
            let Some(before) = shown.get(field).or(unsaid) else {
                let found = said!(
                    "expected a field of the form, but found {found}",
                    quoted(field)
                );
                return Err(Refused::new(field, found));
            };
            let given = clean(given);
            if !is_same(field, &clean(before), &given) {
                changed.insert(field.clone(), given);
            }
        }
        Ok(Self { shown, changed })
    }

    /// What a field is to say, if that is not what it shows.
    pub(super) fn changed(&self, field: &str) -> Option<&str> {
        self.changed.get(field).map(String::as_str)
    }

    /// Sets a member that may be absent, if its field changes.
    pub(super) fn set(&self, field: &str, member: &mut Option<String>) {
        if let Some(text) = self.changed(field) {
            *member = (!text.is_empty()).then(|| text.to_owned());
        }
    }

    /// Says otherwise what of a member, such as `title`, is said in other languages.
    pub(super) fn set_translations(&self, of: &str, texts: &mut Text) {
        for (field, words) in &self.changed {
            if let Some((member, tag)) = in_other_language(field)
                && member == of
            {
                match words.is_empty() {
                    true => texts.forget(&tag),
                    false => texts.set(&tag, words.clone()),
                }
            }
        }
    }

    /// What a field says in the end.
    pub(super) fn now(&self, field: &str) -> &str {
        let shown = || self.shown.get(field).map(String::as_str);
        self.changed(field).or_else(shown).unwrap_or_default()
    }
}

fn clean(text: &str) -> String {
    without_controls(text).trim().to_owned()
}

/// Whether a field still says what it showed: one of a single line shows no line breaks.
fn is_same(field: &str, shown: &str, given: &str) -> bool {
    let letters = |text: &str| text.replace('\n', "");
    shown == given || !WITH_LINES.contains(&field) && letters(shown) == letters(given)
}
