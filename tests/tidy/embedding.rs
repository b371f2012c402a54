//! Who embeds the page: Tauri's macro writes the compressed files into one folder per package and takes what lies
//! there for whole, so two targets that are built at once could carry half a page.

use super::{none, sources};

#[test]
fn one_target_of_a_package_embeds_the_page() {
    let manifests = sources(&["src-tauri"], &["toml"]);
    let mut found = Vec::new();
    let mut seen = 0;
    for file in sources(&["src-tauri"], &["rs"]) {
        if file.path.contains("/examples/")
            || !file.code().any(|(_, line)| line.contains("generate_context!"))
        {
            continue;
        }
        seen += 1;
        let manifest = file.path.replace("src/main.rs", "Cargo.toml");
        let alone = manifests.iter().any(|toml| toml.path == manifest && toml.text.contains("test = false"));
        if !alone {
            found.push(format!(
                "{}: only a main whose target has `test = false` may embed the page",
                file.path
            ));
        }
    }
    none(found);
    assert_eq!(seen, 2);
}
