//! The marks before the map's engine: they can be clicked, and what only the engine can do is done once it is there.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::scene::SceneMark;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::web;
use crate::browser::web::size::on_resize;
use crate::map::early::EarlyMap;
use crate::map::renderer::Drawing;
use crate::map::start::Options;
use crate::map::ui::click::open;
use crate::map::ui::context::Props;
use crate::map::ui::state::{MapUiState, Undrawn};

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
                    open(row, &client, &on_change);
                }
                _ => drop(this.clicked.replace(marks)),
            }
        })
    }
}

/// Draws marks until the map does. Says whether any are drawn.
#[hook]
pub fn use_early(
    early: &Early,
    ui: &MapUiState,
    drawing: &Drawing,
    options: impl FnOnce() -> Options + 'static,
) -> bool {
    let is_drawn = use_state_eq(|| false);
    {
        let (early, setter) = (early.clone(), is_drawn.setter());
        use_effect_with((), move |()| {
            let canvas = early.canvas.cast::<HtmlCanvasElement>();
            let map = canvas
                .clone()
                .and_then(|canvas| EarlyMap::start(canvas, options()));
            setter.set(map.is_some());
            early.map.replace(map);
            // What is measured may have another size by that, which is heard of in the next turn.
            let turn = Rc::new(RefCell::new(None));
            let next = turn.clone();
            let resized = on_resize(canvas.map(Into::into).into_iter(), move || {
                let early = early.clone();
                let fit = move || {
                    if let Some(map) = early.map.borrow().as_ref() {
                        map.fit();
                    }
                };
                next.replace(Some(web::after(0, fit)));
            });
            move || drop((resized, turn))
        });
    }
    let is_over = ui.is_drawn || ui.undrawn == Some(Undrawn::Never);
    let early = early.clone();
    use_effect_with((drawing.clone(), is_over), move |(drawing, is_over)| {
        if *is_over {
            early.map.replace(None);
        } else if let Some(map) = early.map.borrow().as_ref() {
            map.draw(drawing.clone());
        }
    });
    *is_drawn
}
