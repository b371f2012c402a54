-- The book. Every recorded event is one entry with its parts; nothing here is ever changed or deleted.
-- All columns that DSFinV-K 2.4, vouchers, deposits, receivables and a TSE will need are here from the start.

create table setting (
    name text not null constraint setting_pk primary key,
    value text not null
) strict, without rowid;

create table snapshot (
    digest blob not null constraint snapshot_pk primary key,
    kind text not null,
    body text not null
) strict, without rowid;

create table entry (
    seq integer not null constraint entry_pk primary key,
    format integer not null,
    key_id text not null,
    kind text not null,
    receipt_number integer,
    bon_type text,
    bon_name text,
    booking_day text,
    z_number integer,
    register text not null,
    started_ms integer not null,
    started_offset integer not null,
    ended_ms integer not null,
    ended_offset integer not null,
    clock_adjusted integer not null constraint entry_clock_adjusted check (clock_adjusted in (0, 1)),
    person_id integer not null,
    approved_by integer,
    reason text constraint entry_reason check (reason <> ''),
    customer text,
    basket text,
    total_cents integer not null,
    person_snapshot blob not null constraint entry_person references snapshot,
    approver_snapshot blob constraint entry_approver references snapshot,
    salon_snapshot blob not null constraint entry_salon references snapshot,
    program_snapshot blob not null constraint entry_program references snapshot,
    details_form text,
    details_body text,
    tse_present integer not null constraint entry_tse_present check (tse_present in (0, 1)),
    tse_serial text,
    tse_transaction integer,
    tse_counter integer,
    tse_started text,
    tse_finished text,
    tse_process_type text,
    tse_process_data text,
    tse_signature text,
    tse_failure text,
    digests blob not null,
    previous blob not null,
    hash blob not null,
    signature blob not null,
    check_digit integer not null,
    constraint entry_bon check ((receipt_number is null) = (bon_type is null)),
    constraint entry_seq_positive check (seq > 0)
) strict;

create unique index entry_receipt_number on entry (receipt_number) where receipt_number is not null;
create unique index entry_basket on entry (basket) where basket is not null;
create index entry_day_bounds on entry (seq) where kind in ('opening_stock', 'closing', 'revocation');
create unique index entry_z on entry (z_number) where kind = 'closing';

create table entry_line (
    seq integer not null constraint entry_line_entry references entry,
    number integer not null,
    business_case text not null,
    case_name text,
    nature text not null,
    article_id integer,
    text text not null,
    item_group text,
    gtin text,
    quantity integer not null,
    unit text,
    list_price_cents integer not null,
    unit_price_cents integer not null,
    discount_cents integer not null,
    price_reason text,
    gross_cents integer not null,
    vat_key integer not null,
    rate integer not null,
    performer_id integer,
    performer text,
    voucher_number text,
    origin_seq integer,
    origin_line integer,
    voided integer not null constraint entry_line_voided check (voided in (0, 1)),
    constraint entry_line_pk primary key (seq, number)
) strict, without rowid;

create index entry_line_origin on entry_line (origin_seq, origin_line) where origin_seq is not null;

create table entry_vat (
    seq integer not null constraint entry_vat_entry references entry,
    number integer not null,
    vat_key integer not null,
    rate integer not null,
    gross_cents integer not null,
    net_cents integer not null,
    tax_cents integer not null,
    constraint entry_vat_pk primary key (seq, number),
    constraint entry_vat_sum check (net_cents + tax_cents = gross_cents)
) strict, without rowid;

create table entry_payment (
    seq integer not null constraint entry_payment_entry references entry,
    number integer not null,
    kind text not null,
    name text not null,
    amount_cents integer not null,
    given_cents integer,
    change_cents integer,
    constraint entry_payment_pk primary key (seq, number)
) strict, without rowid;

create table entry_reference (
    seq integer not null constraint entry_reference_entry references entry,
    number integer not null,
    kind text not null,
    target_seq integer,
    target_line integer,
    external text,
    constraint entry_reference_pk primary key (seq, number)
) strict, without rowid;

create index entry_reference_target on entry_reference (target_seq) where target_seq is not null;

-- No ledger table: the customer's text is inserted with the entry and may be erased (Art. 17 DSGVO);
-- the entry keeps the salted commitment.
create table entry_customer (
    seq integer not null constraint entry_customer_pk primary key
        constraint entry_customer_entry references entry,
    customer_id integer,
    name text not null,
    salt blob not null,
    body text not null
) strict;

create trigger snapshot_keeps before update on snapshot
    begin select raise(abort, 'the book is append-only'); end;
create trigger snapshot_stays before delete on snapshot
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_keeps before update on entry
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_stays before delete on entry
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_line_keeps before update on entry_line
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_line_stays before delete on entry_line
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_vat_keeps before update on entry_vat
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_vat_stays before delete on entry_vat
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_payment_keeps before update on entry_payment
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_payment_stays before delete on entry_payment
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_reference_keeps before update on entry_reference
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_reference_stays before delete on entry_reference
    begin select raise(abort, 'the book is append-only'); end;
create trigger entry_customer_keeps before update on entry_customer
    begin select raise(abort, 'the customer of an entry is erased, never changed'); end;
