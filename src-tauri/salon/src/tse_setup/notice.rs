//! The notice to the tax office of a TSE that was put to work or out of use (§ 146a Abs. 4 AO): when it is due, and that it
//! was given.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::SignRow;
use contract::refusal::TseRefusal;
use contract::tse_setup::{TseNotice, TseNoticeGiven};
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use crate::Here;

const FORM: &str = "tse_notice/1";

/// The newest notice, given or not.
///
/// # Errors
/// A fault of the store.
pub fn newest(conn: &Connection) -> Outcome<Option<TseNotice>> {
    settings::get(conn, settings::TSE_NOTICE)
}

/// The period begins. One that runs already keeps its end: the notice tells of all systems of the premises.
pub fn begin(tx: &mut BookTx<'_>, old: Option<String>, new: &str) -> Outcome<()> {
    let before = newest(tx)?;
    let since = tx.now.day();
    let until = since.plus_months(law::at(since).notice_months);
    let until = before.as_ref().filter(|it| it.given.is_none()).map_or(until, |it| it.until.min(until));
    keep(tx, before, TseNotice { since, until, old, new: new.to_owned(), given: None })
}

fn keep(tx: &mut BookTx<'_>, old: Option<TseNotice>, new: TseNotice) -> Outcome<()> {
    settings::put(tx, settings::TSE_NOTICE, &new)?;
    let told = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details(FORM, &told)?).map(drop)
}

impl SignRow<Here> for TseNoticeGiven {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        let old = newest(tx)?.filter(|notice| notice.given.is_none()).ok_or(TseRefusal::NoNoticeDue)?;
        let new = TseNotice { given: Some(tx.now.day()), ..old.clone() };
        keep(tx, Some(old), new)
    }
}
