-- What ten years of a busy salon leave behind is asked by index, and what only history needs is kept small.

-- How long a visit of one service took, from the chair to being done. It is read by service, and never applied by itself.
create table service_duration (
    appointment_id integer not null constraint service_duration_pk primary key
        constraint service_duration_of_appointment references appointment,
    article_id integer not null constraint service_duration_article references article,
    person_id integer not null constraint service_duration_person references person,
    -- As agreed, before what was left of it was given back.
    planned_minutes integer not null constraint service_duration_planned check (planned_minutes > 0),
    took_ms integer not null constraint service_duration_took check (took_ms > 0),
    done_ms integer not null
) strict;

-- What the history of before tells: the first touch of the chair after which nobody said otherwise, until it was done.
insert into service_duration (appointment_id, article_id, person_id, planned_minutes, took_ms, done_ms)
select appointment_id, article_id, person_id, planned, done_ms - begun_ms, done_ms
from (
    select a.id as appointment_id, p.article_id, p.person_id, done.at_ms as done_ms,
        (select sum(phase.value ->> '$.minutes')
            from json_each(iif(json_valid(done.before), done.before, '{}'), '$.parts') part,
                json_each(part.value, '$.phases') phase) as planned,
        (select min(begun.at_ms) from appointment_change begun
            where begun.appointment_id = a.id and begun.id < done.id and begun.state = 'in_service'
              and not exists (select 1 from appointment_change other where other.appointment_id = a.id
                and other.id between begun.id and done.id
                and other.state not in ('in_service', 'finished', 'paid'))) as begun_ms
    from appointment a join appointment_part p on p.appointment_id = a.id
        join appointment_change done on done.id = (select max(d.id) from appointment_change d
            where d.appointment_id = a.id and d.state = 'finished' and d.kind in ('state', 'checked_out')
              and json_valid(d.before) and iif(json_valid(d.before), d.before, '{}') ->> '$.state' <> 'finished')
    where a.state in ('finished', 'paid') and p.person_id is not null
      and not exists (select 1 from appointment_part q where q.appointment_id = a.id and q.part > 0)
)
where planned > 0 and begun_ms is not null and done_ms - begun_ms between 30000 and 43229999;

create index service_duration_of on service_duration (article_id, done_ms, person_id, planned_minutes, took_ms);

-- Of how an appointment was before a change, the change keeps what became different: JSON, each value under its place
-- ("state", "parts/0/phases/1/minutes"). From how it is now one comes back to any state, the newest change first. What
-- was kept whole until now loses what the change did not touch.
drop trigger appointment_change_keeps;

update appointment_change
set before = json_remove(before,
    iif(before -> '$.state' is told.after -> '$.state', '$.state', '$.-'),
    iif(before -> '$.start' is told.after -> '$.start', '$.start', '$.-'),
    iif(before -> '$.parked' is told.after -> '$.parked', '$.parked', '$.-'),
    iif(before -> '$.half_made' is told.after -> '$.half_made', '$.half_made', '$.-'),
    iif(before -> '$.chair' is told.after -> '$.chair', '$.chair', '$.-'),
    iif(before -> '$.fee' is told.after -> '$.fee', '$.fee', '$.-'),
    iif(before -> '$.parts' is told.after -> '$.parts', '$.parts', '$.-'))
from (
    select id, lead(before) over (partition by appointment_id order by id) as after from appointment_change
) told
where told.id = appointment_change.id and json_valid(before) and json_valid(told.after);

-- The newest change of each has no later one that tells how it came out: the appointment itself does.
update appointment_change
set before = json_remove(before,
    iif(before -> '$.state' is told.after -> '$.state', '$.state', '$.-'),
    iif(before -> '$.start' is told.after -> '$.start', '$.start', '$.-'),
    iif(before -> '$.parked' is told.after -> '$.parked', '$.parked', '$.-'),
    iif(before -> '$.half_made' is told.after -> '$.half_made', '$.half_made', '$.-'),
    iif(before -> '$.fee' is told.after -> '$.fee', '$.fee', '$.-'),
    iif(before -> '$.chair' is told.after -> '$.chair', '$.chair', '$.-'),
    iif(before -> '$.parts' is told.after -> '$.parts', '$.parts', '$.-'))
from (
    select a.id as appointment_id,
        (select max(c.id) from appointment_change c where c.appointment_id = a.id) as id,
        -- A number where there is something: it is like nothing that the history holds there.
        json_object('state', a.state, 'start', a.start_minute, 'parked', a.parked_ms, 'fee', a.fee_cents, 'half_made', json(iif(a.half_made, 'true', 'false')),
            'chair', a.chair_id, 'parts', json(coalesce((
                select json_group_array(json(part)) from (
                    select json_object('article', p.article_id, 'name', p.name, 'price', p.price_cents, 'tone', p.tone,
                        'person', p.person_id, 'phases', json(coalesce((
                            select json_group_array(json(phase)) from (
                                select json_object('kind', s.kind, 'name', s.name, 'minutes', s.minutes,
                                    'helper', iif(s.helper, s.person_id, null), 'resource_kind', s.resource_kind,
                                    'resource', s.resource_id) as phase
                                from segment s where s.appointment_id = p.appointment_id and s.part = p.part
                                order by s.phase)), '[]'))) as part
                    from appointment_part p where p.appointment_id = a.id order by p.part)), '[]'))) as after
    from appointment a
) told
where told.id = appointment_change.id and json_valid(before);

create trigger appointment_change_keeps before update of id, appointment_id, at_ms, at_offset, person_id, person_name,
        kind, state, what, before, undoes on appointment_change
    begin select raise(abort, 'the history of appointments is append-only'); end;

-- An erasure asks where a customer stood before an appointment became somebody else's.
create index appointment_change_guest on appointment_change (iif(json_valid(guest), guest ->> '$.customer', null))
    where guest is not null;

-- Groups of customers, as the master data name them, whoever writes those.
create table customer_group (
    name text not null,
    customer_id integer not null constraint customer_group_of references customer on delete cascade,
    constraint customer_group_pk primary key (name, customer_id)
) strict, without rowid;

create index customer_group_customer on customer_group (customer_id);

insert or ignore into customer_group (name, customer_id)
select g.value, c.id from customer c, json_each(iif(json_valid(c.body), c.body, '{}'), '$.groups') g
where g.type = 'text';

create trigger customer_groups_new after insert on customer when json_valid(new.body)
    begin insert or ignore into customer_group (name, customer_id)
        select value, new.id from json_each(new.body, '$.groups') where type = 'text'; end;
create trigger customer_groups_changed after update of body on customer when new.body is not old.body
    begin
        delete from customer_group where customer_id = new.id;
        insert or ignore into customer_group (name, customer_id)
            select value, new.id from json_each(iif(json_valid(new.body), new.body, '{}'), '$.groups')
            where type = 'text';
    end;

-- Who was put aside is looked through by name.
create index customer_put_aside on customer (folded) where active = 0;

-- Guests without a file are known by name and number, and found by both.
drop index appointment_guest;
create index appointment_guest on appointment (guest_name, phone, start_minute, customer_id)
    where customer_id is null;
