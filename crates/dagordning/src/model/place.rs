//! Where a value stands: pages, and offsets in the document text that `dagordning text` prints.

use std::borrow::Cow;
use std::collections::HashMap;

#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The extent of an object. Pages count from 1; offsets count Unicode scalar values in the output of `text`,
/// from 0, the end exclusive. An extent may cover furniture that stands inside the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The page on which the object begins.
    pub start_page: u32,
    /// The page on which the object ends.
    pub end_page: u32,
    /// The offset of its first character.
    pub start: u32,
    /// The offset after its last character.
    pub end: u32,
}

impl Span {
    /// The smallest extent that covers both.
    #[must_use]
    pub(crate) fn union(a: Option<Span>, b: Option<Span>) -> Option<Span> {
        match (a, b) {
            (Some(a), Some(b)) => Some(Span {
                start_page: a.start_page.min(b.start_page),
                end_page: a.end_page.max(b.end_page),
                start: a.start.min(b.start),
                end: a.end.max(b.end),
            }),
            (a, b) => a.or(b),
        }
    }
}

/// A stretch of one line that a value was read from, written `[page, start, end]`, or for a PDF
/// `[page, start, end, [left, top, right, bottom]]`: the page from 1, offsets in Unicode scalar values in the output of
/// `text`, the end exclusive, and the box around it in PDF points (tenths at most) from the page's top left corner. Of text
/// that was read from an image `[page, start, end, [left, top, right, bottom], confidence]`: the lowest confidence of the
/// words that it touches, 0–1. A segment never holds two spaces in a row, so a verbatim value is its segments joined by one space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Segment {
    /// The page, from 1.
    pub page: u32,
    /// The offset of the first character.
    pub start: u32,
    /// The offset after the last character.
    pub end: u32,
    /// Its box on the page of a PDF, in tenths of a point from the top left corner: left, top, right, bottom.
    pub bounds: Option<[i32; 4]>,
    /// The lowest confidence of the words under it, in percent, if they were read from an image; written only with a box.
    pub confidence: Option<u8>,
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points = self.bounds.map(|bounds| bounds.map(|tenths| f64::from(tenths) / 10.0));
        match (points, self.confidence) {
            (None, _) => (self.page, self.start, self.end).serialize(serializer),
            (Some(points), None) => (self.page, self.start, self.end, points).serialize(serializer),
            (Some(points), Some(percent)) => {
                (self.page, self.start, self.end, points, f64::from(percent) / 100.0).serialize(serializer)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Segment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Plain(u32, u32, u32),
            Boxed(u32, u32, u32, [f64; 4]),
            Read(u32, u32, u32, [f64; 4], f64),
        }
        let (page, start, end, bounds, confidence) = match Written::deserialize(deserializer)? {
            Written::Plain(page, start, end) => (page, start, end, None, None),
            Written::Boxed(page, start, end, bounds) => (page, start, end, Some(bounds), None),
            Written::Read(page, start, end, bounds, confidence) => (page, start, end, Some(bounds), Some(confidence)),
        };
        Ok(Segment {
            page,
            start,
            end,
            bounds: bounds.map(|bounds| bounds.map(|points| (points * 10.0).round() as i32)),
            confidence: confidence.map(|share| (share * 100.0).round() as u8),
        })
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for Segment {
    fn schema_name() -> Cow<'static, str> {
        "Segment".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A stretch of one line that a value was read from: [page, start, end], and for a PDF its box as a fourth entry: [left, top, right, bottom] in PDF points from the page's top left corner, and for text read from an image the lowest confidence of the words that it touches, 0–1, as a fifth. Pages count from 1, offsets count Unicode scalar values in the output of `text`, the end exclusive.",
            "type": "array",
            "prefixItems": [
                { "type": "integer", "minimum": 1 },
                { "type": "integer", "minimum": 0 },
                { "type": "integer", "minimum": 0 },
                { "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 4 },
                { "type": "number", "minimum": 0, "maximum": 1 },
            ],
            "minItems": 3,
            "maxItems": 5,
        })
    }
}

