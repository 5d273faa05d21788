//! The messages of a file, and what of it is none, each with its line.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};

/// What a message says and refers to.
#[derive(Debug, Default)]
pub(super) struct Message<'t> {
    pub(super) line: u32,
    /// Its words, where it has no more than words.
    pub(super) text: Option<&'t str>,
    pub(super) variables: BTreeSet<&'t str>,
    /// The messages that it says within it, or something that no file has, such as a term.
    pub(super) messages: BTreeSet<&'t str>,
    pub(super) functions: BTreeSet<&'t str>,
    pub(super) choices: Vec<Choice<'t>>,
}

/// Several wordings, of which a value decides.
#[derive(Debug)]
pub(super) struct Choice<'t> {
    pub(super) line: u32,
    /// What each is for: names, and numbers as they are written. The second is whether it is one.
    pub(super) keys: Vec<(&'t str, bool)>,
    /// What holds where no other does.
    pub(super) default: &'t str,
}

/// A file of messages.
#[derive(Debug, Default)]
pub(super) struct Messages<'t> {
    pub(super) by_id: BTreeMap<&'t str, Message<'t>>,
    /// Messages that are there once more, with the line.
    pub(super) twice: Vec<(&'t str, u32)>,
    /// What is no message, with its line.
    pub(super) junk: Vec<(&'t str, u32)>,
}

/// Messages that say how the file is to be read; the page says none of them to anybody.
pub(super) const OF_THE_FILE: [&str; 2] = ["locale", "direction"];

impl<'t> Messages<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let lines = &Lines::of_text(text);
        let mut all = Self::default();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut read = Message {
                        line: lines.of(message.id.name),
                        ..Message::default()
                    };
                    if let Some(pattern) = &message.value {
                        read.text = only_text(pattern);
                        read.pattern(pattern, lines);
                    }
                    let (id, line) = (message.id.name, read.line);
                    if all.by_id.insert(id, read).is_some() {
                        all.twice.push((id, line));
                    }
                }
                Entry::Junk { content } => all.junk.push((content.trim_end(), lines.of(content))),
                _ => {}
            }
        }
        all
    }

    /// The words of a message that has no more than words.
    pub(super) fn text_of(&self, id: &str) -> Option<&'t str> {
        self.by_id.get(id)?.text
    }

    pub(super) fn n_messages(&self) -> usize {
        self.by_id.len()
    }

    /// The variables of a message and of those that it refers to; nothing where there is no such message. Of messages that refer to each
    /// other in a circle each counts once.
    pub(super) fn variables(&self, id: &str) -> Option<BTreeSet<&'t str>> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![self.by_id.get(id)?];
        while let Some(message) = open.pop() {
            found.extend(&message.variables);
            let referred = message.messages.iter().filter(|id| seen.insert(**id));
            open.extend(referred.filter_map(|id| self.by_id.get(id)));
        }
        Some(found)
    }
}

fn only_text<'t>(pattern: &Pattern<&'t str>) -> Option<&'t str> {
    match pattern.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some(value.trim()),
        _ => None,
    }
}

impl<'t> Message<'t> {
    fn pattern(&mut self, pattern: &Pattern<&'t str>, lines: &Lines<'_>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, lines);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>, lines: &Lines<'_>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.inline(selector, lines);
                self.choices.extend(choice(variants, lines));
                for variant in variants {
                    self.pattern(&variant.value, lines);
                }
            }
            Expression::Inline(inline) => self.inline(inline, lines),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>, lines: &Lines<'_>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name)),
            InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. } => drop(self.messages.insert(id.name)),
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name);
                self.arguments(arguments, lines);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, lines),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&'t str>, lines: &Lines<'_>) {
        for argument in &arguments.positional {
            self.inline(argument, lines);
        }
    }
}

fn choice<'t>(variants: &[Variant<&'t str>], lines: &Lines<'_>) -> Option<Choice<'t>> {
    let key = |variant: &Variant<&'t str>| match variant.key {
        VariantKey::Identifier { name } => (name, false),
        VariantKey::NumberLiteral { value } => (value, true),
    };
    let default = variants.iter().find(|variant| variant.default)?;
    let first = variants.first()?;
    Some(Choice {
        line: lines.of(key(first).0),
        keys: variants.iter().map(key).collect(),
        default: key(default).0,
    })
}

/// A text, of whose parts the lines are asked for.
struct Lines<'t> {
    text: &'t str,
    /// Where its lines end.
    ends: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of_text(text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { text, ends }
    }

    /// The line on which a part of the text begins, from 1.
    fn of(&self, part: &str) -> u32 {
        let at = part.as_ptr().addr() - self.text.as_ptr().addr();
        1 + self.ends.partition_point(|end| *end < at) as u32
    }
}
