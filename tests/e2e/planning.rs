//! Working times as the owner sets them: hours, a shift with a break, a closure, an absence; and what the calendar
//! makes of them.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::stage::{Hands, Light, Practice, Size, book_a_day, chromium, violations};

const WEEKDAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// Types into a field that is named for those who hear, in place of what stood there.
async fn types_into(hands: &Hands<'_>, selector: &str, text: &str) {
    hands.finds(selector).await;
    let field = hands.0.find(Locator::Css(selector)).await.unwrap();
    let this = serde_json::to_value(&field).unwrap();
    hands.0.execute("arguments[0].focus(); arguments[0].select();", vec![this]).await.unwrap();
    let text = if text.is_empty() { "\u{e003}" } else { text };
    field.send_keys(text).await.unwrap();
}

/// Goes on to the next field.
async fn leaves(hands: &Hands<'_>) {
    hands.0.active_element().await.unwrap().send_keys("\u{e004}").await.unwrap();
}

async fn value(client: &Client, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    let value = client.execute(script, vec![selector.into()]).await.unwrap();
    value.as_str().unwrap_or_default().to_owned()
}

/// Waits until a field holds a text.
async fn holds(client: &Client, selector: &str, text: &str) {
    for _ in 0..100 {
        if value(client, selector).await == text {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{selector} holds {:?} and not {text:?}", value(client, selector).await);
}

/// The weekday of today, Monday is 0.
async fn weekday(client: &Client) -> usize {
    let day = client.execute("return (new Date().getDay() + 6) % 7", Vec::new()).await.unwrap();
    usize::try_from(day.as_u64().unwrap()).unwrap()
}

/// A finger touches the middle of a thing.
async fn touch(client: &Client, selector: &str) {
    let script = "const it = document.querySelector(arguments[0]); it.scrollIntoView({ block: 'center' });
        const box = it.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2, box.height];";
    let at = client.execute(script, vec![selector.into()]).await.unwrap();
    let number = |at: &serde_json::Value| at.as_f64().unwrap().round();
    assert!(number(&at[2]) >= 44.0, "{selector} is too small for a finger");
    let finger = TouchActions::new("finger".to_owned())
        .then(PointerAction::MoveTo { duration: None, x: number(&at[0]), y: number(&at[1]) })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    client.perform_actions(finger).await.unwrap();
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
    holds(hands.0, &field, "10–14, 15–19").await;
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
    holds(hands.0, &work, "9–18").await;
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
    let usual = hands.0.find(Locator::Css(".plan-usual .choice")).await.unwrap().text().await.unwrap();
    touch(hands.0, ".plan-usual .choice").await;
    holds(hands.0, &work, &usual).await;
    hands.press_exactly("Verwerfen").await;
    holds(hands.0, &work, "9–18").await;
    holds(hands.0, &pause, "12–12:30").await;
    found
}

/// Tomorrow is closed.
async fn closure(hands: &Hands<'_>) -> Vec<String> {
    hands.press_exactly("Schließtage").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("Bitte einen Tag eingeben").await;
    hands.fills("Erster Tag", "+1").await;
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
    hands.0.find(Locator::XPath(path)).await.unwrap().click().await.unwrap();
    hands.press_exactly("krank").await;
    hands.fills("Erster Tag", "0").await;
    hands.press_exactly("Eintragen").await;
    hands.sees("stehen in dieser Zeit und müssen umziehen").await;
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
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let driver = chromium().await;
    let (client, hands) = (&driver.client, Hands(&driver.client));
    Size(1366, 768).put_on(client).await;
    client.goto(&practice.address).await.unwrap();
    hands.signs_in("Sabine", "2580").await;
    let today = weekday(client).await;
    hands.press("Termine").await;
    hands.finds(".cal-scroll").await;
    book_a_day(client).await;
    hands.press("Arbeitszeiten").await;
    hands.finds(".plan-cell").await;

    let mut found = hours(&hands, today).await;
    found.extend(shift(&hands, today).await);
    hands.press("Termine").await;
    hands.sees("9–18 Uhr").await;
    hands.finds(".cal-off").await;
    hands.sees("Pause").await;
    hands.press("Arbeitszeiten").await;
    found.extend(closure(&hands).await);
    hands.press("Termine").await;
    hands.press_first("button[aria-keyshortcuts='Control+ArrowRight']").await;
    hands.sees("Inventur").await;
    hands.press("Arbeitszeiten").await;
    found.extend(absence(&hands).await);
    found.extend(phases(&hands).await);
    assert_eq!(found, Vec::<String>::new());
    driver.client.clone().close().await.unwrap();
}
