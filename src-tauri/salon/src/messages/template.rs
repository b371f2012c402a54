//! The texts of messages, with places that are filled in.

use book::db::settings;
use book::fault::Outcome;
use contract::messages::{MessageKind, Template};
use contract::refusal::MessageRefusal;
use rusqlite::Connection;

const SUBJECT_LETTERS_MAX: usize = 150;
const BODY_LETTERS_MAX: usize = 4_000;

/// What a place of a text is filled with.
pub type Filled<'a> = [(&'static str, &'a str)];

/// All texts: the salon's own, and ours where it has none.
pub fn templates(conn: &Connection) -> Outcome<Vec<Template>> {
    let mut all: Vec<Template> = MessageKind::WITH_TEXT.into_iter().map(usual).collect();
    let own: Vec<Template> = settings::get_or_empty(conn, settings::MESSAGE_TEXTS)?;
    for template in own {
        if let Some(place) = all.iter_mut().find(|usual| usual.kind == template.kind) {
            *place = template;
        }
    }
    Ok(all)
}

/// Subject and text of a kind, filled in.
pub fn filled(conn: &Connection, kind: MessageKind, with: &Filled<'_>) -> Outcome<(String, String)> {
    let template = templates(conn)?.into_iter().find(|template| template.kind == kind);
    let template = template.unwrap_or_else(|| usual(kind));
    // A name may hold anything; the subject is one line.
    let subject = fill(&template.subject, with).split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((subject, fill(&template.body, with)))
}

/// A text that can be kept, or what is wrong with it.
pub fn checked(template: &Template) -> Outcome<Template> {
    let no = |what: String| Err(MessageRefusal::BadTemplate { what }.into());
    if !MessageKind::WITH_TEXT.contains(&template.kind) {
        return no("Diesen Text schreibt das Programm selbst.".to_owned());
    }
    let subject = template.subject.trim().to_owned();
    let body = template.body.trim_end().to_owned();
    if subject.is_empty() || body.trim().is_empty() {
        return no("Betreff und Text dürfen nicht leer sein.".to_owned());
    }
    if subject.chars().count() > SUBJECT_LETTERS_MAX || body.chars().count() > BODY_LETTERS_MAX {
        return no("Der Betreff hat höchstens 150 Zeichen, der Text höchstens 4000.".to_owned());
    }
    if subject.contains(char::is_control) || body.contains(|c: char| c.is_control() && c != '\n') {
        return no("Der Text enthält Zeichen, die kein E-Mail-Programm zeigt.".to_owned());
    }
    let known = template.kind.places();
    if let Some(unknown) = places(&subject).chain(places(&body)).find(|place| !known.contains(place)) {
        let known = known.iter().map(|place| format!("{{{place}}}")).collect::<Vec<_>>().join(", ");
        return no(format!("{{{unknown}}} gibt es hier nicht. Möglich sind {known}."));
    }
    Ok(Template { kind: template.kind, subject, body })
}

/// Words in braces.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(place, _)| place))
}

/// One pass: what is filled in is never searched for places again.
fn fill(text: &str, with: &Filled<'_>) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once('}').and_then(|(place, rest)| {
            let (_, value) = with.iter().find(|(name, _)| *name == place)?;
            Some((*value, rest))
        });
        match known {
            Some((value, rest)) => {
                out.push_str(value);
                out.push_str(rest);
            }
            None => {
                out.push('{');
                out.push_str(part);
            }
        }
    }
    out
}

fn usual(kind: MessageKind) -> Template {
    let (subject, body) = match kind {
        MessageKind::Confirmation => (
            "Ihr Termin am {tag} um {uhrzeit}",
            "Guten Tag {name},\n\nIhr Termin: {tag} um {uhrzeit}, {leistung} bei {bei}.\n\nBitte sagen Sie uns \
             Bescheid, wenn Sie nicht kommen können.\n\nBis dahin!\n{salon}\n",
        ),
        MessageKind::Moved => (
            "Ihr Termin ist verlegt: {tag} um {uhrzeit}",
            "Guten Tag {name},\n\nIhr Termin ist verlegt. Er ist jetzt: {tag} um {uhrzeit}, {leistung} bei {bei}.\n\nBitte \
             sagen Sie uns Bescheid, wenn das nicht passt.\n\n{salon}\n",
        ),
        MessageKind::CalledOff => (
            "Ihr Termin am {tag} um {uhrzeit} ist abgesagt",
            "Guten Tag {name},\n\nIhr Termin am {tag} um {uhrzeit} ({leistung}) ist abgesagt.\n\nFür einen neuen Termin \
             melden Sie sich gern bei uns.\n\n{salon}\n",
        ),
        MessageKind::Reminder => (
            "Erinnerung: {tag} um {uhrzeit}",
            "Guten Tag {name},\n\nwir freuen uns auf Sie: {tag} um {uhrzeit}, {leistung} bei {bei}.\n\nBitte sagen \
             Sie uns Bescheid, wenn Sie nicht kommen können.\n\n{salon}\n",
        ),
        MessageKind::Receipt => (
            "Ihr Beleg {beleg} vom {tag}",
            "Guten Tag,\n\nanbei Ihr Beleg {beleg} vom {tag}.\n\nVielen Dank für Ihren Besuch!\n{salon}\n",
        ),
        // What it says follows from the closing alone, and nobody chooses it.
        MessageKind::Closing => ("", ""),
    };
    Template { kind, subject: subject.to_owned(), body: body.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_names_are_only_names() {
        let with = [("name", "{tag} {Ute}"), ("tag", "morgen")];
        assert_eq!(fill("{name}, {tag}! {x} {", &with), "{tag} {Ute}, morgen! {x} {");
    }

    #[test]
    fn our_own_texts_can_be_kept() {
        for kind in MessageKind::WITH_TEXT {
            assert_eq!(checked(&usual(kind)).unwrap().subject, usual(kind).subject);
        }
    }

    #[test]
    fn what_cannot_be_kept_says_why() {
        let wish = |subject: &str, body: &str| {
            let template =
                Template { kind: MessageKind::Receipt, subject: subject.into(), body: body.into() };
            checked(&template).unwrap_err().to_string()
        };
        assert!(wish(" ", "x").contains("nicht leer"));
        assert!(wish("x", "{name}").contains("{beleg}, {tag}, {salon}"), "{}", wish("x", "{name}"));
        assert!(wish("x\u{7}", "y").contains("Zeichen"));
        assert!(wish(&"x".repeat(151), "y").contains("höchstens"));
    }
}
