//! The values of documents as HTML, in the order of the page.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::html::{data, steers, text};
use crate::marks::{Kind, Marks};
use crate::words::{self, Tongue};

/// What is no value, or is shown elsewhere.
const ASIDE: [&str; 10] = [
    "schema_version",
    "producer",
    "source",
    "span",
    "places",
    "coverage",
    "diagnostics",
    "unassigned",
    "furniture",
    "labels",
];

/// Text of so many characters is shown in part until it is looked at.
const LONG: usize = 240;

/// Of the characters of a text so many tenths are told piece by piece elsewhere if it is but repeated.
const TOLD: u64 = 8;

type Object = Map<String, Value>;

/// From where to where something stands in the text.
type Stretch = (u64, u64);

/// The head of the page: what the file is, and what is shown of it.
pub fn heading(name: &str, documents: &[Value], tongue: Tongue) -> String {
    let mut facts = Vec::new();
    if let Some(first) = documents.first() {
        let of = |key: &str| first.get(key).and_then(Value::as_str);
        facts.extend(of("kind").map(|kind| shown("kind", kind, tongue)));
        facts.extend(of("body").or(of("organization")).map(|body| text(body).into_owned()));
        facts.extend(first.pointer("/meeting/date").and_then(Value::as_str).map(|date| text(date).into_owned()));
    }
    let sum = |key: &str| -> u64 {
        documents.iter().filter_map(|document| document.get("coverage")?.get(key)?.as_u64()).sum()
    };
    let (all, left) = (sum("characters"), sum("unassigned"));
    if let Some(tenths) = ((all - left.min(all)) * 1000).checked_div(all) {
        facts.push(format!("{},{} % {}", tenths / 10, tenths % 10, words::page("read", tongue)));
    }
    if left > 0 {
        facts.push(format!("{left} {}", words::page("left", tongue)));
    }
    let layers: String = ["r", "u", "f", "l", "d"]
        .iter()
        .map(|layer| {
            let checked = if *layer == "l" { "" } else { " checked" };
            format!(
                "<label class=\"layer {layer}\"><input type=\"checkbox\" data-layer=\"{layer}\"{checked}><i \
                 aria-hidden=\"true\"></i>{}</label>",
                words::page(&format!("layer_{layer}"), tongue)
            )
        })
        .collect();
    format!(
        "<a class=\"skip\" href=\"#values\">{}</a>\n<header>\n<h1>{}</h1>\n<p class=\"facts\">{}</p>\n<p id=\"progress\" hidden></p>\n<div \
         class=\"tools\">\n\
         <fieldset><legend>{}</legend>{layers}</fieldset>\n<button type=\"button\" id=\"smaller\" \
         aria-label=\"{}\">−</button>\n<button type=\"button\" id=\"larger\" aria-label=\"{}\">+</button>\n<button \
         type=\"button\" id=\"tongue\">{}</button>\n<button type=\"button\" id=\"keys-help\">{}</button>\n<button type=\"button\" \
         id=\"save\" hidden>{} (<span id=\"count\">0</span>)</button>\n</div>\n</header>\n",
        words::page("skip", tongue),
        text(name),
        facts.join(" · "),
        words::page("layers", tongue),
        words::bare("smaller", tongue),
        words::bare("larger", tongue),
        words::page("tongue", tongue),
        words::page("help", tongue),
        words::page("save", tongue)
    )
}

/// All values, and all that is none, each that has a place with the number of its mark.
pub fn write(documents: &[Value], marks: &mut Marks<'_>, tongue: Tongue) -> String {
    // The headings of a document stand below its own, if there are several.
    let top = if documents.len() > 1 { 3 } else { 2 };
    let mut to = Writer { html: String::new(), marks, tongue, top, parts: 0, pieces: Vec::new() };
    to.html.push_str("<main id=\"values\" tabindex=\"-1\">\n");
    if documents.is_empty() {
        let _ = write!(to.html, "<p>{}</p>", words::page("none", tongue));
    }
    for (at, document) in documents.iter().enumerate() {
        let Value::Object(document) = document else { continue };
        let _ = writeln!(to.html, "<article class=\"document\" data-document=\"{at}\">");
        if documents.len() > 1 {
            let _ = writeln!(
                to.html,
                "<h2>{} {} {} {}</h2>",
                words::page("meeting_of", tongue),
                at + 1,
                words::page("of", tongue),
                documents.len()
            );
        }
        to.doubts(document);
        to.document(document);
        to.leftovers(document, at);
        to.html.push_str("</article>\n");
    }
    to.html.push_str("</main>\n");
    to.html
}

/// Where a value is in the document.
#[derive(Clone, Copy)]
struct Spot<'p> {
    /// The path of its object; empty for the document itself.
    object: &'p str,
    /// Its key among the places of its object: `case_ids[0]`.
    place: &'p str,
}

