//! What a person types or scans from a Z report: the key's fingerprint, the head of the chain, or the QR
//! code.

/// Digits of a head of the chain on paper, and the fewest of a fingerprint: to fewer, another key could be
/// made to fit.
const SHORT: usize = 16;
/// Of a fingerprint, and of a head since format 2.
const LONG: usize = 32;
/// Digits of a whole hash or fingerprint.
const WHOLE: usize = 64;

/// Something from paper, understood. Digits are hex in lower case, at least 16 (FORMAT.md, section 9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The first digits of a fingerprint.
    Fingerprint(String),
    /// The first digits of a closing's hash, and its entry where it was given.
    Head {
        /// 16 to 64 of them.
        digits: String,
        /// Absent where only digits were typed.
        seq: Option<u64>,
    },
    /// Digits that may be either.
    Either(String),
    /// The QR code of a Z report.
    Qr {
        /// Serial number of the register.
        register: String,
        /// Of the closing.
        z_number: u64,
        /// Of the closing.
        seq: u64,
        /// All 64 digits.
        hash: String,
        /// At least its first 16 digits; a Z report gives 32.
        fingerprint: String,
    },
}

/// Why typed text says nothing, in one German sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUnderstood {
    /// No hex digits, or fewer than prove anything.
    #[error(
        "Das ist weder der Kettenkopf (32 Zeichen, früher 16) noch der Schlüssel (32 Zeichen, mindestens die ersten 16) \
         von einem Z-Bericht."
    )]
    Neither,
    /// Begins like one of ours, but lacks something or is of another version.
    #[error("Der QR-Code ist nicht der eines Z-Berichts.")]
    NotOurs,
}

impl Typed {
    /// Understands one line, however it was typed: with its German word, blanks and capitals.
    ///
    /// # Errors
    /// [`NotUnderstood`] where it says nothing.
    pub fn read(text: &str) -> Result<Self, NotUnderstood> {
        let text = text.trim();
        if text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("LB")) {
            return qr(text).ok_or(NotUnderstood::NotOurs);
        }
        if let Some(rest) = text.strip_prefix("Schlüssel") {
            return Self::fingerprint(rest);
        }
        if text.starts_with("Kettenkopf") || text.contains('(') {
            return Self::head(text);
        }
        match digits_of(text) {
            Some(digits) if matches!(digits.len(), SHORT | LONG | WHOLE) => Ok(Self::Either(digits)),
            Some(digits) if (SHORT..WHOLE).contains(&digits.len()) => Ok(Self::Fingerprint(digits)),
            _ => Err(NotUnderstood::Neither),
        }
    }

    /// Understands what is said to be a fingerprint.
    ///
    /// # Errors
    /// [`NotUnderstood::Neither`] for fewer than 16 digits or more than 64.
    pub fn fingerprint(text: &str) -> Result<Self, NotUnderstood> {
        let text = text.trim();
        let digits = digits_of(text.strip_prefix("Schlüssel").unwrap_or(text));
        let enough = digits.filter(|digits| (SHORT..=WHOLE).contains(&digits.len()));
        enough.map(Self::Fingerprint).ok_or(NotUnderstood::Neither)
    }

    /// Understands what is said to be the head of the chain.
    ///
    /// # Errors
    /// [`NotUnderstood::Neither`] for fewer than 16 digits or more than 64.
    pub fn head(text: &str) -> Result<Self, NotUnderstood> {
        let (text, seq) = parted(text.trim()).ok_or(NotUnderstood::Neither)?;
        let enough = digits_of(text).filter(|digits| (SHORT..=WHOLE).contains(&digits.len()));
        enough.map(|digits| Self::Head { digits, seq }).ok_or(NotUnderstood::Neither)
    }

    /// Understands each line that says anything.
    ///
    /// # Errors
    /// [`NotUnderstood`] for the first line that says nothing.
    pub fn lines(text: &str) -> Result<Vec<Self>, NotUnderstood> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Self::read).collect()
    }
}

/// `Kettenkopf c36b 3060 186d 59f7 (Eintrag 2)` as it stands on paper: the digits and the entry.
fn parted(text: &str) -> Option<(&str, Option<u64>)> {
    let text = text.strip_prefix("Kettenkopf").unwrap_or(text);
    let Some((digits, entry)) = text.split_once('(') else { return Some((text, None)) };
    let seq = entry.trim().trim_end_matches(')').trim().strip_prefix("Eintrag")?;
    Some((digits, Some(seq.trim().parse().ok()?)))
}

/// Hex digits in lower case; blanks, colons and hyphens between them are people's.
fn digits_of(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, ':' | '-' | '.'));
    letters.map(|letter| letter.is_ascii_hexdigit().then_some(letter.to_ascii_lowercase())).collect()
}

fn qr(text: &str) -> Option<Typed> {
    let fields: Vec<&str> = text.split(';').map(str::trim).collect();
    let [mark, register, z, seq, hash, fingerprint] = fields.as_slice() else { return None };
    let z_number = z.strip_prefix(['Z', 'z'])?.parse().ok()?;
    let hash = digits_of(hash).filter(|digits| digits.len() == WHOLE)?;
    let fingerprint = digits_of(fingerprint).filter(|digits| digits.len() >= SHORT)?;
    let seq = seq.parse().ok()?;
    mark.eq_ignore_ascii_case("LB1").then(|| Typed::Qr {
        register: (*register).to_owned(),
        z_number,
        seq,
        hash,
        fingerprint,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_paper_is_understood_however_it_is_typed() {
        let head = |digits: &str, seq| Ok(Typed::Head { digits: digits.to_owned(), seq });
        assert_eq!(
            Typed::read("Kettenkopf c36b 3060 186d 59f7 (Eintrag 2)"),
            head("c36b3060186d59f7", Some(2))
        );
        assert_eq!(Typed::read("C36B 3060-186D:59F7 (Eintrag 4711)"), head("c36b3060186d59f7", Some(4711)));
        assert_eq!(Typed::read(" C36B3060186D59F7 "), Ok(Typed::Either("c36b3060186d59f7".to_owned())));
        let key = "fe81 2c12 f3ab 4ce6 0000 1111 2222 3333";
        let plain = Typed::Fingerprint(key.replace(' ', ""));
        assert_eq!(Typed::read(key), Ok(Typed::Either(key.replace(' ', ""))));
        assert_eq!(Typed::read(&format!("Schlüssel {}", key.to_uppercase())), Ok(plain));
        assert_eq!(Typed::read(&"ab".repeat(32)), Ok(Typed::Either("ab".repeat(32))));
        let (hash, key) = ("0c".repeat(32), "fe".repeat(16));
        let code = format!("LB1;LB-0001;Z331;4711;{hash};{key}");
        let register = "LB-0001".to_owned();
        let expected = Typed::Qr { register, z_number: 331, seq: 4711, hash, fingerprint: key };
        assert_eq!(Typed::read(&code), Ok(expected));
    }

    #[test]
    fn what_says_too_little_or_nothing_is_told() {
        for text in ["", "1a2b3c4d", "xyz", "fe812c12f3ab4ce", "Kettenkopf c36b 3060", "(Eintrag 2)"] {
            assert_eq!(Typed::read(text), Err(NotUnderstood::Neither), "{text}");
        }
        assert_eq!(Typed::head("c36b3060186d59f7 (Beleg 2)"), Err(NotUnderstood::Neither));
        for text in ["LB1;LB-0001;Z331", "LB2;a;Z1;1;00;00", "LB1;a;331;1;00;00"] {
            assert_eq!(Typed::read(text), Err(NotUnderstood::NotOurs), "{text}");
        }
    }
}
