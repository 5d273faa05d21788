//! Pointer, fingers and keys.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{Key, WebElement};

use crate::support::{Failure, Outcome, Page};

/// A rectangle of the screen, in CSS pixels from the top left of what is seen of the page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// Its middle.
    pub fn centre(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

impl Page {
    /// Where an element is.
    pub async fn rect(&self, selector: &str) -> Outcome<Rect> {
        let script =
            "return document.querySelector(arguments[0])?.getBoundingClientRect().toJSON() ?? null";
        let rect: Option<Rect> = self.ask_with(script, vec![json!(selector)]).await?;
        rect.ok_or_else(|| Failure(format!("there is no {selector}")))
    }

    /// Where a thing that was found is.
    pub async fn rect_of(&self, element: &WebElement) -> Outcome<Rect> {
        self.ask_with(
            "return arguments[0].getBoundingClientRect().toJSON()",
            vec![element.to_json()?],
        )
        .await
    }

    fn actions(&self) -> ActionChain {
        self.driver
            .action_chain_with_delay(None, Some(Duration::from_millis(10)))
    }

    /// Moves the pointer.
    pub async fn point_at(&self, (x, y): (f64, f64)) -> Outcome {
        Ok(self.actions().move_to(x as i64, y as i64).perform().await?)
    }

    /// Clicks at a point.
    pub async fn click_at(&self, (x, y): (f64, f64)) -> Outcome {
        Ok(self
            .actions()
            .move_to(x as i64, y as i64)
            .click()
            .perform()
            .await?)
    }

    /// Clicks at a point of the page itself, whichever frame is looked into.
    pub(super) async fn press_at(&self, (x, y): (f64, f64)) -> Outcome {
        if !self.engine.speaks_devtools() {
            return self.click_at((x, y)).await;
        }
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({"type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1});
            self.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Drags from a point to another, over the middle.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Outcome {
        self.press_and_move(from, to).await?;
        self.let_go().await
    }

    /// The first part of a drag: the button stays down.
    pub async fn press_and_move(&self, from: (f64, f64), to: (f64, f64)) -> Outcome {
        let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let mut actions = self
            .actions()
            .move_to(from.0 as i64, from.1 as i64)
            .click_and_hold();
        for (x, y) in [middle, to] {
            actions = actions.move_to(x as i64, y as i64);
        }
        Ok(actions.perform().await?)
    }

    /// The last part of a drag.
    pub async fn let_go(&self) -> Outcome {
        Ok(self.actions().release().perform().await?)
    }

    /// Drags with a finger.
    pub async fn swipe(&self, from: (f64, f64), to: (f64, f64)) -> Outcome {
        const STEPS: u32 = 6;
        self.touch("touchStart", Some(from)).await?;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            self.touch(
                "touchMove",
                Some((
                    from.0 + (to.0 - from.0) * part,
                    from.1 + (to.1 - from.1) * part,
                )),
            )
            .await?;
        }
        self.touch("touchEnd", None).await
    }

    /// Taps with a finger.
    pub async fn tap(&self, at: (f64, f64)) -> Outcome {
        self.touch("touchStart", Some(at)).await?;
        self.touch("touchEnd", None).await
    }

    async fn touch(&self, kind: &str, point: Option<(f64, f64)>) -> Outcome {
        let points: Vec<_> = point
            .into_iter()
            .map(|(x, y)| json!({"x": x, "y": y}))
            .collect();
        self.devtools(
            "Input.dispatchTouchEvent",
            json!({"type": kind, "touchPoints": points}),
        )
        .await?;
        Ok(())
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: Key) -> Outcome {
        Ok(self
            .actions()
            .key_down(key.clone())
            .key_up(key)
            .perform()
            .await?)
    }

    /// Presses a key several times, faster than the page is drawn.
    pub async fn press_often(&self, key: Key, times: usize) -> Outcome {
        let press = |actions: ActionChain, _| actions.key_down(key.clone()).key_up(key.clone());
        Ok((0..times).fold(self.actions(), press).perform().await?)
    }

    /// Presses a key while another is held.
    pub async fn press_with(&self, held: Key, key: Key) -> Outcome {
        Ok(self
            .actions()
            .key_down(held.clone())
            .key_down(key.clone())
            .key_up(key)
            .key_up(held)
            .perform()
            .await?)
    }

    /// Types letters, wherever the focus is.
    pub async fn write(&self, letters: &str) -> Outcome {
        Ok(self.actions().send_keys(letters).perform().await?)
    }

    /// Types into the search.
    pub async fn search(&self, words: &str) -> Outcome {
        self.click("searchbox", "Search").await?;
        self.write(words).await
    }

    /// Puts the focus on something, as Tab would.
    pub async fn focus_on(&self, role: &str, name: &str) -> Outcome {
        // It may be drawn anew between being found and being given the focus.
        let what = format!("the {role} “{name}” has the focus");
        self.wait_for(&what, async || {
            let element = self.find(role, name).await?;
            self.ask_with::<()>("arguments[0].focus()", vec![element.to_json()?])
                .await
                .map(Some)
        })
        .await
    }
}
