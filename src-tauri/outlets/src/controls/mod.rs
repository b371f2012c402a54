//! The internal control system (IKS): each rule with its sentence, the place in the program that keeps it, the
//! test that proves it, how it stands, and what the book recorded of it.

mod events;
mod page;
mod rules;
mod state;
mod store;

pub use events::events_of;
pub use page::{controls, name as rule_name, places};
pub use rules::{RULES, Rule, RuleStage, Trace, rule};
