-- What the owner's controls look for among many entries. Each index is partial: a sale touches none of them.

-- Cash on its way between drawer, safe and bank.
create index entry_line_transit on entry_line (seq) where business_case = 'Geldtransit';

-- Everything but sales, by kind. A query names both: `kind <> 'sale' and kind = 'storno'`.
create index entry_control on entry (kind, seq) where kind <> 'sale';
create index entry_clock_adjusted on entry (seq) where clock_adjusted = 1;
create index entry_approved on entry (seq) where approved_by is not null;
