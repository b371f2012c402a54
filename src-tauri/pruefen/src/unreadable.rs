//! Why nothing can be said about an archive.

use std::io;

/// Why nothing can be said about an archive, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It does not begin with a file of a ZIP.
    #[error("Das ist kein Archiv von Lockbuch: Die Datei ist kein ZIP.")]
    NoZip,
    /// It ends before a file, or the directory, does.
    #[error("Das Archiv ist nicht vollständig: Das Ende der Datei fehlt. Bitte kopieren Sie es noch einmal.")]
    CutOff,
    /// A file that is compressed, encrypted or described behind its bytes; ours are stored as they are.
    #[error("Die Datei „{0}“ ist im ZIP verschlüsselt oder gepackt; ein Archiv von Lockbuch ist das nicht.")]
    Packed(String),
    /// Bytes before, between or after the files: something could hide there.
    #[error("Im ZIP liegt etwas neben den Dateien, die es nennt; ein Archiv von Lockbuch ist das nicht.")]
    NotTight,
    /// A name that no file of an archive has, with what could mislead a reader escaped.
    #[error("Im ZIP liegt die Datei „{0}“; in ein Archiv von Lockbuch gehört sie nicht.")]
    Foreign(String),
    /// A file that does not stand in the order of the names, or stands there twice.
    #[error("Die Datei „{0}“ liegt im ZIP doppelt oder nicht in der Reihenfolge der Namen.")]
    Order(String),
    /// A header in front of a file that is not the one of FORMAT.md, section 8.
    #[error("Der Kopf der Datei „{0}“ im ZIP ist verändert; so schreibt ihn Lockbuch nicht.")]
    Header(String),
    /// The directory or what ends it is not the one of the files before it.
    #[error(
        "Das Verzeichnis am Ende des ZIP passt nicht zu den Dateien davor; so schreibt es Lockbuch nicht."
    )]
    Directory,
    /// More files than an archive has.
    #[error("Im ZIP liegen mehr Dateien als in einem Archiv von Lockbuch.")]
    TooMany,
    /// A text whose CRC-32 in the ZIP is not that of its bytes.
    #[error("Die Datei „{0}“ wurde verändert: Sie passt nicht zu ihrer Prüfsumme im ZIP.")]
    Crc(&'static str),
    /// A file that every archive has.
    #[error("Im Archiv fehlt die Datei „{0}“.")]
    Missing(&'static str),
    /// A text that does not follow FORMAT.md, section 8, or is larger than 256 MiB.
    #[error("Die Datei „{0}“ ist nicht lesbar oder wurde verändert: So schreibt Lockbuch sie nicht.")]
    Text(&'static str),
    /// `bereich.json` names another format.
    #[error("Das Archiv hat das Format {0}; dieses Programm kennt nur das Format 1.")]
    Format(u64),
    /// The disk, not the archive; with the system's words.
    #[error("Die Datei lässt sich nicht lesen: {0}")]
    Disk(String),
}

impl From<io::Error> for Unreadable {
    fn from(trouble: io::Error) -> Self {
        Self::Disk(trouble.to_string())
    }
}
