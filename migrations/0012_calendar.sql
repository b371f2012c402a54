-- The calendar. Times of appointments are whole minutes since 1970 UTC, so that summer time can do no harm;
-- hours, shifts and breaks are minutes since local midnight. No row here is of the book: what was paid stands there.

create table opening_hours (
    from_day text not null,
    -- Monday is 0.
    weekday integer not null constraint opening_hours_weekday check (weekday between 0 and 6),
    from_minute integer not null,
    until_minute integer not null,
    constraint opening_hours_pk primary key (from_day, weekday, from_minute),
    constraint opening_hours_span check (0 <= from_minute and from_minute < until_minute and until_minute <= 1440)
) strict, without rowid;

-- Each day from which a plan of hours holds; a plan without hours is a salon that is closed.
create table opening_plan (
    from_day text not null constraint opening_plan_pk primary key
) strict, without rowid;

create table closure (
    id integer not null constraint closure_pk primary key,
    from_day text not null,
    until_day text not null,
    name text not null,
    constraint closure_days check (from_day <= until_day)
) strict;

create table shift_plan (
    id integer not null constraint shift_plan_pk primary key,
    person_id integer not null constraint shift_plan_person references person,
    from_day text not null,
    cycle_weeks integer not null constraint shift_plan_cycle check (cycle_weeks between 1 and 4),
    constraint shift_plan_of_day unique (person_id, from_day)
) strict;

create table shift (
    plan_id integer not null constraint shift_of_plan references shift_plan on delete cascade,
    week integer not null constraint shift_week check (week between 0 and 3),
    weekday integer not null constraint shift_weekday check (weekday between 0 and 6),
    from_minute integer not null,
    until_minute integer not null,
    constraint shift_pk primary key (plan_id, week, weekday, from_minute),
    constraint shift_span check (0 <= from_minute and from_minute < until_minute and until_minute <= 1440)
) strict, without rowid;

create table shift_break (
    plan_id integer not null constraint shift_break_of_plan references shift_plan on delete cascade,
    week integer not null,
    weekday integer not null,
    from_minute integer not null,
    until_minute integer not null,
    constraint shift_break_pk primary key (plan_id, week, weekday, from_minute),
    constraint shift_break_span check (0 <= from_minute and from_minute < until_minute and until_minute <= 1440)
) strict, without rowid;

create table absence (
    id integer not null constraint absence_pk primary key,
    person_id integer not null constraint absence_person references person,
    from_day text not null,
    until_day text not null,
    from_minute integer,
    until_minute integer,
    kind text not null constraint absence_kind check (kind in ('holiday', 'ill', 'school', 'other')),
    note text,
    constraint absence_days check (from_day <= until_day),
    constraint absence_span check ((from_minute is null) = (until_minute is null) and from_minute < until_minute)
) strict;

create index absence_until on absence (until_day);

create table resource (
    id integer not null constraint resource_pk primary key,
    kind text not null constraint resource_kind check (kind in ('chair', 'basin', 'hood')),
    name text not null constraint resource_name unique,
    active integer not null constraint resource_active check (active in (0, 1))
) strict;

-- The phases of a service. One without rows here has its duration, then its processing time.
create table phase (
    article_id integer not null constraint phase_of_article references article,
    position integer not null,
    kind text not null constraint phase_kind check (kind in ('active', 'passive')),
    minutes integer not null constraint phase_minutes check (minutes between 0 and 720),
    name text not null,
    resource text constraint phase_resource check (resource in ('basin', 'hood')),
    helper integer not null constraint phase_helper check (helper in (0, 1)),
    constraint phase_pk primary key (article_id, position)
) strict, without rowid;

-- Longer or shorter by one person (customer 0), for one customer (person 0), or for both.
create table phase_adjustment (
    article_id integer not null constraint phase_adjustment_of_article references article,
    position integer not null,
    person_id integer not null,
    customer_id integer not null,
    minutes integer not null constraint phase_adjustment_minutes check (minutes between 0 and 720),
    constraint phase_adjustment_pk primary key (article_id, person_id, customer_id, position)
) strict, without rowid;

