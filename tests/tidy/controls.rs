//! The list of the controls is true: every place and every test that a rule or a claim names is there.

use outlets::controls::{RULES, RuleStage};
use outlets::procedure::CLAIMS;

use super::map::without_a_test;
use super::none;

#[test]
fn every_rule_has_its_place_and_its_test() {
    let ids: Vec<u8> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids, (1..=20).collect::<Vec<_>>(), "each rule once, in order");
    none(
        without_a_test(RULES.iter().map(|rule| rule.test).collect()).into_iter().map(str::to_owned).collect(),
    );
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let places = RULES.iter().filter_map(|rule| match rule.stage {
        RuleStage::Kept(file) => Some(file),
        RuleStage::NotBuilt(_) => None,
    });
    none(places.filter(|file| !root.join(file).is_file()).map(str::to_owned).collect());
}

#[test]
fn every_claim_has_its_rule_and_its_test() {
    none(
        without_a_test(CLAIMS.iter().map(|claim| claim.test).collect())
            .into_iter()
            .map(str::to_owned)
            .collect(),
    );
    for claim in &CLAIMS {
        let rule = outlets::controls::rule(claim.rule).unwrap();
        assert!(
            matches!(rule.stage, RuleStage::Kept(_)),
            "{} leans on a rule that is not built",
            claim.about
        );
    }
}
