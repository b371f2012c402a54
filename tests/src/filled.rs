//! Lists that hold something.

/// The items of a list, of which something is about to be asserted one by one: there is at least one.
///
/// # Panics
/// There is none.
#[track_caller]
pub fn filled<T>(list: impl IntoIterator<Item = T>) -> Vec<T> {
    let list: Vec<T> = list.into_iter().collect();
    assert!(!list.is_empty(), "nothing is left to be asserted of");
    list
}
