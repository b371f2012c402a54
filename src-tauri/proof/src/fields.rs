//! Reads the fields of a canonical text one after the other, and nothing that is spelled otherwise.

use crate::flaw::Flaw;
use crate::{Day, Moment, Money, Quantity};

/// What is left of a part's text.
pub(crate) struct Fields<'a>(&'a str);

type Read<T> = Result<T, Flaw>;

impl<'a> Fields<'a> {
    pub(crate) const fn of(text: &'a str) -> Self {
        Self(text)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next line's value, `None` where it is absent.
    fn raw(&mut self, name: &'static str) -> Read<Option<&'a str>> {
        let after = self.0.strip_prefix(name).ok_or(Flaw::Field(name))?;
        if let Some(rest) = after.strip_prefix('\n') {
            self.0 = rest;
            return Ok(None);
        }
        let value = after.strip_prefix('=').ok_or(Flaw::Field(name))?;
        let (value, rest) = value.split_once('\n').ok_or(Flaw::Field(name))?;
        self.0 = rest;
        Ok(Some(value))
    }

    fn maybe<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Read<Option<T>> {
        match self.raw(name)? {
            None => Ok(None),
            Some(value) => read(value).map(Some).ok_or(Flaw::Field(name)),
        }
    }

    fn must<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Read<T> {
        self.maybe(name, read)?.ok_or(Flaw::Field(name))
    }

    pub(crate) fn text(&mut self, name: &'static str) -> Read<String> {
        self.must(name, unescaped)
    }

    pub(crate) fn maybe_text(&mut self, name: &'static str) -> Read<Option<String>> {
        self.maybe(name, unescaped)
    }

    pub(crate) fn whole(&mut self, name: &'static str) -> Read<i64> {
        self.must(name, whole)
    }

    pub(crate) fn maybe_whole(&mut self, name: &'static str) -> Read<Option<i64>> {
        self.maybe(name, whole)
    }

    pub(crate) fn money(&mut self, name: &'static str) -> Read<Money> {
        self.whole(name).map(Money::cents)
    }

    pub(crate) fn maybe_money(&mut self, name: &'static str) -> Read<Option<Money>> {
        Ok(self.maybe_whole(name)?.map(Money::cents))
    }

    pub(crate) fn quantity(&mut self, name: &'static str) -> Read<Quantity> {
        self.whole(name).map(Quantity::thousandths)
    }

    pub(crate) fn maybe_count(&mut self, name: &'static str) -> Read<Option<u64>> {
        self.maybe(name, count)
    }

    /// A number of one of the book's ranges.
    pub(crate) fn number<T: From<u64>>(&mut self, name: &'static str) -> Read<T> {
        self.must(name, |value| count(value).map(T::from))
    }

    pub(crate) fn maybe_number<T: From<u64>>(&mut self, name: &'static str) -> Read<Option<T>> {
        self.maybe(name, |value| count(value).map(T::from))
    }

    pub(crate) fn small<T: TryFrom<u64>>(&mut self, name: &'static str) -> Read<T> {
        self.must(name, |value| T::try_from(count(value)?).ok())
    }

    pub(crate) fn flag(&mut self, name: &'static str) -> Read<bool> {
        self.must(name, |value| match value {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }

    pub(crate) fn spelling<T>(&mut self, name: &'static str, of: impl FnOnce(&str) -> Option<T>) -> Read<T> {
        self.must(name, of)
    }

    pub(crate) fn maybe_spelling<T>(
        &mut self,
        name: &'static str,
        of: impl FnOnce(&str) -> Option<T>,
    ) -> Read<Option<T>> {
        self.maybe(name, of)
    }

    pub(crate) fn maybe_day(&mut self, name: &'static str) -> Read<Option<Day>> {
        self.maybe(name, Day::from_iso)
    }

    pub(crate) fn moment(&mut self, name: &'static str) -> Read<Moment> {
        self.must(name, Moment::from_rfc3339)
    }
}

fn unescaped(value: &str) -> Option<String> {
    if !value.bytes().any(|byte| matches!(byte, b'\\' | b'\r')) {
        return Some(value.to_owned());
    }
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => return None,
            '\\' => text.push(match letters.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            }),
            other => text.push(other),
        }
    }
    Some(text)
}

/// Decimal digits without leading zeros.
fn count(value: &str) -> Option<u64> {
    let plain = value.bytes().all(|byte| byte.is_ascii_digit()) && (value == "0" || !value.starts_with('0'));
    if plain { value.parse().ok() } else { None }
}

/// A [`count`] or its negative; there is no `-0`.
fn whole(value: &str) -> Option<i64> {
    match value.strip_prefix('-') {
        None => i64::try_from(count(value)?).ok(),
        Some(digits) => 0_i64.checked_sub_unsigned(count(digits)?).filter(|number| *number != 0),
    }
}
