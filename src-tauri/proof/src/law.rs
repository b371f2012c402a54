//! Closed lists that the law's format fixes (DSFinV-K 2.4, annexes B to D and the VAT keys of its annex 2).
//! No other value is legal, so each spelling is the authority's own, on disk and in JSON alike.

use serde::{Deserialize, Serialize};

macro_rules! spelled {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling that the format fixes: in the canonical form, in the store and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value of exactly this spelling; `None` for any other text.
            pub fn from_spelling(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use spelled;

spelled!(
    /// `BON_TYP` (DSFinV-K annex B). Only [`BonType::Beleg`] counts in the closing sums; the others carry
    /// payments of kind [`PaymentKind::Keine`] alone. `AVTraining` is missing on purpose: the book of the
    /// salon takes no practice.
    BonType {
        /// A finished event with its settlement: sale, storno, return, deposit, withdrawal, tip, difference.
        Beleg = "Beleg",
        /// An invoice that was made elsewhere and is only referred to here.
        AVRechnung = "AVRechnung",
        /// Captured here, settled in another system.
        AVTransfer = "AVTransfer",
        /// An order without payment; as soon as something is paid on it, it is a [`BonType::Beleg`].
        AVBestellung = "AVBestellung",
        /// Takes a finished receipt back by a mark. Not to be used on a register with TSE, and never written
        /// here: a
        /// storno is a [`BonType::Beleg`] with the signs turned round.
        AVBelegstorno = "AVBelegstorno",
        /// An event that was begun and given up before payment; keeps the lines that it had.
        AVBelegabbruch = "AVBelegabbruch",
        /// A benefit in kind to an employee (Sachbezug).
        AVSachbezug = "AVSachbezug",
        /// Anything else; `BON_NAME` ([`crate::Head::bon_name`]) is then compulsory.
        AVSonstige = "AVSonstige",
    }
);

spelled!(
    /// `GV_TYP` (DSFinV-K annex C, Geschäftsvorfall): what a line is in law. `GV_NAME`
    /// ([`crate::Line::case_name`]) may divide each freely. Vouchers, tips, prepayments and receivables
    /// are lines, never payments.
    BusinessCase {
        /// Sale of work or goods; negative when taken back.
        Umsatz = "Umsatz",
        /// Charge on returnable packaging (Pfand).
        Pfand = "Pfand",
        /// Charge on packaging that is paid back.
        PfandRueckzahlung = "PfandRueckzahlung",
        /// A reduction as a line of its own, with the VAT key of what it reduces.
        Rabatt = "Rabatt",
        /// A surcharge as a line of its own, with the VAT key of what it raises.
        Aufschlag = "Aufschlag",
        /// A third party's grant that is no consideration for anything (echter Zuschuss).
        ZuschussEcht = "ZuschussEcht",
        /// A third party's payment for what the customer gets (unechter Zuschuss), taxed like it.
        ZuschussUnecht = "ZuschussUnecht",
        /// Tip to the owner: turnover, at the rate of the service. Only ever comes in; cash of it leaves as
        /// [`BusinessCase::Geldtransit`] or [`BusinessCase::Privatentnahme`].
        TrinkgeldAG = "TrinkgeldAG",
        /// Tip to an employee (§ 3 no. 51 EStG): no turnover, key 5. Comes in positive and is paid out
        /// negative.
        TrinkgeldAN = "TrinkgeldAN",
        /// Single-purpose voucher sold (§ 3 (14) UStG): taxed now.
        EinzweckgutscheinKauf = "EinzweckgutscheinKauf",
        /// Single-purpose voucher redeemed: negative, with the key of its sale, so nothing is taxed twice.
        EinzweckgutscheinEinloesung = "EinzweckgutscheinEinloesung",
        /// Multi-purpose voucher sold (§ 3 (15) UStG): key 5, not taxed yet.
        MehrzweckgutscheinKauf = "MehrzweckgutscheinKauf",
        /// Multi-purpose voucher redeemed: negative, key 5; what is bought with it is taxed.
        MehrzweckgutscheinEinloesung = "MehrzweckgutscheinEinloesung",
        /// Goods or work on account: negative, key 5; the receivable (Forderung) begins.
        Forderungsentstehung = "Forderungsentstehung",
        /// A receivable that is paid: key 5, with a reference to where it began.
        Forderungsaufloesung = "Forderungsaufloesung",
        /// A prepayment for later work (Anzahlung): taxed when received.
        Anzahlungseinstellung = "Anzahlungseinstellung",
        /// A prepayment that is used: negative, with the key of its receipt and a reference to it.
        Anzahlungsaufloesung = "Anzahlungsaufloesung",
        /// Opening stock: cash that is already in the drawer when a closing period begins; key 5.
        Anfangsbestand = "Anfangsbestand",
        /// Withdrawal: cash that the owner takes for private ends; negative, key 5.
        Privatentnahme = "Privatentnahme",
        /// Deposit: the owner's private cash put into the drawer; key 5.
        Privateinlage = "Privateinlage",
        /// Transit: cash on its way to or from bank and safe; key 5.
        Geldtransit = "Geldtransit",
        /// Wage or wage advance paid from the drawer; negative, key 5.
        Lohnzahlung = "Lohnzahlung",
        /// Any other cash that comes in (pay in); key 5.
        Einzahlung = "Einzahlung",
        /// Any other cash that goes out (pay out), such as postage; negative, key 5.
        Auszahlung = "Auszahlung",
        /// Counted less expected cash at a count: negative when some is missing; key 5.
        DifferenzSollIst = "DifferenzSollIst",
    }
);

spelled!(
    /// `ZAHLART_TYP` (DSFinV-K annex D). [`crate::Payment::name`] divides each further (`ZAHLART_NAME`).
    PaymentKind {
        /// Cash; the only kind that moves the drawer, and class `Bar` in a TSE's processData.
        Bar = "Bar",
        /// Other payment without cash: transfer, direct debit.
        Unbar = "Unbar",
        /// Debit card: girocard and the like.
        ECKarte = "ECKarte",
        /// Credit card.
        Kreditkarte = "Kreditkarte",
        /// Electronic payment service: PayPal, Apple Pay and the like.
        ElZahlungsdienstleister = "ElZahlungsdienstleister",
        /// Prepaid card with a stored value; a voucher of the salon is a line, not this.
        Guthabenkarte = "Guthabenkarte",
        /// Nothing was paid: always 0, on every bon but [`BonType::Beleg`], and on one that vouchers cover
        /// whole.
        Keine = "Keine",
    }
);

/// `UST_SCHLUESSEL` (DSFinV-K VAT keys, edition 2024-12-05), as far as a salon uses them. An entry keeps
/// key and rate beside each other, so that a later change of the rate leaves it as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VatKey {
    /// Key 1: general rate, § 12 (1) UStG.
    General,
    /// Key 2: reduced rate, § 12 (2) UStG.
    Reduced,
    /// Key 5: not taxable (vouchers for several purposes, staff tips, cash movements).
    NotTaxable,
    /// Key 6: exempt (§ 19 UStG and others), 0 %.
    Exempt,
}

impl VatKey {
    /// The four keys, by number.
    pub const ALL: &'static [Self] = &[Self::General, Self::Reduced, Self::NotTaxable, Self::Exempt];

    /// The number of the key in the format: 1, 2, 5 or 6.
    pub const fn number(self) -> u16 {
        match self {
            Self::General => 1,
            Self::Reduced => 2,
            Self::NotTaxable => 5,
            Self::Exempt => 6,
        }
    }

    /// The key of this number; `None` for one that a salon does not use.
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.number() == number)
    }
}
