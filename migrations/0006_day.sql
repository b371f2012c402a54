-- Counting at the end of a day: who counts right now, and how far that person has come. Cash figures stay
-- hidden from whoever stands here until the count is stored; the count itself is an entry of the book.

create table counting (
    person_id integer not null constraint counting_pk primary key constraint counting_person references person,
    -- The sheet as JSON; null until something was put aside.
    sheet text
) strict;
