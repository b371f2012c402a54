//! Mouse, pen and finger on the calendar: a press chooses, a pull carries, a finger that rests takes in hand.
//!
//! While something is carried, each move is remembered and dealt with once per frame.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, PointerEvent};

use super::drag_preview::{DragPreview, appointment_of};
use super::panel::Panel;
use super::state::{Calendar, Cursor};
use crate::keys::bind;

/// So far a press may slip and still be a press, in pixels.
const SLIP: f64 = 5.0;
/// A finger that rests so long takes the appointment in hand.
const LONG_PRESS_MS: u64 = 350;
/// So near to an edge the sheet moves along, and so far in a frame, in pixels.
const EDGE: f64 = 36.0;
const ALONG: i32 = 8;

/// A press that goes on.
struct Press {
    block: Option<HtmlElement>,
    target: Element,
    pointer: i32,
    touch: bool,
    start: (f64, f64),
    at: (f64, f64),
    carried: Option<DragPreview>,
    frame_comes: bool,
}

type Grip = Rc<RefCell<Option<Press>>>;

/// Listens on the page for presses and moves.
pub fn listen(calendar: Calendar, panel: Panel, root: NodeRef<html::Div>) {
    let kept = StoredValue::new_local(Vec::<Closure<dyn FnMut(Event)>>::new());
    let grip = StoredValue::new_local(Grip::default());
    Effect::new(move |_| {
        let Some(node) = root.get().filter(|_| kept.with_value(Vec::is_empty)) else { return };
        let (node, grip): (HtmlElement, Grip) = (node.into(), grip.get_value());
        let on = |name: &str, act: Act| {
            let (grip, root) = (Rc::clone(&grip), node.clone());
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                act(&Ground { calendar, panel, root: root.clone(), grip: Rc::clone(&grip) }, &event);
            });
            let options = AddEventListenerOptions::new();
            options.set_passive(false);
            let function = heard.as_ref().unchecked_ref();
            // Only fails on a target that is none.
            let _ = node
                .add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
            kept.update_value(|all| all.push(heard));
        };
        on("pointerdown", |ground, event| ground.with_pointer(event, Ground::press));
        on("pointermove", |ground, event| ground.with_pointer(event, Ground::go));
        on("pointerup", |ground, event| ground.with_pointer(event, Ground::release));
        on("pointercancel", |ground, _| ground.let_go());
        on("touchmove", |ground, event| {
            if ground.is_carrying() {
                event.prevent_default();
            }
        });
        on("contextmenu", |_, event| event.prevent_default());
    });
    // Bound when something is lifted, and so before the key of whatever lies open beside the sheet.
    Effect::new(move |_| {
        if calendar.carrying.get() {
            bind("Escape", move || {
                let press = grip.with_value(|grip| grip.borrow_mut().take());
                if let Some(carried) = press.and_then(|press| press.carried) {
                    carried.back();
                }
                calendar.carrying.set(false);
            });
        }
    });
}

type Act = fn(&Ground, &Event);

/// All that a listener needs.
#[derive(Clone)]
struct Ground {
    calendar: Calendar,
    panel: Panel,
    root: HtmlElement,
    grip: Grip,
}

impl Ground {
    fn with_pointer(&self, event: &Event, act: fn(&Self, &PointerEvent)) {
        if let Some(event) = event.dyn_ref() {
            act(self, event);
        }
    }

    fn is_carrying(&self) -> bool {
        self.grip.borrow().as_ref().is_some_and(|press| press.carried.is_some())
    }

