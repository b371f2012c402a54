//! What is typed of a printer.

use contract::PrinterId;
use contract::printing::{CodePage, PaperWidth, Printer, PrinterLink, SavePrinter};
use leptos::prelude::*;
use serde::Serialize;

use crate::text::german::management as words;

/// How a printer is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Plug {
    Tcp,
    Serial,
    Usb,
    Pdf,
}

impl Plug {
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Tcp, "Netz"), (Self::Serial, "Seriell"), (Self::Usb, "USB"), (Self::Pdf, "PDF")];

    const fn of(link: &PrinterLink) -> Self {
        match link {
            PrinterLink::Tcp { .. } => Self::Tcp,
            PrinterLink::Serial { .. } => Self::Serial,
            PrinterLink::Usb { .. } => Self::Usb,
            PrinterLink::Pdf => Self::Pdf,
        }
    }
}

/// The fields of a printer; cheap to copy.
#[derive(Clone, Copy, Serialize)]
pub struct PrinterFields {
    pub id: Option<PrinterId>,
    pub name: RwSignal<String>,
    pub plug: RwSignal<Plug>,
    /// Host, serial port, or vendor.
    pub first: RwSignal<String>,
    /// Port, baud, or product.
    pub second: RwSignal<String>,
    pub paper: RwSignal<PaperWidth>,
    pub code_page: RwSignal<CodePage>,
    pub receipts: RwSignal<bool>,
    pub drawer: RwSignal<bool>,
}

impl PrinterFields {
    /// The form of a printer as it is, or of a new one in the network.
    pub fn of(printer: Option<&Printer>) -> Self {
        let plug = printer.map_or(Plug::Tcp, |printer| Plug::of(&printer.link));
        let (first, second) = match printer.map(|printer| &printer.link) {
            Some(PrinterLink::Tcp { host, port }) => (host.clone(), port.to_string()),
            Some(PrinterLink::Serial { port, baud }) => (port.clone(), baud.to_string()),
            Some(PrinterLink::Usb { vendor, product }) => (format!("{vendor:04x}"), format!("{product:04x}")),
            Some(PrinterLink::Pdf) | None => (String::new(), String::new()),
        };
        Self {
            id: printer.map(|printer| printer.id),
            name: RwSignal::new(printer.map(|printer| printer.name.clone()).unwrap_or_default()),
            plug: RwSignal::new(plug),
            first: RwSignal::new(first),
            second: RwSignal::new(second),
            paper: RwSignal::new(printer.map_or(PaperWidth::Mm80, |printer| printer.paper)),
            code_page: RwSignal::new(printer.map_or(CodePage::Cp858, |printer| printer.code_page)),
            receipts: RwSignal::new(printer.is_none_or(|printer| printer.receipts)),
            drawer: RwSignal::new(printer.is_some_and(|printer| printer.drawer)),
        }
    }

    /// What is to be saved; `Err` says what cannot be read.
    pub fn request(self) -> Result<SavePrinter, &'static str> {
        let link =
            link(self.plug.get_untracked(), &self.first.get_untracked(), &self.second.get_untracked())?;
        Ok(SavePrinter {
            id: self.id,
            name: self.name.get_untracked().trim().to_owned(),
            link,
            paper: self.paper.get_untracked(),
            code_page: self.code_page.get_untracked(),
            receipts: self.receipts.get_untracked(),
            drawer: self.drawer.get_untracked(),
        })
    }
}

/// A typed connection; the usual port and baud where nothing is typed.
fn link(plug: Plug, first: &str, second: &str) -> Result<PrinterLink, &'static str> {
    let (first, second) = (first.trim().to_owned(), second.trim());
    let number = |usual: u32| if second.is_empty() { Ok(usual) } else { second.parse::<u32>() };
    let unread = words::NO_NUMBER;
    match plug {
        Plug::Pdf => Ok(PrinterLink::Pdf),
        Plug::Tcp => {
            let port = number(9_100).ok().and_then(|port| u16::try_from(port).ok()).ok_or(unread)?;
            Ok(PrinterLink::Tcp { host: first, port })
        }
        Plug::Serial => Ok(PrinterLink::Serial { port: first, baud: number(9_600).map_err(|_| unread)? }),
        Plug::Usb => {
            let hex = |text: &str| u16::from_str_radix(text.trim_start_matches("0x"), 16).map_err(|_| unread);
            Ok(PrinterLink::Usb { vendor: hex(&first)?, product: hex(second)? })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_is_read_as_it_is_typed() {
        let tcp = PrinterLink::Tcp { host: "192.168.1.50".to_owned(), port: 9_100 };
        assert_eq!(link(Plug::Tcp, " 192.168.1.50 ", ""), Ok(tcp));
        let usb = PrinterLink::Usb { vendor: 0x04b8, product: 0x0202 };
        assert_eq!(link(Plug::Usb, "04b8", "0x0202"), Ok(usb));
        let serial = PrinterLink::Serial { port: "COM3".to_owned(), baud: 19_200 };
        assert_eq!(link(Plug::Serial, "COM3", "19200"), Ok(serial));
        assert_eq!(link(Plug::Pdf, "", ""), Ok(PrinterLink::Pdf));
    }

    #[test]
    fn what_is_no_number_is_said() {
        for (plug, second) in
            [(Plug::Tcp, "99999"), (Plug::Tcp, "x"), (Plug::Serial, "-1"), (Plug::Usb, "xyz")]
        {
            assert_eq!(link(plug, "04b8", second), Err(words::NO_NUMBER), "{second}");
        }
    }
}
