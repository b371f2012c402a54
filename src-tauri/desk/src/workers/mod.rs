//! Threads that work off what the desk has queued: pages, messages, jobs that are due. Whoever runs a desk starts them.

mod closing_witnesses;
mod job_starter;
mod postman;
mod spool;
mod witness_keeper;
mod worker;

pub use closing_witnesses::ClosingWitnesses;
pub use job_starter::JobStarter;
pub use postman::Postman;
pub use spool::Spool;
pub use witness_keeper::WitnessKeeper;
