//! What someone typed into the roll's search field: numbers, amounts, times and names, all of which must hold.

use contract::Money;

/// The typed words, sorted by what they look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryWords {
    /// `4501`: a receipt number, or whole euros.
    pub numbers: Vec<u64>,
    /// `35,00`, whatever the sign.
    pub amounts: Vec<Money>,
    /// `14:20` as minutes since midnight.
    pub minutes: Vec<u32>,
    /// Parts of the name of a person or customer.
    pub names: Vec<String>,
}

impl QueryWords {
    /// Takes the words of a text apart.
    pub fn read(text: &str) -> Self {
        let mut typed = Self::default();
        for word in text.split_whitespace().filter(|word| *word != "€") {
            if let Some(minutes) = minutes(word) {
                typed.minutes.push(minutes);
            } else if let Some(number) = number(word) {
                typed.numbers.push(number);
            } else if let Ok(amount) = Money::parse_german(word) {
                typed.amounts.push(amount.abs());
            } else {
                typed.names.push(word.to_owned());
            }
        }
        typed
    }
}

fn minutes(word: &str) -> Option<u32> {
    let (hours, minutes) = word.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// `4501`, or with its year as on paper: `2026-004501`.
fn number(word: &str) -> Option<u64> {
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let word = word.split_once('-').filter(|(year, _)| is_year(year)).map_or(word, |(_, number)| number);
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_they_look_like() {
        let typed = QueryWords::read("  Lindner 4501 35,00 € 14:20 müller -58,00");
        assert_eq!(typed.numbers, [4_501]);
        assert_eq!(typed.amounts, [Money::cents(3_500), Money::cents(5_800)]);
        assert_eq!(typed.minutes, [860]);
        assert_eq!(typed.names, ["Lindner", "müller"]);
        let typed = QueryWords::read("2026-004501 58.00 27.11.2026");
        assert_eq!((typed.numbers, typed.amounts), (vec![4_501], vec![Money::cents(5_800)]));
        assert_eq!(typed.names, ["27.11.2026"]);
    }

    #[test]
    fn odd_words_are_names() {
        let typed = QueryWords::read("25:00 12:99 a:b 99999999999999999999999");
        assert_eq!(typed.names, ["25:00", "12:99", "a:b", "99999999999999999999999"]);
        assert_eq!(QueryWords::read("   "), QueryWords::default());
    }
}
