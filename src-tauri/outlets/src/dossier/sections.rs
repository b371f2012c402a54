//! What is kept beside the page of the file, as sections of the information.

use contract::calendar::hour_minute;
use contract::customers::Master;
use contract::sheet::{Cell, Column, Section, SheetRow, Table};

use super::kept::{Kept, KeptAppointment};

/// A table of texts; nothing where it has no rows.
pub fn section(title: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Option<Section> {
    let columns = columns.iter().map(|(name, width)| Column::new(name, *width)).collect();
    let title = Some(format!("{title} ({})", rows.len()));
    let rows: Vec<SheetRow> = rows.into_iter().map(SheetRow::of).collect();
    (!rows.is_empty()).then(|| Section { title, table: Some(Table { columns, rows }), ..Section::default() })
}

/// All of it, each kind in a section.
pub fn sections(kept: &Kept) -> Vec<Section> {
    let times = [("Wann", 18), ("Was", 24), ("Einzelheiten", 56)];
    let sections = [
        section(
            "Termine in allen Einzelheiten",
            &times,
            kept.appointments.iter().flat_map(appointment).collect(),
        ),
        section("Termine, die jetzt jemand anderes hat", &times, former(kept)),
        section("Warteliste", &times, waiting(kept)),
        section("Eigene Zeiten", &[("Leistung", 40), ("Abschnitt", 12), ("Minuten", 12)], lengths(kept)),
        section(
            "Daten zusammengeführter Karteien",
            &[("Kartei", 10), ("Angabe", 24), ("Inhalt", 60)],
            absorbed(kept),
        ),
        section("Weitere Einträge im Kassenbuch", &[("Zeit", 18), ("Was", 80)], notes(kept)),
        section(
            "Texte der Nachrichten",
            &[("Zeit", 16), ("An", 24), ("Betreff", 24), ("Text", 44)],
            messages(kept),
        ),
    ];
    let baskets = (kept.open_baskets > 0).then(|| Section {
        title: Some("An der Kasse".to_owned()),
        paragraphs: vec![format!("{} offene Vorgänge tragen Ihren Namen.", kept.open_baskets)],
        ..Section::default()
    });
    sections.into_iter().flatten().chain(baskets).collect()
}

fn appointment(kept: &KeptAppointment) -> Vec<Vec<Cell>> {
    let card = &kept.card;
    let when = card.at.map_or_else(|| "ohne Zeit".to_owned(), |at| at.to_string());
    let until = card.until.map(|until| format!("bis {} Uhr", hour_minute(until)));
    let parts = [
        Some(card.state.german().to_owned()),
        until,
        card.guest.phone.as_ref().map(|phone| format!("Telefon {phone}")),
        card.note.as_ref().map(|note| format!("Notiz: {note}")),
        kept.fee.clone(),
    ];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut rows = vec![vec![Cell::text(when), Cell::text(card.services.clone()), Cell::text(detail)]];
    rows.extend(
        kept.agreed.iter().map(|agreed| vec![Cell::Empty, Cell::text("Preis"), Cell::text(agreed.clone())]),
    );
    for happened in &kept.history {
        let what = format!("{} · {}", happened.what, happened.by);
        rows.push(vec![Cell::Moment(happened.at), Cell::Empty, Cell::text(what)]);
    }
    for release in &kept.releases {
        rows.push(vec![Cell::Empty, Cell::text("Freigabe"), Cell::text(release.clone())]);
    }
    rows
}

fn former(kept: &Kept) -> Vec<Vec<Cell>> {
    let row = |former: &super::kept::FormerAppointment| {
        let parts = [former.guest.phone.clone(), former.guest.note.clone()];
        let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        vec![Cell::Moment(former.until), Cell::text(former.guest.name.clone()), Cell::text(detail)]
    };
    kept.former_appointments.iter().map(row).collect()
}

fn waiting(kept: &Kept) -> Vec<Vec<Cell>> {
    let row = |waiting: &contract::calendar::Waiting| {
        let days = format!("{} bis {}", waiting.from.german(), waiting.until.german());
        let parts =
            [waiting.within.map(|span| span.german()), waiting.guest.phone.clone(), waiting.note.clone()];
        let detail = std::iter::once(days).chain(parts.into_iter().flatten()).collect::<Vec<_>>().join(" · ");
        vec![Cell::Moment(waiting.since), Cell::text(waiting.services.clone()), Cell::text(detail)]
    };
    kept.waiting.iter().map(row).collect()
}

fn lengths(kept: &Kept) -> Vec<Vec<Cell>> {
    let row = |own: &super::kept::OwnLength| {
        vec![Cell::text(own.service.clone()), Cell::Count(own.phase.into()), Cell::Count(own.minutes.into())]
    };
    kept.own_lengths.iter().map(row).collect()
}

fn absorbed(kept: &Kept) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (number, absorbed) in (1_i64..).zip(&kept.absorbed) {
        let since = absorbed.since.map(|day| day.german()).unwrap_or_default();
        let pairs = pairs(&absorbed.master).into_iter().chain([("Kundin seit", since)]);
        for (name, value) in pairs.filter(|(_, value)| !value.is_empty()) {
            rows.push(vec![Cell::Count(number), Cell::text(name), Cell::text(value)]);
        }
    }
    rows
}

/// What was typed into a file, each with what it is called.
pub fn pairs(master: &Master) -> Vec<(&'static str, String)> {
    let phones =
        master.phones.iter().map(|phone| format!("{} {}", phone.label, phone.number).trim().to_owned());
    vec![
        ("Anrede", master.salutation.german().to_owned()),
        ("Name", master.name.clone()),
        ("Telefon", phones.collect::<Vec<_>>().join(", ")),
        ("E-Mail", master.mails.join(", ")),
        ("Geburtstag", master.birthday.map(|day| day.german()).unwrap_or_default()),
        ("Anschrift", master.address.german()),
        ("Rechnungsanschrift", master.invoice_address.clone()),
        ("Erziehungsberechtigte", master.guardian.clone()),
        ("Gruppen", master.groups.join(", ")),
        ("Allergien", master.allergies.clone()),
        ("Notiz", master.note.clone()),
    ]
}

fn notes(kept: &Kept) -> Vec<Vec<Cell>> {
    kept.notes.iter().map(|note| vec![Cell::Moment(note.at), Cell::text(note.what.clone())]).collect()
}

fn messages(kept: &Kept) -> Vec<Vec<Cell>> {
    let row = |message: &super::kept::KeptMessage| {
        vec![
            Cell::Moment(message.at),
            Cell::text(message.to.clone()),
            Cell::text(message.subject.clone()),
            Cell::text(message.text.clone()),
        ]
    };
    kept.messages.iter().map(row).collect()
}
