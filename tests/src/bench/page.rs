//! The weight of the page.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::measured::Measured;

/// `wasm_size`: the optimised part that the sign-in page waits for, as it would travel, in KB.
pub fn size() -> Measured {
    let value = packed_kb(&dist().join("lockbuch_bg.wasm"));
    Measured::alone(value)
}

/// `wasm_size_all`: the same with the parts that follow after the sign-in.
pub fn size_of_all_parts() -> Measured {
    let files = std::fs::read_dir(dist()).expect("the page is not built: cargo xtask web");
    let parts = files.flatten().map(|file| file.path());
    let value = parts.filter(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    let value = value.map(|path| packed_kb(&path)).sum();
    Measured::alone(value)
}

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist")
}

fn packed_kb(wasm: &Path) -> f64 {
    let bytes = std::fs::read(wasm).expect("the page is not built: cargo xtask web");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&bytes).unwrap();
    packed.finish().unwrap().len() as f64 / 1_024.0
}
