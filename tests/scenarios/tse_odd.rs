//! What should not be: a TSE of another register, two tills at one TSE, a PC whose clock is wrong, and texts that nobody
//! expects in what is signed.

use contract::EntryKind;
use contract::cash::OpenDrawer;
use contract::tse_setup::{ExportTse, SetUpTse, TryTse, TseAccess};
use lockbuch_tests::counting::opening;
use lockbuch_tests::filled::filled;
use lockbuch_tests::simulated_tse::{SimulatedDevice, checked, finished, lamp, tar};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::tse_offices::{access, at_fiskaly, done, fiskaly, new_one, seen, tss};

/// The wish to use a TSE that exists, with its administrator's PIN.
fn existing(device: String, client: String, pin: Option<String>) -> SetUpTse {
    SetUpTse { access: TseAccess { pin, ..access() }, existing: Some((device, client)) }
}

/// The administrator's PIN of a TSE that this salon has set up.
fn pin_of(salon: &TestSalon) -> Option<String> {
    use book::KeyVault as _;
    salon.vault.secret(&format!("tse-fiskaly-pin-{}", tss(salon))).unwrap()
}

#[test]
fn a_tse_of_another_register_is_not_put_to_work() {
    let server = fiskaly();
    let first = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&first, new_one()).unwrap();
    let name = seen(&first).at_work.unwrap().name;
    let other = at_fiskaly(TestSalon::haarwerk_at("HW-02"), &server);
    // The id of the first register's client, typed by mistake.
    let no = done(&other, existing(name.device, name.client, pin_of(&first))).unwrap_err();
    assert!(no.contains("für eine andere TSE oder Kasse"), "{no}");
    assert_eq!(seen(&other).at_work, None);
    assert!(first.ask(TryTse).unwrap().is_good, "and the first one goes on");
}

#[test]
fn two_tills_share_one_tse_and_each_knows_its_own_bons() {
    let server = fiskaly();
    server.exports_take(0);
    let first = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&first, new_one()).unwrap();
    let name = seen(&first).at_work.unwrap().name;
    let second = at_fiskaly(TestSalon::haarwerk_at("HW-02"), &server);
    let client = "5f0d1ba3-52c5-4a5e-9a0e-0d8f6c1f2b3a".to_owned();
    done(&second, existing(name.device, client, pin_of(&first))).unwrap();
    assert_eq!(seen(&second).at_work.unwrap().serial, seen(&first).at_work.unwrap().serial);
    let salons = [first, second];
    for salon in filled(&salons) {
        salon.at(day(2026, 11, 27), 8, 30);
        salon.open_day();
    }
    // In turn: the device's counters go through both books.
    for salon in filled(salons.iter().chain(&salons)) {
        let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
        assert!(salon.stored(receipt.seq).entry.tse.unwrap().signature.is_some());
    }
    for salon in filled(&salons) {
        salon.close_day();
        salon.sign_in_as("Sabine");
        done(salon, ExportTse).unwrap();
        let export = seen(salon).export.unwrap();
        assert_eq!(export.faults, 0, "{:?}", export.findings);
        let file = salon.folder.path().join("TSE-Export").join(export.file);
        assert_eq!(
            finished(&std::fs::read(file).unwrap()).len(),
            6,
            "the export is the device's, of both tills"
        );
    }
}

#[test]
fn a_pc_whose_clock_is_wrong_still_has_its_bons_signed_with_the_devices_time() {
    let server = fiskaly();
    let salon = at_fiskaly(TestSalon::haarwerk(), &server);
    done(&salon, new_one()).unwrap();
    // The service's clock stands in the morning; the PC's is three hours ahead.
    salon.at(day(2026, 11, 27), 11, 30);
    salon.sign_in_as("Sabine");
    salon.open_day();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    let entry = salon.stored(receipt.seq).entry;
    let block = entry.tse.unwrap();
    assert!(block.signature.is_some(), "{:?}", block.failure);
    assert!(block.finished.unwrap().starts_with("2026-11-27T0"), "the device's own time");
    assert!(entry.head.ended.german().contains("11:30"), "the till's own time");
    assert_eq!(lamp(&salon, "TSE").word, "bereit");
    // A PC that has lost its battery stands in the past: nothing is booked with it, whoever signs (IKS-03).
    salon.close_day();
    salon.at(day(2026, 1, 1), 0, 5);
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(opening("282,00")).code(), "till.clock_behind");
}

#[test]
fn whatever_was_typed_is_signed_in_one_line_and_the_export_is_whole() {
    let device = SimulatedDevice::new();
    let tse = device.plugged_in();
    let salon = TestSalon::haarwerk().attested_by(tse.clone());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let long = "ä".repeat(300);
    let texts = [
        "Wechselgeld; für „Jana“ & Co.",
        "Zeile eins\r\nZeile \"zwei\"\tund drei",
        "Kundin 💇‍♀️ wartet 😀",
        "^_;:/<>%'\\",
        long.as_str(),
    ];
    let mut signed = 0;
    for text in filled(texts) {
        match salon.ask(OpenDrawer { reason: text.to_owned() }) {
            Ok(_) => signed += 1,
            // Too long to be a reason: said, and nothing is signed.
            Err(trouble) => {
                trouble.refusal().expect("a refusal");
                continue;
            }
        }
        let block = salon.entry(salon.newest_of(EntryKind::DrawerOpened)).tse.unwrap();
        let data = block.process_data.unwrap();
        assert!(block.signature.is_some() && !data.contains(['\r', '\n']), "{data:?}");
        assert!(finished(&tar(&tse)).contains(&data), "{data:?}");
    }
    assert!(signed >= 4, "{signed}");
    let (report, codes) = checked(&tar(&tse), "HW-01");
    assert_eq!(codes, Vec::<&str>::new(), "{:?}", report.findings);
    // The sale behind them is signed as ever.
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(salon.stored(receipt.seq).entry.tse.unwrap().signature.is_some());
}
