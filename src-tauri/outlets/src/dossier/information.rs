//! Information after Art. 15 DSGVO: all that is kept of a customer, as a page to read and as data to take along.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, CustomerText, Draft, Note};
use book::tx::ReadTx;
use contract::dossier::{CustomerFile, HappeningKind, Photo};
use contract::refusal::DoorRefusal;
use contract::settings::Salon;
use contract::sheet::{Cell, Column, Section, Sheet, SheetRow, Table};
use contract::{CustomerId, PersonId, Role};
use proof::{EntryKind, Moment, Seq};
use salon::{customers, patch_tests};
use serde::Serialize;

use super::kept::{Kept, kept};
use super::page;
use super::sections::pairs;

/// Form of the note that information was given.
const FORM: &str = "customer_information/1";
/// The same of someone of the staff.
const STAFF_FORM: &str = "staff_information/1";

/// The information as data and as page, and which pictures are handed over.
pub struct Given {
    pub customer: CustomerId,
    pub name: String,
    pub photos: Vec<Photo>,
    pub json: String,
    pub sheet: Sheet,
}

/// What the salon says of itself and of what it keeps.
#[derive(Serialize)]
struct Data<'a> {
    salon: &'a Salon,
    made: Moment,
    file: &'a CustomerFile,
    /// What the page of the file does not show.
    kept: &'a Kept,
    /// The pictures that are handed over with it, in the order of the file's pictures.
    photos: Vec<String>,
}

/// All that is kept of a customer.
///
/// # Errors
/// Refused if there is none, if the data were erased, and to whoever may not see what is locked.
pub fn given(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Given> {
    let card = customers::living(tx.conn, customer)?;
    let family = customers::family(tx.conn, card.id)?;
    check_locked(tx, &family)?;
    let file = page::file(tx, card.id, usize::MAX)?;
    let kept = kept(tx, &family, &page::entries(tx, &family)?)?;
    let salon: Salon = settings::set_up(tx.conn, settings::SALON)?;
    let photos = file.photos.clone();
    let names = photos.iter().map(salon::photos::file_name).collect();
    let data = Data { salon: &salon, made: tx.now, file: &file, kept: &kept, photos: names };
    let json = serde_json::to_string_pretty(&data)?;
    let sheet = sheet(&file, &kept, &salon, tx);
    Ok(Given { customer: card.id, name: file.master.name, photos, json, sheet })
}

/// The page of the information alone.
///
/// # Errors
/// As for the information itself: refused if there is no such customer, or if the data were erased.
pub fn sheet_of(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Sheet> {
    Ok(given(tx, customer)?.sheet)
}

/// What is locked is in the answer, and only the owner may see it.
fn check_locked(tx: &ReadTx<'_>, family: &[CustomerId]) -> Outcome<()> {
    let locked = patch_tests::tests_of(tx.conn, family)?.iter().any(|test| test.locked.is_some())
        || patch_tests::releases(tx.conn, family)?.iter().any(|release| release.locked.is_some());
    if locked && tx.authority.role() < Role::Owner {
        let label = "Auskunft mit gesperrten Angaben".to_owned();
        return Err(DoorRefusal::NotAllowed { label, lowest: Role::Owner.german().to_owned() }.into());
    }
    Ok(())
}

fn sheet(file: &CustomerFile, kept: &Kept, salon: &Salon, tx: &ReadTx<'_>) -> Sheet {
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
    sections.extend(super::sections::sections(kept));
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
        "Speicherdauer: Belege bis zum Ende des zehnten Jahres nach dem Besuch (§ 147 AO); Verträglichkeitstests nach \
         einem Widerruf gesperrt bis zum Ende des dritten Jahres danach (Art. 17 Abs. 3 e DSGVO, §§ 195, 199 BGB); \
         Nachrichten 90 Tage, die Warteliste bis zum letzten gewünschten Tag; alles andere bis zu Ihrem Widerruf oder \
         bis es nicht mehr gebraucht wird.",
        "Fotos bekommen Sie als Dateien dazu.",
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
    let others = [
        ("Stammfriseur", file.stylist.clone().unwrap_or_default()),
        ("Kundin seit", file.since.map(|day| day.german()).unwrap_or_default()),
    ];
    let known = pairs(&file.master).into_iter().chain(others).filter(|(_, value)| !value.is_empty());
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
    /// Who of the staff was informed; a customer stands beside the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonId>,
    /// SHA-256 of each file, hex.
    files: Vec<(String, String)>,
}

/// Records that information was given, with the sums of its files. The customer stands beside the entry.
pub fn note(tx: &mut BookTx<'_>, customer: (CustomerId, &str), files: Vec<(String, String)>) -> Outcome<Seq> {
    let out = Out { title: "Auskunft nach Art. 15 DSGVO", person: None, files };
    let customer = CustomerText { id: Some(customer.0.0), name: customer.1.to_owned() };
    let mut draft = Draft::note(EntryKind::Export).with_details(FORM, &out)?;
    draft.customer = Some(customer);
    append(tx, draft)
}

/// Records that someone of the staff was informed, with the sums of the files.
pub fn note_staff(tx: &mut BookTx<'_>, person: PersonId, files: Vec<(String, String)>) -> Outcome<Seq> {
    let out = Out { title: "Auskunft nach Art. 15 DSGVO (Team)", person: Some(person), files };
    append(tx, Draft::note(EntryKind::Export).with_details(STAFF_FORM, &out)?)
}

fn append(tx: &mut BookTx<'_>, mut draft: Note) -> Outcome<Seq> {
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}
