//! What bars and lines are drawn from.

use incidents::model::civil::Span;
use incidents::query::engine::Answer;

use crate::timeline::Scale;
use crate::ui::page::Page;

/// What the bars show.
pub struct Plot<'a> {
    /// What every part needs.
    pub page: &'a Page,
    /// What to show.
    pub answer: &'a Answer,
    /// The brushed span.
    pub time: Option<Span>,
    /// Where time lies.
    pub scale: &'a Scale,
    /// The bin under the pointer.
    pub pointed: Option<usize>,
    /// The record under the pointer.
    pub hover: Option<&'a str>,
}