fn joined(object: &str, key: &str) -> String {
    if object.is_empty() { key.to_owned() } else { format!("{object}.{key}") }
}

struct Writer<'w, 's> {
    html: String,
    marks: &'w mut Marks<'s>,
    tongue: Tongue,
    /// The level of a document's first headings.
    top: usize,
    /// How many parts can be marked right as one so far.
    parts: usize,
    /// What of the text of an item's sections is told piece by piece beside them, from where to where.
    pieces: Vec<Stretch>,
}

impl Writer<'_, '_> {
    /// The diagnostics, each of which leads to its place.
    fn doubts(&mut self, document: &Object) {
        let doubts = document.get("diagnostics").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let _ = write!(
            self.html,
            "<section class=\"doubts\">{}",
            self.heading(self.top, &words::page("doubts", self.tongue))
        );
        if doubts.is_empty() {
            let _ = write!(self.html, "<p>{}</p>", words::page("no_doubts", self.tongue));
        } else {
            self.html.push_str("<ul>");
            for doubt in doubts {
                let of = |key: &str| doubt.get(key).and_then(Value::as_str).unwrap_or_default();
                let mark = self.marks.of_span(Kind::Doubt, doubt.get("span"));
                let said = format!(
                    "<b>{}: {}</b> <span lang=\"en\">{}</span> <code>{}</code>",
                    shown("severity", of("severity"), self.tongue),
                    words::doubt(of("code"), self.tongue),
                    text(of("message")),
                    text(of("code"))
                );
                let _ = write!(self.html, "<li class=\"{}\">", text(of("severity")));
                self.led("doubt", mark, &said);
                self.html.push_str("</li>");
            }
            self.html.push_str("</ul>");
        }
        self.html.push_str("</section>\n");
    }

    /// HTML has six levels.
    fn heading(&self, level: usize, said: &str) -> String {
        let level = level.min(6);
        format!("<h{level}>{said}</h{level}>")
    }

    /// The heading of a part that can be marked right as one, and the button that does it. The button stands beside the
    /// heading, not in it: what is read of a heading is its name, and a summary holds no other button.
    fn part(&mut self, level: usize, said: &str) -> (String, String) {
        self.parts += 1;
        let (level, part) = (level.min(6), self.parts);
        let heading = format!("<h{level} id=\"part-{part}\">{said}</h{level}> <span class=\"state\"></span>");
        let check = format!(
            "<button type=\"button\" class=\"check\" id=\"check-{part}\" aria-pressed=\"false\" aria-labelledby=\"check-{part} \
             part-{part}\"><i aria-hidden=\"true\"></i>{}</button>",
            words::page("all_right", self.tongue)
        );
        (heading, check)
    }

    /// What the document has beside its items, under its name.
    fn group(&mut self, key: &str) {
        let (heading, check) = self.part(self.top, &words::field(key, self.tongue));
        let _ = writeln!(self.html, "<section class=\"group\" data-part><div class=\"head\">{heading}</div>{check}");
    }

    fn document(&mut self, document: &Object) {
        let mut singles = Vec::new();
        let mut groups: Vec<(u64, &String, &Value)> = Vec::new();
        for (key, value) in ordered(document) {
            match value {
                Value::Object(_) | Value::Array(_) => groups.push((first_offset(value), key, value)),
                _ => singles.push((key, value)),
            }
        }
        // What has no place of its own keeps the model's order.
        groups.sort_by_key(|(at, _, _)| *at);
        let places = document.get("places");
        self.group("document");
        self.html.push_str("<dl class=\"fields\">");
        for (key, value) in singles {
            self.field(key, value, places, Spot { object: "", place: key });
        }
        self.html.push_str("</dl>\n</section>\n");
        for (_, key, value) in groups {
            // Items are looked at one by one.
            if key == "items" {
                let heading = self.heading(self.top, &words::field(key, self.tongue));
                let _ = writeln!(self.html, "<section class=\"group\">{heading}");
            } else {
                self.group(key);
            }
            match value {
                Value::Array(values) if key == "items" => {
                    for (at, item) in values.iter().enumerate() {
                        self.item(item, &format!("items[{at}]"), self.top + 1);
                    }
                }
                Value::Array(values) => self.list(key, values, places, "", self.top + 1),
                Value::Object(object) => self.object(object, key, self.top + 1),
                _ => {}
            }
            self.html.push_str("</section>\n");
        }
    }

