//! The weight of the page.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{Figure, Judged};

/// `wasm_size`: the optimised page as it would travel, in KB.
pub fn size() -> Figure {
    let wasm = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist/lockbuch_bg.wasm");
    let bytes = std::fs::read(&wasm).expect("the page is not built: cargo xtask web");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&bytes).unwrap();
    let value = packed.finish().unwrap().len() as f64 / 1_024.0;
    Figure { name: "wasm_size", value, unit: "KB", floor: None, judged: Judged::Value, goal: 700.0 }
}
