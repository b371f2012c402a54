//! The day that is shown, and its neighbours, fetched ahead while the day stands still.
//!
//! A day that was fetched ahead is painted at once and then asked for again: what the salon says replaces it, so that
//! a stale day never stays. News empties the shelf.

use std::collections::BTreeMap;
use std::time::Duration;

use contract::calendar::{DayPage, ShowDay};
use contract::{Day, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::place::{CalendarPlace, Look};
use crate::desk::Desk;
use crate::live::Live;

const TOPICS: [Topic; 2] = [Topic::Calendar, Topic::People];
/// A day stands still when it was shown so long.
const STILL: Duration = Duration::from_millis(60);
/// So many days are kept; whoever leafs on lets the farthest go.
const KEPT: usize = 7;

/// Days at hand; cheap to copy.
#[derive(Clone, Copy)]
struct DayShelf {
    desk: Desk,
    page: Live<DayPage>,
    days: StoredValue<BTreeMap<Day, DayPage>>,
    /// Grows with each piece of news: what was asked for before it is thrown away.
    news: StoredValue<u32>,
    /// Grows with each day that is shown.
    turn: StoredValue<u32>,
}

/// The page of the day, kept fresh; nothing while the day is not what is looked at.
pub fn page(place: CalendarPlace, day: Memo<Day>) -> Live<DayPage> {
    let desk = Desk::here();
    let page = Live::new();
    if let Some(canned) = desk.canned(&ShowDay { day: day.get_untracked() }) {
        page.put(canned);
    }
    let days = StoredValue::new(BTreeMap::new());
    let shelf = DayShelf { desk, page, days, news: StoredValue::new(0), turn: StoredValue::new(0) };
    let heard = Memo::new(move |before: Option<&u32>| {
        TOPICS.iter().for_each(|topic| desk.track(*topic));
        page.track_refetch();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    Effect::new(move |_| {
        shelf.hear(heard.get());
        let shown = (place.look.get() == Look::Day).then(|| day.get());
        let turn = shelf.turn.with_value(|turn| turn.wrapping_add(1));
        shelf.turn.set_value(turn);
        match shown {
            Some(day) => shelf.show(day, turn),
            None => page.forget(),
        }
    });
    page
}

impl DayShelf {
    fn hear(self, news: u32) {
        if self.news.get_value() != news {
            self.news.set_value(news);
            self.days.update_value(BTreeMap::clear);
        }
    }

    fn show(self, day: Day, turn: u32) {
        let Some(kept) = self.days.with_value(|days| days.get(&day).cloned()) else {
            spawn_local(async move {
                self.fetch_shown(day, turn).await;
                self.rest(day, turn, false);
            });
            return;
        };
        self.page.put(kept);
        self.rest(day, turn, true);
    }

    /// Once the day stands still: asks for it again where it came from the shelf, then for its neighbours.
    fn rest(self, day: Day, turn: u32, again: bool) {
        let go = move || {
            if !self.stands(turn) {
                return;
            }
            spawn_local(async move {
                if again {
                    self.fetch_shown(day, turn).await;
                }
                for near in [day.plus_days(1), day.plus_days(-1)] {
                    let there = self.days.try_with_value(|days| days.contains_key(&near));
                    if self.stands(turn) && there == Some(false) {
                        self.fetch_ahead(near).await;
                    }
                }
            });
        };
        set_timeout(go, STILL);
    }

    /// Whether no other day was shown, and nothing was in the news, since this turn.
    fn stands(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    async fn fetch_shown(self, day: Day, turn: u32) {
        let news = self.news.try_get_value();
        let reply = self.desk.fetch(ShowDay { day }).await;
        if !self.stands(turn) {
            return;
        }
        if let Ok(fresh) = &reply {
            self.keep(day, fresh.clone(), news);
        }
        self.page.settle_unless(is_same, reply);
    }

    async fn fetch_ahead(self, day: Day) {
        let news = self.news.try_get_value();
        // Only fetched ahead: whoever goes there hears what is wrong.
        if let Ok(fresh) = self.desk.fetch(ShowDay { day }).await {
            self.keep(day, fresh, news);
        }
    }

    fn keep(self, day: Day, page: DayPage, news: Option<u32>) {
        if news.is_none() || self.news.try_get_value() != news {
            return;
        }
        self.days.try_update_value(|days| {
            days.insert(day, page);
            while days.len() > KEPT {
                let far = |kept: &&Day| kept.days_since(day).abs();
                let Some(farthest) = days.keys().max_by_key(far).copied() else { return };
                days.remove(&farthest);
            }
        });
    }
}

/// Whether painting it again would show nothing new: the same but for some seconds that have passed.
fn is_same(shown: &DayPage, fresh: &DayPage) -> bool {
    let minute = |page: &DayPage| (page.now.day(), page.now.minute_of_day());
    minute(shown) == minute(fresh) && *shown == DayPage { now: shown.now, ..fresh.clone() }
}

#[cfg(test)]
mod tests {
    use contract::Moment;
    use contract::calendar::Span;

    use super::*;

    fn page(now_ms: i64, version: i64) -> DayPage {
        DayPage {
            day: Day::from_ymd(2026, 11, 27).unwrap(),
            now: Moment::new(now_ms, 60),
            version,
            open: vec![Span::new(540, 1080)],
            closed: None,
            shown: Span::new(540, 1080),
            columns: Vec::new(),
            cards: Vec::new(),
            parked: Vec::new(),
            waiting: Vec::new(),
        }
    }

    #[test]
    fn only_what_would_look_the_same_is_not_painted_again() {
        const NOW: i64 = 1_795_774_020_000;
        assert!(is_same(&page(NOW, 7), &page(NOW + 20_000, 7)), "seconds are not seen");
        assert!(!is_same(&page(NOW, 7), &page(NOW + 60_000, 7)), "the line has moved");
        assert!(!is_same(&page(NOW, 7), &page(NOW, 8)), "something has changed");
        let closed = DayPage { closed: Some("Betriebsferien".into()), ..page(NOW, 7) };
        assert!(!is_same(&page(NOW, 7), &closed), "a closure is no appointment and has no version");
    }
}
