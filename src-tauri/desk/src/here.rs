/// This crate, as the one that answers (see [`book::Look`]).
#[derive(Debug)]
pub struct Here;
