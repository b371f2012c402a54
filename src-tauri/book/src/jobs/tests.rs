use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use contract::refusal::{ArchiveRefusal, JobRefusal};

use super::*;

const PATIENCE: Duration = Duration::from_secs(20);

fn watch() -> Watch {
    Watch::new(JobRefusal::Stopped { title: "Prüfung".to_owned() }, || ())
}

fn busy(about: &&'static str) -> Trouble {
    JobRefusal::UnderWay { title: (*about).to_owned() }.into()
}

/// Begins work; what it came to is kept as a sentence, and the end is told.
fn begin(
    job: &Job<&'static str, String>,
    work: impl FnOnce(&Watch) -> Outcome<()> + Send + 'static,
) -> Receiver<()> {
    let (ended, told) = channel();
    let end = |went: Outcome<()>| went.map_or_else(|trouble| format!("{trouble:?}"), |()| "done".to_owned());
    let told_of = move || ended.send(()).unwrap();
    job.begin("work", watch(), busy, JobWork { work, end, told: told_of }).unwrap();
    told
}

fn waits_for(go: &Receiver<()>) {
    go.recv_timeout(PATIENCE).unwrap();
}

fn gate() -> (Sender<()>, Receiver<()>) {
    channel()
}

#[test]
fn one_is_under_way_at_a_time_and_tells_how_far_it_is() {
    let job = Job::new(JobKind::Archive, |_| ());
    let (go, gate) = gate();
    let (began, begun) = channel();
    let ended = begin(&job, move |watch| {
        watch.expect(10);
        watch.begin("Es wird gezählt")?;
        watch.step(4)?;
        began.send(()).unwrap();
        waits_for(&gate);
        Ok(())
    });
    waits_for(&begun);
    let (running, _) = job.state();
    let (about, progress) = running.unwrap();
    assert_eq!((about, progress.done, progress.total, progress.words), ("work", 4, 10, "Es wird gezählt"));
    let work = |_: &Watch| Ok(());
    let second = job.begin("second", watch(), busy, JobWork { work, end: |_| String::new(), told: || () });
    assert!(matches!(second, Err(Trouble::Refused(refusal)) if refusal.code() == "jobs.under_way"));
    go.send(()).unwrap();
    waits_for(&ended);
    assert_eq!(job.state().1.as_deref(), Some("done"));
    waits_for(&begin(&job, |_| Ok(())));
}

#[test]
fn who_is_stopped_ends_at_the_next_step() {
    let job = Job::new(JobKind::Archive, |_| ());
    let (go, gate) = gate();
    let ended = begin(&job, move |watch| {
        waits_for(&gate);
        watch.step(1)
    });
    job.stop();
    go.send(()).unwrap();
    waits_for(&ended);
    assert!(job.state().1.unwrap().contains("Stopped"));
}

#[test]
fn work_that_panics_ends_and_the_next_one_can_begin() {
    let job = Job::new(JobKind::Archive, |_| ());
    waits_for(&begin(&job, |_| panic!("a shelf fell down")));
    assert!(job.state().1.unwrap().contains("Archive panicked: a shelf fell down"));
    waits_for(&begin(&job, |_| Ok(())));
    assert_eq!(job.state().1.as_deref(), Some("done"));
}

#[test]
fn who_panics_while_clearing_up_is_forgotten_and_the_next_one_can_begin() {
    let job = Job::new(JobKind::Archive, |_| ());
    let (ended, told) = channel();
    let end = |_: Outcome<()>| -> String { panic!("a broom broke") };
    let work = JobWork { work: |_: &Watch| Ok(()), end, told: move || ended.send(()).unwrap() };
    job.begin("work", watch(), busy, work).unwrap();
    waits_for(&told);
    let (running, ended) = job.state();
    assert!(running.is_none() && ended.is_none());
    waits_for(&begin(&job, |_| Ok(())));
}

#[test]
fn whoever_goes_takes_the_work_along() {
    let job = Job::new(JobKind::Archive, |_| ());
    let ended = begin(&job, |watch| {
        while watch.go_on().is_ok() {
            std::thread::yield_now();
        }
        Ok(())
    });
    drop(job);
    // The thread was waited for.
    ended.try_recv().unwrap();
}

#[test]
fn what_the_end_of_the_program_cuts_off_has_no_end() {
    let (keep, kept) = channel();
    let keep = Mutex::new(keep);
    let job = Job::new(JobKind::FileCheck, move |event| keep.lock().unwrap().send(event).unwrap());
    let _ended = begin(&job, |watch| {
        while watch.go_on().is_ok() {
            std::thread::yield_now();
        }
        watch.go_on()
    });
    drop(job);
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), [Event::Began]);
}

#[test]
fn beginning_and_end_are_kept_with_the_reason() {
    let (keep, kept) = channel();
    let keep = Mutex::new(keep);
    let job = Job::new(JobKind::Archive, move |event| keep.lock().unwrap().send(event).unwrap());
    waits_for(&begin(&job, |_| Ok(())));
    waits_for(&begin(&job, |_| Err(ArchiveRefusal::MonthOrYear.into())));
    waits_for(&begin(&job, |_| panic!("a shelf fell down")));
    drop(job);
    let kept: Vec<Event> = kept.into_iter().collect();
    let ended = |event: &Event| match event {
        Event::Began => "began".to_owned(),
        Event::Ended(trouble) => trouble.clone().unwrap_or_else(|| "well".to_owned()),
    };
    let kept: Vec<String> = kept.iter().map(ended).collect();
    assert_eq!(kept.len(), 6);
    assert_eq!(kept[..4], ["began", "well", "began", "Archiviert wird ein Monat oder ein Jahr."]);
    assert!(kept[5].contains("Protokoll des Programms"), "{}", kept[5]);
}
