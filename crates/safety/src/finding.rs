//! What may endanger somebody, in sentences: what was found, why it matters, and what can be done.

use incidents::model::said::{Said, Sentence, said};

use crate::district::Unknown;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A point or a text that says a place more exactly than the record says it knows it.
    MoreExact,
    /// The spot of a home, a hospital, a shelter or of people who are still at risk.
    ExactSite,
    /// A telephone number.
    Telephone,
    /// An e-mail address.
    Email,
    /// A vehicle's plate.
    Plate,
    /// A column that may name a private person.
    PrivateName,
    /// A photograph beside the map that says where it was taken.
    PhotoPosition,
    /// A record without a source.
    NoSource,
    /// A source that nobody can tell who it is.
    UnnamedSource,
}

impl Kind {
    /// All, in the order of the list.
    pub const ALL: &'static [Self] = &[
        Self::MoreExact,
        Self::ExactSite,
        Self::Telephone,
        Self::Email,
        Self::Plate,
        Self::PrivateName,
        Self::PhotoPosition,
        Self::NoSource,
        Self::UnnamedSource,
    ];

    /// As decisions and reports have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::MoreExact => "more-exact",
            Self::ExactSite => "exact-site",
            Self::Telephone => "telephone",
            Self::Email => "email",
            Self::Plate => "plate",
            Self::PrivateName => "private-name",
            Self::PhotoPosition => "photo-position",
            Self::NoSource => "no-source",
            Self::UnnamedSource => "unnamed-source",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.code() == code)
    }

    /// What was found, and why it matters. `found` is quoted from the file, or words of ours.
    fn sentence(self, found: &String) -> Said {
        match self {
            Self::MoreExact => said!(
                "{found} says more than the record knows of its place: readers take a point for the site itself",
                *found
            ),
            Self::ExactSite => said!(
                "the exact point of {found}: whoever is there, or comes back, can be found by it",
                *found
            ),
            Self::Telephone => said!(
                "{found} looks like a telephone number: its owner can be called, and found",
                *found
            ),
            Self::Email => said!(
                "{found} looks like an e-mail address: its owner can be written to, and found",
                *found
            ),
            Self::Plate => said!(
                "{found} looks like the plate of a vehicle: its owner can be found by it",
                *found
            ),
            Self::PrivateName => said!(
                "the column may name a private person ({found}): whoever is named there can be found",
                *found
            ),
            Self::PhotoPosition => said!(
                "the photograph says in its file where it was taken ({found}): every reader can read that",
                *found
            ),
            Self::NoSource => said!(
                "no source is named: nobody can look whether this may be told, and who is in danger by it"
            )
            .into(),
            Self::UnnamedSource => said!(
                "{found} is a source that nobody can tell who it is: nobody can look whether this may be told",
                *found
            ),
        }
    }

    /// Whether it is about where a record is.
    pub fn is_of_place(self) -> bool {
        matches!(self, Self::MoreExact | Self::ExactSite)
    }

    /// What can be done, the surest first.
    fn remedies(self) -> &'static [Remedy] {
        match self {
            Self::MoreExact | Self::ExactSite => &[
                Remedy::Blur1,
                Remedy::Blur10,
                Remedy::BlurDistrict,
                Remedy::LeaveOut,
                Remedy::Keep,
            ],
            Self::Telephone | Self::Email | Self::Plate | Self::PrivateName => {
                &[Remedy::TakeOut, Remedy::LeaveOut, Remedy::Keep]
            }
            Self::PhotoPosition => &[Remedy::Rewrite, Remedy::Keep],
            Self::NoSource | Self::UnnamedSource => {
                &[Remedy::NameSource, Remedy::LeaveOut, Remedy::Keep]
            }
        }
    }
}

/// What an editor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Blur the point to a kilometre.
    Blur1,
    /// Blur it to ten.
    Blur10,
    /// Blur it to its district.
    BlurDistrict,
    /// Publish nothing of the record.
    LeaveOut,
    /// Take the words out.
    TakeOut,
    /// Say whose account it is.
    NameSource,
    /// Write the photograph without its metadata.
    Rewrite,
    /// Let it stand, and say who looked at it.
    Keep,
}

