//! Text search: which rows hold the words that a reader types, however their names are spelt.
//!
//! A query is a conjunction: every word must be found, so that another word never widens the result.
//! A word is found
//!
//! 1. as it is written, after [folding](crate::search::fold), with or without the Arabic article; three
//!    letters or more also find longer words ("bomb", "bombing"), fewer only while being typed;
//! 2. in names, by its sound, in Latin or Arabic letters: see the module `sound`.
//!
//! A word that is found in neither way and lies near one that the texts have is taken for that one, and the answer says so: see
//! the module `correct`.
//!
//! Words in quotation marks are a phrase: whole words, as they are written, in sequence.

pub mod correct;
pub mod field;
pub mod fold;
pub(crate) mod form;
pub mod hits;
pub mod index;
pub(crate) mod letters;
pub(crate) mod lists;
pub mod marking;
pub mod nearness;
pub mod query;
pub(crate) mod sound;
pub mod texts;
pub(crate) mod vowels;
