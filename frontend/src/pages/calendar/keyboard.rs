//! The day by keyboard: a cursor over people and time, and what each key does there.

use contract::calendar::{Handover, Move, Slot};
use leptos::{ev, html, prelude::*};

use super::scale::{Scale, clock};
use super::state::{Calendar, Cursor};
use crate::text::german::calendar as words;

/// A step of the arrow keys, and a finer one with Ctrl.
const STRIDE: u32 = 15;
const FINE: u32 = 5;

/// Takes the focus when the sheet comes, keeps the cursor in sight and marks what is chosen.
pub fn guide(calendar: Calendar, scroll: NodeRef<html::Div>) {
    let placed = StoredValue::new(false);
    Effect::new(move |_| {
        let (Some(node), Some(scale)) = (scroll.get(), scale(calendar)) else { return };
        if placed.get_value() {
            return;
        }
        placed.set_value(true);
        let now = calendar.page.with_untracked_now().unwrap_or(scale.first + 60);
        request_animation_frame(move || {
            node.set_scroll_top(i32::try_from(scale.top(now.saturating_sub(90))).unwrap_or_default());
            // Only fails where the sheet is gone already.
            let _ = node.focus();
        });
    });
    Effect::new(move |_| {
        let (Some(cursor), Some(node)) = (calendar.cursor.get(), scroll.get_untracked()) else { return };
        if let Some(scale) = scale(calendar) {
            keep_in_sight(&node, scale.top(cursor.minute));
            let count = calendar.pictures.with_untracked(|all| all.len());
            keep_column_in_sight(&node, cursor.column, count);
        }
    });
    Effect::new(move |_| {
        let (chosen, node) = (calendar.chosen.get(), scroll.get());
        calendar.pictures.track();
        if let Some(node) = node {
            request_animation_frame(move || mark(&node, chosen.map(|chosen| chosen.0)));
        }
    });
}

trait Now {
    fn with_untracked_now(&self) -> Option<u32>;
}

impl Now for crate::live::Live<contract::calendar::DayPage> {
    fn with_untracked_now(&self) -> Option<u32> {
        untrack(|| {
            self.with(|page| page.filter(|it| it.now.day() == it.day).map(|it| it.now.minute_of_day()))
        })
    }
}

fn scale(calendar: Calendar) -> Option<Scale> {
    calendar.pictures.with(|all| all.first().map(|picture| picture.scale))
}

#[allow(clippy::cast_possible_wrap, reason = "pixels of one day")]
fn keep_in_sight(node: &web_sys::HtmlElement, top: u32) {
    const HEADS: i32 = 60;
    let (top, seen) = (top as i32, node.scroll_top());
    let room = node.client_height() - HEADS;
    if top < seen {
        node.set_scroll_top(top - HEADS / 2);
    } else if top + HEADS > seen + room {
        node.set_scroll_top(top + 2 * HEADS - room);
    }
}

#[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation, reason = "a few columns")]
fn keep_column_in_sight(node: &web_sys::HtmlElement, column: usize, count: usize) {
    const TIMES: i32 = 56;
    let width = (node.scroll_width() - TIMES) / (count.max(1) as i32);
    let (left, seen, room) = (width * column as i32, node.scroll_left(), node.client_width() - TIMES);
    if left < seen {
        node.set_scroll_left(left);
    } else if left + width > seen + room {
        node.set_scroll_left(left + width - room);
    }
}

fn mark(node: &web_sys::HtmlElement, chosen: Option<i64>) {
    if let Ok(marked) = node.query_selector_all("[data-mark]") {
        each(&marked, |block| drop(block.remove_attribute("data-mark")));
    }
    let Some(chosen) = chosen else { return };
    if let Ok(found) = node.query_selector_all(&format!("[data-appointment='{chosen}']")) {
        each(&found, |block| drop(block.set_attribute("data-mark", "yes")));
    }
}

fn each(nodes: &web_sys::NodeList, deal: impl Fn(web_sys::Element)) {
    use wasm_bindgen::JsCast;
    let nodes = (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok());
    nodes.for_each(deal);
}

/// What a screen reader says of the cursor's place.
#[must_use]
pub fn spoken(calendar: Calendar) -> Option<String> {
    let cursor = calendar.cursor.get()?;
    calendar.pictures.with(|all| {
        let picture = all.get(cursor.column)?;
        let what = picture.at(cursor.minute).map(|piece| format!("{}, {}", piece.title, piece.text));
        Some(format!(
            "{}, {}, {}",
            picture.name,
            clock(cursor.minute),
            what.as_deref().unwrap_or(words::DAY_OFF)
        ))
    })
}

