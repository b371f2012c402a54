//! What may speak against an appointment, its time, or what is planned.

use super::refusals;
use crate::calendar::Clash;

refusals!(
    /// No about appointments.
    CalendarRefusal {
        Busy { clash: Box<Clash> } = "calendar.busy", "{clash}";
        NobodyFree { when: String, hint: String } = "calendar.nobody_free", "{when} ist niemand frei.{hint}";
        NoneLeft { kind: String, span: String, hint: String } = "calendar.none_left", "{kind}: {span} ist alles belegt.{hint}";
        Absent { name: String, day: String, hint: String } = "calendar.absent", "{name} ist am {day} nicht da.{hint}";
        Closed { day: String, why: String, hint: String } = "calendar.closed", "Am {day} ist der Salon geschlossen ({why}).{hint}";
        InThePast = "calendar.in_the_past", "Dieser Tag ist vorbei. Bitte einen Tag ab heute wählen.";
        TooFarAhead = "calendar.too_far_ahead", "Termine gehen bis zwei Jahre im Voraus. Bitte das Datum prüfen.";
        PastMidnight = "calendar.past_midnight", "Der Termin ginge über Mitternacht. Bitte früher beginnen oder auf zwei Tage teilen.";
        NoSuchTime { time: String } = "calendar.no_such_time", "{time} gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt. Bitte eine andere Zeit wählen.";
        NoSuchGuest = "calendar.no_such_guest", "Diesen Gast gibt es so nicht. Bitte den Namen prüfen; wer eine Kundenkartei hat, wird dort gelöscht.";
        NoSuchAppointment = "calendar.no_such_appointment", "Diesen Termin gibt es nicht. Bitte den Kalender neu ansehen.";
        ChangedMeanwhile { by: String } = "calendar.changed_meanwhile", "{by} hat diesen Termin gerade geändert. Bitte noch einmal ansehen.";
        NotAService { name: String } = "calendar.not_a_service", "„{name}“ kann nicht gebucht werden. Bitte eine Leistung der Preisliste wählen.";
        NotAStylist { name: String } = "calendar.not_a_stylist", "{name} führt keine Leistungen aus. Bitte eine andere Person wählen.";
        NoHelper { what: String } = "calendar.no_helper", "„{what}“ macht die ausführende Person selbst. Bitte keine Hilfe eintragen.";
        NoMinutes = "calendar.no_minutes", "So dauert der Termin keine Minute. Bitte bei einer der Leistungen eintragen, wie lange sie dauert.";
        TooMuch = "calendar.too_much", "Ein Termin hat höchstens 20 Leistungen und dauert höchstens 12 Stunden. Bitte auf zwei Termine teilen.";
        BadText = "calendar.bad_text", "Name bis 200, Telefon bis 40, Notiz bis 1.000 Zeichen. Bitte kürzen.";
        NothingToKeep = "calendar.nothing_to_keep", "Bitte einen Namen, eine Telefonnummer oder eine Leistung eingeben.";
        HalfMade = "calendar.half_made", "Der Termin ist noch nicht vollständig. Bitte Name, Leistung und Zeit eintragen.";
        WrongStep { from: String, to: String } = "calendar.wrong_step", "Der Termin ist {from} und kann jetzt nicht „{to}“ werden.";
        NotItsDay { day: String } = "calendar.not_its_day", "Der Termin ist erst am {day}. Bitte zuerst auf heute verschieben, oder an dem Tag wiederkommen.";
        Over { state: String } = "calendar.over", "Der Termin ist {state} und wird nicht mehr verschoben. Bitte kopieren oder „Rückgängig“ verwenden.";
        ReasonMissing = "calendar.reason_missing", "Bitte geben Sie einen Grund an.";
        PaidInBetween = "calendar.paid_in_between", "Was an der Kasse geschah, wird dort zurückgenommen: Bitte den Vorgang oder den Bon öffnen.";
        PriceReasonMissing { service: String } = "calendar.price_reason_missing", "„{service}“ kostet laut Preisliste etwas anderes. Bitte den Grund für den Preis angeben.";
        NothingToUndo = "calendar.nothing_to_undo", "Danach wurde der Termin schon wieder geändert. Bitte zuerst die neuere Änderung zurücknehmen.";
        BadSeries = "calendar.bad_series", "Eine Serie kommt alle 1 bis 52 Wochen und höchstens 52-mal.";
        BadPlan { what: String } = "calendar.bad_plan", "So lässt es sich nicht planen: {what}";
        NoSuchPlan = "calendar.no_such_plan", "Diesen Eintrag gibt es nicht mehr. Bitte die Seite neu ansehen.";
        NothingToCharge { name: String, state: String } = "calendar.nothing_to_charge", "Der Termin von {name} ist {state} und kann nicht kassiert werden.";
        NoFeeArticle = "calendar.no_fee_article", "In der Preisliste fehlt der Artikel „Ausfallgebühr“. Bitte dort anlegen; welche Umsatzsteuer für ihn gilt, sagt das Steuerbüro.";
        InABasket { name: String } = "calendar.in_a_basket", "Der Termin von {name} liegt schon in einem Vorgang. Bitte dort kassieren.";
    }
);
