//! What the fields of a form make of a record.

use import::map_links;
use import::marks::plain_digits;
use import::places;
use import::tolls::{Toll, toll};
use incidents::model::incident::{Casualties, Incident, Source};
use incidents::model::message::quoted;
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::said::{Said, Sentence, said};
use incidents::model::when::When;
use incidents::schema::values::is_web_address;
use safety::covered::is_said_blurred;

use crate::change::Refused;
use crate::change::form::{Form, read_codes};

/// Half the way round the earth, as far as a circle can reach.
const MAX_METRES: f64 = 20_040_000.0;

/// Sets what a form changes. A toll without a reporter has the publisher's name: sources come first.
pub(super) fn set(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    set_title(record, form)?;
    set_date(record, form)?;
    set_position(record, form)?;
    set_place(record, form)?;
    if let Some(codes) = form.changed("category") {
        record.categories = read_codes(codes);
    }
    set_source(record, form)?;
    set_toll(record, form)?;
    set_excerpt(record, form)?;
    form.set("description", &mut record.description);
    form.set_translations("description", &mut record.descriptions);
    if let Some(text) = form.changed("sensitive") {
        record.sensitive = flag(text)?;
    }
    Ok(())
}

/// Why a record without a title is refused.
pub(super) fn no_title() -> Refused {
    let message = said!("expected a title, but found none: say in a few words what was reported");
    Refused::new("title", message)
}

fn set_title(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    match form.changed("title") {
        Some("") => return Err(no_title()),
        Some(title) => title.clone_into(&mut record.title),
        None => {}
    }
    form.set_translations("title", &mut record.titles);
    Ok(())
}

fn set_date(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    match form.changed("date") {
        Some("") => record.when = None,
        Some(text) => {
            let when = When::parse(&plain_digits(text))
                .map_err(|error| Refused::new("date", error.said()))?;
            record.when = Some(as_precise(when, record.when.as_ref()));
        }
        None => {}
    }
    form.set("date_text", &mut record.date_text);
    Ok(())
}

/// A date of the kind that it was before, a day for a day, keeps the precision that the record states beside it: the form does not show it.
fn as_precise(when: When, before: Option<&When>) -> When {
    let Some(before) = before else {
        return when;
    };
    let own = When::parse(before.edtf()).map(|own| own.precision());
    match own == Ok(when.precision()) {
        true => when.with_precision(before.precision()),
        false => when,
    }
}

fn set_position(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    let changed = [form.changed("lat"), form.changed("lng")];
    if changed == [None, None] {
        return Ok(());
    }
    if [form.now("lat"), form.now("lng")] == ["", ""] {
        record.place.position = None;
        return Ok(());
    }
    let (lng, lat) = if let Some(both) = pasted(changed) {
        both
    } else {
        let before = record.place.position;
        let lat = degrees("lat", before.map(LngLat::lat), form)?;
        (degrees("lng", before.map(LngLat::lng), form)?, lat)
    };
    // Past 180 degrees it is on the other side of the date line.
    let turned = match lng {
        180.0..=360.0 if lng > 180.0 => lng - 360.0,
        -360.0..-180.0 => lng + 360.0,
        _ => lng,
    };
    let field = if lat.abs() > 90.0 { "lat" } else { "lng" };
    let out_of_range = || {
        let message = said!(
            "expected a latitude from -90 to 90 and a longitude from -180 to 180, but found {found}: look whether the point stands where it should",
            quoted(form.now(field))
        );
        Refused::new(field, message)
    };
    let position = Some(LngLat::new(turned, lat).ok_or_else(out_of_range)?);
    // Where somebody has set the point it is no blurred one any more, and its circle was that one's.
    if record.place.position != position && is_said_blurred(record) {
        record.place.coordinate_source = None;
        record.place.uncertainty_m = None;
    }
    record.place.position = position;
    Ok(())
}

