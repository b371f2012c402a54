//! Signatures on several threads: one reads, the others judge, and what they say comes back in any order.

use std::io::{Read, Seek};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::archive::{Member, messages};
use super::judge::{Judged, Keys, judge};

/// Messages of a portion.
const PORTION: usize = 64;
/// Bytes of a portion, from which on it goes out.
const PORTION_BYTES: usize = 256 << 10;
/// Portions that wait for each thread.
const WAITING: usize = 2;

/// Judges all messages of an export.
pub fn judge_all<R: Read + Seek>(file: &mut R, keys: &Keys, threads: usize, each: &mut dyn FnMut(Judged)) {
    let threads = threads.clamp(1, 64);
    let (give, take) = sync_channel::<Vec<Member>>(WAITING * threads);
    let take = Mutex::new(take);
    let (answer, answers) = channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (take, answer) = (&take, answer.clone());
            scope.spawn(move || work(take, &answer, keys));
        }
        drop(answer);
        hand_out(file, give, &answers, each);
        answers.iter().flatten().for_each(&mut *each);
    });
}

fn work(take: &Mutex<Receiver<Vec<Member>>>, answer: &Sender<Vec<Judged>>, keys: &Keys) {
    loop {
        let next = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(portion) = next else { return };
        let judged = portion.iter().map(|member| judge(member, keys)).collect();
        if answer.send(judged).is_err() {
            return;
        }
    }
}

/// Reads on while the threads work; what they say meanwhile is taken, so that nothing heaps up.
fn hand_out<R: Read + Seek>(
    file: &mut R,
    give: SyncSender<Vec<Member>>,
    answers: &Receiver<Vec<Judged>>,
    each: &mut dyn FnMut(Judged),
) {
    let mut portion = Vec::with_capacity(PORTION);
    let mut bytes = 0;
    messages(file, &mut |member| {
        bytes += member.bytes.len();
        portion.push(member);
        if portion.len() >= PORTION || bytes >= PORTION_BYTES {
            bytes = 0;
            // Threads only end when there is nothing left to take, so somebody is there.
            let _ = give.send(std::mem::replace(&mut portion, Vec::with_capacity(PORTION)));
            answers.try_iter().flatten().for_each(&mut *each);
        }
    });
    let _ = give.send(portion);
}
