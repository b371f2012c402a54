//! axe-core, the accessibility checker of the page tests: one pinned version, checked by its hash, never in the
//! repository.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha512};

use crate::{Outcome, place, tool};

const VERSION: &str = "4.14.1";
const SHA512: &str = "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73\
    4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5";

/// Fetches it into `target/axe` unless it is there.
pub fn fetch() -> Outcome {
    let folder = place::target().join("axe");
    let script = folder.join("package/axe.min.js");
    let stamp = folder.join("version");
    if script.is_file() && fs::read_to_string(&stamp).is_ok_and(|version| version == VERSION) {
        return Ok(());
    }
    println!("Fetching axe-core {VERSION}");
    fs::create_dir_all(&folder).map_err(|trouble| format!("{}: {trouble}", folder.display()))?;
    let archive = folder.join(format!("axe-core-{VERSION}.tgz"));
    download(&folder)?;
    let bytes = fs::read(&archive).map_err(|trouble| format!("{}: {trouble}", archive.display()))?;
    if hex(&Sha512::digest(bytes)) != SHA512 {
        return Err(format!(
            "{} is not what it should be; please delete it and try again.",
            archive.display()
        ));
    }
    tool::run(
        tool::command("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder).arg("package/axe.min.js"),
    )?;
    fs::write(&stamp, VERSION).map_err(|trouble| format!("{}: {trouble}", stamp.display()))
}

/// npm knows where its packages come from, a company's own registry included.
fn download(folder: &Path) -> Outcome {
    let mut npm = tool::command("npm");
    tool::run(npm.args(["pack", "--silent", &format!("axe-core@{VERSION}")]).current_dir(folder))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
