//! Ids that are kept in a table in text, and that programs change when they open it.

/// How many figures a number has at most that spreadsheets keep.
const MAX_FIGURES: usize = 15;

/// Ids of which a program that takes figures for numbers makes others.
#[derive(Debug, Default)]
pub struct FragileIds {
    n: u64,
    example: String,
}

impl FragileIds {
    /// Looks at the id of a record.
    pub fn add(&mut self, id: &str) {
        if !is_fragile(id) {
            return;
        }
        if self.n == 0 {
            id.clone_into(&mut self.example);
        }
        self.n += 1;
    }

    /// What whoever opens the table should know.
    pub fn note(&self) -> Option<String> {
        let (these, are) = match self.n {
            0 => return None,
            1 => ("1 id".to_owned(), "is a number"),
            n => (format!("{n} ids"), "are numbers"),
        };
        let example = &self.example;
        Some(format!(
            "{these}, such as {example}, {are} to a spreadsheet, which opens the table without the noughts in front and without all figures: have it read the column as text there, or take --to xlsx"
        ))
    }
}

/// `0012`, more figures than a number holds, and `1E5`.
fn is_fragile(id: &str) -> bool {
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_power = || {
        id.split_once(['e', 'E'])
            .is_some_and(|(number, power)| is_figures(number) && is_figures(power))
    };
    is_figures(id) && (id.len() > 1 && id.starts_with('0') || id.len() > MAX_FIGURES) || is_power()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_a_spreadsheet_changes_are_known() {
        for (id, expected) in [
            ("0012", true),
            ("120000000000000001", true),
            ("1E5", true),
            ("12", false),
            ("0", false),
            ("INC-0012", false),
            ("e5", false),
            ("201609240001", false),
        ] {
            assert_eq!(is_fragile(id), expected, "{id}");
        }
    }
}
