//! What holds right now, in words that stand inside the fixed texts.

use book::db::settings;
use book::fault::Outcome;
use book::ledger;
use book::ports::TseDevice;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::Role;
use contract::people::{People, Person};
use contract::settings::{Settings, ShowSettings};
use contract::small_business::KeyAdvice;
use rusqlite::Connection;
use salon::letterhead::WITHOUT_TSE;
use salon::tse_setup;

/// Everything live that the texts and tables need.
pub struct Facts {
    pub settings: Settings,
    pub people: Vec<Person>,
    pub program: String,
    /// What the law asks on this day.
    pub law: &'static law::Profile,
    /// Last receipt and Z number of an earlier register.
    pub first_numbers: (u64, u64),
    /// What the adviser says of the key of a small business.
    pub advice: Option<KeyAdvice>,
    /// The TSE that serves the register.
    pub tse: Option<TseDevice>,
}

impl Facts {
    pub fn gather(tx: &ReadTx<'_>) -> Outcome<Self> {
        let first_numbers = settings::set_up(tx.conn, settings::FIRST_NUMBERS)?;
        let program = format!("{} {}", tx.program.name, tx.program.version);
        let law = law::at(tx.now.day());
        let tse = serving(tx.conn)?;
        let advice = settings::get_or_empty(tx.conn, settings::SMALL_BUSINESS_KEY)?;
        let (settings, people) = (ShowSettings.read(tx)?, People.read(tx)?);
        Ok(Self { settings, people, program, law, first_numbers, advice, tse })
    }

    /// What stands for a name in braces.
    pub fn fact(&self, name: &str) -> Option<String> {
        let salon = &self.settings.salon;
        Some(match name {
            "salon" => salon.name.clone(),
            "address" => format!("{}, {} {}", salon.street, salon.postcode, salon.city),
            "tax" => self.tax(),
            "vat_mode" => self.vat_mode(),
            "register" => self.settings.register.clone(),
            "program" => self.program.clone(),
            "owners" => self.owners(),
            "fingerprint" => self.settings.fingerprint.clone(),
            "key_place" => self.settings.key_place.clone(),
            "lock_minutes" => self.settings.lock_after_minutes.to_string(),
            "first_receipt" => self.first_numbers.0.to_string(),
            "first_z" => self.first_numbers.1.to_string(),
            "years_books" => self.law.retention.books.to_string(),
            "years_vouchers" => self.law.retention.vouchers.to_string(),
            "tse" => self.tse(),
            _ => return None,
        })
    }

    fn tse(&self) -> String {
        let Some(TseDevice { serial, client, mark, .. }) = &self.tse else {
            return format!(
                "An dieser Kasse ist keine eingerichtet. Jeder Ausdruck trägt deshalb den Hinweis „{WITHOUT_TSE}“, und geöffnet wird nur, \
                 wenn die Inhaberin es mit ihrer PIN erlaubt hat; die Erlaubnis steht im Kassenbuch."
            );
        };
        if serial.is_empty() {
            return "An dieser Kasse ist eine eingerichtet, die noch nie geantwortet hat; jeder Beleg sagt, dass sie \
                    ausgefallen ist."
                .to_owned();
        }
        let mark = mark.as_ref().map(|mark| format!(" {mark}; jeder Ausdruck sagt das.")).unwrap_or_default();
        format!(
            "Jeder Beleg und jede Öffnung der Kassenlade wird von der TSE mit der Seriennummer {serial} abgesichert, an der die Kasse \
             „{client}“ heißt.{mark} Antwortet sie nicht, wird ohne sie weitergebucht: Der Beleg sagt es, Beginn, Ende und Grund des \
             Ausfalls stehen im Kassenbuch, und nachträglich wird nichts signiert. Was beim Tagesabschluss offen ist, endet als \
             abgebrochener Vorgang. Gewechselt wird sie nur zwischen zwei Tagen: Ihr letzter Export wird geprüft und \
             aufbewahrt, sie wird außer Betrieb genommen, die neue eingerichtet; beides und die Frist für die Meldung an das \
             Finanzamt (§ 146a Abs. 4 AO) stehen im Kassenbuch."
        )
    }

    fn tax(&self) -> String {
        let salon = &self.settings.salon;
        let number = salon.tax_number.as_ref().map(|number| format!("Steuernummer {number}"));
        let id = salon.vat_id.as_ref().map(|id| format!("USt-IdNr. {id}"));
        number.into_iter().chain(id).collect::<Vec<_>>().join(", ")
    }

    fn vat_mode(&self) -> String {
        if !self.settings.salon.small_business {
            return "Der Salon unterliegt der Regelbesteuerung; Brutto, Netto und Steuer stehen je Satz auf jedem Beleg."
                .to_owned();
        }
        let limits = &self.law.small_business;
        let (before, running) = (limits.year_before, limits.running_year);
        let key = limits.key_as_advised(self.advice.as_ref().map(|advice| advice.key));
        let key = match &self.advice {
            None => format!("{} der DSFinV-K", key.number()),
            Some(KeyAdvice { adviser, day, .. }) => format!(
                "{} der DSFinV-K (Auskunft der Steuerberatung, {adviser}, vom {})",
                key.number(),
                day.german()
            ),
        };
        format!(
            "Der Salon ist Kleinunternehmer (§ 19 UStG); auf Belegen wird keine Umsatzsteuer ausgewiesen. Umsatz trägt den \
             Schlüssel {key}, auf dem Beleg steht „{}“. Der Umsatz des Vorjahres darf {before}\u{a0}€, der des \
             laufenden Jahres {running}\u{a0}€ nicht überschreiten; ab neun Zehnteln sagt das Programm es. Der Umsatz, mit \
             dem die Grenze überschritten wird, ist selbst zu versteuern: Vor ihm wird abgeschlossen, umgestellt und neu \
             geöffnet.",
            self.law.texts.small_business
        )
    }

    fn owners(&self) -> String {
        let owners = self.people.iter().filter(|person| person.active && person.role == Role::Owner);
        owners.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The TSE that was set up, or else the one that the newest bon names.
fn serving(conn: &Connection) -> Outcome<Option<TseDevice>> {
    if let Some(work) = tse_setup::work(conn)? {
        return Ok(Some(work.device));
    }
    Ok(ledger::serving_tse(conn)?.map(|(_, body)| serde_json::from_str(&body)).transpose()?)
}