    fn press(&self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| event.button() == 0 && event.is_primary()) else { return };
        let on = |what: &str| target.closest(what).ok().flatten();
        let block = on(".cal-block, .cal-parked").and_then(|block| block.dyn_into().ok());
        if block.is_none() && on(".cal-column").is_none() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (pointer, touch) = (event.pointer_id(), event.pointer_type() == "touch");
        let carried = None;
        *self.grip.borrow_mut() =
            Some(Press { block, target, pointer, touch, start: at, at, carried, frame_comes: false });
        if touch {
            let ground = self.clone();
            let rest = move || {
                let rests = ground.grip.borrow().as_ref().is_some_and(|press| press.pointer == pointer);
                if rests {
                    ground.lift();
                }
            };
            set_timeout(rest, std::time::Duration::from_millis(LONG_PRESS_MS));
        }
    }

    fn lift(&self) {
        let mut grip = self.grip.borrow_mut();
        let Some(press) = grip.as_mut().filter(|press| press.carried.is_none()) else { return };
        let Some(block) = &press.block else { return };
        let resize = press.target.tag_name() == "I";
        press.carried = DragPreview::lift(self.calendar, &self.root, block, press.start, resize);
        if press.carried.is_some() {
            self.calendar.carrying.set(true);
            // A pointer that is gone already cannot be captured.
            let _ = self.root.set_pointer_capture(press.pointer);
        }
    }

    fn go(&self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let mut leave = false;
        let mut pull = false;
        if let Some(press) =
            self.grip.borrow_mut().as_mut().filter(|press| press.pointer == event.pointer_id())
        {
            press.at = at;
            let far = (at.0 - press.start.0).hypot(at.1 - press.start.1) > SLIP;
            leave = far && press.touch && press.carried.is_none();
            pull = far && !press.touch && press.carried.is_none();
        }
        if leave {
            *self.grip.borrow_mut() = None;
        }
        if pull {
            self.lift();
        }
        self.ask_for_frame();
    }

    fn ask_for_frame(&self) {
        if let Some(press) = self.grip.borrow_mut().as_mut()
            && press.carried.is_some()
            && !press.frame_comes
        {
            press.frame_comes = true;
            let ground = self.clone();
            request_animation_frame(move || ground.frame());
        }
    }

    fn frame(&self) {
        let mut again = false;
        if let Some(press) = self.grip.borrow_mut().as_mut() {
            press.frame_comes = false;
            let at = press.at;
            if let Some(carried) = press.carried.as_mut() {
                again = carried.scroll_along(at, EDGE, ALONG);
                carried.follow(at);
            }
        }
        if again {
            self.ask_for_frame();
        }
    }

    fn release(&self, event: &PointerEvent) {
        let Some(press) = self.grip.borrow_mut().take() else { return };
        self.calendar.carrying.set(false);
        match press.carried {
            Some(mut carried) => {
                carried.follow(press.at);
                carried.put_down();
            }
            None => self.tap(press.block.as_ref(), event),
        }
    }

    fn let_go(&self) {
        self.calendar.carrying.set(false);
        if let Some(carried) = self.grip.borrow_mut().take().and_then(|press| press.carried) {
            carried.back();
        }
    }

    /// A press without a pull: chooses the appointment, puts the cursor, and at the cursor books.
    fn tap(&self, block: Option<&HtmlElement>, event: &PointerEvent) {
        let calendar = self.calendar;
        if block.is_some_and(|block| !block.has_attribute("data-phase")) {
            // One of the strip answers its press itself.
            return;
        }
        let found = block.and_then(appointment_of);
        let spot = DragPreview::spot_at(
            calendar,
            &self.root,
            (f64::from(event.client_x()), f64::from(event.client_y())),
        );
        if let Some(found) = found {
            calendar.choose(Some(found));
            if let Some((column, minute)) = spot {
                let minute = calendar.begin_at(column, minute, found);
                calendar.cursor.set(Some(Cursor { column, minute }));
            }
            return;
        }
        let Some((column, minute)) = spot else { return };
        let cursor = Cursor { column, minute: minute / 15 * 15 };
        let again = calendar.cursor.get_untracked() == Some(cursor);
        calendar.cursor.set(Some(cursor));
        calendar.choose(None);
        if let (Some(held), Some((person, at))) = (calendar.held.get_untracked(), calendar.at_cursor()) {
            calendar.drop_at(held, at, person);
        } else if let (true, Some((person, at))) = (again, calendar.at_cursor()) {
            self.panel.open_at(at, person);
        }
    }
}
