//! Pictures of the pages for people to judge: three sizes, light and dark. `cargo xtask shots [PAGE…]`.

use std::path::PathBuf;

use lockbuch_tests::stage::{Hands, Light, Practice, Size, chromium, target};

/// The usual reception PC, a large screen, a tablet.
const SIZES: [Size; 3] = [Size(1366, 768), Size(1920, 1080), Size(1280, 800)];

/// A page of the bar, and what is done there before the picture is taken.
struct Scene {
    name: &'static str,
    /// What is pressed, in this order; nothing where a button is missing.
    presses: &'static [&'static str],
}

const SCENES: &[Scene] = &[
    Scene { name: "kasse", presses: &["Kasse"] },
    Scene { name: "kasse-vorgang", presses: &["Kasse", "Herrenschnitt", "Ansatzfarbe"] },
    Scene { name: "kassenrolle", presses: &["Kassenrolle"] },
    Scene { name: "tagesabschluss", presses: &["Tagesabschluss"] },
    Scene { name: "artikel", presses: &["Artikel"] },
    Scene { name: "management", presses: &["Management"] },
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let folder = target().join("shots");
    let salon = tempfile::tempdir().unwrap();
    let practice = Practice::start(salon.path());
    let driver = chromium().await;
    let hands = Hands(&driver.client);
    driver.client.goto(&practice.address).await.unwrap();
    let place = |scene: &str, size: Size, light: Light| -> PathBuf {
        folder.join(format!("{scene}-{}x{}-{}.png", size.0, size.1, light.name()))
    };
    take(&hands, &|size, light| place("anmeldung", size, light)).await;
    hands.signs_in("Sabine", "2580").await;
    for scene in SCENES {
        if !wanted.is_empty() && !wanted.iter().any(|name| name == scene.name) {
            continue;
        }
        for text in scene.presses {
            if hands.page().await.contains(text) {
                hands.press(text).await;
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        take(&hands, &|size, light| place(scene.name, size, light)).await;
    }
    println!("{}", folder.display());
    driver.client.close().await.unwrap();
}

async fn take(hands: &Hands<'_>, place: &impl Fn(Size, Light) -> PathBuf) {
    for size in SIZES {
        size.put_on(hands.0).await;
        for light in [Light::Light, Light::Dark] {
            light.put_on(hands.0).await;
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            hands.picture(&place(size, light)).await;
        }
    }
    Size(1366, 768).put_on(hands.0).await;
    Light::Light.put_on(hands.0).await;
}
