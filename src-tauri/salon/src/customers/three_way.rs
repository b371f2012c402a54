//! Changes of a customer's data that meet other changes: field by field, so that nobody's typing is lost.

use book::fold::phone_digits;
use contract::customers::Master;

/// The fields of a master with what they are called.
macro_rules! each_field {
    ($act:ident!($($head:tt)*)) => {
        $act!($($head)* salutation "Anrede", name "Name", phones "Telefon", mails "E-Mail", birthday "Geburtstag",
            groups "Gruppen", address "Anschrift", invoice_address "Rechnungsanschrift",
            guardian "Erziehungsberechtigte", regular_stylist "Stammfriseurin", allergies "Allergien", note "Notiz",
            pop_up "Hinweis beim Öffnen")
    };
}

macro_rules! overlay {
    ($stored:ident, $before:ident, $typed:ident, $clash:ident; $($field:ident $name:literal),+) => {$(
        let touched = $typed.$field != $before.$field;
        if touched && $stored.$field != $before.$field && $stored.$field != $typed.$field {
            $clash.push($name);
        } else if touched {
            $stored.$field = $typed.$field;
        }
    )+};
}

/// What is stored, with those fields that were touched: what differs between the page as it was read and as it is typed.
///
/// # Errors
/// The fields that somebody else changed meanwhile to something else.
pub fn touched(mut stored: Master, before: Master, typed: Master) -> Result<Master, Vec<&'static str>> {
    let mut clash = Vec::new();
    each_field!(overlay!(stored, before, typed, clash;));
    if clash.is_empty() { Ok(stored) } else { Err(clash) }
}

/// What a merge wrote into a file, taken out of it again. What was changed since stays, and what one of those has who
/// are still part of the file stays too.
pub struct Written<'a> {
    /// The data before the merge.
    pub before: &'a Master,
    /// The data that it wrote.
    pub after: &'a Master,
    /// Who is still part of the file.
    pub others: &'a [Master],
}

impl Written<'_> {
    /// A file without what was written.
    pub fn out_of(&self, now: Master) -> Master {
        let Self { before, after, .. } = self;
        Master {
            salutation: self.one(now.salutation, |it| it.salutation, |it| it.german().is_empty()),
            name: self.one(now.name, |it| it.name.clone(), String::is_empty),
            phones: self.many(now.phones, |it| &it.phones, |phone| phone_digits(&phone.number)),
            mails: self.many(now.mails, |it| &it.mails, |mail| mail.to_lowercase()),
            birthday: self.one(now.birthday, |it| it.birthday, Option::is_none),
            groups: self.many(now.groups, |it| &it.groups, Clone::clone),
            address: self.one(now.address, |it| it.address.clone(), |it| it.german().is_empty()),
            invoice_address: self.one(now.invoice_address, |it| it.invoice_address.clone(), String::is_empty),
            guardian: self.one(now.guardian, |it| it.guardian.clone(), String::is_empty),
            regular_stylist: self.one(now.regular_stylist, |it| it.regular_stylist, Option::is_none),
            allergies: self.lines(&now.allergies, |it| &it.allergies),
            note: self.lines(&now.note, |it| &it.note),
            pop_up: if before.pop_up == after.pop_up {
                now.pop_up
            } else {
                self.others.iter().any(|it| it.pop_up)
            },
        }
    }

    /// A field of one value: taken back if it is still what was written.
    fn one<T: PartialEq>(&self, now: T, of: impl Fn(&Master) -> T, none: impl Fn(&T) -> bool) -> T {
        let (before, after) = (of(self.before), of(self.after));
        if before == after || now != after {
            return now;
        }
        if !none(&before) {
            return before;
        }
        self.others.iter().map(of).find(|it| !none(it)).unwrap_or(before)
    }

    /// A field of several values: those go that were added and that nobody else has.
    fn many<T: Clone>(
        &self,
        now: Vec<T>,
        of: impl Fn(&Master) -> &Vec<T>,
        key: impl Fn(&T) -> String,
    ) -> Vec<T> {
        let has = |master: &Master, thing: &T| of(master).iter().any(|known| key(known) == key(thing));
        let added = |thing: &T| has(self.after, thing) && !has(self.before, thing);
        let stays = |thing: &T| !added(thing) || self.others.iter().any(|other| has(other, thing));
        now.into_iter().filter(stays).collect()
    }

    /// A text of lines: those go that were added and that nobody else has. A line that was edited since stays.
    fn lines(&self, now: &str, of: impl Fn(&Master) -> &String) -> String {
        let has = |master: &Master, line: &str| of(master).lines().any(|known| known == line);
        let added = |line: &str| has(self.after, line) && !has(self.before, line);
        let stays = |line: &&str| !added(line) || self.others.iter().any(|other| has(other, line));
        now.lines().filter(stays).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use contract::customers::Phone;

    use super::*;

    fn allergic(name: &str, allergies: &str) -> Master {
        Master { name: name.into(), allergies: allergies.into(), ..Master::default() }
    }

    fn phone(number: &str) -> Phone {
        Phone { label: String::new(), number: number.into() }
    }

    #[test]
    fn two_who_touch_different_fields_lose_nothing_and_the_same_field_is_a_clash() {
        let before = allergic("Petra", "");
        let stored = allergic("Petra", "PPD");
        let typed = Master { phones: vec![phone("0171 1")], ..before.clone() };
        let both = touched(stored.clone(), before.clone(), typed.clone()).unwrap();
        assert_eq!((both.allergies.as_str(), both.phones.len()), ("PPD", 1));
        assert_eq!(
            touched(stored.clone(), before.clone(), allergic("Petra", "Nickel")),
            Err(vec!["Allergien"])
        );
        assert_eq!(
            touched(stored.clone(), before, allergic("Petra", "PPD")),
            Ok(stored),
            "both typed the same"
        );
    }

    #[test]
    fn what_a_merge_wrote_goes_and_what_came_since_stays() {
        let before = Master { phones: vec![phone("1")], ..allergic("Petra", "Nickel") };
        let after = Master { phones: vec![phone("1"), phone("2")], ..allergic("Petra", "Nickel\nDuft") };
        let written = Written { before: &before, after: &after, others: &[] };
        let now = Master {
            phones: vec![phone("1"), phone("2"), phone("3")],
            ..allergic("Petra", "Nickel\nDuft\nPPD seit Mai")
        };
        let parted = written.out_of(now.clone());
        assert_eq!(parted.allergies, "Nickel\nPPD seit Mai");
        assert_eq!(parted.phones, [phone("1"), phone("3")]);
        let others = [Master { phones: vec![phone("2")], ..Master::default() }];
        let kept = Written { others: &others, ..written }.out_of(now);
        assert_eq!(kept.phones, [phone("1"), phone("2"), phone("3")], "another one has this number too");
    }
}
