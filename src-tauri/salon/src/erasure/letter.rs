//! The letter to whom was erased: what went, what stays, under which rule and until when.

use contract::customers::Master;
use contract::dossier::Erasure;
use contract::settings::Salon;
use contract::sheet::{Cell, Column, Section, Sheet, SheetRow, Table};
use proof::Moment;

/// What the letter says behind the lists, and what its file is called after.
#[derive(Clone, Copy, Debug)]
pub enum Rest {
    /// To a customer, or a guest without a file.
    Customer,
    /// To someone who worked here.
    Staff,
}

/// The letter, addressed as whoever was erased was known until now.
pub fn letter(
    erasure: &Erasure,
    (to, rest): (&Master, Rest),
    salon: &Salon,
    (now, notice): (Moment, Option<&str>),
) -> Sheet {
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let place = format!("{}, {}, {} {}", salon.name, salon.street, salon.postcode, salon.city);
    let name = format!("{} {}", to.salutation.german(), to.name).trim().to_owned();
    let name = if name.is_empty() { erasure.of.join("; ") } else { name };
    let mut head = vec![pair("Salon", place), pair("An", name), pair("Datum", now.day().german())];
    if !to.address.german().is_empty() {
        head.push(pair("Anschrift", to.address.german()));
    }
    Sheet {
        title: "Löschung Ihrer Daten (Art. 17 DSGVO)".to_owned(),
        file_stem: match erasure.customer {
            Some(customer) => format!("loeschung-{}-{}", now.day(), customer.0),
            None => format!("loeschung-{}-{}", now.day(), rest.stem()),
        },
        head,
        notices: notice.map(str::to_owned).into_iter().collect(),
        sections: [Some(gone(erasure)), ahead(erasure), Some(staying(erasure, rest)), Some(rest.section())]
            .into_iter()
            .flatten()
            .collect(),
    }
}

fn gone(erasure: &Erasure) -> Section {
    let rows = erasure
        .goes
        .iter()
        .map(|(what, count)| SheetRow::of(vec![Cell::text(what.clone()), Cell::Count(i64::from(*count))]));
    let columns = vec![Column::new("Was", 5), Column::new("Anzahl", 1)];
    Section {
        title: Some("Das haben wir gelöscht".to_owned()),
        paragraphs: vec!["Auf Ihren Wunsch haben wir heute folgende Daten gelöscht:".to_owned()],
        table: Some(Table { columns, rows: rows.collect() }),
        ..Section::default()
    }
}

/// Appointments to come are told: whoever comes stands there without a name.
fn ahead(erasure: &Erasure) -> Option<Section> {
    let first =
        "Diese Termine stehen noch bevor. Sie bleiben ohne Ihren Namen eingetragen, bis Sie sie absagen:";
    let told = std::iter::once(first.to_owned()).chain(erasure.ahead.iter().cloned());
    (!erasure.ahead.is_empty()).then(|| Section {
        title: Some("Bevorstehende Termine".to_owned()),
        paragraphs: told.collect(),
        ..Section::default()
    })
}

fn staying(erasure: &Erasure, rest: Rest) -> Section {
    let title = Some("Das müssen wir noch aufbewahren".to_owned());
    if erasure.stays.is_empty() {
        let paragraphs = vec!["Nichts, was Ihren Namen trägt.".to_owned()];
        return Section { title, paragraphs, ..Section::default() };
    }
    let rows = erasure.stays.iter().map(|kept| {
        SheetRow::of(vec![
            Cell::text(kept.what.clone()),
            Cell::text(kept.rule.clone()),
            Cell::Day(kept.until),
        ])
    });
    let columns = vec![Column::new("Was", 3), Column::new("Warum", 5), Column::new("Bis", 2)];
    Section {
        title,
        paragraphs: vec![rest.why().to_owned()],
        table: Some(Table { columns, rows: rows.collect() }),
        ..Section::default()
    }
}

impl Rest {
    const fn stem(self) -> &'static str {
        match self {
            Self::Customer => "gast",
            Self::Staff => "team",
        }
    }

    const fn why(self) -> &'static str {
        match self {
            Self::Customer => {
                "Das Steuerrecht verlangt, dass Belege unverändert aufbewahrt werden (Art. 17 Abs. 3 b DSGVO). Sie dienen \
                 nur noch diesem Zweck:"
            }
            Self::Staff => {
                "Das Kassenbuch muss unverändert bleiben; Zeiten bleiben, bis keine Ansprüche aus dem Arbeitsverhältnis mehr \
                 bestehen. Beides dient nur noch diesem Zweck. Zeiten löscht die Kasse am genannten Tag von selbst; das \
                 Kassenbuch darf danach als Ganzes weg:"
            }
        }
    }

    fn section(self) -> Section {
        let first = match self {
            Self::Customer => {
                "Belege ohne Ihren Namen, also nur mit Datum, Leistungen und Beträgen, bleiben im Kassenbuch. In älteren \
                 Monatsarchiven und Sicherungen verschwinden Ihre Daten mit deren Frist."
            }
            Self::Staff => {
                "An Terminen, Rezepturen und Tests unserer Kundinnen steht statt Ihres Namens nur noch eine Nummer. In \
                 älteren Monatsarchiven und Sicherungen verschwinden Ihre Daten mit deren Frist. Lohnunterlagen liegen nicht \
                 in der Kasse; für sie gelten eigene Fristen."
            }
        };
        let paragraphs = [
            first,
            "Der Salon speichert von diesem Brief nur die Prüfsumme. Bitte heben Sie ihn auf.",
            "Sie können sich bei der Datenschutzaufsicht Ihres Landes beschweren.",
        ];
        Section { paragraphs: paragraphs.map(str::to_owned).to_vec(), ..Section::default() }
    }
}
