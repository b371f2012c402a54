//! Customers: taken from files, named in baskets, made one and two again.

use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::CustomerId;
use contract::customer_import::{CustomerFileWish, CustomerImportState, ImportCustomers, ImportEnd};
use contract::customers::{FindCustomers, MergeCustomers, UndoMerge};
use contract::till::{BasketCustomer, SetCustomer};

use super::{Acknowledged, RandomDays, Wish};

const FIRST: [&str; 6] = ["Petra", "Jürgen", "Anna", "Özlem", "Zoë", "Karl-Heinz"];

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    /// A file with some new customers, of whom one stands in it twice.
    pub(super) fn import_customers(&mut self, wish: Wish) {
        let new = 2 + u32::from(wish.which % 4);
        let names: Vec<String> = (0..new).map(|nth| self.name(wish, nth)).collect();
        let rows =
            names.iter().zip(1..).map(|(name, nth)| format!("{name};0421 {}{nth}\n", self.beside.imports));
        let doubled = wish.how_much.is_multiple_of(3);
        let twice =
            if doubled { format!("{};0421 {}1\n", names[0], self.beside.imports) } else { String::new() };
        let sheet = format!("Name;Telefon\n{}{twice}", rows.collect::<String>());
        let file = CustomerFileWish {
            base64: STANDARD.encode(sheet),
            leave_duplicates_out: true,
            ..CustomerFileWish::default()
        };
        self.code_of(ImportCustomers { file }).unwrap();
        assert_eq!(
            self.import_ended(),
            ImportEnd { added: new, left_out: u32::from(doubled), trouble: None }
        );
        for name in names {
            let found = self.code_of(FindCustomers { text: name.clone() }).unwrap();
            let known = found.into_iter().find(|customer| customer.name == name);
            self.beside.customers.push((known.unwrap_or_else(|| panic!("{name} is not found")).id, name));
        }
        self.beside.imports += 1;
    }

    fn name(&self, wish: Wish, nth: u32) -> String {
        let first = FIRST[usize::from(wish.how_much) % FIRST.len()];
        format!("{first} Nr{}x{nth}", self.beside.imports)
    }

    fn import_ended(&self) -> ImportEnd {
        loop {
            let progress = self.code_of(CustomerImportState).unwrap();
            match progress.ended.filter(|_| progress.running.is_none()) {
                Some(ended) => return ended,
                None => thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    /// Somebody in a basket whose file may be another's one day.
    pub(super) fn name_a_customer(&mut self, wish: Wish) {
        let Some(basket) = wish.of(&self.paper.baskets).map(|basket| basket.id.clone()) else { return };
        let Some((id, name)) = wish.of(&self.beside.customers).cloned() else { return };
        let customer = Some(BasketCustomer { id: Some(id), name });
        match self.code_of(SetCustomer { basket, customer }) {
            Ok(_) => self.beside.named += 1,
            Err(code) => assert!(!self.can_sell(), "no name although the day is open: {code}"),
        }
    }

    pub(super) fn merge(&mut self, wish: Wish) {
        let Some((keep, _)) = wish.of(&self.beside.customers).cloned() else { return };
        let others: Vec<(CustomerId, String)> =
            self.beside.customers.iter().filter(|(id, _)| *id != keep).cloned().collect();
        let Some((absorb, name)) = others.get(usize::from(wish.how_much) % others.len().max(1)).cloned()
        else {
            return;
        };
        let merge = self.code_of(MergeCustomers { keep, absorb }).unwrap();
        assert_eq!((merge.kept, merge.absorbed, &merge.name), (keep, absorb, &name));
        self.beside.customers.retain(|(id, _)| *id != absorb);
        self.beside.merges.push((merge.id, (absorb, name)));
        self.beside.merged += 1;
    }

    /// The newest one: those before it may rest on it.
    pub(super) fn undo_a_merge(&mut self, _: Wish) {
        let Some((merge, absorbed)) = self.beside.merges.pop() else { return };
        match self.code_of(UndoMerge { merge }) {
            Ok(()) => {
                self.beside.customers.push(absorbed);
                self.beside.undone += 1;
            }
            Err(code) => assert_eq!(code, "customers.merge_too_old"),
        }
    }
}
