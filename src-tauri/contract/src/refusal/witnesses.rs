//! What may speak against a witness of the closes.

use super::refusals;

refusals!(
    /// No about witnesses.
    WitnessRefusal {
        BadFolder { what: String } = "witnesses.bad_folder", "{what}";
        NoFolder { folder: String } = "witnesses.no_folder", "Den Ordner „{folder}“ gibt es gerade nicht. Bitte den Stick einstecken oder einen anderen Ordner wählen.";
        NotWritable { folder: String, why: String } = "witnesses.not_writable", "In „{folder}“ lässt sich nichts schreiben ({why}). Bitte einen anderen Ordner wählen.";
        BadAddress { text: String } = "witnesses.bad_stamp_address", "„{text}“ ist keine Adresse eines Zeitstempeldienstes. Sie beginnt mit https:// oder http:// und hat höchstens 300 Zeichen.";
    }
);
