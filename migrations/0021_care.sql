-- Care: how long a test waits until it carries, which lines are free of PPD, results that were entered wrongly, what
-- was let pass for guests without a file; and what a merge of two customers wrote, so that it can be taken back by itself.

-- Hours from the test to the first service that it carries; makers ask for 48.
alter table product_line add column waiting_hours integer not null default 48
    constraint product_line_waiting check (waiting_hours between 0 and 336);
-- Whether it is free of p-phenylenediamine and its kin.
alter table product_line add column free_of_ppd integer not null default 0
    constraint product_line_free check (free_of_ppd in (0, 1));

-- Who found out, when and why, that a result belongs to somebody else (Art. 16 DSGVO): the row stays, and counts no more.
alter table patch_test add column corrected_ms integer;
alter table patch_test add column corrected_offset integer;
alter table patch_test add column corrected_by text;
alter table patch_test add column correction text;

-- What was let pass for a guest who has no file: it holds for this guest of this appointment on this day.
create table appointment_release (
    appointment_id integer not null constraint appointment_release_of references appointment,
    line_id integer not null constraint appointment_release_line references product_line,
    on_day text not null,
    -- What stood against it, in words.
    sentence text not null,
    reason text not null constraint appointment_release_reason check (reason <> ''),
    at_ms integer not null,
    at_offset integer not null,
    by_name text not null,
    constraint appointment_release_pk primary key (appointment_id, line_id, on_day)
) strict, without rowid;

-- When within its day a consent was withdrawn: the newest word counts, in whichever file of a person it stands.
alter table consent add column withdrawn_ms integer;

-- JSON of the kept one's master data as the merge left them, and whether it was put aside before.
alter table customer_merge add column after text;
alter table customer_merge add column woken integer not null default 0
    constraint customer_merge_woken check (woken in (0, 1));

-- Who came and was not charged.
drop index appointment_finished;
create index appointment_to_charge on appointment (start_minute) where state in ('arrived', 'in_service', 'finished');
