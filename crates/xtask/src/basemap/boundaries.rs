//! What each line is. The only place with a policy: boundaries as the United Nations' maps show them, as far as the
//! data allow; disputed ones dashed; a line that cannot be had is left out. No position is taken.

use serde_json::{Value, json};

use super::{
    Degrees,
    geojson::{Feature, Geometry},
    topology::SharedLine,
    units::{Owner, Units},
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Border,
    Disputed,
    Governorate,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::Disputed => "disputed",
            Self::Governorate => "governorate",
        }
    }
}

pub(super) fn features(units: &Units, lines: &[SharedLine]) -> Vec<Feature> {
    let inland = lines.iter().filter_map(|line| {
        let (one, other) = (&units.owners[line.owner], &units.owners[line.neighbour?]);
        let properties = properties(kind(one, other)?, [one, other]);
        Some((properties, line.points.clone()))
    });
    let pairs = inland.chain([western_sahara_north()]);
    let mut by_properties: Vec<(Value, Vec<Vec<Degrees>>)> = Vec::new();
    for (properties, points) in pairs {
        match by_properties
            .iter_mut()
            .find(|(known, _)| *known == properties)
        {
            Some((_, lines)) => lines.push(points),
            None => by_properties.push((properties, vec![points])),
        }
    }
    let feature = |(properties, mut lines): (Value, Vec<Vec<Degrees>>)| Feature {
        properties,
        geometry: match lines.len() {
            1 => Geometry::Line(lines.remove(0)),
            _ => Geometry::Lines(lines),
        },
    };
    by_properties.into_iter().map(feature).collect()
}

fn properties(kind: Kind, between: [&Owner; 2]) -> Value {
    let mut names = between.map(|owner| match kind {
        Kind::Governorate => owner.part.as_str(),
        Kind::Disputed if owner.part == UNDOF => UNDOF,
        Kind::Border | Kind::Disputed => owner.country.as_str(),
    });
    names.sort_unstable();
    let mut properties = json!({ "kind": kind.name() });
    // The names let a test, or a site's own style, ask for one line; nobody needs those of governorates.
    if kind != Kind::Governorate {
        properties["between"] = json!(names.join(" "));
    }
    properties
}

/// The zone on the Golan between the two lines of the Agreement on Disengagement of 1974, a unit of Syria's.
const UNDOF: &str = "SY-X01~";

/// Units of the two sides of the Line of Control, and what else is disputed there.
const KASHMIR_INDIA: [&str; 2] = ["IN-JK", "IN-LA"];
const KASHMIR_PAKISTAN: [&str; 2] = ["PK-GB", "PK-JK"];

/// Country pairs whose whole common line is disputed, undetermined or an armistice line.
const DISPUTED_PAIRS: [[&str; 2]; 6] = [
    // The 1974 lines on the Golan; the western edge of the Golan is in none of the sources.
    ["ISR", "SYR"],
    // The Blue Line of 2000: a line of withdrawal.
    ["ISR", "LBN"],
    ["KOS", "SRB"],
    // The Military Demarcation Line of 1953.
    ["KOR", "PRK"],
    ["SDN", "SDS"],
    // The Ilemi triangle.
    ["KEN", "SDS"],
];

/// None: no line is drawn.
fn kind(one: &Owner, other: &Owner) -> Option<Kind> {
    let countries = {
        let mut pair = [one.country.as_str(), other.country.as_str()];
        pair.sort_unstable();
        pair
    };
    let has = |country: &str| countries.contains(&country);
    let part = |codes: &[&str]| {
        codes
            .iter()
            .any(|code| one.part == *code || other.part == *code)
    };
    if countries == ["MAR", "SAH"] {
        // Neither the berm nor a province's edge is the border: that is a parallel, added below.
        return None;
    }
    if countries[0] == countries[1] {
        return inside_one_country(one, other);
    }
    // Siachen ("KAS" in Natural Earth), both sides of the Line of Control, and India's north-east.
    let kashmir =
        has("KAS") || part(&KASHMIR_INDIA) || part(&KASHMIR_PAKISTAN) && (has("IND") || has("CHN"));
    let arunachal = part(&["IN-AR"]) && has("CHN");
    // The Halaib triangle and Bir Tawil.
    let halaib = part(&["EG-BA"]) && has("SDN");
    let disputed = DISPUTED_PAIRS.contains(&countries)
        || has("PSX")
        || has("SAH")
        || kashmir
        || arunachal
        || halaib;
    Some(if disputed {
        Kind::Disputed
    } else {
        Kind::Border
    })
}

fn inside_one_country(one: &Owner, other: &Owner) -> Option<Kind> {
    let undof = [one, other].iter().any(|owner| owner.part == UNDOF);
    let parts_are_provinces = !one.part.is_empty()
        && !other.part.is_empty()
        && one.country != "IND"
        && one.country != "PAK";
    match (undof, parts_are_provinces) {
        (true, _) => Some(Kind::Disputed),
        (false, true) => Some(Kind::Governorate),
        (false, false) => None,
    }
}

/// The northern limit of Western Sahara on the United Nations' maps is the parallel of 27°40' N, from the coast to
/// 8°40' W (the Franco-Spanish convention of 1912). No source has it as a line; a parallel needs none.
fn western_sahara_north() -> (Value, Vec<Degrees>) {
    let (coast, inland, latitude) = (-13.17, -8.68, 27.67);
    (
        json!({ "kind": "disputed", "between": "MAR SAH" }),
        vec![[coast, latitude], [inland, latitude]],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(text: &str) -> Owner {
        let (country, part) = text.split_once(' ').unwrap_or((text, ""));
        Owner {
            country: country.to_owned(),
            part: part.to_owned(),
        }
    }

    fn check(one: &str, other: &str, expect: Option<Kind>) {
        assert_eq!(kind(&owner(one), &owner(other)), expect, "{one} / {other}");
        assert_eq!(kind(&owner(other), &owner(one)), expect, "{other} / {one}");
    }

    #[test]
    fn both_lines_on_the_golan_are_dashed() {
        check("SYR SY-X01~", "ISR", Some(Kind::Disputed));
        check("SYR SY-X01~", "SYR SY-QU", Some(Kind::Disputed));
        check("SYR SY-X01~", "LBN LB-BI", Some(Kind::Border));
    }

    #[test]
    fn palestine_is_apart_and_its_lines_are_dashed() {
        check("PSX", "ISR", Some(Kind::Disputed));
        check("JOR JO-BA", "PSX", Some(Kind::Disputed));
        check("EGY", "PSX", Some(Kind::Disputed));
    }

    #[test]
    fn kashmir_western_sahara_and_the_blue_line_are_dashed() {
        check("IND IN-JK", "PAK PK-JK", Some(Kind::Disputed));
        check("IND IN-JK", "PAK", Some(Kind::Disputed));
        check("PAK PK-GB", "CHN", Some(Kind::Disputed));
        check("PAK PK-GB", "AFG", Some(Kind::Border));
        check("KAS", "CHN", Some(Kind::Disputed));
        check("IND", "PAK", Some(Kind::Border));
        check("SAH", "MRT", Some(Kind::Disputed));
        check("MAR", "SAH", None);
        check("ISR", "LBN LB-NA", Some(Kind::Disputed));
    }

    #[test]
    fn governorates_are_faint_and_other_provinces_have_no_line() {
        check("SYR SY-HL", "SYR SY-ID", Some(Kind::Governorate));
        check("IND IN-JK", "IND", None);
        check("PAK PK-GB", "PAK PK-JK", None);
        check("SYR SY-HL", "TUR TR-79", Some(Kind::Border));
    }
}
