//! A mail to the tax adviser for each close, by the salon's own account.

use book::fault::Outcome;
use book::services::Services;
use book::tx::ReadTx;
use contract::Topic;
use contract::messages::MessageKind;
use proof::Seq;
use salon::messages::{self, MessageDraft};

use super::choice::Kept;
use super::closed::Closed;

/// So many closings are written of at once; the next look goes on.
const AT_ONCE: usize = 50;

const OFF: &str = "E-Mails sind ausgeschaltet. Was fehlt, geht hinaus, sobald sie im Management unter „E-Mail“ \
                   eingeschaltet sind.";

/// How the page and the lamp call it.
pub fn place(to: &str) -> String {
    format!("E-Mail an {to}")
}

/// Queues what was not written of, and says how the messages stand.
///
/// # Errors
/// A fault of the store.
pub fn tell(services: &Services, kept: &Kept, to: &str) -> Outcome<()> {
    let (is_on, due) = services.read_as_program(|tx| Ok((messages::is_on(tx.conn)?, due(tx, kept)?)))?;
    let (place, health) = (place(to), services.witness_health());
    let mut news = false;
    if !is_on {
        news |= health.fails(&place, services.now(), OFF);
    } else if !due.is_empty() {
        let (to, kept) = (to.to_owned(), kept.clone());
        services.write_as_program(&[Topic::Messages], move |tx| {
            // Asked anew: it may have been queued meanwhile.
            for closed in self::due(&tx.as_read(), &kept)? {
                messages::enqueue(tx, letter(&closed, &to, &messages::salon_name(tx)?))?;
            }
            Ok(())
        })?;
    }
    let stands = services.read_as_program(|tx| messages::closings(tx.conn))?;
    if is_on {
        let sent = stands.sent.map(|(seq, at)| {
            services.read_as_program(|tx| Closed::of(tx.conn, seq)).map(|closed| (closed.end(), at))
        });
        let (end, at) = sent.transpose()?.unzip();
        news |= match stands.trouble {
            Some(trouble) => health.fails(&place, services.now(), &trouble),
            None if health.of(&place).knows == end && health.of(&place).trouble.is_none() => false,
            None => {
                health.knows(&place, end, at);
                true
            }
        };
    }
    if news {
        services.news.tell(&[Topic::Witnesses]);
    }
    Ok(())
}

fn due(tx: &ReadTx<'_>, kept: &Kept) -> Outcome<Vec<Closed>> {
    let told = messages::closings(tx.conn)?.queued.unwrap_or(Seq::new(0));
    Closed::behind(tx.conn, kept.since.max(told), AT_ONCE)
}

fn letter(closed: &Closed, to: &str, salon: &str) -> MessageDraft {
    let Closed { z, seq, at, register, hash, key, .. } = closed;
    let receipt = closed.receipt.map_or_else(|| "noch keiner".to_owned(), |number| number.to_string());
    let day = at.day().german();
    let subject = format!("Tagesabschluss Z-{z} vom {day}, Kasse {register}");
    let body = format!(
        "Guten Tag,\n\ndiese Nachricht hält fest, wie weit das Kassenbuch beim Tagesabschluss reichte. Bitte heben Sie \
         sie auf: Bei einer Prüfung zeigt sie, ob davor etwas geändert wurde. Eine Antwort ist nicht nötig.\n\n\
         Salon: {salon}\nKasse: {register}\nTagesabschluss: Z-{z} vom {}\nBuchung: {seq}\nLetzter Beleg: {receipt}\n\
         Kettenkopf: {}\nSchlüssel: {}\n",
        at.german(),
        hash.for_people(32),
        key.for_people(32),
    );
    let text = (subject.split_whitespace().collect::<Vec<_>>().join(" "), body);
    MessageDraft { seq: Some(*seq), ..MessageDraft::of(MessageKind::Closing, to.to_owned(), text) }
}
