//! Pages that are not out yet name nobody who was erased.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::Seq;
use contract::printing::PrintState;
use contract::slip::Slip;
use serde_json::Value;

use super::store;

/// Takes a name off the pages of these entries. A page with it that stands for no entry, like a mixing slip, is not
/// printed any more.
pub fn forget(tx: &WriteTx<'_>, name: &str, entries: &[Seq]) -> Outcome<()> {
    if name.is_empty() {
        return Ok(());
    }
    for page in store::open_pages(tx)? {
        let mut slip = serde_json::to_value(&page.slip)?;
        if !take_off(&mut slip, name) {
            continue;
        }
        match page.seq {
            None => store::end(tx, page.id, PrintState::Settled)?,
            Some(seq) if entries.contains(&seq) => {
                store::put_slip(tx, page.id, &serde_json::from_value::<Slip>(slip)?)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Whether the name was anywhere in it.
fn take_off(value: &mut Value, name: &str) -> bool {
    match value {
        Value::String(text) => {
            let found = text.contains(name);
            if found {
                *text = text.replace(name, "gelöscht");
            }
            found
        }
        Value::Array(all) => everywhere(all.iter_mut(), name),
        Value::Object(all) => everywhere(all.values_mut(), name),
        _ => false,
    }
}

fn everywhere<'a>(all: impl Iterator<Item = &'a mut Value>, name: &str) -> bool {
    // All of them, not only the first that holds it.
    all.filter_map(|one| take_off(one, name).then_some(())).count() > 0
}
