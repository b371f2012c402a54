//! Requests that nobody would send: whatever their fields say, the desk answers soon, with a refusal that tells what to do where
//! it does not do it, and the book holds. Nothing that a window can send is a fault of the program.

use std::time::{Duration, Instant};

use book::ledger;
use contract::session::SignIn;
use contract::till::Baskets;
use contract::wire::Answer;
use contract::{Approval, Call, PersonId, Question, Request};
use lockbuch_tests::cases::cases;
use lockbuch_tests::chance::Chance;
use lockbuch_tests::outside;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon};

/// Nobody waits longer for an answer; a machine that does ten other things gets the rest.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many requests meet one salon.
const OF_A_SALON: u32 = 400;

/// Every question that a person can answer with yes.
fn yes_to_all() -> Vec<Question> {
    let mut rng = Rng::new(0);
    let mut questions = Vec::new();
    // There are about twenty of them.
    for _ in 0..1_000 {
        let question: Question = Chance::value(&mut rng, &[]).unwrap();
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}

/// What means something in this salon.
fn known(salon: &TestSalon) -> Vec<String> {
    let baskets = salon.ask(Baskets).unwrap_or_default();
    baskets.into_iter().map(|basket| basket.id.0).collect()
}

fn one_salon(seed: u64, yes: &[Question]) -> u32 {
    let (salon, mut rng) = (TestSalon::open_for_business(), Rng::new(seed));
    salon.sign_in_as("Sabine");
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let (mut done, owner) = (0, salon.person("Sabine"));
    for number in 0..OF_A_SALON {
        if number % 20 == 0 && salon.ask(SignIn { person: owner, pin: OWNER_PIN.into() }).is_err() {
            // Somebody has set another PIN, or too many wrong ones: this salon has seen enough.
            break;
        }
        let texts = known(&salon);
        let Ok(request) = Chance::value::<Request>(&mut rng, &texts) else { continue };
        done += u32::from(meets(&salon, request, yes, owner, seed));
        salon.clock.advance_ms(i64::try_from(rng.below(5_000)).unwrap());
    }
    let keys = salon.desk.read_inside(|tx| ledger::keys(tx.conn)).unwrap();
    outside::verify(salon.folder.path(), &keys).unwrap();
    done
}

/// Whether the request was carried out.
fn meets(salon: &TestSalon, request: Request, yes: &[Question], owner: PersonId, seed: u64) -> bool {
    let approval = Some(Approval { person: owner, pin: OWNER_PIN.to_owned() });
    let call = Call { approval, confirmed: yes.to_vec(), ..Call::of(request) };
    let text = serde_json::to_string(&call).unwrap();
    let began = Instant::now();
    let answer = salon.desk.call_text(&salon.window, &text);
    assert!(began.elapsed() < PATIENCE, "seed {seed}: {:?} for {text}", began.elapsed());
    match answer {
        Answer::Done(_) => true,
        Answer::Refused(refusal) => {
            assert!(!refusal.to_string().is_empty(), "seed {seed}: {text}");
            false
        }
        Answer::Failed(fault) => panic!("seed {seed}: {fault} for {text}"),
    }
}

#[test]
fn whatever_a_window_sends_is_answered_and_the_book_holds() {
    let yes = yes_to_all();
    let done: u32 = (0..cases(10)).map(|case| one_salon(u64::from(case), &yes)).sum();
    assert!(done > 200, "only {done} requests were carried out: this tries nothing");
}
