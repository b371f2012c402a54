//! Where a minute of the day stands on the sheet: two pixels each, in steps of five minutes.

/// Height of a minute in pixels.
pub const PX: u32 = 2;
/// The grid's step in minutes.
pub const STEP: u32 = 5;
const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// The stretch of a day that is drawn, in whole hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub first: u32,
    pub last: u32,
}

impl Scale {
    /// Covers this stretch in whole hours, and an ordinary day in any case: a closed one is no stub.
    #[must_use]
    pub fn over(from: u32, until: u32) -> Self {
        let first = from.min(9 * HOUR) / HOUR * HOUR;
        let last = until.max(18 * HOUR).next_multiple_of(HOUR).min(DAY);
        Self { first, last }
    }

    /// Distance from the top in pixels.
    #[must_use]
    pub fn top(self, minute: u32) -> u32 {
        minute.clamp(self.first, self.last).saturating_sub(self.first) * PX
    }

    /// Height of a stretch in pixels; never less than one step.
    #[must_use]
    pub fn height(self, from: u32, to: u32) -> u32 {
        self.top(to).saturating_sub(self.top(from)).max(STEP * PX)
    }

    /// Height of the whole day in pixels.
    #[must_use]
    pub const fn whole(self) -> u32 {
        (self.last - self.first) * PX
    }

    /// The step at this distance from the top.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a day")]
    pub fn minute_at(self, y: f64) -> u32 {
        let minute = self.first + (y.clamp(0.0, f64::from(self.whole())) / f64::from(PX)) as u32;
        self.step(minute)
    }

    /// The nearest step within the day.
    #[must_use]
    pub fn step(self, minute: u32) -> u32 {
        ((minute + STEP / 2) / STEP * STEP).clamp(self.first, self.last.saturating_sub(STEP))
    }

    /// The full hours with their distance.
    pub fn hours(self) -> impl Iterator<Item = (u32, u32)> {
        (self.first / HOUR..self.last / HOUR).map(move |hour| (hour, self.top(hour * HOUR)))
    }
}

/// `9:05`, as people say it.
#[must_use]
pub fn clock(minute: u32) -> String {
    format!("{}:{:02}", minute / HOUR, minute % HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_begins_and_ends_at_a_full_hour() {
        assert_eq!(Scale::over(510, 1110), Scale { first: 480, last: 1140 });
        assert_eq!(Scale::over(720, 840), Scale { first: 540, last: 1080 });
        assert_eq!(Scale::over(0, 1440), Scale { first: 0, last: 1440 });
    }

    #[test]
    fn a_point_is_the_nearest_step() {
        let scale = Scale { first: 480, last: 1140 };
        assert_eq!(scale.minute_at(0.0), 480);
        assert_eq!(scale.minute_at(6.0), 485);
        assert_eq!(scale.minute_at(123.0), 540);
        assert_eq!(scale.minute_at(-20.0), 480);
        assert_eq!(scale.minute_at(99_999.0), 1135);
        assert_eq!((scale.top(540), scale.height(540, 600), scale.height(540, 541)), (120, 120, 10));
    }

    #[test]
    fn times_read_as_they_are_said() {
        assert_eq!((clock(545).as_str(), clock(1080).as_str()), ("9:05", "18:00"));
    }
}
