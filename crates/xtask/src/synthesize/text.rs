//! Words: sentences of the kind that reports have, about nothing.

use crate::synthesize::random::Random;

const SHORTEST: usize = 110;
const LONGEST: usize = 315;
/// Words are cut off whole, and none is longer.
const LONGEST_WORD: usize = 16;
/// Files of this kind name things in Arabic now and then.
const WITH_ARABIC: f64 = 0.05;

const WHO: [&str; 16] = [
    "Residents",
    "Local activists",
    "A monitoring group",
    "Two witnesses",
    "Medical staff",
    "A rescue team",
    "Shopkeepers",
    "An aid worker",
    "Farmers",
    "A spokesperson",
    "Students",
    "Drivers",
    "Neighbours",
    "A local council",
    "Journalists",
    "A volunteer",
];
const SAID: [&str; 8] = [
    "said that",
    "reported that",
    "told us that",
    "wrote that",
    "recalled that",
    "confirmed that",
    "denied that",
    "were told that",
];
const WHAT: [&str; 20] = [
    "shells",
    "rockets",
    "several aircraft",
    "an explosion",
    "gunfire",
    "a checkpoint",
    "a fire",
    "armed men",
    "a convoy",
    "smoke",
    "two helicopters",
    "mortar rounds",
    "a drone",
    "vehicles",
    "a raid",
    "debris",
    "artillery",
    "a blast",
    "snipers",
    "a siege",
];
const DID: [&str; 12] = [
    "hit",
    "damaged",
    "closed",
    "reached",
    "surrounded",
    "destroyed",
    "struck",
    "cut off",
    "shook",
    "emptied",
    "threatened",
    "missed",
];
const WHICH: [&str; 24] = [
    "the market",
    "a school",
    "the main road",
    "a bakery",
    "the water station",
    "the old quarter",
    "a clinic",
    "the northern suburb",
    "a bridge",
    "the bus station",
    "an orchard",
    "the power line",
    "a warehouse",
    "the town hall",
    "a mosque",
    "the crossing",
    "a field hospital",
    "the river bank",
    "an apartment block",
    "the pumping station",
    "a farm",
    "the eastern entrance",
    "a workshop",
    "the grain silo",
];
const AND: [&str; 16] = [
    "in the early morning",
    "shortly after noon",
    "during the night",
    "for the second time that week",
    "while families were leaving",
    "and traffic stopped for hours",
    "before help arrived",
    "without any warning",
    "according to a photograph",
    "but nobody was hurt",
    "and windows broke in many houses",
    "as negotiations continued",
    "despite an announced truce",
    "and the number of injured is not known",
    "near the ring road",
    "after a quiet month",
];
const ARABIC: &str = "وقال سكان إن القصف أصاب السوق صباحاً.";

/// Between 110 and 315 characters, more often few than many, cut off after a word.
pub fn write(place: &str, random: &mut Random, out: &mut String) {
    let range = LONGEST - SHORTEST - LONGEST_WORD + 1;
    let n_more = (0..4).map(|_| random.below(range)).min().unwrap_or(0);
    let n_chars = SHORTEST + LONGEST_WORD + n_more;
    let mut text = String::new();
    if random.chance(WITH_ARABIC) {
        text.push_str(ARABIC);
    }
    while text.chars().count() <= n_chars {
        if !text.is_empty() {
            text.push(' ');
        }
        let parts = [WHO.as_slice(), &SAID, &WHAT, &DID, &WHICH];
        for part in parts {
            text.push_str(random.one_of(part));
            text.push(' ');
        }
        text.push_str("in ");
        text.push_str(place);
        text.push(' ');
        text.push_str(random.one_of(&AND));
        text.push('.');
    }
    let end = text
        .char_indices()
        .nth(n_chars)
        .map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).and_then(|text| text.rsplit_once(' '));
    out.push_str(cut.map_or(&text, |(words, _)| words));
}
