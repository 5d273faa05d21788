//! The marks before the map's engine: they can be clicked, and what only the engine can do is done once it is there.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::scene::SceneMark;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::map::early::EarlyMap;
use crate::map::renderer::Drawing;
use crate::map::start::Options;
use crate::map::ui::click::open;
use crate::map::ui::context::Props;
use crate::map::ui::state::MapUiState;

/// What there is until the map is drawn.
#[derive(Clone, Default)]
pub struct Early {
    /// Where marks are drawn.
    pub canvas: NodeRef,
    /// The marks that were clicked meanwhile, where only the map can do what is meant.
    pub clicked: Rc<RefCell<Vec<SceneMark>>>,
    map: Rc<RefCell<Option<EarlyMap>>>,
}

impl Early {
    /// What a click at a point of the map does meanwhile.
    pub fn on_click(&self, props: &Props) -> Callback<MouseEvent> {
        let (this, client) = (self.clone(), props.client.clone());
        let on_change = props.page.on_change.clone();
        Callback::from(move |event: MouseEvent| {
            let map = this.map.borrow();
            let Some(map) = map.as_ref() else { return };
            let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
            let marks = map.marks_at(at, web::media_matches("(pointer: coarse)"));
            match marks.as_slice() {
                [mark]
                    if mark.count == 1
                        && let Some(row) = mark.kind.first_row() =>
                {
                    this.clicked.take();
                    open(row, &client, &on_change);
                }
                _ => drop(this.clicked.replace(marks)),
            }
        })
    }
}

/// What is drawn before the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Nothing.
    Nothing,
    /// Marks, where the picture of the first view has them.
    AtHome,
    /// Marks, elsewhere.
    Elsewhere,
}

impl Early {
    /// Draws the same again, where the map has another size.
    pub fn fit(&self) {
        if let Some(map) = self.map.borrow().as_ref() {
            map.fit();
        }
    }

    fn drawn(&self, theme: Theme) -> Drawn {
        match self.map.borrow().as_ref() {
            None => Drawn::Nothing,
            Some(map) if map.is_home() && map.first_theme() == theme => Drawn::AtHome,
            Some(_) => Drawn::Elsewhere,
        }
    }
}

/// Draws marks until the map does.
#[hook]
pub fn use_early(
    early: &Early,
    ui: &MapUiState,
    options: impl FnOnce() -> Options + 'static,
    shown: (&Drawing, Theme),
) -> Drawn {
    let (drawing, theme) = shown;
    let drawn = use_state_eq(|| Drawn::Nothing);
    {
        let (early, setter) = (early.clone(), drawn.setter());
        use_effect_with((), move |()| {
            let canvas = early.canvas.cast::<HtmlCanvasElement>();
            let map = canvas.and_then(|canvas| EarlyMap::start(canvas, options()));
            early.map.replace(map);
            setter.set(early.drawn(theme));
        });
    }
    let (early, setter) = (early.clone(), drawn.setter());
    let last = use_mut_ref(|| drawing.answer.clone());
    use_effect_with(
        (drawing.clone(), theme, ui.is_drawn),
        move |(drawing, theme, is_over)| {
            // What was clicked was a mark of another answer.
            if last.replace(drawing.answer.clone()) != drawing.answer {
                early.clicked.take();
            }
            if *is_over {
                early.map.replace(None);
            } else if let Some(map) = early.map.borrow().as_ref() {
                map.draw(drawing.clone(), *theme);
                setter.set(early.drawn(*theme));
            }
        },
    );
    *drawn
}
