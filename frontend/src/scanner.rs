//! Tells a scan from typing: characters less than 35 ms apart on the average, ended by Enter.
//!
//! A pure state machine, fed with key times; `input` connects it with the window.

/// A scan is faster than this on the average, in milliseconds per key.
pub const PACE_MS: f64 = 35.0;
/// Longest single pause within a scan: a busy machine delivers some keys late.
pub const PAUSE_MS: f64 = 60.0;
/// How long nothing is paid after a scan, in milliseconds.
pub const REST_MS: f64 = 300.0;
/// Two keys may be rolled that fast by a hand, four in a row not.
const FEWEST: u32 = 4;

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A character that may begin a scan: what a field held before it is worth remembering.
    First,
    /// A character of a run that may be a scan.
    Fast,
    /// The Enter that ends a scan, with the code. It must go no further.
    Scan(String),
    /// Any other key.
    Key,
}

/// Listens to keys in the order of their times.
#[derive(Debug, Default)]
pub struct Scanner {
    run: String,
    keys: u32,
    first_ms: f64,
    last_ms: f64,
    rests_until_ms: f64,
}

impl Scanner {
    /// Takes a printable character, pressed at `at_ms`.
    pub fn character(&mut self, letter: char, at_ms: f64) -> Heard {
        let goes_on = self.goes_on(at_ms);
        if !goes_on {
            self.forget();
            self.first_ms = at_ms;
        }
        self.run.push(letter);
        self.keys = self.keys.saturating_add(1);
        self.last_ms = at_ms;
        if goes_on { Heard::Fast } else { Heard::First }
    }

    /// Takes an Enter, pressed at `at_ms`.
    pub fn enter(&mut self, at_ms: f64) -> Heard {
        let ends = self.keys >= FEWEST && self.is_fast(at_ms);
        let run = std::mem::take(&mut self.run);
        self.forget();
        if !ends {
            return Heard::Key;
        }
        self.rests_until_ms = at_ms + REST_MS;
        Heard::Scan(run)
    }

    /// Takes any other key; a modifier belongs to a scan of capitals and changes nothing.
    pub fn other(&mut self, modifier: bool) -> Heard {
        if !modifier {
            self.forget();
        }
        Heard::Key
    }

    /// Whether a payment may be taken at `at_ms`: not within a scan and not right after it.
    #[must_use]
    pub fn may_pay(&self, at_ms: f64) -> bool {
        let within = self.keys > 1 && self.is_fast(at_ms);
        !within && at_ms >= self.rests_until_ms
    }

    fn goes_on(&self, at_ms: f64) -> bool {
        self.keys > 0 && at_ms - self.last_ms < PAUSE_MS
    }

    /// The key at `at_ms` goes on with a run whose pace no hand keeps.
    fn is_fast(&self, at_ms: f64) -> bool {
        self.goes_on(at_ms) && at_ms - self.first_ms < PACE_MS * f64::from(self.keys)
    }

    fn forget(&mut self) {
        self.run.clear();
        self.keys = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EAN: &str = "4006381333931";

    fn keys(scanner: &mut Scanner, text: &str, start_ms: f64, gap_ms: f64) -> f64 {
        let mut at = start_ms;
        for letter in text.chars() {
            scanner.character(letter, at);
            at += gap_ms;
        }
        at
    }

    #[test]
    fn hears_scans_of_10_and_30_ms_per_key() {
        for gap in [10.0, 30.0] {
            let mut scanner = Scanner::default();
            let end = keys(&mut scanner, EAN, 1000.0, gap);
            assert!(!scanner.may_pay(end), "nothing is paid during a scan");
            assert_eq!(scanner.enter(end), Heard::Scan(EAN.into()));
            assert!(!scanner.may_pay(end + 299.0), "nothing is paid right after a scan");
            assert!(scanner.may_pay(end + 300.0));
        }
    }

    #[test]
    fn leaves_typing_alone() {
        let mut scanner = Scanner::default();
        let end = keys(&mut scanner, "4006", 0.0, 36.0);
        assert_eq!(scanner.enter(end), Heard::Key);
        assert!(scanner.may_pay(end));
    }

    #[test]
    fn a_key_that_comes_late_breaks_no_scan() {
        let mut scanner = Scanner::default();
        let half = keys(&mut scanner, "400638", 0.0, 20.0);
        let end = keys(&mut scanner, "1333931", half + 38.0, 20.0);
        assert_eq!(scanner.enter(end), Heard::Scan(EAN.into()));
    }

    #[test]
    fn a_slow_enter_ends_no_scan() {
        let mut scanner = Scanner::default();
        let end = keys(&mut scanner, EAN, 0.0, 10.0);
        assert_eq!(scanner.enter(end + 200.0), Heard::Key);
    }

    #[test]
    fn digits_typed_before_are_not_part_of_the_code() {
        let mut scanner = Scanner::default();
        let typed = keys(&mut scanner, "50", 0.0, 150.0);
        let end = keys(&mut scanner, EAN, typed + 100.0, 10.0);
        assert_eq!(scanner.enter(end), Heard::Scan(EAN.into()));
    }

    #[test]
    fn two_rolled_keys_and_enter_are_typing() {
        let mut scanner = Scanner::default();
        let end = keys(&mut scanner, "35", 0.0, 20.0);
        assert_eq!(scanner.enter(end), Heard::Key);
    }

    #[test]
    fn an_arrow_key_breaks_the_run_and_shift_does_not() {
        let mut scanner = Scanner::default();
        let end = keys(&mut scanner, "ABCD", 0.0, 5.0);
        scanner.other(true);
        assert_eq!(scanner.enter(end), Heard::Scan("ABCD".into()));
        let end = keys(&mut scanner, "ABCD", 1000.0, 5.0);
        scanner.other(false);
        assert_eq!(scanner.enter(end), Heard::Key);
    }

    #[test]
    fn two_scans_in_a_row_are_two() {
        let mut scanner = Scanner::default();
        let end = keys(&mut scanner, EAN, 0.0, 10.0);
        assert_eq!(scanner.enter(end), Heard::Scan(EAN.into()));
        let end = keys(&mut scanner, EAN, end + 10.0, 10.0);
        assert_eq!(scanner.enter(end), Heard::Scan(EAN.into()));
    }
}
