//! What the salon says to a place before anything is put down there: one question at a time.

use std::cell::RefCell;
use std::rc::Rc;

use contract::calendar::{Block, Handover, HindranceKind, Preview, Slot, TryMove, TryResize};
use contract::{AppointmentId, Day, PersonId};
use leptos::task::spawn_local;
use web_sys::{Element, HtmlElement};

use super::state::Calendar;
use crate::text::german::calendar as words;

/// Where it would be put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Nowhere: it goes back.
    Away,
    Strip,
    /// Column, and the minute at which the block would begin, or end while it is stretched.
    Sheet(usize, u32),
}

/// The questions to the salon, one at a time, and where its answers are shown.
pub struct Talk {
    pub under_way: bool,
    pub spot: Spot,
    pub ghost: HtmlElement,
    pub label: Element,
}

/// What is done by putting it down.
pub enum Request {
    Move(Slot, Option<Handover>),
    Resize(u32, u32, u32),
}

/// What is asked of the salon for a spot.
#[derive(Clone)]
pub struct SpotQuestion {
    pub appointment: AppointmentId,
    pub day: Day,
    pub begin: u32,
    pub block: Option<Block>,
    pub resize: bool,
    pub people: Vec<(PersonId, String)>,
}

impl SpotQuestion {
    /// What putting it down at a spot would do; nothing where it lies already.
    pub fn request(&self, spot: Spot) -> Option<Request> {
        let Spot::Sheet(column, minute) = spot else { return None };
        let (to, _) = *self.people.get(column).map(|(person, name)| (person, name)).as_ref()?;
        match &self.block {
            Some(block) if self.resize => {
                (minute != block.until).then(|| Request::Resize(block.part, block.phase, minute - block.from))
            }
            Some(block) => {
                let begin = (i64::from(self.begin) + i64::from(minute) - i64::from(block.from)).max(0);
                let at = Slot { day: self.day, minute: u32::try_from(begin).unwrap_or_default() };
                let person = (*to != block.person).then_some(Handover { from: Some(block.person), to: *to });
                (at.minute != self.begin || person.is_some()).then_some(Request::Move(at, person))
            }
            None => {
                let at = Slot { day: self.day, minute };
                Some(Request::Move(at, Some(Handover { from: None, to: *to })))
            }
        }
    }
}

/// Asks what would come of it; while one question is under way, the next waits for its answer.
pub fn ask(calendar: Calendar, talk: Rc<RefCell<Talk>>, question: SpotQuestion) {
    if std::mem::replace(&mut talk.borrow_mut().under_way, true) {
        return;
    }
    spawn_local(async move {
        loop {
            let spot = talk.borrow().spot;
            let appointment = question.appointment;
            let reply = match question.request(spot) {
                Some(Request::Move(at, person)) => {
                    calendar.desk.fetch(TryMove { appointment, at, person }).await.ok()
                }
                Some(Request::Resize(part, phase, minutes)) => {
                    calendar.desk.fetch(TryResize { appointment, part, phase, minutes }).await.ok()
                }
                None => None,
            };
            let mut talk = talk.borrow_mut();
            if talk.spot == spot {
                if let Some(preview) = reply {
                    talk.tell(&preview, &question.people);
                }
                talk.under_way = false;
                return;
            }
        }
    });
}

impl Talk {
    /// Shows words at the hand.
    pub fn say(&self, bad: bool, words: &str) {
        self.label.set_text_content(Some(words));
        // Attributes of an element are always taken.
        let _ = match bad {
            true => self.ghost.set_attribute("data-bad", "yes"),
            false => self.ghost.remove_attribute("data-bad"),
        };
    }

    fn tell(&self, preview: &Preview, people: &[(PersonId, String)]) {
        if let Some(first) = preview.hindrances.first() {
            let bad = !preview.possible || first.kind < HindranceKind::OutsideHours;
            self.say(bad, &first.sentence);
            return;
        }
        let mut lines: Vec<String> = Vec::new();
        for block in &preview.blocks {
            let name =
                people.iter().find(|(person, _)| *person == block.person).map(|(_, name)| name.as_str());
            lines.push(words::lies(name.unwrap_or_default(), &block.span().german(), &block.what));
        }
        self.say(false, &lines.join(" · "));
    }
}
