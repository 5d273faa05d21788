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

/// A file for hosts.
pub(crate) struct Hosting {
    /// Where it lies.
    pub(crate) path: &'static str,
    /// What it says now; nothing where nobody knows how it would say it.
    pub(crate) text: Option<String>,
}

/// The files for hosts with a policy. Of one that is there only the policy that it said before is another one: what a publisher has written
/// into it stays, and so does who may embed the page.
pub(crate) fn written(
    policy: &str,
    before: &str,
    earlier: &dyn Files,
) -> impl Iterator<Item = Hosting> {
    TEMPLATES.into_iter().map(move |(path, template)| {
        let text = if let Some(text) = earlier.text(path) {
            text.contains(before).then(|| text.replace(before, policy))
        } else {
            let text = template.replace("$policy", policy);
            Some(text.replace("$permissions", PERMISSIONS_POLICY.trim_end()))
        };
        Hosting { path, text }
    })
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
    fn what_a_publisher_has_written_into_a_file_stays() {
        let all = |policy: &str, before: &str, earlier: &Memory| -> Memory {
            written(policy, before, earlier)
                .filter_map(|file| Some((file.path.to_owned(), file.text?.into_bytes())))
                .collect()
        };
        let first = all("default-src 'none'", "", &Memory::new());
        assert_eq!(first.len(), 3);
        let mut edited = first.clone();
        let headers = first.text("_headers").unwrap();
        let own = headers.replace("frame-ancestors *", "frame-ancestors 'self'")
            + "/private/*\n  X-Robots-Tag: noindex\n";
        edited.insert("_headers".to_owned(), own.clone().into_bytes());
        edited.insert("hosting/Caddyfile".to_owned(), b"all mine".to_vec());
        let again = all("default-src 'self'", "default-src 'none'", &edited);
        assert_eq!(
            again.text("_headers").unwrap(),
            own.replace("'none'", "'self'")
        );
        assert!(
            again
                .text("hosting/nginx.conf")
                .unwrap()
                .contains("default-src 'self'; frame-ancestors *\" always")
        );
        assert_eq!(again.text("hosting/Caddyfile"), None);
    }
}
