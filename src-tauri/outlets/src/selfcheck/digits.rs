//! Digits: the last ones of amounts that nobody chose fall evenly; the first ones of amounts over several orders
//! of magnitude follow Benford's law. Where that can't be said of a salon's figures, the check says so.

use book::fault::Outcome;
use contract::sheet::{Cell, SheetRow, Table};
use proof::Money;
use rust_decimal::Decimal;

use super::check::{SelfCheckItem, columns, share};
use super::chi_square::{chi_square, rarity};
use super::observed::Observed;
use crate::reports::{ChartSlot, Measure, bars};

/// Below this each digit is expected less than five times, and the test says nothing.
const N_MIN: usize = 50;
/// For Benford's law each of nine first digits must have a chance.
const BENFORD_N_MIN: usize = 300;
/// From the hundredth smallest to the hundredth largest part the amounts must grow a thousandfold.
const BENFORD_WIDTH: i64 = 1_000;
/// Where so much of all amounts ends on one digit, prices speak, not people.
const ONE_ENDING_MAX: i64 = 30;

/// Benford's law: log10(1 + 1/d), in hundred-thousandths.
const BENFORD: [i64; 9] = [30_103, 17_609, 12_494, 9_691, 7_918, 6_695, 5_799, 5_115, 4_576];

/// All checks of digits.
pub fn checks(now: &Observed) -> Outcome<Vec<SelfCheckItem>> {
    let turnovers = now.closings.iter().map(|closing| closing.turnover);
    let counted = now.closings.iter().map(|closing| closing.counted);
    let totals = now.totals.iter().copied().filter(|total| total.is_positive());
    Ok(vec![
        last_digits("Letzte Euro-Ziffer der Tagesumsätze", euro_digits(turnovers))?,
        last_digits("Letzte Euro-Ziffer der gezählten Kasse", euro_digits(counted))?,
        last_digits(
            "Letzte Cent-Ziffer der Verkäufe",
            totals.clone().map(|total| total.as_cents() % 10).collect(),
        )?,
        benford(&totals.collect::<Vec<_>>())?,
    ])
}

/// The ones of whole euros, of amounts that have more than two digits before the comma.
fn euro_digits(amounts: impl Iterator<Item = Money>) -> Vec<i64> {
    let large = amounts.filter(|amount| *amount >= Money::euros(100));
    large.map(|amount| amount.as_cents() / 100 % 10).collect()
}

fn tally<const N: usize>(digits: &[i64], first: i64) -> [u64; N] {
    let mut found = [0; N];
    for digit in digits {
        let place = usize::try_from(digit - first).ok().and_then(|place| found.get_mut(place));
        if let Some(count) = place {
            *count += 1;
        }
    }
    found
}

/// Chi-square of last digits against an even spread; nothing without digits.
pub fn digit_chi_square(digits: &[i64]) -> Option<Decimal> {
    let found: [u64; 10] = tally(digits, 0);
    chi_square(&found, &[Decimal::from(digits.len()) / Decimal::TEN; 10])
}

fn last_digits(title: &'static str, digits: Vec<i64>) -> Outcome<SelfCheckItem> {
    let found: [u64; 10] = tally(&digits, 0);
    let most = found.iter().max().copied().unwrap_or_default();
    let n = count(digits.len());
    let why = "Die letzte Ziffer einer Summe, die niemand bestimmt hat, ist zufällig: Jede von 0 bis 9 kommt etwa \
               gleich oft vor. Wer Zahlen erfindet, bevorzugt unbewusst manche Ziffern. Geprüft wird mit dem \
               Chi-Quadrat-Test; ein hoher Wert heißt: ungleichmäßiger, als es der Zufall meistens macht. Feste \
               Preise machen Ziffern auch ohne jede Absicht ungleich.";
    let silent = if digits.len() < N_MIN {
        Some(format!("nicht anwendbar, weil es weniger als {N_MIN} Beträge sind"))
    } else if ending_share(most, n) > ONE_ENDING_MAX {
        Some(format!(
            "nicht anwendbar, weil {} der Beträge auf dieselbe Ziffer enden: So enden Ihre Preise",
            share(i64::try_from(most).unwrap_or(i64::MAX), n)
        ))
    } else {
        None
    };
    let expected = vec![Decimal::from(digits.len()) / Decimal::TEN; 10];
    series(
        title,
        why,
        n,
        Series { first: 0, found: &found, expected: &expected, silent, even: "jede Ziffer gleich oft" },
    )
}

