//! Rust to WASM for a browser: compiled, bound to its JavaScript, made smaller or faster.

use std::path::{Path, PathBuf};

use walrus::{Module, RefType};
use wasm_bindgen_cli_support::Bindgen;

use crate::{Outcome, place, tool};

/// The flags that binaryen needs for what rustc emits, and nothing newer.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Where the machine's builds for the web lie.
pub fn folder() -> PathBuf {
    place::target().join("web")
}

/// Compiles a program by these words of cargo under a profile, linked with these words; the path of its WASM.
pub fn compile(words: &str, program: &str, profile: &str, link: &[&str]) -> Outcome<PathBuf> {
    let words = format!("rustc --target wasm32-unknown-unknown --profile {profile} --bin {program} {words}");
    let mut cargo = tool::cargo(&words);
    cargo.arg("--target-dir").arg(folder()).arg("--");
    tool::run(cargo.args(link.iter().map(|word| format!("-Clink-arg={word}"))))?;
    Ok(folder().join(format!("wasm32-unknown-unknown/{profile}/{program}.wasm")))
}

/// How a page loads its JavaScript.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Glue {
    Module,
    /// One plain script, for places where no module can be loaded.
    Plain,
}

/// Writes `name.js` and `name_bg.wasm`.
pub fn bind(wasm: &Path, work: &Path, name: &str, glue: Glue) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false);
    bindgen.remove_producers_section(true).remove_name_section(true);
    let bindgen = match glue {
        // A page's further parts reach the first one's table by the linker's name.
        Glue::Module => bindgen.keep_lld_exports(true).web(true),
        Glue::Plain => bindgen.no_modules(true),
    };
    bindgen.and_then(|bindgen| bindgen.generate(work)).map_err(|trouble| format!("wasm-bindgen: {trouble:#}"))
}

/// Lets binaryen work on a file, if it is there: `-Oz` for size, `-O3` for speed.
pub fn optimise(wasm: &Path, level: &str) -> Outcome {
    if !tool::exists("wasm-opt") {
        println!("wasm-opt (package binaryen) is not there: the page stays a little larger.");
        return Ok(());
    }
    tool::run(tool::command("wasm-opt").arg(level).args(FEATURES).arg(wasm).arg("-o").arg(wasm))?;
    export_right_table(wasm)
}

/// Debian's binaryen 108 exports the first table under whatever table's name: puts the one of references back.
fn export_right_table(wasm: &Path) -> Outcome {
    let mut module = Module::from_file(wasm).map_err(|trouble| format!("{}: {trouble:#}", wasm.display()))?;
    let references =
        module.tables.iter().find(|table| table.element_ty == RefType::EXTERNREF).map(|table| table.id());
    let export = module.exports.iter_mut().find(|export| export.name == "__wbindgen_externrefs");
    if let (Some(table), Some(export)) = (references, export) {
        export.item = table.into();
    }
    module.emit_wasm_file(wasm).map_err(|trouble| format!("{}: {trouble:#}", wasm.display()))
}
