//! A crate as the compiler reads it: from its first file along its `mod` lines, without what only tests see.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::visit::Visit;
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

use super::tokens::{Spoken, every_word, spoken};

/// One target of one package: a library, a program, a test.
pub struct Crate {
    pub name: String,
    /// The first is the root.
    pub modules: Vec<Module>,
    /// Files, and folders, of modules that only tests see.
    pub only_tests: Vec<String>,
}

/// One module; several may stand in one file.
pub struct Module {
    /// The names from the root down to this one.
    pub path: Vec<String>,
    /// Relative to the project.
    pub file: String,
    pub parent: Option<usize>,
    pub children: BTreeMap<String, usize>,
    /// What is defined here, with the file that it is written in.
    pub items: BTreeMap<String, String>,
    /// Words inside the module's macro calls: some of them may become items.
    pub perhaps: BTreeSet<String>,
    pub uses: Vec<Use>,
    /// Every name and path in the code, bodies and macros included, each where it stands first.
    pub spoken: Vec<Spoken>,
}

/// One name of a `use`, groups and nested groups taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub path: Vec<String>,
    /// The name that it has here; none for `*`.
    pub name: Option<String>,
    /// `pub use` and its like: others may find the name here.
    pub shown: bool,
    pub line: usize,
}

impl Crate {
    /// Reads the crate that begins in a file.
    pub fn read(name: &str, project: &Path, root: &Path) -> Self {
        let mut tree = Self { name: name.to_owned(), modules: Vec::new(), only_tests: Vec::new() };
        let folder = root.parent().unwrap().to_owned();
        tree.read_file(project, root, &folder, None, Vec::new());
        tree
    }

    /// The module that a file begins.
    pub fn module_of(&self, file: &str) -> &Module {
        self.modules.iter().find(|module| module.file == file).unwrap()
    }

    fn read_file(
        &mut self,
        project: &Path,
        path: &Path,
        folder: &Path,
        parent: Option<usize>,
        name: Vec<String>,
    ) -> usize {
        let text =
            std::fs::read_to_string(path).unwrap_or_else(|trouble| panic!("{}: {trouble}", path.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|trouble| panic!("{}: {trouble}", path.display()));
        let file = path.strip_prefix(project).unwrap_or(path).to_string_lossy().replace('\\', "/");
        self.read_items(&Place { project, file: &file, folder }, parent, name, &parsed.items)
    }

    fn read_items(
        &mut self,
        place: &Place<'_>,
        parent: Option<usize>,
        path: Vec<String>,
        items: &[Item],
    ) -> usize {
        let own = self.modules.len();
        self.modules.push(Module::new(path, place.file, parent));
        for item in items {
            match item {
                Item::Mod(inner) if only_for_tests(&inner.attrs) => {
                    let name = inner.ident.to_string();
                    let file = place.file_of(inner, &name, &place.folder.join(&name));
                    let shown = |path: &Path| path.strip_prefix(place.project).unwrap_or(path).to_owned();
                    self.only_tests.push(shown(&file).to_string_lossy().into_owned());
                    self.only_tests.push(format!("{}/", shown(&place.folder.join(&name)).display()));
                }
                item if only_for_tests(attributes(item)) => {}
                Item::Mod(inner) => self.read_module(place, own, inner),
                Item::Use(used) => self.modules[own].take_use(used),
                Item::Macro(called) => self.take_macro(own, called),
                other => self.modules[own].take_item(other),
            }
        }
        let spoken = &mut self.modules[own].spoken;
        spoken.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
        spoken.dedup_by(|a, b| a.path == b.path);
        own
    }

    fn read_module(&mut self, place: &Place<'_>, parent: usize, module: &ItemMod) {
        let name = module.ident.to_string();
        let path = [self.modules[parent].path.clone(), vec![name.clone()]].concat();
        let inside = place.folder.join(&name);
        let child = match &module.content {
            Some((_, items)) => {
                self.read_items(&Place { folder: &inside, ..*place }, Some(parent), path, items)
            }
            None => {
                let file = place.file_of(module, &name, &inside);
                self.read_file(place.project, &file, &inside, Some(parent), path)
            }
        };
        self.modules[parent].children.insert(name, child);
    }

    /// A `macro_rules!` is an item; what it is called with may become items.
    fn take_macro(&mut self, own: usize, called: &syn::ItemMacro) {
        let module = &mut self.modules[own];
        module.spoken.extend(spoken(called.to_token_stream()));
        let Some(name) = &called.ident else {
            module.perhaps.extend(every_word(called.mac.tokens.clone()));
            return;
        };
        let file = module.file.clone();
        module.items.insert(name.to_string(), file.clone());
        if called.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            self.modules[0].items.insert(name.to_string(), file);
        }
    }
}