impl Remedy {
    /// As reports for programs have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blur1 => "blur-1-km",
            Self::Blur10 => "blur-10-km",
            Self::BlurDistrict => "blur-district",
            Self::LeaveOut => "leave-out",
            Self::TakeOut => "take-out",
            Self::NameSource => "name-source",
            Self::Rewrite => "rewrite",
            Self::Keep => "keep",
        }
    }

    /// In words.
    pub fn sentence(self) -> Sentence<'static> {
        match self {
            Self::Blur1 => said!("blur it to 1 km"),
            Self::Blur10 => said!("blur it to 10 km"),
            Self::BlurDistrict => said!("blur it to its district"),
            Self::LeaveOut => said!("leave the record out"),
            Self::TakeOut => said!("take it out of the record, or leave out its column"),
            Self::NameSource => said!("name the source"),
            Self::Rewrite => said!("save the photograph again without what it says of itself"),
            Self::Keep => said!("keep it, reviewed by whom and on which day"),
        }
    }
}

/// Something that may endanger somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// The record in the order of the file, from 1; none of a photograph that no record names.
    pub record: Option<u32>,
    /// The id of the record, or the path of the photograph: by it an editor keeps the finding.
    pub id: String,
    /// Where in the record.
    pub field: String,
    /// What was found, as it stands there, or in words of ours as the value of a sentence.
    pub found: String,
    /// Of a point: the name of its district, or why none is known.
    pub district: Option<Result<String, Unknown>>,
}

impl Finding {
    /// What was found, in English.
    pub fn found_in_english(&self) -> String {
        let found = Sentence::of("{found}").with(&[&self.found]);
        found.to_string()
    }

    /// What was found and why it matters.
    pub fn message(&self) -> Said {
        self.kind.sentence(&self.found)
    }

    /// What can be done, the surest first.
    pub fn remedies(&self) -> impl Iterator<Item = Remedy> {
        let has_district = matches!(self.district, Some(Ok(_)));
        let all = self.kind.remedies().iter().copied();
        all.filter(move |it| has_district || *it != Remedy::BlurDistrict)
    }

    /// The whole in English: what was found, why it matters, and what can be done.
    pub fn in_english(&self) -> String {
        let remedies: Vec<String> = self
            .remedies()
            .map(|it| Said::from(it.sentence()).to_string())
            .collect();
        format!("{}. What to do: {}", self.message(), remedies.join("; or "))
    }
}

/// What no program sees of this: said at the end of every list.
pub fn unseen() -> [Sentence<'static>; 6] {
    [
        said!(
            "names of people in titles, quotations and notes, and whether the public knows them already"
        ),
        said!(
            "a place that is told by words, by a picture, or by another record of the same event"
        ),
        said!("what pictures show (faces, signs, skylines), and whatever lies behind links"),
        said!(
            "accounts with networks, and numbers and plates in other spellings than the usual ones"
        ),
        said!("who is at risk today: it goes by words, and knows those of English and Arabic"),
        said!("what was published before, and what others keep of it"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_why_and_what_to_do() {
        let finding = Finding {
            kind: Kind::Telephone,
            record: Some(3),
            id: "a".to_owned(),
            field: "title".to_owned(),
            found: "\"+963 11 222 3344\"".to_owned(),
            district: None,
        };
        assert_eq!(
            finding.in_english(),
            "\"+963 11 222 3344\" looks like a telephone number: its owner can be called, and found. What to do: take it out of the record, or leave out its column; or leave the record out; or keep it, reviewed by whom and on which day"
        );
    }

    #[test]
    fn a_district_is_offered_where_it_is_known() {
        let of = |district| Finding {
            kind: Kind::ExactSite,
            record: Some(1),
            id: "a".to_owned(),
            field: "title".to_owned(),
            found: "a home".to_owned(),
            district: Some(district),
        };
        let codes = |it: Finding| it.remedies().map(Remedy::code).collect::<Vec<_>>();
        let known = codes(of(Ok("East".to_owned())));
        assert_eq!(
            known,
            [
                "blur-1-km",
                "blur-10-km",
                "blur-district",
                "leave-out",
                "keep"
            ]
        );
        let unknown = codes(of(Err(Unknown::Outside)));
        assert_eq!(unknown, ["blur-1-km", "blur-10-km", "leave-out", "keep"]);
    }

    #[test]
    fn kinds_are_read_back_by_their_codes() {
        assert!(
            Kind::ALL
                .iter()
                .all(|kind| Kind::from_code(kind.code()) == Some(*kind))
        );
        assert_eq!(Kind::from_code("exact_site"), None);
    }
}
