//! Two customers become one, and two again.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::customers::{Master, Merge};
use contract::refusal::CustomerRefusal;
use contract::{CustomerId, MergeId};

use super::{living, store};

/// Makes one customer of two. The kept one's data win; what it lacks comes from the other.
pub fn merge(tx: &WriteTx<'_>, keep: CustomerId, absorb: CustomerId) -> Outcome<Merge> {
    let (kept, absorbed) = (living(tx, keep)?, living(tx, absorb)?);
    if kept.id == absorbed.id {
        return Err(CustomerRefusal::SameCustomer.into());
    }
    let by = &tx.authority.actor.name;
    let id = store::note_merge(tx, (kept.id, absorbed.id), &kept.master, tx.now, by)?;
    store::set_merged(tx, absorbed.id, Some(kept.id))?;
    store::change(tx, kept.id, &together(kept.master, absorbed.master))?;
    let (merge, _) = store::merge_of(tx, id)?.ok_or_else(|| Trouble::fault("a merge is gone"))?;
    Ok(merge)
}

/// Takes a merge back: the absorbed one is found again as it was, the kept one has its data of before. What was
/// done meanwhile stays with the kept one.
pub fn undo(tx: &WriteTx<'_>, id: MergeId) -> Outcome<()> {
    let (merge, before) = store::merge_of(tx, id)?.ok_or(CustomerRefusal::NoSuchMerge)?;
    if tx.now.day() > merge.undo_until {
        return Err(CustomerRefusal::MergeTooOld { until: merge.undo_until.german() }.into());
    }
    store::set_merged(tx, merge.absorbed, None)?;
    store::change(tx, merge.kept, &before)?;
    store::end_merge(tx, id, tx.now)
}

fn together(kept: Master, other: Master) -> Master {
    let or = |own: String, other: String| if own.is_empty() { other } else { own };
    Master {
        salutation: if kept.salutation.german().is_empty() { other.salutation } else { kept.salutation },
        name: kept.name,
        phones: both(kept.phones, other.phones, |phone| book::fold::phone_digits(&phone.number)),
        mails: both(kept.mails, other.mails, |mail| mail.to_lowercase()),
        birthday: kept.birthday.or(other.birthday),
        groups: both(kept.groups, other.groups, Clone::clone),
        address: if kept.address.german().is_empty() { other.address } else { kept.address },
        invoice_address: or(kept.invoice_address, other.invoice_address),
        guardian: or(kept.guardian, other.guardian),
        regular_stylist: kept.regular_stylist.or(other.regular_stylist),
        allergies: joined(kept.allergies, other.allergies),
        note: joined(kept.note, other.note),
        pop_up: kept.pop_up || other.pop_up,
    }
}

fn both<T>(mut own: Vec<T>, other: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
    for thing in other {
        if !own.iter().any(|known| key(known) == key(&thing)) {
            own.push(thing);
        }
    }
    own
}

fn joined(own: String, other: String) -> String {
    match (own.is_empty(), other.is_empty() || own.contains(&other)) {
        (true, _) => other,
        (_, true) => own,
        _ => format!("{own}\n{other}"),
    }
}
