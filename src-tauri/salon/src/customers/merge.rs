//! Two customers become one, and two again, in whatever order.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::customers::Merge;
use contract::refusal::CustomerRefusal;
use contract::{CustomerId, MergeId};

use super::store::{self, HeldMerge};
use super::three_way::Written;
use super::together::together;
use super::{living, present};

/// Makes one customer of two. The kept one's data win; what it lacks comes from the other. Whoever still comes is no
/// longer put aside.
pub fn merge(tx: &WriteTx<'_>, keep: CustomerId, absorb: CustomerId) -> Outcome<Merge> {
    let (kept, absorbed) = (living(tx, keep)?, living(tx, absorb)?);
    if kept.id == absorbed.id {
        return Err(CustomerRefusal::SameCustomer.into());
    }
    let woken = !kept.active && absorbed.active;
    let before = kept.master.clone();
    let after = together(kept.master, absorbed.master);
    let held = HeldMerge { kept: kept.id, absorbed: absorbed.id, before, after, woken };
    let id = store::note_merge(tx, &held, tx.now, &tx.authority.actor.name)?;
    store::set_merged(tx, absorbed.id, Some(kept.id))?;
    store::change(tx, kept.id, &held.after)?;
    if woken {
        store::set_active(tx, kept.id, true)?;
    }
    let (merge, _) = store::merge_of(tx, id)?.ok_or_else(|| Trouble::fault("a merge is gone"))?;
    Ok(merge)
}

/// Takes a merge back: the absorbed one is found again as it was, and what the merge wrote goes out of the file that
/// it is part of now. What was changed or done meanwhile stays there, and what later merges remember of this one goes
/// too, so that they can be taken back in any order.
pub fn undo(tx: &WriteTx<'_>, id: MergeId) -> Outcome<()> {
    let (merge, held) = store::merge_of(tx, id)?.ok_or(CustomerRefusal::NoSuchMerge)?;
    if tx.now.day() > merge.undo_until {
        return Err(CustomerRefusal::MergeTooOld { until: merge.undo_until.german() }.into());
    }
    store::set_merged(tx, merge.absorbed, None)?;
    store::end_merge(tx, id, tx.now)?;
    let holder = present(tx, merge.kept)?;
    for file in store::between(tx, merge.kept, holder.id)? {
        take_out(tx, file, &held)?;
    }
    if held.woken {
        store::set_active(tx, merge.kept, false)?;
    }
    Ok(())
}

/// Takes what a merge wrote out of a file, and out of what the merges that stand of it remember.
fn take_out(tx: &WriteTx<'_>, file: CustomerId, held: &HeldMerge) -> Outcome<()> {
    let Some(card) = store::card(tx, file)? else { return Ok(()) };
    let standing = store::held_merges(tx, file)?;
    let mut others = Vec::new();
    for (_, other) in &standing {
        others.extend(store::card(tx, other.absorbed)?.map(|card| card.master));
    }
    let written = Written { before: &held.before, after: &held.after, others: &others };
    store::change(tx, file, &written.out_of(card.master))?;
    let none = Written { others: &[], ..written };
    for (id, other) in standing {
        let (before, after) = (none.out_of(other.before), written.out_of(other.after));
        store::rewrite_merge(tx, id, (&before, &after))?;
    }
    Ok(())
}
