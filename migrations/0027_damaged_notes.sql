-- A note of a copy that is no JSON any more kept the index from being looked at and made anew, and whoever asks for copies from
-- an answer.

drop index entry_reprint;
create index entry_reprint on entry (iif(json_valid(details_body), details_body ->> '$.of', null)) where kind = 'reprint';
