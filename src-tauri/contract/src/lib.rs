//! What can be asked of the salon and what it answers: the one surface between window and core.
//!
//! [`menu`] is the table of all commands; each noun's file holds its requests and replies.
//! The exact values come from [`proof`] and are re-exported here.

pub mod archive;
pub mod calendar;
pub mod cash;
pub mod catalogue;
pub mod consents;
pub mod customer_import;
pub mod customers;
pub mod day;
pub mod dossier;
pub mod figure;
pub mod formulas;
pub mod id;
pub mod list;
pub mod lists;
pub mod menu;
pub mod messages;
pub mod patch_tests;
pub mod people;
pub mod printing;
pub mod procedure;
pub mod protocols;
pub mod refusal;
pub mod roll;
pub mod search;
pub mod session;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod slip;
pub mod span;
pub mod status;
pub mod storno;
pub mod till;
pub mod wire;

pub use id::{
    AbsenceId, AppointmentId, ArticleId, BasketId, ChangeId, ClosureId, ConsentId, CustomerId, FormulaId,
    GroupId, JobId, LineId, MaterialId, MergeId, MessageId, PatchTestId, PersonId, PhotoId, PrinterId,
    ResourceId, WaitingId,
};
pub use menu::{Ask, Effect, MENU, Request, Role, Row, Topic};
pub use proof::{
    BonType, BusinessCase, Day, EntryKind, LineNature, LineNumber, Moment, Money, PaymentKind, Quantity,
    Rate, ReceiptNumber, Seq, VatKey, VatSplit, ZNumber,
};
pub use refusal::Refusal;
pub use slip::Slip;
pub use wire::{Answer, Approval, Call, Fault, Question};
