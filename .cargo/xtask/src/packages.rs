//! System packages on Debian and Ubuntu; elsewhere their names are told.

use crate::{Outcome, tool};

/// What the window needs to be built and shown.
const WINDOW: &[&str] =
    &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "binaryen", "libclang-dev"];

/// What the checks need on top.
const CHECKS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "faketime",
    "chromium",
    "chromium-driver",
    "poppler-utils",
    "qpdf",
    "libxml2-utils",
    "xauth",
    "gcc-mingw-w64-x86-64",
    "openssl",
    "python3-aiosmtpd",
    "python3-cryptography",
];

/// Sees to everything that building and running the window takes.
pub fn for_window() -> Outcome {
    install(WINDOW)
}

/// Sees to everything that the checks take.
pub fn for_checks() -> Outcome {
    // Often it is there by other ways than the system's packages.
    let npm: &[&str] = if tool::exists("npm") { &[] } else { &["npm"] };
    install(&[WINDOW, CHECKS, npm].concat())
}

fn install(wanted: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !tool::exists("dpkg-query") || !tool::exists("apt-get") {
        println!(
            "This is no Debian or Ubuntu. If the build stops, install what they call: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install --no-install-recommends {}", missing.join(" "));
    if tool::output(tool::command("id").arg("-u")).as_deref().map(str::trim) != Some("0") {
        return Err(format!("System packages are missing. Please run as root:\n    {line}"));
    }
    println!("Installing system packages: {}", missing.join(" "));
    tool::run(apt().args(["update", "-q"]))?;
    tool::run(apt().args(["install", "-q", "-y", "--no-install-recommends"]).args(&missing))
}

fn apt() -> std::process::Command {
    let mut command = tool::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "Dpkg::Use-Pty=0"]);
    command
}

fn installed(name: &str) -> bool {
    let mut query = tool::command("dpkg-query");
    tool::output(query.args(["-W", "-f=${db:Status-Status}", name]))
        .is_some_and(|status| status == "installed")
}
