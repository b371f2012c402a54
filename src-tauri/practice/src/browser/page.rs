//! The files of the page, as they lie in the program.

use std::collections::HashMap;

use tauri::{Context, Wry};

/// All files by their path.
pub struct PageFiles(HashMap<String, Vec<u8>>);

impl PageFiles {
    /// Unpacks what the build has embedded, and adds the script that takes the browser's keys.
    pub fn of(context: &Context<Wry>) -> Self {
        let assets = context.assets();
        let mut files: HashMap<String, Vec<u8>> = assets
            .iter()
            .filter_map(|(path, _)| {
                let bytes = assets.get(&path.as_ref().into())?;
                Some((path.trim_start_matches('/').to_owned(), bytes.into_owned()))
            })
            .collect();
        if let Some(index) = files.get_mut("index.html") {
            let text = String::from_utf8_lossy(index);
            let text = text.replacen("<title>Lockbuch", &format!("<title>{}", crate::TITLE), 1);
            *index = text.replacen("</head>", "<script src=\"keys.js\"></script></head>", 1).into_bytes();
        }
        files.insert("keys.js".to_owned(), window::KEYS.as_bytes().to_vec());
        Self(files)
    }

    /// A file; the empty name is the page itself.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let name = if name.is_empty() { "index.html" } else { name };
        self.0.get(name).map(Vec::as_slice)
    }
}
