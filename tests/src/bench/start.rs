//! From the start of the program to the till.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::Client;
use lockbuch_tests::browser::{built, window_of};
use serde_json::Value;

use crate::measured::{Measured, median, median_ms};
use crate::old::Old;
use crate::window::{Salon, step, ten_years, ten_years_of, wait};

const STARTS: usize = 11;

/// `start_to_till`: from the start of the program to a sign-in page that takes a digit, beside an empty window.
pub fn to_till(old: Option<&Old>) -> Measured {
    wait(async {
        let mut programs = vec![
            Started::new(ten_years(), built("lockbuch"), TAKES_A_DIGIT),
            Started::new(ten_years(), built("examples/empty"), "return document.readyState === 'complete'"),
        ];
        programs.extend(old.map(|old| Started::new(ten_years_of(old), old.built("lockbuch"), TAKES_A_DIGIT)));
        // The first start of each reads its program from the disk.
        for round in 0..=STARTS {
            for nth in 0..programs.len() {
                let at = (nth + round) % programs.len();
                let took = programs[at].start().await;
                if round > 0 {
                    programs[at].took.push(took);
                }
            }
        }
        let (new, empty) = (&programs[0].took, &programs[1].took);
        let old = programs.get(2).map(|old| {
            let pairs = new.iter().zip(&old.took).map(|(new, old)| new.as_secs_f64() / old.as_secs_f64());
            (median_ms(old.took.clone()), median(pairs.collect()))
        });
        Measured { old, ..Measured::beside(median_ms(new.clone()), median_ms(empty.clone())) }
    })
}

/// Chooses the first person, types a digit, and says whether it has arrived.
const TAKES_A_DIGIT: &str = "
    const field = document.querySelector('.pin-field');
    if (!field) { document.querySelector('.person')?.click(); return false; }
    if (!field.value) { document.querySelector('.pin-key')?.click(); }
    return field.value.length > 0;";

/// When the page stood there, and when each of its files had come.
const STAGES: &str = "
    const files = performance.getEntriesByType('resource')
        .map(file => file.name.split('/').pop() + ' ' + Math.round(file.responseEnd));
    return ['now ' + Math.round(performance.now()), ...files].join(', ');";

/// A program that is started again and again.
struct Started {
    salon: Salon,
    program: PathBuf,
    /// A script that says whether it is there.
    there: &'static str,
    took: Vec<Duration>,
}

impl Started {
    const fn new(salon: Salon, program: PathBuf, there: &'static str) -> Self {
        Self { salon, program, there, took: Vec::new() }
    }

    async fn start(&self) -> Duration {
        let start = Instant::now();
        let window = window_of(&self.program, self.salon.folder.path(), &self.salon.keys);
        let driver = step("the start", window).await;
        while driver.client.execute(self.there, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            let waited = start.elapsed();
            assert!(waited < Duration::from_secs(60), "{} does not start", self.program.display());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let took = start.elapsed();
        self.tell_stages(&driver.client).await;
        step("the end", driver.client.clone().close()).await.unwrap();
        took
    }

    /// What the page itself knows of its way: where a start loses its time.
    async fn tell_stages(&self, client: &Client) {
        let stages = client.execute(STAGES, Vec::new()).await.unwrap();
        let program = self.program.file_name().unwrap_or_default().to_string_lossy();
        eprintln!("start_to_till: {program}, milliseconds from the page's begin: {stages}");
    }
}
