//! Numbers for all that has a place on the pages.

use dagordning::model::Segment;
use dagordning::output::Sheet;
use serde_json::Value;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A page header or footer, a signature line, a formula.
    Furniture,
    /// What a rule used to find a value: a label, a list mark, a separator.
    Label,
    /// What a diagnostic is about.
    Doubt,
    /// A value.
    Value,
    /// Text that no rule could read.
    Unassigned,
}

impl Kind {
    /// Its class in the page.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Furniture => "f",
            Kind::Label => "l",
            Kind::Doubt => "d",
            Kind::Value => "r",
            Kind::Unassigned => "u",
        }
    }
}

/// What stands at places of the pages.
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in order.
    pub segments: Vec<Segment>,
}

/// All marks, by their number.
pub struct Marks<'s> {
    sheet: &'s Sheet,
    all: Vec<Mark>,
}

impl<'s> Marks<'s> {
    /// None yet.
    pub fn new(sheet: &'s Sheet) -> Marks<'s> {
        Marks { sheet, all: Vec::new() }
    }

    /// A mark and its number; none where nothing stands on a page.
    pub fn add(&mut self, kind: Kind, segments: Vec<Segment>) -> Option<usize> {
        if segments.is_empty() {
            return None;
        }
        self.all.push(Mark { kind, segments });
        Some(self.all.len() - 1)
    }

    /// The mark of a value by the places that its object has.
    pub fn of_value(&mut self, places: Option<&Value>, key: &str) -> Option<usize> {
        let places = places?;
        let mut segments = read(places.get(key));
        segments.extend(read(places.get(format!("{key}+"))));
        self.add(Kind::Value, segments)
    }

    /// The mark of what is said of a stretch of the text: the lines of which it has a part.
    pub fn of_span(&mut self, kind: Kind, span: Option<&Value>) -> Option<usize> {
        let offset = |key| u32::try_from(span?.get(key)?.as_u64()?).ok();
        let (start, end) = (offset("start")?, offset("end")?);
        let lines = &self.sheet.lines;
        let first = lines.partition_point(|line| line.end <= start);
        let covered = lines[first..].iter().take_while(|line| line.start < end.max(start + 1)).take(MOST_LINES);
        let segments = covered.copied().collect();
        self.add(kind, segments)
    }

    /// What is known of the `at`th document beside its values.
    pub fn sheet(&self) -> &'s Sheet {
        self.sheet
    }

    /// All of them; the number of each is its place among them.
    pub fn all(&self) -> &[Mark] {
        &self.all
    }
}

/// A doubt about a whole document is shown by its first lines.
const MOST_LINES: usize = 60;

fn read(places: Option<&Value>) -> Vec<Segment> {
    places.and_then(|places| serde_json::from_value(places.clone()).ok()).unwrap_or_default()
}
