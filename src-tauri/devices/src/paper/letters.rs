//! The characters that a paper knows, and readable substitutes for all others.

use std::borrow::Cow;

use contract::printing::CodePage;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Code page 858 of a receipt printer.
    Cp858,
    /// Code page 1252 of a receipt printer.
    Cp1252,
    /// What the embedded font of the PDF draws.
    Font,
}

/// Code page 858 from byte 0x80 on. Own table: `escpos` 0.20 sends the plain hyphen as 0xF0 and Ô as Ò.
const CP858: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', // 80
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', // 90
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»', // A0
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', // B0
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', // C0
    'ð', 'Ð', 'Ê', 'Ë', 'È', '€', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', // D0
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', // E0
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}', // F0
];

/// Stands where nothing readable is known.
const UNKNOWN: &str = "?";

impl From<CodePage> for Letters {
    fn from(page: CodePage) -> Self {
        match page {
            CodePage::Cp858 => Self::Cp858,
            CodePage::Cp1252 => Self::Cp1252,
        }
    }
}

impl Letters {
    /// Whether the paper has this character.
    pub fn has(self, letter: char) -> bool {
        if letter.is_ascii() {
            return !letter.is_ascii_control();
        }
        match self {
            Self::Cp858 | Self::Cp1252 => self.byte(letter).is_some(),
            Self::Font => in_font(letter),
        }
    }

    /// The line as this paper can show it. Control characters become spaces: no text reaches the printer's
    /// command set.
    pub fn readable(self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                letter if self.has(letter) && !blank(letter) => line.push(letter),
                letter if blank(letter) => line.push(' '),
                letter if invisible(letter) => {}
                letter => line.push_str(&self.substitute(letter)),
            }
        }
        line
    }

    /// The bytes of a line for a receipt printer; what the code page lacks is substituted.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        self.readable(text).chars().map(|letter| self.byte(letter).unwrap_or(b'?')).collect()
    }

    fn byte(self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        match self {
            Self::Cp858 => {
                let place = CP858.iter().position(|known| *known == letter)?;
                u8::try_from(place + 0x80).ok()
            }
            Self::Cp1252 => {
                let mut buffer = [0; 4];
                let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
                (!lost).then(|| bytes.first().copied()).flatten()
            }
            Self::Font => None,
        }
    }

    fn substitute(self, letter: char) -> Cow<'static, str> {
        if let Some(known) = similar(letter) {
            return if known.chars().all(|letter| self.has(letter)) { known.into() } else { UNKNOWN.into() };
        }
        let bare: String = letter.nfkd().filter(|part| !is_combining_mark(*part)).collect();
        if !bare.is_empty() && bare != letter.to_string() && bare.chars().all(|part| self.has(part)) {
            return bare.into();
        }
        UNKNOWN.into()
    }
}

/// Signs without a decomposition that Unicode would know.
fn similar(letter: char) -> Option<&'static str> {
    Some(match letter {
        '–' | '—' | '‐' | '‑' | '−' | '─' | '\u{ad}' => "-",
        '„' | '“' | '”' | '‟' | '″' => "\"",
        '‚' | '‘' | '’' | '′' | 'ʼ' => "'",
        '‹' => "<",
        '›' => ">",
        '…' => "...",
        '•' | '·' | '●' => "*",
        '€' => "EUR",
        '™' => "TM",
        '→' => "->",
        '←' => "<-",
        '✓' | '✔' => "ok",
        'ẞ' => "SS",
        'Œ' => "OE",
        'œ' => "oe",
        'Æ' => "AE",
        'æ' => "ae",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ı' => "i",
        'þ' => "th",
        'Þ' => "Th",
        'ħ' => "h",
        'ŋ' => "n",
        'ə' => "e",
        'Ə' => "E",
        _ => return None,
    })
}

fn blank(letter: char) -> bool {
    letter.is_control() || letter.is_whitespace()
}

/// Joiners and direction marks, which take no room.
fn invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
        || is_combining_mark(letter)
}

/// The ranges kept in `assets/fonts/dejavu-sans-mono.ttf`.
fn in_font(letter: char) -> bool {
    matches!(letter,
        '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{218}'..='\u{21b}' | 'ẞ'
        | '\u{386}' | '\u{388}'..='\u{38a}' | '\u{38c}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}'
        | '\u{400}'..='\u{45f}' | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '•' | '…' | '‰' | '‹' | '›'
        | '€' | '™' | '→' | '←' | '−' | '─' | '✓')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn german_letters_have_their_known_bytes() {
        assert_eq!(
            Letters::Cp858.bytes("ÄÖÜäöüß€§é"),
            [0x8e, 0x99, 0x9a, 0x84, 0x94, 0x81, 0xe1, 0xd5, 0xf5, 0x82]
        );
        assert_eq!(
            Letters::Cp1252.bytes("ÄÖÜäöüß€§é"),
            [0xc4, 0xd6, 0xdc, 0xe4, 0xf6, 0xfc, 0xdf, 0x80, 0xa7, 0xe9]
        );
    }

    #[test]
    fn a_hyphen_stays_a_hyphen_on_both_pages() {
        assert_eq!(Letters::Cp858.bytes("-0,50"), b"-0,50");
        assert_eq!(Letters::Cp1252.bytes("-0,50"), b"-0,50");
    }

    #[test]
    fn what_the_page_lacks_stays_readable() {
        let text = "Şükrü Łukasz Dvořák – „Haaröl“ … 3 € 😀";
        assert_eq!(Letters::Cp858.readable(text), "Sükrü Lukasz Dvorák - \"Haaröl\" ... 3 € ?");
        assert_eq!(Letters::Cp1252.readable(text), "Sükrü Lukasz Dvorák – „Haaröl“ … 3 € ?");
        assert_eq!(Letters::Font.readable(text), "Şükrü Łukasz Dvořák – „Haaröl“ … 3 € ?");
    }

    #[test]
    fn letters_written_in_two_parts_are_joined_first() {
        assert_eq!(Letters::Cp858.bytes("u\u{308}"), [0x81]);
    }

    proptest! {
        #[test]
        fn no_text_becomes_a_printer_command(text in "\\PC*|[\\x00-\\x1f]{1,9}") {
            for letters in [Letters::Cp858, Letters::Cp1252] {
                prop_assert!(letters.bytes(&text).iter().all(|byte| *byte >= b' ' && *byte != 0x7f));
            }
        }

        #[test]
        fn what_is_readable_stays_as_it_is(text in "\\PC{0,40}") {
            for letters in [Letters::Cp858, Letters::Cp1252, Letters::Font] {
                let once = letters.readable(&text);
                prop_assert_eq!(letters.readable(&once), once);
            }
        }
    }
}
