//! The bytes of a few thousand records of a large file, as whoever has the file gives them.

/// How many records are kept.
const MAX_RECORDS: usize = 4000;

/// The bytes of records, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct RecordCache {
    texts: Vec<(u32, Vec<u8>)>,
}

impl RecordCache {
    /// The bytes of the record of a row, where they have come.
    pub(super) fn text(&self, row: u32) -> Option<&[u8]> {
        let at = self.position(row).ok()?;
        Some(&self.texts[at].1)
    }

    /// Takes the bytes of the record of a row; the first that were given stay. A full cache begins anew.
    pub(super) fn insert_text(&mut self, row: u32, bytes: Vec<u8>) {
        if self.texts.len() >= MAX_RECORDS {
            self.texts.clear();
        }
        if let Err(at) = self.position(row) {
            self.texts.insert(at, (row, bytes));
        }
    }

    fn position(&self, row: u32) -> Result<usize, usize> {
        self.texts.binary_search_by(|(known, _)| known.cmp(&row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_cache_begins_anew_and_keeps_what_comes_next() {
        let mut cache = RecordCache::default();
        for row in (0..=MAX_RECORDS as u32).rev() {
            cache.insert_text(row, vec![row as u8]);
        }
        assert_eq!(cache.text(0), Some(&[0][..]));
        assert_eq!(cache.text(1), None);
    }

    #[test]
    fn records_are_found_in_whatever_order_they_came() {
        let mut cache = RecordCache::default();
        for row in [7, 1, 4] {
            cache.insert_text(row, vec![row as u8]);
        }
        cache.insert_text(4, Vec::new());
        let texts = [1, 2, 4, 7].map(|row| cache.text(row).map(<[u8]>::to_vec));
        assert_eq!(texts, [Some(vec![1]), None, Some(vec![4]), Some(vec![7])]);
    }
}
