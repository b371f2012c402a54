//! What the protocols are narrowed by.

use serde::{Deserialize, Serialize};

/// Kinds of entries that are looked for together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinds {
    /// Every entry.
    #[default]
    All,
    /// Sales and returns.
    Receipts,
    /// Stornos, payment corrections, voided lines, abandoned baskets, declined cards.
    TakenBack,
    /// Cash that moved without a sale; the drawer opened.
    Cash,
    /// Opening, count, difference, closing, revocation.
    Days,
    /// Whatever was programmed: settings, prices, people, versions, keys.
    Settings,
    /// What went in and out as a file, and copies of receipts.
    Files,
    /// Sign-in failures, incidents, outages, looks at the figures.
    Incidents,
}

impl Kinds {
    /// All of them, in the order of the page.
    pub const CHOICES: [Self; 8] = [
        Self::All,
        Self::Receipts,
        Self::TakenBack,
        Self::Cash,
        Self::Days,
        Self::Settings,
        Self::Files,
        Self::Incidents,
    ];

    /// As the page says it: `Alle Einträge`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::All => "Alle Einträge",
            Self::Receipts => "Verkäufe und Rückgaben",
            Self::TakenBack => "Stornos und Abbrüche",
            Self::Cash => "Bargeld und Kassenlade",
            Self::Days => "Öffnung, Zählung, Abschluss, Widerruf",
            Self::Settings => "Einstellungen und Programm",
            Self::Files => "Import, Export, Nachdruck",
            Self::Incidents => "Vorfälle und Anmeldungen",
        }
    }
}

/// What a change of the programming is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Prices of articles, with the day from which they hold.
    Prices,
    /// Articles, services, groups and their VAT.
    Articles,
    /// People, roles, PINs.
    People,
    /// The salon's data, texts and times.
    Salon,
    /// Printers and the mail account.
    Devices,
    /// Versions, keys, clock.
    Program,
}

impl Area {
    /// All of them, in the order of the page.
    pub const CHOICES: [Self; 6] =
        [Self::Prices, Self::Articles, Self::People, Self::Salon, Self::Devices, Self::Program];

    /// As the page says it: `Preise`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Prices => "Preise",
            Self::Articles => "Artikel und Gruppen",
            Self::People => "Team und Rechte",
            Self::Salon => "Salon und Texte",
            Self::Devices => "Geräte",
            Self::Program => "Programm, Schlüssel, Uhr",
        }
    }
}
