//! What the panel *Termin* (Strg T) holds, over any page: it outlives closing the panel and lives with the frame.

use contract::calendar::{Book, Guest, PartWish, Slot};
use contract::{AppointmentId, ArticleId, CustomerId, PersonId};
use leptos::prelude::*;

/// A service that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub article: ArticleId,
    pub name: String,
}

/// The panel's contents; cheap to copy.
#[derive(Clone, Copy)]
pub struct Panel {
    pub open: RwSignal<bool>,
    pub wishes: RwSignal<Vec<Wish>>,
    pub at: RwSignal<Option<Slot>>,
    pub person: RwSignal<Option<PersonId>>,
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub note: RwSignal<String>,
    pub customer: RwSignal<Option<CustomerId>>,
    /// The half-made appointment that is being completed, with its version.
    pub half: RwSignal<Option<(AppointmentId, u32)>>,
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
            half: RwSignal::new(None),
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

    /// Forgets what was typed.
    pub fn empty(self) {
        self.wishes.set(Vec::new());
        self.at.set(None);
        self.person.set(None);
        self.customer.set(None);
        self.half.set(None);
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

    /// The services by one person, or by anyone; tracked.
    #[must_use]
    pub fn parts(self, person: Option<PersonId>) -> Vec<PartWish> {
        self.wishes.with(|wishes| wishes.iter().map(|wish| PartWish::of(wish.article, person)).collect())
    }

    /// Whether nothing is missing; tracked.
    #[must_use]
    pub fn is_whole(self) -> bool {
        let named = self.name.with(|name| !name.trim().is_empty());
        named && self.at.get().is_some() && self.wishes.with(|wishes| !wishes.is_empty())
    }

    /// Whether there is nothing that could be kept; tracked.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.wishes.with(Vec::is_empty) && self.name.with(|name| name.trim().is_empty())
    }
}
