//! The overlays that a map file names, as they will be shown.

use std::io::ErrorKind;
use std::path::Path;

use areas::{Finding, Overlay};
use incidents::model::report::{Problem, Report, Severity};
use serde_json::Value;

use crate::check::Reported;
use crate::input::Input;
use crate::map_file::in_english;

/// What the map file says of overlays that cannot be used, and what each of their files holds that is not as it should be. The files lie beside
/// the map file.
pub(crate) fn looked_into(map_file: &Path, bytes: &[u8]) -> (Vec<Problem>, Vec<Reported>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What is no JSON has been said.
    let map: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let (overlays, faults) = areas::overlays::read(&map);
    let faults = faults
        .into_iter()
        .map(|(field, message)| problem(Severity::FieldDropped, Some(field), &message));
    let files = overlays.into_iter().map(|overlay| {
        let file = map_file.with_file_name(&overlay.data);
        let mut report = Report::default();
        match std::fs::read(&file) {
            Ok(bytes) => match Overlay::read(&bytes, overlay.label.as_deref()) {
                Ok((read, findings)) => {
                    for finding in findings {
                        report.push(of_finding(finding));
                    }
                    if let Some(message) = without_areas(&read, overlay.has_areas) {
                        report.push(problem(Severity::Note, None, &message));
                    }
                }
                Err(unreadable) => report.push(problem(Severity::FileBroken, None, &unreadable.message)),
            },
            Err(cause) => {
                let what = match cause.kind() {
                    ErrorKind::NotFound => "there is no such file".to_owned(),
                    _ => format!("it cannot be read ({cause})"),
                };
                let message = format!("{what}, which the map file names as the overlay {}: put it there, or correct `data`", overlay.id);
                report.push(problem(Severity::FileBroken, None, &message));
            }
        }
        Reported { file: Input::File(file), report }
    });
    let files = files.collect();
    (faults.collect(), files)
}

fn without_areas(overlay: &Overlay, is_asked: bool) -> Option<String> {
    let has_area = overlay.features().iter().any(areas::Feature::is_area);
    (is_asked && !has_area).then(|| "expected polygons, since the map file says `areas`, but found none: no records can be chosen by it".to_owned())
}

fn of_finding(finding: Finding) -> Problem {
    let severity = if finding.is_loss {
        Severity::FieldDropped
    } else {
        Severity::Note
    };
    let feature = finding.feature.map(|nth| match &finding.id {
        Some(id) => format!("feature {nth} ({id})"),
        None => format!("feature {nth}"),
    });
    Problem {
        id: finding.id,
        ..problem(severity, feature, &finding.message)
    }
}

fn problem(severity: Severity, field: Option<String>, message: &str) -> Problem {
    Problem {
        severity,
        record: None,
        id: None,
        line: None,
        field,
        message: in_english(message),
    }
}
