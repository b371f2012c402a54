//! Pictures come and go at the same time, and none goes that is kept.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::CustomerId;
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::SaveCustomer;
use contract::dossier::{AddPhoto, RemovePhoto, ShowPhoto};
use desk::Caller;
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::TestSalon;

const PICTURES: u16 = 60;

fn photo(customer: CustomerId, number: u16) -> AddPhoto {
    let [high, low] = number.to_be_bytes();
    let bytes = [&[0xff, 0xd8, 0xff, 0xe0][..], &[high, low].repeat(2_000), &[0xff, 0xd9]].concat();
    AddPhoto { customer, caption: "nachher".into(), base64: STANDARD.encode(bytes) }
}

#[test]
fn no_picture_is_lost_while_others_are_removed() {
    let salon = TestSalon::haarwerk();
    let petra =
        salon.ask(SaveCustomer { id: None, before: None, name: "Petra".into(), phone: None }).unwrap().id;
    salon.ask(GiveConsent { customer: petra, kind: ConsentKind::Photos }).unwrap();
    let (desk, window) = (salon.desk.clone(), Caller("main".into()));
    let adding = std::thread::spawn(move || {
        let add = |number| desk.ask(&window, photo(petra, number)).unwrap().id;
        (0..PICTURES).map(add).collect::<Vec<_>>()
    });
    // The same pictures come here too, and go at once: bytes that someone else still keeps stay.
    for number in 0..PICTURES {
        let gone = salon.ask(photo(petra, number / 2 + number % 2 * 1_000)).unwrap().id;
        salon.ask(RemovePhoto { photo: gone }).unwrap();
    }
    let kept = adding.join().unwrap();
    for id in filled(&kept) {
        salon.ask(ShowPhoto { photo: *id }).unwrap();
    }
    let files = std::fs::read_dir(salon.folder.path().join("fotos")).unwrap().count();
    assert_eq!(files, usize::from(PICTURES), "and nothing else lies there");
}
