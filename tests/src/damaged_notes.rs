//! The details of one entry are no longer what was written, and what the desk answers then.

use book::db::{DamagedRow, is_damage};
use book::{Outcome, Trouble};
use contract::archive::MakeArchive;
use contract::book_health::ShowBookHealth;
use contract::cash::{CashPlace, CheckCash, Drawer, TipBalances, Transits};
use contract::day::{
    BeginCount, BookDifference, CloseDay, CloseOutlook, Closing, DayOpening, DayState, OpenDay,
    RevocationOutlook, StoreCount, XReport, ZReports,
};
use contract::lists::{List, ShowList, Span};
use contract::procedure::ProcedureDocument;
use contract::protocols::Kinds;
use contract::roll::{Reprint, Roll, ShowEntry};
use contract::settings::ShowSettings;
use contract::small_business::ShowSmallBusiness;
use contract::status::ShowStatus;
use contract::till::{AddLine, Baskets, BookSale, Receipt, Tender};
use contract::{Ask, Call, Money, PaymentKind, Quantity, Seq};
use serde_json::{Map, Value};

use crate::archive_zip;
use crate::disk_salon::DiskSalon;
use crate::random_days::sheet;

/// How the details of an entry are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// One bit of the first letter is the other one: no JSON any more.
    NoJson,
    /// JSON, and no object.
    OtherShape,
    /// One bit of the first letter of each name is the other one.
    OtherNames,
    /// Numbers are texts, and texts are numbers.
    OtherTypes,
    /// The form that they are written in is one that nobody knows.
    OtherForm,
}

impl Harm {
    /// Each of them.
    pub const ALL: [Self; 5] =
        [Self::NoJson, Self::OtherShape, Self::OtherNames, Self::OtherTypes, Self::OtherForm];

    /// The name of their form then.
    pub fn form_of(self, form: &str) -> String {
        match self {
            Self::OtherForm => form.replacen(|first: char| first.is_ascii_lowercase(), "@", 1),
            _ => form.to_owned(),
        }
    }

    /// The details as they are then.
    pub fn done_to(self, body: &str) -> String {
        let told: Value = serde_json::from_str(body).unwrap();
        match self {
            Self::NoJson => {
                let mut bytes = body.as_bytes().to_vec();
                bytes[0] ^= 1;
                String::from_utf8(bytes).unwrap()
            }
            Self::OtherShape => "[]".to_owned(),
            Self::OtherNames => renamed(told).to_string(),
            Self::OtherTypes => retyped(told).to_string(),
            Self::OtherForm => body.to_owned(),
        }
    }
}

fn renamed(told: Value) -> Value {
    let Value::Object(fields) = told else { return Value::Null };
    let other = |name: &str| {
        let mut letters = name.bytes();
        let first = letters.next().map(|letter| letter ^ 1);
        String::from_utf8(first.into_iter().chain(letters).collect()).unwrap()
    };
    Value::Object(fields.into_iter().map(|(name, value)| (other(&name), value)).collect())
}

