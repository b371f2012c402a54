//! What a check of an export finds: typed, with a stable code and one German sentence that says what and where.

use std::fmt;

use crate::file_name::{LogName, Told};
use crate::message::{Body, LogMessage};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The export is not what a device gave out, or not all of it.
    Fault,
    /// Worth knowing; nothing is wrong with the export.
    Remark,
}

/// A message, said as people find it: `Transaktion 2, Abschluss (Signaturzähler 15)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The signature counter, by which findings are put in order.
    pub counter: u64,
    what: String,
}

impl At {
    /// Where a message stands.
    pub fn of(message: &LogMessage<'_>) -> Self {
        let what = match &message.body {
            Body::Transaction(step) => format!("Transaktion {}, {}", step.number, step.operation.german()),
            Body::System(system) => format!("Systemmeldung {}", system.event),
            Body::Audit(_) => "Protokoll des Sicherheitsmoduls".to_owned(),
        };
        Self { counter: message.counter, what }
    }

    /// Where a message should stand by its file's name, which is all that can be read of it.
    pub fn of_name(name: &LogName) -> Self {
        let what = match &name.told {
            Told::Transaction { number, operation, .. } => {
                format!("Transaktion {number}, {}", operation.german())
            }
            Told::System(event) => format!("Systemmeldung {event}"),
            Told::Audit => "Protokoll des Sicherheitsmoduls".to_owned(),
        };
        Self { counter: name.counter, what }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (Signaturzähler {})", self.what, self.counter)
    }
}

macro_rules! findings {
    ($(
        $(#[$doc:meta])*
        $variant:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty),* } = $weight:ident, $code:literal, $text:literal;
    )+) => {
        /// One thing that a check finds.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
        pub enum Finding {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\n`", $code, "`: \"", $text, "\"")]
                #[error($text)]
                $variant { $($(#[$fdoc])* #[doc = concat!("Stands for `{", stringify!($field), "}` in the sentence.")] $field: $ty),* }
            ),+
        }

        impl Finding {
            /// All codes, in the order of the variants.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }

            /// How much it weighs.
            pub const fn weight(&self) -> Weight {
                match self { $(Self::$variant { .. } => Weight::$weight),+ }
            }
        }
    };
}

