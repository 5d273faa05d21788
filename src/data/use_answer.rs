//! When the engine is asked, and what the page is drawn from.

use std::ops::Range;

use incidents::model::edition::Fingerprint;
use incidents::model::session::{Session, View};
use incidents::query::engine::{Answer, Viewport};
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::state::{Change, State};
use crate::ui::page::Shared;

/// What is asked: the session, the wanted lines, how much has come that an answer lacked, and of which records.
type Question = (Session, Range<usize>, u32, Fingerprint);

/// The engine's answer for what is shown, asked for whenever the session or the wanted part of the list has changed, and when
/// something has come that an answer lacked. It is asked for while the page is drawn: to draw the page with the answer before, and
/// then again, would take twice as long.
#[hook]
pub fn use_answer(
    state: &UseReducerHandle<State>,
    client: &EngineClient,
) -> Option<Shared<Answer>> {
    let told = {
        let dispatch = state.dispatcher();
        use_callback((), move |change: Change, ()| dispatch.dispatch(change))
    };
    {
        let (client, told) = (client.clone(), told.clone());
        use_effect_with((), move |()| client.hear(&told));
    }
    // What a frame shows is not always the session's view.
    let shown = state.embed_options.view(state.session.view);
    let is_listed = matches!(shown, Some(View::List | View::Table));
    // Lines that nobody sees are not worth reading: fifty of them take longer than all the rest of a step.
    let lines = match client.is_text_elsewhere() && !is_listed {
        true => 0..0,
        false => state.lines.clone(),
    };
    let question = (
        state.session.clone(),
        lines,
        state.data_version,
        client.fingerprint(),
    );
    let ask = {
        let client = client.clone();
        move |question: &Question| {
            let list = question.1.clone();
            let answer = client.ask(&question.0, &Viewport { list })?;
            Some((question.clone(), Shared::new(answer)))
        }
    };
    let last = use_mut_ref(|| None::<(Question, Shared<Answer>)>);
    // The first answer takes long, and the first drawing of the page: they are tasks apart.
    let is_other = last
        .borrow()
        .as_ref()
        .is_some_and(|(known, _)| *known != question);
    if is_other && let Some(answered) = ask(&question) {
        last.replace(Some(answered));
    }
    let answer = last.borrow().as_ref().map(|(_, answer)| answer.clone());
    let (client, redraw) = (client.clone(), use_force_update());
    use_effect_with((question, answer.clone()), move |(question, answer)| {
        if let Some(answer) = answer {
            client.complete(&answer.session, &told);
        } else {
            last.replace(ask(question));
            redraw.force_update();
        }
    });
    answer
}
