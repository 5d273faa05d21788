//! What was measured: values by name and size, and their medians.

use std::collections::BTreeMap;

/// All values of all measures.
#[derive(Debug, Default)]
pub struct Measures {
    values: BTreeMap<(String, usize), Vec<f64>>,
}

impl Measures {
    /// Takes a line of the runner: name, size and values, with tabs between them. Returns whether it is one.
    pub fn take(&mut self, line: &str) -> bool {
        let mut parts = line.split('\t');
        let (Some(name), Some(Ok(n))) = (parts.next(), parts.next().map(str::parse)) else {
            return false;
        };
        let Ok(values) = parts.map(str::parse).collect::<Result<Vec<f64>, _>>() else {
            return false;
        };
        let all = self.values.entry((name.to_owned(), n)).or_default();
        all.extend(values);
        true
    }

    pub fn values(&self, name: &str, n: usize) -> &[f64] {
        self.values
            .get(&(name.to_owned(), n))
            .map_or(&[], Vec::as_slice)
    }

    pub fn median(&self, name: &str, n: usize) -> Option<f64> {
        median(self.values(name, n))
    }

    /// How many times the one median is the other.
    pub fn ratio(&self, name: &str, of: &str, n: usize) -> Option<f64> {
        let (one, other) = (self.median(name, n)?, self.median(of, n)?);
        (other > 0.0).then(|| one / other)
    }
}

/// The middle value; of an even number, the mean of the two in the middle.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let (last, middle) = (values.len().checked_sub(1)?, values.len() / 2);
    Some(f64::midpoint(values[last / 2], values[middle]))
}

#[cfg(test)]
impl Measures {
    pub fn of(lines: &[&str]) -> Self {
        let mut measures = Self::default();
        for line in lines {
            assert!(measures.take(&line.replace(' ', "\t")), "{line}");
        }
        measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_value_or_between_the_two() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 100.0]), Some(3.0));
    }

    #[test]
    fn a_ratio_is_of_medians_and_absent_where_one_is() {
        let measures = Measures::of(&["ours 10 1 2 9", "theirs 10 20", "idle 10 0"]);
        assert_eq!(measures.ratio("theirs", "ours", 10), Some(10.0));
        assert_eq!(measures.ratio("theirs", "nobodys", 10), None);
        assert_eq!(measures.ratio("theirs", "ours", 11), None);
        assert_eq!(measures.ratio("theirs", "idle", 10), None);
    }

    #[test]
    fn a_line_that_is_no_measure_is_left_to_the_reader() {
        let mut measures = Measures::default();
        assert!(!measures.take("reading 10 incidents"));
        assert!(!measures.take("name\tten\t1"));
        assert!(!measures.take("name\t10\tfast"));
        assert!(measures.take("name\t10\t1.5\t2"));
        assert_eq!(measures.values("name", 10), [1.5, 2.0]);
    }
}
