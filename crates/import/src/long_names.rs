//! Names that stand in many records, as those of folders do: each record has them for itself.

use incidents::said;

use crate::findings::Findings;

/// How many letters such a name has at most. A name of a megabyte over 100,000 records would be 100 GB.
const LONGEST: usize = 300;

/// A name as it is given to each record: one that is very long is cut off, and that is said.
pub(crate) fn cut<'n>(name: &'n str, findings: &mut Findings) -> &'n str {
    let Some((at, _)) = name.char_indices().nth(LONGEST) else {
        return name;
    };
    findings.incomplete(said!("expected names of folders, layers, feeds and codes of at most 300 letters, but found a longer one: the rest of it is left out"));
    name.get(..at).unwrap_or(name)
}
