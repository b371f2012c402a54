//! Whatever can hold something about someone is told (Art. 15 DSGVO) and erased (Art. 17), or stands here with the reason why
//! not: every column of the store is in one of these lists.

use std::collections::BTreeMap;

use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::TestSalon;

use super::personal_data::columns;
use super::staff_rights::KEPT;

/// Tables with something about a customer: which columns say it. All of them are in the answer and go with an erasure; the
/// test below fills and looks for them. What else is in these tables are numbers, days and states that say nothing once
/// the person is gone, and who of the staff did it.
const OF_CUSTOMERS: &[(&str, &str)] = &[
    ("appointment", "customer_id guest_name phone note fee_reason"),
    ("appointment_change", "guest reason waived"),
    ("appointment_release", "sentence reason"),
    ("basket", "customer_id customer_name"),
    ("appointment_part", "price_reason"),
    ("customer_group", "name customer_id"),
    ("consent", "customer_id kind version given withdrawn withdrawn_ms at_ms at_offset"),
    ("customer", "name phone folded digits body since merged_into import_id"),
    ("customer_merge", "kept absorbed before after"),
    ("formula", "customer_id mixture cost_cents without_cost at_ms at_offset"),
    (
        "outbox",
        "address subject body file_name mime content customer_id appointment_id about_minute seq trouble of_file kind",
    ),
    ("patch_release", "customer_id article_id line_id on_day sentence reason at_ms at_offset locked_until"),
    (
        "patch_test",
        "customer_id line_id tested result note at_ms at_offset corrected_ms corrected_offset correction locked_until",
    ),
    ("phase_adjustment", "customer_id minutes"),
    ("photo", "customer_id sha256 mime bytes caption at_ms at_offset"),
    ("print_job", "slip title customer_id"),
    (
        "waiting",
        "customer_id guest_name phone note parts from_day until_day from_minute until_minute since_ms since_offset",
    ),
];

/// Tables with something about a customer that stays after an erasure, and why.
const STAYS: &[(&str, &str, &str)] = &[
    (
        "entry_customer",
        "seq customer_id name salt body",
        "goes unless § 146, § 147 AO, § 14 UStG keep it; then at the end of the tenth year",
    ),
    ("entry", "customer", "a salted sum, from which nobody reads a name"),
    (
        "busy",
        "subject_kind subject_id",
        "time that is taken; a number without a person once the file is empty",
    ),
    ("paid_part", "appointment_id", "which line paid which service; numbers"),
    ("intent", "request authority drafts", "a booking under way, for seconds; a settled one is gone"),
    ("attest_event", "intent answer", "a booking under way, for seconds"),
];

/// What is kept of who works here: which columns, and what an erasure of who left makes of them. All of them are in the
/// answer (`outlets/dossier/staff.rs`); [`Fate::Stays`] names the rule that keeps them.
const OF_STAFF: &[(&str, &str, Fate)] = &[
    ("absence", "note", Fate::Goes),
    ("absence", "person_id from_day until_day from_minute until_minute kind", Fate::Stays(CLAIMS)),
    ("appointment", "booked_by fee_by", Fate::Numbered),
    ("appointment_change", "person_name", Fate::Numbered),
    ("appointment_change", "person_id", Fate::Number),
    ("appointment_part", "person_id", Fate::Number),
    ("appointment_release", "by_name", Fate::Numbered),
    ("basket", "owner_id owner_name", Fate::NoErasureBefore),
    ("basket_line", "performer_id performer_name performer_short", Fate::NoErasureBefore),
    ("basket_tip", "person_id", Fate::NoErasureBefore),
    ("consent", "by_name", Fate::Numbered),
    ("counting", "person_id sheet", Fate::Goes),
    ("customer_merge", "by_name", Fate::Numbered),
    (
        "entry",
        "person_id approved_by person_snapshot approver_snapshot reason details_body",
        Fate::Stays(BOOK),
    ),
    ("entry_line", "performer_id performer price_reason", Fate::Stays(BOOK)),
    ("formula", "by_name", Fate::Numbered),
    ("outbox", "by_name", Fate::Numbered),
    ("patch_release", "by_name", Fate::Numbered),
    ("patch_test", "by_name corrected_by", Fate::Numbered),
    ("person", "name short_name", Fate::Numbered),
    ("person", "pin_hash wrong_pins wait_until_ms", Fate::Goes),
    ("person", "role performs on_duty active erased", Fate::Number),
    ("phase_adjustment", "person_id", Fate::Goes),
    ("photo", "by_name", Fate::Numbered),
    ("price", "changed_by", Fate::Stays(BOOK)),
    ("segment", "person_id", Fate::Number),
    ("service_duration", "person_id", Fate::Goes),
    ("shift_plan", "person_id", Fate::Stays(CLAIMS)),
    ("snapshot", "body", Fate::Stays(BOOK)),
];

