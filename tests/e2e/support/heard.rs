//! What a screen reader has to read: the browser's accessibility tree from its beginning to its end, a line for each thing.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::support::{Outcome, Page};

/// Roles that say nothing of their own, or are said by what they are in.
const UNSAID: [&str; 6] = [
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "RootWebArea",
    "MenuListPopup",
];

/// A thing that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is: `heading`, `button`, `text`.
    pub role: String,
    /// What it is called; the words of a text.
    pub name: String,
    /// How deep it lies.
    depth: usize,
}

/// What is read, in order.
pub struct Heard(Vec<Said>);

impl Page {
    /// All that there is to read now.
    pub async fn heard(&self) -> Outcome<Heard> {
        let answer = self
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await?;
        let nodes = answer["nodes"].as_array().map_or(&[][..], Vec::as_slice);
        let by_id: HashMap<&str, &Value> = nodes
            .iter()
            .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
            .collect();
        let mut said = Vec::new();
        if let Some(root) = nodes.first() {
            read(root, &by_id, 0, &mut said);
        }
        Ok(Heard(said))
    }
}

fn read(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, said: &mut Vec<Said>) {
    let of = |name: &str| node[name]["value"].as_str().unwrap_or_default().to_owned();
    let role = of("role");
    let is_said = node["ignored"] != json!(true) && !UNSAID.contains(&role.as_str());
    if is_said {
        said.push(Said {
            role: if role == "StaticText" {
                "text".to_owned()
            } else {
                role
            },
            name: of("name"),
            depth,
        });
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        read(child, by_id, depth + usize::from(is_said), said);
    }
}

impl Heard {
    /// The names of all things of a role.
    pub fn names(&self, role: &str) -> Vec<&str> {
        let of_role = self.0.iter().filter(|said| said.role == role);
        of_role.map(|said| said.name.as_str()).collect()
    }

    /// What is read from the thing of this role and name, or one that begins so, to the end of what it is in.
    pub fn within(&self, role: &str, name: &str) -> Self {
        let Some(first) = self.position(role, name) else {
            return Self(Vec::new());
        };
        let depth = self.0[first].depth;
        let inside = self.0[first + 1..].iter();
        Self(
            inside
                .take_while(|said| said.depth > depth)
                .cloned()
                .collect(),
        )
    }

    /// What is read after the thing of this role and name, until the next of the same role.
    pub fn after(&self, role: &str, name: &str) -> Self {
        let Some(first) = self.position(role, name) else {
            return Self(Vec::new());
        };
        let rest = self.0[first + 1..].iter();
        Self(rest.take_while(|said| said.role != role).cloned().collect())
    }

    fn position(&self, role: &str, name: &str) -> Option<usize> {
        let is_it = |said: &Said| said.role == role && said.name.starts_with(name);
        self.0.iter().position(is_it)
    }

    /// All texts in one line.
    pub fn text(&self) -> String {
        self.names("text").join(" ")
    }
}
