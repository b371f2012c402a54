//! Whether what a file says of allergies means p-phenylenediamine (PPD) or its kin, whatever it is called there.

use book::fold::fold;

/// Words of their own.
const WORDS: [&str; 5] = ["ppd", "ptd", "pda", "tda", "resorcin"];
/// Parts of words, written together: `p-Phenylendiamin`, `Toluol-2,5-diamin`, `Haarfärbemittel`.
const PARTS: [&str; 6] = ["phenylen", "toluylen", "toluendiamin", "toluol", "aminophenol", "farb"];

/// Whether a text of the file names them. A denial (`kein PPD`) counts as well: the owner can release, nobody can take
/// back an oedema.
pub fn names_ppd(text: &str) -> bool {
    let folded = fold(text);
    let together: String = folded.split(' ').collect();
    folded.split(' ').any(|word| WORDS.contains(&word)) || PARTS.iter().any(|part| together.contains(part))
}
