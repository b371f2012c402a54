//! `lockbuch-pruefen`: checks an archive on the command line.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pruefen::{Apart, Check, Together, Typed, Verdict};

const HELP: &str = "\
lockbuch-pruefen prüft ein Archiv von Lockbuch: jede Buchung, jede Summe, jeden Abschluss, jede Signatur und jede
Datei, und ob die Buchungen zueinander passen.

    lockbuch-pruefen ARCHIV.zip [ARCHIV.zip …] [--schluessel FINGERABDRUCK] [--kettenkopf KETTENKOPF] [--papier ZEILE]
        [--stempel-wurzel FINGERABDRUCK]

    --schluessel   der Schlüssel, wie er auf jedem Z-Bericht steht (32 Zeichen, mindestens die ersten 16)
    --kettenkopf   der Kettenkopf eines Z-Berichts (mindestens die ersten 16 Zeichen, auch mit „(Eintrag 4711)“
                   dahinter)
    --papier       eines von beiden, oder der Inhalt des QR-Codes eines Z-Berichts
                   (jede Angabe darf mehrmals vorkommen)
    --stempel-wurzel  SHA-256 des Zertifikats (64 Zeichen), dem Sie bei Zeitstempeln trauen: Jeder Zeitstempel im Buch
                   wird bis zu ihm verfolgt. Nehmen Sie ihn vom Dienst selbst, nicht aus dem Archiv: Einen Dienst kann
                   jeder betreiben. Ein Zeitstempel zeigt, dass ein Abschluss zu seiner Zeit schon so dastand; an den
                   Rückgabewerten 3 bis 5 ändert er nichts.

Mehrere Archive derselben Kasse werden zusammen geprüft, gleich in welcher Reihenfolge: Eines muss an das andere
anschließen, Bezüge und Abschlüsse rechnen mit den früheren, und Papier bürgt über alle hinweg. Fehlt eines dazwischen,
wird die Lücke genannt, und das Ergebnis ist nicht vollständig.

Ein Archiv beweist nur, was mit Papier verglichen ist. Gebraucht werden der letzte Z-Bericht des Zeitraums und der
letzte davor, am besten mit ihren QR-Codes. Der Schlüssel allein sagt nichts über den Inhalt: Wer ihn hat, kann
alles neu schreiben.

Rückgabewert:
    0   echt und vollständig: Papier bürgt für jeden Beleg und Abschluss, für den Anfang und das Ende
    1   etwas stimmt nicht; die erste Zeile sagt, was
    2   das Archiv ist nicht lesbar, oder der Aufruf ist nicht richtig
    3   in sich stimmig, aber nur der Schlüssel ist mit Papier verglichen
    4   echt bis zu einer Buchung; die erste Zeile nennt sie, weitere sagen, wofür kein Papier bürgt
    5   in sich stimmig, aber weder Inhalt noch Schlüssel sind mit Papier verglichen
";

/// What was asked for.
struct Arguments {
    archives: Vec<PathBuf>,
    typed: Vec<Typed>,
    /// Whom the checker trusts with time stamps; absent where nobody was named.
    root: Option<[u8; 32]>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        return say(HELP, ExitCode::SUCCESS);
    }
    match wish(&words).and_then(|wish| check(&wish)) {
        Ok((verdict, sentences)) => say(&format!("{}\n", sentences.join("\n")), code(verdict)),
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(2)
        }
    }
}

fn say(text: &str, code: ExitCode) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => code,
        Err(_) => ExitCode::from(2),
    }
}

fn code(verdict: Verdict) -> ExitCode {
    ExitCode::from(match verdict {
        Verdict::Complete => 0,
        Verdict::Finding => 1,
        Verdict::KeyKnown => 3,
        Verdict::GenuineUntil => 4,
        Verdict::NotCompared => 5,
    })
}

fn wish(words: &[String]) -> Result<Arguments, String> {
    const USAGE: &str = "Aufruf: lockbuch-pruefen ARCHIV.zip … [--papier …]; mehr mit --help.";
    let (mut archives, mut typed, mut root) = (Vec::new(), Vec::new(), None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let read = match word.as_str() {
            "--schluessel" => Typed::fingerprint,
            "--kettenkopf" => Typed::head,
            "--papier" => Typed::read,
            "--stempel-wurzel" => {
                root = Some(sum(words.next().ok_or(USAGE)?)?);
                continue;
            }
            other if other.starts_with("--") => return Err(USAGE.to_owned()),
            path => {
                archives.push(PathBuf::from(path));
                continue;
            }
        };
        let value = words.next().ok_or(USAGE)?;
        typed.push(read(value).map_err(|trouble| trouble.to_string())?);
    }
    if archives.is_empty() {
        return Err(USAGE.to_owned());
    }
    Ok(Arguments { archives, typed, root })
}

/// SHA-256 as people copy it: with or without colons and blanks.
fn sum(text: &str) -> Result<[u8; 32], String> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ':').collect();
    let bytes = hex::decode(digits).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    bytes.ok_or_else(|| "Der Fingerabdruck der Wurzel hat 64 Zeichen (0 bis 9, a bis f).".to_owned())
}

fn check(wish: &Arguments) -> Result<(Verdict, Vec<String>), String> {
    let alone = wish.archives.len() == 1;
    let archives = wish.archives.iter().map(|path| open(path, alone)).collect::<Result<Vec<_>, _>>()?;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut told = 0;
    let tell = |share: f64| {
        let percent = (share * 100.0) as u32;
        if percent > told && std::io::stderr().is_terminal() {
            told = percent;
            let _ = write!(std::io::stderr(), "\r{percent:>3} % ");
        }
    };
    let checked = Together::check(archives, cores, tell).map_err(|trouble| match trouble {
        Apart::Unreadable { trouble, .. } if alone => trouble.to_string(),
        other => other.to_string(),
    })?;
    if std::io::stderr().is_terminal() {
        let _ = write!(std::io::stderr(), "\r      \r");
    }
    let (mut verdict, headline, mut sentences) = checked.said(&wish.typed);
    if verdict != Verdict::Finding {
        match checked.stamps(wish.root.as_ref()) {
            Ok(stamps) => sentences.extend(stamps),
            Err(finding) => {
                verdict = Verdict::Finding;
                sentences.insert(0, finding);
            }
        }
    }
    // A finding says itself what matters most.
    let headline = (verdict != Verdict::Finding).then_some(headline);
    Ok((verdict, headline.into_iter().chain(sentences).collect()))
}

/// An archive with the name of its file.
fn open(path: &Path, alone: bool) -> Result<(String, Check<File>), String> {
    let shown = path.display();
    let file = File::open(path).map_err(|trouble| format!("{shown}: {trouble}"))?;
    let unreadable = |trouble| if alone { format!("{trouble}") } else { format!("{shown}: {trouble}") };
    let check = Check::open(file).map_err(unreadable)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok((name.to_string_lossy().into_owned(), check))
}
