//! What may speak against moving cash, and against opening, counting, closing and revoking a booking day.

use super::refusals;
use crate::{Money, Rate};

refusals!(
    /// No about cash.
    CashRefusal {
        DrawerLacks { drawer: Money, wanted: Money } = "cash.drawer_lacks",
            "Kasse hat {drawer} €. Auszahlung von {wanted} € ist nicht möglich. Wechselgeld kann aus dem Tresor eingelegt werden.";
        BadInputTax { general: Rate, reduced: Rate } = "cash.bad_input_tax",
            "Vorsteuer gibt es zu {general} oder {reduced}. Bitte den Satz von der Rechnung abschreiben.";
        BadAmount = "cash.bad_amount", "Bitte einen Betrag über null eingeben, höchstens 99.999,99 €.";
        PurposeMissing = "cash.purpose_missing", "Bitte geben Sie an, wofür das Geld ist.";
        RecipientMissing = "cash.recipient_missing", "Wer bekommt das Geld? Bitte eine Person wählen.";
        TipTooHigh { open: Money } = "cash.tip_too_high", "Offen sind {open} € Trinkgeld. Mehr kann nicht ausgezahlt werden.";
        NoSuchTransit = "cash.no_such_transit", "Dieser Geldtransit zur Bank ist nicht im Kassenbuch. Bitte die Liste neu ansehen.";
        AlreadyBanked { day: String } = "cash.already_banked", "Diese Einzahlung ist schon festgehalten, für den {day}.";
        BankingAmount { open: Money } = "cash.banking_amount", "Unterwegs sind {open} €. Bitte genau diesen Betrag eingeben oder einen anderen Transit wählen.";
        SafeLacks { safe: Money, wanted: Money } = "cash.safe_lacks", "Im Tresor sind nach dem Kassenbuch {safe} €. Eine Einzahlung von {wanted} € ist nicht möglich.";
        BankingIsStorno = "cash.banking_is_storno", "Dieser Eintrag nimmt selbst eine Einzahlung zurück. Bitte die Einzahlung neu festhalten.";
        BankingDay = "cash.banking_day", "Der Tag der Einzahlung liegt nicht vor dem Geldtransit und nicht in der Zukunft. Bitte das Datum prüfen.";
        HiddenWhileCounting = "cash.hidden_while_counting", "Während der Zählung werden keine Kassenbeträge gezeigt. Bitte erst die Zählung festhalten.";
    }
);

refusals!(
    /// No about the booking day.
    DayRefusal {
        AlreadyOpen { day: String } = "day.already_open", "Der Tag {day} ist schon offen.";
        EarlierDayOpen { day: String } = "day.earlier_day_open", "Der {day} ist noch offen. Bitte zuerst diesen Tag zählen und abschließen.";
        WithoutTse = "day.without_tse",
            "Ohne TSE darf nicht kassiert werden (§ 146a AO). Bitte eine TSE einrichten. Bis dahin kann nur die Inhaberin das Öffnen mit ihrer PIN erlauben.";
        NotOpen = "day.not_open", "Es ist kein Tag geöffnet.";
        AlreadyClosedToday { z: u64 } = "day.already_closed_today", "Der heutige Tag ist mit Z-{z} abgeschlossen. Nur die Inhaberin kann den Abschluss heute noch widerrufen. Nach einer Änderung der Salondaten lässt sich der Tag noch einmal öffnen.";
        BadSheet = "day.bad_sheet", "Das Zählblatt enthält unbekannte Werte oder zu viele Stücke. Bitte die Eingaben prüfen.";
        NoCount = "day.no_count", "Vor dem Abschluss muss gezählt werden.";
        CountOutdated = "day.count_outdated", "Seit der Zählung wurde Bargeld bewegt. Bitte noch einmal zählen oder die Differenz buchen.";
        NoDifference = "day.no_difference", "Es gibt keine Differenz zu buchen.";
        DifferenceOpen { difference: Money } = "day.difference_open",
            "Die Zählung weicht um {difference} € ab. Bitte erst „Differenz buchen“ oder noch einmal zählen.";
        NothingToRevoke = "day.nothing_to_revoke", "Es gibt noch keinen Abschluss, der widerrufen werden kann.";
        NotTheLastClose { z: u64, last: u64 } = "day.not_the_last_close",
            "Z-{z} kann nicht mehr widerrufen werden, nur der letzte Abschluss Z-{last}.";
        AlreadyRevoked { z: u64 } = "day.already_revoked", "Z-{z} ist schon widerrufen. Der Tag ist wieder offen.";
        NextDayBegun { z: u64, day: String } = "day.next_day_begun",
            "Z-{z} kann nicht mehr widerrufen werden, denn der {day} ist schon geöffnet. Für Ware bitte „Rückgabe“ verwenden.";
        RevocationDayOver { z: u64, day: String } = "day.revocation_day_over",
            "Z-{z} gehört zum {day} und konnte nur an diesem Tag widerrufen werden. Bitte im heutigen Tag weiterbuchen.";
        ClockCorrectedSince { z: u64 } = "day.clock_corrected_since",
            "Seit Z-{z} wurde eine Uhrkorrektur festgehalten. Der Abschluss bleibt bestehen; bitte den nächsten Tag öffnen.";
        SalonChangedSince { z: u64 } = "day.salon_changed_since",
            "Seit Z-{z} wurden die Salondaten geändert, und ein Tag trägt nur einen Stand. Der Abschluss bleibt bestehen; bitte den Tag noch einmal öffnen.";
        MonthSealed { month: String } = "day.month_sealed",
            "Der {month} ist festgeschrieben. Seine Abschlüsse bleiben bestehen.";
    }
);
