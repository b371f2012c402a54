//! What stands above the window and on the browser's tab.

/// The window's title; it also tells the PIN, so that nobody stands before a locked door.
pub(crate) const TITLE: &str = "Haarwerk ÜBUNG – Lockbuch (PIN aller Personen: 2580)";
