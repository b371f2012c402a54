-- Archives that were made are few among many entries.
create index entry_archive on entry (seq) where details_form = 'archive/1';
