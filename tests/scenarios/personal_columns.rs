//! Whatever can hold something about someone is told (Art. 15 DSGVO) and erased (Art. 17), or stands here with the reason why
//! not: every column of the store is in one of these lists.

use std::collections::BTreeMap;

use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::TestSalon;

use super::personal_data::columns;

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

/// What is kept of who works here: § 26 BDSG, § 147 AO. It is no customer's and no part of their answer; why someone is
/// away is shown to the owner alone.
const OF_STAFF: &[(&str, &str)] = &[
    ("absence", "person_id from_day until_day from_minute until_minute kind note"),
    ("appointment", "booked_by fee_by"),
    ("appointment_change", "person_id person_name"),
    ("appointment_part", "person_id"),
    ("appointment_release", "by_name"),
    ("basket", "owner_id owner_name"),
    ("basket_line", "performer_id performer_name performer_short"),
    ("basket_tip", "person_id"),
    ("consent", "by_name"),
    ("counting", "person_id sheet"),
    ("customer_merge", "by_name"),
    ("entry", "person_id approved_by person_snapshot approver_snapshot reason details_body"),
    ("entry_line", "performer_id performer price_reason"),
    ("formula", "by_name"),
    ("outbox", "by_name"),
    ("patch_release", "by_name"),
    ("patch_test", "by_name corrected_by"),
    ("person", "name short_name role performs on_duty active pin_hash wrong_pins wait_until_ms"),
    ("phase_adjustment", "person_id"),
    ("photo", "by_name"),
    ("price", "changed_by"),
    ("segment", "person_id"),
    ("service_duration", "person_id"),
    ("shift_plan", "person_id"),
    ("snapshot", "body"),
];

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
    ("customer_change", "one number"),
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
    let all = OF_CUSTOMERS.iter().chain(OF_STAFF).chain(OF_NOBODY).copied().chain(stays);
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
