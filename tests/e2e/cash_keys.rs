//! Deeds at the cash desk that are seldom done, through the real window and by keys alone.

use std::path::Path;

use lockbuch_tests::browser::{Driver, MORNING, User, real_window};

use crate::window::{open_without_tse, set_up};

const ENTER: &str = "\u{e007}";
const CASH: &str = "\u{e009}b\u{e000}";
const ROLL: &str = "\u{e034}";
const TILL: &str = "\u{e031}";

/// A salon that was just set up, its owner signed in and the day open.
async fn open_salon(salon: &Path) -> Driver {
    let driver = real_window(salon, MORNING).await;
    let user = User(&driver.client);
    set_up(&user).await;
    user.signs_in("Sabine", "2580").await;
    open_without_tse(&user).await;
    driver
}

#[tokio::test]
async fn a_banking_is_recorded_and_taken_back_by_keys_alone() {
    let salon = tempfile::tempdir().unwrap();
    let driver = open_salon(salon.path()).await;
    let user = User(&driver.client);
    user.keys(CASH).await;
    user.tabs_to("Zur Bank").await;
    user.types(ENTER).await;
    user.tabs_to("Betrag").await;
    user.types("50").await;
    user.tabs_to("Buchen").await;
    user.types(ENTER).await;
    user.no_longer_finds("dialog[open]").await;

    user.keys(CASH).await;
    user.tabs_to("Bei der Bank eingezahlt").await;
    user.types(ENTER).await;
    user.sees("unterwegs").await;
    user.tabs_to("Eingezahlt").await;
    user.types(ENTER).await;
    user.sees("Es ist kein Geld zur Bank unterwegs.").await;
    user.types("\u{e00c}").await;
    user.no_longer_finds("dialog[open]").await;

    user.keys(ROLL).await;
    user.finds(".roll-list .row-button").await;
    user.tabs_to("Auch ohne Beleg").await;
    user.types(" ").await;
    user.sees("Einzahlung bei der Bank").await;
    user.tabs_onto(".roll-list .row-button").await;
    // Forward the focus would go through all rows, and what has the focus is shown.
    user.tabs_back_to("Storno").await;
    user.types(ENTER).await;
    user.sees("Einzahlung bei der Bank stornieren").await;
    user.tabs_to("Betrag vertippt").await;
    user.types(ENTER).await;
    user.tabs_to("Stornieren").await;
    user.types(ENTER).await;
    user.sees("Die Einzahlung ist zurückgenommen.").await;
    user.keys(CASH).await;
    user.tabs_to("Bei der Bank eingezahlt").await;
    user.types(ENTER).await;
    user.sees("50,00 €").await;
    user.no_longer_sees("Es ist kein Geld zur Bank unterwegs.").await;
    driver.client.clone().close().await.unwrap();
}

#[tokio::test]
async fn fewer_pieces_ask_why_and_go_by_keys_alone() {
    let salon = tempfile::tempdir().unwrap();
    let driver = open_salon(salon.path()).await;
    let user = User(&driver.client);
    user.keys(TILL).await;
    user.tabs_to("Herrenschnitt").await;
    user.types(ENTER).await;
    if user.sees_first_of("Wer hat es gemacht?", "Zu zahlen").await {
        user.tabs_to("Sabine").await;
        user.types(ENTER).await;
    }
    user.sees("Zu zahlen").await;
    pieces(&user, "3").await;
    user.tabs_to("Übernehmen").await;
    user.types(ENTER).await;
    user.sees("96,00 €").await;
    user.no_longer_finds("dialog[open]").await;

    pieces(&user, "2").await;
    user.sees("Warum weniger?").await;
    user.tabs_to("Übernehmen").await;
    user.types(ENTER).await;
    user.finds("dialog[open] .wrong:not(:empty)").await;
    user.tabs_to("Vertippt").await;
    user.types(ENTER).await;
    user.tabs_to("Übernehmen").await;
    user.types(ENTER).await;
    user.no_longer_finds("dialog[open]").await;
    user.sees("64,00 €").await;
    driver.client.clone().close().await.unwrap();
}

/// Opens the only line of the basket and types how many it is.
async fn pieces(user: &User<'_>, count: &str) {
    // The line comes behind the key that gives the whole up.
    user.tabs_to("Vorgang abbrechen").await;
    user.types("\u{e004}").await;
    user.types(ENTER).await;
    user.sees("Einzelpreis").await;
    user.tabs_to("Menge").await;
    user.keys("\u{e009}a\u{e000}").await;
    user.types(count).await;
}
