//! Tells a scan from typing: characters less than 35 ms apart, ended by Enter.
//!
//! A pure state machine, fed with key times; `ears` connects it with the window.

/// Longest pause between two characters of a scan, in milliseconds.
pub const PAUSE_MS: f64 = 35.0;
/// How long nothing is paid after a scan, in milliseconds.
pub const REST_MS: f64 = 300.0;
/// Two keys may be rolled that fast by a hand, four in a row not.
const FEWEST: usize = 4;

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A character that may begin a scan: what a field held before it is worth remembering.
    First,
    /// A character of a run that is as fast as a scanner.
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
    last_ms: f64,
    rests_until_ms: f64,
}

impl Scanner {
    /// Takes a printable character, pressed at `at_ms`.
    pub fn character(&mut self, letter: char, at_ms: f64) -> Heard {
        let fast = self.continues(at_ms);
        if !fast {
            self.run.clear();
        }
        self.run.push(letter);
        self.last_ms = at_ms;
        if fast { Heard::Fast } else { Heard::First }
    }

    /// Takes an Enter, pressed at `at_ms`.
    pub fn enter(&mut self, at_ms: f64) -> Heard {
        let ends = self.continues(at_ms) && self.run.chars().count() >= FEWEST;
        let run = std::mem::take(&mut self.run);
        if !ends {
            return Heard::Key;
        }
        self.rests_until_ms = at_ms + REST_MS;
        Heard::Scan(run)
    }

    /// Takes any other key; a modifier belongs to a scan of capitals and changes nothing.
    pub fn other(&mut self, modifier: bool) -> Heard {
        if !modifier {
            self.run.clear();
        }
        Heard::Key
    }

    /// Whether a payment may be taken at `at_ms`: not within a scan and not right after it.
    #[must_use]
    pub fn may_pay(&self, at_ms: f64) -> bool {
        let within = self.run.chars().count() > 1 && self.continues(at_ms);
        !within && at_ms >= self.rests_until_ms
    }

    fn continues(&self, at_ms: f64) -> bool {
        !self.run.is_empty() && at_ms - self.last_ms < PAUSE_MS
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
