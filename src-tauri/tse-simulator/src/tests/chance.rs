//! Whatever happens in whatever order, an export lacks nothing but the ends that nobody has written yet.

use proptest::prelude::*;

use super::on_the_table::{CLIENT, DATA, Table, checked, codes};
use crate::{Filter, Mishap, PowerCut};

/// What may happen at a counter.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Start,
    Finish,
    Restart,
    Pass(i64),
    Next(Mishap),
}

fn happens() -> impl Strategy<Value = Happens> {
    let cuts =
        [PowerCut::BeforeSigning, PowerCut::Signed, PowerCut::Writing, PowerCut::Stored, PowerCut::Answering];
    let cut = proptest::sample::select(cuts.to_vec()).prop_map(|cut| Happens::Next(Mishap::PowerCut(cut)));
    prop_oneof![
        5 => Just(Happens::Start),
        5 => Just(Happens::Finish),
        1 => Just(Happens::Restart),
        2 => (1..90_000_i64).prop_map(Happens::Pass),
        1 => Just(Happens::Next(Mishap::AnswerLost)),
        2 => cut,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn an_export_is_whole_whatever_happened(days in proptest::collection::vec(happens(), 1..40)) {
        let table = Table::new();
        let mut device = table.ready();
        for happened in days {
            match happened {
                Happens::Start => drop(device.start(CLIENT)),
                Happens::Finish => {
                    let open = device.list_open().unwrap_or_default();
                    if let Some(open) = open.first() {
                        drop(device.finish(CLIENT, open.number, "Kassenbeleg-V1", DATA));
                    }
                }
                Happens::Restart => {
                    drop(device);
                    device = table.opened().unwrap();
                    drop(device.make_ready());
                }
                Happens::Pass(seconds) => {
                    table.pass(seconds);
                    drop(device.make_ready());
                }
                Happens::Next(mishap) => table.next(mishap),
            }
        }
        table.plug.set(|faults| faults.next = None);
        drop(device);
        let device = table.opened().unwrap();
        let open = device.list_open().unwrap().len();
        let found = codes(&checked(&device, &Filter::All));
        prop_assert_eq!(found, vec!["transaction.no_finish"; open]);
    }
}
