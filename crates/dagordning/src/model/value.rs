//! Amounts of money.

#[cfg(feature = "schema")]
use std::borrow::Cow;

#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::record::record;

/// A number with at most two decimals, exact; written as a JSON number, whole where it is whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The number times one hundred.
    pub hundredths: i64,
}

impl Number {
    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Number { hundredths: value.saturating_mul(100) }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.hundredths % 100 == 0 {
            serializer.serialize_i64(self.hundredths / 100)
        } else {
            serializer.serialize_f64(self.hundredths as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Ok(Number { hundredths: (value * 100.0).round() as i64 })
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "description": "A number with at most two decimals." })
    }
}

record! {
    /// An amount of money as printed in the item; never a § number, case id, phone number, year or share.
    Amount {
        /// As printed, sign included, hedges (ca, drygt, högst) left out: "500 000 kr".
        text: Option<String>,
        /// In whole units of the currency: "1,2 mnkr" → 1200000.
        value: Option<Number>,
        /// The upper end of a range.
        value_max: Option<Number>,
        /// ISO 4217; absent for "miljoner" without a currency word.
        currency: Option<String>,
        /// The rate's unit: "år", "månad", "invånare".
        per: Option<String>,
    }
}
