//! The recovery code: seven groups of five signs, as it is printed and typed back. 140 bits of chance, and in each group a
//! check sign, so that a slip is told at once and in its group.

use std::fmt;

/// Signs that are not mistaken for each other: neither I nor O, neither 0 nor 1.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How many groups there are.
pub const GROUPS: usize = 7;
/// Signs of a group that chance makes; the last one checks them.
const BY_CHANCE: usize = 4;
/// How many bytes of chance a code takes.
pub const CHANCE: usize = GROUPS * BY_CHANCE;

/// A code whose check signs fit. `Debug` doesn't show it.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

/// Why what was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// Too few signs or too many: so many there are.
    Length(usize),
    /// A slip in this group, from 1.
    Group(usize),
}

impl RecoveryCode {
    /// The code that these random bytes make.
    pub fn from_chance(bytes: &[u8; CHANCE]) -> Self {
        let mut signs = Vec::with_capacity(GROUPS * (BY_CHANCE + 1));
        for (group, chance) in bytes.chunks(BY_CHANCE).enumerate() {
            let values: Vec<u8> = chance.iter().map(|byte| byte % 32).collect();
            let check = check_sign(group, &values);
            signs.extend(values.into_iter().chain([check]).map(sign));
        }
        Self(grouped(&signs))
    }

    /// What was typed, in whatever letters and with whatever between them.
    ///
    /// # Errors
    /// [`Mistyped`], with the first group that can't be right.
    pub fn read(typed: &str) -> Result<Self, Mistyped> {
        let signs: Vec<char> = typed.to_uppercase().chars().filter(|sign| sign.is_alphanumeric()).collect();
        for (group, signs) in signs.chunks(BY_CHANCE + 1).enumerate().take(GROUPS) {
            let values: Option<Vec<u8>> = signs.iter().map(|sign| value(*sign)).collect();
            let values = values.ok_or(Mistyped::Group(group + 1))?;
            if let [by_chance @ .., check] = values.as_slice()
                && by_chance.len() == BY_CHANCE
                && check_sign(group, by_chance) != *check
            {
                return Err(Mistyped::Group(group + 1));
            }
        }
        if signs.len() != GROUPS * (BY_CHANCE + 1) {
            return Err(Mistyped::Length(signs.len()));
        }
        Ok(Self(grouped(&signs)))
    }

    /// As it stands on paper: groups with a hyphen between them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

fn grouped(signs: &[char]) -> String {
    let groups: Vec<String> = signs.chunks(BY_CHANCE + 1).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

fn sign(value: u8) -> char {
    SIGNS.get(usize::from(value)).map_or('?', |sign| char::from(*sign))
}

fn value(sign: char) -> Option<u8> {
    SIGNS.iter().position(|known| char::from(*known) == sign).and_then(|at| u8::try_from(at).ok())
}

/// Each sign weighs another power of x in the field of 32 elements: any one wrong sign shows, two neighbours that were
/// swapped do, and so do two groups.
fn check_sign(group: usize, values: &[u8]) -> u8 {
    let start = u8::try_from(group + 1).unwrap_or(0);
    let sum = values.iter().fold(start, |sum, value| times_x(sum) ^ value);
    times_x(sum)
}

/// A product in the field of 32 elements, modulo x^5 + x^2 + 1.
const fn times_x(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 37 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        let mut bytes = [0; CHANCE];
        for (byte, number) in bytes.iter_mut().zip(1_u8..) {
            *byte = number.wrapping_mul(77);
        }
        RecoveryCode::from_chance(&bytes)
    }

    #[test]
    fn a_code_may_be_typed_anyhow() {
        let code = code();
        assert_eq!(code.as_str().len(), 7 * 5 + 6);
        for typed in [
            code.as_str().to_lowercase(),
            code.as_str().replace('-', " "),
            format!(" {}\n", code.as_str().replace('-', "")),
        ] {
            assert_eq!(RecoveryCode::read(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }

    #[test]
    fn every_wrong_sign_is_told_with_its_group() {
        let code = code();
        let signs: Vec<char> = code.as_str().chars().collect();
        let mut tried = 0;
        for at in (0..signs.len()).filter(|at| signs[*at] != '-') {
            for other in SIGNS.iter().map(|sign| char::from(*sign)).chain(['0', '1', 'I', 'O', 'Ä']) {
                let mut typed = signs.clone();
                typed[at] = other;
                let typed: String = typed.into_iter().collect();
                let expected =
                    if other == signs[at] { Ok(code.clone()) } else { Err(Mistyped::Group(at / 6 + 1)) };
                assert_eq!(RecoveryCode::read(&typed), expected, "{typed}");
                tried += 1;
            }
        }
        assert_eq!(tried, 35 * 37);
    }

    #[test]
    fn neighbours_that_were_swapped_are_told() {
        let code = code();
        let signs: Vec<char> = code.as_str().chars().filter(|sign| *sign != '-').collect();
        let mut tried = 0;
        for at in (0..signs.len() - 1).filter(|at| signs[*at] != signs[at + 1]) {
            let mut typed = signs.clone();
            typed.swap(at, at + 1);
            let typed: String = typed.into_iter().collect();
            assert!(matches!(RecoveryCode::read(&typed), Err(Mistyped::Group(_))), "{typed}");
            tried += 1;
        }
        assert!(tried > 20, "{tried}");
        let mut groups: Vec<&str> = code.as_str().split('-').collect();
        groups.swap(2, 5);
        assert_eq!(RecoveryCode::read(&groups.concat()), Err(Mistyped::Group(3)));
    }

    #[test]
    fn what_is_missing_is_counted() {
        let code = code();
        assert_eq!(RecoveryCode::read(&code.as_str()[..20]), Err(Mistyped::Length(17)));
        assert_eq!(RecoveryCode::read(""), Err(Mistyped::Length(0)));
        assert_eq!(RecoveryCode::read(&format!("{}A", code.as_str())), Err(Mistyped::Length(36)));
        assert_eq!(format!("{code:?}"), "RecoveryCode");
    }
}
