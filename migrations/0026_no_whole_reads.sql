-- What was found to read whole tables at each look: who has not come for long, and which archives were made.

create index customer_since on customer (since, id) where merged_into is null and erased is null;

drop index entry_archive;
create index entry_archive on entry (seq) where details_form in ('archive/1', 'archive/2');
