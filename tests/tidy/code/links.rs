//! Which file uses what another file defines.

use std::collections::{BTreeMap, BTreeSet};

use super::resolve::Found;
use super::tree::Crate;

/// One use of another file, as far as it can be seen without the compiler's types: methods are not counted.
#[derive(Clone, Debug)]
pub struct Link {
    pub from: String,
    pub to: String,
    /// Where in `from`, and the path from the crate's root.
    pub line: usize,
    pub path: Vec<String>,
}

impl Crate {
    /// Every path by which a module names something of its own crate, as counted from the root.
    pub fn named(&self) -> Vec<(usize, usize, Vec<String>)> {
        let mut found = Vec::new();
        for (own, module) in self.modules.iter().enumerate() {
            for used in &module.uses {
                found.extend(self.absolute_use(own, used).map(|path| (own, used.line, path)));
            }
            for spoken in &module.spoken {
                found.extend(self.absolute(own, &spoken.path).map(|path| (own, spoken.line, path)));
            }
        }
        found
    }

    /// The links between files. A re-export is none: it says where a name is found, and uses nothing.
    pub fn links(&self) -> Vec<Link> {
        let mut found = BTreeMap::new();
        for (own, module) in self.modules.iter().enumerate() {
            let uses = module.uses.iter().filter(|used| !used.shown);
            let uses = uses.filter_map(|used| Some((used.line, self.absolute_use(own, used)?)));
            let spoken = module.spoken.iter();
            let spoken = spoken.filter_map(|spoken| Some((spoken.line, self.absolute(own, &spoken.path)?)));
            for (line, path) in uses.chain(spoken) {
                let Some(Found::File(to)) = self.find(&path) else { continue };
                if to != module.file {
                    let link = Link { from: module.file.clone(), to: to.clone(), line, path };
                    found.entry((module.file.clone(), to)).or_insert(link);
                }
            }
        }
        found.into_values().collect()
    }
}

/// Groups of two or more names that reach each other along the links.
pub fn circles(links: &[(String, String)]) -> Vec<Vec<String>> {
    let mut onward: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in links.iter().filter(|(from, to)| from != to) {
        onward.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        onward.keys().map(|name| (*name, reach(&onward, name))).collect();
    let mut found = BTreeSet::new();
    for (name, there) in &reached {
        let back = |other: &&&str| reached.get(**other).is_some_and(|others| others.contains(name));
        let circle: Vec<String> = there.iter().filter(back).map(|name| (*name).to_owned()).collect();
        if !circle.is_empty() {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

fn reach<'a>(onward: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = onward.get(from).into_iter().flatten().copied().collect();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(onward.get(name).into_iter().flatten().copied());
        }
    }
    seen
}
