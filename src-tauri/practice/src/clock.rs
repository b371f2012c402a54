//! A clock that the person sets: it begins at a moment of their choice and goes on from there. So the practice salon
//! can be tried, and tested, on any day and at any hour.

use std::io::BufRead;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use book::clock::{in_berlin, local};
use book::{Clock, SystemClock};
use contract::{Day, Moment};

/// The machine's clock, moved by so many milliseconds.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that shows this moment now.
    pub fn showing(moment: Moment) -> Self {
        Self(AtomicI64::new(ahead(moment)))
    }

    fn set(&self, moment: Moment) {
        self.0.store(ahead(moment), Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        in_berlin(SystemClock.now().utc_ms().saturating_add(self.0.load(Ordering::SeqCst)))
    }
}

fn ahead(moment: Moment) -> i64 {
    moment.utc_ms().saturating_sub(SystemClock.now().utc_ms())
}

/// Sets the clock anew by each line that is a local time, until the lines end. What is no time moves nothing.
pub fn follow(clock: Arc<SetClock>, lines: impl BufRead + Send + 'static) {
    std::thread::spawn(move || {
        for line in lines.lines().map_while(Result::ok) {
            if let Some(moment) = local_moment(line.trim()) {
                clock.set(moment);
            }
        }
    });
}

/// `2026-11-24T09:00` or `2026-11-24T23:59:50`, as a clock on a German wall shows it.
pub fn local_moment(text: &str) -> Option<Moment> {
    let (day, time) = text.split_once('T')?;
    let day: Day = day.parse().ok()?;
    let mut parts = time.split(':');
    let mut part = |below: u32| parts.next()?.parse().ok().filter(|number| *number < below);
    let (hour, minute) = (part(24)?, part(60)?);
    let second = if time.matches(':').count() > 1 { part(60)? } else { 0 };
    parts.next().is_none().then(|| local(day, hour, minute, second))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;
    use std::time::Duration;

    use book::Clock;

    use super::{SetClock, follow, local_moment};

    #[test]
    fn a_local_time_is_read_in_summer_and_in_winter() {
        let text = |text| local_moment(text).map(|moment| moment.to_string());
        assert_eq!(text("2026-11-24T09:00"), Some("2026-11-24T09:00:00.000+01:00".to_owned()));
        assert_eq!(text("2026-10-24T23:58:30"), Some("2026-10-24T23:58:30.000+02:00".to_owned()));
        for wrong in
            ["2026-11-24", "2026-11-24T24:00", "2026-11-24T9:60", "2026-02-30T09:00", "2026-11-24T9:00:00:0"]
        {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_clock_begins_where_it_was_set_and_is_set_again_by_a_line() {
        let [morning, midnight] =
            ["2026-11-24T09:00", "2030-01-01T00:00"].map(|text| local_moment(text).unwrap());
        let clock = Arc::new(SetClock::showing(morning));
        let hour = 0..3_600_000;
        assert!(hour.contains(&clock.now().since_ms(morning)), "{}", clock.now());
        follow(Arc::clone(&clock), Cursor::new("no time\n2030-01-01T00:00\n"));
        while !hour.contains(&clock.now().since_ms(midnight)) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
