//! The page of the information for someone of the staff. Of the book it tells the sums of each year; every entry stands in
//! the file with the data.

use std::collections::BTreeMap;

use book::tx::ReadTx;
use contract::calendar::{Absence, Shift, ShiftPlan, hour_minute};
use contract::sheet::{Cell, Section, Sheet};
use contract::{Money, Role};
use salon::calendar::of_staff::StaffTimes;

use super::sections::section;
use super::staff_kept::{BookLine, StaffData};

const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

pub fn sheet(data: &StaffData, tx: &ReadTx<'_>) -> Sheet {
    let (salon, person) = (&data.salon, &data.person);
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let place = format!("{}, {}, {} {}", salon.name, salon.street, salon.postcode, salon.city);
    let sections = [Some(purposes()), master(data)].into_iter().chain(times(&data.times)).chain([
        years(&data.book),
        reasons(&data.book),
        signed(data),
    ]);
    Sheet {
        title: "Auskunft über gespeicherte Daten (Art. 15 DSGVO)".to_owned(),
        file_stem: format!("auskunft-team-{}-{}", person.id.0, tx.now.day()),
        head: vec![
            pair("Salon", place),
            pair("Person", person.name.clone()),
            pair("Stand", tx.now.german()),
            pair("Erstellt von", tx.authority.actor.name.clone()),
        ],
        notices: tx.program.notice.map(str::to_owned).into_iter().collect(),
        sections: sections.flatten().collect(),
    }
}

fn purposes() -> Section {
    let paragraphs = [
        "Zwecke: Einteilung der Arbeit, Abrechnung und gesetzliche Aufzeichnung. Rechtsgrundlagen: Arbeitsvertrag (Art. 6 \
         Abs. 1 b DSGVO, § 26 BDSG) und gesetzliche Pflicht (Art. 6 Abs. 1 c), für „krank“ das Arbeits- und Sozialrecht \
         (Art. 9 Abs. 2 b DSGVO, § 26 Abs. 3 BDSG). Warum Sie abwesend waren, sieht nur die Inhaberin.",
        "Empfänger: niemand außerhalb des Salons außer Steuerberatung und Finanzbehörden, soweit das Gesetz es verlangt. \
         Die Daten liegen auf der Kasse des Salons und kamen von Ihnen oder entstanden bei der Arbeit. Es gibt keine \
         automatisierten Entscheidungen. Lohnunterlagen liegen nicht in der Kasse.",
        "Speicherdauer: das Kassenbuch mit Ihrem Namen bis zum Ende des zehnten Jahres nach der Buchung (§ 147 AO); \
         Abwesenheiten und Dienstpläne bis zum Ende des dritten Jahres danach (§§ 195, 199 BGB, § 16 Abs. 2 ArbZG); \
         Nachrichten 90 Tage; alles andere, bis es nach Ihrem Ausscheiden gelöscht wird.",
        "Ihre Rechte: Berichtigung, Löschung, Einschränkung, Übertragung (die Daten liegen als JSON-Datei bei, dort auch \
         jeder einzelne Eintrag), Beschwerde bei der Datenschutzaufsicht Ihres Landes. Namen von Kundinnen gehören nicht \
         zu Ihrer Auskunft (Art. 15 Abs. 4 DSGVO).",
    ];
    Section {
        title: Some("Wozu und auf welcher Grundlage".to_owned()),
        paragraphs: paragraphs.map(str::to_owned).to_vec(),
        ..Section::default()
    }
}

fn yes(is: bool) -> String {
    if is { "ja" } else { "nein" }.to_owned()
}

fn master(data: &StaffData) -> Option<Section> {
    let person = &data.person;
    let earlier = data.earlier_names.iter().map(|(name, short)| format!("{name} ({short})"));
    let rows = [
        ("Name", person.name.clone()),
        ("Kurzname", person.short_name.clone()),
        ("Frühere Angaben", earlier.collect::<Vec<_>>().join(", ")),
        ("Nummer im Kassenbuch", person.id.0.to_string()),
        ("Rolle", Role::german(person.role).to_owned()),
        ("Macht Leistungen", yes(person.performs)),
        ("Im Dienst", yes(person.on_duty)),
        ("Im Team", yes(person.active)),
        ("PIN gesetzt (die PIN selbst kennt niemand)", yes(person.has_pin)),
        ("Falsche PINs nacheinander", data.wrong_pins.to_string()),
        ("Offene Vorgänge an der Kasse", data.open_baskets.to_string()),
        ("Angefangene Zählung der Kasse", yes(data.count.is_some())),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(name, value)| vec![Cell::text(name), Cell::text(value)]).collect();
    section("Angaben zur Person", &[("Angabe", 30), ("Inhalt", 66)], rows)
}

