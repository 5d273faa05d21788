//! Records that are read while somebody reads them: how often, and what that tells the host that they lie with.

use incidents::config::MapConfig;
use serde_json::Value;

use crate::records_elsewhere;
use crate::remark::Remark;

/// A map file, with the mark before it that some editors write.
fn value(map_file: &[u8]) -> Value {
    let bytes = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// Whether a map file blurs records or leaves some out.
pub fn blurs(map_file: &[u8]) -> bool {
    let map = value(map_file);
    let decisions = map["safety"].as_object().into_iter().flatten();
    decisions.into_iter().any(|(_, decision)| {
        ["blur", "leave_out", "with"]
            .iter()
            .any(|it| decision.get(it).is_some())
    })
}

/// What a publisher should know of it.
pub(crate) fn remarks(map_file: &[u8]) -> Vec<Remark> {
    let map = value(map_file);
    let (config, _) = MapConfig::parse(map_file);
    let mut remarks = Vec::new();
    let minutes = map["refresh"]["minutes"].as_f64();
    let Some(address) = records_elsewhere(&config) else {
        return remarks;
    };
    let host = address
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let host = host.unwrap_or(address);
    let often = match minutes.filter(|_| config.is_refreshed) {
        Some(minutes) => format!(", again each {minutes} minutes while the page is seen"),
        None => String::new(),
    };
    remarks.push(Remark {
        member: "data".into(),
        message: format!(
            "each reader's browser asks {host} for the records{often}. {host} learns of each reader the address of the device, the browser, the address of the map and the time; whoever can read its logs can tell who read, and when. Readers are told under About. `incidents build FOLDER drafts/sheet.csv --pull {address}`, with `data` out of the map file, fetches them when you publish, and no reader asks {host}"
        ),
    });
    if blurs(map_file) {
        remarks.push(Remark {
            member: "safety".into(),
            message: format!("nothing can be blurred or left out of records that browsers fetch from {host} as they are, and `incidents build` refuses it: publish them with --pull"),
        });
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(map: &str) -> Vec<String> {
        remarks(map.as_bytes())
            .into_iter()
            .map(|it| it.member.into_owned())
            .collect()
    }

    #[test]
    fn what_a_sheet_elsewhere_tells_its_host_is_said() {
        let map =
            r#"{"data": "https://docs.example.org/pub?output=csv", "refresh": {"minutes": 5}}"#;
        let said = &remarks(map.as_bytes())[0].message;
        assert!(
            said.contains("docs.example.org learns of each reader")
                && said.contains("each 5 minutes"),
            "{said}"
        );
        assert_eq!(
            members(r#"{"data": "sheet.csv", "refresh": {"minutes": 5}}"#),
            Vec::<String>::new()
        );
    }

    #[test]
    fn blurring_what_is_not_ours_is_said() {
        let blurred = r#"{"data": "https://a.example/b.csv", "safety": {"x": {"blur": "1 km"}}}"#;
        assert_eq!(members(blurred), ["data", "safety"]);
        let marked = format!("\u{feff}{blurred}");
        assert_eq!(members(&marked), ["data", "safety"]);
        assert!(blurs(marked.as_bytes()));
        assert!(blurs(blurred.as_bytes()) && !blurs(br#"{"safety": {"x": {"keep": ["email"]}}}"#));
    }
}
