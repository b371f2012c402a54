//! Pages that are not out yet name nobody who was erased.

use book::fault::Outcome;
use book::tx::WriteTx;
use contract::printing::PrintState;
use contract::slip::{Block, Slip, SlipKind};
use contract::{CustomerId, Seq};
use serde_json::Value;

use super::store;

/// Takes a name off the pages of these entries, which are all of whoever is erased. A page about them that stands for no
/// entry, like a mixing slip, is not printed any more. Pages of others stay as they are, whatever letters they hold.
pub fn forget(tx: &WriteTx<'_>, customer: Option<CustomerId>, name: &str, entries: &[Seq]) -> Outcome<()> {
    for page in store::open_pages(tx)? {
        match page.seq {
            None if page.customer.is_some() && page.customer == customer => {
                store::end(tx, page.id, PrintState::Settled)?;
            }
            // Queued by a program that did not yet note whose it is.
            None if page.customer.is_none() && is_headed(&page.slip, name) => {
                store::end(tx, page.id, PrintState::Settled)?;
            }
            Some(seq) if entries.contains(&seq) => {
                let mut slip = serde_json::to_value(&page.slip)?;
                take_off(&mut slip, name);
                store::put_slip(tx, page.id, &serde_json::from_value::<Slip>(slip)?)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a mixing slip is headed by this very name.
fn is_headed(slip: &Slip, name: &str) -> bool {
    let is_name = |block: &Block| matches!(block, Block::Centred(text) if text == name);
    slip.kind == SlipKind::MixingSlip && !name.is_empty() && slip.blocks.iter().any(is_name)
}

fn take_off(value: &mut Value, name: &str) {
    match value {
        Value::String(text) => *text = without(text, name),
        Value::Array(all) => all.iter_mut().for_each(|one| take_off(one, name)),
        Value::Object(all) => all.values_mut().for_each(|one| take_off(one, name)),
        _ => {}
    }
}

/// A text without a name, where it stands as words of its own.
fn without(text: &str, name: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(name).filter(|_| !name.is_empty()) {
        let (before, found) = rest.split_at(at);
        let behind = found.get(name.len()..).unwrap_or_default();
        let begins =
            !before.chars().next_back().or(out.chars().next_back()).is_some_and(char::is_alphanumeric);
        let ends = !behind.chars().next().is_some_and(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if begins && ends { "gelöscht" } else { name });
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_name_is_taken_off_as_words_and_never_out_of_others() {
        for (text, left) in [
            ("Kundin: Li", "Kundin: gelöscht"),
            ("Li, Lindner und Ali; Li", "gelöscht, Lindner und Ali; gelöscht"),
            ("Olivenöl, Lichtschutz, MaLi", "Olivenöl, Lichtschutz, MaLi"),
            ("LiLi", "LiLi"),
        ] {
            assert_eq!(without(text, "Li"), left);
        }
        assert_eq!(without("Petra Lindner-Kurz", "Petra Lindner"), "gelöscht-Kurz");
        assert_eq!(without("ohne", ""), "ohne");
    }
}
