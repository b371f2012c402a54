//! The letters of the canonical form: one field per line, escapes, no allocation per field.

pub(crate) use crate::digits::push_digits;
use crate::{Moment, Money};

/// A reusable buffer that takes fields in canonical spelling.
#[derive(Debug, Default)]
pub(crate) struct Text {
    buffer: String,
}

impl Text {
    pub(crate) fn clear(&mut self) {
        self.buffer.clear();
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.buffer
    }

    /// Letters that are known to need no escape.
    pub(crate) fn raw(&mut self, text: &str) -> &mut Self {
        self.buffer.push_str(text);
        self
    }

    /// `name=value` with escapes.
    pub(crate) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(name).raw("=").escaped(value).raw("\n")
    }

    /// A name without `=` when the value is absent: absence is a value of its own, other than empty.
    pub(crate) fn maybe_text(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.text(name, value),
            None => self.raw(name).raw("\n"),
        }
    }

    pub(crate) fn number(&mut self, name: &str, value: i64) -> &mut Self {
        self.raw(name).raw("=");
        if value < 0 {
            self.raw("-");
        }
        self.digits(value.unsigned_abs(), 1).raw("\n")
    }

    pub(crate) fn count(&mut self, name: &str, value: u64) -> &mut Self {
        self.raw(name).raw("=").digits(value, 1).raw("\n")
    }

    pub(crate) fn maybe_number(&mut self, name: &str, value: Option<i64>) -> &mut Self {
        match value {
            Some(value) => self.number(name, value),
            None => self.raw(name).raw("\n"),
        }
    }

    pub(crate) fn maybe_count(&mut self, name: &str, value: Option<u64>) -> &mut Self {
        match value {
            Some(value) => self.count(name, value),
            None => self.raw(name).raw("\n"),
        }
    }

    pub(crate) fn money(&mut self, name: &str, value: Money) -> &mut Self {
        self.number(name, value.as_cents())
    }

    pub(crate) fn flag(&mut self, name: &str, value: bool) -> &mut Self {
        self.raw(name).raw(if value { "=true\n" } else { "=false\n" })
    }

    pub(crate) fn moment(&mut self, name: &str, value: Moment) -> &mut Self {
        self.raw(name).raw("=");
        value.write_rfc3339(&mut self.buffer);
        self.raw("\n")
    }

    /// A number with at least so many digits.
    pub(crate) fn digits(&mut self, value: u64, width: usize) -> &mut Self {
        push_digits(&mut self.buffer, value, width);
        self
    }

    /// `\` becomes `\\`, a line feed `\n`, a carriage return `\r`.
    fn escaped(&mut self, value: &str) -> &mut Self {
        if !value.bytes().any(|b| matches!(b, b'\\' | b'\n' | b'\r')) {
            return self.raw(value);
        }
        for letter in value.chars() {
            match letter {
                '\\' => self.buffer.push_str("\\\\"),
                '\n' => self.buffer.push_str("\\n"),
                '\r' => self.buffer.push_str("\\r"),
                other => self.buffer.push(other),
            }
        }
        self
    }
}
