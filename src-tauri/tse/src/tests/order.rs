//! Neither the order of the files nor the number of threads changes what is found.

use proptest::prelude::*;
use std::io::Cursor;

use super::export::Export;
use crate::{Known, check};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn files_in_any_order_and_any_threads_say_the_same(
        order in Just((0..63_usize).collect::<Vec<_>>()).prop_shuffle(),
        without in proptest::collection::btree_set(1..60_u64, 0..4),
        threads in 1..4_usize,
    ) {
        let mut export = Export::good();
        prop_assert_eq!(export.0.len(), order.len());
        let mut shuffled = Export(order.iter().map(|at| export.0[*at].clone()).collect());
        for counter in &without {
            let at = export.at(*counter);
            export.0.remove(at);
            let at = shuffled.at(*counter);
            shuffled.0.remove(at);
        }
        let told = check(&mut Cursor::new(shuffled.tar()), &Known::default(), threads);
        prop_assert_eq!(&told, &export.checked());
        prop_assert_eq!(told.is_good(), without.iter().all(|counter| *counter == 1), "{:?}", without);
    }
}
