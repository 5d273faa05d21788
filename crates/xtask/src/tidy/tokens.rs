//! Rust as tokens: what a file imports, and how long its functions are. Comments are no tokens; what stands in a macro
//! is read like the rest; tests are left out.

use proc_macro2::{Delimiter, Group, LineColumn, TokenStream, TokenTree};

use crate::tidy::tree::File;

/// A path that begins at `crate`, `self` or `super`, in a `use` or where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// From the root of the crate, without `crate`; the last may be `*`.
    pub path: Vec<String>,
    pub line: usize,
}

/// A function that carries an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    /// Between its braces, without blank lines and lines of comment alone: as Clippy's `too_many_lines` counts.
    pub n_lines: usize,
}

/// The module that a file is, from the folder in which its crate's root lies: `["query", "engine"]` for `query/engine.rs`.
fn module_of(file: &File, root: &str) -> Vec<String> {
    let below = file.path.strip_prefix(root).unwrap_or(&file.path);
    let below = below.trim_start_matches('/').trim_end_matches(".rs");
    let is_module = |name: &&str| !["main", "lib", "mod"].contains(name);
    below
        .split('/')
        .filter(is_module)
        .map(str::to_owned)
        .collect()
}

/// What a file imports. None: it is no Rust, which the compiler says better.
pub fn imports(file: &File, root: &str) -> Option<Vec<Import>> {
    let mut walk = Walk {
        module: module_of(file, root),
        found: Vec::new(),
    };
    walk.tokens(&trees(file.text.parse().ok()?));
    Some(walk.found)
}

/// The functions that carry one of these attributes.
pub fn functions_with(file: &File, attributes: &[&str]) -> Option<Vec<Function>> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    functions_below(
        &trees(file.text.parse().ok()?),
        attributes,
        &lines,
        &mut found,
    );
    Some(found)
}

fn functions_below(
    mut rest: &[TokenTree],
    attributes: &[&str],
    lines: &[&str],
    found: &mut Vec<Function>,
) {
    while let [token, after @ ..] = rest {
        rest = after;
        if is_punct(token, '#') && opens_with(after, attributes) {
            found.extend(function(after, lines));
        } else if let TokenTree::Group(group) = token {
            functions_below(&trees(group.stream()), attributes, lines, found);
        }
    }
}

/// Whether these tokens are the brackets of one of these attributes.
fn opens_with(after_hash: &[TokenTree], attributes: &[&str]) -> bool {
    let [TokenTree::Group(group), ..] = after_hash else {
        return false;
    };
    trees(group.stream())
        .first()
        .is_some_and(|first| attributes.iter().any(|name| is_ident(first, name)))
}

/// The function that follows an attribute.
fn function(after: &[TokenTree], lines: &[&str]) -> Option<Function> {
    let at = after.iter().position(|token| is_ident(token, "fn"))?;
    let (name, signature) = after.get(at + 1..)?.split_first()?;
    let body = signature.iter().find_map(braces)?;
    let start = name.span().start();
    Some(Function {
        name: name.to_string(),
        line: start.line,
        n_lines: n_code_lines(lines, body.span_open().end(), body.span_close().start()),
    })
}

fn n_code_lines(lines: &[&str], open: LineColumn, close: LineColumn) -> usize {
    // The line of each brace has code of the body only if more than the brace is on it; rustfmt leaves that to `{}`.
    let between = lines.get(open.line..close.line.saturating_sub(1));
    between
        .unwrap_or_default()
        .iter()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
        .count()
}

/// Looks for paths, and knows in which module it is.
struct Walk {
    module: Vec<String>,
    found: Vec<Import>,
}

impl Walk {
    fn tokens(&mut self, mut rest: &[TokenTree]) {
        while let [token, after @ ..] = rest {
            rest = self.token(token, after);
        }
    }

