//! No circles: what a file uses never uses that file, by however many steps; and the same for folders that lie side by
//! side. Re-exports are followed to the file that defines a name, so that a facade hides none.

use std::collections::BTreeMap;

use super::code::{Crate, Link, circles, crates};
use super::{OURS, none, sources};

/// Links that close a circle and are forgiven, each with its reason.
const FORGIVEN: &[(&str, &str, &str)] = &[
    (
        "src-tauri/book/src/ledger/append/insert.rs",
        "src-tauri/book/src/ledger/append.rs",
        "booking is being parted",
    ),
    (
        "src-tauri/book/src/db/upgrade.rs",
        "src-tauri/book/src/db/open.rs",
        "opening and upgrading are new, to be parted",
    ),
    (
        "src-tauri/book/src/ledger/intent/store.rs",
        "src-tauri/book/src/ledger/intent/hold.rs",
        "intents are new, to be parted",
    ),
    ("tests/laws/upgrade.rs", "tests/scenarios/released.rs", "the columns of a store belong below both"),
];

/// So many links at least are seen in the large crates, or the scan has gone blind.
const EXPECTED: &[(&str, usize)] = &[
    ("src-tauri/salon/src/lib.rs", 500),
    ("src-tauri/book/src/lib.rs", 100),
    ("src-tauri/outlets/src/lib.rs", 150),
    ("frontend/src/lib.rs", 1_100),
    ("src-tauri/proof/src/lib.rs", 60),
];

/// Whether a line of the list, perhaps for a whole folder, speaks of a link.
fn speaks_of((from, to, _): &(&str, &str, &str), link: &Link) -> bool {
    let from = if from.ends_with('/') { link.from.starts_with(from) } else { link.from == *from };
    from && link.to == *to
}

/// The circles among some names, each told with the lines that close it.
fn told(links: &[Link], name: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let named: Vec<(String, String, &Link)> = links
        .iter()
        .filter_map(|link| Some((name(&link.from)?, name(&link.to)?, link)))
        .filter(|(from, to, _)| from != to)
        .collect();
    let pairs: Vec<(String, String)> = named.iter().map(|(from, to, _)| (from.clone(), to.clone())).collect();
    let mut found = Vec::new();
    for circle in circles(&pairs) {
        found.push(format!("circle: {}", circle.join(", ")));
        let inside = named.iter().filter(|(from, to, _)| circle.contains(from) && circle.contains(to));
        found.extend(inside.map(|(_, _, link)| {
            format!("    {}:{} uses {} of {}", link.from, link.line, link.path.join("::"), link.to)
        }));
    }
    found
}

fn of_files(links: &[Link]) -> Vec<String> {
    told(links, |file| Some(file.to_owned()))
}

/// Circles among the children of each module, each child with all that lies in it.
fn of_folders(tree: &Crate, links: &[Link]) -> Vec<String> {
    let paths: BTreeMap<&str, &[String]> =
        tree.modules.iter().rev().map(|module| (module.file.as_str(), module.path.as_slice())).collect();
    let mut found = Vec::new();
    for parent in tree.modules.iter().filter(|module| module.children.len() > 1) {
        found.extend(told(links, |file| {
            let below = paths.get(file)?.strip_prefix(parent.path.as_slice())?;
            below.first().cloned()
        }));
    }
    found
}

#[test]
fn no_files_and_no_folders_form_a_circle() {
    let mut found = Vec::new();
    let mut used = [false; FORGIVEN.len()];
    let crates = crates();
    assert!(crates.len() > 20, "cargo lists the targets");
    for tree in crates {
        let mut links = tree.links();
        let at_least = EXPECTED.iter().find(|(root, _)| *root == tree.name).map_or(0, |(_, links)| *links);
        assert!(links.len() >= at_least, "{}: only {} links are seen", tree.name, links.len());
        links.retain(|link| {
            let line = FORGIVEN.iter().position(|line| speaks_of(line, link));
            line.is_none_or(|line| {
                used[line] = true;
                false
            })
        });
        found.extend(of_files(&links));
        found.extend(of_folders(&tree, &links));
    }
    none(found);
    let idle = FORGIVEN.iter().zip(used).filter(|(_, used)| !used);
    none(idle.map(|((from, to, _), _)| format!("{from} uses nothing of {to} any more")).collect());
}

#[test]
fn every_file_belongs_to_a_crate_and_every_crate_is_seen() {
    let crates = crates();
    assert!(crates.len() > 20, "cargo lists the targets");
    let is_read = |file: &str| {
        let modules = crates.iter().flat_map(|tree| &tree.modules).any(|module| module.file == file);
        let mut tests = crates.iter().flat_map(|tree| &tree.only_tests);
        modules || tests.any(|test| test == file || (test.ends_with('/') && file.starts_with(test.as_str())))
    };
    let files = sources(OURS, &["rs"]);
    none(files.into_iter().map(|file| file.path).filter(|file| !is_read(file)).collect());
}

#[test]
fn a_circle_is_seen_through_groups_and_facades() {
    let files = |a: &'static str, b: &'static str| {
        Crate::planted(&[
            ("lib.rs", "mod ground; mod a; mod b; pub use a::A; pub use ground::*;"),
            ("ground.rs", "pub struct G;"),
            ("a.rs", a),
            ("b/mod.rs", "mod deep; pub use deep::B;"),
            ("b/deep.rs", b),
        ])
    };
    let uses_b = "use crate::{ground::G, b::{B}};\npub struct A(B);";
    for back in [
        "use crate::A;\npub struct B;",
        "use super::super::a::{A};\npub struct B;",
        "pub struct B(crate::A);",
    ] {
        let tree = files(uses_b, back);
        assert_eq!(of_files(&tree.links()).len(), 3, "one circle with two lines: {back}");
        assert_eq!(of_folders(&tree, &tree.links()).len(), 3, "{back}");
    }
    for good in ["use crate::G;\npub struct B(G);", "pub struct B;\n#[cfg(test)] mod tests { use crate::A; }"]
    {
        let tree = files(uses_b, good);
        none(of_files(&tree.links()));
        none(of_folders(&tree, &tree.links()));
    }
    let own_type = |child: &'static str| {
        Crate::planted(&[("lib.rs", "mod a; pub use a::f; pub struct T;"), ("a.rs", child)])
    };
    none(of_files(&own_type("use super::T;\npub fn f(_: T) {}").links()));
    let parent = Crate::planted(&[
        ("lib.rs", "mod a; use a::f; pub struct T; pub fn g() { f(T) }"),
        ("a.rs", "use super::T;\npub fn f(_: T) {}"),
    ]);
    assert_eq!(of_files(&parent.links()).len(), 3, "what a parent defines and its child takes counts");
}
