//! Working times as the owner sets them: hours, a shift with a break, a closure, an absence; and what the calendar
//! makes of them.

use contract::Day;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::stage::{Diary, Hands, Light, MORNING, Size, violations};

/// The number of Jana's column.
const JANA: usize = 1;
const WEEKDAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// Types into a field that is named for those who hear, in place of what stood there.
async fn types_into(hands: &Hands<'_>, selector: &str, text: &str) {
    let text = if text.is_empty() { "\u{e003}" } else { text };
    hands.replaces(Locator::Css(selector), text).await;
}

/// Goes on to the next field.
async fn leaves(hands: &Hands<'_>) {
    hands.keys("\u{e004}").await;
}

async fn value(client: &Client, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    let value = client.execute(script, vec![selector.into()]).await.unwrap();
    value.as_str().unwrap_or_default().to_owned()
}

/// Waits until a field holds a text.
async fn holds(hands: &Hands<'_>, selector: &str, text: &str) {
    let value = async || value(hands.0, selector).await;
    let told = async || format!("{selector} holds {:?} and not {text:?}", value().await);
    hands.waits(async || value().await == text, told).await;
}

/// A finger touches the middle of a thing.
async fn touch(hands: &Hands<'_>, selector: &str) {
    let script = "const it = document.querySelector(arguments[0]); if (!it) { return null; }
        it.scrollIntoView({ block: 'center' }); const box = it.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2, box.height];";
    let at = hands.asks(script, vec![selector.into()]).await;
    let number = |at: &serde_json::Value| at.as_f64().unwrap().round();
    assert!(number(&at[2]) >= 44.0, "{selector} is too small for a finger");
    let finger = TouchActions::new("finger".to_owned())
        .then(PointerAction::MoveTo { duration: None, x: number(&at[0]), y: number(&at[1]) })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    hands.0.perform_actions(finger).await.unwrap();
}

/// What axe finds here, in light and in dark.
async fn look(hands: &Hands<'_>, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for light in [Light::Dark, Light::Light] {
        light.put_on(hands.0).await;
        let all = violations(hands.0).await.into_iter();
        found.extend(all.map(|violation| format!("{place}, {}: {violation}", light.name())));
    }
    found
}

/// The salon opens at ten on this weekday; what ends before it begins is refused.
async fn hours(hands: &Hands<'_>, today: usize) -> Vec<String> {
    hands.press_exactly("Öffnungszeiten").await;
    let field = format!("#hours-{today}");
    types_into(hands, &field, "22-2").await;
    leaves(hands).await;
    hands.sees("Das Ende muss nach dem Anfang liegen").await;
    let found = look(hands, "opening hours").await;
    hands.press("Speichern").await;
    hands.sees("Bitte zuerst die rot markierten Zeiten berichtigen.").await;
    types_into(hands, &field, "10-14, 15-19").await;
    leaves(hands).await;
    holds(hands, &field, "10–14, 15–19").await;
    hands.press("Speichern").await;
    hands.sees("Gespeichert.").await;
    found
}

/// Jana's day: a shift that ends before it begins is refused, then 9 to 18 with a break.
async fn shift(hands: &Hands<'_>, today: usize) -> Vec<String> {
    let cell = |line: &str| format!("input[aria-label='Jana, {}: {line}']", WEEKDAYS[today]);
    let (work, pause) = (cell("Arbeitszeit"), cell("Pause"));
    hands.press_exactly("Dienstplan").await;
    types_into(hands, &work, "18-9").await;
    types_into(hands, &pause, "12-12:30").await;
    leaves(hands).await;
    hands.sees("Das Ende muss nach dem Anfang liegen").await;
    let mut found = look(hands, "shift plan").await;
    hands.press("Speichern").await;
    hands.sees("Bitte zuerst die rot markierten Zeiten berichtigen.").await;
    types_into(hands, &work, "9-18").await;
    leaves(hands).await;
    holds(hands, &work, "9–18").await;
    types_into(hands, &pause, "17:45-18:15").await;
    leaves(hands).await;
    hands.sees("Die Pause liegt nicht in der Arbeitszeit.").await;
    types_into(hands, &pause, "12-12:30").await;
    leaves(hands).await;
    hands.press("Speichern").await;
    hands.no_longer_sees("Geändert: Jana").await;
    hands.press_first("button.plan-person").await;
    hands.sees("Der Plan wiederholt sich nach").await;
    found.extend(look(hands, "plans of a person").await);
    hands.press_exactly("Schließen").await;
    // A finger writes a usual time into the cell that had the keys last, and throws it away again.
    types_into(hands, &work, "").await;
    hands.finds(".plan-usual .choice").await;
    let usual = hands.acts(Locator::Css(".plan-usual .choice"), async |choice| choice.text().await).await;
    touch(hands, ".plan-usual .choice").await;
    holds(hands, &work, &usual).await;
    hands.press_exactly("Verwerfen").await;
    holds(hands, &work, "9–18").await;
    holds(hands, &pause, "12–12:30").await;
    found
}

