//! Rows of the menu about consents.

use book::act::{Act, Change, Look, View};
use book::fault::{Outcome, Trouble};
use contract::consents::*;
use contract::refusal::CustomerRefusal;

use super::store;
use crate::Here;
use crate::customers;

const LETTERS_MAX: usize = 4_000;

impl Look<Here> for ConsentTexts {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ConsentText>> {
        ConsentKind::ALL.into_iter().map(|kind| store::text(view.conn, kind)).collect()
    }
}

impl Look<Here> for ConsentWordings {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ConsentText>> {
        let each = ConsentKind::ALL.into_iter().map(|kind| store::texts(view.conn, kind));
        Ok(each.collect::<Outcome<Vec<_>>>()?.concat())
    }
}

impl Change<Here> for SaveConsentText {
    fn change(self, act: &Act<'_>) -> Outcome<ConsentText> {
        let text = self.text.trim().to_owned();
        if text.is_empty() || text.chars().count() > LETTERS_MAX {
            let what = format!("Der Text hat zwischen 1 und {LETTERS_MAX} Zeichen.");
            return Err(CustomerRefusal::BadField { what }.into());
        }
        let old = store::text(act, self.kind)?;
        let new = ConsentText { kind: self.kind, version: old.version + 1, text };
        store::add_text(act, &new)?;
        Ok(new)
    }
}

impl Change<Here> for GiveConsent {
    fn change(self, act: &Act<'_>) -> Outcome<Consent> {
        let card = customers::living(act, self.customer)?;
        let text = store::text(act, self.kind)?;
        let by = &act.standing.actor.name;
        let id = store::add(act, card.id, (self.kind, text.version), act.now, by)?;
        let given = store::of_family(act, &[card.id])?.into_iter().find(|consent| consent.id == id);
        given.ok_or_else(|| Trouble::fault("a consent is gone"))
    }
}
