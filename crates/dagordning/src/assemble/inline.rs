//! Proposals that stand inside the running text of a description or preparation: "Arbetsutskottet har den 12 maj 2026,
//! § 20, behandlat ärendet och lämnat följande förslag till beslut: Redovisningen godkänns." (catalogue part 5)

use std::cell::LazyCell;
use std::ops::Range;

use crate::assemble::floor::sentences::sentences;
use crate::assemble::resolutions::{self, Reader};
use crate::classify::body::blocks::{Block, BlockKind, Blocks, decides_openly};
use crate::classify::body::sections::{Heading, is_own};
use crate::classify::habits::Habits;
use crate::facts::leads::proposer_line;
use crate::grammar::date;
use crate::grammar::number::ClauseKind;
use crate::grammar::person::{Evidence, presenter_line};
use crate::language::{Language, LeadVerb, VerbForm};
use crate::model::{Outcome, Resolution};
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// A lead-in of one sentence is at most this long, in bytes.
const LONGEST_LEAD_IN: usize = 240;

/// The proposals of a section's running text. What leads in ends in a colon and names who proposes; what is proposed
/// stands behind the colon, or below up to the next blank line.
pub(super) fn proposals(scene: &Scene, blocks: &Blocks) -> Vec<Resolution> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        index += 1;
        if matches!(block.kind, BlockKind::Entry(_)) {
            continue;
        }
        if let Some(end) = led_in(scene, blocks, block, index) {
            found.extend(resolutions::read_range(scene, blocks, index - 1..end, &Heading::default()));
            index = end;
        } else if let Some(split) = split(scene, blocks, block) {
            let end = if split.proposal.is_empty() { below(scene, blocks, index) } else { index };
            found.extend(read_split(scene, blocks, block, &split, index..end));
            index = end;
        }
    }
    found
}

/// A sentence that names who proposes is no longer, in bytes.
const LONGEST_SENTENCE: usize = 2000;

/// The end of the blocks that a lead-in on lines of its own opens.
fn led_in(scene: &Scene, blocks: &Blocks, block: &Block, index: usize) -> Option<usize> {
    // Only a line that ends in a colon can lead in; most paragraphs need not be put together for that.
    let last = blocks.slices(block).last().map_or("", |slice| scene.slice_text(*slice));
    if !last.trim_end().ends_with(':') {
        return None;
    }
    let passage = blocks.passage(scene, block);
    let text = passage.text();
    let proposes = proposer_line(scene, text).is_some()
        || scene
            .language
            .lead_in(text)
            .is_some_and(|lead| lead.whole_line && lead.body.is_some() && lead.verb == LeadVerb::Proposes);
    // "Beslutades i enlighet med styrelsens förslag:" is no proposal any more.
    (text.len() <= LONGEST_LEAD_IN && proposes && !decides_openly(scene, text)).then(|| below(scene, blocks, index))
}

/// The end of what stands below a lead-in: the blocks from `index` to the next blank line, and a list's entries and the
/// body's further decisions beyond ("Nämnden beslutar att …").
fn below(scene: &Scene, blocks: &Blocks, index: usize) -> usize {
    let decides = |block: &Block| {
        let first = blocks.slices(block).first().map_or("", |slice| scene.slice_text(*slice));
        let body = scene.language.body_at(first);
        body.is_some_and(|end| scene.language.decides_that().opens(&first[end..]))
    };
    let mut end = index;
    while blocks.get(end).is_some_and(|next| {
        next.kind != BlockKind::LeadIn
            && (end == index || !next.after_blank || matches!(next.kind, BlockKind::Entry(_)) || decides(next))
    }) {
        end += 1;
    }
    end
}

/// A paragraph's last sentences, as ranges of its text.
struct Split {
    lead: Range<usize>,
    proposal: Range<usize>,
}

/// Divides a paragraph at "… följande förslag till beslut:", if the sentence begins with the body that proposes.
fn split(scene: &Scene, blocks: &Blocks, block: &Block) -> Option<Split> {
    let told = |slice: &Slice| scene.language.decision_stems().is_in(scene.slice_text(*slice));
    if !blocks.slices(block).iter().any(told) {
        return None;
    }
    let passage = blocks.passage(scene, block);
    let text = passage.text();
    let after = scene.language.proposal_phrase().earliest_in(text).map(|(at, phrase)| at + phrase.len())?;
    let colon = after + text.get(after..)?.find(':').filter(|gap| *gap <= LONGEST_LEAD_IN / 4)?;
    let starts = text.get(..after)?.match_indices(['.', '\n', '?', '!']).map(|(at, mark)| at + mark.len());
    // The last sentence start before the phrase at which a body stands: "den 20 maj kl. 9" begins none.
    let start = starts
        .chain([0])
        .map(|at| at + (text[at..].len() - text[at..].trim_start().len()))
        .filter(|at| {
            *at < after && after - at <= LONGEST_SENTENCE && proposer_line(scene, &text[*at..=colon]).is_some()
        })
        .max()?;
    let space = text[colon + 1..].len() - text[colon + 1..].trim_start().len();
    Some(Split { lead: start..colon + 1, proposal: colon + 1 + space..text.len() })
}

