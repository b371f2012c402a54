//! What a column of the day shows, worked out once per reply: hatched stretches and pieces of appointments.

use contract::calendar::{AppointmentState, Block, Card, Column, DayPage, PhaseKind, Span};
use contract::{AppointmentId, PersonId};

use super::scale::{Scale, clock};
use crate::text::german::calendar as words;
use crate::ui::tile::kind_name;

/// A stretch in which this person takes nobody, with the reason in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    pub from: u32,
    pub until: u32,
    pub word: String,
}

/// A phase of an appointment as it stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhasePiece {
    pub appointment: AppointmentId,
    pub part: u32,
    pub phase: u32,
    pub from: u32,
    pub until: u32,
    /// The value of `data-kind`.
    pub kind: &'static str,
    pub passive: bool,
    /// Stands beside a passive phase of someone else, or takes no time.
    pub side: bool,
    /// Over and done with.
    pub over: bool,
    pub title: String,
    pub text: String,
    /// State in a short word or sign.
    pub sign: &'static str,
}

/// A person's column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPicture {
    pub person: PersonId,
    pub name: String,
    pub hours: String,
    pub load: u32,
    pub scale: Scale,
    pub offs: Vec<Off>,
    pub pieces: Vec<PhasePiece>,
}

impl ColumnPicture {
    /// The piece at a minute; where two stand side by side, the active one.
    #[must_use]
    pub fn at(&self, minute: u32) -> Option<&PhasePiece> {
        let here = |piece: &&PhasePiece| piece.from <= minute && minute < piece.until;
        let mut found = self.pieces.iter().filter(here);
        found.clone().find(|piece| !piece.passive).or_else(|| found.next())
    }

    /// The active piece of another appointment that stands in a stretch.
    #[must_use]
    pub fn taken(&self, from: u32, until: u32, but: AppointmentId) -> Option<&PhasePiece> {
        let span = Span::new(from, until);
        self.pieces.iter().find(|piece| {
            let lies_there = Span::new(piece.from, piece.until).overlaps(span);
            piece.appointment != but && !piece.passive && piece.sign != words::MISSED && lies_there
        })
    }
}

/// The columns of a day, in the order of the staff.
#[must_use]
pub fn pictures(page: &DayPage) -> Vec<ColumnPicture> {
    let scale = Scale::over(page.shown.from, page.shown.until);
    let now = (page.now.day() == page.day).then(|| page.now.minute_of_day());
    let past = page.day < page.now.day();
    let over = |until: u32| past || now.is_some_and(|now| until <= now);
    page.columns
        .iter()
        .map(|column| ColumnPicture {
            person: column.person,
            name: column.name.clone(),
            hours: hours(column),
            load: column.load_percent,
            scale,
            offs: offs(column, page, scale),
            pieces: pieces(column.person, &page.cards, over),
        })
        .collect()
}

fn hours(column: &Column) -> String {
    match (column.shift.first(), column.shift.last()) {
        (Some(first), Some(last)) => words::hours(&short(first.from), &short(last.until)),
        _ => words::DAY_OFF.to_owned(),
    }
}

/// `9`, `8:30`.
fn short(minute: u32) -> String {
    if minute.is_multiple_of(60) { (minute / 60).to_string() } else { clock(minute) }
}

fn offs(column: &Column, page: &DayPage, scale: Scale) -> Vec<Off> {
    let whole = |word: &str| vec![Off { from: scale.first, until: scale.last, word: word.to_owned() }];
    // Whoever is on the shift plan all the same has no customers on such a day.
    if page.open.is_empty() {
        return whole(page.closed.as_deref().unwrap_or(words::CLOSED));
    }
    if column.shift.is_empty() {
        return whole(words::DAY_OFF);
    }
    let mut offs = Vec::new();
    let mut end = scale.first;
    for shift in &column.shift {
        let word = if end == scale.first { words::from_hour(&short(shift.from)) } else { String::new() };
        push(&mut offs, end, shift.from, word);
        end = shift.until;
    }
    push(&mut offs, end, scale.last, words::until_hour(&short(end)));
    for span in &column.breaks {
        push(&mut offs, span.from, span.until, words::BREAK.to_owned());
    }
    for (span, reason) in &column.absences {
        push(&mut offs, span.from, span.until, reason.clone());
    }
    offs
}

fn push(offs: &mut Vec<Off>, from: u32, until: u32, word: String) {
    if from < until {
        offs.push(Off { from, until, word });
    }
}

