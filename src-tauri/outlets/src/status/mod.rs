//! The state strip: how day, printer, TSE and backup stand, in words.

mod handle;
mod indicators;
mod store;
