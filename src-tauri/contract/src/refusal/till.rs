//! What may speak against changing a basket or booking a sale.

use super::refusals;
use crate::Money;

refusals!(
    /// No at the till.
    TillRefusal {
        DayNotOpen = "till.day_not_open", "Der Tag ist noch nicht geöffnet. Bitte zuerst die Kasse zählen und den Tag öffnen.";
        DayOverdue { day: String } = "till.day_overdue", "Der Tag {day} ist noch nicht abgeschlossen. Bitte zuerst zählen und abschließen, dann kann wieder kassiert werden.";
        EmptyBasket = "till.empty_basket", "Der Vorgang ist leer. Bitte zuerst eine Leistung oder einen Artikel wählen.";
        NoSuchBasket = "till.no_such_basket", "Diesen Vorgang gibt es nicht mehr. Er wurde kassiert oder abgebrochen; siehe Kassenrolle.";
        BeingBooked = "till.being_booked", "Hier wird gerade noch gebucht. Bitte einen Moment warten und dann noch einmal versuchen.";
        NoSuchLine = "till.no_such_line", "Diese Position gibt es im Vorgang nicht mehr.";
        UnknownArticle = "till.unknown_article", "Diesen Artikel gibt es nicht oder nicht mehr. Bitte einen anderen wählen.";
        UnknownCode { code: String } = "till.unknown_code", "Der Code {code} steht in keinem Artikel. Bitte suchen oder unter Artikel die EAN eintragen.";
        PerformerMissing { text: String } = "till.performer_missing", "Wer hat „{text}“ gemacht? Bitte eine Person antippen.";
        NotAPerformer { name: String } = "till.not_a_performer", "{name} führt keine Leistungen aus. Bitte eine andere Person wählen.";
        BadQuantity = "till.bad_quantity", "Die Menge muss größer als null und höchstens 999 sein. Zurücknehmen geht über Storno oder Rückgabe.";
        PriceTooHigh = "till.price_too_high", "Ein Preis geht bis 99.999,99 €. Bitte die Eingabe prüfen.";
        NegativePrice = "till.negative_price", "Ein Preis kann nicht unter null liegen. Für einen Nachlass bitte Rabatt verwenden.";
        NegativeDiscount = "till.negative_discount", "Ein Rabatt wird ohne Minus eingegeben. Für einen höheren Preis bitte den Preis ändern.";
        DiscountTooHigh = "till.discount_too_high", "Mehr als 100 % Rabatt geht nicht. Für 0,00 € bitte 100 % mit Grund.";
        ReasonMissing = "till.reason_missing", "Bitte geben Sie einen Grund an.";
        VoidReasonMissing = "till.void_reason_missing", "Die Menge wird kleiner. Bitte angeben, warum; das steht im Kassenbuch.";
        TipBelowGoods { goods: Money } = "till.tip_below_goods", "Das liegt unter der Summe von {goods} €. Bitte den aufgerundeten Betrag eingeben.";
        TipWithoutRecipient = "till.tip_without_recipient", "Für wen ist das Trinkgeld? Bitte eine Person wählen.";
        PaymentsDiffer { due: Money, paid: Money } = "till.payments_differ", "Zu zahlen sind {due} €, eingegeben wurden {paid} €. Bitte die Beträge angleichen.";
        GivenTooLittle { due: Money, given: Money } = "till.given_too_little", "Gegeben sind {given} €, zu zahlen {due} €. Bitte den Betrag prüfen oder auf mehrere Zahlarten teilen.";
        BadPayment = "till.bad_payment", "Jede Zahlung braucht einen Betrag über null; nur bei Bar gibt es Rückgeld.";
        ZeroNeedsReason = "till.zero_needs_reason", "Ein Bon über 0,00 € braucht einen Grund, zum Beispiel Kulanz.";
        AmountTooHigh = "till.amount_too_high", "Die Summe ist zu hoch für einen Bon. Bitte Mengen und Preise prüfen.";
        ClockBehind { last: String } = "till.clock_behind", "Die Uhr des Rechners geht falsch: Die letzte Buchung war am {last}. Bitte die Uhr stellen; die Inhaberin kann eine Uhrkorrektur festhalten.";
        ClockFarAhead { last: String, now: String } = "till.clock_far_ahead", "Die Uhr zeigt {now}, die letzte Buchung war am {last}. Stimmt das Datum, gibt die Inhaberin mit ihrer PIN frei.";
    }
);
