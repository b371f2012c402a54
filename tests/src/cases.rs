//! How many cases a law that lives on chance gets.

/// How many times as many cases as usual: `cargo xtask bench --long` sets it.
const TIMES: &str = "LOCKBUCH_TIMES";

/// So many cases in every check, and many times as many in the long form.
pub fn cases(usual: u32) -> u32 {
    let times = std::env::var(TIMES).ok();
    let times = times.map_or(1, |times| times.parse().expect("LOCKBUCH_TIMES is a number"));
    usual.checked_mul(times).expect("so many cases")
}
