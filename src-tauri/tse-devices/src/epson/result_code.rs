//! The device's results, each with what it means for the salon.

use std::fmt;

/// Makes the list: name, spelling, sentence.
macro_rules! results {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $sentence:literal;)+) => {
        /// A reason that the device names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ResultCode {
            $($(#[doc = $doc])+ $name,)+
        }

        impl ResultCode {
            /// All that are known.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// As the device spells it.
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

results! {
    /// The certificate has ended, or the device was put out of use.
    CertificateExpired = "TSE1_ERROR_CERTIFICATE_EXPIRED", "Das Zertifikat der TSE ist abgelaufen; sie muss ersetzt werden.";
    /// Nobody has told it the time.
    NoTimeSet = "TSE1_ERROR_NO_TIME_SET", "Die TSE kennt die Uhrzeit nicht.";
    /// Its self-test is due.
    NeedsSelfTest = "TSE1_ERROR_WRONG_STATE_NEEDS_SELF_TEST", "Die TSE verlangt einen Selbsttest.";
    /// Its self-test has to be passed.
    NeedsSelfTestPassed = "TSE1_ERROR_WRONG_STATE_NEEDS_SELF_TEST_PASSED", "Die TSE hat ihren Selbsttest nicht bestanden.";
    /// The PUK was never changed.
    NeedsPukChange = "TSE1_ERROR_WRONG_STATE_NEEDS_PUK_CHANGE", "Die PUK der TSE muss erst geändert werden.";
    /// The PIN was never changed.
    NeedsPinChange = "TSE1_ERROR_WRONG_STATE_NEEDS_PIN_CHANGE", "Die PIN der TSE muss erst geändert werden.";
    /// It does not know this register.
    ClientNotRegistered = "TSE1_ERROR_CLIENT_NOT_REGISTERED", "Die Kasse ist an der TSE nicht angemeldet.";
    /// The PIN is wrong.
    AuthenticationFailed = "TSE1_ERROR_AUTHENTICATION_FAILED", "Die PIN der TSE ist falsch.";
    /// The PIN was wrong too often.
    PinBlocked = "TSE1_ERROR_AUTHENTICATION_PIN_BLOCKED", "Die PIN der TSE ist gesperrt.";
    /// Out of use, or something in it broke.
    NotAuthorized = "TSE1_ERROR_NOT_AUTHORIZED", "Die TSE lehnt ab; bitte den Drucker neu starten.";
    /// Something is open.
    UnfinishedTransactions = "TSE1_ERROR_TSE_HAS_UNFINISHED_TRANSACTIONS", "An der TSE sind noch Vorgänge offen.";
    /// A value is none that it takes.
    InvalidParameter = "TSE1_ERROR_TSE_INVALID_PARAMETER", "Die TSE nimmt diese Angabe nicht an.";
    /// The shared secret is wrong.
    HostAuthenticationFailed = "OTHER_ERROR_HOST_AUTHENTICATION_FAILED", "Das Geheimnis zwischen Kasse und TSE ist falsch eingestellt.";
    /// Nobody signed in who may set the time.
    UnauthenticatedTimeAdmin = "OTHER_ERROR_UNAUTHENTICATED_TIME_ADMIN_USER", "Die Kasse ist an der TSE nicht freigeschaltet.";
    /// A value is too long or too short.
    ParameterRange = "JSON_ERROR_INVALID_PARAMETER_RANGE", "Eine Angabe ist der TSE zu lang oder zu kurz.";
}

impl ResultCode {
    /// The result of exactly this spelling.
    pub fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}