/// A key on the sheet.
pub fn key(calendar: Calendar, event: &ev::KeyboardEvent) {
    let ctrl = event.ctrl_key() || event.meta_key();
    let known = match (ctrl, event.key().as_str()) {
        (true, "ArrowLeft") => done(|| calendar.step(false)),
        (true, "ArrowRight") => done(|| calendar.step(true)),
        (_, "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight") if event.shift_key() => {
            done(|| nudge(calendar, &event.key()))
        }
        (fine, "ArrowUp") => done(|| walk(calendar, 0, if fine { -1 } else { -3 })),
        (fine, "ArrowDown") => done(|| walk(calendar, 0, if fine { 1 } else { 3 })),
        (false, "ArrowLeft") => done(|| walk(calendar, -1, 0)),
        (false, "ArrowRight") => done(|| walk(calendar, 1, 0)),
        (false, "PageUp") => done(|| walk(calendar, 0, -12)),
        (false, "PageDown") => done(|| walk(calendar, 0, 12)),
        (false, "Enter") => done(|| enter(calendar)),
        (false, "Escape") => calendar.held.get_untracked().is_some() && done(|| calendar.held.set(None)),
        (true, "c" | "C") => done(|| hold(calendar, true)),
        (true, "x" | "X") | (false, "m" | "M") => done(|| hold(calendar, false)),
        (true, "v" | "V") => done(|| put(calendar)),
        (true, "z" | "Z") => done(|| calendar.undo()),
        (false, "e" | "E") => done(|| {
            with_under(calendar, |calendar, id| super::strip::complete(calendar, calendar.panel, id));
        }),
        (false, "p" | "P") => done(|| with_under(calendar, Calendar::park)),
        (false, "Delete") => done(|| {
            with_under(calendar, |calendar, id| {
                calendar.choose(Some(id));
                calendar.why.set(true);
            })
        }),
        _ => false,
    };
    if known {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn done(act: impl FnOnce()) -> bool {
    act();
    true
}

fn with_under(calendar: Calendar, act: impl FnOnce(Calendar, contract::AppointmentId)) {
    if let Some(found) = calendar.meant() {
        act(calendar, found);
    }
}

/// Moves the cursor; the first key puts it where the day stands.
fn walk(calendar: Calendar, columns: isize, steps: i64) {
    let Some(scale) = untrack(|| scale(calendar)) else { return };
    let count = calendar.pictures.with_untracked(|all| all.len());
    let Some(cursor) = calendar.cursor.get_untracked() else {
        let now = calendar.page.with_untracked_now().unwrap_or(scale.first + 60);
        calendar.cursor.set(Some(Cursor { column: 0, minute: scale.step(now / STRIDE * STRIDE) }));
        return;
    };
    let column = cursor.column.saturating_add_signed(columns).min(count.saturating_sub(1));
    let minute = (i64::from(cursor.minute) + steps * i64::from(FINE)).max(0);
    let minute = scale.step(u32::try_from(minute).unwrap_or_default());
    calendar.cursor.set(Some(Cursor { column, minute }));
}

/// Enter: puts down what is in hand, opens the appointment, or books into the empty place.
fn enter(calendar: Calendar) {
    if calendar.held.get_untracked().is_some() {
        put(calendar);
    } else if let Some(found) = calendar.under_cursor() {
        calendar.choose(Some(found));
    } else if let Some((person, at)) = calendar.at_cursor() {
        calendar.panel.open_at(at, person);
    }
}

fn hold(calendar: Calendar, copy: bool) {
    with_under(calendar, |calendar, found| calendar.hold(found, copy));
}

fn put(calendar: Calendar) {
    if let (Some(held), Some((person, at))) = (calendar.held.get_untracked(), calendar.at_cursor()) {
        calendar.drop_at(held, at, person);
    }
}

/// Shift and an arrow move the appointment itself, by a step or to the neighbour.
fn nudge(calendar: Calendar, key: &str) {
    let Some((person, at)) = calendar.at_cursor() else { return };
    let Some(appointment) = calendar.meant() else { return };
    let begin =
        untrack(|| calendar.page.with(|page| page?.cards.iter().find(|card| card.id == appointment)?.at));
    let (Some(begin), Some(version)) = (begin, calendar.version(appointment)) else { return };
    let minute = match key {
        "ArrowUp" => begin.minute.saturating_sub(FINE),
        "ArrowDown" => begin.minute + FINE,
        _ => begin.minute,
    };
    let aside = match key {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        _ => 0,
    };
    let Some(cursor) = calendar.cursor.get_untracked() else { return };
    let column = cursor.column.saturating_add_signed(aside);
    let to = calendar.pictures.with_untracked(|all| all.get(column).map(|picture| picture.person));
    let handover = to.filter(|to| *to != person).map(|to| Handover { from: Some(person), to });
    let request = Move { appointment, version, at: Slot { day: at.day, minute }, person: handover };
    calendar.change_then(request, words::MOVED, move |_| {
        let minute = (cursor.minute + minute).saturating_sub(begin.minute);
        calendar.cursor.set(Some(Cursor { column, minute }));
    });
}
