//! What breaks a rule of FORMAT.md, section 4a: each with its number there and one German sentence.

use crate::Seq;

/// A rule that does not hold. `Display` is German, for the person who checks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleBroken {
    /// R1: the kind has another bon type.
    #[error("Diese Art von Buchung hat eine andere Belegart.")]
    BonType,
    /// R2: a Z number on what is neither closing nor revocation.
    #[error("Eine Z-Nummer tragen nur Tagesabschluss und Widerruf.")]
    StrayZ,
    /// R3: a bon, a count, a closing or a revocation without its day.
    #[error("Der Buchungstag fehlt.")]
    DayMissing,
    /// R4: a settled bon without a line that counts.
    #[error("Einen Beleg ohne Position gibt es nicht.")]
    NoLine,
    /// R4: a settled bon without a payment; nothing paid is said, too.
    #[error("Die Angabe der Zahlung fehlt.")]
    NoPayment,
    /// R4: lines, taxes or a total on what is no bon.
    #[error("Diese Buchung ist kein Beleg und darf keinen Betrag enthalten.")]
    NoBonWithAmount,
    /// R5: the same key and rate twice, without a line, or a rate on what is not taxed.
    #[error("Jeder Steuersatz der Positionen steht genau einmal; ohne Steuer ist der Satz 0 %.")]
    VatPart,
    /// R6: a reference that lacks what its kind needs, or one that this kind of entry does not have.
    #[error("Dieser Bezug gehört nicht zu dieser Art von Buchung oder ist unvollständig.")]
    StrayReference,
    /// R6: a reference that the entry must have is missing.
    #[error("Der Bezug auf die Buchung, auf der diese beruht, fehlt.")]
    ReferenceMissing,
    /// R6: a reference to the entry itself or to one behind it.
    #[error("Der Bezug nennt keine frühere Buchung.")]
    NotEarlier,
    /// R6: an origin on a line that takes nothing back.
    #[error("Nur Storno und Rückgabe nehmen Positionen zurück.")]
    StrayOrigin,
    /// R7: the first entry of a book, and no other.
    #[error("Das Buch beginnt mit der Einrichtung der Kasse, und nur dort steht sie.")]
    Foundation,
    /// R8: it ended before it began.
    #[error("Das Ende liegt vor dem Beginn.")]
    EndBeforeStart,
    /// R8: earlier than the entry before, without the owner's word on the clock.
    #[error("Die Zeit liegt vor der vorigen Buchung, ohne dass die Uhr berichtigt wurde.")]
    TimeGoesBack,
    /// R8: marked as adjusted, but not at the time of the entry before.
    #[error("Die Uhrzeit gilt als angeglichen, ist aber nicht die der vorigen Buchung.")]
    NotAdjusted,
    /// R9: a day is opened while one is open.
    #[error("Ein Buchungstag wird eröffnet, obwohl noch einer offen ist.")]
    OpenedTwice,
    /// R9: what belongs to an open day.
    #[error("Zu dieser Buchung gehört ein eröffneter Buchungstag; es ist keiner offen.")]
    NoDayOpen,
    /// R9: another day than the one that is open.
    #[error("Offen ist ein anderer Buchungstag.")]
    OtherDay,
    /// R9: what does not follow on a revocation at once.
    #[error("Auf den Widerruf muss sofort der Anfangsbestand desselben Tages folgen.")]
    NotReopened,
    /// R10: the kind of what is taken back.
    #[error("Buchung {0} kann nicht storniert werden.")]
    NotCancellable(Seq),
    /// R10 to R12: it was taken back before.
    #[error("Buchung {0} wurde schon vorher storniert.")]
    AlreadyCancelled(Seq),
    /// R10: the bank has the money.
    #[error("Der Geldtransit {0} ist schon bei der Bank eingezahlt.")]
    Banked(Seq),
    /// R10: a closing stands between.
    #[error("Buchung {0} liegt vor dem letzten Tagesabschluss; dann gibt es kein Storno mehr.")]
    DayClosed(Seq),
    /// R10: a line that is not the opposite of what it takes back.
    #[error("Diese Position ist nicht das Gegenstück zu der in Buchung {0}.")]
    LineNotMirrored(Seq),
    /// R10: lines that are missing or too many.
    #[error("Das Storno nimmt nicht genau die Positionen von Buchung {0} zurück.")]
    LinesNotMirrored(Seq),
    /// R10: payments that are not the opposite of what they take back.
    #[error("Die Zahlungen des Stornos sind nicht das Gegenstück zu denen in Buchung {0}.")]
    PaymentsNotMirrored(Seq),
    /// R11: what is replaced is no sale.
    #[error("Buchung {0} ist kein Verkauf und kann nicht ersetzt werden.")]
    NotReplaceable(Seq),
    /// R11: a correction that does not follow on its storno.
    #[error("Vor der Zahlungsartkorrektur fehlt das Storno von Buchung {0}.")]
    StornoMissing(Seq),
    /// R11: what is replaced still stands.
    #[error("Buchung {0} wird ersetzt, ist aber nicht storniert.")]
    StillStands(Seq),
    /// R11: it was replaced before.
    #[error("Buchung {0} wurde schon vorher ersetzt.")]
    AlreadyReplaced(Seq),
    /// R11: a correction changes nothing but payments.
    #[error("Die Positionen sind nicht die von Buchung {0}.")]
    LinesDiffer(Seq),
    /// R12: goods come back of sales only.
    #[error("Aus Buchung {0} kann nichts zurückgegeben werden.")]
    NotReturnable(Seq),
    /// R12: before the close it would be a storno.
    #[error("Buchung {0} ist noch in keinem gültigen Tagesabschluss; dann gibt es keine Rückgabe.")]
    StillCancellable(Seq),
    /// R12: another line, price or tax than was sold.
    #[error("Die Rückgabe nennt keine Position, die in Buchung {0} so verkauft wurde.")]
    NotSold(Seq),
    /// R12: more than was sold.
    #[error("Von dieser Position aus Buchung {0} kommt mehr zurück, als verkauft wurde.")]
    TooMuchReturned(Seq),
    /// R13: not the last closing, or one that was revoked before.
    #[error("Widerrufen werden kann nur der letzte Tagesabschluss, einmal, bevor wieder etwas gebucht ist.")]
    NotRevocable,
    /// R14: not a count, or not the newest one.
    #[error("Buchung {0} ist nicht die letzte Zählung.")]
    NotTheCount(Seq),
    /// R14: a difference that was booked before.
    #[error("Die Differenz der Zählung {0} ist schon gebucht.")]
    DifferenceTwice(Seq),
    /// R15: no cash that went to the bank.
    #[error("Buchung {0} ist kein gültiger Geldtransit zur Bank.")]
    NoTransit(Seq),
    /// R15: banked before.
    #[error("Der Geldtransit {0} wurde schon vorher bei der Bank eingezahlt.")]
    BankedTwice(Seq),
    /// R16 to R19: details that are missing or of another form.
    #[error("Die Angaben, die zu dieser Art von Buchung gehören, fehlen oder sind nicht lesbar.")]
    DetailsUnreadable,
    /// R16: the opening stock is not what the last closing left.
    #[error("Der Anfangsbestand ist nicht der Betrag, den der letzte Tagesabschluss in der Kasse ließ.")]
    OpeningStock,
    /// R17: sheet, expected cash or difference of a count.
    #[error("Die Zählung stimmt nicht: „{0}“ folgt nicht aus Zählblatt und Buchungen.")]
    Count(&'static str),
    /// R17: the difference that was booked is not that of its count.
    #[error("Die gebuchte Differenz ist nicht die der Zählung.")]
    Difference,
    /// R18 and R19: a stored figure of a closing; with the field's name.
    #[error("Der Abschluss speichert für „{0}“ andere Zahlen, als seine Buchungen ergeben.")]
    Figure(String),
}
