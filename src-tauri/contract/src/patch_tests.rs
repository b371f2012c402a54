//! Patch tests (Verträglichkeitstests): per product line, for so many months; without one a colour service
//! stops.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, CustomerId, Day, LineId, Moment, PatchTestId};

/// A product line with how long a test for it holds, and the services that use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductLine {
    pub id: LineId,
    pub name: String,
    pub validity_months: u32,
    pub articles: Vec<ArticleId>,
}

/// All product lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductLines;

/// Adds a product line (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveProductLine {
    pub id: Option<LineId>,
    pub name: String,
    pub validity_months: u32,
    pub articles: Vec<ArticleId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestResult {
    #[default]
    Passed,
    /// The skin reacted: this line is not used on this customer.
    Reaction,
}

impl TestResult {
    pub const fn german(self) -> &'static str {
        match self {
            Self::Passed => "ohne Befund",
            Self::Reaction => "Reaktion",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchTest {
    pub id: PatchTestId,
    pub customer: CustomerId,
    pub line: LineId,
    pub line_name: String,
    pub tested: Day,
    pub result: TestResult,
    pub note: String,
    /// First day on which it no longer holds; absent after a reaction.
    pub expires: Option<Day>,
    pub at: Moment,
    pub by: String,
}

/// Keeps the result of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPatchTest {
    pub customer: CustomerId,
    pub line: LineId,
    pub tested: Day,
    pub result: TestResult,
    pub note: String,
}

/// What stands against some services of a customer on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchWarnings {
    pub customer: CustomerId,
    pub articles: Vec<ArticleId>,
    pub on: Day,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchWarning {
    pub line: LineId,
    pub line_name: String,
    pub why: PatchTrouble,
    /// `Verträglichkeitstest für Koleston abgelaufen am 02.11.2026`.
    pub sentence: String,
    /// Who let it pass on this day, and why.
    pub released: Option<String>,
}

/// Why a test does not carry a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatchTrouble {
    Missing,
    Expired(Day),
    Reaction(Day),
}

/// Goes on if nothing stands against a service of a customer today; the calendar asks the same at the start of
/// a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPatchTest {
    pub customer: CustomerId,
    pub article: ArticleId,
}

/// Lets a service pass today although its test does not carry it. Is recorded with person and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasePatchTest {
    pub customer: CustomerId,
    pub article: ArticleId,
    pub reason: String,
}