fn read_split(scene: &Scene, blocks: &Blocks, block: &Block, split: &Split, below: Range<usize>) -> Vec<Resolution> {
    let passage = blocks.passage(scene, block);
    let heading = Heading::default();
    let mut reader = Reader::new(scene, &heading);
    reader.lead_in(&passage.part(split.lead.clone()));
    if !split.proposal.is_empty() {
        reader.bare_clause(&passage.part(split.proposal.clone()));
    }
    for block in below.filter_map(|index| blocks.get(index)) {
        reader.block(blocks, block);
    }
    reader.finish()
}

/// The numbered clauses of an agenda that no heading opens: "1. Dagarna fastställs." They are sentences, the first of them
/// one that decides, and nothing but a list follows them.
pub(super) fn bare_clauses(scene: &Scene, blocks: &Blocks) -> Vec<Resolution> {
    let number = |block: &Block| match block.kind {
        BlockKind::Entry(ClauseKind::Number(number)) => Some(number),
        _ => None,
    };
    let Some(first) = blocks.iter().position(|block| number(block) == Some(1)) else { return Vec::new() };
    let clauses = blocks.iter().skip(first).take_while(|block| matches!(block.kind, BlockKind::Entry(_))).count();
    let text = |block: &Block| blocks.passage(scene, block).into_text();
    let decided = blocks.get(first).map(text).is_some_and(|text| decides_in_draft(scene, &text));
    let sentences = blocks.iter().skip(first).take(clauses).all(|block| text(block).ends_with('.'));
    if !decided || !sentences || first + clauses < blocks.len() {
        return Vec::new();
    }
    resolutions::read_range(scene, blocks, first..first + clauses, &Heading::default())
}

/// "Informationen noteras.", "Att godkänna rapporten."
fn decides_in_draft(scene: &Scene, text: &str) -> bool {
    let mut verbs = text
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ',', ';']))
        .filter(|word| word.starts_with(char::is_lowercase))
        .filter_map(|word| scene.language.decision_verb(word));
    matches!(verbs.next(), Some(VerbForm::Passive | VerbForm::Infinitive)) && scene.language.outcome_of(text).is_some()
}

/// What an association decided, in sentences of its account: "Mötet valde Anna Ek.", "Beslöts att köpa en grill.",
/// "Budgeten antogs." The section keeps them; here they are seen as decisions.
pub(super) fn decisions(scene: &Scene, blocks: &Blocks, habits: &Habits) -> Vec<Resolution> {
    let heading = Heading { decides: true, ..Heading::default() };
    let mut reader = Reader::new(scene, &heading);
    let mut listed = false;
    for (at, block) in blocks.iter().enumerate() {
        let clause = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Entry(ClauseKind::Att));
        // "Beslutades i enlighet med styrelsens förslag", and the clauses below it.
        listed = match block.kind {
            BlockKind::Paragraph | BlockKind::LeadIn => {
                clause(at + 1) && leads_to_clauses(scene, habits, blocks.passage(scene, block).text())
            }
            BlockKind::Entry(ClauseKind::Att) => listed,
            _ => false,
        };
        if listed {
            match block.kind {
                BlockKind::Paragraph | BlockKind::LeadIn => reader.lead_in(&blocks.passage(scene, block)),
                _ => reader.block(blocks, block),
            }
            continue;
        }
        let entry = matches!(block.kind, BlockKind::Entry(ClauseKind::Bullet | ClauseKind::Letter(_)));
        let awaited = entry && (reader.awaits_elected() || reader.awaits_list());
        if block.kind == BlockKind::Row || awaited {
            // Rows below a sentence that elects nobody are text; a list below one that ends in a colon is its.
            if awaited || reader.awaits_elected() {
                reader.block(blocks, block);
            }
            continue;
        }
        let passage = blocks.passage(scene, block);
        for range in sentences(scene.language, passage.text()) {
            let range = from_decision(scene, passage.text(), range);
            if tells_decision(scene, habits, &passage.text()[range.clone()]) {
                reader.bare_clause(&passage.part(range));
            }
        }
    }
    reader.finish()
}

