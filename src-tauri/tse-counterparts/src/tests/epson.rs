//! Epson's protocol: what goes over the line, and what a lost answer does.

use std::time::{Duration, Instant};

use tse::ClientId;
use tse_devices::epson::{Epson, ResultCode, Settings, Trouble};
use tse_devices::on_site::{DeviceTrouble as _, OnSite as _};
use tse_devices::{ProcessData, Secret};

use super::export_of::ends;
use super::fiskaly_table::{SERIAL, other, sale};
use crate::{EpsonPrinter, Hands, SHARED_SECRET, Slip, TIME_ADMIN_PIN};

fn settings(printer: &EpsonPrinter) -> Settings {
    Settings {
        host: "127.0.0.1".to_owned(),
        port: printer.port(),
        device: "local_TSE".to_owned(),
        kind: "type_storage".to_owned(),
        client: ClientId::new(SERIAL).unwrap(),
        time_admin_pin: Secret::new(TIME_ADMIN_PIN.to_owned()),
        shared_secret: Secret::new(SHARED_SECRET.to_owned()),
        patience: Duration::from_secs(5),
    }
}

fn on_the_table() -> (EpsonPrinter, Epson) {
    let hands = Hands::morning();
    let printer = EpsonPrinter::start(&hands, SERIAL);
    let epson = Epson::new(settings(&printer), hands.clock());
    (printer, epson)
}

#[test]
fn a_sale_is_signed_after_self_test_time_and_signing_in() {
    let (printer, epson) = on_the_table();
    let started = epson.start().unwrap();
    assert_eq!(epson.open().unwrap(), [started.transaction]);
    let signed = epson.finish(started, &sale()).unwrap();
    assert_eq!(signed.prove(), Ok(()));
    assert_eq!(epson.open().unwrap(), Vec::<u64>::new());
    let last = epson.last().unwrap().unwrap();
    assert_eq!((last.transaction, last.signature), (signed.transaction, signed.signature));
    assert_eq!(ends(&printer.tar()), [sale().data]);
    // After a night without power it wants its self-test and its time again.
    printer.power_cycle();
    let started = epson.start().unwrap();
    epson.finish(started, &sale()).unwrap();
}

#[test]
fn whatever_was_typed_comes_through_xml_json_and_base64() {
    let (printer, epson) = on_the_table();
    let texts = ["a;b \"c\" <d> & 'e' ]]>", "Zeile 1\r\nZeile 2", &"ä".repeat(300), "💇🏽‍♀️", ""];
    for text in texts {
        let started = epson.start().unwrap();
        assert_eq!(epson.finish(started, &other(text)).unwrap().process.data, text);
    }
    assert_eq!(ends(&printer.tar()), texts);
}

#[test]
fn a_question_without_an_answer_is_doubtful_and_the_line_is_not_used_again() {
    for (slip, trouble) in [
        (Slip::CutAfter, Trouble::NoAnswer),
        (Slip::CutBefore, Trouble::NoAnswer),
        (Slip::Silence, Trouble::NoAnswer),
        (Slip::Garbage, Trouble::Garbage),
    ] {
        let (printer, mut epson) = on_the_table();
        let started = epson.start().unwrap();
        if slip == Slip::Silence {
            let settings = Settings { patience: Duration::from_secs(2), ..settings(&printer) };
            epson = Epson::new(settings, Hands::morning().clock());
            epson.make_ready().unwrap();
        }
        printer.next("FinishTransaction", slip);
        let begun = Instant::now();
        assert_eq!(epson.finish(started, &sale()), Err(trouble.clone()), "{slip:?}");
        assert!(trouble.is_doubtful());
        assert!(begun.elapsed() < Duration::from_secs(4));
        let is_done = !epson.open().unwrap().contains(&started.transaction);
        assert_eq!(is_done, slip != Slip::CutBefore, "{slip:?}");
        if is_done {
            assert_eq!(epson.last().unwrap().unwrap().transaction, started.transaction);
        }
    }
}

#[test]
fn every_no_is_a_sentence() {
    let (printer, epson) = on_the_table();
    printer.next("StartTransaction", Slip::Busy);
    assert_eq!(epson.start(), Err(Trouble::Busy));
    printer.next("StartTransaction", Slip::Unheard);
    let unheard = epson.start().unwrap_err();
    assert_eq!(unheard.to_string(), "Die Epson-TSE meldet einen unbekannten Fehler (TSE1_ERROR_UNHEARD_OF).");
    for code in ResultCode::ALL {
        assert_eq!(ResultCode::from_spelling(code.as_str()), Some(*code));
        assert!((10..=200).contains(&Trouble::Said(*code).to_string().chars().count()), "{code}");
    }
    let wrong = |change: &dyn Fn(&mut Settings)| {
        let mut settings = settings(&printer);
        change(&mut settings);
        Epson::new(settings, Hands::morning().clock()).make_ready().unwrap_err()
    };
    let pin = wrong(&|settings| settings.time_admin_pin = Secret::new("00000".into()));
    assert_eq!(pin, Trouble::Said(ResultCode::AuthenticationFailed));
    let secret = wrong(&|settings| settings.shared_secret = Secret::new("FALSCHES".into()));
    assert_eq!(secret, Trouble::Said(ResultCode::HostAuthenticationFailed));
    let foreign = Settings { client: ClientId::new("ANDERE").unwrap(), ..settings(&printer) };
    let foreign = Epson::new(foreign, Hands::morning().clock()).start();
    assert_eq!(foreign, Err(Trouble::Said(ResultCode::ClientNotRegistered)));
    assert!(!format!("{:?}", settings(&printer)).contains(TIME_ADMIN_PIN));
    drop(printer);
    assert_eq!(epson_alone(), Err(Trouble::Unreachable));
}

fn epson_alone() -> Result<ProcessData, Trouble> {
    let (printer, _) = on_the_table();
    let settings = settings(&printer);
    drop(printer);
    let epson = Epson::new(settings, Hands::morning().clock());
    epson.start().and_then(|started| epson.finish(started, &sale())).map(|signed| signed.process)
}
