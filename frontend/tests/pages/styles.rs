//! What holds for every rule of the style sheets.

use std::fs;
use std::path::Path;

/// A full grid shrinks rows of `auto` to the least height of what stands in them, and two lines of text then lie over
/// the next button: a grid that scrolls says how high its rows are.
#[test]
fn a_grid_that_scrolls_keeps_its_rows_as_high_as_their_text() {
    let mut rules = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut rules);
    let grids: Vec<_> = rules.iter().filter(|rule| scrolls(rule)).collect();
    assert!(grids.len() > 10, "{} grids that scroll", grids.len());
    let silent: Vec<_> = grids
        .iter()
        .filter(|rule| !rule.contains("grid-auto-rows") && !rule.contains("grid-template-rows"))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

fn scrolls(rule: &str) -> bool {
    rule.contains("display: grid") && (rule.contains("overflow: auto") || rule.contains("overflow-y: auto"))
}

fn collect(folder: &Path, rules: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, rules);
        } else if path.extension().is_some_and(|extension| extension == "css") {
            rules.extend(fs::read_to_string(&path).unwrap().split('}').map(str::to_owned));
        }
    }
}
