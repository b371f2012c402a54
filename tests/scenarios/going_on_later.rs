//! Damage that no person waits for, and a note of long ago that holds up nothing.

use book::ReadTx;
use book::damage_board::DamageBoard;
use contract::Answer;
use contract::jobs::JobKind;
use contract::till::VoidLine;
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::till::cash;

use super::going_on::{answer, meddle, noted, overwrite};
use super::jobs::ended;

/// A note of lines that were taken out is asked at each close, whether the basket was ever begun.
#[test]
fn a_damaged_note_of_a_line_that_was_taken_out_holds_up_no_close() {
    let salon = TestSalon::open_for_business();
    for _ in 0..2 {
        let basket = salon.basket_with("Shampoo 250 ml", None);
        let (line, reason) = (basket.lines[0].line, "vertippt".to_owned());
        salon.ask(VoidLine { basket: basket.id, line, reason }).unwrap();
    }
    meddle(
        &salon,
        "drop trigger entry_keeps;
         update entry set details_body = '{half' where seq = (select max(seq) from entry where kind = 'voided_line')",
    );
    salon.sell("Herrenschnitt", Some("Jana"));
    salon.close_day();
}

/// As in the book of ten years, where a look at the whole file takes half a minute.
#[test]
fn what_takes_longer_than_a_person_waits_is_mended_by_the_job_that_begins_at_once() {
    let salon = overwrite(TestSalon::haarwerk(), "entry_basket");
    let lose = |tx: &ReadTx<'_>| {
        tx.kept::<DamageBoard>().unwrap().lose_patience();
        Ok(())
    };
    salon.desk.read_inside(lose).unwrap();
    salon.sign_in_as("Jana");
    salon.open_day();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let sale = TestSalon::sale(&basket.id, &[cash(3_200, None)]);
    let Answer::Refused(no) = answer(&salon, sale.clone()) else { panic!("it went") };
    assert_eq!(no.code(), "store.damaged");
    assert!(no.to_string().contains("wird gerade geprüft und repariert"), "{no}");
    salon.sign_in_as("Sabine");
    ended(&salon, JobKind::FileCheck);
    salon.ask(sale).unwrap();
    salon.close_day();
    let told = noted(&salon);
    assert!(told.iter().any(|damage| damage.finding().contains("Verzeichnisse")), "{told:?}");
}
