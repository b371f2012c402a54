//! A test that asserts on each item of a list proves nothing where the list is empty: such a list shows that it is not,
//! by how it is written, by an assertion beside it, or by `filled`.

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprForLoop, ExprMethodCall, ItemFn, Local, Macro, Pat};

use super::code::every_word;
use super::{OURS, Source, none, sources};

/// Steps after which a full list may be empty.
const THINNING: &[&str] = &[
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "skip",
    "skip_while",
    "take_while",
    "map_while",
    "split_off",
];

/// Lists that may rightly be empty: file, list, reason.
const MAY_BE_EMPTY: &[(&str, &str, &str)] = &[
    ("tests/laws/crash.rs", "lines", "a program that is killed at once has said nothing"),
    ("tests/laws/crash.rs", "promised", "the same; the rounds together are counted at the end"),
    (
        "tests/src/bench/report.rs",
        "page . sheet . sections . iter ()",
        "the text stands nowhere: that is what is measured",
    ),
    (
        "tests/src/archive_zip.rs",
        "& entries",
        "an archive of a month in which nothing happened; its number is the answer",
    ),
];

/// Looks through one function.
struct Look<'a> {
    path: &'a str,
    said: Said,
    found: Vec<String>,
}

/// What a function says of its lists.
#[derive(Default)]
struct Said {
    /// Words of its assertions that speak of a length or compare a whole value, and names of what is written out.
    full: Vec<String>,
    /// All words of its assertions, those within loops apart.
    asserted: Vec<String>,
}

impl Look<'_> {
    fn judge(&mut self, line: usize, list: &Expr) {
        let text = list.to_token_stream().to_string();
        let may = MAY_BE_EMPTY.iter().any(|(file, list, _)| *file == self.path && *list == text);
        if may || is_filled(list, &self.said.full) {
            return;
        }
        self.found.push(format!("{}:{line}: may be empty: {text}", self.path));
    }
}

impl<'a> Visit<'a> for Look<'_> {
    fn visit_expr_for_loop(&mut self, each: &'a ExprForLoop) {
        if asserts(&each.body) && !counts(&each.body, &self.said.asserted) {
            self.judge(each.for_token.span.start().line, &each.expr);
        }
        // Within the loop, its own assertions and lists speak too.
        let inner = said(&each.body);
        let (full, asserted) = (self.said.full.len(), self.said.asserted.len());
        self.said.full.extend(inner.full);
        self.said.asserted.extend(inner.asserted);
        visit::visit_expr_for_loop(self, each);
        self.said.full.truncate(full);
        self.said.asserted.truncate(asserted);
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        let each = call.method == "for_each" || call.method == "try_for_each";
        if each && asserts(&call.args) {
            self.judge(call.method.span().start().line, &call.receiver);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &'a Macro) {
        if !called.path.is_ident("assert") {
            return;
        }
        let parts =
            called.parse_body_with(syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated);
        let Some(Expr::MethodCall(call)) = parts.ok().and_then(|parts| parts.into_iter().next()) else {
            return;
        };
        if call.method == "all" {
            self.judge(call.method.span().start().line, &call.receiver);
        }
    }
}

fn asserts(code: impl ToTokens) -> bool {
    every_word(code.to_token_stream()).iter().any(|word| word.starts_with("assert"))
}

/// Whether a list shows that it holds something.
fn is_filled(list: &Expr, full: &[String]) -> bool {
    match list {
        Expr::Array(array) => !array.elems.is_empty(),
        Expr::Repeat(_) | Expr::Range(_) | Expr::Lit(_) => true,
        Expr::Reference(inner) => is_filled(&inner.expr, full),
        Expr::Paren(inner) => is_filled(&inner.expr, full),
        Expr::Macro(made) => made.mac.path.is_ident("vec") && !made.mac.tokens.is_empty(),
        Expr::Call(call) => {
            let name = every_word(call.func.to_token_stream()).pop().unwrap_or_default();
            name == "filled" || name == "once" || call.args.first().is_some_and(|_| full.contains(&name))
        }
        Expr::MethodCall(call) => {
            let name = call.method.to_string();
            !THINNING.contains(&name.as_str()) && (is_filled(&call.receiver, full) || full.contains(&name))
        }
        // A list of the program or of the test itself, written in capitals: it is seen to be full where it stands.
        Expr::Path(path) => {
            let name = every_word(path.to_token_stream()).pop().unwrap_or_default();
            name.chars().all(|letter| !letter.is_lowercase()) || full.contains(&name)
        }
        Expr::Field(field) => {
            let words = every_word(field.to_token_stream());
            words.last().is_some_and(|name| full.contains(name))
        }
        _ => false,
    }
}

