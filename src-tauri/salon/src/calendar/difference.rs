//! What was different before, and nothing else: enough to come back from how it is to how it was.

use std::fmt;

use serde_json::{Map, Value};

/// Earlier values by their places, as JSON pointers (RFC 6901) without the first stroke: `parts/0/phases/1/minutes`.
pub type Difference = Map<String, Value>;

/// What a value held where it holds something else now. Where the names or the number of its pieces became different, the
/// whole of it is told.
pub fn difference(was: &Value, is: &Value) -> Difference {
    let mut told = Difference::new();
    compare(String::new(), was, is, &mut told);
    told
}

fn compare(place: String, was: &Value, is: &Value, told: &mut Difference) {
    let below = |name: &dyn fmt::Display| {
        if place.is_empty() { name.to_string() } else { format!("{place}/{name}") }
    };
    match (was, is) {
        (Value::Object(was), Value::Object(is)) if was.keys().eq(is.keys()) => {
            for ((name, was), is) in was.iter().zip(is.values()) {
                compare(below(name), was, is, told);
            }
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            for (at, (was, is)) in was.iter().zip(is).enumerate() {
                compare(below(&at), was, is, told);
            }
        }
        (was, is) if was != is => drop(told.insert(place, was.clone())),
        _ => {}
    }
}

/// A difference speaks of a place that is not there.
#[derive(Debug)]
pub struct NoSuchPlace(String);

impl fmt::Display for NoSuchPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no place {:?}", self.0)
    }
}

impl std::error::Error for NoSuchPlace {}

/// Makes of how it is how it was.
///
/// # Errors
/// [`NoSuchPlace`]: the two do not belong together.
pub fn back(is: &mut Value, difference: Difference) -> Result<(), NoSuchPlace> {
    for (place, was) in difference {
        match is.pointer_mut(&format!("/{place}")) {
            Some(value) => *value = was,
            None => return Err(NoSuchPlace(place)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_different_is_told_and_leads_back() {
        let plan = |state: &str, last: u32| {
            let phases = json!([{"minutes": 30}, {"minutes": last}]);
            json!({"state": state, "fee": null, "parts": [{"name": "Farbe", "phases": phases}]})
        };
        let was = plan("booked", 5);
        let cases = [
            (plan("arrived", 9), json!({"state": "booked", "parts/0/phases/1/minutes": 5})),
            (
                json!({"state": "booked", "fee": {"cents": 5}, "parts": []}),
                json!({"fee": null, "parts": was["parts"]}),
            ),
            (was.clone(), json!({})),
        ];
        for (mut is, expected) in cases {
            let told = difference(&was, &is);
            assert_eq!(Value::Object(told.clone()), expected);
            back(&mut is, told).unwrap();
            assert_eq!(is, was);
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_said() {
        let told = json!({"parts/3": 1}).as_object().cloned().unwrap_or_default();
        assert!(back(&mut json!({"parts": []}), told).is_err());
    }
}
