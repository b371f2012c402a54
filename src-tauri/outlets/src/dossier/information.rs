//! Information after Art. 15 DSGVO: all that is kept of a customer, as a page to read and as data to take along.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, CustomerText, Draft};
use book::tx::ReadTx;
use contract::CustomerId;
use contract::customers::Master;
use contract::dossier::{CustomerFile, HappeningKind};
use contract::settings::Salon;
use contract::sheet::{Cell, Column, Section, Sheet, SheetRow, Table};
use proof::{EntryKind, Moment, Seq};
use salon::{customers, photos};
use serde::Serialize;

use super::page;

/// Form of the note that information was given.
const FORM: &str = "customer_information/1";

/// The information as data and as page.
pub struct Given {
    pub customer: CustomerId,
    pub name: String,
    pub json: String,
    pub sheet: Sheet,
}

/// What the salon says of itself and of what it keeps.
#[derive(Serialize)]
struct Data<'a> {
    salon: &'a Salon,
    made: Moment,
    file: &'a CustomerFile,
    /// Files in the folder of pictures, in the order of the file's pictures.
    photos: u32,
}

/// All that is kept of a customer.
///
/// # Errors
/// Refused if there is none, or if the data were erased.
pub fn given(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Given> {
    let card = customers::living(tx.conn, customer)?;
    let file = page::file(tx, card.id, usize::MAX)?;
    let salon: Salon = settings::set_up(tx.conn, settings::SALON)?;
    let family = customers::family(tx.conn, card.id)?;
    let photos = u32::try_from(photos::of_family(tx.conn, &family)?.len()).unwrap_or(u32::MAX);
    let data = Data { salon: &salon, made: tx.now, file: &file, photos };
    let json = serde_json::to_string_pretty(&data)?;
    let sheet = sheet(&file, &salon, tx);
    Ok(Given { customer: card.id, name: file.master.name, json, sheet })
}

fn sheet(file: &CustomerFile, salon: &Salon, tx: &ReadTx<'_>) -> Sheet {
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let place = format!("{}, {}, {} {}", salon.name, salon.street, salon.postcode, salon.city);
    let mut sections = vec![purposes(), master(file)];
    for kind in [
        HappeningKind::Receipt,
        HappeningKind::Appointment,
        HappeningKind::Formula,
        HappeningKind::PatchTest,
        HappeningKind::Release,
        HappeningKind::Consent,
        HappeningKind::Photo,
        HappeningKind::Message,
        HappeningKind::Merge,
    ] {
        sections.extend(happenings(file, kind));
    }
    Sheet {
        title: "Auskunft über gespeicherte Daten (Art. 15 DSGVO)".to_owned(),
        file_stem: format!("auskunft-{}", tx.now.day()),
        head: vec![
            pair("Salon", place),
            pair("Kundin", file.master.name.clone()),
            pair("Stand", tx.now.german()),
            pair("Erstellt von", tx.authority.actor.name.clone()),
        ],
        notices: tx.program.notice.map(str::to_owned).into_iter().collect(),
        sections,
    }
}

fn purposes() -> Section {
    let paragraphs = [
        "Zwecke: Termine, Behandlung, Abrechnung und gesetzliche Aufzeichnung. Rechtsgrundlagen: Vertrag (Art. 6 Abs. 1 \
         b DSGVO), gesetzliche Pflicht (Art. 6 Abs. 1 c), für Angaben zu Haar und Haut die Einwilligung (Art. 9 Abs. 2 a).",
        "Empfänger: niemand außerhalb des Salons außer Steuerberatung und Finanzbehörden, soweit das Gesetz es verlangt. \
         Die Daten liegen auf der Kasse des Salons und kamen von Ihnen oder entstanden bei Ihren Besuchen. Es gibt keine \
         automatisierten Entscheidungen.",
        "Speicherdauer: Belege bis zum Ende des zehnten Jahres nach dem Besuch (§ 147 AO), alles andere bis zu Ihrem \
         Widerruf oder bis es nicht mehr gebraucht wird.",
        "Ihre Rechte: Berichtigung, Löschung, Einschränkung, Übertragung (die Daten liegen als JSON-Datei bei), Widerruf \
         einer Einwilligung, Beschwerde bei der Datenschutzaufsicht Ihres Landes.",
    ];
    Section {
        title: Some("Wozu und auf welcher Grundlage".to_owned()),
        paragraphs: paragraphs.map(str::to_owned).to_vec(),
        ..Section::default()
    }
}

fn master(file: &CustomerFile) -> Section {
    let Master { salutation, name, phones, mails, birthday, groups, address, .. } = &file.master;
    let phones = phones.iter().map(|phone| format!("{} {}", phone.label, phone.number).trim().to_owned());
    let pairs = [
        ("Anrede", salutation.german().to_owned()),
        ("Name", name.clone()),
        ("Telefon", phones.collect::<Vec<_>>().join(", ")),
        ("E-Mail", mails.join(", ")),
        ("Geburtstag", birthday.map(|day| day.german()).unwrap_or_default()),
        ("Anschrift", address.german()),
        ("Rechnungsanschrift", file.master.invoice_address.clone()),
        ("Erziehungsberechtigte", file.master.guardian.clone()),
        ("Gruppen", groups.join(", ")),
        ("Stammfriseur", file.stylist.clone().unwrap_or_default()),
        ("Allergien", file.master.allergies.clone()),
        ("Notiz", file.master.note.clone()),
        ("Kundin seit", file.since.map(|day| day.german()).unwrap_or_default()),
    ];
    let known = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = known.map(|(name, value)| SheetRow::of(vec![Cell::text(name), Cell::text(value)]));
    let table =
        Table { columns: vec![Column::new("Angabe", 1), Column::new("Inhalt", 3)], rows: rows.collect() };
    Section { title: Some("Stammdaten".to_owned()), table: Some(table), ..Section::default() }
}

fn happenings(file: &CustomerFile, kind: HappeningKind) -> Option<Section> {
    let of_kind = file.timeline.iter().filter(|happening| happening.kind == kind);
    let rows: Vec<SheetRow> = of_kind
        .map(|happening| {
            let amount = happening.amount.map_or(Cell::Empty, Cell::Money);
            SheetRow::of(vec![
                Cell::Moment(happening.at),
                Cell::text(happening.title.clone()),
                Cell::text(happening.detail.clone()),
                amount,
            ])
        })
        .collect();
    let columns = [("Zeit", 16), ("Was", 24), ("Einzelheiten", 46), ("Betrag", 12)];
    let columns = columns.map(|(name, width)| Column::new(name, width)).to_vec();
    let title = Some(format!("{} ({})", kind.german(), rows.len()));
    (!rows.is_empty()).then(|| Section { title, table: Some(Table { columns, rows }), ..Section::default() })
}

/// A file that was given out.
#[derive(Clone, Debug, Serialize)]
struct Out {
    title: &'static str,
    /// SHA-256 of each file, hex.
    files: Vec<(String, String)>,
}

/// Records that information was given, with the sums of its files. The customer stands beside the entry.
pub fn note(tx: &mut BookTx<'_>, customer: (CustomerId, &str), files: Vec<(String, String)>) -> Outcome<Seq> {
    let out = Out { title: "Auskunft nach Art. 15 DSGVO", files };
    let mut draft = Draft::note(EntryKind::Export).with_details(FORM, &out)?;
    draft.customer = Some(CustomerText { id: Some(customer.0.0), name: customer.1.to_owned() });
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}
