//! The order of the list and the table: first the incidents, then all other records, each sorted.
//!
//! Each record has a rank by what is compared, equal ranks for equal values, and rows are put in the order of their
//! ranks; equals stay in the order of time. Ranks by words are read from the text of the records, all others from the
//! columns, once, when they are first asked for: after that asking again for the same one is free.
//!
//! * Words (title, place) are compared as [`fold`] leaves them, case and diacritics apart, character by character by
//!   Unicode number: the same on every machine, Latin letters before Arabic ones, and no dictionary's order.
//! * A toll is the highest figure that any one reporter gives: the upper end of a range, else the lower one.
//! * Types follow the map file, then come the others by code.
//! * What a record does not say comes last whichever way the order runs, and so do records without a date in the
//!   order of time.

use crate::columns::sort::{sorted_by_key, sorted_rows};
use crate::columns::store::Store;
use crate::model::facet::{Facet, UNSPECIFIED};
use crate::model::incident::Incident;
use crate::model::positions::Positions;
use crate::model::session::{Sort, SortBy};
use crate::query::dataset::Dataset;
use crate::query::listing::{Listed, Listing};
use crate::query::passing::Passing;
use crate::search::fold::fold;

/// The rank of a record that does not say what is compared.
const UNSAID: u32 = u32::MAX;

/// Orders of the rows of one store.
#[derive(Debug, Default)]
pub(crate) struct Orders {
    /// The types of the map file, in its order.
    types: Vec<String>,
    /// Whose titles and names of places are compared.
    language: String,
    /// By [`SortBy`].
    ranks: [Option<Vec<u32>>; SortBy::ALL.len()],
    last: Option<(Sort, Vec<u32>)>,
    /// Counts of what passes in the order that was asked for last.
    pub(crate) passing: Listing,
}

impl Orders {
    pub(crate) fn new(types: Vec<String>, language: String) -> Self {
        Self {
            types,
            language,
            ..Self::default()
        }
    }

    /// Compares the titles and names of another language from now on.
    pub(crate) fn set_language(&mut self, language: &str) {
        if self.language != language {
            *self = Self::new(std::mem::take(&mut self.types), language.to_owned());
        }
    }

    /// What passes, in an order.
    pub(crate) fn listed<'a>(
        &'a mut self,
        data: &'a Dataset,
        sort: Sort,
        passing: &'a Passing,
    ) -> Listed<'a> {
        let mut listing = std::mem::take(&mut self.passing);
        let order = self.rows(data, sort);
        let store = data.store();
        listing.update(store, (order, sort), passing.version(), passing.time());
        self.passing = listing;
        let order = match &self.last {
            Some((last, order)) if *last == sort => order,
            _ => store.rows_by_time(),
        };
        Listed {
            order,
            rows: passing.rows(),
            listing: &mut self.passing,
        }
    }

    /// Whether there are ranks, or a way to them: words of a large file are compared by whoever has its text, and what compares those of
    /// others may come later.
    pub(crate) fn is_known(&self, data: &Dataset, by: SortBy) -> bool {
        let is_of_words = matches!(by, SortBy::Title | SortBy::Place);
        !is_of_words || data.text.key().is_some() || self.ranks[by as usize].is_some()
    }

    /// Ranks from outside.
    pub(crate) fn set_ranks(&mut self, by: SortBy, ranks: Vec<u32>) {
        self.ranks[by as usize] = Some(ranks);
        self.forget_order();
    }

    /// Sorts anew what is asked for next: there may be another way to it now.
    pub(crate) fn forget_order(&mut self) {
        self.last = None;
        self.passing = Listing::default();
    }

    /// All rows, sorted.
    pub(crate) fn rows<'a>(&'a mut self, data: &'a Dataset, sort: Sort) -> &'a [u32] {
        let by_time = data.store().rows_by_time();
        let is_by_time = sort == Sort::default() || !self.is_known(data, sort.by);
        if is_by_time && data.store().incidents().count() == data.store().n_rows() {
            return by_time;
        }
        if self.last.as_ref().is_none_or(|(last, _)| *last != sort) {
            let rows = if is_by_time {
                incidents_first(by_time, data.store())
            } else {
                let (types, known) = (&self.types, &mut self.ranks[sort.by as usize]);
                let ranks =
                    known.get_or_insert_with(|| ranks(data, types, &self.language, sort.by));
                sorted(ranks, data.store(), sort)
            };
            self.last = Some((sort, rows));
        }
        self.last.as_ref().map_or(&[], |(_, rows)| rows)
    }
}