/// Whether a sentence says that the meeting's own body decided, or that it was decided, and leaves what to the clauses below it.
fn leads_to_clauses(scene: &Scene, habits: &Habits, text: &str) -> bool {
    let own = |end: usize| is_own(scene, habits, &text[..end]);
    decides_openly(scene, text) && scene.language.decider_at(text).is_none_or(own)
}

/// What a body that is no association's decides without a formula, in a paragraph that is one sentence and ends the item's
/// text: "Informationen noteras.", "Rådet fastställer följande dagar: …"
pub(super) fn last_decision(scene: &Scene, blocks: &Blocks, habits: &Habits) -> Option<Resolution> {
    // "Kommunfullmäktige utser följande nämndemän:" ⏎ "Lars Öst (S)": the rows are parts of what is decided.
    let rows = blocks.iter().rev().take_while(|block| block.kind == BlockKind::Row).count();
    let at = blocks.len().checked_sub(rows + 1)?;
    let last = blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph)?;
    let passage = blocks.passage(scene, last);
    let text = passage.text();
    let one = matches!(sentences(scene.language, text).as_slice(), [only] if only.start == 0);
    let ends = if rows > 0 { text.ends_with(':') } else { text.ends_with('.') };
    // "Rådet utsåg Bo Ek att justera protokollet.": in the past, where it is all that the item says.
    // "Frågan utgår.": nobody decides that.
    let goes_out = || scene.language.outcome_of(text) == Some(Outcome::Withdrawn);
    let whole = || blocks.len() == 1 && !goes_out() && tells_decision(scene, habits, text);
    if !one || !ends || text.len() > LONGEST_UNFORMED || !(decides_now(scene, habits, text) || whole()) {
        return None;
    }
    let heading = Heading { decides: true, ..Heading::default() };
    let mut reader = Reader::new(scene, &heading);
    reader.bare_clause(&passage);
    for row in blocks.iter().skip(at + 1) {
        reader.block(blocks, row);
    }
    reader.finish().pop()
}

/// Whether a sentence decides in the present: by a passive verb, or by a verb of the meeting's own body.
fn decides_now(scene: &Scene, habits: &Habits, sentence: &str) -> bool {
    let language = scene.language;
    if !sentence.starts_with(char::is_uppercase) {
        return false;
    }
    let Some(end) = language.decider_at(sentence) else {
        let present = |word: &str| language.passives_now().has(word.trim_end_matches(['.', ',']));
        return sentence.split_whitespace().any(present) && is_done(scene, sentence);
    };
    let rest = sentence[end..].trim_start();
    let verb = rest.split_whitespace().next().unwrap_or("");
    language.decision_verb(verb) == Some(VerbForm::Present)
        && is_own(scene, habits, &sentence[..end])
        && decides(language.outcome_of(rest))
        && !language.earlier().is_in(rest)
}

/// A sentence from where it begins to decide, if the one before has no full stop: "Förslaget diskuterades den 17:e" ⏎
/// "Beslutades att gå vidare."
fn from_decision(scene: &Scene, text: &str, sentence: Range<usize>) -> Range<usize> {
    let shown = &text[sentence.clone()];
    let begun = scene.language.decided_impersonally().latest_in(shown).filter(|(at, _)| shown[..*at].ends_with(' '));
    begun.map_or(sentence.start, |(at, _)| sentence.start + at)..sentence.end
}

/// "3. Val av justerare" ⏎ "Göran Pihl.": nothing but names under a title that says whom an association elects.
pub(super) fn elected_alone(scene: &Scene, blocks: &Blocks, title: &str) -> Option<Resolution> {
    let only = blocks.get(0).filter(|block| blocks.len() == 1 && block.kind == BlockKind::Paragraph)?;
    if !scene.language.election_leads().opens(title) {
        return None;
    }
    let passage = blocks.passage(scene, only);
    let text = passage.text();
    let names = Some(text.strip_suffix('.').unwrap_or(text)).filter(|text| text.len() <= LONGEST_NAMES)?;
    presenter_line(scene.language, names).filter(|found| found.evidence == Evidence::NamesOnly)?;
    let heading = Heading { decides: true, ..Heading::default() };
    let mut reader = Reader::new(scene, &heading);
    reader.bare_clause(&passage);
    let mut elected = reader.finish().pop()?;
    elected.clauses.iter_mut().for_each(|clause| clause.outcome = Some(Outcome::Elected));
    elected.outcome = Some(Outcome::Elected);
    Some(elected)
}