create table appointment (
    id integer not null constraint appointment_pk primary key,
    version integer not null,
    customer_id integer constraint appointment_customer references customer,
    guest_name text not null,
    phone text,
    note text,
    state text not null constraint appointment_state check (state in ('booked', 'confirmed', 'arrived',
        'in_service', 'finished', 'paid', 'no_show', 'cancelled')),
    -- Absent as long as no time was chosen.
    start_minute integer,
    end_minute integer,
    -- In the air since; holds no time.
    parked_ms integer,
    parked_offset integer,
    half_made integer not null constraint appointment_half_made check (half_made in (0, 1)),
    chair_id integer constraint appointment_chair references resource,
    series integer,
    -- The basket in which it is about to be paid, and the entry that paid it.
    basket text,
    paid_seq integer,
    fee_cents integer,
    -- 'charge' or 'waive'; absent until it is decided.
    fee_decision text constraint appointment_fee check (fee_decision in ('charge', 'waive')),
    fee_reason text,
    fee_by text,
    fee_ms integer,
    fee_offset integer,
    booked_ms integer not null,
    booked_offset integer not null,
    booked_by text not null,
    constraint appointment_span check ((start_minute is null) = (end_minute is null) and start_minute <= end_minute
        and end_minute - start_minute <= 1500),
    constraint appointment_half_made_parked check (half_made = 0 or parked_ms is not null)
) strict;

create index appointment_at on appointment (start_minute) where start_minute is not null;
create index appointment_of_customer on appointment (customer_id, start_minute) where customer_id is not null;
create index appointment_parked on appointment (parked_ms) where parked_ms is not null;
create index appointment_finished on appointment (start_minute) where state = 'finished';
create index appointment_series on appointment (series) where series is not null;
create index appointment_basket on appointment (basket) where basket is not null;
create index appointment_paid on appointment (paid_seq) where paid_seq is not null;

create table appointment_part (
    appointment_id integer not null constraint appointment_part_of references appointment,
    part integer not null,
    article_id integer not null constraint appointment_part_article references article,
    -- As agreed.
    name text not null,
    price_cents integer not null,
    tone text not null,
    person_id integer constraint appointment_part_person references person,
    constraint appointment_part_pk primary key (appointment_id, part)
) strict, without rowid;

-- The phases of an appointment on the time line, one after the other. Of a parked one they tell the lengths.
create table segment (
    appointment_id integer not null,
    part integer not null,
    phase integer not null,
    kind text not null constraint segment_kind check (kind in ('active', 'passive')),
    name text not null,
    person_id integer constraint segment_person references person,
    helper integer not null constraint segment_helper check (helper in (0, 1)),
    resource_kind text constraint segment_resource_kind check (resource_kind in ('basin', 'hood')),
    resource_id integer constraint segment_resource references resource,
    minutes integer not null constraint segment_minutes check (minutes between 0 and 720),
    start_minute integer,
    constraint segment_pk primary key (appointment_id, part, phase),
    constraint segment_of_part foreign key (appointment_id, part) references appointment_part
) strict, without rowid;

create index segment_of_person on segment (person_id, start_minute) where start_minute is not null;

-- Who and what is really taken: a person and the customer in active phases, a thing for its whole span. Rows are
-- inserted to take and deleted to free. Nothing may overlap, whoever writes: not only this program.
create table busy (
    -- A guest without a customer's file is known by the appointment.
    subject_kind text not null constraint busy_kind check (subject_kind in ('person', 'customer', 'guest', 'resource')),
    subject_id integer not null,
    start_minute integer not null,
    end_minute integer not null,
    appointment_id integer not null constraint busy_appointment references appointment,
    what text not null,
    constraint busy_pk primary key (subject_kind, subject_id, start_minute),
    constraint busy_span check (start_minute < end_minute and end_minute - start_minute <= 1500)
) strict, without rowid;

