//! The sentences.

use law::{Limit, Turnover, Verdict};

/// What is to be told of the limits; nothing far from them.
pub fn sentence(year: i32, turnover: &Turnover, verdict: Verdict) -> Option<String> {
    let sum = turnover.this_year;
    Some(match verdict {
        Verdict::Far => return None,
        Verdict::Near(Limit::Now(limit)) => format!(
            "Der Umsatz {year} beträgt {sum} € von höchstens {limit} € (§ 19 UStG). Der Bon, mit dem er darüber steigt, ist \
             schon mit Umsatzsteuer zu kassieren. Bitte rechtzeitig mit der Steuerberatung sprechen."
        ),
        Verdict::Passed(Limit::Now(limit)) => format!(
            "Der Umsatz {year} liegt mit {sum} € über {limit} €: Ab jetzt ist Umsatzsteuer fällig (§ 19 UStG). Bitte den \
             Tag abschließen, in den Salondaten „Kleinunternehmer“ ausschalten und neu öffnen; das geht noch heute."
        ),
        Verdict::Near(Limit::NextYear(limit)) => format!(
            "Der Umsatz {year} beträgt {sum} €. Liegt er am Jahresende über {limit} €, ist ab dem 1. Januar Umsatzsteuer \
             fällig (§ 19 UStG)."
        ),
        Verdict::Passed(Limit::NextYear(limit)) => format!(
            "Der Umsatz {year} liegt mit {sum} € über {limit} €: Ab dem 1. Januar ist Umsatzsteuer fällig (§ 19 UStG). \
             Bitte vor der ersten Öffnung im neuen Jahr die Salondaten ändern."
        ),
        Verdict::PassedLastYear(limit) => format!(
            "Der Umsatz {} lag über {limit} €: In diesem Jahr ist Umsatzsteuer fällig (§ 19 UStG). Bitte den Tag \
             abschließen, in den Salondaten „Kleinunternehmer“ ausschalten und neu öffnen.",
            year - 1
        ),
    })
}
