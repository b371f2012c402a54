//! All tests of the core in one binary: scenarios that an auditor can follow, laws, golden documents.

mod scenarios;
mod tidy;
