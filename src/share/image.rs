//! The image of the view: what stands in it.

use incidents::model::facet::Facet;
use incidents::model::session::Style;
use incidents::query::engine::{Answer, ValueCount};

use crate::browser::web::file::{File, png};
use crate::browser::web::picture::Picture;
use crate::map::IncidentMap;
use crate::map::picture::credits as map_credits;
use crate::share::cite;
use crate::ui::page::Page;
use crate::ui::symbol::{color, path};

/// What the marks stand for: the types of the incidents that pass with their names, and how many of each.
pub fn legend(page: &Page, answer: &Answer) -> Vec<(String, String)> {
    let types = answer
        .facets
        .iter()
        .find(|facet| facet.facet == Facet::Type);
    let values = || types.iter().flat_map(|types| &types.values);
    let is_any_chosen = values().any(|value| value.is_chosen);
    let is_shown =
        |value: &&ValueCount| value.count.incidents > 0 && (value.is_chosen || !is_any_chosen);
    let mark = |value: &ValueCount| {
        let category = page.config.category_or_derived(&value.code);
        let name = category.label.in_language(page.words.language());
        let n_shown = page.words.number(value.count.incidents);
        (value.code.to_string(), format!("{name} {n_shown}"))
    };
    values().filter(is_shown).map(mark).collect()
}

/// An image of the map with what is to be known of it.
pub async fn image(
    page: &Page,
    answer: &Answer,
    address: &str,
    incidents: &IncidentMap,
) -> Option<File> {
    let words = &page.words;
    let language = words.language();
    let drawn = incidents.picture().await?;
    // The first stands in the corner of the map, with the basemap's.
    let credits = page.config.credits.iter().skip(1);
    let credits = credits.map(|credit| credit.text.in_language(language).to_owned());
    let mut lines = vec![cite::shown(page, answer)];
    let axis = answer
        .histogram
        .as_ref()
        .and_then(|histogram| histogram.bins.whole());
    if let (None, Some(axis)) = (answer.session.time, axis) {
        let span = [("span", words.span(axis).into())];
        lines.push(words.say_with("timeline-none", &span));
    }
    let edition = page.edition.map(|edition| words.edition(edition));
    let mut feet: Vec<String> = edition.into_iter().chain([address.to_owned()]).collect();
    feet.extend(credits);
    feet.push(map_credits(&page.config));
    let marks = match answer.session.style {
        Style::Clusters => legend(page, answer),
        Style::Density => {
            let rough = [("rough", incidents.n_areas().into())];
            lines.push(words.say_with("map-legend-density", &rough));
            Vec::new()
        }
        Style::Dots => {
            lines.push(words.say("map-legend-dots"));
            legend(page, answer)
        }
    };
    let outlined = |(code, name): (String, String)| {
        let category = page.config.category_or_derived(&code);
        let color = color(&category, page.theme).to_owned();
        (path(category.shape, 6.0), color, name)
    };
    let picture = Picture {
        title: page.config.title.in_language(language).to_owned(),
        lines,
        size_px: incidents.size_px(),
        map: drawn,
        legend: marks.into_iter().map(outlined).collect(),
        feet,
    };
    png(&picture.drawn()?).await
}
