//! Values of any type of the contract by chance: a deserializer that makes up what it is asked for. It needs no list of the
//! requests, so a new one is tried without anyone thinking of it.

use std::fmt;

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::rng::Rng;

/// Deeper than this, lists are empty and optional things absent.
const DEEPEST: u32 = 12;
const LONGEST_LIST: u64 = 4;

/// Numbers at which something ends.
pub const NUMBERS: [i128; 22] = [
    0,
    1,
    1,
    2,
    3,
    5,
    10,
    30,
    100,
    1_900,
    3_200,
    25_000,
    99_999,
    1_000_000,
    -1,
    -3_200,
    u32::MAX as i128,
    1 << 53,
    i64::MAX as i128,
    i64::MIN as i128,
    1 << 63,
    u64::MAX as i128,
];

/// Texts that mean something to somebody.
pub const TEXTS: [&str; 34] = [
    "",
    " ",
    "Petra Müller",
    "Herrenschnitt",
    "2026-11-27",
    "2026-11-28",
    "2027-02-30",
    "0000-01-01",
    "9999-12-31",
    "2026-11-27T10:00:00+01:00",
    "09:15",
    "12,50",
    "12.50",
    "-0,01",
    "2580",
    "4006381333931",
    "0171 2345678",
    "+49 421 555666",
    "petra@example.org",
    "müller@münchen.example",
    "192.0.2.1:9100",
    "127.0.0.1:1",
    "../../etc/passwd",
    "C:\\Windows\\x.bat",
    "'; drop table entry; --",
    "\u{202e}gnidliB",
    "a\u{0}b",
    "Zeile\nZeile\u{2028}Zeile",
    "😀👩‍🦰",
    "aGVsbG8=",
    "Name;Vorname\nMüller;Petra\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Petra\nEND:VCARD\n",
    "{\"a\":1}",
    "null",
];

/// Makes up values.
pub struct Chance<'a> {
    rng: &'a mut Rng,
    /// Texts that mean something in this salon, beside those that mean something anywhere.
    known: &'a [String],
    depth: u32,
}

impl<'a> Chance<'a> {
    /// A value of a type, or why chance made none.
    ///
    /// # Errors
    /// What chance made up is no value of the type.
    pub fn value<T: Deserialize<'static>>(rng: &'a mut Rng, known: &'a [String]) -> Result<T, Unfit> {
        T::deserialize(Self { rng, known, depth: 0 })
    }

    fn number(&mut self) -> i128 {
        match self.rng.below(4) {
            0 => i128::from(self.rng.below(40)),
            _ => NUMBERS[self.rng.place(NUMBERS.len())],
        }
    }

    fn text(&mut self) -> String {
        match self.rng.below(8) {
            0 => "Ä".repeat(300),
            1 | 2 if !self.known.is_empty() => self.known[self.rng.place(self.known.len())].clone(),
            _ => TEXTS[self.rng.place(TEXTS.len())].to_owned(),
        }
    }

    fn inner(&mut self) -> Chance<'_> {
        Chance { rng: self.rng, known: self.known, depth: self.depth + 1 }
    }

    /// How many things a list has.
    fn length(&mut self) -> u64 {
        if self.depth > DEEPEST { 0 } else { self.rng.below(LONGEST_LIST) }
    }
}

/// Chance made something that the type does not allow.
#[derive(Debug)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $number:ty;)+) => {
        $(fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfit> {
            let number = self.number();
            let small = i128::from(self.rng.below(9));
            visitor.$visit(<$number>::try_from(number).or_else(|_| <$number>::try_from(small)).unwrap_or_default())
        })+
    };
}

impl<'de> Deserializer<'de> for Chance<'_> {
    type Error = Unfit;

    numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_string(self.text())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_bool(self.rng.below(2) == 0)
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfit> {
        if self.depth > DEEPEST || self.rng.below(3) == 0 {
            visitor.visit_none()
        } else {
            visitor.visit_some(self.inner())
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self.inner())
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfit> {
        let left = self.length();
        visitor.visit_seq(Things { chance: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Things { chance: self, left: length as u64 })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_map(Fields { chance: self, names: [].iter() })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_map(Fields { chance: self, names: names.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let variant = self.rng.place(variants.len());
        visitor.visit_enum(Variant { chance: self, variant: u32::try_from(variant).unwrap_or_default() })
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char str string bytes byte_buf identifier ignored_any
    }
}

struct Things<'a> {
    chance: Chance<'a>,
    left: u64,
}

impl<'de> SeqAccess<'de> for Things<'_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.chance.inner()).map(Some)
    }
}

struct Fields<'a> {
    chance: Chance<'a>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let name: StrDeserializer<'_, Unfit> = (*name).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(self.chance.inner())
    }
}

struct Variant<'a> {
    chance: Chance<'a>,
    variant: u32,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Unfit;
    type Variant = Chance<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Chance<'a>), Unfit> {
        let variant: U32Deserializer<Unfit> = self.variant.into_deserializer();
        Ok((seed.deserialize(variant)?, self.chance))
    }
}

impl<'de> VariantAccess<'de> for Chance<'_> {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self.inner())
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_map(Fields { chance: self, names: names.iter() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use contract::Request;

    use super::*;

    #[test]
    fn nearly_every_request_is_made_up_sooner_or_later() {
        let mut rng = Rng::new(1);
        let mut met = HashSet::new();
        let mut unfit = 0;
        for _ in 0..20_000 {
            match Chance::value::<Request>(&mut rng, &[]) {
                Ok(request) => drop(met.insert(request.row().command)),
                Err(_) => unfit += 1,
            }
        }
        assert!(met.len() > 180, "{} of all, {unfit} unfit", met.len());
    }
}
