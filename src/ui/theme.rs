//! Light or dark: as the reader says, else as their system says.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::{url, web};

const DARK: &str = "(prefers-color-scheme: dark)";

/// What the style sheet needs for both palettes: without it, it has the light one unless the reader chooses.
const PAIR: &str = "color: light-dark(red, red)";

/// Under which name the browser keeps the reader's choice.
const KEPT_AS: &str = "theme";

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

    /// The theme of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.code() == code)
    }

    fn of_system() -> Self {
        // A browser that knows no pair of colours shows the light ones.
        match web::media_matches(DARK) && web::css_supports(PAIR) {
            true => Self::Dark,
            false => Self::Light,
        }
    }

    /// What the address asks for, else what the reader chose before, else what the system says.
    fn now() -> Self {
        let asked = url::theme().and_then(|code| Self::from_code(&code));
        asked
            .or_else(|| Self::from_code(&web::storage_get(KEPT_AS)?))
            .unwrap_or_else(Self::of_system)
    }

    /// Keeps this as the reader's choice. As the system says is none: the system may change its mind at dusk.
    fn keep(self) -> Option<&'static str> {
        let chosen = (self != Self::of_system()).then(|| self.code());
        web::storage_set(KEPT_AS, chosen);
        chosen
    }
}

/// The theme, and what the reader chooses another one by. It is followed when the system changes it, and a choice is in the
/// address, so that Back takes it back.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(Theme::now);
    let asked = use_mut_ref(url::theme);
    {
        let (setter, asked) = (theme.setter(), asked.clone());
        use_effect_with((), move |()| {
            let follow = Callback::from(move |()| {
                let now = url::theme();
                // Back takes a choice back, in what is kept too; that of the page around a frame is not its reader's.
                if asked.replace(now.clone()) != now && !url::is_embedded() {
                    let now = now.and_then(|code| Theme::from_code(&code));
                    now.unwrap_or_else(Theme::of_system).keep();
                }
                setter.set(Theme::now());
            });
            let heard = || {
                let follow = follow.clone();
                move |_: &Event| follow.emit(())
            };
            let listeners = (
                web::media(DARK).map(|media| EventListener::new(&media, "change", heard())),
                web::window().map(|window| EventListener::new(&window, "popstate", heard())),
            );
            move || drop(listeners)
        });
    }
    let setter = theme.setter();
    use_effect_with(*theme, |theme| web::set_root("data-theme", theme.code()));
    let choose = use_callback((), move |theme: Theme, ()| {
        url::write_theme(theme.keep());
        asked.replace(url::theme());
        setter.set(theme);
    });
    (*theme, choose)
}
