//! Calculates what is typed into a number field: `24,5-10%`, `3*18,90`, `1.234,50`.
//!
//! Exact decimal arithmetic; a per cent after plus or minus is taken from what stands to its left.

use rust_decimal::{Decimal, RoundingStrategy};

/// Why a typed calculation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalcError {
    /// Nothing was typed.
    Empty,
    /// Something stands there that is no number and no sign.
    NotANumber,
    /// A division by zero.
    DivisionByZero,
    /// Beyond what can be calculated.
    TooLarge,
}

/// The exact result of a typed calculation.
///
/// # Errors
/// `CalcError` names what is wrong with the text.
pub fn calculate(text: &str) -> Result<Decimal, CalcError> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(CalcError::Empty);
    }
    let mut rest = Rest { tokens: &tokens, at: 0 };
    let value = rest.sum()?;
    if rest.at == tokens.len() { Ok(value) } else { Err(CalcError::NotANumber) }
}

/// The result in cents, rounded half away from zero.
///
/// # Errors
/// As `calculate`; `TooLarge` when the cents do not fit.
pub fn calculate_cents(text: &str) -> Result<i64, CalcError> {
    let hundredfold = calculate(text)?.checked_mul(Decimal::ONE_HUNDRED).ok_or(CalcError::TooLarge)?;
    let whole = hundredfold.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(whole).map_err(|_| CalcError::TooLarge)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number(Decimal),
    Sign(char),
    Percent,
}

fn tokens(text: &str) -> Result<Vec<Token>, CalcError> {
    let mut tokens = Vec::new();
    let mut number = String::new();
    for letter in text.chars() {
        if letter.is_ascii_digit() || matches!(letter, ',' | '.') {
            number.push(letter);
            continue;
        }
        finish(&mut number, &mut tokens)?;
        match letter {
            ' ' | '\u{a0}' | '€' => {}
            '+' | '-' | '/' => tokens.push(Token::Sign(letter)),
            '−' | '–' => tokens.push(Token::Sign('-')),
            '*' | 'x' | 'X' | '×' => tokens.push(Token::Sign('*')),
            ':' | '÷' => tokens.push(Token::Sign('/')),
            '%' => tokens.push(Token::Percent),
            _ => return Err(CalcError::NotANumber),
        }
    }
    finish(&mut number, &mut tokens)?;
    Ok(tokens)
}

fn finish(number: &mut String, tokens: &mut Vec<Token>) -> Result<(), CalcError> {
    if !number.is_empty() {
        tokens.push(Token::Number(decimal(number)?));
        number.clear();
    }
    Ok(())
}

/// A German number. A dot groups thousands where it stands before three digits, else it is a decimal point,
/// as some keypads send it.
fn decimal(text: &str) -> Result<Decimal, CalcError> {
    let plain = match text.split_once(',') {
        Some((whole, part)) if !part.contains([',', '.']) => format!("{}.{part}", ungroup(whole)?),
        Some(_) => return Err(CalcError::NotANumber),
        None => match text.rsplit_once('.') {
            Some((whole, part)) if part.len() != 3 && !whole.contains('.') => format!("{whole}.{part}"),
            Some(_) => ungroup(text)?,
            None => text.to_owned(),
        },
    };
    let plain = format!("0{}", plain.trim_end_matches('.'));
    if plain.len() > 24 {
        return Err(CalcError::TooLarge);
    }
    plain.parse().map_err(|_| CalcError::NotANumber)
}

fn ungroup(whole: &str) -> Result<String, CalcError> {
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains('.');
    if (grouped && (first.is_empty() || first.len() > 3)) || groups.any(|group| group.len() != 3) {
        return Err(CalcError::NotANumber);
    }
    Ok(whole.replace('.', ""))
}

struct Rest<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Rest<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn take_sign(&mut self, signs: [char; 2]) -> Option<char> {
        match self.peek() {
            Some(Token::Sign(sign)) if signs.contains(&sign) => {
                self.at += 1;
                Some(sign)
            }
            _ => None,
        }
    }

    fn take_percent(&mut self) -> bool {
        let percent = self.peek() == Some(Token::Percent);
        self.at += usize::from(percent);
        percent
    }

    fn sum(&mut self) -> Result<Decimal, CalcError> {
        let mut total = self.product()?.plain()?;
        while let Some(sign) = self.take_sign(['+', '-']) {
            let term = self.product()?;
            let amount = if term.percent { hundredth(times(total, term.value)?)? } else { term.value };
            let sum = if sign == '+' { total.checked_add(amount) } else { total.checked_sub(amount) };
            total = sum.ok_or(CalcError::TooLarge)?;
        }
        Ok(total)
    }

    fn product(&mut self) -> Result<Term, CalcError> {
        let mut term = self.factor()?;
        while let Some(sign) = self.take_sign(['*', '/']) {
            let left = term.plain()?;
            let right = self.factor()?.plain()?;
            let value = if sign == '*' { times(left, right)? } else { over(left, right)? };
            term = Term { value, percent: false };
        }
        Ok(term)
    }

    fn factor(&mut self) -> Result<Term, CalcError> {
        if let Some(sign) = self.take_sign(['+', '-']) {
            let term = self.factor()?;
            return Ok(if sign == '-' { Term { value: -term.value, ..term } } else { term });
        }
        match self.peek() {
            Some(Token::Number(value)) => {
                self.at += 1;
                Ok(Term { value, percent: self.take_percent() })
            }
            _ => Err(CalcError::NotANumber),
        }
    }
}

struct Term {
    value: Decimal,
    percent: bool,
}

impl Term {
    fn plain(&self) -> Result<Decimal, CalcError> {
        if self.percent { hundredth(self.value) } else { Ok(self.value) }
    }
}

fn times(left: Decimal, right: Decimal) -> Result<Decimal, CalcError> {
    left.checked_mul(right).ok_or(CalcError::TooLarge)
}

fn over(left: Decimal, right: Decimal) -> Result<Decimal, CalcError> {
    if right.is_zero() {
        return Err(CalcError::DivisionByZero);
    }
    left.checked_div(right).ok_or(CalcError::TooLarge)
}

fn hundredth(value: Decimal) -> Result<Decimal, CalcError> {
    over(value, Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calculates_as_the_receptionist_types() {
        for (typed, cents) in [
            ("24,5-10%", 2205),
            ("3*18,90", 5670),
            ("58", 5800),
            ("1.234,50", 123_450),
            ("12.50", 1250),
            ("1.250", 125_000),
            ("100+19%", 11_900),
            ("64+58+18", 14_000),
            ("50%", 50),
            ("200*10%", 2000),
            ("2+3*4", 1400),
            ("100:3", 3333),
            ("0,005", 1),
            ("-0,005", -1),
            (",5", 50),
            ("35,", 3500),
            (" 18,90 € ", 1890),
            ("20-5-5", 1000),
        ] {
            assert_eq!(calculate_cents(typed), Ok(cents), "{typed}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", CalcError::Empty),
            ("  ", CalcError::Empty),
            ("abc", CalcError::NotANumber),
            ("3*", CalcError::NotANumber),
            ("3 4", CalcError::NotANumber),
            ("1,2,3", CalcError::NotANumber),
            ("1.23.456", CalcError::NotANumber),
            ("8/0", CalcError::DivisionByZero),
            ("99999999999999999999999999999", CalcError::TooLarge),
            ("9999999999999999999*9999999999999999999", CalcError::TooLarge),
        ] {
            assert_eq!(calculate_cents(typed), Err(error), "{typed}");
        }
    }
}
