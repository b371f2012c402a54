use contract::Money;
use contract::formulas::Decigrams;

use super::cost;

#[test]
fn a_part_costs_its_share_of_the_pack_rounded_once() {
    let part = |amount, pack, cents| {
        cost::of_part(Decigrams(amount), Decigrams(pack), Money::cents(cents)).unwrap().as_cents()
    };
    // 40 g of a tube of 60 g for 8.70 €, 40 g of a litre for 12.00 €: scenario 3.
    assert_eq!(part(400, 600, 870), 580);
    assert_eq!(part(400, 10_000, 1_200), 48);
    assert_eq!(part(1, 600, 870), 1);
    assert_eq!(part(0, 600, 870), 0);
    // Half a cent goes up.
    assert_eq!(part(5, 10, 1), 1);
    assert!(cost::of_part(Decigrams(1), Decigrams(0), Money::cents(1)).is_err());
}
