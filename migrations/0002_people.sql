-- The staff. Who someone was at a booking stands in the entry's snapshot; this is who they are now.

create table person (
    id integer not null constraint person_pk primary key,
    name text not null collate nocase constraint person_name unique,
    short_name text not null,
    role text not null constraint person_role check (role in ('trainee', 'stylist', 'reception', 'owner')),
    performs integer not null constraint person_performs check (performs in (0, 1)),
    on_duty integer not null constraint person_on_duty check (on_duty in (0, 1)),
    active integer not null constraint person_active check (active in (0, 1)),
    -- Argon2id in PHC form; absent until a PIN was set.
    pin_hash text,
    -- Wrong PINs in a row, and when the next try may come.
    wrong_pins integer not null default 0,
    wait_until_ms integer not null default 0
) strict;
