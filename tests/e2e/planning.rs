//! Working times as the owner sets them: hours, a shift with a break, a closure, an absence; and what the calendar
//! makes of them.

use contract::Day;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::{Client, Locator};
use lockbuch_tests::browser::{Diary, Light, MORNING, Size, User, violations};

/// The number of Jana's column.
const JANA: usize = 1;
const WEEKDAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// Types into a field that is named for those who hear, in place of what stood there.
async fn types_into(user: &User<'_>, selector: &str, text: &str) {
    let text = if text.is_empty() { "\u{e003}" } else { text };
    user.replaces(Locator::Css(selector), text).await;
}

/// Goes on to the next field.
async fn leaves(user: &User<'_>) {
    user.keys("\u{e004}").await;
}

async fn value(client: &Client, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    let value = client.execute(script, vec![selector.into()]).await.unwrap();
    value.as_str().unwrap_or_default().to_owned()
}

/// Waits until a field holds a text.
async fn holds(user: &User<'_>, selector: &str, text: &str) {
    let value = async || value(user.0, selector).await;
    let told = async || format!("{selector} holds {:?} and not {text:?}", value().await);
    user.waits(async || value().await == text, told).await;
}

/// A finger touches the middle of a thing.
async fn touch(user: &User<'_>, selector: &str) {
    let script = "const it = document.querySelector(arguments[0]); if (!it) { return null; }
        it.scrollIntoView({ block: 'center' }); const box = it.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2, box.height];";
    let at = user.asks(script, vec![selector.into()]).await;
    let number = |at: &serde_json::Value| at.as_f64().unwrap().round();
    assert!(number(&at[2]) >= 44.0, "{selector} is too small for a finger");
    let finger = TouchActions::new("finger".to_owned())
        .then(PointerAction::MoveTo { duration: None, x: number(&at[0]), y: number(&at[1]) })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    user.0.perform_actions(finger).await.unwrap();
}

/// What axe finds here, in light and in dark.
async fn look(user: &User<'_>, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for light in [Light::Dark, Light::Light] {
        light.put_on(user.0).await;
        let all = violations(user.0).await.into_iter();
        found.extend(all.map(|violation| format!("{place}, {}: {violation}", light.name())));
    }
    found
}

/// The salon opens at ten on this weekday; what ends before it begins is refused.
async fn hours(user: &User<'_>, today: usize) -> Vec<String> {
    user.press_exactly("Öffnungszeiten").await;
    let field = format!("#hours-{today}");
    types_into(user, &field, "22-2").await;
    leaves(user).await;
    user.sees("Das Ende muss nach dem Anfang liegen").await;
    let found = look(user, "opening hours").await;
    user.press("Speichern").await;
    user.sees("Bitte zuerst die rot markierten Zeiten berichtigen.").await;
    types_into(user, &field, "10-14, 15-19").await;
    leaves(user).await;
    holds(user, &field, "10–14, 15–19").await;
    user.press("Speichern").await;
    user.sees("Gespeichert.").await;
    found
}

/// Jana's day: a shift that ends before it begins is refused, then 9 to 18 with a break.
async fn shift(user: &User<'_>, today: usize) -> Vec<String> {
    let cell = |line: &str| format!("input[aria-label='Jana, {}: {line}']", WEEKDAYS[today]);
    let (work, pause) = (cell("Arbeitszeit"), cell("Pause"));
    user.press_exactly("Dienstplan").await;
    types_into(user, &work, "18-9").await;
    types_into(user, &pause, "12-12:30").await;
    leaves(user).await;
    user.sees("Das Ende muss nach dem Anfang liegen").await;
    let mut found = look(user, "shift plan").await;
    user.press("Speichern").await;
    user.sees("Bitte zuerst die rot markierten Zeiten berichtigen.").await;
    types_into(user, &work, "9-18").await;
    leaves(user).await;
    holds(user, &work, "9–18").await;
    types_into(user, &pause, "17:45-18:15").await;
    leaves(user).await;
    user.sees("Die Pause liegt nicht in der Arbeitszeit.").await;
    types_into(user, &pause, "12-12:30").await;
    leaves(user).await;
    user.press("Speichern").await;
    user.no_longer_sees("Geändert: Jana").await;
    user.press_first("button.plan-person").await;
    user.sees("Der Plan wiederholt sich nach").await;
    found.extend(look(user, "plans of a person").await);
    user.press_exactly("Schließen").await;
    // A finger writes a usual time into the cell that had the keys last, and throws it away again.
    types_into(user, &work, "").await;
    user.finds(".plan-usual .choice").await;
    let usual = user.acts(Locator::Css(".plan-usual .choice"), async |choice| choice.text().await).await;
    touch(user, ".plan-usual .choice").await;
    holds(user, &work, &usual).await;
    user.press_exactly("Verwerfen").await;
    holds(user, &work, "9–18").await;
    holds(user, &pause, "12–12:30").await;
    found
}

