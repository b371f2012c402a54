//! The calendar at the reception: half-made ones, series, who did not come, who waits, who pays together, and the
//! telephone that rings while someone pays.

use lockbuch_tests::browser::{Diary, Light, Size, violations};

use crate::calendar::wish;
use crate::day;

/// Nine weeks and two days: a Thursday.
const AHEAD: u32 = 65;
const LAPTOP: Size = Size(1366, 768);

#[tokio::test]
async fn the_telephone_rings_while_someone_pays_and_nothing_is_lost() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let user = diary.user();
    day::open(&user).await;
    user.press("Herrenschnitt").await;
    if user.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        user.press_exactly("Sabine").await;
    }
    user.sees("Zu zahlen").await;
    user.press_exactly("40").await;
    user.sees("8,00 €").await;

    user.acts(fantoccini::Locator::Css("body"), async |body| body.send_keys("\u{e009}t\u{e000}").await).await;
    user.finds(".booking-service").await;
    user.fills("Name", "Claudia").await;
    user.fills("Telefon", "0171 55").await;
    user.sees("8,00 €").await;
    user.press("Später").await;
    user.sees("Claudia: angefangen").await;
    user.no_longer_sees("Wer kommt?").await;
    user.sees("8,00 €").await;
    user.press_first(".till-pay button").await;
    user.sees("Gebucht").await;
    user.sees("8,00 €").await;

    // Half made, it waits in the strip and is completed there.
    user.press("Termine").await;
    user.finds(".cal-parked").await;
    user.press("Claudia").await;
    user.finds(".booking-service").await;
    let name = "return [...document.querySelectorAll('.booking input')].map(it => it.value).join('|')";
    let typed = async || diary.client().execute(name, Vec::new()).await.unwrap().to_string();
    user.waits(async || typed().await.contains("Claudia|0171 55"), async || typed().await).await;
    wish(&user, "herrensch", "Herrenschnitt").await;
    user.press_exactly("Sabine").await;
    user.fills("Tag", &format!("+{AHEAD}")).await;
    user.fills("Uhrzeit", "11:00").await;
    user.press("Speichern").await;
    if user.sees_first_of("Ja, weiter", "Claudia: geändert").await {
        user.press("Ja, weiter").await;
        user.sees("Claudia: geändert").await;
    }
    sheet.has_blocks("Claudia", 1).await;
    diary.close().await;
}

#[tokio::test]
async fn a_series_is_booked_and_who_waits_is_kept_and_taken() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let user = diary.user();
    diary.plan(AHEAD, &[("Frau Treu", 0, "10:00", "Herrenschnitt")]).await;
    sheet.press("Frau Treu").await;
    user.press("In 6 Wochen wieder").await;
    user.sees("Gebucht:").await;

    user.press("+ Termin").await;
    user.finds(".booking-service").await;
    wish(&user, "herrensch", "Herrenschnitt").await;
    wish(&user, "kinder", "Kinderschnitt").await;
    user.fills("Name", "Frau Geduld").await;
    user.press("Warteliste").await;
    user.sees("Wann passt es?").await;
    user.fills("Frühestens", "9").await;
    user.fills("Bis Tag", &format!("+{}", AHEAD + 20)).await;
    let mut found = axe(&diary, "waiting").await;
    user.press("Auf die Warteliste").await;
    user.sees("Frau Geduld: steht auf der Warteliste").await;

    user.press("Schließen").await;
    user.finds(".cal-waits .cal-tip").await;
    found.extend(axe(&diary, "side").await);
    user.press_in("cal-waits", "Frau Geduld").await;
    user.finds(".booking-chosen > li + li").await;
    user.fills("Tag", &format!("+{AHEAD}")).await;
    user.fills("Uhrzeit", "13:00").await;
    user.press("Buchen").await;
    if user.sees_first_of("Ja, weiter", "Frau Geduld: gebucht").await {
        user.press("Ja, weiter").await;
        user.sees("Frau Geduld: gebucht").await;
    }
    let taken = "return [...document.querySelectorAll('.cal-waits')].every(it => !it.textContent.includes('Geduld')) || null";
    user.asks(taken, Vec::new()).await;
    sheet.has_blocks("Frau Geduld", 2).await;
    assert_eq!(found, Vec::<String>::new());
    diary.close().await;
}

#[tokio::test]
async fn who_did_not_come_is_noted_and_the_fee_is_decided() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let user = diary.user();
    diary.plan(0, &[("Herr Säumig", 0, "0:10", "Herrenschnitt")]).await;
    sheet.press("Herr Säumig").await;
    user.press("Nicht erschienen").await;
    user.sees("Ausfallgebühr 16,00 €?").await;
    assert_eq!(axe(&diary, "fee").await, Vec::<String>::new());
    user.press("Stammkundin").await;
    user.press("Darauf verzichten").await;
    user.sees("Auf die Ausfallgebühr wird verzichtet: Stammkundin").await;
    diary.close().await;
}

#[tokio::test]
async fn a_family_pays_on_one_receipt() {
    let diary = Diary::open(LAPTOP).await;
    let sheet = diary.sheet();
    let user = diary.user();
    day::open(&user).await;
    let family = [("Mutter Brandt", 0, "0:10", "Herrenschnitt"), ("Kind Brandt", 1, "0:10", "Kinderschnitt")];
    diary.plan(0, &family).await;
    sheet.press("Mutter Brandt").await;
    user.press_first(".detail-together summary").await;
    let tick = fantoccini::Locator::XPath("//label[contains(., 'Kind Brandt')]//input");
    user.acts(tick, async |tick| tick.click().await).await;
    user.press("2 zusammen kassieren").await;
    user.sees("Zu zahlen").await;
    user.sees("Kinderschnitt").await;
    user.sees("Herrenschnitt").await;
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
