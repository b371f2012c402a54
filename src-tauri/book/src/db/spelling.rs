//! How values of closed lists are spelled in the store: the one table of it. What stands here is on disk in every
//! salon; a spelling is never changed, only added.

use contract::Role;
use contract::calendar::{AbsenceKind, AppointmentState, PhaseKind, ResourceKind};
use contract::catalogue::GroupTone;
use contract::consents::ConsentKind;
use contract::formulas::MaterialKind;
use contract::messages::{MessageKind, MessageState};
use contract::patch_tests::TestResult;
use contract::printing::{CodePage, PaperWidth, PrintState};
use proof::{BonType, BusinessCase, EntryKind, LineNature, PaymentKind, ReferenceKind, SnapshotKind};

/// A value of a closed list that the store keeps as text.
pub trait Spelled: Copy + 'static {
    /// What such a value is called in the log.
    const NAME: &'static str;
    /// All values that have a spelling.
    const ALL: &'static [Self];

    fn spelling(self) -> &'static str;

    fn from_spelling(text: &str) -> Option<Self>;
}

/// `Query | Also = "text"`: both are written so, and `Query` is what the text means.
macro_rules! spelled {
    ($($name:ident { $($variant:ident $(| $also:ident)* = $text:literal),+ $(,)? })+) => {$(
        impl Spelled for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn spelling(self) -> &'static str {
                match self { $(Self::$variant $(| Self::$also)* => $text),+ }
            }

            fn from_spelling(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

spelled! {
    AbsenceKind { Holiday = "holiday", Ill = "ill", School = "school", Other = "other" }
    AppointmentState {
        Booked = "booked",
        Confirmed = "confirmed",
        Arrived = "arrived",
        InService = "in_service",
        Finished = "finished",
        Paid = "paid",
        NoShow = "no_show",
        Cancelled = "cancelled",
    }
    CodePage { Cp858 = "cp858", Cp1252 = "cp1252" }
    ConsentKind {
        Health = "health",
        Photos = "photos",
        RemindersByMail = "reminders_by_mail",
        RemindersBySms = "reminders_by_sms",
        Marketing = "marketing",
    }
    GroupTone {
        Cut = "cut",
        Colour = "colour",
        Care = "care",
        Styling = "styling",
        Retail = "retail",
        Children = "children",
    }
    MaterialKind { Shade = "shade", Oxidant = "oxidant", Additive = "additive" }
    MessageKind {
        Confirmation = "confirmation",
        Moved = "moved",
        CalledOff = "called_off",
        Reminder = "reminder",
        Receipt = "receipt",
        Closing = "closing",
    }
    MessageState {
        Waiting = "waiting",
        Sending = "sending",
        Sent = "sent",
        Failed = "failed",
        GivenUp = "given_up",
        Cancelled = "cancelled",
    }
    PaperWidth { Mm58 = "mm58", Mm80 = "mm80" }
    PhaseKind { Active = "active", Passive = "passive" }
    PrintState {
        Waiting | NoPrinter = "waiting",
        Printing = "printing",
        Printed = "printed",
        Stuck = "stuck",
        Unsure = "unsure",
        Settled = "settled",
    }
    ResourceKind { Chair = "chair", Basin = "basin", Hood = "hood" }
    Role { Trainee | Anyone = "trainee", Stylist = "stylist", Reception = "reception", Owner = "owner" }
    TestResult { Passed = "passed", Reaction = "reaction" }
}

/// How a fee for a missed appointment was decided; the reason of a waived one stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeWord {
    Charge,
    Waive,
}

spelled! {
    FeeWord { Charge = "charge", Waive = "waive" }
}

/// What the book's canonical form spells is stored in that spelling.
macro_rules! of_the_book {
    ($($name:ident),+ $(,)?) => {$(
        impl Spelled for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = Self::ALL;

            fn spelling(self) -> &'static str {
                self.as_str()
            }

            fn from_spelling(text: &str) -> Option<Self> {
                Self::from_spelling(text)
            }
        }
    )+};
}

of_the_book!(BonType, BusinessCase, EntryKind, LineNature, PaymentKind, ReferenceKind, SnapshotKind);

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<T: Spelled + PartialEq + std::fmt::Debug>() {
        assert!(!T::ALL.is_empty());
        for value in T::ALL {
            assert_eq!(T::from_spelling(value.spelling()), Some(*value), "{}", T::NAME);
        }
        assert_eq!(T::from_spelling("bogus"), None, "{}", T::NAME);
    }

    #[test]
    fn every_spelling_means_what_it_was_written_for() {
        comes_back::<AbsenceKind>();
        comes_back::<AppointmentState>();
        comes_back::<CodePage>();
        comes_back::<ConsentKind>();
        comes_back::<FeeWord>();
        comes_back::<GroupTone>();
        comes_back::<MaterialKind>();
        comes_back::<MessageKind>();
        comes_back::<MessageState>();
        comes_back::<PaperWidth>();
        comes_back::<PhaseKind>();
        comes_back::<PrintState>();
        comes_back::<ResourceKind>();
        comes_back::<Role>();
        comes_back::<TestResult>();
        comes_back::<BonType>();
        comes_back::<BusinessCase>();
        comes_back::<EntryKind>();
        comes_back::<LineNature>();
        comes_back::<PaymentKind>();
        comes_back::<ReferenceKind>();
        comes_back::<SnapshotKind>();
    }
}
