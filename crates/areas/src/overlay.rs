//! A file of features, read.

use std::collections::{BTreeMap, BTreeSet};

use incidents::model::decimal::fixed;

use crate::circle::{self, Circle};
use crate::crossing::crossings;
use crate::drawing;
use crate::file::{File, Shape, Written};
use crate::finding::{Fault, Finding, Findings, Unreadable};
use crate::measure;
use crate::names::{Ids, Label};
use crate::sides::{Index, Points, Sides, TooEntangled};

/// The most positions that are read.
const MAX_POSITIONS: usize = 5_000_000;

/// A rectangle as the `bbox` of GeoJSON: west, south, east, north in degrees. One that crosses the 180th meridian has its west east of its east.
pub type Bounds = [f64; 4];

/// One thing of an overlay: a place, a line, an area or several of them.
#[derive(Clone, Debug)]
pub struct Feature {
    /// No other feature of the overlay has it: the feature's own `id`, else its property `id`, else one made of its name or its number.
    pub id: String,
    /// What it is called, where a property says so.
    pub name: Option<String>,
    /// Its names by language (`ar`), as far as properties give them.
    pub names: BTreeMap<String, String>,
    pub(crate) shape: Shape,
    /// Whether its borders cross themselves.
    is_crossed: bool,
}

impl Feature {
    /// Where it is; nothing where it is nowhere.
    pub fn bounds(&self) -> Option<Bounds> {
        measure::bounds(&self.shape)
    }

    /// Its polygons in square kilometres; nothing without polygons, or where their borders cross themselves.
    pub fn area_km2(&self) -> Option<f64> {
        measure::area_km2(&self.shape).filter(|_| !self.is_crossed)
    }

    /// Its lines in kilometres; nothing without lines.
    pub fn length_km(&self) -> Option<f64> {
        measure::length_km(&self.shape)
    }

    /// The smallest circle in which its polygons lie; nothing without polygons.
    pub fn circle(&self) -> Option<Circle> {
        circle::around(&self.shape.polygons)
    }

    /// Whether points can be inside of it.
    pub fn is_area(&self) -> bool {
        !self.shape.polygons.is_empty()
    }
}

/// A file of features.
#[derive(Debug)]
pub struct Overlay {
    features: Vec<Feature>,
    index: Index,
}

impl Overlay {
    /// Reads GeoJSON. `label` is the property that names a feature; without one it is the first of `name`, `name_en`, `title`, `label` and a few more
    /// that any feature has. What is not as it should be is among the findings, and all that is good is kept.
    ///
    /// # Errors
    ///
    /// Where nothing can be read, or the file has more than 64 MB or five million positions.
    pub fn read(bytes: &[u8], label: Option<&str>) -> Result<(Self, Vec<Finding>), Unreadable> {
        let file = File::read(bytes)?;
        let mut findings = Findings::default();
        for fault in file.faults {
            findings.of_file(fault);
        }
        let (mut written, mut n_positions) = (Vec::with_capacity(file.features.len()), 0);
        for raw in file.features {
            let feature = Written::read(raw);
            n_positions += feature.shape.n_positions;
            if n_positions > MAX_POSITIONS {
                let message = format!(
                    "expected at most {MAX_POSITIONS} positions, but found more: simplify its lines, or leave out what is outside of the map"
                );
                return Err(Unreadable { message });
            }
            written.push(feature);
        }
        let properties = written
            .iter()
            .flat_map(|feature| feature.properties.iter().flat_map(|has| has.keys()));
        let properties: BTreeSet<String> = properties.cloned().collect();
        let (label, fault) = Label::new(label, &properties);
        if let Some(fault) = fault {
            findings.of_file(fault);
        }
        let mut ids = Ids::default();
        let features: Vec<Feature> = (1..)
            .zip(written)
            .map(|(nth, written)| feature((nth, written), (&label, &mut ids), &mut findings))
            .collect();
        if features.is_empty() {
            findings.of_file(
                "expected features, but found an empty list: nothing is shown of it".to_owned(),
            );
        }
        let mut overlay = Self {
            index: Index::new(
                features
                    .iter()
                    .map(|feature| feature.shape.polygons.as_slice()),
            ),
            features,
        };
        overlay.say_crossings(&mut findings);
        Ok((overlay, findings.into_list()))
    }

    /// All features, in the order of the file: areas, lines and points.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// What MapLibre draws: a `FeatureCollection`, to 6 digits after the point (a tenth of a metre).
    ///
    /// Each feature has the properties `id`, `kind` (`area`, `line`, `point`, or `label`: a point in the middle of its largest polygon), `name` and, by
    /// language, `name_ar` and the like; the number that is its own `id` is the feature's place in [`Self::features`]. What crosses the 180th meridian goes on past 180°, which MapLibre draws on both sides of it
    /// without a line between them.
    pub fn for_drawing(&self) -> String {
        drawing::geojson(&self.features)
    }

    /// Which points are inside of each feature, and which may be; areas are numbered as [`Self::features`] are, and what is no area has none.
    ///
    /// What lies on a border, to 2 cm, may be inside. A feature of several polygons is all of them together. Distances are those on the ellipsoid, to
    /// less than 0.1 % for circles of 500 km.
    ///
    /// # Errors
    ///
    /// Where the areas overlap or their borders cross so often that it would take too long.
    pub fn sides(&self, points: Points<'_>) -> Result<Sides, TooEntangled> {
        self.index.sides(points)
    }

    /// Borders that cross themselves are said, and enclose no area that could be told.
    fn say_crossings(&mut self, findings: &mut Findings) {
        let mut is_said = BTreeSet::new();
        let Index { edges, tree, .. } = &self.index;
        for (part, crossing) in crossings(edges, tree).into_iter().enumerate() {
            let area = edges.area_of[part] as usize;
            let Some(at) = crossing.filter(|_| is_said.insert(area)) else {
                continue;
            };
            let feature = &mut self.features[area];
            feature.is_crossed = true;
            findings.add((area as u32 + 1, Some(&feature.id)), Fault::Crossing, || {
                format!("expected a border that does not cross itself, but found that it does near {}, {}: what it goes round once, or an odd number of times, counts as inside", fixed(at.x, 5), fixed(at.y, 5))
            });
        }
    }
}

fn feature(
    (nth, written): (u32, Written),
    (label, ids): (&Label, &mut Ids),
    findings: &mut Findings,
) -> Feature {
    let Written {
        id,
        properties,
        shape,
        faults,
    } = written;
    let (name, names) = label.names(properties.as_ref());
    let (id, is_renamed) = ids.id(id.as_ref(), properties.as_ref(), (name.as_deref(), nth));
    if is_renamed {
        findings.add((nth, Some(&id)), Fault::SameId, || {
            format!("expected an id of its own, but found one that another feature has: it is called {id} in links until it has one")
        });
    }
    let mut is_said = BTreeSet::new();
    for (fault, message) in faults {
        if is_said.insert(fault) {
            findings.add((nth, Some(&id)), fault, || message);
        }
    }
    Feature {
        id,
        name,
        names,
        shape,
        is_crossed: false,
    }
}