    /// What is left to read after a token and all that belongs to it.
    fn token<'a>(&mut self, token: &TokenTree, after: &'a [TokenTree]) -> &'a [TokenTree] {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_cfg_test(after) => {
                after_item(after)
            }
            TokenTree::Ident(ident) if ident == "mod" => self.module(after),
            TokenTree::Ident(ident) if ident == "pub" => after_visibility(after),
            TokenTree::Ident(ident) => {
                let base = self.base(&ident.to_string());
                match base.filter(|_| after_colons(after).is_some()) {
                    Some(base) => self.path(base, ident.span().start().line, after),
                    None => after,
                }
            }
            TokenTree::Group(group) => {
                self.tokens(&trees(group.stream()));
                after
            }
            _ => after,
        }
    }

    /// `name { .. }` behind `mod`; a module in a file of its own is read there.
    fn module<'a>(&mut self, after: &'a [TokenTree]) -> &'a [TokenTree] {
        let [TokenTree::Ident(name), body, rest @ ..] = after else {
            return after;
        };
        if let Some(body) = braces(body) {
            self.module.push(name.to_string());
            self.tokens(&trees(body.stream()));
            self.module.pop();
        }
        rest
    }

    /// Where a path leads that begins with this word.
    fn base(&self, first: &str) -> Option<Vec<String>> {
        match first {
            "crate" => Some(Vec::new()),
            "self" => Some(self.module.clone()),
            "super" => Some(above(self.module.clone())),
            _ => None,
        }
    }

    /// Follows `::name`, `::*` and `::{..}` to the end of each path.
    fn path<'a>(
        &mut self,
        mut path: Vec<String>,
        line: usize,
        mut rest: &'a [TokenTree],
    ) -> &'a [TokenTree] {
        while let Some([token, after @ ..]) = after_colons(rest) {
            match token {
                TokenTree::Ident(ident) if ident == "super" => path = above(path),
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Punct(star) if star.as_char() == '*' => path.push("*".to_owned()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.group(&path, group);
                    return after;
                }
                // `::<T>`
                _ => break,
            }
            rest = after;
        }
        self.found.push(Import { path, line });
        rest
    }

    /// The paths of `{a, b::c, self, d as e}`.
    fn group(&mut self, base: &[String], group: &Group) {
        let tokens = trees(group.stream());
        for part in tokens.split(|token| is_punct(token, ',')) {
            let Some((first, after)) = part.split_first() else {
                continue;
            };
            let mut path = base.to_owned();
            match first.to_string().as_str() {
                "self" => {}
                "super" => path = above(path),
                name => path.push(name.to_owned()),
            }
            self.path(path, first.span().start().line, after);
        }
    }
}

fn above(mut module: Vec<String>) -> Vec<String> {
    module.pop();
    module
}

fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == punct)
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(found) if found == name)
}

fn braces(token: &TokenTree) -> Option<&Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}

/// What stands behind `::`.
fn after_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [first, second, rest @ ..] if is_punct(first, ':') && is_punct(second, ':') => Some(rest),
        _ => None,
    }
}

/// `[cfg(test)]`
fn is_cfg_test(after_hash: &[TokenTree]) -> bool {
    let [TokenTree::Group(group), ..] = after_hash else {
        return false;
    };
    match trees(group.stream()).as_slice() {
        [cfg, TokenTree::Group(what)] => {
            is_ident(cfg, "cfg") && what.stream().to_string() == "test"
        }
        _ => false,
    }
}

/// Behind an item: behind its `;` or its braces, which are not those of a `use`.
fn after_item(tokens: &[TokenTree]) -> &[TokenTree] {
    let ends = |at: usize, token: &TokenTree| {
        let is_group_of_use = at > 0
            && tokens
                .get(at - 1)
                .is_some_and(|before| is_punct(before, ':'));
        is_punct(token, ';') || (braces(token).is_some() && !is_group_of_use)
    };
    let end = tokens
        .iter()
        .enumerate()
        .position(|(at, token)| ends(at, token));
    end.and_then(|end| tokens.get(end + 1..))
        .unwrap_or_default()
}

