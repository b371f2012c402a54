//! The same check on all cores: blocks are judged side by side and joined in their order.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::blocks::LineBlock;
use crate::check::Check;
use crate::container::Unreadable;
use crate::examine::{Brief, Examiner};

/// Blocks that wait for a core, so that memory stays small.
const WAITING: usize = 4;

type Numbered<T> = (u64, T);

/// Checks the whole archive; `tell` hears how much is done, from 0 to 1.
/// Afterwards the report is ready. Fewer than one core counts as one.
///
/// # Errors
/// [`Unreadable`] where the file can't be read any more.
pub fn check<R: Read + Seek>(
    check: &mut Check<R>,
    cores: usize,
    mut tell: impl FnMut(f64),
) -> Result<(), Unreadable> {
    let (work, waiting) = sync_channel::<Numbered<LineBlock>>(WAITING);
    let (done, judged) = channel();
    let waiting = Mutex::new(waiting);
    let examiner = check.examiner();
    thread::scope(|scope| {
        for _ in 0..cores.max(1) {
            let (done, waiting, examiner) = (done.clone(), &waiting, examiner.fresh());
            scope.spawn(move || judge(waiting, &done, examiner));
        }
        drop(done);
        feed(check, work, &judged, &mut tell)
    })?;
    loop {
        let share = check.step(|_| {})?;
        tell(share);
        if share >= 1.0 {
            return Ok(());
        }
    }
}

fn judge(
    waiting: &Mutex<Receiver<Numbered<LineBlock>>>,
    done: &Sender<Numbered<Vec<Brief>>>,
    mut examiner: Examiner,
) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, block)) = next else { return };
        let examined = block.lines().map(|(_, line)| examiner.examine(line, true).brief()).collect();
        if done.send((number, examined)).is_err() {
            return;
        }
    }
}

/// Hands out blocks and takes the results back in order, until all are through or something is found.
fn feed<R: Read + Seek>(
    check: &mut Check<R>,
    work: SyncSender<Numbered<LineBlock>>,
    judged: &Receiver<Numbered<Vec<Brief>>>,
    tell: &mut impl FnMut(f64),
) -> Result<(), Unreadable> {
    let mut order = Order::default();
    let mut sent = 0;
    while let Some(block) = check.next_block()? {
        if work.send((sent, block)).is_err() {
            break;
        }
        sent += 1;
        while let Ok(next) = judged.try_recv() {
            order.take(next, check);
        }
        if check.progress().found.is_some() {
            check.skip_entries();
            return Ok(());
        }
        tell(check.share_done());
    }
    drop(work);
    while let Ok(next) = judged.recv() {
        order.take(next, check);
    }
    check.end_entries();
    Ok(())
}

/// Results that came before their turn.
#[derive(Default)]
struct Order {
    joined: u64,
    early: BTreeMap<u64, Vec<Brief>>,
}

impl Order {
    fn take<R: Read + Seek>(&mut self, (number, examined): Numbered<Vec<Brief>>, check: &mut Check<R>) {
        self.early.insert(number, examined);
        while let Some(examined) = self.early.remove(&self.joined) {
            examined.iter().for_each(|brief| check.progress().take(brief));
            self.joined += 1;
        }
    }
}
