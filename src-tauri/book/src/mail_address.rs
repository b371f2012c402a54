//! Mail addresses: what can be sent to, and how it goes over the wire. One rule for files, messages and devices.

/// Letters of an address at most (RFC 5321, 4.5.3.1.3).
const LETTERS_MAX: usize = 254;
/// Letters before the @ at most (RFC 5321, 4.5.3.1.1).
const NAME_LETTERS_MAX: usize = 64;

/// An address as mail servers know it: an international domain in ASCII (IDNA). None where nothing can be sent to it: most
/// servers take only ASCII before the @ (RFC 5321), and a domain has a point in it unless it is this very computer.
pub fn on_the_wire(text: &str) -> Option<String> {
    let (name, domain) = text.rsplit_once('@')?;
    let domain = domain_on_the_wire(domain).filter(|domain| domain.contains('.') || domain == "localhost")?;
    let address = format!("{name}@{domain}");
    let fits = name.len() <= NAME_LETTERS_MAX && address.len() <= LETTERS_MAX;
    (fits && is_name(name)).then_some(address)
}

/// A domain or the name of a server in ASCII; None for one that there can't be.
pub fn domain_on_the_wire(text: &str) -> Option<String> {
    let odd =
        |letter: char| letter.is_whitespace() || letter.is_control() || "<>()[],;:\"\\/@".contains(letter);
    if text.contains(odd) {
        return None;
    }
    let ascii = idna::domain_to_ascii(text).ok()?;
    let is_label = |label: &str| {
        let plain =
            label.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    ascii.split('.').all(is_label).then_some(ascii)
}

/// Atoms with points between them (RFC 5322, 3.2.3).
fn is_name(name: &str) -> bool {
    let is_atom = |atom: &str| {
        let letter = |letter: u8| letter.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&letter);
        !atom.is_empty() && atom.bytes().all(letter)
    };
    name.split('.').all(is_atom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn international_domains_go_over_the_wire_in_ascii() {
        for (typed, sent) in [
            ("petra@müller.de", "petra@xn--mller-kva.de"),
            ("Petra.Lindner+salon@mail.example", "Petra.Lindner+salon@mail.example"),
            ("x@localhost", "x@localhost"),
            ("info@straße.example", "info@xn--strae-oqa.example"),
        ] {
            assert_eq!(on_the_wire(typed).as_deref(), Some(sent), "{typed}");
        }
    }

    #[test]
    fn what_nobody_can_send_to_is_no_address() {
        let long = format!("{}@example.de", "x".repeat(65));
        for bad in [
            "",
            "a",
            "a@",
            "@b.de",
            "a@b",
            "a b@c.de",
            "a@b@c.de",
            "a@b..de",
            "a@.de",
            "a@b.de.",
            "A <a@b.de>",
            "müller@example.de",
            ".a@b.de",
            "a..b@c.de",
            "a@-b.de",
            "a,b@c.de",
            "a\u{200b}@b.de",
            &long,
        ] {
            assert_eq!(on_the_wire(bad), None, "{bad}");
        }
    }
}
