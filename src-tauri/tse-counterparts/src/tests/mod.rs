mod fiskaly_chance;
mod fiskaly_exports;
mod fiskaly_provision;
mod fiskaly_table;
mod fiskaly_tokens;
mod fiskaly_transactions;
mod fiskaly_troubles;
