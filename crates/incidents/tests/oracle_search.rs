//! The text index against a scan of all texts, and what must hold of every text and query.

use std::ops::Range;

use incidents::search::field::Field;
use incidents::search::fold;
use incidents::search::hits::hits;
use incidents::search::index::TextIndex;
use incidents::search::query::Query;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

/// Words that are one another's variants, prefixes, parts and neighbours, so that random texts meet.
const WORDS: &[&str] = &[
    "Handarat",
    "Handerat",
    "Ḩandarāt",
    "حندرات",
    "hander",
    "al-Sakhour",
    "as-Sakhur",
    "الصاخور",
    "والصاخور",
    "Alsakhour",
    "Kafr",
    "Kafar",
    "Zita",
    "Zeita",
    "Kafrzita",
    "كفرزيتا",
    "زيتة",
    "Salaheddine",
    "Salah",
    "al-Din",
    "din",
    "صلاح",
    "الدين",
    "Deir",
    "Ezzor",
    "ez-Zor",
    "Deirezzor",
    "الزور",
    "Hama",
    "Homs",
    "bomb",
    "bombs",
    "bombing",
    "bird",
    "bread",
    "a",
    "al",
    "as",
    "M10",
    "٢٠١٦",
    "2016",
    "Sa'id",
    "سعيد",
    "e\u{301}te\u{301}",
    "ﬃ",
    "ß",
    "'",
    "-",
    "日本",
];

const QUOTES: &[&str] = &["", "", "", "\"", "«", "”"];

fn words() -> impl Strategy<Value = String> {
    let word = (select(QUOTES), select(WORDS)).prop_map(|(quote, word)| format!("{quote}{word}"));
    vec(word, 0..5).prop_map(|words| words.join(" "))
}

/// Texts of names mostly, and of any characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => words(), 1 => any::<String>(), 1 => "[ا-يa-z' -]{0,12}"]
}

fn field() -> impl Strategy<Value = Field> {
    select(&[Field::Name, Field::Text])
}

type Row = Vec<(Field, String)>;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    vec(vec((field(), text()), 0..4), 0..9)
}

fn index_of(rows: &[Row]) -> TextIndex {
    let mut index = TextIndex::builder();
    // Rows come in any order: the store sorts them by place.
    for (row, texts) in rows.iter().enumerate().rev() {
        for (field, text) in texts {
            index.add(row as u32, *field, text);
        }
    }
    index.build(rows.len())
}

fn is_answered(query: &Query, row: &Row) -> bool {
    let texts: Vec<_> = row
        .iter()
        .map(|(field, text)| (*field, text.as_str()))
        .collect();
    query.is_answered_by(&texts)
}

fn find(index: &TextIndex, rows: &[Row], query: &Query) -> Vec<u32> {
    let found = index.find_phrases(query, |row, visit| {
        rows[row as usize].iter().for_each(|(_, text)| visit(text));
    });
    found.iter().collect()
}

proptest! {
    #[test]
    fn the_index_finds_what_a_scan_of_all_texts_finds(rows in rows(), query in text()) {
        let query = Query::parse(&query);
        let scanned: Vec<u32> = (0..).zip(&rows).filter(|(_, row)| is_answered(&query, row)).map(|(at, _)| at).collect();
        let index = index_of(&rows);
        prop_assert_eq!(find(&index, &rows, &query), &*scanned);
        let without_sequence = index.find(&query);
        prop_assert!(scanned.iter().all(|&row| without_sequence.contains(row)));
    }

    #[test]
    fn an_empty_query_finds_every_row(rows in rows()) {
        prop_assert_eq!(index_of(&rows).find(&Query::parse(" -- \"\"")).count(), rows.len());
    }

    #[test]
    fn a_word_copied_from_a_text_finds_its_row(field in field(), text in text()) {
        let index = index_of(&[vec![(field, text.clone())]]);
        for (bytes, word) in fold::words(&text) {
            prop_assert_eq!(index.find(&Query::parse(text.get(bytes).unwrap())).count(), 1);
            prop_assert_eq!(index.find(&Query::parse(&word)).count(), 1);
            prop_assert_eq!(index.find(&Query::parse(&format!("\"{word}\""))).count(), 1);
        }
    }

    #[test]
    fn another_word_never_widens_the_result(rows in rows(), query in words(), more in words()) {
        // The rest of an article is no other word: "as" finds Assad, "as Sakhour" is Sakhour.
        let ends_in_article = fold::words(&query).last().is_some_and(|(_, word)| word == "al" || word == "as");
        if !ends_in_article && !query.contains(['"', '«', '”']) {
            let index = index_of(&rows);
            let wide = find(&index, &rows, &Query::parse(&query));
            let narrow = find(&index, &rows, &Query::parse(&format!("{query} {more}")));
            prop_assert!(narrow.iter().all(|row| wide.contains(row)));
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in text()) {
        let folded = fold::fold(&text);
        prop_assert_eq!(fold::fold(&folded), folded);
    }

    #[test]
    fn words_and_hits_are_pieces_of_the_text_in_order(text in text(), query in text()) {
        let words: Vec<_> = fold::words(&text).map(|(bytes, _)| bytes).collect();
        for ranges in [words, hits(&text, &Query::parse(&query))] {
            prop_assert!(ranges.iter().all(|bytes| text.get(bytes.clone()).is_some_and(|piece| !piece.is_empty())));
            prop_assert!(ranges.is_sorted_by(|a: &Range<usize>, b| a.end <= b.start));
        }
    }

    #[test]
    fn what_is_found_in_a_name_is_marked_in_it(text in text(), query in words()) {
        let query = Query::parse(&query);
        let is_found = !query.is_empty() && is_answered(&query, &vec![(Field::Name, text.clone())]);
        prop_assert!(!is_found || !hits(&text, &query).is_empty());
    }
}
