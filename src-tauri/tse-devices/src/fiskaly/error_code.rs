//! The service's error codes, each with what it means for the salon.

use std::fmt;

/// Makes the list: name, code, sentence.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $sentence:literal;)+) => {
        /// A reason that the service names (OpenAPI 2.1.35).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $name,)+
        }

        impl ErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// As the service spells it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What it means, and what to do.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

codes! {
    /// There is no such TSE.
    TssNotFound = "E_TSS_NOT_FOUND", "Die TSE gibt es bei fiskaly nicht. Bitte die TSE-ID in den Einstellungen prüfen.";
    /// It is there already, and further on.
    TssConflict = "E_TSS_CONFLICT", "Unter dieser Kennung gibt es bei fiskaly schon eine TSE.";
    /// Put out of use for good.
    TssDisabled = "E_TSS_DISABLED", "Die TSE ist endgültig stillgelegt. Bitte eine neue TSE einrichten.";
    /// Not set up to its end.
    TssNotInitialized = "E_TSS_NOT_INITIALIZED", "Die TSE ist nicht fertig eingerichtet. Bitte die Einrichtung fortsetzen.";
    /// Broken for good.
    TssDefective = "E_TSS_DEFECTIVE", "Die TSE ist defekt und signiert nicht mehr. Bitte Daten sichern und eine neue TSE einrichten.";
    /// Wiped.
    TssDeleted = "E_TSS_DELETED", "Die TSE wurde bei fiskaly gelöscht. Bitte eine neue TSE einrichten.";
    /// Removed because nobody used it.
    TssEvicted = "E_TSS_EVICTED", "Die TSE wurde bei fiskaly wegen Nichtnutzung entfernt. Bitte eine neue TSE einrichten.";
    /// Under maintenance.
    TssLocked = "E_TSS_LOCKED", "Die TSE wird bei fiskaly gerade gewartet.";
    /// No more of them for this account.
    TssLimitReached = "E_TSS_LIMIT_REACHED", "Das fiskaly-Konto erlaubt keine weitere TSE.";
    /// No more of them today.
    TssLimitPerDayReached = "E_TSS_LIMIT_PER_DAY_REACHED", "Heute lässt sich bei fiskaly keine weitere TSE anlegen.";
    /// A step of the set-up out of its order.
    IllegalTssStateChange = "E_ILLEGAL_TSS_STATE_CHANGE", "Dieser Schritt passt nicht zum Stand der TSE. Bitte die Einrichtung neu beginnen.";
    /// Not set up enough for an export.
    TssIllegalStateToPerformExport = "E_TSS_ILLEGAL_STATE_TO_PERFORM_EXPORT", "In ihrem jetzigen Stand gibt die TSE keinen Export heraus.";
    /// There is no such transaction.
    TxNotFound = "E_TX_NOT_FOUND", "Der Vorgang ist bei fiskaly unbekannt.";
    /// The step does not fit what the transaction is.
    TxUpsert = "E_TX_UPSERT", "fiskaly nimmt diesen Schritt des Vorgangs nicht an.";
    /// A step without a type.
    TxNoTypeDefined = "E_TX_NO_TYPE_DEFINED", "fiskaly vermisst die Vorgangsart.";
    /// The type changed on the way.
    TxIllegalTypeChange = "E_TX_ILLEGAL_TYPE_CHANGE", "fiskaly lehnt den Wechsel der Vorgangsart ab.";
    /// Too many are open.
    TxLimitReached = "E_TX_LIMIT_REACHED", "Bei fiskaly sind zu viele Vorgänge offen. Bitte den Tag abschließen.";
    /// There is no such step.
    TxRevisionNotFound = "E_TX_REVISION_NOT_FOUND", "Diesen Schritt des Vorgangs kennt fiskaly nicht.";
    /// The transaction is being worked on.
    PendingTxConflict = "E_PENDING_TX_CONFLICT", "fiskaly bearbeitet diesen Vorgang noch.";
    /// There is no such register.
    ClientNotFound = "E_CLIENT_NOT_FOUND", "Die Kasse ist an der TSE unbekannt. Bitte die Einrichtung der TSE fortsetzen.";
    /// The register's id is taken.
    ClientConflict = "E_CLIENT_CONFLICT", "Die Kennung der Kasse ist bei fiskaly schon vergeben.";
    /// The register was signed out.
    ClientDeregistered = "E_CLIENT_DEREGISTERED", "Die Kasse ist von der TSE abgemeldet. Bitte die Einrichtung der TSE fortsetzen.";
    /// Too many registers.
    ClientLimitReached = "E_CLIENT_LIMIT_REACHED", "An dieser TSE sind schon zu viele Kassen angemeldet.";
    /// The register's serial number has a letter that may not be.
    IllegalClientSerial = "E_ILLEGAL_CLIENT_SERIAL", "fiskaly lehnt die Seriennummer der Kasse ab.";
    /// There is no latest step.
    LatestTxRevisionNotFound = "E_LATEST_TX_REVISION_NOT_FOUND", "fiskaly findet den letzten Schritt des Vorgangs nicht.";
    /// There is no such export.
    ExportNotFound = "E_EXPORT_NOT_FOUND", "Den Export gibt es bei fiskaly nicht mehr. Bitte noch einmal beginnen.";
    /// It is not ready.
    ExportNotCompleted = "E_EXPORT_NOT_COMPLETED", "Der Export ist bei fiskaly noch nicht fertig.";
    /// Not allowed.
    ExportForbidden = "E_EXPORT_FORBIDDEN", "fiskaly verweigert den Export.";
    /// Another one is running.
    ExportInProgress = "E_EXPORT_IN_PROGRESS", "Während ein Export läuft, nimmt fiskaly dies nicht an.";
    /// Not now.
    ExportTemporarilyUnavailable = "E_EXPORT_TEMPORARILY_UNAVAILABLE", "Exporte sind bei fiskaly gerade nicht möglich.";
    /// It was begun before.
    DuplicateExport = "E_DUPLICATE_EXPORT", "Dieser Export wurde schon begonnen.";
    /// The same one is running.
    ExportDuplicateRateLimited = "E_EXPORT_DUPLICATE_RATE_LIMITED", "Derselbe Export läuft bei fiskaly schon.";
    /// Too many are running.
    TooManyExports = "E_TOO_MANY_EXPORTS", "Bei fiskaly laufen zu viele Exporte. Bitte später noch einmal beginnen.";
    /// It can't be stopped any more.
    CancelExport = "E_CANCEL_EXPORT", "Der Export lässt sich nicht mehr anhalten.";
    /// Key, secret or token are wrong.
    Unauthorized = "E_UNAUTHORIZED", "fiskaly lehnt die Zugangsdaten ab. Bitte API-Schlüssel und Geheimnis in den Einstellungen prüfen.";
    /// The PIN is wrong.
    AdminLoginFailed = "E_ADMIN_LOGIN_FAILED", "Die Admin-PIN der TSE ist falsch.";
    /// The PIN was wrong too often, or was never set.
    AdminPinBlocked = "E_ADMIN_PIN_BLOCKED", "Die Admin-PIN der TSE ist gesperrt und muss mit der PUK neu gesetzt werden.";
    /// The PUK is wrong.
    ChangeAdminPinFailed = "E_CHANGE_ADMIN_PIN_FAILED", "Die Admin-PUK der TSE ist falsch.";
    /// Someone else's.
    AccessDenied = "E_ACCESS_DENIED", "Das fiskaly-Konto darf auf diese TSE nicht zugreifen.";
    /// No capacity for new ones.
    SmaersGatewayCapacitiesDepleted = "E_SMAERS_GATEWAY_CAPACITIES_DEPLETED", "fiskaly ist ausgelastet.";
    /// Not ready for new ones.
    BootstrapFileNotAvailable = "E_BOOTSTRAP_FILE_NOT_AVAILABLE", "fiskaly kann gerade keine TSE bereitstellen.";
    /// The other address must be asked.
    UseMiddleware = "E_USE_MIDDLEWARE", "Die Adresse von fiskaly ist falsch eingestellt; nötig ist die der Middleware.";
    /// The request before is being worked on.
    MiddlewarePendingRequest = "E_MIDDLEWARE_PENDING_REQUEST", "fiskaly bearbeitet die vorige Anfrage noch.";
    /// Only where nothing counts.
    AvailableOnTestOnly = "E_AVAILABLE_ON_TEST_ONLY", "Das erlaubt fiskaly nur in der Testumgebung.";
    /// The request is malformed.
    FailedSchemaValidation = "E_FAILED_SCHEMA_VALIDATION", "fiskaly versteht die Anfrage nicht. Bitte den Hersteller des Programms verständigen.";
    /// Filters that don't go together.
    ParameterMismatch = "E_PARAMETER_MISMATCH", "Diese Auswahl nimmt fiskaly für einen Export nicht an.";
    /// There is no such message.
    LogNotFound = "E_LOG_NOT_FOUND", "fiskaly findet die Meldung des Vorgangs nicht.";
    /// The device behind is gone.
    CsplNotFound = "E_CSPL_NOT_FOUND", "fiskaly findet das Signaturmodul nicht.";
}

impl ErrorCode {
    /// The code of exactly this spelling.
    pub fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}
