//! Patch tests (Verträglichkeitstests): per product line, for so many months; without one a colour service
//! stops.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, CustomerId, Day, LineId, Moment, PatchTestId};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! patch_tests_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ProductLines: Stylist may read [] => Vec<ProductLine>, "Produktlinien ansehen";
            SaveProductLine: Reception may sign [Customers, Roll, Calendar] => ProductLine, "Produktlinien ändern";
            SetLineCare: Owner may sign [Customers, Roll, Calendar] => ProductLine, "Wartezeit und Inhaltsstoffe einer Produktlinie ändern";
            RecordPatchTest: Stylist may write [Customers] => PatchTest, "Verträglichkeitstest festhalten";
            CorrectPatchTest: Owner may sign [Customers, Roll, Calendar] => PatchTest, "Testergebnis berichtigen";
            PatchWarnings: Stylist may read [] => Vec<PatchWarning>, "Verträglichkeit ansehen";
            CheckPatchTest: Stylist may read [] => (), "Verträglichkeit prüfen";
            ReleasePatchTest: Owner may sign [Customers, Roll, Calendar] => (), "Ohne gültigen Verträglichkeitstest freigeben";
        ] $($further)* }
    };
}

/// A product line with how long a test for it holds, and the services that use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductLine {
    /// Names it in requests.
    pub id: LineId,
    /// `Koleston`.
    pub name: String,
    /// Calendar months from the test on.
    pub validity_months: u32,
    /// Hours from the test to the first service that it carries, in whole days, rounded up.
    pub waiting_hours: u32,
    /// Free of p-phenylenediamine (PPD) and its kin: who is allergic to these may wear it after a test.
    pub free_of_ppd: bool,
    /// Services that stop without a valid test.
    pub articles: Vec<ArticleId>,
}

/// All product lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductLines;

/// Adds a product line (`id` absent) or changes one. Taking a service out on which appointments to come rely, and
/// letting tests hold longer, wants the owner and is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveProductLine {
    /// Absent for a new product line.
    pub id: Option<LineId>,
    /// Unique.
    pub name: String,
    /// Calendar months from the test on.
    pub validity_months: u32,
    /// Services that use it, in place of those before.
    pub articles: Vec<ArticleId>,
}

/// Sets how long a test of a line waits until it carries, and whether the line is free of PPD. What makes it carry
/// sooner or for more people is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLineCare {
    /// Which line.
    pub line: LineId,
    /// Hours, 0 to 336; makers ask for 48.
    pub waiting_hours: u32,
    /// Free of p-phenylenediamine (PPD) and its kin, by the maker's list of ingredients.
    pub free_of_ppd: bool,
}

/// How the skin took it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestResult {
    /// Nothing was seen: the test carries until it expires.
    #[default]
    Passed,
    /// The skin reacted: this line is not used on this customer.
    Reaction,
}

impl TestResult {
    /// As the file says it: `ohne Befund`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Passed => "ohne Befund",
            Self::Reaction => "Reaktion",
        }
    }
}

/// A patch test (Verträglichkeitstest) that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchTest {
    /// Names it.
    pub id: PatchTestId,
    /// Whose.
    pub customer: CustomerId,
    /// For which product line.
    pub line: LineId,
    /// Its name of today.
    pub line_name: String,
    /// The day of the test.
    pub tested: Day,
    /// How the skin took it.
    pub result: TestResult,
    /// At most 500 letters; may be empty.
    pub note: String,
    /// First day on which it no longer holds; absent after a reaction.
    pub expires: Option<Day>,
    /// When it was entered.
    pub at: Moment,
    /// Who entered it, by name.
    pub by: String,
    /// Why it counts no more; absent where it counts.
    pub corrected: Option<TestCorrection>,
    /// Last day on which it is kept, for the owner alone, since the consent was taken back (Art. 17 Abs. 3 e DSGVO,
    /// §§ 195, 199 BGB); absent while the consent stands.
    pub locked: Option<Day>,
}

/// That a result was entered wrongly (Art. 16 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestCorrection {
    /// In the owner's words.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// By whom, by name.
    pub by: String,
}

/// Says that a result was entered wrongly: it stays in the file with this reason and counts no more (Art. 16 DSGVO).
/// The book says that it happened, and nothing of anyone's health.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectPatchTest {
    /// Which result.
    pub test: PatchTestId,
    /// In the owner's words, at most 500 letters.
    pub reason: String,
}

/// Keeps the result of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPatchTest {
    /// Whose.
    pub customer: CustomerId,
    /// For which product line.
    pub line: LineId,
    /// Today or earlier.
    pub tested: Day,
    /// How the skin took it.
    pub result: TestResult,
    /// At most 500 letters; may be empty.
    pub note: String,
}

/// What stands against some services of a customer on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchWarnings {
    /// Whose.
    pub customer: CustomerId,
    /// The services that are wanted.
    pub articles: Vec<ArticleId>,
    /// The day on which.
    pub on: Day,
}

/// A product line whose test does not carry a service on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchWarning {
    /// Which product line.
    pub line: LineId,
    /// Its name.
    pub line_name: String,
    /// What is wrong with the test.
    pub why: PatchTrouble,
    /// `Verträglichkeitstest für Koleston abgelaufen am 02.11.2026`.
    pub sentence: String,
    /// Who let it pass on this day, and why; absent where nobody did.
    pub released: Option<String>,
}

/// Why a test does not carry a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatchTrouble {
    /// Never tested.
    Missing,
    /// Nobody knows whether there was a test: the guest has no file.
    NoFile,
    /// The test carries from this day on.
    TooFresh(Day),
    /// The last test held until the day before this one.
    Expired(Day),
    /// The skin reacted on this day, to this line or to another one that this line is not known to differ from.
    Reaction(Day),
    /// The file names an allergy to PPD, and the line is not free of it.
    Allergy,
    /// Something stands against it that was locked when the consent was taken back: the owner alone may look.
    Locked,
}

/// Goes on if nothing stands against a service of a customer today; the calendar asks the same at the start
/// of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPatchTest {
    /// Whose.
    pub customer: CustomerId,
    /// The service that is about to begin; refused with `customers.patch_test_stops`.
    pub article: ArticleId,
}

/// Lets a service pass today although its test does not carry it. Is recorded with person and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasePatchTest {
    /// Whose.
    pub customer: CustomerId,
    /// The service that may pass, today only.
    pub article: ArticleId,
    /// In the owner's words, at most 500 letters; stays in the customer file: the book says only that it
    /// happened.
    pub reason: String,
}
