//! What a sale costs: beside a bare transaction of the same rows, and after ten years.

use std::path::Path;
use std::time::{Duration, Instant};

use lockbuch_tests::book;
use lockbuch_tests::world::World;
use salon::clock::in_berlin;

use crate::bare::Bare;
use crate::{Figure, Judged, fixture, median_ms, till};

const WARM_UP: usize = 20;
const RUNS: usize = 400;

/// `sale_commit`: from the pay request to the reply, durable and signed.
pub fn commit() -> Figure {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = World::found(folder.path());
    till::add_printer(&world);
    till::open(&world);
    till::sell(&world);
    let mut bare = Bare::copy_of(folder.path(), copy.path());
    let (mut sales, mut floors) = (Vec::new(), Vec::new());
    for run in 0..WARM_UP + RUNS {
        let (basket, due) = till::fill_basket(&world);
        bare.lay_out(&basket);
        world.clock.advance_ms(60_000);
        let start = Instant::now();
        let receipt = world.ask(till::payment(basket.clone(), due)).unwrap();
        let sale = start.elapsed();
        let floor = bare.repeat(receipt.seq.get(), &basket);
        if run >= WARM_UP {
            sales.push(sale);
            floors.push(floor);
        }
    }
    let (value, floor) = (median_ms(sales), median_ms(floors));
    Figure { name: "sale_commit", value, unit: "ms", floor: Some(floor), judged: Judged::Ratio, goal: 2.0 }
}

/// `sale_growth`: a sale at a million entries beside a sale at a thousand.
pub fn growth() -> Figure {
    let (old, young) = (fixture::copy(fixture::BIG), fixture::copy(fixture::SMALL));
    let worlds = [at_work(old.path()), at_work(young.path())];
    let mut took: [Vec<Duration>; 2] = Default::default();
    for run in 0..WARM_UP + RUNS {
        for (world, took) in worlds.iter().zip(&mut took) {
            let (basket, due) = till::fill_basket(world);
            world.clock.advance_ms(60_000);
            let start = Instant::now();
            world.ask(till::payment(basket, due)).unwrap();
            if run >= WARM_UP {
                took.push(start.elapsed());
            }
        }
    }
    let [old, young] = took.map(median_ms);
    Figure {
        name: "sale_growth",
        value: old,
        unit: "ms",
        floor: Some(young),
        judged: Judged::Ratio,
        goal: 1.15,
    }
}

/// The salon on the morning after its last close, with the day open.
fn at_work(folder: &Path) -> World {
    let last: i64 =
        book::reader(folder).query_row("select max(ended_ms) from entry", [], |row| row.get(0)).unwrap();
    let tray = std::sync::Arc::new(lockbuch_tests::tray::Tray::default());
    let world = World::reopen(folder, in_berlin(last + 86_400_000), tray).unwrap();
    till::add_printer(&world);
    till::open(&world);
    world
}