/// Longitude and latitude of both that somebody pasted into one of the two fields, the other being empty or as it was.
fn pasted(changed: [Option<&str>; 2]) -> Option<(f64, f64)> {
    let ([Some(text), None | Some("")] | [None | Some(""), Some(text)]) = changed else {
        return None;
    };
    if places::degrees(text).is_some() {
        return None;
    }
    let linked = map_links::in_link(text).map(|link| link.at);
    let (lng, lat) = linked.or_else(|| places::pair(text, false))?;
    Some((rounded(lng), rounded(lat)))
}

/// The degrees of a field, those that the record has if it still shows them.
fn degrees(field: &str, before: Option<f64>, form: &Form) -> Result<f64, Refused> {
    let text = match (form.changed(field), before) {
        (None, Some(before)) => return Ok(before),
        (text, _) => text.unwrap_or_default(),
    };
    if text.is_empty() {
        let message = said!(
            "expected a latitude and a longitude, but found one of the two: fill in both, or neither"
        );
        return Err(Refused::new(field, message));
    }
    let found = places::degrees(text).filter(|found| match found.is_latitude {
        Some(is_latitude) => is_latitude == (field == "lat"),
        None => true,
    });
    let expected = said!("degrees such as 36.2021, or both such as 36.2021, 37.1343");
    found.map_or_else(
        || Err(refused(field, expected, text)),
        |found| Ok(rounded(found.degrees)),
    )
}

/// A hundredth of a metre; what calculations with minutes and seconds leave behind is none of the place.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

fn set_place(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    let place = &mut record.place;
    form.set("place", &mut place.name);
    form.set_translations("place", &mut place.names);
    form.set("coordinate_source", &mut place.coordinate_source);
    match form.changed("place_precision") {
        Some("") => place.precision = None,
        Some(text) => place.precision = Some(precision(text)?),
        None => {}
    }
    match form.changed("uncertainty_m") {
        Some("") => place.uncertainty_m = None,
        Some(text) => place.uncertainty_m = Some(metres(text)?),
        None => {}
    }
    Ok(())
}

fn precision(text: &str) -> Result<PlacePrecision, Refused> {
    PlacePrecision::from_code(text).ok_or_else(|| {
        let codes = PlacePrecision::ALL.iter().map(|known| known.code());
        let codes: Vec<&str> = codes.collect();
        let expected = said!("one of {codes}", codes.join(", "));
        refused("place_precision", expected.as_sentence(), text)
    })
}

/// `1100`, `1,100`, `12,5`, `500 m`, `2 km`.
fn metres(text: &str) -> Result<f64, Refused> {
    let plain = plain_digits(text).to_lowercase();
    let (number, unit) = match plain.strip_suffix("km") {
        Some(number) => (number, 1000.0),
        None => (plain.strip_suffix('m').unwrap_or(&plain), 1.0),
    };
    let number = number.trim();
    let is_grouped = number
        .split_once(',')
        .is_some_and(|(_, group)| group.len() == 3);
    let number = number.replacen(',', if is_grouped { "" } else { "." }, 1);
    let found = number.parse::<f64>().ok().map(|number| number * unit);
    let expected = said!("a number of metres from 0 to half the way round the earth");
    found
        .filter(|metres| (0.0..=MAX_METRES).contains(metres))
        .ok_or_else(|| refused("uncertainty_m", expected, text))
}

fn set_source(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    let url = form.changed("source_url");
    if form.changed("source_name").is_none() && url.is_none() {
        return Ok(());
    }
    if let Some(url) = url.filter(|url| !url.is_empty() && !is_web_address(url)) {
        let expected = said!("an address that begins with https:// or http:// and names no user");
        return Err(refused("source_url", expected, url));
    }
    let mut source = record.sources.first().cloned().unwrap_or_default();
    form.set("source_name", &mut source.publisher);
    form.set("source_url", &mut source.url);
    let source = (source != Source::default()).then_some(source);
    set_first(&mut record.sources, source);
    Ok(())
}

