//! What leaves the salon or is made of what it has: lists, reports, protocols, the roll, archives, the owner's view.

pub mod archive;
pub mod beside_book;
pub mod cashbook;
pub mod controls;
pub mod dossier;
pub mod health;
pub mod list_file;
pub mod lists;
pub mod procedure;
pub mod protocols;
pub mod receipt_check;
pub mod reports;
pub mod roll;
pub mod search;
pub mod selfcheck;
pub mod sheets;
pub mod status;
pub mod witnesses;

/// This crate, as the one that answers (see [`book::ReadRow`]).
#[derive(Debug)]
pub struct Here;