/// Rows that are in order, the incidents among them before the others.
fn incidents_first(rows: &[u32], store: &Store) -> Vec<u32> {
    let are = |is_incident: bool| {
        let rows = rows.iter().copied();
        rows.filter(move |&row| store.incidents().contains(row) == is_incident)
    };
    are(true).chain(are(false)).collect()
}

/// Incidents by rank, then the others; equals stay in the order of time. Ranks are dense, so that counting them sorts them.
fn sorted(ranks: &[u32], store: &Store, sort: Sort) -> Vec<u32> {
    let n_ranks = ranks
        .iter()
        .filter(|&&rank| rank != UNSAID)
        .max()
        .map_or(0, |&last| last as usize + 1);
    let place = |row: u32| {
        let place = match ranks[row as usize] {
            UNSAID => n_ranks,
            rank if sort.is_descending => n_ranks - 1 - rank as usize,
            rank => rank as usize,
        };
        match store.incidents().contains(row) {
            true => place,
            false => n_ranks + 1 + place,
        }
    };
    // How many rows come before each place, then where its next row goes.
    let mut next = vec![0; 2 * n_ranks + 3];
    for &row in store.rows_by_time() {
        next[place(row) + 1] += 1;
    }
    for place in 1..next.len() {
        next[place] += next[place - 1];
    }
    let mut rows = vec![0; ranks.len()];
    for &row in store.rows_by_time() {
        let at = &mut next[place(row)];
        rows[*at] = row;
        *at += 1;
    }
    rows
}

fn ranks(data: &Dataset, types: &[String], language: &str, by: SortBy) -> Vec<u32> {
    let store = data.store();
    let n_rows = store.n_rows();
    match by {
        SortBy::Date => {
            let interval = |row: usize| store.interval(row as u32);
            let is_dated = |row| interval(row).0 < interval(row).1;
            ranks_in_order(store.rows_by_time(), &is_dated, &|a, b| {
                interval(a) == interval(b)
            })
        }
        SortBy::Title | SortBy::Place => {
            let key = |row| data.text.key()?(&data.incident(row)?, language, by);
            let keys: Vec<Option<String>> = (0..n_rows as u32).map(key).collect();
            let order = sorted_rows(n_rows, &|a, b| keys[a].cmp(&keys[b]));
            ranks_in_order(&order, &|row| keys[row].is_some(), &|a, b| {
                keys[a] == keys[b]
            })
        }
        _ => {
            let keys = numbers(store, types, by);
            let order = sorted_by_key((0..n_rows as u32).collect(), &keys);
            ranks_in_order(&order, &|row| keys[row] != UNSAID_NUMBER, &|a, b| {
                keys[a] == keys[b]
            })
        }
    }
}