/// The places of an object's values: the key (`title`, `case_ids[0]`) and the segments that it was read from, in order.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<(Cow<'static, str>, Vec<Segment>)>, Index);

/// Where each key stands, once there are many.
type Index = Option<Box<HashMap<Cow<'static, str>, usize>>>;

/// Among fewer keys a look at each is faster.
const MANY: usize = 32;

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Places {}

impl Places {
    /// Whether no place is recorded, as always without `--spans`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The segments that the value of `key` was read from, in order; none if no place is recorded.
    #[must_use]
    pub fn get(&self, key: &str) -> &[Segment] {
        self.position(key).and_then(|at| self.0.get(at)).map_or(&[], |(_, segments)| segments)
    }

    /// Records where the value of `key` was read from; several calls for one key add up.
    pub(crate) fn add(&mut self, key: impl Into<Cow<'static, str>>, segments: impl IntoIterator<Item = Segment>) {
        let mut segments = segments.into_iter().peekable();
        // Without places nothing is known of any.
        if segments.peek().is_none() {
            return;
        }
        let key = key.into();
        if self.1.is_none() && self.0.len() >= MANY {
            self.1 = Some(Box::new(self.0.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect()));
        }
        match self.position(&key).and_then(|at| self.0.get_mut(at)) {
            Some((_, known)) => known.extend(segments),
            None => {
                if let Some(index) = &mut self.1 {
                    index.insert(key.clone(), self.0.len());
                }
                self.0.push((key, segments.collect()));
            }
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.1 {
            Some(index) => index.get(key).copied(),
            None => self.0.iter().position(|(known, _)| known == key),
        }
    }

    /// Forgets the places of a value that another took the place of.
    pub(crate) fn remove(&mut self, key: &str) {
        if self.position(key).is_some() {
            self.0.retain(|(known, _)| known != key);
            self.1 = None;
        }
    }

    /// Takes over the places of another object that says the same: where a name stands twice, both places are its own.
    pub(crate) fn absorb(&mut self, other: Places) {
        self.absorb_with(other, &[]);
    }

    /// The same, where the values of the keys in `taken` are those of the other object.
    pub(crate) fn absorb_with(&mut self, other: Places, taken: &[&str]) {
        for (key, segments) in other.0 {
            if taken.contains(&key.as_ref()) {
                self.remove(&key);
                self.add(key, segments);
            } else if self.get(&key) != segments.as_slice() {
                self.add(format!("{}+", key.trim_end_matches('+')), segments);
            }
        }
    }

    /// The keys with their segments, in the order of recording.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Segment])> {
        self.0.iter().map(|(key, segments)| (key.as_ref(), segments.as_slice()))
    }

    /// The smallest extent that covers all places.
    #[must_use]
    pub(crate) fn extent(&self) -> Option<Span> {
        self.0.iter().flat_map(|(_, segments)| segments).fold(None, |extent, s| {
            Span::union(extent, Some(Span { start_page: s.page, end_page: s.page, start: s.start, end: s.end }))
        })
    }
}

impl Serialize for Places {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, segments) in &self.0 {
            map.serialize_entry(key, segments)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Places;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object of lists of [page, start, end]")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Places, A::Error> {
                let mut places = Vec::new();
                while let Some((key, segments)) = map.next_entry::<String, Vec<Segment>>()? {
                    places.push((Cow::Owned(key), segments));
                }
                Ok(Places(places, None))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for Places {
    fn schema_name() -> Cow<'static, str> {
        "Places".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let segments = generator.subschema_for::<Vec<Segment>>();
        json_schema!({
            "description": "For each value read from the page (key as in this object, `case_ids[0]` for an entry of a list) the segments [page, start, end] that it was read from, in order. A verbatim value is its segments joined by one space; a line-end hyphen that was undone stands in `labels`; a typed value points at the text that it was read from.",
            "type": "object",
            "additionalProperties": segments,
        })
    }
}
