//! What the till's parts share: baskets, the chosen one, the last receipt.

use contract::catalogue::{Catalogue, PriceList};
use contract::people::{People, Person};
use contract::till::{AddLine, Basket, Baskets, OpenBasket, Receipt, ScanCode};
use contract::{ArticleId, Ask, BasketId, Quantity, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::Trouble;
use crate::desk::Desk;
use crate::input::Input;
use crate::live::{Live, live};
use crate::text::german::till as words;
use crate::ui::Notices;

/// The basket that is being worked on. Lives with the frame, so that another page does not lose it.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<Option<BasketId>>);

impl Chosen {
    /// Provides the choice to all that stands below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }
}

/// The till's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Till {
    desk: Desk,
    notices: Notices,
    input: Option<Input>,
    pub baskets: Live<Vec<Basket>>,
    pub prices: Live<PriceList>,
    people: Live<Vec<Person>>,
    chosen: RwSignal<Option<BasketId>>,
    /// The receipt that was just booked; stays until the next touch.
    pub last: RwSignal<Option<Receipt>>,
    /// What went wrong with the last touch.
    pub trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
}

impl Till {
    /// Provides the state to the till's parts.
    pub fn provide() -> Self {
        let chosen = use_context::<Chosen>().map_or_else(|| RwSignal::new(None), |chosen| chosen.0);
        let till = Self {
            desk: Desk::here(),
            notices: Notices::here(),
            input: Input::here(),
            baskets: live(&[Topic::Till, Topic::Session], || Baskets),
            prices: live(&[Topic::Catalogue], || Catalogue),
            people: live(&[Topic::People], || People),
            chosen,
            last: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
        };
        provide_context(till);
        till
    }

    /// The state of this till; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The way to the salon.
    #[must_use]
    pub fn desk(self) -> Desk {
        self.desk
    }

    /// Whether a payment may be taken: not within a scan and not right after it.
    #[must_use]
    pub fn may_pay(self) -> bool {
        self.input.is_none_or(Input::may_pay)
    }

    /// The chosen basket as it is now.
    #[must_use]
    pub fn basket(self) -> Option<Basket> {
        let chosen = self.chosen.get()?;
        self.baskets.with(|baskets| baskets?.iter().find(|basket| basket.id == chosen).cloned())
    }

    /// Whether this basket is the chosen one.
    #[must_use]
    pub fn is_chosen(self, basket: &BasketId) -> bool {
        self.chosen.with(|chosen| chosen.as_ref() == Some(basket))
    }

    /// People who perform services and are on duty.
    #[must_use]
    pub fn performers(self) -> Vec<Person> {
        let on_duty = |person: &&Person| person.performs && person.on_duty && person.active;
        self.people.with(|people| people.into_iter().flatten().filter(on_duty).cloned().collect())
    }

    /// Whether something is being written; a second press then does nothing.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Takes a basket to the fore.
    pub fn choose(self, basket: BasketId) {
        self.touch();
        self.chosen.set(Some(basket));
    }

    /// The next touch: the last receipt and the last trouble go.
    pub fn touch(self) {
        self.trouble.set(None);
        self.last.set(None);
    }

    /// Begins a new basket.
    pub fn begin(self) {
        self.write(OpenBasket::default());
    }

    /// Puts an article into the chosen basket, or into a new one.
    pub fn add(self, article: ArticleId) {
        let basket = self.open_basket();
        self.write(AddLine { basket, article, quantity: Quantity::ONE, performer: None });
    }

    /// Puts a scanned article into the chosen basket, or into a new one.
    pub fn scan(self, code: String) {
        let basket = self.open_basket();
        self.write(ScanCode { basket, code });
    }

    /// Sends a request that answers with the changed basket, and shows it at once.
    pub fn write<R>(self, request: R)
    where
        R: Ask<Reply = Basket> + 'static,
    {
        self.touch();
        spawn_local(async move {
            match self.desk.ask(request).await {
                Ok(basket) => self.put(basket),
                Err(no) => self.refuse(no),
            }
        });
    }

    /// Says a no: at the basket, or at the window's edge to who has gone on to another page.
    pub fn refuse(self, no: Trouble) {
        if let Some(Some(no)) = self.trouble.try_set(Some(no)) {
            self.notices.trouble(&no);
        }
    }

    /// Shows what was just booked, and tells it at the window's edge to who has gone on to another page.
    pub fn show_booked(self, receipt: Receipt) {
        if let Some(Some(receipt)) = self.last.try_set(Some(receipt)) {
            self.notices.good(words::booked(&receipt));
        }
    }

    /// Shows a basket as the salon has just answered it, ahead of the news.
    pub fn put(self, basket: Basket) {
        let mut baskets = self.baskets.peek().unwrap_or_default();
        self.chosen.set(Some(basket.id.clone()));
        match baskets.iter_mut().find(|known| known.id == basket.id) {
            Some(known) => *known = basket,
            None => baskets.push(basket),
        }
        self.baskets.put(baskets);
    }

    /// Runs one act at a time; true while nothing else is under way.
    #[must_use]
    pub fn start(self) -> bool {
        let free = !self.busy.get_untracked();
        if free {
            self.busy.set(true);
            self.trouble.set(None);
        }
        free
    }

    /// The act of `start` is over.
    pub fn finish(self) {
        self.busy.try_set(false);
    }

    /// The chosen basket is gone: booked or dropped.
    pub fn gone(self, basket: &BasketId) {
        let mut baskets = self.baskets.peek().unwrap_or_default();
        baskets.retain(|known| known.id != *basket);
        self.baskets.put(baskets);
        self.chosen.set(None);
    }

    fn open_basket(self) -> Option<BasketId> {
        untrack(|| self.basket()).map(|basket| basket.id)
    }
}
