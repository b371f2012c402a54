//! The steps of a day at the desk that the measurements share.

use contract::BasketId;
use contract::cash::Drawer;
use contract::day::{BeginCount, CloseDay, Closing, OpenDay, StoreCount, ZReports};
use contract::printing::{CodePage, PaperWidth, PrinterLink, SavePrinter};
use contract::till::{AddLine, BookSale, Receipt, Tender};
use contract::{Money, PaymentKind, Quantity};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::random_days::sheet;

/// A receipt printer that is never reached: each sale queues its page.
pub fn add_printer(salon: &DiskSalon) {
    let printer = SavePrinter {
        id: None,
        name: "Bondrucker".to_owned(),
        link: PrinterLink::Tcp { host: "127.0.0.1".to_owned(), port: 9100 },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: false,
    };
    salon.ask(printer).unwrap();
}

/// Opens the day with what the last close left.
pub fn open(salon: &DiskSalon) {
    open_with(salon, left(salon));
}

/// What the last close left in the drawer, in cents.
pub fn left(salon: &DiskSalon) -> i64 {
    let reports = salon.ask(ZReports::default()).unwrap();
    reports.first().map_or(25_000, |report| report.cash_left.as_cents())
}

/// Opens the day with so many cents in the drawer.
pub fn open_with(salon: &DiskSalon, left: i64) {
    salon.ask(OpenDay { sheet: sheet(left), difference_reason: None }).unwrap();
}

/// Counts rightly.
pub fn count(salon: &DiskSalon) {
    let cash = salon.ask(Drawer).unwrap().cash.unwrap();
    salon.ask(BeginCount).unwrap();
    salon.ask(StoreCount { sheet: sheet(cash.as_cents()) }).unwrap();
}

pub fn close(salon: &DiskSalon) -> Closing {
    salon.ask(CloseDay).unwrap()
}

/// A basket of a cut, a shampoo and a book, and what it comes to.
pub fn fill_basket(salon: &DiskSalon) -> (BasketId, Money) {
    let services = salon.wares.iter().filter(|ware| ware.service).take(1);
    let goods = salon.wares.iter().filter(|ware| !ware.service).take(2);
    let mut filled = None;
    for ware in services.chain(goods) {
        let basket = filled.map(|(basket, _)| basket);
        let performer = ware.service.then_some(salon.stylist);
        let add = AddLine { basket, article: ware.id, quantity: Quantity::ONE, performer };
        let shown = salon.ask(add).unwrap();
        filled = Some((shown.id, shown.due));
    }
    filled.unwrap()
}

/// The pay request of a basket, in cash.
pub fn payment(basket: BasketId, due: Money) -> BookSale {
    let tender = Tender { kind: PaymentKind::Bar, amount: due, given: Some(due) };
    BookSale { basket, tenders: vec![tender], zero_reason: None }
}

/// A whole sale.
pub fn sell(salon: &DiskSalon) -> Receipt {
    let (basket, due) = fill_basket(salon);
    salon.ask(payment(basket, due)).unwrap()
}
