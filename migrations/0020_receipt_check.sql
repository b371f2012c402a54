-- Whoever scans a receipt finds its bon by what the TSE numbered.
create index entry_tse on entry (tse_transaction, tse_counter) where tse_transaction is not null;
