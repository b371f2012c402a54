//! The practice salon itself: data, people, customers, price list, printer.

use book::Outcome;
use contract::Role;
use contract::customers::SaveCustomer;
use contract::people::{SavePerson, SetDuty, SetPin};
use contract::printing::{CodePage, PaperWidth, PrinterLink, Printers, SavePrinter};
use contract::recovery::TryRecoveryCode;
use contract::session::{Greet, SignIn};
use contract::settings::Salon;
use contract::setup::{FirstPriceList, SetUp};

use super::Past;
use super::customers::CUSTOMERS;

/// Everyone's PIN; it stands in the window's title.
pub const PIN: &str = "2580";
/// What lies in the drawer on the first day.
pub const FIRST_CASH: i64 = 25_000;

/// Founds the register and fills it.
pub fn found(past: &Past) -> Outcome<()> {
    let founded = past.ask(SetUp {
        salon: Salon {
            name: "Haarwerk ÜBUNG".to_owned(),
            street: "Musterstraße 5".to_owned(),
            postcode: "28195".to_owned(),
            city: "Bremen".to_owned(),
            tax_number: Some("60/123/45678".to_owned()),
            vat_id: None,
            small_business: false,
        },
        register: "UEBUNG-01".to_owned(),
        owner_name: "Sabine Krüger".to_owned(),
        owner_pin: PIN.to_owned(),
        price_list: FirstPriceList::Sample,
        printer: None,
        last_receipt_number: 0,
        last_z_number: 0,
        cash_in_drawer_cents: FIRST_CASH,
    })?;
    past.ask(TryRecoveryCode { code: founded.recovery_code })?;
    let owner = past.ask(Greet)?.people.first().map(|person| person.id);
    if let Some(person) = owner {
        past.ask(SignIn { person, pin: PIN.to_owned() })?;
        past.ask(SetDuty { person, on_duty: true })?;
    }
    for (name, role, performs) in [
        ("Jana Vogt", Role::Reception, true),
        ("Mehmet Aydin", Role::Stylist, true),
        ("Carla Neumann", Role::Stylist, true),
        ("Lea Brandt", Role::Trainee, false),
    ] {
        hire(past, name, role, performs)?;
    }
    for (index, name) in CUSTOMERS.iter().enumerate() {
        let phone = index.is_multiple_of(3).then(|| format!("0421 555 {:04}", index * 37 + 11));
        past.ask(SaveCustomer { id: None, name: (*name).to_owned(), phone, before: None })?;
    }
    super::files::fill(past)
}

fn hire(past: &Past, name: &str, role: Role, performs: bool) -> Outcome<()> {
    let (id, short_name, active) = (None, String::new(), true);
    let person = past.ask(SavePerson { id, name: name.to_owned(), short_name, role, performs, active })?;
    past.ask(SetPin { person: person.id, pin: PIN.to_owned(), old_pin: None })?;
    past.ask(SetDuty { person: person.id, on_duty: performs })
}

/// From now on pages come out, as PDF files; nobody wants those of the past.
pub fn connect_printer(past: &Past) -> Outcome<()> {
    if !past.ask(Printers)?.is_empty() {
        return Ok(());
    }
    past.ask(SavePrinter {
        id: None,
        name: "Bondrucker (simuliert)".to_owned(),
        link: PrinterLink::Pdf,
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: true,
    })?;
    Ok(())
}
