//! What common web hosts must be told, so that they send a site as `incidents serve` does.

use crate::files::Files;

/// What the page asks of a browser, and what neither it nor a script that got into it may. A feature that is not named is the page's own:
/// `web-share` is, which browsers without it complain of.
pub const PERMISSIONS_POLICY: &str = include_str!("../../../hosting/permissions-policy.txt");

/// Where each lies in a site. The first is read by hosts where it lies; the others are for whoever sets up a server.
const TEMPLATES: [(&str, &str); 3] = [
    ("_headers", include_str!("../../../hosting/_headers")),
    (
        "hosting/nginx.conf",
        include_str!("../../../hosting/nginx.conf"),
    ),
    (
        "hosting/Caddyfile",
        include_str!("../../../hosting/Caddyfile"),
    ),
];

/// Who may embed the page is said behind these words: everybody, until the publisher says otherwise.
const ANCESTORS: &str = "; frame-ancestors ";

/// The files for hosts, with their paths. Whom a publisher has named in one as allowed to embed the page, stays named in it.
pub(crate) fn written(
    policy: &str,
    earlier: &dyn Files,
) -> impl Iterator<Item = (&'static str, String)> {
    TEMPLATES.into_iter().map(move |(path, template)| {
        let text = template.replace("$policy", policy);
        let text = text.replace("$permissions", PERMISSIONS_POLICY.trim_end());
        let earlier = earlier.text(path);
        let ancestors = earlier.as_deref().and_then(ancestors);
        let text = match ancestors {
            Some(chosen) => text.replace(&format!("{ANCESTORS}*"), &format!("{ANCESTORS}{chosen}")),
            None => text,
        };
        (path, text)
    })
}

/// Who may embed the page, as a file for hosts says it.
fn ancestors(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(ANCESTORS)?;
    let end = after.find(['"', ';', '\n', '\r'])?;
    after.get(..end).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Memory;

    #[test]
    fn every_template_says_the_policy_and_who_may_embed() {
        for (path, template) in TEMPLATES {
            assert!(template.contains("$policy; frame-ancestors *"), "{path}");
            assert!(template.contains("immutable"), "{path}");
            let n_said = |what: &str| template.matches(what).count();
            let n_policies = n_said("$policy");
            assert_eq!(n_said("$permissions"), n_policies, "{path}");
            assert_eq!(n_said("Permissions-Policy"), n_policies, "{path}");
        }
    }

    /// Each in its own words: a rule of its own, or the one for all files without a version in their names.
    #[test]
    fn every_template_has_the_worker_asked_for_each_time() {
        let rules = [
            ("_headers", "/sw.js\n  Cache-Control: no-cache\n"),
            (
                "hosting/nginx.conf",
                "location / {\n    add_header Cache-Control no-cache;",
            ),
            (
                "hosting/Caddyfile",
                "header @unversioned Cache-Control no-cache\n",
            ),
        ];
        for ((path, template), (ruled, rule)) in TEMPLATES.into_iter().zip(rules) {
            assert_eq!(path, ruled);
            assert!(template.contains(rule), "{path}");
            // The names that are kept for good begin otherwise: `sw.js` has neither a version nor a hash.
            assert!(!template.contains("/*.js"), "{path}");
        }
    }

    #[test]
    fn what_the_page_does_not_use_is_denied() {
        let list: Vec<&str> = PERMISSIONS_POLICY.trim_end().split(", ").collect();
        assert!(list.is_sorted(), "{list:?}");
        for allowed in ["clipboard-write", "fullscreen"] {
            assert!(list.contains(&format!("{allowed}=(self)").as_str()));
        }
        for denied in ["camera", "geolocation", "microphone", "payment", "usb"] {
            assert!(list.contains(&format!("{denied}=()").as_str()));
        }
    }

    #[test]
    fn whom_a_publisher_lets_embed_the_page_is_kept_in_each_file() {
        let none = Memory::new();
        let first: Memory = written("default-src 'none'", &none)
            .map(|(path, text)| (path.to_owned(), text.into_bytes()))
            .collect();
        let mut edited = first.clone();
        for path in ["_headers", "hosting/nginx.conf"] {
            let text = first.text(path).unwrap();
            assert!(text.contains("default-src 'none'; frame-ancestors *"));
            let chosen = text.replace(
                "frame-ancestors *",
                "frame-ancestors 'self' https://a.example",
            );
            edited.insert(path.to_owned(), chosen.into_bytes());
        }
        let again: Memory = written("default-src 'self'", &edited)
            .map(|(path, text)| (path.to_owned(), text.into_bytes()))
            .collect();
        for (path, expected) in [
            (
                "_headers",
                "default-src 'self'; frame-ancestors 'self' https://a.example\n",
            ),
            (
                "hosting/nginx.conf",
                "default-src 'self'; frame-ancestors 'self' https://a.example\" always",
            ),
            (
                "hosting/Caddyfile",
                "default-src 'self'; frame-ancestors *\"",
            ),
        ] {
            assert!(again.text(path).unwrap().contains(expected), "{path}");
        }
    }
}
