-- Messages that a change of an appointment sends; whose address it was; and nothing waits behind what is long out.

create table outbox_new (
    id integer not null constraint outbox_pk primary key,
    kind text not null constraint outbox_kind check (kind in ('confirmation', 'moved', 'called_off', 'reminder', 'receipt',
        'closing')),
    address text not null constraint outbox_address check (address <> ''),
    -- The address stood in the customer's file when this was written: whoever has another one since gets it there.
    of_file integer not null default 0 constraint outbox_of_file check (of_file in (0, 1)),
    subject text not null,
    body text not null,
    file_name text,
    mime text,
    content blob,
    customer_id integer constraint outbox_customer references customer,
    appointment_id integer constraint outbox_appointment references appointment,
    -- The begin of which it speaks, in minutes since 1970 UTC.
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
    -- Held back because what it says no longer holds: it was never said.
    outdated integer not null default 0 constraint outbox_outdated check (outdated in (0, 1)),
    sent_ms integer,
    sent_offset integer,
    constraint outbox_file check ((file_name is null) = (content is null) and (mime is null) = (content is null))
) strict;

insert into outbox_new (id, kind, address, subject, body, file_name, mime, content, customer_id, appointment_id, about_minute, seq,
    state, queued_ms, queued_offset, by_name, attempts, next_try_ms, trouble, outdated, sent_ms, sent_offset)
select id, kind, address, subject, body, file_name, mime, content, customer_id, appointment_id, about_minute, seq,
    state, queued_ms, queued_offset, by_name, attempts, next_try_ms, trouble,
    kind = 'reminder' and state = 'cancelled' and coalesce(trouble, '') in ('Der Termin hat sich geändert.',
        'Die Einwilligung wurde zurückgenommen.'), sent_ms, sent_offset
from outbox;

drop table outbox;
alter table outbox_new rename to outbox;

-- What waits, in the order in which it was written.
create index outbox_open on outbox (id) where state in ('waiting', 'sending', 'failed', 'given_up');
create index outbox_sending on outbox (id) where state = 'sending';
create index outbox_queued on outbox (queued_ms);
create index outbox_of_customer on outbox (customer_id) where customer_id is not null;
create index outbox_of_appointment on outbox (appointment_id) where appointment_id is not null;
-- Nobody is reminded twice of the same hour; what was held back is no reminder.
create unique index outbox_reminder on outbox (appointment_id, about_minute) where kind = 'reminder' and outdated = 0;
-- What was said of times that are still to come.
create index outbox_about on outbox (about_minute) where kind in ('confirmation', 'moved');
-- Which closings were told is asked at each of them.
create index outbox_closing on outbox (seq) where kind = 'closing';
