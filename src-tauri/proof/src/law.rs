//! Closed lists that the law's format fixes (DSFinV-K 2.4, annexes B to D and VAT keys).

use serde::{Deserialize, Serialize};

use crate::rate::Rate;

macro_rules! spelled {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling that the format fixes.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value of a spelling, if it is one.
            pub fn from_spelling(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use spelled;

spelled!(
    /// `BON_TYP` (DSFinV-K annex B). Only [`BonType::Beleg`] counts in the closing sums.
    BonType {
        Beleg = "Beleg",
        AVRechnung = "AVRechnung",
        AVTransfer = "AVTransfer",
        AVBestellung = "AVBestellung",
        AVBelegstorno = "AVBelegstorno",
        AVBelegabbruch = "AVBelegabbruch",
        AVSachbezug = "AVSachbezug",
        AVSonstige = "AVSonstige",
    }
);

spelled!(
    /// `GV_TYP` (DSFinV-K annex C): what a line is in law.
    BusinessCase {
        Umsatz = "Umsatz",
        Pfand = "Pfand",
        PfandRueckzahlung = "PfandRueckzahlung",
        Rabatt = "Rabatt",
        Aufschlag = "Aufschlag",
        ZuschussEcht = "ZuschussEcht",
        ZuschussUnecht = "ZuschussUnecht",
        TrinkgeldAG = "TrinkgeldAG",
        TrinkgeldAN = "TrinkgeldAN",
        EinzweckgutscheinKauf = "EinzweckgutscheinKauf",
        EinzweckgutscheinEinloesung = "EinzweckgutscheinEinloesung",
        MehrzweckgutscheinKauf = "MehrzweckgutscheinKauf",
        MehrzweckgutscheinEinloesung = "MehrzweckgutscheinEinloesung",
        Forderungsentstehung = "Forderungsentstehung",
        Forderungsaufloesung = "Forderungsaufloesung",
        Anzahlungseinstellung = "Anzahlungseinstellung",
        Anzahlungsaufloesung = "Anzahlungsaufloesung",
        Anfangsbestand = "Anfangsbestand",
        Privatentnahme = "Privatentnahme",
        Privateinlage = "Privateinlage",
        Geldtransit = "Geldtransit",
        Lohnzahlung = "Lohnzahlung",
        Einzahlung = "Einzahlung",
        Auszahlung = "Auszahlung",
        DifferenzSollIst = "DifferenzSollIst",
    }
);

spelled!(
    /// `ZAHLART_TYP` (DSFinV-K annex D).
    PaymentKind {
        Bar = "Bar",
        Unbar = "Unbar",
        ECKarte = "ECKarte",
        Kreditkarte = "Kreditkarte",
        ElZahlungsdienstleister = "ElZahlungsdienstleister",
        Guthabenkarte = "Guthabenkarte",
        Keine = "Keine",
    }
);

/// `UST_SCHLUESSEL` (DSFinV-K VAT keys, edition 2024-12-05), as far as a salon uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VatKey {
    /// Key 1: general rate, § 12 (1) UStG.
    General,
    /// Key 2: reduced rate, § 12 (2) UStG.
    Reduced,
    /// Key 5: not taxable (vouchers for several purposes, staff tips, cash movements).
    NotTaxable,
    /// Key 6: exempt (§ 19 UStG and others).
    Exempt,
}

impl VatKey {
    pub const ALL: &'static [Self] = &[Self::General, Self::Reduced, Self::NotTaxable, Self::Exempt];

    /// The number of the key in the format.
    pub const fn number(self) -> u16 {
        match self {
            Self::General => 1,
            Self::Reduced => 2,
            Self::NotTaxable => 5,
            Self::Exempt => 6,
        }
    }

    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.number() == number)
    }

    /// The rate in force; entries keep the rate that they were booked with.
    pub const fn rate(self) -> Rate {
        match self {
            Self::General => Rate::hundredths(1900),
            Self::Reduced => Rate::hundredths(700),
            Self::NotTaxable | Self::Exempt => Rate::NONE,
        }
    }
}
