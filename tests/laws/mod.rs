//! What must hold whatever happens.

mod append_only;
mod crash;
mod days;
