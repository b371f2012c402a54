//! The small files of an archive.

use std::fmt::Write;

use book::ledger::ChainReport;
use proof::{Digest, Format, Moment, PublicKey, ReceiptNumber, Seq, Verified, ZNumber};
use serde::Serialize;

use super::staging::ArchiveFile;

/// Version of what an archive is made of; its entries have formats of their own.
pub const ARCHIVE_FORMAT: u16 = 2;

/// What `bereich.json` says before what signs it; the order of its fields is part of the form.
#[derive(Serialize)]
pub struct Range {
    pub format: u16,
    pub register: String,
    pub title: String,
    pub first_seq: Seq,
    pub last_seq: Seq,
    pub previous_hash: Digest,
    pub previous_receipt_number: Option<ReceiptNumber>,
    pub previous_z_number: Option<ZNumber>,
    pub partial: bool,
    pub program: String,
    #[serde(skip)]
    pub ended: Moment,
    #[serde(skip)]
    pub keys: Vec<PublicKey>,
}

impl Range {
    /// The book as it stands before the range.
    pub fn before(&self) -> Verified {
        Verified {
            last: Seq::new(self.first_seq.get().saturating_sub(1)),
            hash: self.previous_hash,
            receipt_number: self.previous_receipt_number,
            z_number: self.previous_z_number,
            format: Format::One,
            key: None,
        }
    }
}

/// `schluessel.txt`: short name, key, fingerprint, in the order of their use.
pub fn keys(keys: &[PublicKey]) -> String {
    keys.iter().map(|key| format!("{} {key} {}\n", key.key_id(), key.fingerprint())).collect()
}

/// `SHA256SUMS`, as `sha256sum` writes and checks it.
pub fn sums(parts: &[ArchiveFile]) -> String {
    let mut text = String::new();
    for part in parts {
        // Writing into a text never fails.
        let _ = writeln!(text, "{}  {}", part.sha256, part.name);
    }
    text
}

/// `LIESMICH.txt`: what this is, how to check it, how long to keep it.
pub fn read_me(
    range: &Range,
    report: &ChainReport,
    (without_customer, without_report): (&[Seq], &[String]),
) -> String {
    let Range { register, title, first_seq, last_seq, program, .. } = range;
    let fingerprints: Vec<String> = range.keys.iter().map(PublicKey::fingerprint_for_people).collect();
    // An archive of one key has the bytes that it always had.
    let fingerprint_words = match fingerprints.len() {
        0 | 1 => "Fingerabdruck des Schlüssels, wie er auf jedem Z-Bericht steht:",
        _ => "Fingerabdrücke der Schlüssel, wie sie nacheinander auf den Z-Berichten stehen:",
    };
    let fingerprints = fingerprints.join("\n");
    let partial = if range.partial {
        "\nACHTUNG: Dieser Zeitraum war noch nicht zu Ende, als das Archiv gemacht wurde. Es fehlt, was danach\n\
         gebucht wurde. Bitte das Archiv nach dem letzten Tagesabschluss noch einmal machen.\n"
    } else {
        ""
    };
    let broken = report.finding.as_ref().map_or_else(String::new, |(_, finding)| {
        format!(
            "\nACHTUNG: DAS KASSENBUCH IST BESCHÄDIGT. Als dieses Archiv gemacht wurde, fand das Programm:\n\
             {finding}\n\
             Die Prüfung dieses Archivs nennt dieselbe Stelle. Was davor steht, ist davon nicht berührt.\n"
        )
    });
    let customers = left_out(without_customer) + &not_made(without_report);
    format!(
        "Archiv {title} der Kasse {register}\n\
         ===================================\n\
         \n\
         Enthalten sind die Buchungen {first_seq} bis {last_seq}, gemacht mit {program}.\n\
         {broken}{customers}{partial}\n\
         PRÜFEN\n\
         1. Bereitlegen: den letzten gedruckten Z-Bericht dieses Zeitraums und, wenn es einen gibt, den letzten davor.\n   \
         Ein Archiv beweist nur, wofür Papier bürgt: Der letzte bürgt für alles bis zu ihm, der davor für den Anfang.\n\
         2. Wer ein Archiv fälscht, kann auch die Prüfseite darin fälschen. Wenn es darauf ankommt, pruefen.html oder\n   \
         lockbuch-pruefen von der Seite des Herstellers oder von der Steuerberatung holen und die SHA-256-Summe mit\n   \
         der vergleichen, die dort genannt wird.\n\
         3. pruefen.html in einem Browser öffnen. Das Internet wird nicht gebraucht.\n\
         4. Diese ZIP-Datei auf die Seite ziehen. Sie prüft Nummern, Summen, Kette, Signaturen und Prüfziffern.\n\
         5. Die QR-Codes oder Kettenköpfe dieser Z-Berichte eingeben. Die Seite sagt, bis zu welcher Buchung\n   \
         das Archiv echt ist und wofür kein Papier bürgt. Der Schlüssel allein sagt nichts über den Inhalt: Wer ihn\n   \
         hat, kann alles neu schreiben.\n\
         Wer ein Programm bevorzugt: lockbuch-pruefen ARCHIV.zip --papier QR-CODE (mehr mit --help)\n\
         \n\
         {fingerprint_words}\n\
         {fingerprints}\n\
         \n\
         WAS IST WAS\n\
         berichte/        Berichte zum Lesen und Drucken (PDF)\n\
         tabellen/        Listen für Tabellenprogramme (CSV); kann fehlen\n\
         buchungen.jsonl  jede Buchung mit allen Teilen, Prüfsummen und Signatur, eine Zeile je Buchung\n\
         kunden.jsonl     Kundennamen zu den Buchungen, soweit sie nicht gelöscht wurden (Art. 17 DSGVO)\n\
         bereich.json     welcher Teil des Kassenbuchs dies ist und woran er anschließt\n\
         schluessel.txt   der öffentliche Schlüssel der Kasse\n\
         SHA256SUMS       Prüfsummen aller Dateien (prüfbar mit: sha256sum -c SHA256SUMS)\n\
         pruefen.html     die Prüfseite\n\
         \n\
         AUFBEWAHREN\n\
         Zehn Jahre, gerechnet vom Ende des Kalenderjahres der letzten Buchung; länger, solange eine Steuer-\n\
         festsetzung offen ist (§ 147 Abs. 3 und 4 AO, § 14b UStG). Am besten an zwei Orten, zusammen mit den\n\
         gedruckten Z-Berichten.\n"
    )
}

/// Which reports could not be made.
fn not_made(without_report: &[String]) -> String {
    if without_report.is_empty() {
        return String::new();
    }
    format!(
        "\nHINWEIS: Buchungen sind beschädigt. Diese Berichte konnten deshalb nicht gemacht werden:\n\
         {}\n\
         Die Buchungen selbst stehen in buchungen.jsonl, wie sie im Kassenbuch liegen.\n",
        without_report.join(", ")
    )
}

/// Whose customers' data are not in the archive though nobody erased them.
fn left_out(without_customer: &[Seq]) -> String {
    if without_customer.is_empty() {
        return String::new();
    }
    let entries: Vec<String> = without_customer.iter().map(Seq::to_string).collect();
    format!(
        "\nHINWEIS: Die Kundendaten zu diesen Buchungen sind beschädigt und fehlen in kunden.jsonl:\n\
         {}\n\
         Die Prüfung zählt sie als gelöscht. Die Buchungen selbst sind davon nicht berührt.\n",
        entries.join(", ")
    )
}