const BOOK: &str = "§ 147 AO, Art. 17 Abs. 3 b DSGVO: as long as the book, under the name of the booking";
const CLAIMS: &str =
    "§§ 195, 199 BGB, § 16 Abs. 2 ArbZG, Art. 17 Abs. 3 e DSGVO: to the end of the third year";

/// What becomes of a column when someone who left is erased.
enum Fate {
    /// The row or the value goes.
    Goes,
    /// A number stands in place of the name.
    Numbered,
    /// It is that number, or says something of it; who it was says the book alone.
    Number,
    /// Under way at the till: an erasure is refused before it is booked (`people.still_at_till`).
    NoErasureBefore,
    /// A rule keeps it; see there.
    Stays(&'static str),
}

/// What is about no person: all columns of these tables, and the rest of those above.
const OF_NOBODY: &[(&str, &str)] = &[
    (
        "appointment",
        "id version state start_minute end_minute parked_ms parked_offset half_made chair_id series basket paid_seq fee_cents fee_decision fee_ms fee_offset booked_ms booked_offset",
    ),
    ("appointment_change", "id appointment_id at_ms at_offset kind state what before undoes"),
    ("appointment_part", "appointment_id part article_id name price_cents tone"),
    ("appointment_release", "appointment_id line_id on_day at_ms at_offset"),
    ("absence", "id"),
    (
        "article",
        "id name name_key folded group_id nature vat_key duration_minutes processing_minutes gtin active",
    ),
    ("article_group", "id name name_key tone position"),
    ("attest_event", "id basket position begun state seq"),
    ("basket", "id opened_ms opened_offset follows_seq tip_cents continues_seq"),
    (
        "basket_line",
        "basket line article_id text nature tone item_group gtin quantity list_price_cents unit_price_cents discount_percent discount_cents price_reason vat_key appointment_id appointment_part",
    ),
    ("basket_tip", "basket position"),
    ("busy", "start_minute end_minute appointment_id what"),
    ("closure", "id from_day until_day name"),
    ("consent", "id"),
    ("consent_text", "kind version wording"),
    ("customer", "id active erased changed"),
    ("customer_change", "one number forgotten"),
    ("customer_import", "id state at_ms at_offset"),
    ("customer_merge", "id at_ms at_offset undone_ms woken"),
    (
        "entry",
        "seq format key_id kind receipt_number bon_type bon_name booking_day z_number register started_ms started_offset ended_ms ended_offset clock_adjusted basket total_cents salon_snapshot program_snapshot details_form tse_present tse_serial tse_transaction tse_counter tse_started tse_finished tse_process_type tse_process_data tse_signature tse_failure digests previous hash signature check_digit tse_snapshot",
    ),
    (
        "entry_line",
        "seq number business_case case_name nature article_id text item_group gtin quantity unit list_price_cents unit_price_cents discount_cents gross_cents vat_key rate voucher_number origin_seq origin_line voided",
    ),
    ("entry_payment", "seq number kind name amount_cents given_cents change_cents"),
    ("entry_reference", "seq number kind target_seq target_line external"),
    ("entry_vat", "seq number vat_key rate gross_cents net_cents tax_cents"),
    ("formula", "id"),
    ("intent", "id cash_out_cents"),
    ("intent_hold", "kind what intent"),
    ("material", "id name name_key kind pack_decigrams pack_cents active"),
    ("migration", "number name sha256 program_version applied_at"),
    ("opening_hours", "from_day weekday from_minute until_minute"),
    ("opening_plan", "from_day"),
    ("outbox", "id state queued_ms queued_offset attempts next_try_ms outdated sent_ms sent_offset"),
    ("paid_part", "seq line part"),
    ("patch_release", "id"),
    ("patch_test", "id"),
    ("person", "id"),
    ("phase", "article_id position kind minutes name resource helper"),
    ("phase_adjustment", "article_id position"),
    ("photo", "id"),
    ("plan_change", "one number"),
    ("price", "id article_id from_day price_cents changed_ms changed_offset"),
    ("print_job", "id seq copy printer state queued_ms queued_offset attempts next_try_ms trouble"),
    ("printer", "id name link paper code_page receipts drawer"),
    ("product_line", "id name name_key validity_months waiting_hours free_of_ppd"),
    ("product_line_article", "article_id line_id"),
    ("resource", "id kind name active"),
    ("segment", "appointment_id part phase kind name helper resource_kind resource_id minutes start_minute"),
    ("service_duration", "appointment_id article_id planned_minutes took_ms done_ms"),
    ("setting", "name value"),
    ("shift", "plan_id week weekday from_minute until_minute"),
    ("shift_break", "plan_id week weekday from_minute until_minute"),
    ("shift_plan", "id from_day cycle_weeks"),
    ("snapshot", "digest kind"),
    ("waiting", "id taken_by"),
];

#[test]
fn every_column_of_the_store_is_told_erased_or_listed_with_its_reason() {
    let salon = TestSalon::haarwerk();
    let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let stays = STAYS.iter().map(|(table, columns, why)| {
        assert!(!why.is_empty(), "{table} stays without a reason");
        (*table, *columns)
    });
    let staff = OF_STAFF.iter().map(|(table, columns, fate)| {
        assert!(!matches!(fate, Fate::Stays(why) if !why.contains('§')), "{table} stays without a paragraph");
        (*table, *columns)
    });
    let all = OF_CUSTOMERS.iter().chain(OF_NOBODY).copied().chain(staff).chain(stays);
    for (table, columns) in all {
        listed.entry(table.to_owned()).or_default().extend(columns.split(' ').map(str::to_owned));
    }
    listed.values_mut().for_each(|columns| columns.sort());
    let there = columns(&outside::reader(salon.folder.path()));
    for (table, columns) in filled(&there) {
        assert_eq!(
            listed.get(table),
            Some(columns),
            "{table}: does a column hold something about a customer or someone who works here? Then it belongs into the \
             answer (outlets/dossier) and the erasure (salon/erasure), and into the lists of this test"
        );
    }
    assert_eq!(listed.len(), there.len(), "a table of these lists is gone");
}

/// What holds of the columns above is seen at one who has done everything: a name that stands anywhere else after the erasure
/// fails `scenarios::staff_rights`. Here the two lists are held against each other.
#[test]
fn every_column_that_keeps_the_name_of_who_left_names_its_paragraph() {
    for (column, why) in filled(KEPT) {
        assert!(why.contains('§'), "{column}");
        let (table, column) = column.split_once('.').unwrap();
        let stays = |(listed, columns, fate): &(&str, &str, Fate)| {
            *listed == table && columns.split(' ').any(|one| one == column) && matches!(fate, Fate::Stays(_))
        };
        assert!(OF_STAFF.iter().any(stays), "{table}.{column} is not listed as staying");
    }
    // What is signed by name alone is renamed by the list of the erasure.
    let signed = salon::erasure::signed();
    let numbered = OF_STAFF.iter().filter(|(_, _, fate)| matches!(fate, Fate::Numbered));
    let by_name =
        numbered.flat_map(|(table, columns, _)| columns.split(' ').map(move |column| (*table, column)));
    let by_name: Vec<_> =
        by_name.filter(|(_, column)| matches!(*column, "by_name" | "corrected_by")).collect();
    for (table, column) in filled(&by_name) {
        assert!(signed.iter().any(|one| (one.table, one.column) == (*table, *column)), "{table}.{column}");
    }
}
