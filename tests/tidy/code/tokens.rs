//! The names in a piece of code, read off its tokens: macros, which no grammar covers, are read like the rest.

use proc_macro2::{TokenStream, TokenTree};

/// A name or a path as it stands in the code: `crate::a::b`, `price`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub path: Vec<String>,
    pub line: usize,
}

/// Every path, and every word that stands alone and is no field and no method.
pub fn spoken(code: TokenStream) -> Vec<Spoken> {
    let mut found = Vec::new();
    read(code, &mut found);
    found
}

/// Every word.
pub fn every_word(code: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in code {
        match token {
            TokenTree::Ident(word) => found.push(word.to_string()),
            TokenTree::Group(group) => found.extend(every_word(group.stream())),
            _ => {}
        }
    }
    found
}

fn read(code: TokenStream, found: &mut Vec<Spoken>) {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let TokenTree::Group(group) = token {
            read(group.stream(), found);
        }
        let TokenTree::Ident(first) = token else {
            at += 1;
            continue;
        };
        let start = at;
        let mut path = vec![first.to_string()];
        at += 1;
        while let (true, Some(TokenTree::Ident(next))) = (is_pair(&tokens, at, ':'), tokens.get(at + 2)) {
            path.push(next.to_string());
            at += 3;
        }
        if !follows_a_dot(&tokens, start) && !continues_a_path(&tokens, start) {
            found.push(Spoken { path, line: first.span().start().line });
        }
    }
}

fn is(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn is_pair(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    is(tokens, at, sign) && is(tokens, at + 1, sign)
}

/// `.name` is a field or a method; `..name` is a range or the rest of a value.
fn follows_a_dot(tokens: &[TokenTree], at: usize) -> bool {
    at > 0 && is(tokens, at - 1, '.') && !(at > 1 && is(tokens, at - 2, '.'))
}

/// `>::name` goes on from a type that was read already.
fn continues_a_path(tokens: &[TokenTree], at: usize) -> bool {
    at > 1 && is_pair(tokens, at - 2, ':')
}
