//! What may speak against writing to a customer.

use super::refusals;

refusals!(
    /// No about messages.
    MessageRefusal {
        Off = "messages.off", "E-Mails sind nicht eingeschaltet. Die Inhaberin oder der Inhaber richtet sie im Management unter „E-Mail“ ein.";
        BadAccount { what: String } = "messages.bad_account", "{what}";
        BadAddress { text: String } = "messages.bad_address", "„{text}“ ist keine E-Mail-Adresse, an die sich senden lässt. Bitte prüfen: ein Name ohne Umlaute, ein @, eine Domain mit Punkt.";
        BadTemplate { what: String } = "messages.bad_template", "{what}";
        NotSent { why: String } = "messages.not_sent", "Die E-Mail ist nicht hinausgegangen: {why}";
        NoSuchMessage = "messages.no_such_message", "Diese Nachricht gibt es nicht mehr. Bitte die Liste neu ansehen.";
        NotOpen = "messages.not_open", "Diese Nachricht ist schon gesendet oder zurückgezogen.";
        NoTime = "messages.no_time", "Dieser Termin hat noch keine Zeit. Bitte erst eine Zeit wählen.";
        NotStanding = "messages.not_standing", "Dieser Termin ist abgesagt oder vorbei. Bestätigt wird nur, was noch kommt.";
        TooLong = "messages.too_long", "Bitte höchstens ein Jahr auf einmal ausgeben, und das Ende nicht vor dem Anfang.";
    }
);
