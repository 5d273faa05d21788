//! What common web hosts must be told, so that they send the page as `incidents serve` does.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{stop::Stop, workspace::Workspace};

/// Templates in `hosting/`, and where they lie in dist/. One is read by hosts where it lies; the others are for whoever
/// sets up a server.
const FILES: [(&str, &str); 3] = [
    ("_headers", "_headers"),
    ("nginx.conf", "hosting/nginx.conf"),
    ("Caddyfile", "hosting/Caddyfile"),
];

/// What the page asks of a browser. `incidents serve` says the same.
const PERMISSIONS: &str = "permissions-policy.txt";

/// Writes them with the policy of the page, whose one home is the `<meta>` in index.html, and with its permissions, which
/// cannot be said in one.
pub fn write(workspace: &Workspace) -> Result<()> {
    let html = read(&workspace.file("index.html"))?;
    let policy = policy_from_html(&html).ok_or_else(|| {
        Stop::new(
            "index.html names no Content-Security-Policy.",
            "Restore its <meta>.",
        )
    })?;
    let permissions = read(&workspace.file("hosting").join(PERMISSIONS))?;
    for (template, name) in FILES {
        let text = read(&workspace.file("hosting").join(template))?;
        let text = text.replace("$policy", policy);
        let text = text.replace("$permissions", permissions.trim_end());
        let file = workspace.dist().join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn policy_from_html(html: &str) -> Option<&str> {
    let (_, meta) = html.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, content) = meta.split_once("content=\"")?;
    content.split_once('"').map(|(policy, _)| policy.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_says_the_policy_and_who_may_embed() {
        let workspace = Workspace::find().unwrap();
        let html = read(&workspace.file("index.html")).unwrap();
        assert!(
            policy_from_html(&html)
                .unwrap()
                .starts_with("default-src 'none'")
        );
        for (template, _) in FILES {
            let text = read(&workspace.file("hosting").join(template)).unwrap();
            assert!(text.contains("$policy; frame-ancestors *"), "{template}");
            assert!(text.contains("immutable"), "{template}");
            let n_said = |what: &str| text.matches(what).count();
            let n_policies = n_said("$policy");
            assert_eq!(n_said("$permissions"), n_policies, "{template}");
            assert_eq!(n_said("Permissions-Policy"), n_policies, "{template}");
        }
    }

    /// Each in its own words: a rule of its own, or the one for all files without a version in their names.
    #[test]
    fn every_template_has_the_worker_asked_for_each_time() {
        let workspace = Workspace::find().unwrap();
        for (template, rule) in [
            ("_headers", "/sw.js\n  Cache-Control: no-cache\n"),
            (
                "nginx.conf",
                "location / {\n    add_header Cache-Control no-cache;",
            ),
            ("Caddyfile", "header @unversioned Cache-Control no-cache\n"),
        ] {
            let text = read(&workspace.file("hosting").join(template)).unwrap();
            assert!(text.contains(rule), "{template}");
            // The names that are kept for good begin otherwise: `sw.js` has neither a version nor a hash.
            assert!(!text.contains("/*.js"), "{template}");
        }
        let listed = FILES.map(|(template, _)| template);
        assert_eq!(listed, ["_headers", "nginx.conf", "Caddyfile"]);
    }

    #[test]
    fn what_the_page_does_not_use_is_denied() {
        let workspace = Workspace::find().unwrap();
        let permissions = read(&workspace.file("hosting").join(PERMISSIONS)).unwrap();
        let list: Vec<&str> = permissions.trim_end().split(", ").collect();
        assert!(list.is_sorted(), "{list:?}");
        for allowed in ["clipboard-write", "fullscreen"] {
            assert!(list.contains(&format!("{allowed}=(self)").as_str()));
        }
        for denied in ["camera", "geolocation", "microphone", "payment", "usb"] {
            assert!(list.contains(&format!("{denied}=()").as_str()));
        }
    }
}