/// `pub(in crate::a)` names a folder and imports nothing; `pub (crate::a::B, C)` is the field of a tuple.
fn after_visibility(after_pub: &[TokenTree]) -> &[TokenTree] {
    match after_pub {
        [TokenTree::Group(group), rest @ ..]
            if trees(group.stream())
                .first()
                .is_some_and(|first| is_ident(first, "in")) =>
        {
            rest
        }
        _ => after_pub,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let found = imports(&File::new(path, text), "src").unwrap();
        let found: Vec<String> = found
            .iter()
            .map(|import| format!("{}:{}", import.line, import.path.join("::")))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_path_is_told_from_the_root_of_the_crate() {
        check("src/a/b.rs", "use crate::c::D;", &["1:c::D"]);
        check("src/a/b.rs", "use super::D;", &["1:a::D"]);
        check("src/a/b.rs", "use super::super::c::D as E;", &["1:c::D"]);
        check("src/a/b.rs", "use self::d::E;", &["1:a::b::d::E"]);
        check("src/a.rs", "use super::c;", &["1:c"]);
        check("src/a/mod.rs", "use super::c;", &["1:c"]);
        check("src/main.rs", "use crate::c::*;", &["1:c::*"]);
    }

    #[test]
    fn each_path_of_a_group_is_told_with_its_own_line() {
        check(
            "src/a.rs",
            "use crate::{\n    b,\n    c::{self, D as E, f::*},\n    g::{\n        H,\n    },\n};",
            &["2:b", "3:c", "3:c::D", "3:c::f::*", "5:g::H"],
        );
        check(
            "src/a/b.rs",
            "use super::{c, super::d};",
            &["1:a::c", "1:d"],
        );
    }

    #[test]
    fn a_path_counts_where_it_stands() {
        check(
            "src/a.rs",
            "fn f(x: &crate::b::C<crate::d::E>) { crate::g::h::<crate::i::J>(super::k()) }",
            &["1:b::C", "1:d::E", "1:g::h", "1:i::J", "1:k"],
        );
        check(
            "src/a.rs",
            "fn f() {\n    let b = crate::b::C { d: crate::d::E };\n}",
            &["2:b::C", "2:d::E"],
        );
    }

    #[test]
    fn what_stands_in_a_macro_counts_too() {
        check(
            "src/a.rs",
            "fn f() { println!(\"{}\", crate::b::c()); }\nmacro_rules! m { () => { $crate::d::E } }",
            &["1:b::c", "2:d::E"],
        );
    }

    #[test]
    fn comments_visibility_values_and_other_crates_are_no_imports() {
        check("src/a.rs", "/// See [`B`](crate::b::B).\nstruct A;", &[]);
        check("src/a.rs", "// crate::b::B\n/* crate::c */", &[]);
        check(
            "src/a.rs",
            "pub(in crate::b) fn f() {}\npub(crate) fn g() {}",
            &[],
        );
        check("src/a.rs", "fn f(&self) { self.b(\"crate::b\") }", &[]);
        check(
            "src/a.rs",
            "use std::fmt; use incidents::model::Place;",
            &[],
        );
        check("src/a.rs", "struct A(pub (crate::b::B, u8));", &["1:b::B"]);
    }

    #[test]
    fn a_module_in_a_module_has_its_own_super() {
        check(
            "src/a.rs",
            "mod b {\n    use super::C;\n    use super::super::d;\n}\nmod e;\nuse super::f;",
            &["2:a::C", "3:d", "6:f"],
        );
    }

    #[test]
    fn tests_are_left_out_and_what_follows_is_not() {
        check(
            "src/a.rs",
            "#[cfg(test)]\nuse crate::{b};\n#[cfg(test)]\n#[derive(Debug)]\nstruct C(crate::c::C);\nuse crate::d;\n#[cfg(test)]\nmod tests { use crate::e; }\nuse crate::f;",
            &["6:d", "9:f"],
        );
    }

    #[test]
    fn what_is_no_rust_has_no_imports() {
        assert_eq!(imports(&File::new("src/a.rs", "fn {"), "src"), None);
    }

    #[test]
    fn a_function_is_as_long_as_the_code_in_it() {
        let text = "#[component]\npub fn List(props: &Props) -> Html\nwhere\n    A: B,\n{\n    let a = 1;\n\n    // why\n    html! {\n        <p />\n    }\n}\n\nfn other() {\n    a();\n}\n\nmod m {\n    #[hook]\n    fn use_it() {}\n}\n";
        let found = functions_with(&File::new("src/a.rs", text), &["component", "hook"]).unwrap();
        let of = |name: &str, line, n_lines| Function {
            name: name.to_owned(),
            line,
            n_lines,
        };
        assert_eq!(found, [of("List", 2, 4), of("use_it", 20, 0)]);
    }
}
