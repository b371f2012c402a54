//! `pruefen.html`: the verifier of archives as one file that needs nothing beside it. Each archive carries it, so
//! it is built before the programs that embed it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

use crate::wasm::{self, Glue};
use crate::{Outcome, place};

/// Where the page is put; the programs' build scripts look for it there.
pub fn page() -> PathBuf {
    wasm::folder().join("pruefen.html")
}

/// Builds the page; replaces it only if it differs, so that no program is built anew for nothing.
pub fn build() -> Outcome {
    let words = "--package lockbuch-pruefen --features page";
    let compiled = wasm::compile(words, "verifier_page", "verifier", &[])?;
    let work = wasm::folder().join("pruefen");
    fs::create_dir_all(&work).map_err(|trouble| format!("{}: {trouble}", work.display()))?;
    wasm::bind(&compiled, &work, "verifier", Glue::Plain)?;
    let program = work.join("verifier_bg.wasm");
    wasm::optimise(&program, "-O3")?;
    let whole = assemble(&work, &program)?;
    if fs::read(page()).ok().as_deref() == Some(whole.as_bytes()) {
        return Ok(());
    }
    fs::write(page(), whole).map_err(|trouble| format!("{}: {trouble}", page().display()))
}

/// From a file's address neither fetch nor other files work: all of it is put into the page. Its policy names
/// the one script and the one sheet by their sums and lets nothing out.
fn assemble(work: &Path, program: &Path) -> Outcome<String> {
    let sources = place::root().join("src-tauri/pruefen/page");
    let tokens = read(&place::root().join("frontend/src/ui/tokens.css"))?;
    let sheet = format!("{tokens}\n{}", read(&sources.join("page.css"))?);
    let script = read(&sources.join("page.js"))?;
    let worker = format!("{}\n{}", read(&work.join("verifier.js"))?, read(&sources.join("worker.js"))?);
    if worker.contains("</script") {
        return Err("The worker's script would end its frame in the page.".to_owned());
    }
    let wasm = fs::read(program).map_err(|trouble| format!("{}: {trouble}", program.display()))?;
    let mut whole = read(&sources.join("page.html"))?;
    for (mark, text) in [
        ("@SCRIPT@", sum(&script)),
        ("@STYLE@", sum(&sheet)),
        ("@CSS@", sheet),
        ("@WASM@", STANDARD.encode(packed(&wasm)?)),
        ("@WORKER@", worker),
        ("@PAGE@", script),
    ] {
        whole = whole.replacen(mark, &text, 1);
    }
    Ok(whole)
}

/// A page that lies in each archive, and archives compress nothing: less than half remains. The worker unpacks it.
fn packed(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(wasm).and_then(|()| encoder.finish());
    written.map_err(|trouble| format!("The verifier can't be packed: {trouble}"))
}

fn sum(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|trouble| format!("{}: {trouble}", path.display()))
}