    /// An item under its own heading.
    fn item(&mut self, item: &Value, path: &str, level: usize) {
        let pieces = joined_stretches(item);
        let Value::Object(item) = item else { return };
        let of = |key: &str| item.get(key).and_then(Value::as_str);
        let title =
            of("title").map_or_else(|| words::page("item_untitled", self.tongue), |title| text(title).into_owned());
        let label = of("label").or(of("number")).map(|label| format!("{} ", text(label))).unwrap_or_default();
        let (heading, check) = self.part(level, &format!("{label}<span class=\"name\">{title}</span>"));
        let _ = writeln!(self.html, "<details class=\"item\" open data-part><summary>{heading}</summary>{check}");
        let outer = std::mem::replace(&mut self.pieces, pieces);
        self.object(item, path, level + 1);
        self.pieces = outer;
        self.html.push_str("</details>\n");
    }

    fn object(&mut self, object: &Object, path: &str, level: usize) {
        let places = object.get("places");
        let compact = !object.values().any(|value| value.as_str().is_some_and(|text| text.len() > LONG));
        let _ = write!(self.html, "<dl class=\"fields{}\">", if compact { " row" } else { "" });
        let mut nested = Vec::new();
        for (key, value) in ordered(object) {
            match value {
                Value::Array(values) if values.iter().all(|value| !value.is_object()) => {
                    for (at, value) in values.iter().enumerate() {
                        self.field(key, value, places, Spot { object: path, place: &format!("{key}[{at}]") });
                    }
                }
                Value::Object(_) | Value::Array(_) => nested.push((key, value)),
                _ => self.field(key, value, places, Spot { object: path, place: key }),
            }
        }
        self.html.push_str("</dl>\n");
        for (key, value) in nested {
            let _ =
                writeln!(self.html, "<section class=\"part\">{}", self.heading(level, &words::field(key, self.tongue)));
            match value {
                Value::Array(values) if key == "subitems" => {
                    for (at, item) in values.iter().enumerate() {
                        self.item(item, &format!("{path}.subitems[{at}]"), level + 1);
                    }
                }
                Value::Array(values) => self.list(key, values, places, path, level + 1),
                Value::Object(object) => self.object(object, &joined(path, key), level + 1),
                _ => {}
            }
            self.html.push_str("</section>\n");
        }
    }