/// "14. Val av revisorer" ⏎ "Revisor 1 år: Bo Ek (omval)": nothing but posts and who has them under a title that says whom an
/// association elects.
pub(super) fn elected_in_rows(scene: &Scene, blocks: &Blocks, title: &str) -> Option<Resolution> {
    let rows = !blocks.is_empty() && blocks.iter().all(|block| block.kind == BlockKind::Row);
    if !rows || !scene.language.election_leads().opens(title) {
        return None;
    }
    let heading = Heading { decides: true, ..Heading::default() };
    let mut reader = Reader::new(scene, &heading);
    for block in blocks.iter() {
        for row in blocks.slices(block) {
            reader.bare_clause(&scene.passage(*row));
        }
    }
    let mut elected = reader.finish().pop()?;
    elected.clauses.iter_mut().for_each(|clause| clause.outcome = Some(Outcome::Elected));
    elected.outcome = Some(Outcome::Elected);
    Some(elected)
}

/// Longest sentence without a formula of decision that can be one, in bytes.
const LONGEST_UNFORMED: usize = 240;

/// Whether a sentence says what is decided here and now.
fn tells_decision(scene: &Scene, habits: &Habits, sentence: &str) -> bool {
    let language = scene.language;
    if !sentence.starts_with(char::is_uppercase) || sentence.ends_with('?') {
        return false;
    }
    // "Stämman valde enligt valberedningens förslag:" decides what the rows below say.
    let announces = sentence.ends_with(':');
    if announces && language.decider_at(sentence).is_none() {
        // "Till ledamöter för två år valdes:"
        let ends = language.election_verbs().closes(sentence.trim_end_matches(':'));
        let elects = || language.given_to().opens(&lowered(sentence)) && language.election_verbs().is_in(sentence);
        return (ends || elects()) && is_done(scene, sentence);
    }
    if language.decided_impersonally().opens(sentence) {
        return true;
    }
    // "Styrelsen fick i uppdrag att …": whoever is told to do something is named, and does not decide.
    if turned(scene, habits, sentence) || is_told_to(scene, sentence) && !language.earlier().is_in(sentence) {
        return true;
    }
    let Some(end) = language.decider_at(sentence) else {
        return is_done(scene, sentence) || is_told_to(scene, sentence) || did(scene, sentence);
    };
    let rest = sentence[end..].trim_start();
    let verb = rest.split_whitespace().next().unwrap_or("");
    let own = is_own(scene, habits, &sentence[..end]);
    if language.decides_now().has(verb) || language.decided().has(verb) || language.agrees().opens(rest) {
        return own && !language.earlier().is_in(rest);
    }
    // "Styrelsen beviljades ansvarsfrihet.": who is named is told of, and decides nothing.
    if language.decision_verb(verb) == Some(VerbForm::Passive) {
        return is_done(scene, sentence);
    }
    let recommends = language.recommends().has(verb) && is_board_of_another(scene, habits, &sentence[..end]);
    let active = !recommends && matches!(language.decision_verb(verb), Some(VerbForm::Present | VerbForm::Past));
    own && active && decides(language.outcome_of(rest)) && !tells_of_another_time(scene, sentence)
}

/// Whether a board is named in the minutes of an assembly: it recommends what the assembly decides.
fn is_board_of_another(scene: &Scene, habits: &Habits, name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = scene.language.definite_endings().trim_end(&name);
    scene.language.boards().has(&name) && habits.body.as_deref().is_some_and(|own| !own.contains(stem))
}

/// "Godkände dagordningen.", "Valde Anna Ek till kassör.": who did it need not be said.
fn did(scene: &Scene, sentence: &str) -> bool {
    let verb = sentence.split(' ').next().unwrap_or("");
    let past = || scene.language.decision_verb(&verb.to_lowercase()) == Some(VerbForm::Past);
    sentence.len() <= LONGEST_UNFORMED
        && past()
        && decides(scene.language.outcome_of(&lowered(sentence)))
        && !tells_of_another_time(scene, sentence)
}

/// With a small first letter.
pub(super) fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "Sven-Erik fick i uppdrag att boka tält."
fn is_told_to(scene: &Scene, sentence: &str) -> bool {
    let told = scene.language.told_to_do().earliest_in(sentence);
    sentence.len() <= LONGEST_UNFORMED && told.is_some_and(|(at, _)| at <= LONGEST_NAMES)
}

