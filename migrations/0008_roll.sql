-- The receipt roll is searched by amount, person and day; each index ends in the place of the entry, so that
-- a page comes newest first without sorting, however long the book is.

create index entry_total on entry (total_cents);
create index entry_person_id on entry (person_id);
create index entry_booking_day on entry (booking_day) where booking_day is not null;
-- How often an entry was given out again.
create index entry_reprint on entry (json_extract(details_body, '$.of')) where kind = 'reprint';
