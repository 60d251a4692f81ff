//! What the reading of debates asks: who moves, states and votes, and with which words.

use super::Language;
use super::wording::{Wording, wordings};
use crate::model::MotionKind;

wordings! {
    /// Words of sentences.
    sentence_words: SentenceWords {
        /// What stands before a full stop that ends no sentence.
        abbreviations,
        /// What joins two parts of a list: " och ".
        joint_of_two,
        /// What a line ends with that goes on: " och".
        open_joint,
        /// What joins the last of a list to what is cut off behind it.
        joint_at_end,
        /// What opens a clause of a decision: "att ".
        clause_leads,
        /// What stands, as it is printed, in every text that says that an item was adjusted at once.
        adjusted_item_stems,
    }
    /// Words of motions.
    motion_words: MotionWords {
        /// What stands in every sentence of running text that tells of a motion.
        motion_stems,
        /// What somebody does who moves something.
        motion_verbs,
        /// The verbs that tell of a motion in running text.
        told_motion_verbs,
        /// What those do who hand in a motion whose words stand below: "lämnar följande tilläggsyrkande:".
        motion_announced,
        /// What ends the movers where they stand behind the verb.
        mover_stops,
        /// Endings that make a word of motions what is voted on: "återremissyrkandet".
        motion_objects,
        /// What counts the choices of a mover: "i andra hand".
        order_of_choice,
        /// Words that move that a proposal be approved.
        moves_approval,
        /// Words that move that a proposal be rejected.
        moves_rejection,
        /// Words that move that a matter be sent back.
        moves_referral,
        /// Words that move that a matter be put off.
        moves_adjournment,
        /// Words that move an addition.
        moves_addition,
        /// Words that move a change.
        moves_amendment,
    }
    /// Words around movers.
    mover_words: MoverWords {
        /// What leads to parties without names: "Ledamöterna från M och KD".
        party_leads,
        /// What stands behind a party for its members: "Moderaternas ledamöter".
        party_tails,
        /// What may stand before such a party.
        all_of_party,
        /// What a party's name takes on before its members.
        genitive_ending,
        /// What stands between movers and those who concur with them.
        concurrence,
        /// What stands before a name and belongs to nobody: "tjänstgörande ersättarna Marie Bryn (V)".
        mover_leads,
        /// Those of them that only join names.
        joint_before_mover,
        /// What joins a party to the one before.
        joint_before_party,
    }
    /// Words of disqualification.
    recusal_words: RecusalWords {
        /// What stands in every sentence of running text that tells of a recusal.
        recusal_stems,
        /// What those do who are disqualified.
        recusal_verbs,
        /// What stands before those who are disqualified, where the sentence begins with the reason.
        recusal_leads,
    }
    /// Words of reservations and statements.
    statement_words: StatementWords {
        /// What those do who dissent or state something.
        statement_verbs,
        /// Behind whoever is named at the beginning of a statement: what they think.
        opinion_verbs,
        /// What is stated, in a sentence that leads in to it: "lämnar följande särskilda yttrande:".
        statement_nouns,
        /// What stands in each of them, as it is printed.
        statement_stems,
        /// In a heading before those whose it is.
        signed_leads,
        /// Before those who reserve themselves, and what ends their names.
        turned_statement_verbs,
        /// What stands before those who reserve themselves, in small letters: "mot beslutet:".
        statement_openers,
        turned_statement_stops,
    }
    /// Words of votes.
    vote_words: VoteWords {
        /// What a line of its own about a vote begins with.
        vote_openers,
        /// What the second sentence of a proposition begins with: "Nej för avslag."
        second_meanings,
    }
    /// Words of tallies, in small letters.
    tally_words: TallyWords {
        /// What stands in every text that can tell of a vote, as it is printed.
        vote_signs,
        /// The answer of those who are for it.
        yes,
        /// The answer of those who are against it.
        no,
        /// The second answer as it is printed.
        no_signs,
        /// What is glued to an answer: "ja-röster".
        ballot_nouns,
        /// The same where an answer has a meaning: "ja-röst för avslag".
        ballot_noun,
        /// Those who vote.
        voting_members,
        /// Those who are counted because they do not.
        members_counted,
        /// What voters do.
        votes,
        /// What is counted, between the number and the answer: "23 st ja", "12 röster för".
        count_units,
        /// What stands before a count: "antal ja: 6".
        count_labels,
        /// What stands in every text that counts abstentions.
        abstain_signs,
        /// What stands before the colon and the number of abstentions.
        abstain_labels,
        /// What is counted behind such a label, or has a meaning of its own.
        abstain_counts,
        /// What those do who abstain, and their ballots.
        abstaining,
        /// What votes are for a proposal: "12 för".
        votes_for,
        /// What they are against it.
        votes_against,
        /// The same by what is voted for.
        votes_for_approval,
        /// And its opposite.
        votes_for_rejection,
        /// What names the side of those who are for it, before how many they are.
        approving_sides,
        /// And that of those who are against it.
        rejecting_sides,
        /// How a word begins that counts the absent.
        absent_signs,
        /// What the absent are.
        absent,
        /// "två ledamöter är frånvarande"
        are,
        /// What stands in every text that counts pairs.
        paired_signs,
        /// What those are who stay away in pairs.
        paired,
        /// What stands in every text that prints two numbers, yes first.
        pair_signs,
        /// What stands before two such numbers.
        pair_labels,
        /// How a word begins that stands before them.
        pair_stems,
        /// What stands between them.
        against,
        /// What an answer does to its meaning: "ja innebär bifall".
        means,
        /// What may stand there behind the word for a ballot.
        is_or_equals,
        /// What joins the meanings of two answers.
        meaning_joints,
        /// Who gives an answer: "den som".
        whoever,
        /// What they want.
        wants,
        /// Abbreviations whose full stop belongs to what they end.
        short_before_stop,
        /// Numbers in words, from nought.
        numbers_in_order,
        /// The tens in words, from twenty; a number below ten may be glued to one.
        tens_in_order,
        /// Other words for nought.
        nought,
        /// Other words for one.
        one,
    }
}

