//! The texts and numbers in a piece of code.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Lit;

use super::tree::{attributes, only_for_tests};

/// The literals of a file with their lines, docs and what only tests see left out.
fn literals(file: &str) -> Vec<(usize, Lit)> {
    let file = syn::parse_file(file).unwrap_or_else(|trouble| panic!("{trouble}: {file}"));
    let mut found = Vec::new();
    for item in file.items.iter().filter(|item| !only_for_tests(attributes(item))) {
        gather(item.to_token_stream(), &mut found);
    }
    found.into_iter().map(|literal| (literal.span().start().line, Lit::new(literal))).collect()
}

fn gather(code: TokenStream, found: &mut Vec<Literal>) {
    let mut after_hash = false;
    for token in code {
        let is_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        match token {
            TokenTree::Literal(literal) => found.push(literal),
            // Docs are attributes: `#[doc = "…"]`.
            TokenTree::Group(group) if !(after_hash && is_doc(&group.stream())) => {
                gather(group.stream(), found)
            }
            _ => {}
        }
        after_hash = is_hash;
    }
}

fn is_doc(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc")
}

/// Every text in a file's code, with the line that it begins in.
pub fn texts(file: &str) -> Vec<(usize, String)> {
    let texts = literals(file).into_iter().filter_map(|(line, literal)| match literal {
        Lit::Str(text) => Some((line, text.value())),
        _ => None,
    });
    texts.collect()
}

/// The first line of a file's code with a number that has a fraction.
pub fn has_float(file: &str) -> Option<usize> {
    let mut literals = literals(file).into_iter();
    literals.find(|(_, literal)| matches!(literal, Lit::Float(_))).map(|(line, _)| line)
}