create index busy_of_appointment on busy (appointment_id);

-- Rows that never overlap end in the order in which they begin: the last one that begins before the new one's
-- end is the only one that can reach into it.
create trigger busy_once before insert on busy
    when (select end_minute from busy where subject_kind = new.subject_kind and subject_id = new.subject_id
        and start_minute < new.end_minute order by start_minute desc limit 1) > new.start_minute
    begin select raise(abort, 'double booking'); end;
create trigger busy_fixed before update of subject_kind, subject_id, start_minute, end_minute on busy
    begin select raise(abort, 'what is taken is freed and taken anew, never moved'); end;

-- A phase stands on the time line only where its time was taken for this very appointment, and what is taken is freed
-- only when no phase stands there any more: so the lines that are shown can't overlap either, whoever writes them.
create trigger segment_holds_its_time before insert on segment
    when new.start_minute is not null and new.minutes > 0 and (
        new.kind = 'active' and new.person_id is not null and not exists (select 1 from busy
            where subject_kind = 'person' and subject_id = new.person_id and start_minute = new.start_minute
            and end_minute = new.start_minute + new.minutes and appointment_id = new.appointment_id)
        or new.kind = 'active' and new.person_id is not null and not exists (select 1 from appointment a join busy b
            on b.subject_kind = iif(a.customer_id is null, 'guest', 'customer')
            and b.subject_id = coalesce(a.customer_id, a.id) and b.start_minute = new.start_minute
            and b.end_minute = new.start_minute + new.minutes and b.appointment_id = a.id
            where a.id = new.appointment_id)
        or new.resource_id is not null and not exists (select 1 from busy
            where subject_kind = 'resource' and subject_id = new.resource_id and start_minute = new.start_minute
            and end_minute = new.start_minute + new.minutes and appointment_id = new.appointment_id))
    begin select raise(abort, 'a phase stands where its time was taken'); end;
create trigger segment_fixed before update of appointment_id, kind, person_id, resource_id, minutes, start_minute
        on segment
    begin select raise(abort, 'phases are laid anew, never moved'); end;
create trigger busy_stays before delete on busy
    when exists (select 1 from segment where appointment_id = old.appointment_id and start_minute is not null)
    begin select raise(abort, 'phases that stand there hold their time'); end;

-- What happened to appointments: each change with how it was before. Undo, history and "who booked it" read it.
create table appointment_change (
    id integer not null constraint appointment_change_pk primary key,
    appointment_id integer not null constraint appointment_change_of references appointment,
    at_ms integer not null,
    at_offset integer not null,
    person_id integer not null,
    person_name text not null,
    kind text not null,
    state text not null,
    what text not null,
    -- The appointment before, as JSON without its guest; absent for the first.
    before text,
    -- Who and what note it was before, where that changed: may be erased (Art. 17 DSGVO).
    guest text,
    -- The change that this one took back.
    undoes integer
) strict;

create index appointment_change_of on appointment_change (appointment_id, id);

create trigger appointment_change_keeps before update of id, appointment_id, at_ms, at_offset, person_id, person_name,
        kind, state, what, before, undoes on appointment_change
    begin select raise(abort, 'the history of appointments is append-only'); end;
create trigger appointment_change_stays before delete on appointment_change
    begin select raise(abort, 'the history of appointments is append-only'); end;

create table waiting (
    id integer not null constraint waiting_pk primary key,
    customer_id integer constraint waiting_customer references customer,
    guest_name text not null,
    phone text,
    note text,
    parts text not null,
    from_day text not null,
    until_day text not null,
    from_minute integer,
    until_minute integer,
    since_ms integer not null,
    since_offset integer not null,
    constraint waiting_days check (from_day <= until_day)
) strict;
