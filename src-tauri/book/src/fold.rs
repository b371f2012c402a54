//! Text as the search sees it: small letters, umlauts and accents folded, so that Müller, Mueller and
//! Muller are one.

/// Folds a text; blanks and other signs between words become single blanks.
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match base(letter) {
            Some(base) => plain.push_str(base),
            None if letter.is_alphanumeric() => plain.push(letter),
            None if plain.is_empty() || plain.ends_with(' ') => {}
            None => plain.push(' '),
        }
    }
    while plain.ends_with(' ') {
        plain.pop();
    }
    // After the umlauts: what was typed as two letters becomes the same one.
    plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// The digits of a phone number, with the country's prefix as a zero.
pub fn phone_digits(text: &str) -> String {
    let text = text.trim();
    let national = text.strip_prefix("+49").or_else(|| text.strip_prefix("0049"));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match national {
        Some(rest) => format!("0{}", digits(rest).trim_start_matches('0')),
        None => digits(text),
    }
}

const fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'æ' | 'ą' => "a",
        'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'œ' => "o",
        'ü' | 'ù' | 'ú' | 'û' | 'ů' => "u",
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ß' => "ss",
        'ç' | 'ć' | 'č' => "c",
        'ı' | 'í' | 'ì' | 'î' | 'ï' => "i",
        'ğ' => "g",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ř' => "r",
        'ş' | 'ś' | 'š' => "s",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Combining marks of decomposed text fall away.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for name in ["Müller", "Mueller", "MULLER", "Mu\u{308}ller"] {
            assert_eq!(fold(name), "muller", "{name}");
        }
        assert_eq!(fold("  Großkopf-Çelik, Anaïs "), "grosskopf celik anais");
        assert_eq!(fold("100 % Öl_x"), "100 ol x");
    }

    #[test]
    fn phone_numbers_are_digits() {
        assert_eq!(phone_digits("+49 (0)421 / 12 34"), "04211234");
        assert_eq!(phone_digits("0421-1234"), "04211234");
    }
}
