//! What has been typed so far. Nothing of it is stored before the last step.

use contract::Money;
use contract::printing::{CodePage, PaperWidth, PrinterLink, SavePrinter};
use contract::settings::Salon;
use contract::setup::{FirstPriceList, SetUp};
use leptos::prelude::*;

use crate::text::german::setup as words;
use crate::ui::typed_money;

type Text = RwSignal<String>;

/// Which printer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrinterWish {
    None,
    Network,
    Pdf,
}

/// Where the price list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceWish {
    Sample,
    Empty,
    /// Name and content in base64; absent until a file was chosen.
    Csv(Option<(String, String)>),
}

/// All fields of the assistant; cheap to copy.
#[derive(Clone, Copy)]
pub struct SetupFields {
    pub name: Text,
    pub street: Text,
    pub postcode: Text,
    pub city: Text,
    pub tax_number: Text,
    pub vat_id: Text,
    pub small_business: RwSignal<bool>,
    pub register: Text,
    pub owner: Text,
    pub pin: Text,
    pub pin_again: Text,
    pub cash: Text,
    pub last_receipt: Text,
    pub last_z: Text,
    pub prices: RwSignal<PriceWish>,
    pub printer: RwSignal<PrinterWish>,
    pub host: Text,
    pub port: Text,
    pub narrow: RwSignal<bool>,
    pub drawer: RwSignal<bool>,
}

fn text(start: &str) -> Text {
    RwSignal::new(start.to_owned())
}

/// The typed text without blanks around it; `None` if there is nothing.
fn said(text: Text) -> Option<String> {
    let text = text.get_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

impl SetupFields {
    pub fn new() -> Self {
        Self {
            name: text(""),
            street: text(""),
            postcode: text(""),
            city: text(""),
            tax_number: text(""),
            vat_id: text(""),
            small_business: RwSignal::new(false),
            register: text(""),
            owner: text(""),
            pin: text(""),
            pin_again: text(""),
            cash: text("0,00"),
            last_receipt: text("0"),
            last_z: text("0"),
            prices: RwSignal::new(PriceWish::Sample),
            printer: RwSignal::new(PrinterWish::None),
            host: text(""),
            port: text("9100"),
            narrow: RwSignal::new(false),
            drawer: RwSignal::new(true),
        }
    }

    pub fn salon(self) -> Salon {
        let typed = |field: Text| said(field).unwrap_or_default();
        Salon {
            name: typed(self.name),
            street: typed(self.street),
            postcode: typed(self.postcode),
            city: typed(self.city),
            tax_number: said(self.tax_number),
            vat_id: said(self.vat_id),
            small_business: self.small_business.get_untracked(),
        }
    }

    pub fn register_name(self) -> String {
        said(self.register).unwrap_or_default()
    }

    pub fn cash_in_drawer(self) -> Option<Money> {
        typed_money(&self.cash.get_untracked()).filter(|cash| !cash.is_negative())
    }

    /// Last receipt and Z number of an earlier register.
    pub fn earlier_numbers(self) -> Option<(u64, u64)> {
        let number = |field: Text| said(field).map_or(Some(0), |typed| typed.parse().ok());
        number(self.last_receipt).zip(number(self.last_z))
    }

    /// The wanted printer; `Err` says what is missing.
    pub fn printer(self) -> Result<Option<SavePrinter>, &'static str> {
        let link = match self.printer.get_untracked() {
            PrinterWish::None => return Ok(None),
            PrinterWish::Pdf => PrinterLink::Pdf,
            PrinterWish::Network => {
                let host = said(self.host).ok_or(words::HOST_MISSING)?;
                let port = self.port.get_untracked().trim().parse().map_err(|_| words::NO_NUMBER)?;
                PrinterLink::Tcp { host, port }
            }
        };
        let pdf = link == PrinterLink::Pdf;
        Ok(Some(SavePrinter {
            id: None,
            name: if pdf { words::PDF_NAME } else { words::PRINTER_NAME }.to_owned(),
            link,
            paper: if self.narrow.get_untracked() { PaperWidth::Mm58 } else { PaperWidth::Mm80 },
            code_page: CodePage::Cp858,
            receipts: true,
            drawer: !pdf && self.drawer.get_untracked(),
        }))
    }

    /// The request that founds the register; `Err` says what is missing.
    pub fn request(self) -> Result<SetUp, &'static str> {
        let (last_receipt_number, last_z_number) = self.earlier_numbers().ok_or(words::NO_NUMBER)?;
        let price_list = match self.prices.get_untracked() {
            PriceWish::Sample => FirstPriceList::Sample,
            PriceWish::Empty => FirstPriceList::Empty,
            PriceWish::Csv(file) => FirstPriceList::Csv(file.ok_or(words::CSV_MISSING)?.1),
        };
        Ok(SetUp {
            salon: self.salon(),
            register: self.register_name(),
            owner_name: said(self.owner).ok_or(words::OWNER_MISSING)?,
            owner_pin: self.pin.get_untracked().trim().to_owned(),
            price_list,
            printer: self.printer()?,
            last_receipt_number,
            last_z_number,
            cash_in_drawer_cents: self.cash_in_drawer().ok_or(words::NO_AMOUNT)?.as_cents(),
        })
    }
}
