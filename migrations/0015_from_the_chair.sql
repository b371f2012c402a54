-- The line of a basket knows the part of the appointment that it was checked out of; and so does the line of the
-- receipt that it became, for whoever rings that up again.

alter table basket_line add column appointment_id integer constraint basket_line_appointment references appointment;
alter table basket_line add column appointment_part integer;

create table paid_part (
    seq integer not null constraint paid_part_entry references entry,
    line integer not null,
    appointment_id integer not null constraint paid_part_appointment references appointment,
    part integer not null,
    constraint paid_part_pk primary key (seq, line)
) strict, without rowid;

-- Whoever waited and was booked stays until the last day that would have suited, for an undo.
alter table waiting add column taken_by integer constraint waiting_taken_by references appointment;

-- Grows with each change of hours, closures, shifts, absences, things, phases and the waiting list: what a page of the
-- calendar rests on beside its appointments.
create table plan_change (
    one integer not null constraint plan_change_pk primary key constraint plan_change_one check (one = 1),
    number integer not null
) strict;

insert into plan_change (one, number) values (1, 0);

-- Guests without a customer's file are found by their name.
create index appointment_guest on appointment (guest_name, start_minute) where customer_id is null;