/// A day is closed on which nobody has an appointment yet.
async fn closure(hands: &Hands<'_>, free: &str) -> Vec<String> {
    hands.press_exactly("Schließtage").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("Bitte einen Tag eingeben").await;
    hands.fills("Erster Tag", free).await;
    hands.press_exactly("Inventur").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("In dieser Zeit steht kein Termin.").await;
    look(hands, "closures").await
}

/// Jana falls ill today: the appointments that stand in it are told, with the way to them.
async fn absence(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Abwesenheiten").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("Bitte eine Person wählen.").await;
    let path = "//select/option[normalize-space(.)='Jana Vogt']";
    hands.acts(Locator::XPath(path), async |person| person.click().await).await;
    hands.press_exactly("krank").await;
    hands.fills("Erster Tag", "0").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("in dieser Zeit und m").await;
    let found = look(hands, "absences").await;
    hands.press_first(".standing-line").await;
    hands.finds(".cal-scroll").await;
    hands.sees("krank").await;
    found
}

/// The course of a service: a phase of no length is refused, a hood is taken.
async fn phases(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Artikel").await;
    hands.press_exactly("Ansatzfarbe").await;
    hands.press("Phasen …").await;
    hands.finds(".phases-line").await;
    let mut found = look(hands, "phases").await;
    hands.press("+ Einwirkzeit").await;
    types_into(hands, ".phases-line:last-child input[inputmode='numeric']", "0").await;
    hands.press_first("dialog .button[aria-keyshortcuts='Control+S']").await;
    hands.sees("Jede Phase dauert 1 bis 720 ganze Minuten").await;
    types_into(hands, ".phases-line:last-child input[inputmode='numeric']", "25").await;
    hands.press_first("dialog .button[aria-keyshortcuts='Control+S']").await;
    hands.sees("Der Ablauf ist gespeichert.").await;
    hands.press("Phasen …").await;
    hands.press_exactly("Je Person").await;
    let field = "input[aria-label='Jana, auftragen: Minuten']";
    types_into(hands, field, "50").await;
    leaves(hands).await;
    hands.finds("input[aria-label='Jana, auftragen: Minuten'][data-own='yes']").await;
    found.extend(look(hands, "lengths of a person").await);
    hands.press_exactly("Schließen").await;
    found
}

#[tokio::test]
async fn what_is_planned_stands_in_the_calendar() {
    planned_and_seen(MORNING).await;
}

/// The owner's planning, on the day of this moment.
pub async fn planned_and_seen(moment: &str) {
    let diary = Diary::open_at(Size(1366, 768), moment).await;
    let hands = diary.hands();
    let day: Day = moment.split_once('T').unwrap().0.parse().unwrap();
    let today = usize::try_from(day.weekday()).unwrap();
    let free = diary.plan(60, &[]).await;
    // After the sample day's last one: nothing stands in its way.
    diary.plan(0, &[("Herr Spät", JANA, "19:00", "Herrenschnitt")]).await;
    hands.press("Arbeitszeiten").await;
    hands.finds(".plan-cell").await;

    let mut found = hours(&hands, today).await;
    found.extend(shift(&hands, today).await);
    hands.press("Termine").await;
    hands.sees("9–18 Uhr").await;
    hands.finds(".cal-off").await;
    hands.sees("Pause").await;
    hands.press("Arbeitszeiten").await;
    found.extend(closure(&hands, &free).await);
    hands.press("Termine").await;
    diary.goes(&free).await;
    hands.sees("Inventur").await;
    hands.press("Arbeitszeiten").await;
    found.extend(absence(&hands).await);
    found.extend(phases(&hands).await);
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}
