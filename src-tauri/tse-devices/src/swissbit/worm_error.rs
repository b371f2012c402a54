//! The library's errors, each with what it means for the salon.

use std::fmt;

/// What the library gives back where it is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WormError(pub u32);

/// Number and sentence.
const TABLE: &[(u32, &str)] = &[
    (0x0001, "Die TSE nimmt diese Angabe nicht an."),
    (0x0002, "Die TSE wurde nicht gefunden. Bitte prüfen, ob sie eingesteckt ist."),
    (0x0003, "Die TSE lässt sich nicht lesen oder beschreiben. Bitte neu einstecken."),
    (0x0004, "Die TSE antwortet nicht rechtzeitig."),
    (0x1002, "Die TSE kennt die Uhrzeit nicht."),
    (0x1008, "Dieser Vorgang ist an der TSE nicht offen."),
    (0x1009, "An der TSE sind zu viele Vorgänge offen."),
    (0x100a, "Das Zertifikat der TSE ist abgelaufen; sie muss ersetzt werden."),
    (0x100e, "Die TSE hat alle Signaturen verbraucht und muss ersetzt werden."),
    (0x100f, "Dazu fehlt an der TSE die Anmeldung."),
    (0x1011, "Die Kasse ist an der TSE nicht angemeldet."),
    (0x1016, "Die TSE gibt gerade einen Export aus."),
    (0x1017, "Der Speicher der TSE ist voll; die Daten müssen ausgelesen und gelöscht werden."),
    (0x1050, "Die PUK der TSE muss erst geändert werden."),
    (0x1051, "Die PIN der TSE muss erst geändert werden."),
    (0x1053, "Die Schnittstelle der TSE ist nicht eingeschaltet."),
    (0x1054, "Die TSE verlangt einen Selbsttest."),
    (0x1055, "Die TSE hat ihren Selbsttest nicht bestanden."),
    (0x10fd, "Die TSE ist schon eingerichtet."),
    (0x10fe, "Die TSE ist stillgelegt."),
    (0x10ff, "Die TSE ist nicht eingerichtet."),
    (0x1100, "Die PIN der TSE ist falsch."),
    (0x1201, "Die PIN der TSE ist gesperrt."),
    (0x1202, "An der TSE ist niemand angemeldet."),
];

impl WormError {
    /// A value was none that the function takes.
    pub const INVALID_PARAMETER: Self = Self(0x0001);
    /// The stick was pulled out while it worked.
    pub const IO: Self = Self(0x0003);
    /// It took too long.
    pub const TIMEOUT: Self = Self(0x0004);
    /// Nobody has told it the time.
    pub const NO_TIME_SET: Self = Self(0x1002);
    /// There is no such open transaction.
    pub const TRANSACTION_NOT_STARTED: Self = Self(0x1008);
    /// The register is not known.
    pub const CLIENT_NOT_REGISTERED: Self = Self(0x1011);
    /// Its self-test is due.
    pub const NEEDS_SELF_TEST: Self = Self(0x1054);
    /// Nobody signed in who may do this.
    pub const NOT_AUTHORIZED: Self = Self(0x100f);
    /// The PIN is wrong.
    pub const AUTHENTICATION_FAILED: Self = Self(0x1100);

    /// All that have a sentence of their own.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(number, _)| Self(*number))
    }
}

impl fmt::Display for WormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match TABLE.iter().find(|(number, _)| *number == self.0) {
            Some((_, sentence)) => f.write_str(sentence),
            None => write!(f, "Die TSE meldet den unbekannten Fehler 0x{:04x}.", self.0),
        }
    }
}
