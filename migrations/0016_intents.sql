-- Bookings that are under way. Whatever is attested outside the program (by a TSE) is judged, reserved and on disk
-- before anyone is asked. Rows come and go; where nobody outside attests, none is ever written.

create table intent (
    id text not null constraint intent_pk primary key,
    -- The request as it came, without secrets (JSON).
    request text not null,
    -- Who asked, and with what consent (JSON).
    authority text not null,
    -- What is booked as soon as the answers are there (JSON).
    drafts text not null,
    -- Cash that it takes out of the drawer at most.
    cash_out_cents integer not null constraint intent_cash_out check (cash_out_cents >= 0)
) strict, without rowid;

-- What an intent was judged by: nobody else uses it until the intent is decided.
create table intent_hold (
    kind text not null,
    what text not null,
    intent text not null constraint intent_hold_intent references intent on delete cascade,
    constraint intent_hold_pk primary key (kind, what)
) strict, without rowid;

create index intent_hold_of on intent_hold (intent);

-- Events that someone outside was told of and whose end the book does not know for sure. What ended well leaves no
-- row: its answer stands in the entry.
create table attest_event (
    id text not null constraint attest_event_pk primary key,
    -- The basket that it began with, if it did.
    basket text,
    -- The intent that wants it finished, and which of its drafts it is.
    intent text,
    position integer,
    -- What was answered at its beginning (JSON).
    begun text,
    -- open: begun; asked: an intent wants it finished; outage: booked without an answer; late: the answer came after.
    state text not null,
    -- The late answer (JSON).
    answer text,
    -- The entry that was booked without it.
    seq integer constraint attest_event_entry references entry
) strict, without rowid;

create index attest_event_intent on attest_event (intent) where intent is not null;
create index attest_event_state on attest_event (state);
