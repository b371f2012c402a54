//! The few marks of the fixed texts: a title, headings, paragraphs, and places for tables and facts.

use book::fault::{Outcome, Trouble};
use contract::sheet::{Section, Table};

/// The title of a text and its sections. `fact` gives what stands for `{{name}}`, `table` what for `@table name`.
pub fn read(
    text: &str,
    fact: impl Fn(&str) -> Option<String>,
    table: impl Fn(&str) -> Outcome<Table>,
) -> Outcome<(String, Vec<Section>)> {
    let mut title = String::new();
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push(Section { title: Some(filled(heading, &fact)?), ..Section::default() });
        } else if let Some(heading) = line.strip_prefix("# ") {
            title = filled(heading, &fact)?;
        } else if let Some(name) = line.strip_prefix("@table ") {
            let made = Some(table(name)?);
            match sections.last_mut().filter(|section| section.table.is_none()) {
                Some(section) => section.table = made,
                None => sections.push(Section { table: made, ..Section::default() }),
            }
        } else {
            let paragraph = filled(line, &fact)?;
            // What follows a table stands below it.
            match sections.last_mut().filter(|section| section.table.is_none()) {
                Some(section) => section.paragraphs.push(paragraph),
                None => sections.push(Section { paragraphs: vec![paragraph], ..Section::default() }),
            }
        }
    }
    Ok((title, sections))
}

fn filled(line: &str, fact: &impl Fn(&str) -> Option<String>) -> Outcome<String> {
    let mut made = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let unreadable = || Trouble::fault(format!("a fixed text names nothing: {line}"));
        let (name, after) = after.split_once("}}").ok_or_else(unreadable)?;
        made.push_str(before);
        made.push_str(&fact(name).ok_or_else(unreadable)?);
        rest = after;
    }
    made.push_str(rest);
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str) -> Option<String> {
        (name == "salon").then(|| "Salon {{Haarwerk}}".to_owned())
    }

    #[test]
    fn headings_paragraphs_facts_and_tables() {
        let text = "# Titel\n\n## 1 Eins\nIn {{salon}}.\n\n@table a\n\nDanach.\n@table b\n";
        let (title, sections) = read(text, one, |_| Ok(Table::default())).unwrap();
        assert_eq!((title.as_str(), sections.len()), ("Titel", 2));
        assert_eq!(sections[0].paragraphs, ["In Salon {{Haarwerk}}."]);
        assert!(sections.iter().all(|section| section.table.is_some()));
        assert_eq!((sections[1].title.as_deref(), sections[1].paragraphs.len()), (None, 1));
    }

    #[test]
    fn an_unknown_fact_is_a_fault() {
        assert!(read("{{register}}", one, |_| Ok(Table::default())).is_err());
        assert!(read("{{salon", one, |_| Ok(Table::default())).is_err());
    }
}