fn ending_share(most: u64, n: i64) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX).saturating_mul(100).checked_div(n).unwrap_or_default()
}

fn first_digit(amount: Money) -> i64 {
    let mut rest = amount.as_cents();
    while rest >= 10 {
        rest /= 10;
    }
    rest
}

fn benford(totals: &[Money]) -> Outcome<SelfCheckItem> {
    let digits: Vec<i64> = totals.iter().map(|total| first_digit(*total)).collect();
    let found: [u64; 9] = tally(&digits, 1);
    let n = Decimal::from(digits.len());
    let expected: Vec<Decimal> = BENFORD.iter().map(|part| n * Decimal::new(*part, 5)).collect();
    let why = "Nach dem Benfordschen Gesetz beginnen gewachsene Zahlen öfter mit 1 als mit 9. Es gilt nur für Beträge, \
               die über mehrere Größenordnungen reichen, etwa von 1 bis 10.000 €. Die Preise eines Salons tun das \
               meistens nicht; dann besagt die erste Ziffer nichts.";
    let check = Series {
        first: 1,
        found: &found,
        expected: &expected,
        silent: no_benford(totals),
        even: "nach Benford",
    };
    series("Erste Ziffer der Verkäufe (Benford)", why, count(totals.len()), check)
}

/// Why Benford's law can't be asked.
fn no_benford(totals: &[Money]) -> Option<String> {
    if totals.len() < BENFORD_N_MIN {
        return Some(format!("nicht anwendbar, weil es weniger als {BENFORD_N_MIN} Verkäufe sind"));
    }
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    let (low, high) = (sorted.get(sorted.len() / 100)?, sorted.get(sorted.len() * 99 / 100)?);
    let wide = high.as_cents() >= low.as_cents().saturating_mul(BENFORD_WIDTH);
    (!wide).then(|| {
        format!("nicht anwendbar, weil fast alle Beträge zwischen {low} und {high} € liegen: Es fehlen die Größenordnungen")
    })
}

/// Digits as they were found and as they were to be expected.
struct Series<'a> {
    first: i64,
    found: &'a [u64],
    expected: &'a [Decimal],
    /// Why the test says nothing.
    silent: Option<String>,
    even: &'a str,
}

fn series(title: &'static str, why: &str, n: i64, series: Series<'_>) -> Outcome<SelfCheckItem> {
    let check = |found, chart, table| SelfCheckItem {
        title,
        n,
        expected: series.even.to_owned(),
        found,
        why: why.to_owned(),
        chart,
        table,
    };
    if let Some(silent) = series.silent {
        return Ok(check(silent, None, None));
    }
    let degrees = series.found.len().saturating_sub(1);
    let value = chi_square(series.found, series.expected).unwrap_or_default();
    let how_rare = rarity(value, degrees).unwrap_or_default();
    let value = value.round_dp(2).to_string().replace('.', ",");
    let words = format!(
        "Chi-Quadrat {value} bei {degrees} Freiheitsgraden; so viel oder mehr ergibt der Zufall allein {how_rare}"
    );
    let whole = |expected: &Decimal| expected.round().to_string().parse().unwrap_or_default();
    let places = (series.first..).zip(series.found.iter().zip(series.expected));
    let (mut slots, mut rows) = (Vec::new(), Vec::new());
    for (digit, (found, expected)) in places {
        let found = i64::try_from(*found).unwrap_or(i64::MAX);
        slots.push(ChartSlot { label: digit.to_string(), now: found, before: Some(whole(expected)) });
        rows.push(SheetRow::of(vec![
            Cell::Number(digit.to_string()),
            Cell::Count(found),
            Cell::Number(expected.round_dp(1).to_string().replace('.', ",")),
        ]));
    }
    let picture = format!("{title}. Gefüllt: gefunden. Umrandet: zu erwarten.");
    let chart = bars(&slots, Measure::Pieces, picture)?;
    let names = [("Ziffer", 2), ("gefunden", 3), ("zu erwarten", 3)];
    Ok(check(words, chart, Some(Table { columns: columns(&names), rows })))
}

fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of prices as a till rings them up, by a plain generator of numbers.
    fn honest(days: u64) -> Vec<Money> {
        let mut state = 88_172_645_463_325_252_u64;
        let mut throw = |end: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % end
        };
        let prices = [3_200, 5_800, 2_200, 6_400, 1_800, 1_890, 2_450, 2_900];
        let day = |throw: &mut dyn FnMut(u64) -> u64| -> i64 {
            let sales = 12 + throw(15);
            (0..sales).map(|_| prices[throw(8) as usize]).sum()
        };
        (0..days).map(|_| Money::cents(day(&mut throw))).collect()
    }

    #[test]
    fn an_honest_year_is_nothing_rare_and_an_invented_one_is() {
        let honest = euro_digits(honest(300).into_iter());
        let value = digit_chi_square(&honest).unwrap();
        assert!(value < Decimal::new(21_666, 3), "{value}");
        // Whoever invents likes 3 and 7 and avoids 0 and 5.
        let invented: Vec<i64> = (0..300).map(|at| [3, 7, 7, 3, 8, 1, 7, 4, 3, 6][at % 10]).collect();
        let value = digit_chi_square(&invented).unwrap();
        assert!(value > Decimal::new(27_877, 3), "{value}");
        let check = last_digits("Ziffern", invented).unwrap();
        assert!(check.found.ends_with("in weniger als 0,1 % aller Fälle"), "{}", check.found);
        assert!(check.chart.is_some());
    }

    #[test]
    fn prices_that_end_alike_make_the_test_meaningless() {
        let check = last_digits("Cent", vec![0; 400]).unwrap();
        assert!(check.found.contains("100,0 % der Beträge auf dieselbe Ziffer"), "{}", check.found);
        assert!(check.chart.is_none() && check.table.is_none());
        let few = last_digits("Cent", vec![1; 49]).unwrap();
        assert!(few.found.starts_with("nicht anwendbar"), "{}", few.found);
    }

    #[test]
    fn benford_is_asked_only_of_wide_amounts() {
        let salon: Vec<Money> = honest(400);
        assert!(benford(&salon).unwrap().found.contains("Größenordnungen"));
        assert!(benford(&salon[..10]).unwrap().found.contains("weniger als 300"));
        // Powers grow by themselves: the classic example of the law.
        let powers: Vec<Money> = (0..900)
            .scan(1_000_i64, |it, _| {
                *it = *it * 103 / 100;
                if *it > 90_000_000 {
                    *it = 1_000 + *it % 977;
                }
                Some(Money::cents(*it))
            })
            .collect();
        let found = benford(&powers).unwrap().found;
        assert!(found.starts_with("Chi-Quadrat"), "{found}");
        assert!(!found.ends_with("in weniger als 0,1 % aller Fälle"), "{found}");
        // Every first digit equally often is not how numbers grow.
        let even: Vec<Money> = (0..900)
            .map(|at| {
                Money::cents((at % 9 + 1) * [100, 1_000, 10_000, 100_000, 1_000_000][at as usize / 9 % 5])
            })
            .collect();
        assert!(benford(&even).unwrap().found.ends_with("in weniger als 0,1 % aller Fälle"));
    }
}
