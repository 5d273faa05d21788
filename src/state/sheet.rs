//! The sheet of a phone: everything but the map and the timeline, at three heights.

/// How much of a phone's screen the sheet takes; on a wide screen there is no sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The counts, and in a page of its own the tabs and the first lines.
    Peek,
    /// Half, below the map.
    #[default]
    Half,
    /// All of it.
    Full,
}

impl Sheet {
    /// One step higher, and from the highest down to the lowest.
    pub fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }

    /// So many steps higher, or lower.
    pub fn moved(self, n_steps: i32) -> Self {
        match self as i32 + n_steps {
            ..=0 => Self::Peek,
            1 => Self::Half,
            2.. => Self::Full,
        }
    }

    /// Its name in the style.
    pub fn class(self) -> &'static str {
        match self {
            Self::Peek => "sheet-peek",
            Self::Half => "sheet-half",
            Self::Full => "sheet-full",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_moves_step_by_step_and_stops_at_the_ends() {
        assert_eq!(Sheet::Peek.moved(-1), Sheet::Peek);
        assert_eq!(Sheet::Peek.moved(2), Sheet::Full);
        assert_eq!(Sheet::Full.moved(-1), Sheet::Half);
        assert_eq!(Sheet::Full.next(), Sheet::Peek);
    }
}
