//! JSON as the rules read it (FORMAT.md 4a): each name once, whole numbers of 64 bits, so that every reader in every
//! language sees the same.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// The value of a text; `None` where it has no one meaning.
pub fn read(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().map(|Exact(value)| value)
}

struct Exact(Value);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(OneMeaning).map(Self)
    }
}

struct OneMeaning;

impl<'de> Visitor<'de> for OneMeaning {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON with whole numbers and each name once")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number).map(Value::from).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Exact(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some((name, Exact(value))) = fields.next_entry::<String, Exact>()? {
            if all.insert(name, value).is_some() {
                return Err(A::Error::custom("a name twice"));
            }
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_what_every_reader_reads_alike_is_read() {
        for good in [r#"{"a":[1,-9223372036854775808,null],"b":"ü\n"}"#, "9223372036854775807", "true"] {
            assert_eq!(read(good).unwrap().to_string(), good);
        }
        for bad in [
            r#"{"a":1,"a":1}"#,
            "1.0",
            "1e2",
            "-0",
            "9223372036854775808",
            "NaN",
            r#""\ud800""#,
            "[1,]",
            "{} {}",
            &format!("{}{}", "[".repeat(128), "]".repeat(128)),
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert!(read(&format!("{}{}", "[".repeat(127), "]".repeat(127))).is_some());
    }
}
