//! Light or dark, as the reader's system says.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::web;

const DARK: &str = "(prefers-color-scheme: dark)";

/// Which of the two palettes is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

fn now() -> Theme {
    match web::media_matches(DARK) {
        true => Theme::Dark,
        false => Theme::Light,
    }
}

/// The theme, followed when the system changes it.
#[hook]
pub fn use_theme() -> Theme {
    let theme = use_state_eq(now);
    let setter = theme.setter();
    use_effect_with((), move |()| {
        let listener = web::media(DARK)
            .map(|media| EventListener::new(&media, "change", move |_| setter.set(now())));
        move || drop(listener)
    });
    *theme
}
