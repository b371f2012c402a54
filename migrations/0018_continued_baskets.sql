-- A basket that was open when the day closed: its event ended as an entry (AVBelegabbruch), and its lines go on in a new
-- basket, which names that entry.
alter table basket add column continues_seq integer constraint basket_continues references entry;
