//! One style sheet out of the many that lie beside their parts.

use std::path::{Path, PathBuf};

use crate::Outcome;

/// The order in which layers win, from weak to strong. A sheet without a layer of its own gets that of its folder.
const LAYERS: &[&str] = &["reset", "tokens", "base", "ui", "shell", "pages", "states"];

/// Gathers every `*.css` under a folder, sorted by path, behind one declaration of the layers.
pub fn gather(source: &Path) -> Outcome<String> {
    let mut sheets = Vec::new();
    collect(source, &mut sheets).map_err(|trouble| format!("{}: {trouble}", source.display()))?;
    sheets.sort();
    let mut all = format!("@layer {};\n", LAYERS.join(", "));
    for sheet in sheets {
        let text =
            std::fs::read_to_string(&sheet).map_err(|trouble| format!("{}: {trouble}", sheet.display()))?;
        let name = sheet.strip_prefix(source).unwrap_or(&sheet);
        all.push_str(&format!("\n/* {} */\n{}\n", name.display(), layered(name, text.trim())));
    }
    Ok(all)
}

fn layered(name: &Path, text: &str) -> String {
    if text.contains("@layer") {
        return text.to_owned();
    }
    let folder = name.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let stem = name.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let fits = |candidate: &Option<String>| {
        LAYERS.iter().copied().find(|layer| candidate.as_deref() == Some(*layer))
    };
    let layer = fits(&stem).or_else(|| fits(&folder)).unwrap_or("base");
    format!("@layer {layer} {{\n{text}\n}}")
}

fn collect(folder: &Path, sheets: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, sheets)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::layered;
    use std::path::Path;

    #[test]
    fn a_sheet_gets_the_layer_of_its_name_or_folder() {
        assert_eq!(layered(Path::new("ui/button.css"), "a{}"), "@layer ui {\na{}\n}");
        assert_eq!(layered(Path::new("ui/tokens.css"), "a{}"), "@layer tokens {\na{}\n}");
        assert_eq!(layered(Path::new("app.css"), "a{}"), "@layer base {\na{}\n}");
        assert_eq!(layered(Path::new("ui/x.css"), "@layer pages {}"), "@layer pages {}");
    }
}
