//! How states, phases and things are spelled in the store: as the contract spells them.

use serde::Serialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value};

/// The spelling of a name without data.
pub fn of<T: Serialize>(name: &T) -> String {
    serde_json::to_value(name).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The name with this spelling; the usual one for a spelling that nobody wrote.
pub fn read<T: DeserializeOwned + Default>(spelling: &str) -> T {
    optional(spelling).unwrap_or_default()
}

/// The name with this spelling.
pub fn optional<T: DeserializeOwned>(spelling: &str) -> Option<T> {
    let text: value::StrDeserializer<'_, value::Error> = spelling.into_deserializer();
    T::deserialize(text).ok()
}
