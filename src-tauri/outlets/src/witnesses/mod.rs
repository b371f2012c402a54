//! The end of the book as it is known outside of its file, and inside of it to those who speak of its entries: what was put
//! back or cut off is told at the next start (IKS-17).

mod compare;
mod keeping;
mod store;

pub use keeping::Witnessing;
