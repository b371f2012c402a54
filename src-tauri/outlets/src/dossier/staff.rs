//! Information after Art. 15 DSGVO for someone who works here or did: the same two files as a customer's.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::PersonId;
use contract::people::Person;
use contract::sheet::Sheet;

use super::staff_kept::staff_kept;
use super::staff_sheet;

/// The information as data and as page.
pub struct StaffGiven {
    pub person: Person,
    pub json: String,
    pub sheet: Sheet,
}

/// All that is kept of someone of the staff.
///
/// # Errors
/// Refused if there is nobody, or if the data were erased.
pub fn staff_given(tx: &ReadTx<'_>, id: PersonId) -> Outcome<StaffGiven> {
    let data = staff_kept(tx, id)?;
    let json = serde_json::to_string_pretty(&data)?;
    let sheet = staff_sheet::sheet(&data, tx);
    Ok(StaffGiven { person: data.person, json, sheet })
}
