//! Whatever a window sends: calls that chance has made up of the contract's types, and the same with damage to their text.

use book::{Trouble, ledger};
use contract::session::SignIn;
use contract::till::Baskets;
use contract::wire::Answer;
use contract::{Approval, Call, PersonId, Question, Request};

use super::damage::blows;
use super::target::{Met, Reader, Target};
use super::words;
use crate::chance::Chance;
use crate::outside;
use crate::rng::Rng;
use crate::test_salon::{OWNER_PIN, TestSalon};

/// So many requests meet one salon.
const OF_A_SALON: u64 = 400;
/// The owner signs in again after so many: some of them have sent her away.
const SIGNED_IN: u32 = 20;

pub const WHOLE: Target =
    Target { name: "requests", lives: OF_A_SALON, make: || Box::new(Requests::new(false)) };
pub const DAMAGED: Target =
    Target { name: "calls", lives: OF_A_SALON, make: || Box::new(Requests::new(true)) };

/// A salon that is open for business, and somebody at its window.
struct Requests {
    salon: TestSalon,
    owner: PersonId,
    /// Every question that a person can answer with yes.
    yes: Vec<Question>,
    damaged: bool,
    asked: u32,
    is_spent: bool,
}

impl Requests {
    fn new(damaged: bool) -> Self {
        let salon = TestSalon::open_for_business();
        salon.sign_in_as("Sabine");
        salon.sell("Herrenschnitt", Some("Mehmet"));
        let owner = salon.person("Sabine");
        Self { salon, owner, yes: yes_to_all(), damaged, asked: 0, is_spent: false }
    }

    /// What a fault was: the wire tells a reference and nothing else.
    fn story(&self, text: &str, reference: &str) -> String {
        let call = serde_json::from_str::<Call>(text).map_err(|trouble| trouble.to_string());
        match call.map(|call| self.salon.desk.ask_anything(&self.salon.window, call)) {
            Ok(Err(Trouble::Fault(fault))) => format!("a fault: {fault:?}"),
            other => format!("the fault {reference}, and then: {other:?}"),
        }
    }
}

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

impl Reader for Requests {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        let signs_in = self.asked.is_multiple_of(SIGNED_IN);
        let sign_in = SignIn { person: self.owner, pin: OWNER_PIN.into() };
        // Somebody may have set another PIN, or too many wrong ones: this salon has seen enough.
        self.is_spent = self.is_spent || (signs_in && self.salon.ask(sign_in).is_err());
        self.asked += 1;
        let baskets = self.salon.ask(Baskets).unwrap_or_default();
        let known: Vec<String> = baskets.into_iter().map(|basket| basket.id.0).collect();
        let request: Request = loop {
            if let Ok(request) = Chance::value(rng, &known) {
                break request;
            }
        };
        let approval = Some(Approval { person: self.owner, pin: OWNER_PIN.to_owned() });
        let call = Call { approval, confirmed: self.yes.clone(), ..Call::of(request) };
        let mut text = serde_json::to_string(&call).unwrap();
        if self.damaged {
            (0..=blows(rng)).for_each(|_| words::text(rng, &mut text));
        }
        text.into_bytes()
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let text = String::from_utf8_lossy(input);
        let answer = self.salon.desk.call_text(&self.salon.window, &text);
        self.salon.clock.advance_ms(i64::try_from(input.len() * 7 % 5_000).unwrap());
        match answer {
            Answer::Done(_) => Ok(Met::Taken),
            Answer::Refused(refusal) if refusal.to_string().is_empty() => {
                Err(format!("a refusal without a word: {}", refusal.code()))
            }
            Answer::Refused(_) => Ok(Met::Refused),
            Answer::Failed(fault) => Err(self.story(&text, &fault.reference)),
        }
    }

    fn is_spent(&self) -> bool {
        self.is_spent
    }

    fn end(&mut self) -> Result<(), String> {
        let keys = self.salon.desk.read_inside(|tx| ledger::keys(tx.conn)).map_err(|no| no.to_string())?;
        outside::verify(self.salon.folder.path(), &keys).map(drop).map_err(|found| format!("{found:?}"))
    }
}
