//! Forms of the page that name their deed: what only a name tells from another of the same kind is sent under one.

use super::{none, sources};
use crate::laws::twice::by_name;

#[test]
fn a_form_for_what_only_a_name_tells_apart_names_it() {
    let (mut found, mut seen) = (Vec::new(), 0);
    for file in sources(&["frontend/src"], &["rs"]) {
        let lines: Vec<&str> = file.code().map(|(_, line)| line).collect();
        let asks = |name: &str| lines.iter().any(|line| line.contains(&format!("{name} {{")));
        let Some(asked) = by_name().find(|name| asks(name)) else { continue };
        seen += 1;
        if !lines.iter().any(|line| line.contains("Deed::once()")) {
            found.push(format!("{}: a form for {asked} is made with `Deed::once()`", file.path));
        }
    }
    none(found);
    assert!(seen >= by_name().count(), "{seen} forms");
}
