//! Which page is shown, and what it should show first.

use contract::BasketId;
use contract::search::Target;
use leptos::prelude::*;

/// Names a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Till,
    Calendar,
    Customers,
    Roll,
    Close,
    Catalogue,
    Management,
}

/// The way between pages; cheap to copy.
#[derive(Clone, Copy)]
pub struct Router {
    page: RwSignal<Page>,
    target: RwSignal<Option<Target>>,
    scan: RwSignal<Option<String>>,
    basket: RwSignal<Option<BasketId>>,
    plan: RwSignal<bool>,
}

impl Router {
    /// Provides the router to all that stands below.
    pub fn provide() -> Self {
        let router = Self {
            page: RwSignal::new(Page::Till),
            target: RwSignal::new(None),
            scan: RwSignal::new(None),
            basket: RwSignal::new(None),
            plan: RwSignal::new(false),
        };
        provide_context(router);
        router
    }

    /// The router of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(self) -> Page {
        self.page.get()
    }

    /// Goes to a page.
    pub fn go(self, page: Page) {
        if self.page.get_untracked() != page {
            self.page.set(page);
        }
    }

    /// Goes to the page that shows what a search has found.
    pub fn show(self, target: Target) {
        self.target.set(Some(target));
        self.go(match target {
            Target::Entry(_) => Page::Roll,
            Target::Article(_) => Page::Till,
            Target::Customer(_) => Page::Customers,
            Target::Appointment { .. } => Page::Calendar,
        });
    }

    /// What the page should show; tracked, and given away once.
    pub fn take_target(self, wanted: fn(&Target) -> bool) -> Option<Target> {
        let target = self.target.get().filter(wanted)?;
        self.target.set(None);
        Some(target)
    }

    /// Goes to the room of working times.
    pub fn plan(self) {
        self.plan.set(true);
        self.go(Page::Management);
    }

    /// Whether the room of working times is wanted; tracked, and given away once.
    pub fn take_plan(self) -> bool {
        let wanted = self.plan.get();
        if wanted {
            self.plan.set(false);
        }
        wanted
    }

    /// A code was scanned: the till takes it, from whatever page.
    pub fn scanned(self, code: String) {
        self.scan.set(Some(code));
        self.go(Page::Till);
    }

    /// The scanned code; tracked, and given away once.
    pub fn take_scan(self) -> Option<String> {
        let code = self.scan.get()?;
        self.scan.set(None);
        Some(code)
    }

    /// A basket goes on at the till.
    pub fn resume(self, basket: BasketId) {
        self.basket.set(Some(basket));
        self.go(Page::Till);
    }

    /// The basket that goes on; tracked, and given away once.
    pub fn take_basket(self) -> Option<BasketId> {
        let basket = self.basket.get()?;
        self.basket.set(None);
        Some(basket)
    }
}
