-- A kind of message of its own: how far the book reached at a close, for the tax adviser.

create table outbox_new (
    id integer not null constraint outbox_pk primary key,
    kind text not null constraint outbox_kind check (kind in ('confirmation', 'reminder', 'receipt', 'closing')),
    address text not null constraint outbox_address check (address <> ''),
    subject text not null,
    body text not null,
    file_name text,
    mime text,
    content blob,
    customer_id integer constraint outbox_customer references customer,
    appointment_id integer constraint outbox_appointment references appointment,
    -- For a reminder: the begin it speaks of, in minutes since 1970 UTC.
    about_minute integer,
    -- For a receipt or a closing: its entry.
    seq integer,
    state text not null constraint outbox_state check (state in ('waiting', 'sending', 'sent', 'failed',
        'given_up', 'cancelled')),
    queued_ms integer not null,
    queued_offset integer not null,
    by_name text not null,
    attempts integer not null default 0,
    next_try_ms integer not null,
    trouble text,
    sent_ms integer,
    sent_offset integer,
    constraint outbox_file check ((file_name is null) = (content is null) and (mime is null) = (content is null))
) strict;

insert into outbox_new (id, kind, address, subject, body, file_name, mime, content, customer_id, appointment_id, about_minute, seq,
    state, queued_ms, queued_offset, by_name, attempts, next_try_ms, trouble, sent_ms, sent_offset)
select id, kind, address, subject, body, file_name, mime, content, customer_id, appointment_id, about_minute, seq,
    state, queued_ms, queued_offset, by_name, attempts, next_try_ms, trouble, sent_ms, sent_offset
from outbox;

drop table outbox;
alter table outbox_new rename to outbox;

create index outbox_due on outbox (next_try_ms) where state in ('waiting', 'failed');
create index outbox_of_customer on outbox (customer_id) where customer_id is not null;
-- Nobody is reminded twice of the same hour.
create unique index outbox_reminder on outbox (appointment_id, about_minute) where kind = 'reminder';
-- Which closings were told is asked at each of them.
create index outbox_closing on outbox (seq) where kind = 'closing';
