//! Keys for the notes that a customer is likely to hand over.

use contract::Money;

const NOTES: [i64; 6] = [500, 1_000, 2_000, 5_000, 10_000, 20_000];
const KEYS_MAX: usize = 4;

/// Sums worth a key, ascending: the next ones that notes make up. Never the exact sum, which has its own key.
pub fn note_keys(due: Money) -> Vec<Money> {
    let due = due.as_cents();
    if due <= 0 {
        return Vec::new();
    }
    // Who owes 150,00 gives 150 or 160, never 155: a five only helps to round up.
    let rounded_up = NOTES.iter().map(|note| (due + note - 1) / note * note);
    let next = NOTES.iter().skip(1).map(|note| (due / note + 1) * note);
    let mut keys: Vec<i64> = rounded_up.chain(next).filter(|key| *key > due).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().take(KEYS_MAX).map(Money::cents).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(cents: i64) -> Vec<i64> {
        note_keys(Money::cents(cents)).iter().map(|key| key.as_cents() / 100).collect()
    }

    #[test]
    fn the_next_sums_of_notes() {
        assert_eq!(keys(3_200), [35, 40, 50, 100]);
        assert_eq!(keys(5_800), [60, 100, 200]);
        assert_eq!(keys(4_000), [50, 60, 100, 200]);
        assert_eq!(keys(3_500), [40, 50, 100, 200]);
        assert_eq!(keys(15_000), [160, 200]);
        assert_eq!(keys(350), [5, 10, 20, 50]);
        assert_eq!(keys(16_340), [165, 170, 180, 200]);
    }

    #[test]
    fn never_the_exact_sum() {
        for cents in (50..60_000).step_by(50) {
            let due = Money::cents(cents);
            let keys = note_keys(due);
            assert!(!keys.is_empty(), "{due}");
            assert!(keys.iter().all(|key| *key > due), "{due}");
            assert!(keys.is_sorted(), "{due}");
        }
    }
}