fn times(times: &StaffTimes) -> Vec<Option<Section>> {
    let when = [("Wann", 28), ("Was", 68)];
    let text = |when: String, what: String| vec![Cell::text(when), Cell::text(what)];
    let worked = times.worked.iter().map(|work| {
        let at = work.at.map_or_else(|| "ohne Zeit".to_owned(), |at| at.to_string());
        let helped = if work.helped { " · mitgeholfen" } else { "" };
        text(at, format!("{}{helped} · {}", work.what, work.state.german()))
    });
    let changes =
        times.changes.iter().map(|change| vec![Cell::Moment(change.at), Cell::text(change.what.clone())]);
    let took = times.durations.iter().map(|took| {
        let minutes = took.took_ms.div_euclid(60_000);
        text(took.service.clone(), format!("{minutes} Minuten, geplant {}", took.planned_minutes))
    });
    let lengths = times.lengths.iter().map(|set| {
        text(
            format!("Leistung {}, Abschnitt {}", set.article.0, set.phase + 1),
            format!("{} Minuten", set.minutes),
        )
    });
    vec![
        section(
            "Dienstpläne",
            &when,
            times.shifts.iter().map(|plan| text(plan.from.german(), shifts(plan))).collect(),
        ),
        section("Abwesenheiten", &when, times.absences.iter().map(absence).collect()),
        section("Leistungen im Kalender", &when, worked.collect()),
        section("Was Sie an Terminen getan haben", &when, changes.collect()),
        section("Gemessene Arbeitszeiten an Leistungen", &when, took.collect()),
        section("Eigene Zeiten", &when, lengths.collect()),
    ]
}

fn absence(absence: &Absence) -> Vec<Cell> {
    let days = format!("{} bis {}", absence.from.german(), absence.until.german());
    let parts = [
        Some(absence.kind.german().to_owned()),
        absence.within.map(|span| span.german()),
        absence.note.clone(),
    ];
    vec![Cell::text(days), Cell::text(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))]
}

/// `Mo 09:00–18:00 (Pause 12:00–12:30)`, of longer cycles with the week before.
fn shifts(plan: &ShiftPlan) -> String {
    let span =
        |span: contract::calendar::Span| format!("{}–{}", hour_minute(span.from), hour_minute(span.until));
    let one = |shift: &Shift| {
        let week = if plan.cycle_weeks > 1 { format!("Woche {} ", shift.week + 1) } else { String::new() };
        let weekday = WEEKDAYS.get(shift.weekday as usize).copied().unwrap_or("?");
        let breaks = shift.breaks.iter().map(|pause| span(*pause)).collect::<Vec<_>>().join(", ");
        let breaks = if breaks.is_empty() { breaks } else { format!(" (Pause {breaks})") };
        format!("{week}{weekday} {}{breaks}", span(shift.span))
    };
    match plan.shifts.is_empty() {
        true => "keine Arbeitszeit".to_owned(),
        false => plan.shifts.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}

/// What the book holds, by year.
#[derive(Default)]
struct Year {
    wrote: i64,
    approved: i64,
    lines: i64,
    gross: Vec<Money>,
}

fn years(book: &[BookLine]) -> Option<Section> {
    let mut years: BTreeMap<i32, Year> = BTreeMap::new();
    for line in book {
        let year = years.entry(line.at.day().year()).or_default();
        year.wrote += i64::from(line.wrote);
        year.approved += i64::from(line.approved);
        for (_, gross) in &line.performed {
            year.lines += 1;
            year.gross.push(*gross);
        }
    }
    let rows = years.into_iter().map(|(year, sums)| {
        let total = Money::total(sums.gross).map_or(Cell::Empty, Cell::Money);
        vec![
            Cell::Number(year.to_string()),
            Cell::Count(sums.wrote),
            Cell::Count(sums.approved),
            Cell::Count(sums.lines),
            total,
        ]
    });
    let columns =
        [("Jahr", 12), ("Gebucht", 16), ("Zugestimmt", 16), ("Zeilen ausgeführt", 20), ("Betrag", 20)];
    section("Im Kassenbuch, nach Jahren", &columns, rows.collect())
}

/// What this person typed as the reason of an entry.
fn reasons(book: &[BookLine]) -> Option<Section> {
    let rows = book.iter().filter_map(|line| {
        let what = format!("{}: {}", line.what, line.reason.as_ref()?);
        Some(vec![Cell::Moment(line.at), Cell::text(what)])
    });
    section("Gründe, die Sie eingegeben haben", &[("Zeit", 28), ("Was", 68)], rows.collect())
}

fn signed(data: &StaffData) -> Option<Section> {
    let rows = data
        .signed
        .iter()
        .flat_map(|signed| signed.at.iter().map(|at| vec![Cell::Moment(*at), Cell::text(signed.what)]));
    section("Wo Ihr Name sonst steht", &[("Zeit", 28), ("Was", 68)], rows.collect())
}
