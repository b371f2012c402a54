/// This crate, as the one that answers (see [`book::ReadRow`]).
#[derive(Debug)]
pub struct Here;
