//! A growing file in a folder or on a stick: a line for each close. A stick that is not there is said, and what it missed is
//! made up for as soon as it is.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use book::fault::Outcome;
use book::growing_file;
use book::services::Services;
use contract::Topic;
use proof::BookEnd;

use super::closed::{Closed, end_of};
use super::compare;
use super::errand::Errand;
use super::keeping::{note_lost, register, unbelievable};

/// So many closings are made up for at once; the next look goes on.
const AT_ONCE: usize = 400;

/// What a look at the folder brings.
type Brought = io::Result<Option<String>>;

/// The folder as it was found last.
#[derive(Default)]
pub struct Folder {
    errand: Errand<Brought>,
}

/// How the page and the lamp call it.
pub fn place(folder: &str) -> String {
    format!("Ordner {folder}")
}

/// The file of a register, known by the `key_id` of its first key: two registers on one stick don't mix.
fn file(folder: &Path, register: &str) -> PathBuf {
    folder.join(format!("lockbuch-zeugen-{register}.txt"))
}

/// The last line, where the folder is there.
fn last(folder: &Path, file: &Path) -> Brought {
    if !folder.is_dir() {
        return Err(ErrorKind::NotFound.into());
    }
    growing_file::last_line(file)
}

/// Whether something can be written there: tried with a file that goes again.
///
/// # Errors
/// What the system says.
pub fn probe(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Err(ErrorKind::NotFound.into());
    }
    let file = folder.join(".lockbuch-probe");
    growing_file::add(&file, "Probe\n")?;
    std::fs::remove_file(file)
}

impl Folder {
    /// Tells the file of the closings that it does not know.
    ///
    /// # Errors
    /// A fault of the store; what is wrong with the folder stands with its health.
    pub fn tell(&mut self, services: &Services, folder: &str, newest: Option<&Closed>) -> Outcome<()> {
        let (place, health) = (place(folder), services.witness_health());
        let state = health.of(&place);
        if state.trouble.is_none() && state.knows.is_some() && state.knows == newest.map(Closed::end) {
            return Ok(());
        }
        let Some(register) = services.read_as_program(register)? else { return Ok(()) };
        let (path, file) = (PathBuf::from(folder), file(Path::new(folder), &register));
        let (in_folder, of_file) = (path.clone(), file.clone());
        let known = match self.bring(services, folder, move || last(&in_folder, &of_file)) {
            None => return Ok(()),
            Some(None) => None,
            Some(Some(line)) => self::known(services, &place, &line)?,
        };
        if let Some(known) = known {
            health.knows(&place, Some(known), None);
            note_lost(services, vec![known])?;
        }
        let missed = services.read_as_program(|tx| match known {
            Some(known) => Closed::behind(tx.conn, known.seq, AT_ONCE),
            None => Ok(newest.cloned().into_iter().collect()),
        })?;
        let Some(last) = missed.last() else { return Ok(()) };
        let lines: String = missed.iter().map(|closed| closed.line() + "\n").collect();
        let add = move || growing_file::add(&file, &lines).map(|()| None);
        if self.bring(services, folder, add).is_some() {
            health.knows(&place, Some(last.end()), Some(services.now()));
            services.news.tell(&[Topic::Witnesses]);
        }
        Ok(())
    }

    /// Runs an errand to the folder; `None` where it came to nothing, which is then said.
    fn bring(
        &mut self,
        services: &Services,
        folder: &str,
        work: impl FnOnce() -> Brought + Send + 'static,
    ) -> Option<Option<String>> {
        let sentence = match self.errand.run(work) {
            Some(Ok(brought)) => return Some(brought),
            Some(Err(trouble)) => sentence(&trouble),
            None => "Der Ordner antwortet nicht. Es wird weiter versucht.".to_owned(),
        };
        if services.witness_health().fails(&place(folder), services.now(), &sentence) {
            tracing::warn!(folder, sentence, "a folder does not keep the closings");
            services.news.tell(&[Topic::Witnesses]);
        }
        None
    }
}

/// The end of which the last line tells, where it can be read and believed.
fn known(services: &Services, place: &str, line: &str) -> Outcome<Option<BookEnd>> {
    let (health, now) = (services.witness_health(), services.now());
    let Some(end) = end_of(line) else {
        health.found(place, now, "Die letzte Zeile der Datei war nicht lesbar. Neue Zeilen kommen dahinter.");
        return Ok(None);
    };
    if services.read_as_program(|tx| compare::is_believable(tx.conn, &end))? {
        return Ok(Some(end));
    }
    health.found(place, now, &unbelievable(&end));
    Ok(None)
}

fn sentence(trouble: &io::Error) -> String {
    match trouble.kind() {
        ErrorKind::NotFound => {
            "Der Ordner ist nicht da. Bitte den Stick einstecken; was fehlt, wird dann nachgetragen."
                .to_owned()
        }
        _ => format!("Dort lässt sich nichts schreiben ({trouble}). Es wird weiter versucht."),
    }
}
