//! The practice program: the same window on a salon of its own, with simulated devices.

fn main() {}
