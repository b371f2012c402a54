//! What the panel *Termin* (Strg T) holds, over any page: it outlives closing the panel and lives with the frame.

use contract::calendar::{Appointment, Book, Guest, Part, PartWish, Slot, Waiting};
use contract::{AppointmentId, ArticleId, CustomerId, Money, PersonId, WaitingId};
use leptos::prelude::*;

/// A service that was chosen, with what was agreed about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceWish {
    pub article: ArticleId,
    /// Empty where only the article is known: the price list knows the name.
    pub name: String,
    /// Who does it; absent: whoever is chosen for the whole.
    pub person: Option<PersonId>,
    pub price: Option<Money>,
    /// Why it is not the list's.
    pub reason: Option<String>,
    /// Lengths by phase, where they were agreed.
    pub minutes: Option<Vec<u32>>,
    pub helpers: Vec<(u32, PersonId)>,
}

impl ServiceWish {
    /// A service as the price list plans it.
    #[must_use]
    pub const fn of(article: ArticleId, name: String) -> Self {
        Self { article, name, person: None, price: None, reason: None, minutes: None, helpers: Vec::new() }
    }

    fn of_part(part: Part) -> Self {
        let helper = |(at, phase): (usize, &contract::calendar::PartPhase)| {
            Some((u32::try_from(at).ok()?, phase.helper?))
        };
        Self {
            article: part.article,
            name: part.name,
            person: part.person,
            price: Some(part.price),
            reason: part.reason,
            helpers: part.phases.iter().enumerate().filter_map(helper).collect(),
            minutes: Some(part.phases.iter().map(|phase| phase.minutes).collect()),
        }
    }

    fn of_wish(wish: PartWish) -> Self {
        let PartWish { article, person, price, reason, minutes, helpers } = wish;
        Self { article, name: String::new(), person, price, reason, minutes, helpers }
    }

    fn asked(&self, anyone: Option<PersonId>) -> PartWish {
        PartWish {
            article: self.article,
            person: self.person.or(anyone),
            price: self.price,
            reason: self.reason.clone(),
            minutes: self.minutes.clone(),
            helpers: self.helpers.clone(),
        }
    }
}

/// What the panel is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Aim {
    #[default]
    New,
    /// An appointment is changed, or a half-made one completed.
    Change(AppointmentId, u32),
    /// Someone of the waiting list gets a time.
    Waiting(WaitingId),
}

/// The panel's contents; cheap to copy.
#[derive(Clone, Copy)]
pub struct Panel {
    pub open: RwSignal<bool>,
    pub wishes: RwSignal<Vec<ServiceWish>>,
    pub at: RwSignal<Option<Slot>>,
    pub person: RwSignal<Option<PersonId>>,
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub note: RwSignal<String>,
    pub customer: RwSignal<Option<CustomerId>>,
    pub aim: RwSignal<Aim>,
    /// What it was filled with: only what departs from it is changed.
    was: StoredValue<Option<Book>>,
    /// A time that is kept brings it down from the air.
    parked: StoredValue<bool>,
}

impl Panel {
    /// Provides it to all that stands below.
    pub fn provide() -> Self {
        let panel = Self {
            open: RwSignal::new(false),
            wishes: RwSignal::new(Vec::new()),
            at: RwSignal::new(None),
            person: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            phone: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
            customer: RwSignal::new(None),
            aim: RwSignal::new(Aim::New),
            was: StoredValue::new(None),
            parked: StoredValue::new(false),
        };
        provide_context(panel);
        panel
    }

    /// The panel of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Opens it as it was left.
    pub fn show(self) {
        self.open.set(true);
    }

    /// Opens it for a place in the day.
    pub fn open_at(self, at: Slot, person: PersonId) {
        self.empty();
        self.at.set(Some(at));
        self.person.set(Some(person));
        self.open.set(true);
    }

    /// Opens it with an appointment that is to be changed or completed.
    pub fn open_for(self, whole: Appointment) {
        self.empty();
        self.put_guest(whole.card.guest);
        self.note.set(whole.card.note.unwrap_or_default());
        self.put_wishes(whole.parts.into_iter().map(ServiceWish::of_part).collect());
        self.at.set(whole.card.at);
        self.parked.set_value(whole.card.parked.is_some());
        self.begin(Aim::Change(whole.card.id, whole.card.version));
    }

    /// Opens it with someone who waits; a time may be proposed.
    pub fn open_waiting(self, waiting: Waiting, at: Option<(Slot, PersonId)>) {
        self.empty();
        self.put_guest(waiting.guest);
        self.note.set(waiting.note.unwrap_or_default());
        self.put_wishes(waiting.parts.into_iter().map(ServiceWish::of_wish).collect());
        self.at.set(at.map(|(slot, _)| slot));
        if let (Some((_, person)), true) = (at, self.person.with_untracked(Option::is_none)) {
            self.person.set(Some(person));
        }
        self.begin(Aim::Waiting(waiting.id));
    }

    fn begin(self, aim: Aim) {
        self.aim.set(aim);
        self.was.set_value(Some(untrack(|| self.book())));
        self.open.set(true);
    }

    fn put_guest(self, guest: Guest) {
        self.customer.set(guest.customer);
        self.name.set(guest.name);
        self.phone.set(guest.phone.unwrap_or_default());
    }

    /// Where all services are one person's, the person stands for the whole.
    fn put_wishes(self, mut wishes: Vec<ServiceWish>) {
        let first = wishes.first().and_then(|wish| wish.person);
        if wishes.iter().all(|wish| wish.person == first) {
            self.person.set(first);
            wishes.iter_mut().for_each(|wish| wish.person = None);
        }
        self.wishes.set(wishes);
    }

    /// Forgets what was typed.
    pub fn empty(self) {
        self.wishes.set(Vec::new());
        self.at.set(None);
        self.person.set(None);
        self.customer.set(None);
        self.aim.set(Aim::New);
        self.was.set_value(None);
        self.parked.set_value(false);
        for text in [self.name, self.phone, self.note] {
            text.set(String::new());
        }
    }

    /// The booking as it stands; tracked.
    #[must_use]
    pub fn book(self) -> Book {
        let said =
            |text: RwSignal<String>| Some(text.get().trim().to_owned()).filter(|text| !text.is_empty());
        let person = self.person.get();
        Book {
            guest: Guest {
                customer: self.customer.get(),
                name: said(self.name).unwrap_or_default(),
                phone: said(self.phone),
            },
            at: self.at.get(),
            parts: self.parts(person),
            note: said(self.note),
        }
    }

    /// What it was filled with.
    #[must_use]
    pub fn was(self) -> Option<Book> {
        self.was.get_value()
    }

    /// Whether the appointment that is changed hangs in the air.
    #[must_use]
    pub fn in_the_air(self) -> bool {
        self.parked.get_value()
    }

    /// The services by one person, or by anyone; tracked.
    #[must_use]
    pub fn parts(self, person: Option<PersonId>) -> Vec<PartWish> {
        self.wishes.with(|wishes| wishes.iter().map(|wish| wish.asked(person)).collect())
    }

    /// Whether nothing is missing; tracked.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.is_wanted() && self.at.get().is_some()
    }

    /// Whether it is known who wants what; tracked.
    #[must_use]
    pub fn is_wanted(self) -> bool {
        let named = self.name.with(|name| !name.trim().is_empty());
        named && self.wishes.with(|wishes| !wishes.is_empty())
    }

    /// Whether there is nothing that could be kept; tracked.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.wishes.with(Vec::is_empty) && self.name.with(|name| name.trim().is_empty())
    }
}
