//! A book signed anew by whoever has a key: so an odd spelling is all that is left to be found.

use proof::{CheckDigit, Digest, SigningKey};
use serde_json::{Value, json};

use crate::archive::Archive;

/// Names and texts of an entry's parts.
type Parts = Vec<(String, String)>;

/// The same entries with another key; a field of a part of the first sale is spelled as given, that is with what
/// stands behind the field's name.
pub fn resealed(archive: &Archive, odd: Option<(&str, &str, &str)>) -> Archive {
    let sale = archive.lines("buchungen.jsonl").iter().position(|line| line.contains("kind=sale")).unwrap();
    resealed_with(archive, |at, parts| {
        if let Some((part, field, spelled)) = odd.filter(|_| at == sale) {
            let (_, text) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
            spell(text, field, spelled);
        }
    })
}

/// The same entries with another key, the parts of each spelled as one likes.
pub fn resealed_with(archive: &Archive, mut spell: impl FnMut(usize, &mut Parts)) -> Archive {
    let key = SigningKey::from_seed(&[66; 32]);
    let mut previous = Digest::GENESIS;
    let mut sealed = Vec::new();
    for (at, line) in archive.lines("buchungen.jsonl").iter().enumerate() {
        let (line, hash) = seal(line, previous, &key, |parts| spell(at, parts));
        sealed.push(line);
        previous = hash;
    }
    let public = key.public();
    let key_line = format!("{} {public} {}\n", public.key_id(), public.fingerprint());
    let mut again = archive.clone().with_lines("buchungen.jsonl", |lines| *lines = sealed);
    again.0.insert("schluessel.txt".to_owned(), key_line.into_bytes());
    again.in_hands_with(&key)
}

fn seal(line: &str, previous: Digest, key: &SigningKey, odd: impl FnOnce(&mut Parts)) -> (String, Digest) {
    let value: Value = serde_json::from_str(line).unwrap();
    let parts = value["parts"].as_array().unwrap().iter();
    let mut parts: Parts = parts
        .map(|part| (part[0].as_str().unwrap().to_owned(), part[1].as_str().unwrap().to_owned()))
        .collect();
    spell(&mut parts[0].1, "key_id", &format!("={}", key.public().key_id()));
    let entry =
        proof::decode(parts.iter().map(|(name, text)| (name.parse().unwrap(), text.as_str()))).unwrap();
    odd(&mut parts);
    let mut text = format!("lockbuch entry 1\nprevious={previous}\n");
    let mut digests = Vec::new();
    for (name, part) in &parts {
        let digest = Digest::of(part.as_bytes());
        text.push_str(&format!("{name}={digest}\n"));
        digests.push(json!([name, digest]));
    }
    let hash = Digest::of(text.as_bytes());
    let (signature, digit) = (key.sign(&hash), CheckDigit::of(&entry.head, &hash));
    let (seq, parts, digests) = (entry.head.seq, json!(parts), Value::from(digests));
    let line = format!(
        "{{\"seq\":{seq},\"previous\":\"{previous}\",\"hash\":\"{hash}\",\"signature\":\"{signature}\",\
         \"check_digit\":\"{digit}\",\"parts\":{parts},\"digests\":{digests}}}"
    );
    (line, hash)
}

/// Puts something else behind a field's name.
fn spell(text: &mut String, field: &str, spelled: &str) {
    let is_it = |line: &str| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(['=', '\n']));
    let lines = text.split_inclusive('\n');
    let spelled = lines.map(|line| if is_it(line) { format!("{field}{spelled}\n") } else { line.to_owned() });
    *text = spelled.collect();
}
