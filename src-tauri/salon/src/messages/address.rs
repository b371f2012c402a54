//! To which address a message goes: the one that holds when it goes out.

use book::fault::Outcome;
use contract::CustomerId;
use contract::messages::MessageKind;
use rusqlite::Connection;

use super::consent;
use super::draft::MessageDraft;
use crate::customers;

/// All addresses in the files of a person.
fn of_files(conn: &Connection, customer: CustomerId) -> Outcome<Vec<String>> {
    let mut mails = Vec::new();
    for member in customers::family(conn, customers::present(conn, customer)?.id)? {
        let card = customers::card(conn, member)?.filter(|card| card.erased.is_none());
        mails.extend(card.map(|card| card.master.mails).unwrap_or_default());
    }
    Ok(mails)
}

/// Whether an address stands in the customer's file.
pub fn is_of_file(conn: &Connection, customer: Option<CustomerId>, to: &str) -> Outcome<bool> {
    let Some(customer) = customer else { return Ok(false) };
    Ok(of_files(conn, customer)?.iter().any(|mail| mail.eq_ignore_ascii_case(to)))
}

/// Where a message that waits goes now; None where its address stands in the file no more and no other does. One that
/// somebody typed for this message alone stays.
pub fn holding(conn: &Connection, draft: &MessageDraft, of_file: bool) -> Outcome<Option<String>> {
    match draft.customer {
        Some(customer) if draft.kind == MessageKind::Reminder => consent::reminded_at(conn, customer),
        Some(customer) if of_file => {
            let mails = of_files(conn, customer)?;
            let stays = mails.iter().find(|mail| mail.eq_ignore_ascii_case(&draft.to)).cloned();
            Ok(stays.or_else(|| mails.into_iter().next()))
        }
        _ => Ok(Some(draft.to.clone())),
    }
}