fn pieces(person: PersonId, cards: &[Card], over: impl Fn(u32) -> bool) -> Vec<PhasePiece> {
    let own = |card: &Card| card.blocks.iter().any(|block| block.person == person);
    let mut pieces: Vec<PhasePiece> = Vec::new();
    for card in cards.iter().filter(|card| own(card)) {
        for block in card.blocks.iter().filter(|block| block.person == person) {
            pieces.push(piece(card, block, &over));
        }
    }
    set_beside(&mut pieces);
    for at in 0..pieces.len() {
        if let Some(text) = gap(&pieces, at)
            && let Some(piece) = pieces.get_mut(at)
        {
            piece.text = text;
        }
    }
    pieces
}

fn piece(card: &Card, block: &Block, over: &impl Fn(u32) -> bool) -> PhasePiece {
    let passive = block.kind == PhaseKind::Passive;
    let done = matches!(card.state, AppointmentState::Paid | AppointmentState::NoShow);
    PhasePiece {
        appointment: card.id,
        part: block.part,
        phase: block.phase,
        from: block.from,
        until: block.until,
        kind: kind_name(block.tone),
        passive,
        side: !card.state.takes_time(),
        over: done || (over(block.until) && card.state != AppointmentState::Finished),
        title: if passive { block.what.clone() } else { card.guest.name.clone() },
        text: if passive { String::new() } else { block.what.clone() },
        sign: if passive { "" } else { words::sign(card.state, !card.warnings.is_empty()) },
    }
}

/// An active piece that lies within someone's passive one stands at its right.
fn set_beside(pieces: &mut [PhasePiece]) {
    let passive: Vec<(AppointmentId, Span)> = pieces
        .iter()
        .filter(|piece| piece.passive)
        .map(|piece| (piece.appointment, Span::new(piece.from, piece.until)))
        .collect();
    for piece in pieces.iter_mut().filter(|piece| !piece.passive) {
        let own = Span::new(piece.from, piece.until);
        piece.side |= passive.iter().any(|(other, span)| *other != piece.appointment && span.overlaps(own));
    }
}

/// How much of a passive phase is still free for others; nothing where it is taken.
fn gap(pieces: &[PhasePiece], at: usize) -> Option<String> {
    let piece = pieces.get(at).filter(|piece| piece.passive && !piece.over)?;
    let own = Span::new(piece.from, piece.until);
    let mut free = piece.from;
    let mut best = (0, piece.from);
    let mut others: Vec<Span> = pieces
        .iter()
        .filter(|other| !other.passive && Span::new(other.from, other.until).overlaps(own))
        .map(|other| Span::new(other.from, other.until))
        .collect();
    others.sort();
    for other in others.iter().copied().chain([Span::new(piece.until, piece.until)]) {
        best = best.max((other.from.saturating_sub(free), free));
        free = free.max(other.until);
    }
    let (minutes, from) = best;
    let whole = minutes == own.minutes();
    (minutes >= super::scale::STEP * 2).then(|| words::free_gap(minutes, (!whole).then(|| clock(from))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(appointment: i64, passive: bool, from: u32, until: u32) -> PhasePiece {
        PhasePiece {
            appointment: AppointmentId(appointment),
            part: 0,
            phase: 0,
            from,
            until,
            kind: "cut",
            passive,
            side: false,
            over: false,
            title: String::new(),
            text: String::new(),
            sign: "",
        }
    }

    #[test]
    fn who_sits_in_a_gap_stands_beside_it_and_the_gap_says_what_is_left() {
        let mut pieces = vec![piece(1, false, 540, 580), piece(1, true, 580, 615), piece(2, false, 585, 600)];
        set_beside(&mut pieces);
        assert_eq!(pieces.iter().map(|piece| piece.side).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(gap(&pieces, 1).as_deref(), Some("15 min frei ab 10:00"));
        pieces.pop();
        assert_eq!(gap(&pieces, 1).as_deref(), Some("35 min frei"));
        assert_eq!(gap(&pieces, 0), None, "an active phase has no gap");
    }

    #[test]
    fn an_overlap_with_active_work_is_seen_before_the_salon_is_asked() {
        let picture = ColumnPicture {
            person: PersonId(1),
            name: "Jana".into(),
            hours: String::new(),
            load: 0,
            scale: Scale { first: 480, last: 1140 },
            offs: Vec::new(),
            pieces: vec![piece(1, false, 540, 580), piece(1, true, 580, 615)],
        };
        assert!(picture.taken(570, 590, AppointmentId(2)).is_some());
        assert!(picture.taken(580, 615, AppointmentId(2)).is_none(), "a passive phase can be used");
        assert!(picture.taken(570, 590, AppointmentId(1)).is_none(), "it does not stand in its own way");
        assert_eq!(picture.at(600).map(|piece| piece.passive), Some(true));
    }
}