fn retyped(told: Value) -> Value {
    match told {
        Value::Number(number) => Value::String(format!("x{number}")),
        Value::String(_) => Value::from(7),
        Value::Array(all) => Value::Array(all.into_iter().map(retyped).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(n, v)| (n, retyped(v))).collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// Asks at a desk whose book holds a damaged entry, and keeps what must not be answered.
pub struct Asking<'a> {
    salon: &'a DiskSalon,
    damaged: Seq,
    wrong: Vec<String>,
}

impl<'a> Asking<'a> {
    /// Nothing is asked yet.
    pub const fn of(salon: &'a DiskSalon, damaged: Seq) -> Self {
        Self { salon, damaged, wrong: Vec::new() }
    }

    /// What was answered and must not be.
    pub fn wrong(self) -> Vec<String> {
        self.wrong
    }

    /// It is done, whatever is damaged.
    pub fn must<R: Ask>(&mut self, request: R) -> Option<R::Reply> {
        let name = named(&request);
        self.took(&name, self.salon.ask(request))
    }

    fn took<T>(&mut self, name: &str, answered: Outcome<T>) -> Option<T> {
        answered.map_err(|trouble| self.wrong.push(format!("{name}: {trouble}"))).ok()
    }

    /// It is done, or the refusal names the damaged entry.
    pub fn may<R: Ask>(&mut self, request: R) {
        let name = named(&request);
        match self.salon.ask(request) {
            Err(trouble) if !names(&trouble, self.damaged) => self.wrong.push(format!("{name}: {trouble}")),
            _ => {}
        }
    }

    /// The pages of the desk.
    pub fn look(&mut self, days: [contract::Day; 2]) {
        self.must(DayState);
        self.must(Drawer);
        self.must(ShowStatus);
        self.must(Roll { all_kinds: true, ..Roll::default() });
        self.must(ZReports::default());
        self.must(Baskets);
        self.must(CloseOutlook);
        self.must(TipBalances);
        self.must(ShowBookHealth);
        self.must(ShowSettings);
        self.must(contract::archive::Archives);
        self.list(List::Controls);
        (1..=20).for_each(|rule| self.list(List::ControlEvents { rule }));
        self.list(List::ProcedureVersions);
        self.list(List::Procedure { document: ProcedureDocument::Procedure, version: None });
        self.may(RevocationOutlook);
        self.may(Transits);
        self.may(ShowSmallBusiness);
        self.may(ShowEntry { seq: self.damaged });
        for day in days {
            let span = Span::Month(day);
            self.list(List::Protocol { span, kinds: Kinds::All, person: None, text: String::new() });
            self.list(List::Programming { span, area: None, text: String::new() });
            self.may_list(List::DayReport { day });
            self.may_list(List::CashBook { span, place: CashPlace::Drawer });
            self.may_list(List::CashBook { span, place: CashPlace::Safe });
            self.may_list(List::Bank { span });
            self.may_list(List::Turnover { span });
            self.may_list(List::SelfCheck { span });
            self.may_list(List::Stornos { span, person: None });
        }
    }

    fn list(&mut self, list: List) {
        self.must(ShowList { list, rows: 500 });
    }

    fn may_list(&mut self, list: List) {
        self.may(ShowList { list, rows: 500 });
    }

    /// A sale, a copy of its bon, an X report, a cash check and a count.
    pub fn work(&mut self) {
        if let Some(sold) = self.sale() {
            self.must(Reprint { seq: sold.seq, printer: None });
        }
        self.must(XReport { print: false });
        let Some(cash) = self.must(Drawer).and_then(|drawer| drawer.cash) else { return };
        self.must(CheckCash { sheet: sheet(cash.as_cents()) });
        self.must(BeginCount);
        let counted = self.must(StoreCount { sheet: sheet(cash.as_cents()) });
        // Where a payment can't be read, the drawer holds other than the page says: a difference, as on any day.
        if counted.is_some_and(|counted| !counted.difference.is_zero()) {
            self.must(BookDifference { reason: "verzählt".to_owned() });
        }
    }

    /// Goods, paid in cash.
    pub fn sale(&mut self) -> Option<Receipt> {
        let article = self.salon.wares.iter().find(|ware| !ware.service).unwrap().id;
        let line = AddLine { basket: None, article, quantity: Quantity::ONE, performer: None };
        let basket = self.must(line)?;
        let tender = Tender { kind: PaymentKind::Bar, amount: basket.due, given: None };
        self.must(BookSale { basket: basket.id, tenders: vec![tender], zero_reason: None })
    }

    /// A day from its opening to its close, with so much in the drawer.
    pub fn day(&mut self, left: Money) {
        self.opening(left);
        self.work();
        self.close();
    }

    /// The day is opened, with so much in the drawer.
    pub fn opening(&mut self, left: Money) {
        let wish = OpenDay { sheet: sheet(left.as_cents()), difference_reason: Some("verzählt".to_owned()) };
        let mut answered = self.salon.ask(wish.clone());
        // Where nobody can read any more that the owner allowed it, the owner allows it once more.
        if matches!(&answered, Err(Trouble::Refused(no)) if no.code() == "day.without_tse") {
            self.salon.allow_without_tse();
            answered = self.salon.ask(wish);
        }
        match self.took("OpenDay", answered) {
            Some(DayOpening::Opened(opened)) if opened.stock == left => {}
            other => self.wrong.push(format!("the drawer holds {left}: {other:?}")),
        }
    }

    /// The day is closed.
    pub fn close(&mut self) -> Option<Closing> {
        self.must(CloseDay)
    }

    /// The archive of a month that is over.
    pub fn archive(&mut self, span: Span) {
        let Some(()) = self.must(MakeArchive { span }) else { return };
        let shelf = archive_zip::wait(&self.salon.desk, &self.salon.here);
        let ended = shelf.ended.expect("an archive was begun");
        self.wrong.extend(ended.trouble.map(|trouble| format!("archive: {trouble:?}")));
    }
}

fn named<R: Ask>(request: &R) -> String {
    serde_json::to_string(&Call::of(request.clone()).request).unwrap()
}

fn names(trouble: &Trouble, seq: Seq) -> bool {
    let key = format!("seq={}", seq.get());
    let its = |row: &DamagedRow| row.table == "entry" && row.key.split(' ').any(|part| part == key);
    is_damage(trouble) && DamagedRow::behind(trouble).is_some_and(its)
}