/// For each row its rank, the rows being in order: equal ranks for equals, [`UNSAID`] for rows that do not say what is
/// compared.
pub(crate) fn ranks_in_order(
    order: &[u32],
    is_said: &dyn Fn(usize) -> bool,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Vec<u32> {
    let mut ranks = vec![UNSAID; order.len()];
    let (mut rank, mut last) = (0, None);
    for row in order.iter().map(|&row| row as usize) {
        if is_said(row) {
            rank += u32::from(last.is_some_and(|last| !is_same(last, row)));
            last = Some(row);
            ranks[row] = rank;
        }
    }
    ranks
}

/// After all numbers that a record can say.
const UNSAID_NUMBER: u64 = u32::MAX as u64;

/// What each row is compared by, in an order by numbers.
fn numbers(store: &Store, types: &[String], by: SortBy) -> Vec<u64> {
    let each = |number: &dyn Fn(u32) -> Option<u64>| {
        let rows = 0..store.n_rows() as u32;
        rows.map(|row| number(row).unwrap_or(UNSAID_NUMBER))
            .collect()
    };
    match by {
        SortBy::Type => {
            let places = type_places(store, types);
            each(&|row| places.get(store.category(row)).copied())
        }
        SortBy::PlacePrecision => places_in_codes(store, Facet::PlacePrecision),
        SortBy::Status => places_in_codes(store, Facet::Status),
        SortBy::Injured => each(&|row| store.injured(row).map(u64::from)),
        _ => each(&|row| store.killed(row).map(u64::from)),
    }
}

/// For each value of the Type facet, where it stands in the order of types.
fn type_places(store: &Store, types: &[String]) -> Vec<u64> {
    let values = store
        .column(Facet::Type)
        .map_or(&[][..], |column| column.values());
    let type_at = |at: usize| types[at].as_str();
    let by_code = Positions::of(types.len(), &type_at);
    let place = |(at, code): (usize, &str)| {
        let listed = by_code.first(code, &type_at);
        match code {
            UNSPECIFIED => UNSAID_NUMBER,
            _ => listed.unwrap_or(types.len() + at) as u64,
        }
    };
    values
        .iter()
        .map(|value| &*value.code)
        .enumerate()
        .map(place)
        .collect()
}

/// What a record is compared by in an order by words.
pub(crate) fn key_in_words(incident: &Incident, language: &str, by: SortBy) -> Option<String> {
    let text = match by {
        SortBy::Title => Some(incident.title_in(language)),
        SortBy::Place => incident.place.name_in(language),
        _ => None,
    };
    Some(fold(text?)).filter(|folded| !folded.is_empty())
}

/// For each row, the place of its first value in the order of the codes.
fn places_in_codes(store: &Store, facet: Facet) -> Vec<u64> {
    let mut places = vec![UNSAID_NUMBER; store.n_rows()];
    let Some(column) = store.column(facet) else {
        return places;
    };
    for (place, code) in facet.codes().into_iter().enumerate().rev() {
        for row in column.rows_with_any([code], store.n_rows()).iter() {
            places[row as usize] = place as u64;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::text_source::SearchCode;
    use crate::schema::names::FieldMap;

    const RECORDS: &str = r#"
        {"id": "a", "title": "école", "category": "siege", "place": "حلب", "date": "2016-09-20", "place_precision": "city", "occurrence_status": "contested",
         "casualties": [{"reporter": "X", "killed_min": 3}, {"reporter": "Y", "killed_min": 1, "killed_max": 9}]}
        {"id": "b", "title": "Zebra", "category": "air_strike", "place": "Ḩamā", "date": "2016-09-19", "place_precision": "exact_site", "occurrence_status": "corroborated",
         "casualties": [{"reporter": "X", "killed_min": 0, "killed_max": 0}]}
        {"id": "c", "title": "Aleppo", "place": "Hama", "date": "2016-09-21", "casualties": [{"reporter": "X", "injured_min": 4}]}
        {"id": "d", "title": "[aleppo]", "category": "unknown"}
        {"id": "e", "title": "A", "kind": "statement", "category": "air_strike", "place": "A", "date": "2016-09-18", "casualties": [{"reporter": "X", "killed_min": 99, "injured_min": 99}]}
    "#;

    /// The ids in order, first one way and then the other. What is no incident comes last.
    #[track_caller]
    fn check(by: SortBy, ascending: &str, descending: &str) {
        let mut features = Vec::new();
        for record in serde_json::Deserializer::from_str(RECORDS).into_iter::<serde_json::Value>() {
            let record = record.unwrap();
            features.push(serde_json::json!({"type": "Feature", "id": record["id"], "geometry": null, "properties": record}));
        }
        let file = serde_json::json!({"type": "FeatureCollection", "features": features});
        let (mut data, _) = Dataset::read(file.to_string().into_bytes(), FieldMap::default(), None);
        data.text.set_code(SearchCode::here());
        let types = vec!["siege".to_owned(), "air_strike".to_owned()];
        let mut orders = Orders::new(types, "en".to_owned());
        for (is_descending, expect) in [(false, ascending), (true, descending), (false, ascending)]
        {
            let rows = orders.rows(&data, Sort { by, is_descending }).to_vec();
            let ids: Vec<&str> = rows
                .iter()
                .filter_map(|&row| data.store().id(row))
                .collect();
            assert_eq!(ids.join(" "), expect, "descending: {is_descending}");
        }
    }

    #[test]
    fn undated_records_come_last_either_way() {
        check(SortBy::Date, "b a c d e", "c a b d e");
    }

    #[test]
    fn words_are_compared_without_case_and_diacritics_and_equal_ones_stay_in_order_of_time() {
        check(SortBy::Title, "c d a b e", "b a c d e");
        check(SortBy::Place, "b c a d e", "a b c d e");
    }

    #[test]
    fn types_follow_the_map_file() {
        check(SortBy::Type, "a b d c e", "d b a c e");
    }

    #[test]
    fn tolls_are_compared_by_the_highest_figure_and_none_killed_is_a_figure() {
        check(SortBy::Killed, "b a c d e", "a b c d e");
        check(SortBy::Injured, "c b a d e", "c b a d e");
    }

    #[test]
    fn the_surest_comes_first() {
        check(SortBy::PlacePrecision, "b a c d e", "a b c d e");
        check(SortBy::Status, "b a c d e", "a b c d e");
    }
}
