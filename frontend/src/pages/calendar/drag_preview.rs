//! An appointment in the hand: a floating copy of its block that moves by its transform alone, and what would come
//! of putting it down here.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use contract::calendar::{Block, Card, Move, PhaseKind, Resize, Span};
use contract::{AppointmentId, PersonId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::geometry::Geometry;
use super::picture::ColumnPicture;
use super::question::{Request, Spot, SpotQuestion, Talk, ask};
use super::scale::{PX, STEP, Scale};
use super::state::Calendar;
use crate::text::german::calendar as words;

/// The appointment that an element shows.
pub fn appointment_of(block: &HtmlElement) -> Option<AppointmentId> {
    block.get_attribute("data-appointment")?.parse().ok().map(AppointmentId)
}

/// An appointment in the hand.
pub struct DragPreview {
    calendar: Calendar,
    card: Card,
    /// The block that was taken hold of; absent for one from the strip.
    block: Option<Block>,
    resize: bool,
    pictures: Vec<Arc<ColumnPicture>>,
    scale: Scale,
    geometry: Geometry,
    ghost: HtmlElement,
    grab: (f64, f64),
    spot: Spot,
    talk: Rc<RefCell<Talk>>,
}

impl DragPreview {
    /// Takes a block in hand.
    pub fn lift(
        calendar: Calendar,
        root: &HtmlElement,
        element: &HtmlElement,
        at: (f64, f64),
        resize: bool,
    ) -> Option<Self> {
        let id = appointment_of(element)?;
        let card = untrack(|| {
            calendar.page.with(|page| {
                let page = page?;
                page.cards.iter().chain(&page.parked).find(|card| card.id == id).cloned()
            })
        })?;
        if card.half_made || !card.state.takes_time() {
            return None;
        }
        let block = block_of(element, &card);
        let pictures = calendar.pictures.get_untracked();
        let scale = pictures.first()?.scale;
        let geometry = Geometry::read(root, pictures.len())?;
        let bounds = element.get_bounding_client_rect();
        let ghost: HtmlElement = element.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let label = document().create_element("u").ok()?;
        let strip = block.is_none();
        ghost.set_class_name("cal-block cal-ghost");
        // Setting well-formed styles does not fail.
        let style = ghost.style();
        let (width, height) = if strip {
            let minutes = card.blocks.first().map_or(30, |block| block.span().minutes());
            (geometry.column - 8.0, f64::from(minutes * PX))
        } else {
            (bounds.width(), bounds.height())
        };
        let _ = style.set_property("top", "0");
        let _ = style.set_property("width", &format!("{width}px"));
        let _ = style.set_property("height", &format!("{height}px"));
        let _ = ghost.append_child(&label);
        let _ = root.append_child(&ghost);
        let _ = root.set_attribute("data-dragging", "yes");
        let _ = element.set_attribute("data-cut", "yes");
        let grab = match (strip, resize) {
            (true, _) => (width / 2.0, 8.0),
            // From its end, which the grid's line lies one pixel below.
            (false, true) => (0.0, at.1 - bounds.bottom() - 1.0),
            (false, false) => (at.0 - bounds.left(), at.1 - bounds.top()),
        };
        let talk = Talk { under_way: false, spot: Spot::Away, ghost: ghost.clone(), label };
        let (resize, talk) = (resize && !strip, Rc::new(RefCell::new(talk)));
        let spot = Spot::Away;
        let mut carried =
            Self { calendar, card, block, resize, pictures, scale, geometry, ghost, grab, spot, talk };
        carried.follow(at);
        Some(carried)
    }

    /// Column and minute under a point of the window.
    pub fn spot_at(calendar: Calendar, root: &HtmlElement, at: (f64, f64)) -> Option<(usize, u32)> {
        let pictures = calendar.pictures.get_untracked();
        let geometry = Geometry::read(root, pictures.len())?;
        let (x, y) = geometry.within(at)?;
        Some((geometry.column_at(x, pictures.len()), pictures.first()?.scale.minute_at(y)))
    }

    /// Follows the hand: one transform, and words only where the place has changed.
    pub fn follow(&mut self, at: (f64, f64)) {
        let spot = self.spot_of(at);
        let (x, y) = self.corner(spot, at);
        let style = self.ghost.style();
        // Setting well-formed styles does not fail.
        let _ = style.set_property("transform", &format!("translate({x:.0}px,{y:.0}px)"));
        if let (true, Spot::Sheet(_, end), Some(block)) = (self.resize, spot, &self.block) {
            let height = self.scale.height(block.from, end.max(block.from + STEP));
            let _ = style.set_property("height", &format!("{height}px"));
        }
        if spot != self.spot {
            self.spot = spot;
            self.talk.borrow_mut().spot = spot;
            self.judge();
        }
    }

    fn spot_of(&self, at: (f64, f64)) -> Spot {
        let held = (at.0, at.1 - self.grab.1);
        if let (true, Some(block)) = (self.resize, &self.block) {
            let Some((_, y)) = self.geometry.within_column(held) else { return Spot::Away };
            let end = self.scale.minute_at(y).max(block.from + STEP);
            let column = self.pictures.iter().position(|picture| picture.person == block.person);
            return column.map_or(Spot::Away, |column| Spot::Sheet(column, end));
        }
        if at.1 > self.geometry.seen.3 && at.0 < self.geometry.seen.2 {
            return Spot::Strip;
        }
        match self.geometry.within(at) {
            Some((x, _)) => {
                let y = held.1 - self.geometry.top();
                Spot::Sheet(self.geometry.column_at(x, self.pictures.len()), self.scale.minute_at(y))
            }
            None => Spot::Away,
        }
    }

    /// Upper left corner in the window: on the grid over the sheet, at the hand elsewhere.
    #[allow(clippy::cast_precision_loss, reason = "a few columns")]
    fn corner(&self, spot: Spot, at: (f64, f64)) -> (f64, f64) {
        match (spot, &self.block) {
            (Spot::Sheet(column, _), Some(block)) if self.resize => {
                let top = f64::from(self.scale.top(block.from));
                (self.geometry.left() + column as f64 * self.geometry.column + 3.0, self.geometry.top() + top)
            }
            (Spot::Sheet(column, minute), _) => {
                let top = f64::from(self.scale.top(minute));
                (self.geometry.left() + column as f64 * self.geometry.column + 3.0, self.geometry.top() + top)
            }
            _ => (at.0 - self.grab.0, at.1 - self.grab.1),
        }
    }

    /// Says what the day itself tells, and asks the salon for the rest.
    fn judge(&self) {
        let words = match self.spot {
            Spot::Away => Some((false, String::new())),
            Spot::Strip => Some((false, words::TO_THE_STRIP.to_owned())),
            Spot::Sheet(column, minute) => self.clash(column, minute).map(|clash| (true, clash)),
        };
        match words {
            Some((bad, words)) => self.talk.borrow().say(bad, &words),
            None => {
                self.talk.borrow().say(false, &self.place());
                ask(self.calendar, Rc::clone(&self.talk), self.question());
            }
        }
    }

    /// Who is busy there, as far as this day's page knows.
    fn clash(&self, column: usize, minute: u32) -> Option<String> {
        let to = self.pictures.get(column)?.person;
        let moved = |block: &Block| {
            let here = self.block.as_ref().map_or(self.card.blocks.first(), Some);
            let (from, person) = here.map_or((block.from, block.person), |it| (it.from, it.person));
            let delta = i64::from(minute) - i64::from(from);
            let shift = |at: u32| u32::try_from(i64::from(at) + delta).unwrap_or_default();
            let mine = self.block.is_none() || block.person == person;
            (if mine { to } else { block.person }, Span::new(shift(block.from), shift(block.until)))
        };
        let stretched = |block: &Block| (block.person, Span::new(block.from, minute));
        let blocks: Vec<(PersonId, Span)> = match (&self.block, self.resize) {
            (Some(block), true) => vec![stretched(block)],
            _ => self.card.blocks.iter().filter(|block| block.kind == PhaseKind::Active).map(moved).collect(),
        };
        blocks.into_iter().find_map(|(person, span)| {
            let picture = self.pictures.iter().find(|picture| picture.person == person)?;
            let other = picture.taken(span.from, span.until, self.card.id)?;
            Some(words::busy(&picture.name, &Span::new(other.from, other.until).german(), &other.title))
        })
    }

    fn place(&self) -> String {
        match self.spot {
            Spot::Sheet(column, minute) => {
                let name = self.pictures.get(column).map(|it| it.name.as_str()).unwrap_or_default();
                words::at_place(&super::scale::clock(minute), name)
            }
            _ => String::new(),
        }
    }

    fn question(&self) -> SpotQuestion {
        SpotQuestion {
            appointment: self.card.id,
            day: self.calendar.day.get_untracked(),
            begin: self.card.at.map(|at| at.minute).unwrap_or_default(),
            block: self.block.clone(),
            resize: self.resize,
            people: self.pictures.iter().map(|picture| (picture.person, picture.name.clone())).collect(),
        }
    }

    /// Moves the sheet along near its edges; true while it has to go on.
    pub fn scroll_along(&self, at: (f64, f64), edge: f64, along: i32) -> bool {
        let (left, top, right, lower) = self.geometry.seen;
        let pull = |at: f64, low: f64, high: f64| match () {
            () if at < low || at > high => 0,
            () if at < low + edge => -along,
            () if at > high - edge => along,
            () => 0,
        };
        let (x, y) = (pull(at.0, left, right), pull(at.1, top, lower));
        let node = &self.geometry.scroll;
        let before = (node.scroll_left(), node.scroll_top());
        if x != 0 {
            node.set_scroll_left(before.0 + x);
        }
        if y != 0 {
            node.set_scroll_top(before.1 + y);
        }
        (node.scroll_left(), node.scroll_top()) != before
    }

    /// Puts it down where it is.
    pub fn put_down(self) {
        let (calendar, id) = (self.calendar, self.card.id);
        match self.spot {
            Spot::Away => {}
            Spot::Strip if self.card.parked.is_some() => {}
            Spot::Strip => calendar.park(id),
            Spot::Sheet(..) => match self.question().request(self.spot) {
                Some(Request::Move(at, person)) => {
                    let version = self.card.version;
                    calendar.change(Move { appointment: id, version, at, person }, words::MOVED);
                }
                Some(Request::Resize(part, phase, minutes)) => {
                    let version = self.card.version;
                    calendar
                        .change(Resize { appointment: id, version, part, phase, minutes }, words::RESIZED);
                }
                None => {}
            },
        }
        self.back();
    }

    /// Takes the floating copy away.
    pub fn back(self) {
        self.ghost.remove();
        if let Some(root) = self.geometry.scroll.closest(".cal").ok().flatten() {
            // Removing an attribute does not fail.
            let _ = root.remove_attribute("data-dragging");
            if let Ok(Some(cut)) = root.query_selector("[data-cut]") {
                let _ = cut.remove_attribute("data-cut");
            }
        }
    }
}

fn block_of(element: &HtmlElement, card: &Card) -> Option<Block> {
    let name = element.get_attribute("data-phase")?;
    let (part, phase) = name.split_once('-')?;
    let (part, phase): (u32, u32) = (part.parse().ok()?, phase.parse().ok()?);
    card.blocks.iter().find(|block| (block.part, block.phase) == (part, phase)).cloned()
}
