//! The map is true: every file and every test that it names is there.

use super::{CORE, none, sources};
use lockbuch_tests::filled::filled;

/// The map, and what holds against whom.
const PAGES: [&str; 2] =
    [include_str!("../../src-tauri/ARCHITECTURE.md"), include_str!("../../src-tauri/SECURITY.md")];

/// What stands between backticks.
fn quoted() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().flat_map(|page| page.split('`').skip(1).step_by(2))
}

#[test]
fn every_test_on_the_map_exists() {
    let named: Vec<&str> =
        quoted().filter(|name| name.contains("::") && !name.contains([' ', '<'])).collect();
    assert!(named.len() > 5, "the map names its tests");
    none(without_a_test(named).into_iter().map(|name| format!("the map names the test {name}")).collect());
}

/// Those names of tests that no file holds.
pub fn without_a_test(names: Vec<&str>) -> Vec<&str> {
    let all = sources(&["tests", "src-tauri", "frontend", ".cargo/xtask"], &["rs"]);
    let missing = names.into_iter().filter(|name| {
        let (modules, test) = name.rsplit_once("::").unwrap();
        let file_stem = modules.trim_end_matches("::tests").rsplit("::").next().unwrap();
        !all.iter().any(|file| {
            let inside = file.path.contains(&format!("/{file_stem}.rs"))
                || file.path.contains(&format!("/{file_stem}/"));
            inside && file.text.contains(&format!("fn {test}("))
        })
    });
    missing.collect()
}

#[test]
fn every_file_on_the_map_exists() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let rooms = ["", "src-tauri/"].into_iter().map(str::to_owned);
    let rooms: Vec<String> = rooms.chain(CORE.iter().map(|room| format!("{room}/"))).collect();
    for name in filled(quoted().filter(|name| name.contains('/') && name.ends_with(['s', 'l', '/']))) {
        let there =
            name.contains(' ') || rooms.iter().any(|room| root.join(format!("{room}{name}")).exists());
        assert!(there, "the map names {name}, which is not there");
    }
}