/// A day is closed on which nobody has an appointment yet.
async fn closure(user: &User<'_>, free: &str) -> Vec<String> {
    user.press_exactly("Schließtage").await;
    user.press_exactly("Eintragen").await;
    user.sees("Bitte einen Tag eingeben").await;
    user.fills("Erster Tag", free).await;
    user.press_exactly("Inventur").await;
    user.press_exactly("Eintragen").await;
    user.sees("In dieser Zeit steht kein Termin.").await;
    look(user, "closures").await
}

/// Jana falls ill today: the appointments that stand in it are told, with the way to them.
async fn absence(user: &User<'_>) -> Vec<String> {
    user.press_exactly("Abwesenheiten").await;
    user.press_exactly("Eintragen").await;
    user.sees("Bitte eine Person wählen.").await;
    let path = "//select/option[normalize-space(.)='Jana Vogt']";
    user.acts(Locator::XPath(path), async |person| person.click().await).await;
    user.press_exactly("krank").await;
    user.fills("Erster Tag", "0").await;
    user.press_exactly("Eintragen").await;
    user.sees("in dieser Zeit und m").await;
    let found = look(user, "absences").await;
    user.press_first(".standing-line").await;
    user.finds(".cal-scroll").await;
    // Why, the day page tells nobody.
    user.sees("abwesend").await;
    found
}

/// The course of a service: a phase of no length is refused, a hood is taken.
async fn phases(user: &User<'_>) -> Vec<String> {
    user.press_exactly("Artikel").await;
    user.press_exactly("Ansatzfarbe").await;
    user.press("Phasen …").await;
    user.finds(".phases-line").await;
    let mut found = look(user, "phases").await;
    user.press("+ Einwirkzeit").await;
    types_into(user, ".phases-line:last-child input[inputmode='numeric']", "0").await;
    user.press_first("dialog .button[aria-keyshortcuts='Control+S']").await;
    user.sees("Jede Phase dauert 1 bis 720 ganze Minuten").await;
    types_into(user, ".phases-line:last-child input[inputmode='numeric']", "25").await;
    user.press_first("dialog .button[aria-keyshortcuts='Control+S']").await;
    user.sees("Der Ablauf ist gespeichert.").await;
    user.press("Phasen …").await;
    user.press_exactly("Je Person").await;
    let field = "input[aria-label='Jana, auftragen: Minuten']";
    types_into(user, field, "50").await;
    leaves(user).await;
    user.finds("input[aria-label='Jana, auftragen: Minuten'][data-own='yes']").await;
    found.extend(look(user, "lengths of a person").await);
    user.press_exactly("Schließen").await;
    found
}

#[tokio::test]
async fn what_is_planned_stands_in_the_calendar() {
    planned_and_seen(MORNING).await;
}

/// The owner's planning, on the day of this moment.
pub async fn planned_and_seen(moment: &str) {
    let diary = Diary::open_at(Size(1366, 768), moment).await;
    let user = diary.user();
    let day: Day = moment.split_once('T').unwrap().0.parse().unwrap();
    let today = usize::try_from(day.weekday()).unwrap();
    let free = diary.plan(60, &[]).await;
    // After the sample day's last one: nothing stands in its way.
    diary.plan(0, &[("Herr Spät", JANA, "19:00", "Herrenschnitt")]).await;
    user.press("Arbeitszeiten").await;
    user.finds(".plan-cell").await;

    let mut found = hours(&user, today).await;
    found.extend(shift(&user, today).await);
    user.press("Termine").await;
    user.sees("9–18 Uhr").await;
    user.finds(".cal-off").await;
    user.sees("Pause").await;
    user.press("Arbeitszeiten").await;
    found.extend(closure(&user, &free).await);
    user.press("Termine").await;
    diary.goes(&free).await;
    user.sees("Inventur").await;
    user.press("Arbeitszeiten").await;
    found.extend(absence(&user).await);
    found.extend(phases(&user).await);
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}
