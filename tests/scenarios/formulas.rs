//! Scenario 3: patch test and recipe, with the figures of the file.

use contract::customers::{Master, SaveMaster};
use contract::dossier::{HappeningKind, ShowCustomer};
use contract::formulas::*;
use contract::patch_tests::*;
use contract::slip::Block;
use contract::{CustomerId, EntryKind, MaterialId, Money, Question, Refusal};
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::test_salon::{TestSalon, day};

const REASON: &str = "Test am 25.11. im Salon, Zettel liegt vor";

fn lindner(salon: &TestSalon) -> CustomerId {
    let master = Master { name: "Petra Lindner".into(), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

/// The colour line of the scenario: a test holds six months, Ansatzfarbe needs one.
fn colour_line(salon: &TestSalon) -> ProductLine {
    let articles = vec![salon.article("Ansatzfarbe")];
    salon.ask(SaveProductLine { id: None, name: "Farblinie".into(), validity_months: 6, articles }).unwrap()
}

fn tested(salon: &TestSalon, customer: CustomerId, line: &ProductLine, result: TestResult) -> PatchTest {
    let (line, tested) = (line.id, day(2026, 5, 2));
    let wish = RecordPatchTest { customer, line, tested, result, note: String::new() };
    salon.ask_yes(wish, &[Question::HealthConsent]).unwrap()
}

fn check(salon: &TestSalon, customer: CustomerId) -> Result<(), Refusal> {
    let article = salon.article("Ansatzfarbe");
    match salon.ask(CheckPatchTest { customer, article }) {
        Ok(()) => Ok(()),
        Err(trouble) => Err(trouble.refusal().unwrap().clone()),
    }
}

#[test]
fn an_expired_test_stops_the_colour_and_the_owner_lets_it_pass_with_a_reason() {
    let salon = TestSalon::haarwerk();
    let (customer, line) = (lindner(&salon), colour_line(&salon));
    salon.sign_in_as("Jana");
    let test = tested(&salon, customer, &line, TestResult::Passed);
    assert_eq!(test.expires, Some(day(2026, 11, 2)));

    let no = check(&salon, customer).unwrap_err();
    assert_eq!(no.code(), "customers.patch_test_stops");
    assert!(no.to_string().contains("abgelaufen am 02.11.2026"), "{no}");
    let article = salon.article("Ansatzfarbe");
    let release = |reason: &str| ReleasePatchTest { customer, article, reason: reason.into() };
    assert_eq!(salon.refused(release(REASON)).code(), "door.not_allowed");
    let sabine = salon.person("Sabine");
    let approved = |reason: &str| salon.ask_approved(release(reason), sabine, pin_of("Sabine"));
    assert_eq!(approved(" ").unwrap_err().refusal().unwrap().code(), "customers.reason_missing");
    approved(REASON).unwrap();
    check(&salon, customer).unwrap();

    let file = salon.ask(ShowCustomer { customer }).unwrap();
    let line = file.timeline.iter().find(|line| line.kind == HappeningKind::Release).unwrap();
    assert_eq!(line.title, "Freigabe durch Sabine Krüger");
    assert!(line.detail.contains(REASON) && line.detail.contains("02.11.2026"), "{}", line.detail);
    let entry = salon.newest_entry();
    assert_eq!((entry.head.kind, entry.head.approved_by), (EntryKind::Incident, Some(sabine.0)));
    assert!(entry.head.customer.is_some(), "who it was stands beside the book");
    let text = serde_json::to_string(&entry).unwrap();
    assert!(!text.contains("Lindner") && !text.contains(REASON), "no word on health in the book");
    assert_eq!(approved(REASON).unwrap_err().refusal().unwrap().code(), "customers.nothing_to_release");
    // What was let pass holds for that day.
    salon.at(day(2026, 11, 28), 9, 0);
    assert_eq!(check(&salon, customer).unwrap_err().code(), "customers.patch_test_stops");
}

#[test]
fn the_days_ahead_know_what_will_stop() {
    let salon = TestSalon::haarwerk();
    let (customer, line) = (lindner(&salon), colour_line(&salon));
    let warnings = |on, article: &str| {
        let articles = vec![salon.article(article)];
        let found = salon.ask(PatchWarnings { customer, articles, on }).unwrap();
        found.into_iter().map(|warning| warning.why).collect::<Vec<_>>()
    };
    assert_eq!(warnings(day(2026, 10, 1), "Ansatzfarbe"), [PatchTrouble::Missing]);
    tested(&salon, customer, &line, TestResult::Passed);
    assert_eq!(warnings(day(2026, 11, 1), "Ansatzfarbe"), []);
    assert_eq!(warnings(day(2026, 11, 2), "Ansatzfarbe"), [PatchTrouble::Expired(day(2026, 11, 2))]);
    assert_eq!(warnings(day(2026, 11, 2), "Herrenschnitt"), []);
    tested(&salon, customer, &line, TestResult::Reaction);
    assert_eq!(warnings(day(2026, 6, 1), "Ansatzfarbe"), [PatchTrouble::Reaction(day(2026, 5, 2))]);
    // A service that needs no test is never stopped.
    salon.ask(CheckPatchTest { customer, article: salon.article("WSF") }).unwrap();
}

#[test]
fn what_no_test_or_line_may_be_is_refused() {
    let salon = TestSalon::haarwerk();
    let (customer, line) = (lindner(&salon), colour_line(&salon));
    let record = |tested, line| RecordPatchTest {
        customer,
        line,
        tested,
        result: TestResult::Passed,
        note: String::new(),
    };
    assert_eq!(salon.refused(record(day(2026, 11, 28), line.id)).code(), "customers.bad_field");
    assert_eq!(
        salon.refused(record(day(2026, 11, 1), contract::LineId(99))).code(),
        "customers.bad_product_line"
    );
    let save = |id, name: &str, validity_months| SaveProductLine {
        id,
        name: name.into(),
        validity_months,
        articles: Vec::new(),
    };
    for wrong in [save(None, "", 6), save(None, "A", 0), save(None, "A", 61), save(None, "farbLINIE", 6)] {
        assert_eq!(salon.refused(wrong).code(), "customers.bad_product_line");
    }
    let changed = salon.ask(save(Some(line.id), "Farblinie", 12)).unwrap();
    assert_eq!((changed.validity_months, changed.articles.len()), (12, 0));
}

/// Colour 7/1 in tubes of 60 g for 8.70, oxidant 6 % in litres for 12.00: 0.145 and 0.012 a gram.
fn materials(salon: &TestSalon) -> (MaterialId, MaterialId) {
    let save = |name: &str, kind, pack, cents| {
        let (name, pack, pack_price) = (name.to_owned(), Decigrams(pack), Money::cents(cents));
        salon.ask(SaveMaterial { id: None, name, kind, pack, pack_price, active: true }).unwrap().id
    };
    (save("7/1", MaterialKind::Shade, 600, 870), save("6 %", MaterialKind::Oxidant, 10_000, 1_200))
}

fn recipe((shade, oxidant): (MaterialId, MaterialId)) -> Mixture {
    let part = |kind, material, name: &str| Component {
        kind,
        material: Some(material),
        name: name.into(),
        amount: Decigrams(400),
    };
    Mixture {
        section: "Ansatz".into(),
        components: vec![
            part(MaterialKind::Shade, shade, "7/1"),
            part(MaterialKind::Oxidant, oxidant, "6 %"),
        ],
        ratio: "1:1".into(),
        minutes: Some(35),
        result: String::new(),
    }
}

#[test]
fn forty_grams_of_each_cost_six_euros_twenty_eight() {
    let salon = TestSalon::haarwerk();
    let (customer, materials) = (lindner(&salon), materials(&salon));
    salon.sign_in_as("Mehmet");
    let mixture = recipe(materials);
    assert_eq!(mixture.german(), "40 g 7/1 + 40 g 6 %, 35 min");
    let formula = salon.ask(SaveFormula { id: None, customer, mixture: mixture.clone() }).unwrap();
    assert_eq!((formula.cost, formula.without_cost), (Money::cents(580 + 48), 0));
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    let line = file.timeline.iter().find(|line| line.kind == HappeningKind::Formula).unwrap();
    assert_eq!((line.detail.as_str(), line.amount), ("40 g 7/1 + 40 g 6 %, 35 min", Some(Money::cents(628))));

    // The last one, for shorter hair, half as much.
    let half = file.formulas[0].mixture.scaled_to(Decigrams(400));
    let formula = salon.ask(SaveFormula { id: None, customer, mixture: half }).unwrap();
    assert_eq!(formula.cost, Money::cents(290 + 24));

    // Next day the mixture stays; how it turned out may still be written.
    salon.at(day(2026, 11, 28), 9, 0);
    salon.sign_in_as("Mehmet");
    let result = Mixture { result: "sehr schön".into(), ..formula.mixture.clone() };
    let told = SaveFormula { id: Some(formula.id), customer, mixture: result };
    assert_eq!(salon.refused(told.clone()).code(), "door.confirm", "it says something of hair and skin");
    let told = salon.ask_yes(told, &[Question::HealthConsent]).unwrap();
    assert_eq!((told.mixture.result.as_str(), told.cost), ("sehr schön", formula.cost));
    let other = Mixture { minutes: Some(1), ..formula.mixture };
    let changed = SaveFormula { id: Some(formula.id), customer, mixture: other };
    assert_eq!(salon.refused(changed).code(), "customers.formula_old");
}

#[test]
fn the_mixing_slip_says_what_goes_into_the_bowl() {
    let salon = TestSalon::haarwerk();
    let materials = materials(&salon);
    let master = Master { name: "Petra Lindner".into(), allergies: "PPD".into(), ..Master::default() };
    let save = SaveMaster { id: None, before: Box::default(), master };
    let customer = salon.ask_yes(save, &[Question::HealthConsent]).unwrap().id;
    let formula = salon.ask(SaveFormula { id: None, customer, mixture: recipe(materials) }).unwrap();
    let print = PrintMixingSlip { formula: formula.id, total: Some(Decigrams(600)), printer: None };
    let slip = salon.ask(print).unwrap().slip;
    let mut text = Vec::new();
    for block in &slip.blocks {
        match block {
            Block::Pair { left, right, .. } => text.push(format!("{left} {right}")),
            Block::Notice(line) | Block::Centred(line) => text.push(line.clone()),
            _ => {}
        }
    }
    for line in [
        "Petra Lindner",
        "Achtung: PPD",
        "7/1 30 g",
        "6 % 30 g",
        "Zusammen 60 g",
        "Verhältnis 1:1",
        "Einwirkzeit 35 min",
    ] {
        assert!(text.iter().any(|known| known.trim() == line), "{line} is missing in {text:?}");
    }
    let none = PrintMixingSlip { formula: contract::FormulaId(99), total: None, printer: None };
    assert_eq!(salon.refused(none).code(), "customers.no_such_formula");
}

#[test]
fn a_formula_without_parts_and_a_material_without_weight_are_refused() {
    let salon = TestSalon::haarwerk();
    let (customer, materials) = (lindner(&salon), materials(&salon));
    let mut nameless = recipe(materials);
    nameless.components[0].name.clear();
    let mut weightless = recipe(materials);
    weightless.components[0].amount = Decigrams(0);
    for mixture in [Mixture::default(), nameless, weightless] {
        assert_eq!(
            salon.refused(SaveFormula { id: None, customer, mixture }).code(),
            "customers.formula_empty"
        );
    }
    let mut unknown = recipe(materials);
    unknown.components[1].material = None;
    let formula = salon.ask(SaveFormula { id: None, customer, mixture: unknown }).unwrap();
    assert_eq!((formula.cost, formula.without_cost), (Money::cents(580), 1));
    let save = |name: &str, pack, cents| SaveMaterial {
        id: None,
        name: name.into(),
        kind: MaterialKind::Shade,
        pack: Decigrams(pack),
        pack_price: Money::cents(cents),
        active: true,
    };
    for wrong in [save("", 1, 1), save("8/0", 0, 1), save("8/0", 600, -1), save("7/1", 600, 1)] {
        assert_eq!(salon.refused(wrong).code(), "customers.bad_material");
    }
}
