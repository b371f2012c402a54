//! Pages rendered without a browser, in one program: each program of its own would link the whole of Leptos again.
#![cfg(feature = "ssr")]
#![recursion_limit = "512"]

mod pages;