findings!(
    /// The file is no TAR from some byte on.
    TarUnreadable { at: u64 } = Fault, "tar.unreadable",
        "Das TAR-Archiv ist ab Byte {at} nicht lesbar.";
    /// The file ends within one of its files.
    TarCutOff { file: String } = Fault, "tar.cut_off",
        "Das TAR-Archiv bricht mitten in der Datei „{file}“ ab.";
    /// Two blocks of zeros close every TAR; without them its end may be missing.
    TarNoEnd {} = Fault, "tar.no_end",
        "Dem TAR-Archiv fehlt die Endemarke; es wurde vermutlich abgeschnitten.";
    /// Something stands behind the end.
    TarMore { at: u64 } = Fault, "tar.more",
        "Hinter dem Ende des TAR-Archivs stehen ab Byte {at} noch Daten, die kein Prüfprogramm liest.";
    /// There is no log message at all.
    NoMessages {} = Fault, "tar.no_messages",
        "Der Export enthält keine einzige Log-Nachricht.";
    /// A link or a device where a file belongs.
    OddEntry { file: String } = Fault, "tar.odd_entry",
        "Der Eintrag „{file}“ ist keine gewöhnliche Datei.";
    /// A file that an export does not have.
    ForeignFile { file: String } = Remark, "tar.foreign_file",
        "Die Datei „{file}“ gehört nicht zu einem TSE-Export und wurde nicht geprüft.";
    /// A file far larger than any of its kind.
    TooLarge { file: String, bytes: u64 } = Fault, "tar.too_large",
        "Die Datei „{file}“ ist mit {bytes} Byte zu groß, um eine Log-Nachricht oder ein Zertifikat zu sein.";
    /// `info.csv` is not there.
    InfoMissing {} = Fault, "info.missing", "Die Datei info.csv fehlt im Export.";
    /// `info.csv` is there more than once.
    InfoTwice {} = Fault, "info.twice", "Die Datei info.csv steht mehrmals im Export.";
    /// `info.csv` says nothing.
    InfoUnreadable {} = Fault, "info.unreadable",
        "Die Datei info.csv ist nicht lesbar: Paare aus Name und Wert werden erwartet.";

    /// A name that ends like a log message's and is none.
    OddName { file: String } = Fault, "message.odd_name",
        "Der Dateiname „{file}“ ist nicht der einer Log-Nachricht nach TR-03153.";
    /// Bytes that are no message.
    Unreadable { at: At, why: String } = Fault, "message.unreadable",
        "{at}: Die Nachricht ist nicht lesbar. {why}.";
    /// The same where not even the name tells which it is.
    UnreadableFile { file: String, why: String } = Fault, "message.unreadable_file",
        "Datei „{file}“: Die Nachricht ist nicht lesbar. {why}.";
    /// A name and its message say different things.
    NameDisagrees { at: At, of: &'static str, name: String, message: String } = Fault, "message.name_disagrees",
        "{at}: Der Dateiname sagt {of} {name}, die Nachricht sagt {of} {message}.";
    /// The signature does not fit.
    SignatureWrong { at: At } = Fault, "message.signature_wrong",
        "{at}: Die Signatur passt nicht; der Inhalt wurde verändert oder von jemand anderem signiert.";
    /// The signature is of the wrong length.
    SignatureLength { at: At, found: usize, expected: usize } = Fault, "message.signature_length",
        "{at}: Die Signatur hat {found} Byte, zum Schlüssel gehören {expected}.";
    /// An algorithm that this program can't check.
    AlgorithmUnknown { at: At, algorithm: String } = Fault, "message.algorithm_unknown",
        "{at}: Das Signaturverfahren {algorithm} ist unbekannt; die Signatur wurde nicht geprüft.";
    /// Another device signed.
    ForeignDevice { serial: String, messages: u64, first: At } = Fault, "message.foreign_device",
        "{messages} Nachrichten stammen von einer anderen TSE mit der Seriennummer {serial}; die erste: {first}.";
    /// Another register used the device.
    ForeignClient { at: At, client: String } = Fault, "message.foreign_client",
        "{at}: Die Kasse „{client}“ gehört nicht zu diesem Salon.";
    /// The device's clock was ahead of the check's.
    InFuture { at: At, time: String } = Fault, "message.in_future",
        "{at}: Die Zeit {time} liegt in der Zukunft.";
    /// Data that are signed but not in the form of DSFinV-K, annex I.
    OddProcessData { at: At, why: String } = Remark, "message.odd_process_data",
        "{at}: Die signierten Vorgangsdaten sind nicht in der Form der DSFinV-K, Anhang I. {why}";
    /// A later version's parts that this program does not know.
    UnknownParts { at: At, count: usize } = Remark, "message.unknown_parts",
        "{at}: {count} Teile der Nachricht kennt dieses Programm nicht; signiert sind sie.";
    /// An event of version 3 that breaks a rule of TR-03151-1.
    OddEvent { at: At, why: &'static str } = Remark, "message.odd_event",
        "{at}: Die Meldung der Version 3 weicht von TR-03151-1 ab: {why}.";
    /// The audit's beginning is not the first message of version 3.
    AuditBeginsLate { counter: u64, first: u64 } = Remark, "event.audit_begins_late",
        "startAudit steht bei Signaturzähler {counter}, vor ihm liegt aber schon Signaturzähler {first}.";
    /// The secure state is entered twice, or left without having been entered.
    SecureStateUnpaired { counter: u64, event: &'static str } = Remark, "event.secure_state_unpaired",
        "{event} bei Signaturzähler {counter} hat kein Gegenstück.";
    /// Nobody has told the device the time for too long.
    ClockLongUnset { from: u64, to: u64, hours: i64 } = Remark, "event.clock_long_unset",
        "Zwischen den Zeitabgleichen bei Signaturzähler {from} und {to} liegen {hours} Stunden; erlaubt sind 48.";
    /// The device has thrown messages away, which it may after an export.
    Deleted { at: At } = Remark, "message.deleted",
        "{at}: Die TSE hat hier gespeicherte Nachrichten gelöscht; der frühere Export muss aufbewahrt sein.";

    /// A number is missing between two others.
    CounterMissing { serial: String, counter: u64 } = Fault, "counter.missing",
        "Signaturzähler {counter} fehlt (TSE {serial}).";
    /// Several numbers are missing side by side.
    CountersMissing { serial: String, from: u64, to: u64 } = Fault, "counter.several_missing",
        "Die Signaturzähler {from} bis {to} fehlen (TSE {serial}).";
    /// A number is there twice.
    CounterTwice { at: At } = Fault, "counter.twice",
        "{at}: Dieser Signaturzähler kommt mehr als einmal vor.";
    /// The till has seen a higher number than the export holds.
    EndMissing { last: u64, seen: u64 } = Fault, "counter.end_missing",
        "Der Export endet mit Signaturzähler {last}, die Kasse hat aber schon {seen} erhalten.";
    /// A later signature is of an earlier time, and nobody has set the clock.
    ClockBack { counter: u64, before: String, after: String } = Fault, "counter.clock_back",
        "Zwischen Signaturzähler {counter} und dem nächsten läuft die Uhr der TSE rückwärts: von {before} auf {after}.";

    /// A transaction was begun and not finished.
    NoFinish { number: u64, start: u64 } = Fault, "transaction.no_finish",
        "Transaktion {number} hat keinen Abschluss (Beginn: Signaturzähler {start}).";
    /// A transaction was finished and not begun.
    NoStart { number: u64, counter: u64 } = Fault, "transaction.no_start",
        "Transaktion {number} hat keinen Beginn (Signaturzähler {counter}).";
    /// The same where the export begins later than the transaction.
    StartBefore { number: u64 } = Remark, "transaction.start_before",
        "Transaktion {number} hat vor dem Anfang dieses Auszugs begonnen.";
    /// A transaction was begun twice.
    TwoStarts { number: u64, counter: u64 } = Fault, "transaction.two_starts",
        "Transaktion {number} beginnt ein zweites Mal (Signaturzähler {counter}).";
    /// A transaction was finished twice.
    TwoFinishes { number: u64, counter: u64 } = Fault, "transaction.two_finishes",
        "Transaktion {number} wird ein zweites Mal abgeschlossen (Signaturzähler {counter}).";
    /// The steps come in an order that can't be.
    StepsTurned { number: u64, start: u64, counter: u64 } = Fault, "transaction.steps_turned",
        "Transaktion {number}: Signaturzähler {counter} liegt vor dem Beginn ({start}).";
    /// A step behind the finish.
    StepAfterFinish { number: u64, finish: u64, counter: u64 } = Fault, "transaction.step_after_finish",
        "Transaktion {number}: Signaturzähler {counter} liegt hinter dem Abschluss ({finish}).";
    /// One register began it and another went on.
    ClientChanges { number: u64, counter: u64 } = Fault, "transaction.client_changes",
        "Transaktion {number}: Signaturzähler {counter} nennt eine andere Kasse als der Beginn.";
    /// Numbers do not ascend with the counter.
    NumbersTurned { number: u64, before: u64 } = Fault, "transaction.numbers_turned",
        "Transaktion {number} beginnt vor Transaktion {before}, obwohl ihre Nummer höher ist.";
    /// A number that no message names.
    NumberMissing { number: u64 } = Remark, "transaction.number_missing",
        "Die Transaktion {number} kommt im Export nicht vor.";
    /// Several numbers that no message names.
    NumbersMissing { from: u64, to: u64 } = Remark, "transaction.numbers_missing",
        "Die Transaktionen {from} bis {to} kommen im Export nicht vor.";

    /// The device's certificate is not there.
    LeafMissing { serial: String, messages: u64 } = Fault, "certificate.missing",
        "Das Zertifikat der TSE {serial} fehlt; {messages} Signaturen können nicht geprüft werden.";
    /// A file that should be a certificate.
    CertificateUnreadable { file: String } = Fault, "certificate.unreadable",
        "Die Datei „{file}“ ist kein lesbares Zertifikat.";
    /// A key on a curve that this program does not know.
    CurveUnknown { file: String } = Fault, "certificate.curve_unknown",
        "Der Schlüssel im Zertifikat „{file}“ liegt auf einer unbekannten Kurve.";
    /// The name's digits are not those of its key.
    CertificateNameDisagrees { file: String, serial: String } = Fault, "certificate.name_disagrees",
        "Die Datei „{file}“ enthält das Zertifikat eines anderen Schlüssels: {serial}.";
    /// The name in a device's certificate is another device's.
    SubjectDisagrees { subject: String, serial: String } = Fault, "certificate.subject_disagrees",
        "Das Zertifikat „{subject}“ nennt eine andere Seriennummer als die seines Schlüssels {serial}.";
    /// The one who made the certificate out is not there.
    IssuerMissing { subject: String, issuer: String } = Fault, "certificate.issuer_missing",
        "Das Zertifikat des Ausstellers „{issuer}“ fehlt; „{subject}“ kann nicht bis zu ihm geprüft werden.";
    /// The one who is named as having made it out did not.
    CertificateForged { subject: String, issuer: String } = Fault, "certificate.forged",
        "Das Zertifikat „{subject}“ wurde nicht von „{issuer}“ ausgestellt: Die Unterschrift passt nicht.";
    /// The one who made it out may not.
    IssuerIsNone { subject: String, issuer: String } = Fault, "certificate.issuer_is_none",
        "„{issuer}“ hat „{subject}“ ausgestellt, darf aber keine Zertifikate ausstellen.";
    /// A device that vouches for itself.
    SelfMade { subject: String } = Fault, "certificate.self_made",
        "Das Zertifikat „{subject}“ hat sich selbst ausgestellt; niemand bürgt für die TSE.";
    /// The one who made it out was not valid at that time.
    IssuerExpired { subject: String, issuer: String, time: String } = Fault, "certificate.issuer_expired",
        "Als „{subject}“ am {time} ausgestellt wurde, galt das Zertifikat von „{issuer}“ nicht.";
    /// Signed after the certificate's end.
    Expired { first: At, messages: u64, end: String } = Fault, "certificate.expired",
        "{messages} Nachrichten wurden nach Ablauf des Zertifikats ({end}) signiert; die erste: {first}.";
    /// Signed before the certificate's beginning.
    NotYetValid { first: At, messages: u64, begin: String } = Fault, "certificate.not_yet_valid",
        "{messages} Nachrichten wurden vor Beginn des Zertifikats ({begin}) signiert; die erste: {first}.";
    /// A chain that says of itself that it certifies nothing.
    NotCertified { issuer: String } = Remark, "certificate.not_certified",
        "Die Zertifikate stammen von „{issuer}“: keine zertifizierte TSE.";
);
