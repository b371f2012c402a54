//! The floors of the core: a module uses its own floor's names and whatever lies below, never above.

use super::{none, sources};

/// From the ground up. Names of one row share a floor.
const FLOORS: &[&[&str]] = &[
    &["clock", "csv_file", "db", "fault", "fold", "memory", "ports", "settings"],
    &["act", "booking", "ledger", "pen", "tse"],
    &[
        "calendar",
        "catalogue",
        "consents",
        "customers",
        "formulas",
        "letterhead",
        "messages",
        "particulars",
        "patch_tests",
        "photos",
        "planning",
        "printing",
        "staff",
        "stock",
        "vouchers",
    ],
    &["cash", "closing", "erasure", "invoices", "storno", "till"],
    &[
        "archive",
        "backup",
        "cashbook",
        "controls",
        "dossier",
        "export",
        "procedure",
        "protocols",
        "reports",
        "roll",
        "search",
        "selfcheck",
        "sheets",
        "status",
    ],
    &["desk", "sessions"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

#[test]
fn nobody_reaches_up_a_floor() {
    let mut reaches = Vec::new();
    for file in sources(&["src-tauri/salon/src"], &["rs"]) {
        let inside = file.path.trim_start_matches("src-tauri/salon/src/");
        let module = inside.split(['/', '.']).next().unwrap_or_default();
        let Some(own) = floor(module) else { continue };
        if file.is_test() {
            continue;
        }
        for (at, line) in file.code() {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if floor(&used).is_some_and(|other| other > own) {
                    reaches.push(format!("{}:{at}: {module} uses {used}, which lies above", file.path));
                }
            }
        }
    }
    none(reaches);
}

#[test]
fn a_noun_never_opens_anothers_store() {
    let mut opened = Vec::new();
    for file in sources(&["src-tauri/salon/src"], &["rs"]) {
        for (at, line) in file.code() {
            for used in line.split("crate::").skip(1) {
                let Some((module, rest)) = used.split_once("::") else { continue };
                let own = file.path.starts_with(&format!("src-tauri/salon/src/{module}"));
                if rest.starts_with("store") && !own {
                    opened.push(format!("{}:{at}: {}", file.path, line.trim()));
                }
            }
        }
    }
    none(opened);
}
