//! The table. Each profile is the one before it, but for what changed.

use proof::{Money, Rate, VatKey};

use crate::profile::{Profile, ReceiptDuty, Retention, SmallBusiness, Status, Texts, VatRates};

const NINETEEN_AND_SEVEN: VatRates =
    VatRates { general: Rate::hundredths(1900), reduced: Rate::hundredths(700) };

/// The first one: since then a register that is used is one that § 146a AO means.
pub(crate) const FIRST: Profile = Profile {
    begin: (2020, 1, 1),
    source: "Belegausgabe und technische Sicherheitseinrichtung (§ 146a AO, KassenSichV)",
    status: Status::InForce,
    vat: NINETEEN_AND_SEVEN,
    receipt: ReceiptDuty::HandOut,
    retention: Retention { books: 10, vouchers: 10, letters: 6, claims: 3 },
    notice_months: 1,
    small_invoice: Money::euros(250),
    small_business: SmallBusiness {
        year_before: Money::euros(22_000),
        running_year: Money::euros(50_000),
        ends_with_the_sale: false,
        key: VatKey::NotTaxable,
        other_key: None,
    },
    texts: Texts { small_business: "Keine Umsatzsteuer nach § 19 UStG (Kleinunternehmer)" },
};

const LOWERED: Profile = Profile {
    begin: (2020, 7, 1),
    source: "16 % und 5 % (Zweites Corona-Steuerhilfegesetz)",
    vat: VatRates { general: Rate::hundredths(1600), reduced: Rate::hundredths(500) },
    ..FIRST
};

const AS_BEFORE: Profile =
    Profile { begin: (2021, 1, 1), source: "wieder 19 % und 7 %", vat: NINETEEN_AND_SEVEN, ..LOWERED };

const YEAR_2025: Profile = Profile {
    begin: (2025, 1, 1),
    source: "Kleinunternehmer bis 25.000 € und 100.000 € (§ 19 UStG, Jahressteuergesetz 2024); Buchungsbelege acht \
             Jahre (§ 147 Abs. 3 AO, § 14b UStG)",
    retention: Retention { books: 10, vouchers: 8, letters: 6, claims: 3 },
    small_business: SmallBusiness {
        year_before: Money::euros(25_000),
        running_year: Money::euros(100_000),
        ends_with_the_sale: true,
        key: VatKey::Exempt,
        other_key: Some(VatKey::NotTaxable),
    },
    texts: Texts { small_business: "Steuerfrei nach § 19 UStG (Kleinunternehmer)" },
    ..AS_BEFORE
};

/// The receipt's data may stand in an e-invoice; as DSFinV-K describes no such part yet, each sale gets its receipt as before.
const YEAR_2026: Profile = Profile {
    begin: (2026, 2, 1),
    source: "Inhalt der Belege nach der zweiten Änderung der KassenSichV (§ 6)",
    ..YEAR_2025
};

/// As the cabinet decided it on 23 September 2026; no parliament has passed it.
const PLANNED_2028: Profile = Profile {
    begin: (2028, 1, 1),
    source: "Entwurf: Kassenpflicht ab 100.000 € Umsatz, Belege elektronisch bereitgestellt, auf Verlangen auf Papier; \
             ein Wechsel der TSE ist zu melden",
    status: Status::Planned,
    receipt: ReceiptDuty::Provide,
    ..YEAR_2026
};

/// All profiles, the earliest first.
pub const PROFILES: &[Profile] = &[FIRST, LOWERED, AS_BEFORE, YEAR_2025, YEAR_2026, PLANNED_2028];
