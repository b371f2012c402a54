//! The example of the crate's first page is a program of its own, and runs here with the other tests.

include!("../examples/call.rs");

#[test]
fn the_example_of_the_first_page_runs() {
    main().unwrap();
}
