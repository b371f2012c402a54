-- What was typed about people stands apart from what happened, so that it can be erased (Art. 17 DSGVO); results of skin
-- tests of whoever took the consent back are locked until claims are barred (Art. 17 Abs. 3 e DSGVO, §§ 195, 199 BGB).

drop trigger appointment_change_keeps;

-- Why it was called off, or a fee let go, in someone's words.
alter table appointment_change add column reason text;
-- The same of the fee that the appointment had before: `before` holds it no longer.
alter table appointment_change add column waived text;

update appointment_change set reason = substr(what, length('abgesagt: ') + 1), what = 'abgesagt'
    where kind = 'cancelled' and substr(what, 1, length('abgesagt: ')) = 'abgesagt: ';
update appointment_change set reason = substr(what, instr(what, ' erlassen: ') + length(' erlassen: ')),
        what = substr(what, 1, instr(what, ' erlassen: ') + length(' erlassen') - 1)
    where kind = 'fee' and instr(what, ' erlassen: ') > 0;
update appointment_change set waived = before ->> '$.fee.decision.waive.reason',
        before = json_set(before, '$.fee.decision.waive.reason', '')
    where case when json_valid(before) then before ->> '$.fee.decision.waive.reason' end is not null;

create trigger appointment_change_keeps before update of id, appointment_id, at_ms, at_offset, person_id, person_name,
        kind, state, what, before, undoes on appointment_change
    begin select raise(abort, 'the history of appointments is append-only'); end;
-- What may be erased is erased and never written anew.
create trigger appointment_change_forgets before update of guest, reason, waived on appointment_change
    when (new.guest is not null and new.guest is not old.guest) or (new.reason is not null and new.reason is not old.reason)
        or (new.waived is not null and new.waived is not old.waived)
    begin select raise(abort, 'the history of appointments is append-only'); end;

-- Whose history it is, for an erasure: by the customer, and by the name of a guest without a file.
create index appointment_change_customer
    on appointment_change (iif(json_valid(guest), guest ->> '$.customer', null)) where guest is not null;

-- Whose page it is, of one that stands for no entry.
alter table print_job add column customer_id integer;

-- Last day on which it is kept, for the owner's eyes alone; absent while it is used.
alter table patch_test add column locked_until text;
alter table patch_release add column locked_until text;

-- What was promised until a day goes at that day.
create index patch_test_locked on patch_test (locked_until) where locked_until is not null;
create index patch_release_locked on patch_release (locked_until) where locked_until is not null;
create index customer_erased on customer (erased) where erased is not null;
create index waiting_until on waiting (until_day);
create index entry_customer_of_guest on entry_customer (seq) where customer_id is null;
