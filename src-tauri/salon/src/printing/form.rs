//! What a printer must look like before it is kept.

use book::fault::Outcome;
use contract::printing::{PrinterLink, SavePrinter};
use contract::refusal::PrintingRefusal;

/// Refuses a printer that cannot work, with the reason.
pub fn check(wish: &SavePrinter) -> Outcome<()> {
    checked(wish.clone()).map(drop)
}

/// The same printer without blanks around its texts.
pub fn checked(mut wish: SavePrinter) -> Outcome<SavePrinter> {
    wish.name = wish.name.trim().to_owned();
    let why = match &mut wish.link {
        _ if wish.name.is_empty() => Some("Bitte einen Namen eingeben."),
        _ if wish.name.chars().count() > 40 => Some("Der Name ist länger als 40 Zeichen."),
        PrinterLink::Tcp { host, port } => {
            *host = host.trim().to_owned();
            let odd = |letter: char| letter.is_whitespace() || letter == '/';
            (host.is_empty() || host.contains(odd) || *port == 0)
                .then_some("Bitte Adresse und Anschlussnummer prüfen (üblich ist 9100).")
        }
        PrinterLink::Serial { port, baud } => (port.trim().is_empty() || !(1_200..=921_600).contains(baud))
            .then_some("Bitte Anschluss und Geschwindigkeit prüfen (üblich sind 9600 bis 115200)."),
        PrinterLink::Usb { vendor, .. } => (*vendor == 0).then_some("Bitte die USB-Kennung prüfen."),
        PrinterLink::Pdf => None,
    };
    match why {
        Some(why) => Err(PrintingRefusal::BadPrinter { why: why.into() }.into()),
        None => Ok(wish),
    }
}
