//! The calendar by keyboard alone: copied, cut, put down, changed as a whole, and thirty people side by side.

use fantoccini::Locator;
use lockbuch_tests::browser::{Diary, Light, MORNING, Size, violations};

use crate::calendar::wish;

const AHEAD: u32 = 60;
const CTRL: &str = "\u{e009}";
const OFF: &str = "\u{e000}";
const DOWN: &str = "\u{e015}";
const RIGHT: &str = "\u{e014}";

#[tokio::test]
async fn an_appointment_is_copied_and_cut_by_keys_and_put_down_elsewhere() {
    copied_and_cut(MORNING).await;
}

/// By the keys, at a moment.
pub async fn copied_and_cut(moment: &str) {
    let diary = Diary::open_at(Size(1366, 768), moment).await;
    let sheet = diary.sheet();
    diary.plan(AHEAD, &[("Frau Kopie", 0, "14:00", "Herrenschnitt")]).await;
    let (top, _, left) = sheet.on_sheet("Frau Kopie").await;
    sheet.press("Frau Kopie").await;

    sheet.keys(&format!("{CTRL}c{OFF}")).await;
    diary.user().sees("Kopie in der Hand").await;
    // Two hours down: eight steps of a quarter.
    sheet.keys(&DOWN.repeat(8)).await;
    sheet.keys(&format!("{CTRL}v{OFF}")).await;
    sheet.has_blocks("Frau Kopie", 2).await;
    sheet.keys("\u{e00c}").await;
    diary.user().no_longer_sees("Kopie in der Hand").await;

    // Back to the first one, and over to the neighbour.
    sheet.press("Frau Kopie").await;
    sheet.keys(&format!("{CTRL}x{OFF}")).await;
    diary.user().sees("In der Hand").await;
    sheet.keys(RIGHT).await;
    sheet.keys(&format!("{CTRL}v{OFF}")).await;
    sheet.stands("Frau Kopie", |(at, _, column)| at != top || column > left).await;
    sheet.has_blocks("Frau Kopie", 2).await;
    sheet.keys(&format!("{CTRL}z{OFF}")).await;
    sheet.stands("Frau Kopie", |(at, _, column)| (at, column) == (top, left)).await;
    diary.close().await;
}

#[tokio::test]
async fn a_whole_appointment_is_changed_in_the_panel() {
    let diary = Diary::open(Size(1366, 768)).await;
    let sheet = diary.sheet();
    diary.plan(AHEAD, &[("Frau Wandel", 0, "10:00", "Herrenschnitt")]).await;
    let (top, height, left) = sheet.on_sheet("Frau Wandel").await;
    let user = diary.user();
    sheet.press("Frau Wandel").await;
    sheet.keys("e").await;
    user.sees("Termin ändern").await;
    wish(&user, "kinder", "Kinderschnitt").await;
    user.press_first(".booking-name").await;
    user.fills("Minuten", "45").await;
    user.fills("Name", "Frau Wende").await;
    user.fills("Uhrzeit", "10:30").await;
    user.press("Speichern").await;
    user.sees("Frau Wende: geändert").await;
    sheet
        .stands("Frau Wende", |(at, length, column)| {
            column == left && (at - top - 60.0).abs() < 1.0 && length > height
        })
        .await;
    diary.close().await;
}

#[tokio::test]
async fn thirty_people_stand_side_by_side_and_are_reached_by_scrolling() {
    let diary = Diary::open(Size(1366, 768)).await;
    let sheet = diary.sheet();
    let hire = "
        const [count, done] = arguments;
        const ask = async (command, body) => (await (await fetch('call', { method: 'POST',
          headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ request: { command, body } }) })).json());
        (async () => {
          const there = (await ask('People', null)).done.filter(it => it.performs && it.active).length;
          for (let at = there; at < count; at += 1) {
            await ask('SavePerson', { id: null, name: `Person${at} Muster`, short_name: `P${at}`, role: 'stylist', performs: true, active: true });
          }
          done((await ask('People', null)).done.filter(it => it.performs && it.active).length);
        })().catch(trouble => done(String(trouble)));";
    let people = diary.client().execute_async(hire, vec![30.into()]).await.unwrap();
    assert_eq!(people.as_u64(), Some(30), "{people}");
    diary.plan(AHEAD, &[("Frau Rand", 29, "10:00", "Herrenschnitt")]).await;
    let columns = diary.client().find_all(Locator::Css(".cal-column")).await.unwrap();
    assert!(columns.len() >= 30, "{} columns", columns.len());
    let narrowest =
        "return Math.min(...[...document.querySelectorAll('.cal-column')].map(it => it.offsetWidth))";
    let width = diary.client().execute(narrowest, Vec::new()).await.unwrap().as_f64().unwrap();
    assert!(width >= 80.0, "a column of {width} pixels can't be read");
    let place = sheet.sees("Frau Rand").await;
    assert!(place.left > 0.0 && place.left + place.width <= 1366.0, "scrolled into sight: {place:?}");
    // The cursor brings its column along.
    diary.client().execute("document.querySelector('.cal-scroll').scrollLeft = 0", Vec::new()).await.unwrap();
    diary.client().execute("document.querySelector('.cal-scroll').focus()", Vec::new()).await.unwrap();
    sheet.keys(&RIGHT.repeat(columns.len())).await;
    let seen =
        diary.client().execute("return document.querySelector('.cal-scroll').scrollLeft", Vec::new()).await;
    assert!(seen.unwrap().as_f64().unwrap() > 500.0, "the sheet follows the cursor");
    let mut found = Vec::new();
    for light in [Light::Light, Light::Dark] {
        light.put_on(diary.client()).await;
        found.extend(violations(diary.client()).await);
    }
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}