impl Language {
    /// A number in words of small letters.
    pub(crate) fn number_in_words(&self, word: &str) -> Option<u32> {
        match () {
            () if self.nought().has(word) => Some(0),
            () if self.one().has(word) => Some(1),
            () => self
                .numbers_in_order()
                .place(word)
                .and_then(|at| u32::try_from(at).ok())
                .or_else(|| self.tens_in_words(word)),
        }
    }

    /// "trettio", "trettiofem".
    fn tens_in_words(&self, word: &str) -> Option<u32> {
        if !self.tens_in_order().opens(word) {
            return None;
        }
        let tens = self.tens_in_order().all().iter().enumerate();
        let (at, rest) = tens.filter_map(|(at, ten)| Some((at, word.strip_prefix(ten)?))).next()?;
        let ones = match rest {
            "" => 0,
            _ if self.one().has(rest) => 1,
            _ => self.numbers_in_order().all().iter().take(10).position(|known| *known == rest).filter(|n| *n > 0)?,
        };
        u32::try_from((at + 2) * 10 + ones).ok()
    }

    /// Words that tell what is moved, with what it is.
    pub(crate) fn motion_kinds(&self) -> impl Iterator<Item = (&'static str, MotionKind)> {
        [
            (self.moves_approval(), MotionKind::Approve),
            (self.moves_rejection(), MotionKind::Reject),
            (self.moves_referral(), MotionKind::ReferBack),
            (self.moves_adjournment(), MotionKind::Adjourn),
            (self.moves_addition(), MotionKind::Add),
            (self.moves_amendment(), MotionKind::Amend),
        ]
        .into_iter()
        .flat_map(|(words, kind)| words.all().iter().map(move |word| (*word, kind)))
    }
}
