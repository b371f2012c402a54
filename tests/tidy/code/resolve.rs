//! From a name to the file that defines it: through aliases, re-exports and globs, so that a facade hides nothing.

use super::tree::{Crate, Use};

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Module(usize),
    /// Something that is defined in this file.
    File(String),
}

/// No chain of aliases is longer.
const DEEPEST: usize = 24;

impl Crate {
    /// A path of a module, counted from the root: nothing for other crates' names and for what is local to a body.
    pub fn absolute(&self, from: usize, path: &[String]) -> Option<Vec<String>> {
        self.absolute_but(from, path, None, 0)
    }

    /// A path of a `use`, which does not lead through that `use` itself.
    pub fn absolute_use(&self, from: usize, used: &Use) -> Option<Vec<String>> {
        self.absolute_but(from, &used.path, Some(used), 0)
    }

    fn absolute_but(
        &self,
        from: usize,
        path: &[String],
        but: Option<&Use>,
        depth: usize,
    ) -> Option<Vec<String>> {
        if depth > DEEPEST {
            return None;
        }
        let module = &self.modules[from];
        let (first, rest) = path.split_first()?;
        let below = |above: &[String]| Some([above, rest].concat());
        match first.as_str() {
            "crate" => return Some(rest.to_vec()),
            "self" => return below(&module.path),
            "super" => {
                let parent = module.parent?;
                if rest.first().is_some_and(|next| next == "super") {
                    return self.absolute_but(parent, rest, but, depth + 1);
                }
                return below(&self.modules[parent].path);
            }
            _ => {}
        }
        if module.children.contains_key(first) || module.items.contains_key(first) {
            return Some([module.path.as_slice(), path].concat());
        }
        let alias = module
            .uses
            .iter()
            .filter(|used| Some(*used) != but)
            .find(|used| used.name.as_ref() == Some(first));
        if let Some(alias) = alias {
            let target = self.absolute_but(from, &alias.path, Some(alias), depth + 1)?;
            return below(&target);
        }
        for glob in module.uses.iter().filter(|used| used.name.is_none() && Some(*used) != but) {
            let Some(target) = self.absolute_but(from, &glob.path, Some(glob), depth + 1) else { continue };
            if let Some(Found::Module(inside)) = self.find(&target)
                && inside != from
                && self.provides(inside, first, depth + 1)
            {
                return Some([target.as_slice(), path].concat());
            }
        }
        None
    }

    /// What a path from the root leads to; nothing where it leaves the crate.
    pub fn find(&self, path: &[String]) -> Option<Found> {
        self.find_within(path, 0)
    }

    fn find_within(&self, path: &[String], depth: usize) -> Option<Found> {
        if depth > DEEPEST {
            return None;
        }
        let mut at = 0;
        for (step, name) in path.iter().enumerate() {
            let module = &self.modules[at];
            let last = step + 1 == path.len();
            let child = module.children.get(name);
            // A module and a function may share a name; what stands last is rather the function.
            if let (Some(child), false) = (child, last && self.is_item(at, name)) {
                at = *child;
                continue;
            }
            if let Some(file) = module.items.get(name) {
                return Some(Found::File(file.clone()));
            }
            let rest = &path[step + 1..];
            if let Some(used) = module.uses.iter().find(|used| used.name.as_ref() == Some(name)) {
                let target = self.absolute_but(at, &used.path, Some(used), depth + 1)?;
                return self.find_within(&[target.as_slice(), rest].concat(), depth + 1);
            }
            for glob in module.uses.iter().filter(|used| used.name.is_none()) {
                let Some(target) = self.absolute_but(at, &glob.path, Some(glob), depth + 1) else { continue };
                if let Some(Found::Module(inside)) = self.find_within(&target, depth + 1)
                    && inside != at
                    && self.provides(inside, name, depth + 1)
                {
                    let through = [target.as_slice(), std::slice::from_ref(name), rest].concat();
                    return self.find_within(&through, depth + 1);
                }
            }
            // The code compiles, so the name is there: a macro of this file made it.
            return Some(Found::File(module.file.clone()));
        }
        Some(Found::Module(at))
    }

    fn is_item(&self, module: usize, name: &str) -> bool {
        let module = &self.modules[module];
        module.items.contains_key(name) || module.uses.iter().any(|used| used.name.as_deref() == Some(name))
    }

    /// Whether a `*` of this module holds a name.
    fn provides(&self, module: usize, name: &str, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        let inside = &self.modules[module];
        inside.children.contains_key(name)
            || self.is_item(module, name)
            || inside.perhaps.contains(name)
            || inside.uses.iter().filter(|used| used.name.is_none()).any(|glob| {
                let target = self.absolute_but(module, &glob.path, Some(glob), depth + 1);
                match target.and_then(|target| self.find_within(&target, depth + 1)) {
                    Some(Found::Module(next)) if next != module => self.provides(next, name, depth + 1),
                    _ => false,
                }
            })
    }
}
