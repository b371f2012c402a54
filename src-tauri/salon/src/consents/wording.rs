//! The wording that a salon begins with; its owner may set others.

use contract::consents::ConsentKind;

/// Version 1 of a kind.
pub const fn first(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::Health => {
            "Ich bin einverstanden, dass der Salon Angaben zu Haar, Haut, Allergien und \
             Verträglichkeitstests speichert, um mich sicher zu behandeln. Ich kann das jederzeit widerrufen."
        }
        ConsentKind::Photos => {
            "Ich bin einverstanden, dass der Salon Fotos meiner Frisur in meiner Kundenkartei speichert. Sie werden nicht \
             veröffentlicht. Ich kann das jederzeit widerrufen; die Fotos werden dann gelöscht."
        }
        ConsentKind::RemindersByMail => {
            "Ich möchte per E-Mail an meine Termine erinnert werden. Ich kann das jederzeit widerrufen."
        }
        ConsentKind::RemindersBySms => {
            "Ich möchte per SMS an meine Termine erinnert werden. Ich kann das jederzeit widerrufen."
        }
        ConsentKind::Marketing => {
            "Ich möchte Angebote und Neuigkeiten des Salons erhalten. Ich kann das jederzeit widerrufen."
        }
    }
}
