-- Printers, and the pages that wait for them. A page is a row of the transaction that booked it.

create table printer (
    id integer not null constraint printer_pk primary key,
    name text not null collate nocase constraint printer_name unique,
    -- JSON: where and how it is reached.
    link text not null,
    paper text not null constraint printer_paper check (paper in ('mm58', 'mm80')),
    code_page text not null constraint printer_code_page check (code_page in ('cp858', 'cp1252')),
    receipts integer not null constraint printer_receipts check (receipts in (0, 1)),
    drawer integer not null constraint printer_drawer check (drawer in (0, 1))
) strict;

-- One printer gets the receipts.
create unique index printer_for_receipts on printer (receipts) where receipts = 1;

create table print_job (
    id integer not null constraint print_job_pk primary key,
    -- The entry that the page shows; the test page shows none.
    seq integer,
    title text not null,
    -- Number of the copy; absent on the original.
    copy integer,
    -- JSON of the page; emptied when the page is out, since a reprint is rendered from the book.
    slip text,
    printer integer constraint print_job_printer references printer (id) on delete set null,
    state text not null constraint print_job_state
        check (state in ('waiting', 'printing', 'printed', 'stuck', 'unsure', 'settled')),
    queued_ms integer not null,
    queued_offset integer not null,
    attempts integer not null default 0,
    next_try_ms integer not null default 0,
    trouble text,
    constraint print_job_page check (slip is not null or state in ('printed', 'settled'))
) strict;

create index print_job_open on print_job (id) where state in ('waiting', 'printing', 'stuck', 'unsure');
create index print_job_entry on print_job (seq) where seq is not null;
