//! Which witnesses of the closes the owner chose, and the form of that.

use std::path::{Path, PathBuf};

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::refusal::WitnessRefusal;
use contract::witnesses::WitnessChoice;
use proof::{EntryKind, Seq};
use rusqlite::Connection;
use salon::messages;
use serde::{Deserialize, Serialize};
use serde_json::json;

const FORM: &str = "closing_witnesses/1";
const PATH_LETTERS_MAX: usize = 400;
const ADDRESS_LETTERS_MAX: usize = 300;

/// A choice as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    #[serde(flatten)]
    pub choice: WitnessChoice,
    /// The last entry when it was chosen: nobody is written to of closings before it.
    pub since: Seq,
}

/// As it was kept last; nobody until then.
///
/// # Errors
/// A fault of the store.
pub fn kept(conn: &Connection) -> Outcome<Kept> {
    settings::get_or_empty(conn, settings::CLOSING_WITNESSES)
}

/// Keeps a choice and writes old and new into the book.
///
/// # Errors
/// A fault of the store.
pub fn keep(tx: &mut BookTx<'_>, choice: WitnessChoice) -> Outcome<()> {
    let old = kept(tx)?;
    let new = Kept { choice, since: ledger::newest_seq(tx)? };
    settings::put(tx, settings::CLOSING_WITNESSES, &new)?;
    tx.append(Draft::note(EntryKind::Settings).with_details(FORM, &json!({ "old": old, "new": new }))?)?;
    Ok(())
}

/// The choice without blanks around its words, or what is wrong with it. Whether the folder is there is asked elsewhere.
///
/// # Errors
/// [`WitnessRefusal`], or that of an address.
pub fn checked(wish: &WitnessChoice, salon: &Path) -> Outcome<WitnessChoice> {
    let text = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let mail = text(&wish.mail).map(|mail| messages::checked_address(&mail)).transpose()?;
    let folder = text(&wish.folder).map(|folder| checked_folder(folder, salon)).transpose()?;
    let stamps = text(&wish.stamps).map(checked_service).transpose()?;
    Ok(WitnessChoice { mail, folder, stamps })
}

fn checked_folder(folder: String, salon: &Path) -> Outcome<String> {
    let no = |what: &str| Err(WitnessRefusal::BadFolder { what: what.to_owned() }.into());
    let path = PathBuf::from(&folder);
    if folder.chars().count() > PATH_LETTERS_MAX || folder.contains(char::is_control) || !path.is_absolute() {
        return no(
            "Bitte den ganzen Pfad des Ordners eingeben, zum Beispiel E:\\Lockbuch oder /media/stick.",
        );
    }
    // Whoever puts back the salon's folder would put the witness back too.
    if path.starts_with(salon) || salon.starts_with(&path) {
        return no(
            "Dieser Ordner gehört zum Kassenbuch selbst: Wer es zurücksetzt, setzt ihn mit zurück. Bitte einen anderen \
             wählen, am besten auf einem Stick.",
        );
    }
    Ok(folder)
}

fn checked_service(text: String) -> Outcome<String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "@\"<>\\^`{|}".contains(letter);
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if host.is_empty() || text.contains(odd) || text.chars().count() > ADDRESS_LETTERS_MAX {
        return Err(WitnessRefusal::BadAddress { text }.into());
    }
    Ok(text)
}
