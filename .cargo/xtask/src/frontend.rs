//! The page: Rust to WASM, its JavaScript glue, one style sheet, fonts. Result: `frontend/dist`.

use std::fs;
use std::path::Path;

use walrus::{Module, RefType};
use wasm_bindgen_cli_support::Bindgen;

use crate::{Outcome, place, styles, tool};

/// The flags that binaryen needs for what rustc emits, and nothing newer.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// `module_or_path` is named because the generated glue carries no default path.
const BOOT: &str = "import init from './lockbuch.js';\n\
    init({ module_or_path: new URL('lockbuch_bg.wasm', import.meta.url) });\n";

/// Builds the page if anything it consists of has changed.
pub fn build() -> Outcome {
    compile()?;
    let wasm = place::target().join("web/wasm32-unknown-unknown/wasm/frontend.wasm");
    let work = place::target().join("web/page");
    start_empty(&work)?;
    bind(&wasm, &work)?;
    optimise(&work.join("lockbuch_bg.wasm"))?;
    let sheet = styles::gather(&place::root().join("frontend/src"))?;
    write(&work.join("app.css"), &sheet)?;
    write(&work.join("boot.js"), BOOT)?;
    copy(&place::root().join("frontend/index.html"), &work.join("index.html"))?;
    copy_folder(&place::root().join("assets/fonts"), &work.join("fonts"))?;
    copy_folder(&place::root().join("assets/sounds"), &work.join("sounds"))?;
    publish(&work, &place::dist())
}

fn compile() -> Outcome {
    let words = "build --package frontend --bin frontend --features csr --target wasm32-unknown-unknown --profile wasm";
    tool::run(tool::cargo(words).arg("--target-dir").arg(place::target().join("web")))
}

fn bind(wasm: &Path, work: &Path) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("lockbuch").typescript(false).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(work))
        .map_err(|trouble| format!("wasm-bindgen: {trouble:#}"))
}

fn optimise(wasm: &Path) -> Outcome {
    if !tool::exists("wasm-opt") {
        println!("wasm-opt (package binaryen) is not there: the page stays a little larger.");
        return Ok(());
    }
    tool::run(tool::command("wasm-opt").args(OPTIMISE).arg(wasm).arg("-o").arg(wasm))?;
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

/// Replaces only what differs, so that an unchanged page rebuilds no program that embeds it.
fn publish(work: &Path, dist: &Path) -> Outcome {
    fs::create_dir_all(dist).map_err(|trouble| format!("{}: {trouble}", dist.display()))?;
    for name in names(dist).into_iter().filter(|name| !work.join(name).exists()) {
        let stale = dist.join(name);
        let _ = if stale.is_dir() { fs::remove_dir_all(&stale) } else { fs::remove_file(&stale) };
    }
    for name in names(work) {
        let (from, to) = (work.join(&name), dist.join(&name));
        if from.is_dir() {
            publish(&from, &to)?;
        } else if fs::read(&from).ok() != fs::read(&to).ok() {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    fs::read_dir(folder)
        .map(|files| files.flatten().map(|file| file.file_name()).collect())
        .unwrap_or_default()
}

fn start_empty(folder: &Path) -> Outcome {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|trouble| format!("{}: {trouble}", folder.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|trouble| format!("{}: {trouble}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|trouble| format!("{}: {trouble}", from.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        return Ok(());
    }
    publish(from, to)
}
