//! Light or dark: as the reader says, else as their system says.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::{url, web};

const DARK: &str = "(prefers-color-scheme: dark)";

/// Under which name the browser keeps the reader's choice.
const KEPT_AS: &str = "theme";

/// Which of the two palettes is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.code() == code)
    }

    fn of_system() -> Self {
        match web::media_matches(DARK) {
            true => Self::Dark,
            false => Self::Light,
        }
    }

    /// What the address asks for, else what the reader chose before, else what the system says.
    fn now() -> Self {
        let asked = url::theme().and_then(|code| Self::from_code(&code));
        asked
            .or_else(|| Self::from_code(&web::kept(KEPT_AS)?))
            .unwrap_or_else(Self::of_system)
    }
}

/// The theme, and what the reader chooses another one by. It is followed when the system changes it.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(Theme::now);
    let setter = theme.setter();
    {
        let setter = setter.clone();
        use_effect_with((), move |()| {
            let listener = web::media(DARK).map(|media| {
                EventListener::new(&media, "change", move |_| setter.set(Theme::now()))
            });
            move || drop(listener)
        });
    }
    use_effect_with(*theme, |theme| web::set_root("data-theme", theme.code()));
    let choose = use_callback((), move |theme: Theme, ()| {
        // As the system says is not a choice to be kept: the system may change its mind at dusk.
        web::keep(KEPT_AS, (theme != Theme::of_system()).then(|| theme.code()));
        setter.set(theme);
    });
    (*theme, choose)
}
