//! What a mark stands for, in words.

use incidents::scene::{MarkKind, SceneMark};

use crate::map::ui::context::Props;
use crate::map::ui::describe::spoken;
use crate::map::ui::state::MapUiState;
use crate::ui::element::{Element, el};
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// Types beyond this many are counted together.
const MAX_TYPES: usize = 5;

/// How many there are, and what a click does.
pub fn heading(page: &Page, mark: &SceneMark) -> String {
    let id = match mark.kind {
        MarkKind::Cluster => "map-cluster",
        _ => "map-stack",
    };
    page.words.say_with(id, &[("count", mark.count.into())])
}

/// The code and the number of the types of a mark, the most frequent first, and how many others there are.
fn types<'a>(props: &'a Props, mark: &SceneMark) -> (Vec<(&'a str, u32)>, u32) {
    let code = |series: u16| props.answer.series.get(usize::from(series));
    let shares = mark.shares.iter().take(MAX_TYPES);
    let types: Vec<_> = shares
        .filter_map(|share| Some((code(share.series)?.as_str(), share.count)))
        .collect();
    let n_named: u32 = types.iter().map(|(_, count)| count).sum();
    (types, mark.count.saturating_sub(n_named))
}

fn label(page: &Page, code: &str) -> String {
    let category = page.config.category_or_derived(code);
    category.label.in_language(page.words.language()).to_owned()
}

/// A mark's name for who cannot see it: the record's title, or the number and the mix.
pub fn mark_name(props: &Props, ui: &MapUiState, mark: &SceneMark) -> String {
    let (page, words) = (&props.page, &props.page.words);
    if mark.count == 1 {
        let text = mark.kind.first_row().and_then(|row| ui.text(row));
        return text.map_or_else(|| heading(page, mark), |record| spoken(page, &record));
    }
    let (types, n_others) = types(props, mark);
    let part = |(code, count): (&str, u32)| {
        words.say_with(
            "map-mix-part",
            &[("type", label(page, code).into()), ("count", count.into())],
        )
    };
    let mut parts: Vec<String> = types.into_iter().map(part).collect();
    if n_others > 0 {
        parts.push(words.say_with("map-mix-others", &[("count", n_others.into())]));
    }
    let id = match mark.kind {
        MarkKind::Cluster => "map-cluster-name",
        _ => "map-stack-name",
    };
    let mix = parts.join(&words.say("map-mix-comma"));
    words.say_with(
        id,
        &[("what", heading(page, mark).into()), ("mix", mix.into())],
    )
}

/// The number and the mix for the eye, and what a click does.
pub fn mix(props: &Props, mark: &SceneMark) -> Vec<Element> {
    let (page, words) = (&props.page, &props.page.words);
    let (types, n_others) = types(props, mark);
    let line = |(code, count): (&str, u32)| {
        el("li")
            .child(mark_icon(page, code, true))
            .child(el("span").text(label(page, code)))
            .child(
                el("span")
                    .class("tip-count")
                    .text(words.number(count as usize)),
            )
    };
    let say = |id: &str, count: u32| el("p").text(words.say_with(id, &[("count", count.into())]));
    let others = (n_others > 0).then(|| say("map-mix-others", n_others));
    let inexact = (mark.n_inexact > 0).then(|| {
        let all = ("all", mark.count.into());
        let count = ("count", mark.n_inexact.into());
        el("p").text(words.say_with("map-mix-inexact", &[count, all]))
    });
    let hint = match mark.kind {
        MarkKind::Cluster => "map-cluster-hint",
        _ => "map-tip-choose",
    };
    [
        Some(el("p").class("tip-title").text(heading(page, mark))),
        Some(
            el("ul")
                .class("tip-mix")
                .children(types.into_iter().map(line)),
        ),
        others,
        inexact,
        Some(el("p").text(words.say(hint))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
