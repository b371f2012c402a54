-- Memories of names are dropped when someone was erased, merged or renamed: this counts it, whatever path it came.
alter table customer_change add column forgotten integer not null default 0;

create trigger entry_customer_forgotten after delete on entry_customer
    begin update customer_change set forgotten = forgotten + 1; end;
create trigger customer_forgotten after update of name, erased, merged_into on customer
    when new.name is not old.name or new.erased is not old.erased or new.merged_into is not old.merged_into
    begin update customer_change set forgotten = forgotten + 1; end;
create trigger appointment_forgotten after insert on appointment_change when new.kind = 'erased'
    begin update customer_change set forgotten = forgotten + 1; end;
create trigger appointment_former_forgotten after update of guest on appointment_change
    when old.guest is not null and new.guest is null
    begin update customer_change set forgotten = forgotten + 1; end;

-- Whoever worked here is erased like a customer (Art. 17 DSGVO): the day is kept, the name becomes a number, and the history
-- of appointments takes that number in place of the name, but nothing else.

alter table person add column erased text;

drop trigger appointment_change_keeps;
create trigger appointment_change_keeps before update of id, appointment_id, at_ms, at_offset, person_id, kind, state, undoes
        on appointment_change
    begin select raise(abort, 'the history of appointments is append-only'); end;
-- Who did it: only as the person is called once erased.
create trigger appointment_change_names before update of person_name on appointment_change
    when new.person_name is not old.person_name and not exists (
        select 1 from person where id = old.person_id and erased is not null and short_name = new.person_name)
    begin select raise(abort, 'the history of appointments is append-only'); end;
-- In whose hands it was: only where it was moved, and only once someone was erased.
create trigger appointment_change_words before update of what on appointment_change
    when new.what is not old.what
        and (old.kind <> 'moved' or not exists (select 1 from person where erased is not null))
    begin select raise(abort, 'the history of appointments is append-only'); end;
-- Who decided on a fee: nothing else of how it was before.
create trigger appointment_change_before before update of before on appointment_change
    when not json_valid(old.before) or not json_valid(new.before)
        or json_remove(new.before, '$.fee.by', '$."fee/by"') is not json_remove(old.before, '$.fee.by', '$."fee/by"')
        or not exists (select 1 from person where erased is not null)
    begin select raise(abort, 'the history of appointments is append-only'); end;