/// Whether what is walked is counted, and an assertion behind the loop speaks of the count.
fn counts(body: &Block, asserted: &[String]) -> bool {
    struct Sums<'a>(&'a [String], bool);
    impl<'b> Visit<'b> for Sums<'_> {
        fn visit_expr_binary(&mut self, sum: &'b syn::ExprBinary) {
            let name = every_word(sum.left.to_token_stream()).pop().unwrap_or_default();
            self.1 |= matches!(sum.op, syn::BinOp::AddAssign(_)) && self.0.contains(&name);
            visit::visit_expr_binary(self, sum);
        }
    }
    let mut sums = Sums(asserted, false);
    sums.visit_block(body);
    sums.1
}

impl<'a> Visit<'a> for Said {
    fn visit_macro(&mut self, called: &'a Macro) {
        let name = called.path.to_token_stream().to_string();
        if !name.starts_with("assert") {
            return;
        }
        let words = every_word(called.tokens.clone());
        let length = words.iter().any(|word| matches!(word.as_str(), "len" | "is_empty" | "count"));
        if length || name != "assert" {
            self.full.extend(words.clone());
        }
        self.asserted.extend(words);
    }

    fn visit_local(&mut self, local: &'a Local) {
        visit::visit_local(self, local);
        let written = local.init.as_ref().is_some_and(|init| is_filled(&init.expr, &self.full));
        if let (true, Pat::Ident(name)) = (written, bare(&local.pat)) {
            self.full.push(name.ident.to_string());
        }
    }

    // What is asserted within a loop over a list says nothing of its length.
    fn visit_expr_for_loop(&mut self, _: &'a ExprForLoop) {}

    fn visit_expr_closure(&mut self, _: &'a syn::ExprClosure) {}
}

fn said(body: &Block) -> Said {
    let mut said = Said::default();
    // Twice: an assertion may stand behind the line that names the list anew.
    said.visit_block(body);
    said.visit_block(body);
    said
}

fn bare(pattern: &Pat) -> &Pat {
    match pattern {
        Pat::Type(typed) => bare(&typed.pat),
        other => other,
    }
}

fn of_file(file: &Source) -> Vec<String> {
    struct Functions<'a> {
        path: &'a str,
        found: Vec<String>,
    }
    impl<'a> Visit<'a> for Functions<'_> {
        fn visit_item_fn(&mut self, function: &'a ItemFn) {
            let mut look = Look { path: self.path, said: said(&function.block), found: Vec::new() };
            look.visit_block(&function.block);
            self.found.extend(look.found);
        }

        fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
            let mut look = Look { path: self.path, said: said(&function.block), found: Vec::new() };
            look.visit_block(&function.block);
            self.found.extend(look.found);
        }
    }
    let mut functions = Functions { path: &file.path, found: Vec::new() };
    functions.visit_file(&syn::parse_file(&file.text).unwrap());
    functions.found
}

#[test]
fn what_is_asserted_of_each_is_asserted_of_some() {
    let files = sources(OURS, &["rs"]);
    none(files.iter().flat_map(of_file).collect());
}

#[test]
fn an_empty_list_is_seen_however_it_is_walked() {
    let file = |body: &str| {
        let text = format!("#[test] fn t() {{ {body} }}");
        of_file(&Source { path: "x.rs".to_owned(), text }).len()
    };
    for bad in [
        "for a in rows() { assert!(a); }",
        "for a in &rows.list { assert_eq!(a, 1); }",
        "assert!(rows.iter().all(|a| a));",
        "rows.iter().for_each(|a| assert!(a));",
        "for a in [1, 2].iter().filter(f) { assert!(a); }",
        "for a in &rows { assert!(!a.is_empty()); }",
        "for a in vec![] { assert!(a); }",
        "let rows = rows(); for a in rows { assert!(a); }",
        "let mut n = 0; for a in &rows { assert!(a); n += 1; }",
    ] {
        assert_eq!(file(bad), 1, "{bad}");
    }
    for good in [
        "for a in filled(rows()) { assert!(a); }",
        "for a in [1, 2] { assert!(a); }",
        "for a in 0..3 { assert!(a); }",
        "for a in &CLAIMS { assert!(a); }",
        "assert!(!rows.is_empty()); for a in &rows { assert!(a); }",
        "assert_eq!(rows.len(), 3); assert!(rows.iter().all(|a| a));",
        "for a in rows() { work(a); }",
        "let rows = [1, 2]; for a in rows { assert!(a); }",
        "let mut n = 0; for a in &rows { assert!(a); n += 1; } assert!(n > 2);",
    ] {
        assert_eq!(file(good), 0, "{good}");
    }
}
