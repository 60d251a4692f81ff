//! Headings over groups of items, and breaks between them.

use super::bodies::Bodies;
use super::damage::{Confusions, Known};
use super::data::{self, Data};
use super::matches::GroupMatch;
use super::phrases::Phrases;
use crate::model::ItemKind;

/// Longest line that can be a group heading.
const LONGEST: usize = 140;

#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Phrases<GroupMatch>,
    to_body: Phrases<Option<ItemKind>>,
    /// What stands before the body that prepared items.
    prepared_by: Vec<&'static str>,
    /// Folded.
    prepared: Vec<u8>,
    topics: Phrases<()>,
    by_body: Phrases<()>,
    by_body_ends: Phrases<()>,
    break_words: Phrases<()>,
}

impl Groups {
    pub(super) fn new(data: &Data, confusions: &Confusions) -> Self {
        let words = &data.groups;
        let mut groups = Groups {
            topics: Phrases::of_lines(words.topics),
            by_body: Phrases::of_lines(words.by_body),
            by_body_ends: Phrases::of_lines(words.by_body_ends),
            break_words: Phrases::of_words([words.break_words]),
            prepared: super::fold::key(words.prepared.text),
            prepared_by: data::words(words.prepared_by).collect(),
            ..Groups::default()
        };
        for (list, kind) in [
            (words.plain, None),
            (words.decision, Some(ItemKind::Decision)),
            (words.information, Some(ItemKind::Information)),
            (words.question, Some(ItemKind::Question)),
            (words.election, Some(ItemKind::Election)),
        ] {
            groups.groups.insert_lines(list, GroupMatch { kind, is_break: false });
        }
        groups.groups.insert_lines(words.breaks, GroupMatch { kind: None, is_break: true });
        for phrase in data::lines(words.to_body) {
            let holds = |list| data::words(list).any(|stem| phrase.contains(stem));
            let decides = holds(words.deciding_stems) && !holds(words.passing_on);
            groups.to_body.insert(phrase, decides.then_some(ItemKind::Decision));
        }
        groups.groups.index_damage(confusions.clone());
        groups
    }

    pub(super) fn tell(&self, known: &mut Known) {
        known.add(&self.groups);
    }

    /// The group heading that `line` is.
    pub(super) fn read(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<GroupMatch> {
        if line.len() > LONGEST || !line.starts_with(char::is_uppercase) {
            return None;
        }
        for (group, end) in self.groups.starts(line).longest_first() {
            let tail = line.get(end..)?.trim_start_matches([' ', '\t']);
            if matches!(tail, "" | ":" | ".") || group.is_break && self.is_break_tail(tail) {
                return Some(group);
            }
        }
        for (kind, end) in self.to_body.starts(line).longest_first() {
            let name = line.get(end..)?.trim_start();
            if let Some(end) = bodies.name_at(name)
                && matches!(name.get(end..)?.trim(), "" | ":" | ".")
            {
                return Some(GroupMatch { kind, is_break: false });
            }
        }
        if let Some(((), end)) = self.by_body.longest(line) {
            let name = line.get(end..)?.trim_start();
            let tail = bodies.name_at(name).and_then(|end| name.get(end..)).unwrap_or("").trim_start();
            if self.by_body_ends.exact(tail.trim_end_matches([':', '.'])).is_some() {
                return Some(GroupMatch { kind: Some(ItemKind::Decision), is_break: false });
            }
        }
        if let Some((_, rest)) = line.split_once(' ').filter(|(lead, _)| self.prepared_by.contains(lead)) {
            let end = bodies.name_at(rest)?;
            let prepared = super::fold::key(rest.get(end..)?).starts_with(&self.prepared);
            return prepared.then_some(GroupMatch { kind: None, is_break: false });
        }
        let capitals = !line.chars().any(char::is_lowercase);
        if capitals && self.topics.exact(line).is_some() {
            return Some(GroupMatch { kind: None, is_break: false });
        }
        known.damaged(&self.groups, line.trim_end_matches(':')).filter(|group| !group.is_break)
    }

    /// Whether what follows a break's name only tells its time.
    fn is_break_tail(&self, tail: &str) -> bool {
        tail.len() <= 40
            && tail
                .split([' ', '(', ')', '-', '–', ',', '.', ':', '\t'])
                .filter(|word| !word.is_empty())
                .all(|word| word.bytes().all(|b| b.is_ascii_digit()) || self.break_words.exact(word).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn group_headings() {
        let language = Language::swedish();
        for (line, kind, is_break) in [
            ("Beslutsärenden", Some(ItemKind::Decision), false),
            ("BESLUTSÄRENDEN", Some(ItemKind::Decision), false),
            ("Informationsärenden:", Some(ItemKind::Information), false),
            ("Information", Some(ItemKind::Information), false),
            ("Bordlagda ärenden", None, false),
            ("Ärenden till regionfullmäktige", None, false),
            ("BESLUTAS AV KOMMUNSTYRELSEN", Some(ItemKind::Decision), false),
            ("Ärenden som kommunstyrelsen avgör", Some(ItemKind::Decision), false),
            ("Av kommunstyrelsen beredda ärenden med förslag till beslut", None, false),
            ("INDIVID OCH FAMILJ", None, false),
            ("Lunch kl 12.00-13.00", None, true),
            ("Bensträckare 10 min", None, true),
            ("Gruppmöten", None, true),
            ("Informationsärcnden", Some(ItemKind::Information), false),
            ("INFORMATI0NSÄRENDEN", Some(ItemKind::Information), false),
            ("Beslutsärendcn", Some(ItemKind::Decision), false),
        ] {
            assert_eq!(language.group_heading(line), Some(GroupMatch { kind, is_break }), "{line}");
        }
        for line in [
            "Individ och familj",
            "Information om taxan",
            "Lunch med näringslivet",
            "Frågor om taxan",
            "Ärenden till kassan",
            "Informationsärendena",
            "Beslutsärendet",
            "Delegationsärende",
        ] {
            assert_eq!(language.group_heading(line), None, "{line}");
        }
    }
}
