//! The calendar at the reception: half-made ones, series, who did not come, who waits, who pays together, and the
//! telephone that rings while someone pays.

use lockbuch_tests::stage::{Diary, Light, Size, violations};

use crate::calendar::wish;
use crate::day;

/// Nine weeks and two days: a Thursday.
const AHEAD: u32 = 65;
const LAPTOP: Size = Size(1366, 768);

#[tokio::test]
async fn the_telephone_rings_while_someone_pays_and_nothing_is_lost() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let hands = diary.hands();
    day::open(&hands).await;
    hands.press("Herrenschnitt").await;
    if hands.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        hands.press_exactly("Sabine").await;
    }
    hands.sees("Zu zahlen").await;
    hands.press_exactly("40").await;
    hands.sees("8,00 €").await;

    hands
        .acts(fantoccini::Locator::Css("body"), async |body| body.send_keys("\u{e009}t\u{e000}").await)
        .await;
    hands.finds(".booking-service").await;
    hands.fills("Name", "Claudia").await;
    hands.fills("Telefon", "0171 55").await;
    hands.sees("8,00 €").await;
    hands.press("Später").await;
    hands.sees("Claudia: angefangen").await;
    hands.no_longer_sees("Wer kommt?").await;
    hands.sees("8,00 €").await;
    hands.press_first(".till-pay button").await;
    hands.sees("Gebucht").await;
    hands.sees("8,00 €").await;

    // Half made, it waits in the strip and is completed there.
    hands.press("Termine").await;
    hands.finds(".cal-parked").await;
    hands.press("Claudia").await;
    hands.finds(".booking-service").await;
    let name = "return [...document.querySelectorAll('.booking input')].map(it => it.value).join('|')";
    let typed = async || diary.client().execute(name, Vec::new()).await.unwrap().to_string();
    hands.waits(async || typed().await.contains("Claudia|0171 55"), async || typed().await).await;
    wish(&hands, "herrensch", "Herrenschnitt").await;
    hands.press_exactly("Sabine").await;
    hands.fills("Tag", &format!("+{AHEAD}")).await;
    hands.fills("Uhrzeit", "11:00").await;
    hands.press("Speichern").await;
    if hands.sees_first_of("Ja, weiter", "Claudia: geändert").await {
        hands.press("Ja, weiter").await;
        hands.sees("Claudia: geändert").await;
    }
    sheet.has_blocks("Claudia", 1).await;
    diary.close().await;
}

#[tokio::test]
async fn a_series_is_booked_and_who_waits_is_kept_and_taken() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let hands = diary.hands();
    diary.plan(AHEAD, &[("Frau Treu", 0, "10:00", "Herrenschnitt")]).await;
    sheet.press("Frau Treu").await;
    hands.press("In 6 Wochen wieder").await;
    hands.sees("Gebucht:").await;

    hands.press("+ Termin").await;
    hands.finds(".booking-service").await;
    wish(&hands, "herrensch", "Herrenschnitt").await;
    wish(&hands, "kinder", "Kinderschnitt").await;
    hands.fills("Name", "Frau Geduld").await;
    hands.press("Warteliste").await;
    hands.sees("Wann passt es?").await;
    hands.fills("Frühestens", "9").await;
    hands.fills("Bis Tag", &format!("+{}", AHEAD + 20)).await;
    let mut found = axe(&diary, "waiting").await;
    hands.press("Auf die Warteliste").await;
    hands.sees("Frau Geduld: steht auf der Warteliste").await;

    hands.press("Schließen").await;
    hands.finds(".cal-waits .cal-tip").await;
    found.extend(axe(&diary, "side").await);
    hands.press_in("cal-waits", "Frau Geduld").await;
    hands.finds(".booking-chosen > li + li").await;
    hands.fills("Tag", &format!("+{AHEAD}")).await;
    hands.fills("Uhrzeit", "13:00").await;
    hands.press("Buchen").await;
    if hands.sees_first_of("Ja, weiter", "Frau Geduld: gebucht").await {
        hands.press("Ja, weiter").await;
        hands.sees("Frau Geduld: gebucht").await;
    }
    let taken = "return [...document.querySelectorAll('.cal-waits')].every(it => !it.textContent.includes('Geduld')) || null";
    hands.asks(taken, Vec::new()).await;
    sheet.has_blocks("Frau Geduld", 2).await;
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}

#[tokio::test]
async fn who_did_not_come_is_noted_and_the_fee_is_decided() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let hands = diary.hands();
    diary.plan(0, &[("Herr Säumig", 0, "0:10", "Herrenschnitt")]).await;
    sheet.press("Herr Säumig").await;
    hands.press("Nicht erschienen").await;
    hands.sees("Ausfallgebühr 16,00 €?").await;
    assert_eq!(axe(&diary, "fee").await, Vec::<String>::new());
    hands.press("Stammkundin").await;
    hands.press("Darauf verzichten").await;
    hands.sees("Auf die Ausfallgebühr wird verzichtet: Stammkundin").await;
    diary.close().await;
}

#[tokio::test]
async fn a_family_pays_on_one_receipt() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let hands = diary.hands();
    day::open(&hands).await;
    let family = [("Mutter Brandt", 0, "0:10", "Herrenschnitt"), ("Kind Brandt", 1, "0:10", "Kinderschnitt")];
    diary.plan(0, &family).await;
    sheet.press("Mutter Brandt").await;
    hands.press_first(".detail-together summary").await;
    let tick = fantoccini::Locator::XPath("//label[contains(., 'Kind Brandt')]//input");
    hands.acts(tick, async |tick| tick.click().await).await;
    hands.press("2 zusammen kassieren").await;
    hands.sees("Zu zahlen").await;
    hands.sees("Kinderschnitt").await;
    hands.sees("Herrenschnitt").await;
    diary.close().await;
}

/// What axe finds, in light and in dark.
async fn axe(diary: &Diary, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for light in [Light::Dark, Light::Light] {
        light.put_on(diary.client()).await;
        let all = violations(diary.client()).await.into_iter();
        found.extend(all.map(|violation| format!("{place}, {}: {violation}", light.name())));
    }
    found
}