/// Longest names before what their bearers are told to do, in bytes.
const LONGEST_NAMES: usize = 80;

/// "Efter votering beslutade stämman att fördela …", "Efter diskussion enades mötet om att …", "Därefter beslöt årsmötet i
/// enlighet med styrelsens förslag": the verb before who decides.
fn turned(scene: &Scene, habits: &Habits, sentence: &str) -> bool {
    let language = scene.language;
    let mut words = sentence.match_indices(' ').map(|(at, _)| at + 1);
    // "Sedan frågan hade diskuterats, beslutade stämman att …": a clause before it tells of what was before.
    let whole = LazyCell::new(|| tells_of_another_time(scene, sentence));
    let of_another_time = |at: usize| {
        let before = sentence[..at].trim_end();
        let clause = at <= LONGEST_UNFORMED && before.ends_with(',') && date::find_dates(language, before).is_empty();
        if clause { tells_of_another_time(scene, &sentence[at..]) } else { *whole }
    };
    words.any(|at| {
        let rest = &sentence[at..];
        let verb = rest.split(' ').next().unwrap_or("");
        let agreed = language.agreed().has(verb);
        let plain = language.decides_now().has(verb) || language.decided().has(verb);
        let behind = rest[verb.len()..].trim_start();
        let who = behind.split([' ', ',', '.']).next().unwrap_or("");
        if language.decided_by_none().has(verb) {
            let adverb = language.decided_how().has(who);
            let clause = if adverb { behind[who.len()..].trim_start() } else { behind };
            let inner = language.opens_inner_clause().earliest_in(&sentence[..at]).is_some();
            return !inner && language.clause_leads().opens(clause) && !of_another_time(at);
        }
        if who.is_empty() || !(language.body_noun(who) || language.general_body_names().has(who)) {
            return false;
        }
        // "Med 21 röster mot 13 avslog stämman motionen": a verb that says what became of it.
        let acts = || matches!(language.decision_verb(verb), Some(VerbForm::Present | VerbForm::Past));
        if !agreed && !plain && (!verb.starts_with(char::is_lowercase) || !acts()) {
            return false;
        }
        let clause = behind_manner(language, behind[who.len()..].trim_start_matches([' ', ',']));
        let told = || match plain {
            true => language.clause_leads().opens(clause) || decides(language.outcome_of(rest)),
            false => decides(language.outcome_of(rest)),
        };
        let leads = match agreed {
            true => language.clause_leads().opens(clause) || language.agreed_on().opens(clause),
            false => told(),
        };
        is_own(scene, habits, who) && leads && !of_another_time(at)
    }) && !language.earlier().is_in(sentence)
}

/// What was decided, behind how it was: "enhälligt att …", "med 11 röster mot 5 att …", "efter votering att …".
fn behind_manner<'t>(language: &Language, clause: &'t str) -> &'t str {
    let word = clause.split(' ').next().unwrap_or("");
    if language.decided_how().has(word) {
        return clause[word.len()..].trim_start();
    }
    if !language.decided_with().has(word) {
        return clause;
    }
    let ends = clause.match_indices(' ').map(|(at, _)| at + 1).take_while(|at| *at <= LONGEST_MANNER);
    let behind = ends.map(|at| &clause[at..]).find(|rest| language.clause_leads().opens(rest));
    behind.filter(|rest| !clause[..clause.len() - rest.len()].contains([',', '.'])).unwrap_or(clause)
}

/// Bytes of the words that say how something was decided.
const LONGEST_MANNER: usize = 60;

