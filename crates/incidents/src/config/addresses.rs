//! Where the site lies, and which other sites have to do with it.

use crate::model::said::said;
use crate::schema::finding::{Findings, Value};
use crate::schema::values::{address, is_web_address};

/// The address of the folder that a site lies in, with its slash, so that names can be hung on.
pub(super) fn site(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    let address = address(value, findings)?;
    if address.contains(['?', '#']) {
        findings.expected(said!("the address of a folder, without `?` and `#`"), value);
        return None;
    }
    let folder = address.strip_suffix("/index.html").unwrap_or(&address);
    Some(format!("{}/", folder.trim_end_matches('/')))
}

/// A mail address, or one with a scheme; `{title}` and the like in that are filled in later.
pub(super) fn contact(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    if value.json.is_blank() {
        return None;
    }
    let text = value.json.text().map(str::trim);
    let is_mail = |text: &str| {
        let is_plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>?&#%{}\"()[]\\,;:/".contains(c);
        let parts = text.split_once('@');
        parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        }) && text.chars().all(is_plain)
    };
    let contact = text.filter(|text| is_mail(text) || is_web_address(text));
    if contact.is_none() {
        findings.expected(
            said!("a mail address, or an address that begins with https:// or http://"),
            value,
        );
    }
    contact.map(str::to_owned)
}

/// Origins as browsers write them: what is written otherwise would never be met, and is said.
pub(super) fn origins(value: Value<'_, '_>, findings: &mut Findings) -> Vec<String> {
    let mut origins = Vec::new();
    value.each(|item| {
        let Some(origin) = address(item, findings) else {
            return;
        };
        let origin = origin.trim_end_matches('/').to_ascii_lowercase();
        match origin.split('/').count() {
            // `https:`, nothing, the host.
            3 if !origin.contains(['?', '#', '@']) => origins.push(origin),
            _ => findings.expected(
                said!("an origin: https://, a host and nothing after it"),
                item,
            ),
        }
    });
    origins
}

#[cfg(test)]
mod tests {
    use crate::config::MapConfig;

    #[test]
    fn a_site_lies_in_a_folder_however_its_address_is_written() {
        for end in ["", "/", "/index.html"] {
            let text = format!(r#"{{"site_url": "https://example.org/map{end}"}}"#);
            let site_url = MapConfig::parse(text.as_bytes()).0.site_url;
            assert_eq!(site_url.as_deref(), Some("https://example.org/map/"));
        }
        let of = |text: &str| MapConfig::parse(text.as_bytes()).0.site_url;
        let other = of(r#"{"site_url": "https://example.org/aleppo-index.html"}"#);
        assert_eq!(
            other.as_deref(),
            Some("https://example.org/aleppo-index.html/")
        );
        assert_eq!(
            of(r#"{"site_url": "https://example.org/map?lang=ar"}"#),
            None
        );
    }
}