    fn list(&mut self, key: &str, values: &[Value], places: Option<&Value>, path: &str, level: usize) {
        self.html.push_str("<ol class=\"list\">");
        for (at, value) in values.iter().enumerate() {
            self.html.push_str("<li>");
            match value {
                Value::Object(object) => self.object(object, &format!("{}[{at}]", joined(path, key)), level),
                value => {
                    self.html.push_str("<dl class=\"fields\">");
                    self.field(key, value, places, Spot { object: path, place: &format!("{key}[{at}]") });
                    self.html.push_str("</dl>");
                }
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n");
    }

    /// A value under its name.
    fn field(&mut self, key: &str, value: &Value, places: Option<&Value>, spot: Spot<'_>) {
        let raw = match value {
            Value::String(raw) => raw.clone(),
            Value::Null => return,
            other => other.to_string(),
        };
        let mark = self.marks.of_value(places, spot.place);
        let section = spot.object.rsplit('.').next().is_some_and(|last| last.starts_with("sections["));
        let again = section && key == "text" && self.told(places);
        let name = words::field(key, self.tongue);
        if again {
            let _ = write!(self.html, "<div><dt>{name} {}</dt><dd>", words::page("again", self.tongue));
        } else {
            let _ = write!(self.html, "<div><dt>{name}</dt><dd>");
        }
        let long = if again {
            " again"
        } else if raw.chars().count() > LONG {
            " long"
        } else {
            ""
        };
        let derived = if mark.is_none() { " derived" } else { "" };
        let said = shown(key, &raw, self.tongue);
        let _ = write!(
            self.html,
            "<button type=\"button\" class=\"value{long}{derived}\" data-path=\"{}\"",
            text(&joined(spot.object, spot.place))
        );
        self.point(mark);
        // What the page shows in words of its own, or what is no text, says what it is in the document.
        if said != text(&raw) || !value.is_string() || raw.contains(steers) {
            let _ = write!(self.html, " data-raw=\"{}\"", text(&data(value)));
        }
        let _ = writeln!(self.html, ">{said}</button></dd></div>");
    }

    /// Whether a text of a section is told piece by piece beside the sections, all but marks and words that join.
    fn told(&self, places: Option<&Value>) -> bool {
        let mut whole = Vec::new();
        placed(places.and_then(|places| places.get("text")), &mut whole);
        let (mut all, mut told) = (0, 0);
        for (start, end) in whole {
            all += end - start;
            let from = self.pieces.partition_point(|(_, last)| *last <= start);
            let within = self.pieces[from..].iter().take_while(|(first, _)| *first < end);
            told += within.map(|(first, last)| end.min(*last) - start.max(*first)).sum::<u64>();
        }
        told > 0 && told * 10 >= all * TOLD
    }

    /// Where something stands: the number of its mark, and its first segment.
    fn point(&mut self, mark: Option<usize>) {
        let Some(mark) = mark else { return };
        let _ = write!(self.html, " data-v=\"{mark}\"");
        if let Some(first) = self.marks.all()[mark].segments.first() {
            let _ = write!(self.html, " data-at=\"{},{},{}\"", first.page, first.start, first.end);
        }
    }

    /// What leads to its place if it has one.
    fn led(&mut self, class: &str, mark: Option<usize>, said: &str) {
        if mark.is_none() {
            let _ = write!(self.html, "<span class=\"{class}\">{said}</span>");
            return;
        }
        let _ = write!(self.html, "<button type=\"button\" class=\"{class}\"");
        self.point(mark);
        let _ = write!(self.html, ">{said}</button>");
    }

    /// What is no value: text that no rule could read, and headers and footers.
    fn leftovers(&mut self, document: &Object, at: usize) {
        let Some(known) = self.marks.sheet().leftovers.get(at) else { return };
        for (key, kind, segments) in [
            ("unassigned", Kind::Unassigned, &known.unassigned),
            ("furniture", Kind::Furniture, &known.furniture),
            ("labels", Kind::Label, &known.labels),
        ] {
            let entries = document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if entries.is_empty() {
                continue;
            }
            let open = if kind == Kind::Unassigned { " open" } else { "" };
            let _ = write!(
                self.html,
                "<details class=\"left {}\"{open}><summary>{}</summary><ul>",
                kind.class(),
                self.heading(self.top, &format!("{} ({})", words::field(key, self.tongue), entries.len()))
            );
            for (entry, segment) in entries.iter().zip(segments) {
                let mark = self.marks.add(kind, vec![*segment]);
                let said = text(entry.get("text").and_then(Value::as_str).unwrap_or_default()).into_owned();
                self.html.push_str("<li>");
                self.led("left", mark, &said);
                self.html.push_str("</li>");
            }
            self.html.push_str("</ul></details>\n");
        }
    }
}

/// The values of an object in the order in which they are shown.
fn ordered(object: &Object) -> Vec<(&String, &Value)> {
    let mut fields: Vec<_> = object.iter().filter(|(key, _)| !ASIDE.contains(&key.as_str())).collect();
    fields.sort_by_key(|(key, _)| words::rank(key));
    fields
}

/// Fields whose values are terms of closed lists.
const CLOSED: [&str; 11] = [
    "kind",
    "status",
    "role",
    "office",
    "outcome",
    "initiative",
    "kinds",
    "vote",
    "severity",
    "language",
    "reconciled",
];

/// A value as it is shown: terms of closed lists in words.
fn shown(key: &str, raw: &str, tongue: Tongue) -> String {
    let closed = CLOSED.contains(&key) || matches!(raw, "true" | "false");
    let term = if closed { words::term(raw, tongue) } else { None };
    term.unwrap_or_else(|| text(raw).into_owned())
}

/// Where that which an item tells beside its sections was read, in order and without overlaps.
fn joined_stretches(item: &Value) -> Vec<Stretch> {
    let mut all = Vec::new();
    stretches(item, &mut all);
    all.sort_unstable();
    let mut joined: Vec<Stretch> = Vec::new();
    for (start, end) in all {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}

fn stretches(value: &Value, to: &mut Vec<Stretch>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match key.as_str() {
                    "span" | "sections" | "subitems" => {}
                    "places" => {
                        value.as_object().into_iter().flat_map(Map::values).for_each(|place| placed(Some(place), to))
                    }
                    _ => stretches(value, to),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| stretches(value, to)),
        _ => {}
    }
}

/// The stretches of a place.
fn placed(place: Option<&Value>, to: &mut Vec<Stretch>) {
    let segments = place.and_then(Value::as_array).into_iter().flatten();
    to.extend(segments.filter_map(|segment| {
        let (start, end) = (segment.get(1)?.as_u64()?, segment.get(2)?.as_u64()?);
        (start < end).then_some((start, end))
    }));
}

/// Where the first value of all that it holds was read; what was read nowhere comes last.
fn first_offset(value: &Value) -> u64 {
    match value {
        Value::Object(object) => {
            let own = object.get("places").and_then(Value::as_object);
            let own =
                own.and_then(|places| places.values().filter_map(|segments| segments.get(0)?.get(1)?.as_u64()).min());
            own.unwrap_or_else(|| object.values().map(first_offset).min().unwrap_or(u64::MAX))
        }
        Value::Array(values) => values.iter().map(first_offset).min().unwrap_or(u64::MAX),
        _ => u64::MAX,
    }
}