/// "Budgeten antogs.", "Solveig Ek valdes till revisor.": a passive that decides, and nothing that tells of another time.
fn is_done(scene: &Scene, sentence: &str) -> bool {
    // "Redogörelsen, enligt vilken kassan den 30 juni uppgick till 812 kronor, lades till handlingarna.": the day is the inner
    // clause's.
    let inner = scene.language.opens_inner_clause().earliest_in(sentence);
    let parted = inner.and_then(|(at, _)| Some((at, at + 1 + verb_behind(scene.language, &sentence[at + 1..])?)));
    let earlier = || match parted {
        Some((end, verb)) => {
            tells_of_another_time(scene, &sentence[..end]) || tells_of_another_time(scene, &sentence[verb..])
        }
        None => tells_of_another_time(scene, sentence),
    };
    if sentence.len() > LONGEST_UNFORMED || earlier() {
        return false;
    }
    // "Att justera protokollet valdes Anna Ek.", "Till att justera utses Bo Ek.": what they are to do stands before the verb.
    let small = sentence.to_lowercase();
    // "Till valkommitté att förbereda valen utsågs Bo Ek.": what it is for, too.
    let given = scene.language.given_to().cut_from(&small);
    let purpose = inner
        .filter(|_| given.is_some())
        .is_some_and(|(at, _)| scene.language.clause_leads().opens(sentence[at..].trim_start_matches([' ', ','])));
    let led = (purpose || scene.language.clause_leads().opens(given.unwrap_or(&small)))
        && scene.language.election_verbs().is_in(sentence);
    let inner = inner.filter(|_| !led);
    let clause = inner.map_or(sentence, |(at, _)| match verb_behind(scene.language, &sentence[at + 1..]) {
        Some(verb) => &sentence[at + 1 + verb..],
        None => &sentence[..at],
    });
    let form = |(at, word): (usize, &str)| {
        let word = word.trim_end_matches(['.', ',', ';']);
        if word.starts_with(char::is_lowercase) {
            return scene.language.decision_verb(word);
        }
        // "Godkändes.", "Lades till handlingarna.": the title is the subject.
        let verb = at == 0 && word.chars().skip(1).all(char::is_lowercase);
        verb.then(|| scene.language.decision_verb(&word.to_lowercase())).flatten()
    };
    let mut forms = clause.split_whitespace().enumerate().filter_map(form);
    forms.find(|form| !(led && *form == VerbForm::Infinitive)) == Some(VerbForm::Passive)
        && (decides(scene.language.outcome_of(sentence)) || hands_over(scene.language, clause))
}

/// "Röstlängden, som upptar 11 delägare, lästes upp och godkändes.": where the verb stands behind the comma that ends an inner
/// clause.
fn verb_behind(language: &Language, inner: &str) -> Option<usize> {
    let mut stops = inner.match_indices(", ").map(|(at, comma)| at + comma.len()).take(MOST_STOPS);
    stops.find(|at| {
        let word = inner[*at..].split([' ', '.', ',']).next().unwrap_or("");
        let passive = || language.decision_verb(word) == Some(VerbForm::Passive);
        word.starts_with(char::is_lowercase) && (language.is_finite(word) || passive())
    })
}

/// Commas behind which the verb of a sentence is looked for.
const MOST_STOPS: usize = 4;

/// "Avsägelsen överlämnades till kyrkofullmäktige."
fn hands_over(language: &Language, sentence: &str) -> bool {
    language.hands_over().earliest_in(sentence).is_some_and(|(at, words)| {
        let whom = &sentence[at + words.len()..];
        let first = whom.split([' ', ',', '.']).next().unwrap_or("");
        language.body_noun(first) || language.general_body_names().has(first)
    })
}

fn decides(outcome: Option<Outcome>) -> bool {
    outcome.is_some_and(|outcome| outcome != Outcome::Other)
}

/// Whether the words before any inner clause tell of another time than that of the meeting.
fn tells_of_another_time(scene: &Scene, sentence: &str) -> bool {
    let language = scene.language;
    let clause = language.opens_inner_clause().earliest_in(sentence).map_or(sentence, |(at, _)| &sentence[..at]);
    language.not_decided_here().is_in(clause)
        || date::find_dates(language, clause).into_iter().any(|day| {
            let before = clause[..day.start].trim_end();
            let lead = |lead: &&str| before.strip_suffix(lead.trim_end()).filter(|before| before.ends_with(' '));
            let before = language.day_leads().all().iter().find_map(lead);
            let before = before.unwrap_or(&clause[..day.start]).trim_end();
            // "Protokollet från möte 6, 2024-04-23, godkändes": the day of what the commas stand behind.
            let apposed = before.ends_with(',') && clause[day.end..].starts_with(',');
            // "Protokollet från föregående sammanträde den 12 september upplästes".
            let noun = before.rsplit(' ').next().unwrap_or("").to_lowercase();
            let of_paper = language.meeting_nouns().has(&noun) && language.days_of_papers().is_in(before);
            // "Till ombud vid årsmötet den 2 september utsågs Bo Ek": the day of what somebody is elected for.
            let chosen =
                language.given_to().opens(&lowered(clause)) && language.election_verbs().is_in(&clause[day.end..]);
            !apposed
                && !chosen
                && !of_paper
                && !language.days_of_papers().closes(before)
                && !language.decided_periods().closes(before)
        })
}
