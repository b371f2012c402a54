//! How money is written.

use contract::Money;

/// `1.234,50 €` with a true minus and a space that does not break.
#[must_use]
pub fn euro(money: Money) -> String {
    format!("{}\u{a0}€", plain(money))
}

/// `1.234,50` with a true minus.
#[must_use]
pub fn plain(money: Money) -> String {
    money.to_string().replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_german_money() {
        assert_eq!(euro(Money::cents(123_450)), "1.234,50\u{a0}€");
        assert_eq!(plain(Money::cents(-50)), "−0,50");
    }
}