/// Only the first toll is in the form: what others report stays theirs.
fn set_toll(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    let (killed, injured) = (figures("killed", form)?, figures("injured", form)?);
    let reporter = form.changed("toll_reporter");
    if killed.is_none() && injured.is_none() && reporter.is_none() {
        return Ok(());
    }
    let mut toll = record.casualties.first().cloned().unwrap_or_default();
    if let Some((least, most)) = killed {
        (toll.killed_min, toll.killed_max) = (least, most);
    }
    if let Some((least, most)) = injured {
        (toll.injured_min, toll.injured_max) = (least, most);
    }
    if let Some(reporter) = reporter {
        reporter.clone_into(&mut toll.reporter);
    }
    if says_nothing(&toll) {
        if reporter.is_some_and(|reporter| !reporter.is_empty()) {
            let message = said!(
                "expected a number of people killed or injured, but found only who reports it: write the number, or clear the reporter too"
            );
            return Err(Refused::new("killed", message));
        }
        set_first(&mut record.casualties, None);
        return Ok(());
    }
    if toll.reporter.is_empty() {
        let mut publishers = record.sources.iter().filter_map(|it| it.publisher.clone());
        let message = said!(
            "expected who reports these numbers, but found nobody: name the reporter, or the source"
        );
        toll.reporter = publishers
            .next()
            .ok_or_else(|| Refused::new("toll_reporter", message))?;
    }
    set_first(&mut record.casualties, Some(toll));
    Ok(())
}

/// Whether nothing is left of a toll but whose it is.
fn says_nothing(toll: &Casualties) -> bool {
    let bare = Casualties {
        reporter: toll.reporter.clone(),
        ..Casualties::default()
    };
    *toll == bare
}

/// At least and at most so many.
type Figures = (Option<u32>, Option<u32>);

/// What a field of a toll is to say, if it changes.
fn figures(field: &str, form: &Form) -> Result<Option<Figures>, Refused> {
    let Some(text) = form.changed(field) else {
        return Ok(None);
    };
    match toll(text) {
        _ if text.is_empty() => Ok(Some((None, None))),
        Some(Toll::Unstated) => Ok(Some((None, None))),
        Some(Toll::Between(least, most)) => Ok(Some((least, most))),
        None => {
            let expected = said!(
                "a number of people such as 3, 2-3 or at least 2, or nothing where none is stated"
            );
            Err(refused(field, expected, text))
        }
    }
}

fn set_excerpt(record: &mut Incident, form: &Form) -> Result<(), Refused> {
    let text = form.changed("text");
    let mut excerpt = record.excerpts.first().cloned().unwrap_or_default();
    let mut translations = excerpt.translations.clone();
    form.set_translations("text", &mut translations);
    if text.is_none()
        && form.changed("attribution").is_none()
        && translations == excerpt.translations
    {
        return Ok(());
    }
    excerpt.translations = translations;
    if let Some(text) = text {
        text.clone_into(&mut excerpt.text);
    }
    form.set("attribution", &mut excerpt.attribution);
    if !excerpt.text.is_empty() {
        set_first(&mut record.excerpts, Some(excerpt));
        return Ok(());
    }
    if excerpt.attribution.is_some() {
        let message = said!(
            "expected the words of the source, but found only who says them: write the words, or clear the attribution too"
        );
        return Err(Refused::new("text", message));
    }
    if text.is_none() && !excerpt.translations.is_empty() {
        let message = said!(
            "expected the words of the source, but found only what they mean in another language: write the words, too"
        );
        return Err(Refused::new("text", message));
    }
    set_first(&mut record.excerpts, None);
    Ok(())
}

/// Puts a thing in the place of the first of a list, or takes that away.
fn set_first<T>(list: &mut Vec<T>, thing: Option<T>) {
    match (list.first_mut(), thing) {
        (Some(first), Some(thing)) => *first = thing,
        (Some(_), None) => {
            list.remove(0);
        }
        (None, thing) => list.extend(thing),
    }
}

fn flag(text: &str) -> Result<bool, Refused> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "on" | "1" => Ok(true),
        "" | "no" | "false" | "off" | "0" => Ok(false),
        _ => Err(refused("sensitive", said!("true or false"), text)),
    }
}

fn refused(field: &str, expected: Sentence<'_>, found: &str) -> Refused {
    let message: Said = said!(
        "expected {expected}, but found {found}",
        expected,
        quoted(found)
    );
    Refused::new(field, message)
}