/// Where the reading stands.
struct Place<'a> {
    project: &'a Path,
    file: &'a str,
    /// Where the files of child modules lie.
    folder: &'a Path,
}

impl Place<'_> {
    fn file_of(&self, module: &ItemMod, name: &str, inside: &Path) -> PathBuf {
        let told = module.attrs.iter().find_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
                _ => None,
            },
            _ => None,
        });
        if let Some(told) = told {
            return self.project.join(self.file).parent().unwrap().join(told);
        }
        let beside = self.folder.join(format!("{name}.rs"));
        if beside.is_file() { beside } else { inside.join("mod.rs") }
    }
}

impl Module {
    fn new(path: Vec<String>, file: &str, parent: Option<usize>) -> Self {
        Self {
            path,
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            items: BTreeMap::new(),
            perhaps: BTreeSet::new(),
            uses: Vec::new(),
            spoken: Vec::new(),
        }
    }

    fn take_use(&mut self, used: &ItemUse) {
        let shown = !matches!(used.vis, Visibility::Inherited);
        let line = used.use_token.span.start().line;
        leaves(&used.tree, &mut Vec::new(), &mut |path, name| {
            self.uses.push(Use { path, name, shown, line });
        });
    }

    fn take_item(&mut self, item: &Item) {
        if let Some(name) = name_of(item) {
            self.items.insert(name, self.file.clone());
        }
        // What a function's body imports holds in that body; here it counts for the whole module.
        Bodies(self).visit_item(item);
        let mut kept = item.clone();
        drop_uses(&mut kept);
        self.spoken.extend(spoken(kept.to_token_stream()));
    }
}

/// Finds the `use` lines within bodies.
struct Bodies<'a>(&'a mut Module);

impl Visit<'_> for Bodies<'_> {
    fn visit_item_use(&mut self, used: &ItemUse) {
        self.0.take_use(used);
    }
}

/// A `use` within a body names no path of its own beyond what it was taken apart into.
fn drop_uses(item: &mut Item) {
    struct Drop;
    impl syn::visit_mut::VisitMut for Drop {
        fn visit_block_mut(&mut self, block: &mut syn::Block) {
            block.stmts.retain(|line| !matches!(line, syn::Stmt::Item(Item::Use(_))));
            syn::visit_mut::visit_block_mut(self, block);
        }
    }
    syn::visit_mut::VisitMut::visit_item_mut(&mut Drop, item);
}

/// Takes `a::{b, c::{self, d as e}, f::*}` apart.
fn leaves(tree: &UseTree, above: &mut Vec<String>, found: &mut dyn FnMut(Vec<String>, Option<String>)) {
    match tree {
        UseTree::Path(step) => {
            above.push(step.ident.to_string());
            leaves(&step.tree, above, found);
            above.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, above, found)),
        UseTree::Glob(_) => found(above.clone(), None),
        UseTree::Name(name) => leaf(above, &name.ident.to_string(), None, found),
        UseTree::Rename(name) => {
            leaf(above, &name.ident.to_string(), Some(name.rename.to_string()), found);
        }
    }
}

fn leaf(
    above: &[String],
    name: &str,
    renamed: Option<String>,
    found: &mut dyn FnMut(Vec<String>, Option<String>),
) {
    let mut path = above.to_vec();
    if name != "self" || path.is_empty() {
        path.push(name.to_owned());
    }
    let name = renamed.or_else(|| path.last().cloned());
    found(path, name);
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::ExternCrate(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The attributes of an item.
pub fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// `#[cfg(test)]` and `#[test]`.
pub fn only_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg") && tokens(attribute).to_string() == "test")
    })
}

fn tokens(attribute: &Attribute) -> TokenStream {
    attribute.meta.require_list().map(|list| list.tokens.clone()).unwrap_or_default()
}
