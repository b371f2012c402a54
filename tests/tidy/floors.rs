//! The floors of the core. The greater ones are crates, and the compiler keeps them; within `salon` a noun never uses a
//! deed. Nobody opens another's store.

use super::code::{Crate, Found};
use super::none;

/// From the ground up. Names of one row share a floor.
const FLOORS: &[&[&str]] = &[
    &[
        "calendar",
        "catalogue",
        "consents",
        "customers",
        "formulas",
        "letterhead",
        "messages",
        "salon_data",
        "patch_tests",
        "photos",
        "printing",
        "recovery",
        "staff",
        "tse_setup",
    ],
    &["cash", "closing", "erasure", "health_data", "small_business", "storno", "till"],
    &["told"],
];

/// Crates of the core that hold nouns or outlets, each with its stores.
const ROOMS: &[&str] = &["src-tauri/salon/src/lib.rs", "src-tauri/outlets/src/lib.rs"];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Names of what lies on a higher floor; a re-export is followed to what it stands for.
fn reaching_up(salon: &Crate) -> Vec<String> {
    let mut found = Vec::new();
    for (module, line, path) in salon.named() {
        let module = &salon.modules[module];
        let Some(own) = module.path.first() else { continue };
        let home = match salon.find(&path) {
            Some(Found::File(file)) => salon.module_of(&file).path.first().cloned(),
            _ => None,
        };
        for used in path.first().into_iter().chain(home.as_ref()) {
            if floor(used) > floor(own) {
                found.push(format!("{}:{line}: {own} uses {used}, which lies above", module.file));
            }
        }
    }
    found.dedup();
    found
}

/// Names from the store of another noun.
fn foreign_stores(salon: &Crate) -> Vec<String> {
    let mut found = Vec::new();
    for (module, line, path) in salon.named() {
        let module = &salon.modules[module];
        if path.get(1).is_some_and(|room| room == "store") && path.first() != module.path.first() {
            found.push(format!("{}:{line}: {}", module.file, path.join("::")));
        }
    }
    found
}

#[test]
fn every_module_stands_on_a_floor() {
    let salon = Crate::of_project("src-tauri/salon/src/lib.rs");
    let modules: Vec<&String> = salon.modules[0].children.keys().collect();
    assert!(modules.len() > 15, "the modules of the salon are seen");
    none(modules.iter().filter(|name| floor(name).is_none()).map(|name| (*name).clone()).collect());
}

#[test]
fn nobody_reaches_up_a_floor() {
    let salon = Crate::of_project("src-tauri/salon/src/lib.rs");
    none(reaching_up(&salon));
    let from_outside = salon.named().into_iter().filter(|(module, _, path)| {
        let own = salon.modules[*module].path.first();
        own.is_some() && path.first() != own
    });
    assert!(from_outside.count() > 150, "the names that modules take from each other are seen");
}

#[test]
fn nobody_opens_anothers_store() {
    let mut own = 0;
    for room in ROOMS {
        let room = Crate::of_project(room);
        none(foreign_stores(&room));
        let ways = room.named().into_iter();
        own += ways.filter(|(_, _, path)| path.get(1).is_some_and(|room| room == "store")).count();
    }
    assert!(own > 150, "only {own} ways into the stores are seen");
}

/// A noun that reaches up, or into another's store, in every way in which that can be written.
#[test]
fn a_reach_is_seen_however_it_is_written() {
    let ways = [
        "use crate::till::Sale;",
        "use crate::{staff::Person, till::{self, Sale}};",
        "use crate::till as front;\nfn take(sale: front::Sale) {}",
        "use super::till::*;\nfn take(sale: Sale) {}",
        "fn take(sale: &crate::till::Sale) {}",
        "fn take() { use crate::till::Sale; }",
        "fn take() { assert_eq!(crate::till::Sale::new(), 1); }",
        "pub use crate::till::Sale;",
        // Through the open door of a module below.
        "use crate::catalogue::Sale;",
    ];
    let root = "pub mod catalogue; pub mod staff; pub mod stock; pub mod till;";
    for way in ways {
        let salon = Crate::planted(&[
            ("lib.rs", root),
            ("catalogue/mod.rs", "pub use crate::till::Sale;"),
            ("till.rs", "pub struct Sale;"),
            ("staff.rs", way),
            ("stock/mod.rs", "mod store;"),
            ("stock/store.rs", "pub fn row() {}"),
        ]);
        let found = reaching_up(&salon);
        assert!(found.iter().any(|line| line.contains("staff.rs")), "{way}: {found:?}");
    }
    for way in [
        "use crate::stock::store::row;",
        "use crate::{stock::store};",
        "fn f() { crate::stock::store::row() }",
    ] {
        let salon = Crate::planted(&[
            ("lib.rs", "pub mod staff; pub mod stock;"),
            ("staff.rs", way),
            ("stock/mod.rs", "pub mod store;"),
            ("stock/store.rs", "pub fn row() {}"),
        ]);
        assert_eq!(foreign_stores(&salon).len(), 1, "{way}");
    }
}
