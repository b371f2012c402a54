-- Which TSE attested, as the QR code of a receipt needs it (format 2 of the book); stored once per content.
alter table entry add column tse_snapshot blob constraint entry_tse_snapshot references snapshot;
