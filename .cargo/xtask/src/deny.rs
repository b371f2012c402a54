//! `cargo deny check` with one pinned version, which is built once for the user: each clone of the project finds it.

use std::path::PathBuf;

use crate::{Outcome, place, tool, yanked};

const VERSION: &str = "0.20.2";
/// A line of `.cargo/deny.toml` that nothing needs any more is an error too.
const STRICT: &[&str] =
    &["--deny", "unmatched-skip", "--deny", "unnecessary-skip", "--deny", "license-not-encountered"];

fn tools() -> PathBuf {
    place::cache().join("tools")
}

fn program() -> PathBuf {
    tools().join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}

/// Builds it unless it is there. Unoptimised: it builds in half the time, and a check takes seconds anyway.
pub fn set_up() -> Outcome {
    let there = tool::output(tool::command(program()).arg("--version"));
    if there.is_some_and(|said| said.trim().ends_with(VERSION)) {
        return Ok(());
    }
    println!("Building cargo-deny {VERSION}");
    let words = format!("install cargo-deny --locked --version {VERSION} --profile dev --force");
    let mut install = tool::cargo(&words);
    install.args(["--config", "profile.dev.debug=false"]).arg("--root").arg(tools());
    tool::run(install.arg("--target-dir").arg(tools().join("build")))?;
    // What it was built from is needed no more.
    std::fs::remove_dir_all(tools().join("build")).map_err(|trouble| trouble.to_string())
}

/// Licences, versions that stand twice, sources, yanked versions, and advisories where their database can be had.
pub fn check() -> Outcome {
    run(&["licenses", "bans", "sources"])?;
    yanked::check()?;
    if tool::run(tool::command(program()).args(["fetch", "db"])).is_ok() {
        return run(&["advisories"]);
    }
    println!(
        "\nNOT CHECKED: advisories. Their database (github.com/RustSec/advisory-db) can't be fetched from here; \
         run this once where it can."
    );
    Ok(())
}

fn run(what: &[&str]) -> Outcome {
    let mut check = tool::command(program());
    tool::run(check.args(["check", "--hide-inclusion-graph"]).args(STRICT).args(what))
}
