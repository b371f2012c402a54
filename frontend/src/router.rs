//! Which page is shown, and what it shows first or does first.

use contract::search::Target;
use contract::{AppointmentId, ArticleId, BasketId, CustomerId, Day, Seq};
use leptos::prelude::*;

/// Names a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Today,
    Till,
    Calendar,
    Customers,
    Roll,
    Close,
    Catalogue,
    Management,
}

/// Names a room of the page *Management*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Team,
    Rights,
    Planning,
    Salon,
    Receipt,
    Printers,
    Jobs,
    Register,
    Tse,
    Materials,
    ProductLines,
    Privacy,
    Mail,
    Lists,
    Revocation,
    JobList,
    BookHealth,
    Witnesses,
    Archive,
}

/// Where a way leads: a page, and what it shows or does there once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A page as it first stands.
    Page(Page),
    /// A room of the page *Management*.
    Management(Room),
    /// An entry of the receipt roll.
    Entry(Seq),
    /// A customer's file.
    Customer(CustomerId),
    /// An appointment in the calendar, with the day to show it on if it has one.
    Appointment(AppointmentId, Option<Day>),
    /// An article goes into the basket.
    Article(ArticleId),
    /// A scanned code goes to the till, from whatever page.
    Scan(String),
    /// A basket goes on at the till.
    Basket(BasketId),
}

impl Route {
    /// The page that it leads to.
    #[must_use]
    pub const fn page(&self) -> Page {
        match self {
            Self::Page(page) => *page,
            Self::Management(_) => Page::Management,
            Self::Entry(_) => Page::Roll,
            Self::Customer(_) => Page::Customers,
            Self::Appointment(..) => Page::Calendar,
            Self::Article(_) | Self::Scan(_) | Self::Basket(_) => Page::Till,
        }
    }
}

impl From<Page> for Route {
    fn from(page: Page) -> Self {
        Self::Page(page)
    }
}

impl From<Target> for Route {
    fn from(target: Target) -> Self {
        match target {
            Target::Entry(seq) => Self::Entry(seq),
            Target::Article(article) => Self::Article(article),
            Target::Customer(customer) => Self::Customer(customer),
            Target::Appointment { id, day } => Self::Appointment(id, day),
        }
    }
}

/// The way between pages; cheap to copy.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    page: Memo<Page>,
    /// Where the next plain visit to a page leads.
    back: StoredValue<Option<Route>>,
}

impl Router {
    /// Provides the router to all that stands below.
    pub fn provide() -> Self {
        let route = RwSignal::new(Route::Page(Page::Today));
        let page = Memo::new(move |_| route.with(Route::page));
        let router = Self { route, page, back: StoredValue::new(None) };
        provide_context(router);
        router
    }

    /// The router of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The page that is shown; tracked.
    #[must_use]
    pub fn page(self) -> Page {
        self.page.get()
    }

    /// The route that led here, for a page that is being built.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get_untracked()
    }

    /// Goes to a page, or to something on it.
    pub fn go(self, to: impl Into<Route>) {
        let to = to.into();
        let left = self.back.try_update_value(|back| back.take_if(|back| back.page() == to.page())).flatten();
        self.route.set(match (to, left) {
            (Route::Page(_), Some(left)) => left,
            (to, _) => to,
        });
    }

    /// Goes somewhere for a look: who then comes back to the page of `left` finds it there.
    pub fn look(self, to: impl Into<Route>, left: Route) {
        self.go(to);
        self.back.set_value(Some(left));
    }

    /// Does what the page is asked for, each time that a way leads to it, at once if one has led here already. Nothing
    /// else that `arrive` reads makes it happen again.
    pub fn on_arrival(self, arrive: impl Fn(Route) + Send + Sync + 'static) {
        Effect::new(move |_| {
            let route = self.route.get();
            untrack(|| arrive(route));
        });
    }

    /// Keeps the page and forgets what led to it: what one person went for is not done again for the next.
    pub fn settle(self) {
        let page = self.page.get_untracked();
        self.back.set_value(None);
        self.route.set(Route::Page(page));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_router(test: impl FnOnce(Router)) {
        let owner = Owner::new();
        owner.with(|| test(Router::provide()));
    }

    #[test]
    fn what_a_search_finds_leads_to_its_page() {
        with_router(|router| {
            for (target, page) in [
                (Target::Entry(Seq::new(5)), Page::Roll),
                (Target::Article(ArticleId(5)), Page::Till),
                (Target::Customer(CustomerId(5)), Page::Customers),
                (Target::Appointment { id: AppointmentId(5), day: None }, Page::Calendar),
            ] {
                router.go(target);
                assert_eq!(untrack(|| router.page()), page, "{target:?}");
            }
        });
    }

    #[test]
    fn who_looks_at_something_comes_back_once_to_where_it_was() {
        with_router(|router| {
            router.look(Route::Entry(Seq::new(5)), Route::Management(Room::Lists));
            assert_eq!(router.route(), Route::Entry(Seq::new(5)));
            router.go(Page::Till);
            router.go(Page::Management);
            assert_eq!(router.route(), Route::Management(Room::Lists));
            router.go(Page::Till);
            router.go(Page::Management);
            assert_eq!(router.route(), Route::Page(Page::Management));
        });
    }

    #[test]
    fn the_next_person_finds_the_page_and_not_what_was_done_there() {
        with_router(|router| {
            router.look(Route::Scan("4006381333931".to_owned()), Route::Management(Room::Lists));
            router.settle();
            assert_eq!(router.route(), Route::Page(Page::Till));
            router.go(Page::Management);
            assert_eq!(router.route(), Route::Page(Page::Management));
        });
    }
}
