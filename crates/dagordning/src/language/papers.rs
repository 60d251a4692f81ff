//! What the assembly of documents asks: the covers, titles, decisions, references and lists of a meeting's papers.

use super::Language;
use super::wording::{Wording, wordings};

wordings! {
    /// Words of the adjustment of the minutes.
    adjusting_words: AdjustingWords {
        /// What a title says that is about choosing adjusters or about when they adjust.
        adjusting_subjects,
        /// What adjusters do.
        adjusts,
        /// The office for which adjusters are elected, with the word before it.
        elected_to_adjust,
        /// What a title says that is about who leads the meeting or takes its minutes, in small letters.
        officer_subjects,
        /// The office of whoever leads the meeting, or what they do, with the word before it.
        elected_to_lead,
        /// The same of whoever takes its minutes.
        elected_to_write,
        /// A second office behind the first, for two people in the same order.
        joined_offices,
        /// What stands between two names or offices.
        joined_by,
        /// What stands between the office and the names.
        election_fillers,
        /// What ends the names.
        election_stops,
        /// What somebody does who elects them.
        election_verbs,
        /// The same at the head of a sentence.
        opening_elections,
        /// What leads to the place and time of the adjustment.
        adjusting_verbs,
        /// What stands before a place.
        place_leads,
        /// What parts adjusters from their substitutes.
        before_substitutes,
        /// Says that there are substitutes.
        substitutes,
        /// What stands before adjusters and is nobody's name, in any case.
        adjuster_leads,
        /// What stands behind adjusters.
        adjuster_tails,
        /// Heads those who were called to a meeting, in small letters.
        called_heads,
        /// Labels that are words of sentences, in small letters.
        labels_with_colon,
        /// What a label broken over lines goes on behind.
        open_label_words,
        /// What the value of a label of time or place cannot end with, in small letters.
        open_value_words,
        /// What a street's name ends with, in small letters.
        street_endings,
        /// Says how minutes are adjusted, and so that no place is named.
        ways_of_adjusting,
        /// What a secretary's title ends with.
        secretary_endings,
        counting_letters,
        nominations,
        posts_of_secretaries,
        /// The rest of the label for where the minutes are kept.
        storage_leads,
        /// Says that the minutes are posted, before the day.
        posts,
        /// Says that somebody attests the posting or an extract.
        attests,
        /// Opens the words under a line to sign on.
        signature_words,
        /// Stands over those who sign old minutes: their day is that of the meeting.
        closing_days,
        /// Says that the adjustment was made known.
        posting_words,
        /// What tells that minutes are posted, in small letters.
        posting_stems,
        /// What tells until when, in small letters.
        posting_ends,
        /// Where the adjustment is made known.
        notice_board,
        /// What stands in every line that says that the minutes are adjusted.
        adjusted_stems,
        /// The label of initials at the foot of a page.
        initials_labels,
    }
    /// Words of the cover and of the meeting's data.
    cover_words: CoverWords {
        /// Opens a line that tells of a break, in any case.
        breaks_the_meeting,
        /// Opens a line that tells of a break, as it is printed.
        breaks,
        /// Says that a time is that of a break.
        break_stems,
        /// What is common to all forms of the word for a break, with a capital or not.
        break_word_stems,
        /// What parts a place from a sentence about breaks.
        break_sentences,
        /// What joins a document's title to the body.
        title_joints,
        /// Opens a cell that points to a list on another page.
        points_elsewhere,
        /// What the scope of a participant cannot end with.
        open_scope,
        /// Those of them that a name follows.
        open_substitution,
        /// What the first word of a federation's name ends with.
        federation_endings,
        /// What goes on with a body's name behind its noun.
        body_goes_on,
        /// What leads to a body's purpose.
        body_purpose,
        /// What the heading over those who attended says, not over those called.
        attended,
        /// Little words that tie place and time together.
        ties_place_and_time,
        /// What a sentence says of a meeting that is not held.
        cancelling,
        /// What tells in a line that its title is that of a meeting that is not held.
        cancelling_stems,
        /// What such a sentence calls a meeting besides the nouns of assemblies.
        meeting_nouns,
        /// What calls to a meeting.
        summoning,
        /// What stands before a day that something is to be done by.
        days_of_deadlines,
        /// What stands before the place in a call to a meeting.
        summons_place_leads,
        /// What stands before the colons of a mail's head, in small letters.
        mail_labels,
        /// Those of them behind which the day of sending stands.
        mail_days,
        /// What stands behind such a word and is no place: "i enlighet med".
        summons_no_places,
        /// The words before a place in small letters: " i föreningslokalen".
        summons_lower_leads,
        /// What ends the place in a call to a meeting.
        summons_place_stops,
        /// What stands before the number of minutes.
        minutes_number_labels,
    }
    /// Words of running headers and of lines that go on.
    running_words: RunningWords {
        /// Says that a heading goes on on another page.
        goes_on,
        /// What stands before the page number in a running header.
        running_page_labels,
        /// What follows a hyphen that stands for the second half of a word: "barn- och ungdom".
        after_hanging_hyphen,
        /// What goes on with a long heading.
        heading_goes_on,
    }
    /// Words of decisions and proposals.
    decision_words: DecisionWords {
        /// The word that opens a clause, alone on its line.
        hanging_clause,
        /// What a body does that proposes.
        proposes,
        /// Words behind it that are nobody to propose to.
        not_recipients,
        /// What the recipient is asked to do in its turn.
        to_propose_further,
        /// What ends a line that says whom something is proposed to.
        to_decide_tails,
        /// What a body does that endorses a proposal.
        endorses,
        /// What follows the body that is to decide.
        decides_tails,
        /// What joins two entries of a list, alone on its line.
        joint_alone,
        /// What an entry of a list ends with when another follows.
        entry_ends,
        /// What joins a clause to the next.
        joint_of_clauses,
        /// What a body does that decides.
        decides_that,
        /// What stands in every sentence that proposes a decision.
        decision_stems,
        /// What such a sentence calls the proposal.
        proposal_phrase,
        /// Verbs of a decision that is taken.
        decides_now,
        /// Verbs of a proposal that is made.
        proposes_now,
        /// Verbs of a decision that may be an earlier one.
        decided,
        /// What opens the sentence of a decision that names nobody.
        decided_impersonally,
        /// How a meeting decides without the verb of decision, behind its name.
        agrees,
        /// What a body is asked to do that a proposal names first: "Stämman föreslås besluta att …".
        is_to_decide,
        /// The verbs of that where they stand before its name.
        agreed,
        /// What stands between such a verb with its subject and what was agreed.
        agreed_on,
        /// A verb of decision that nobody stands beside: "Efter diskussion beslöts att …".
        decided_by_none,
        /// What may stand between it and what was decided.
        decided_how,
        /// What opens the words between them that say how: "med 11 röster mot 5".
        decided_with,
        /// What opens a clause inside a sentence.
        opens_inner_clause,
        /// What gives a matter to somebody, behind their name.
        told_to_do,
        /// Labels of who sees to what was decided and until when, where no colon follows.
        task_labels,
        /// How somebody's words go into the minutes behind what was decided, in small letters.
        put_into_minutes,
        /// What tells that somebody came or went, behind their name.
        comes_or_goes,
        tasks_of_people,
        /// What stands before a day that tells which paper is meant.
        days_of_papers,
        /// What stands before a time that something is decided for.
        decided_periods,
        /// What hands a matter on to a body, before its name.
        hands_over,
        /// What tells of another time, or of what is not done yet.
        not_decided_here,
        /// Says that a decision is an earlier one.
        earlier,
        /// What a body is called in its own minutes.
        general_body_names,
        /// Endings of the definite form of a body's noun.
        definite_endings,
        /// What those do who dissent, in running text.
        reserves,
        /// Opens a sentence about members without names.
        all_members,
        /// Says that something follows.
        following,
        /// Says that what follows has come in.
        announced,
        /// Opens a line that names a proposer in the genitive.
        according_to,
        /// What stands between a proposal and whom it is put to.
        proposal_to,
        /// Words that end like a verb in the present and decide nothing.
        not_deciding,
        /// What stands before a proposer, in any case.
        proposer_leads,
        /// What stands before a proposal and its proposer, in any case.
        proposal_leads,
        /// What a proposal is called that was moved at the meeting.
        moved_proposals,
        /// What stands before those who moved it.
        moved_by,
        /// What joins a proposal to what was moved besides.
        joined_proposals,
        /// What a proposal is called behind its proposer.
        proposal_words,
        /// What a sentence ends with that a proposal follows.
        proposal_ends,
        /// What stands before the body that a proposal is put to.
        addressee_leads,
        /// The heading of an account below a decision.
        account_headings,
        /// Passives of decisions that are taken now.
        passives_now,
        /// Verbs of those who move something at the meeting.
        moved_before,
        /// Verbs of those who propose something at the meeting.
        proposed_before,
        /// What tells that somebody spoke, answered or thanked, and nothing was decided.
        narrates,
        /// What a sentence ends with that goes on with the heading it names.
        names_heading,
    }
    /// Words of references to earlier decisions.
    reference_words: ReferenceWords {
        /// What may stand between a body's name and the day on which it decided.
        between_body_and_date,
        /// What stands before a body that a matter was given to.
        given_to,
        /// What stands before the body that acted, behind the verb.
        agent_leads,
    }
    /// Words of titles.
    title_words: TitleWords {
        /// What a title cannot end with.
        title_goes_on,
        /// Verbs of which a sentence is known.
        finite_verbs,
        /// How verbs end that tell what was done.
        past_endings,
        /// How other verbs of sentences end.
        finite_endings,
        /// Stems of words in the title of the item that opens or closes the meeting.
        opens_or_closes,
        /// How long somebody is elected for: a title may end with it.
        terms_of_office,
        /// How a title begins under which somebody is elected.
        election_leads,
        /// Sorts of matters that are numbered under one title, before their number.
        matter_nouns,
        /// What a line below a title begins with that names who raised the matter, in any case.
        mover_lines,
        /// Labels of the time at which an item is to be taken up.
        item_time_labels,
        /// What stands over the signs of those who are listed: "Sign.".
        sign_heads,
        /// Heads of a column that says whom each of those beside comes from: "Utsedd av".
        sender_heads,
        /// What begins a row of a list of matters, before who raises each: "Motion av ".
        raised_rows,
        /// How the title of a list of matters begins: "Anmälda motioner".
        raised_titles,
        /// What the title of the item says that begins the meeting.
        opens_meeting,
        /// What a text says of what is not public.
        secrecy_words,
        /// What is said to be secret, in small letters.
        secrecy_subjects,
        /// What is said of it.
        secrecy_states,
        /// How a text begins that says so of a §.
        secrecy_leads,
        /// Stems of words in the title of the item that closes the meeting.
        closes_meeting,
        /// Titles of items behind which nothing but the meeting's end stands, in small letters.
        other_matters,
        /// What opens a clock time at the end of a title.
        clock_behind_title,
        /// What stands before a clock time that the title tells of.
        tells_of_times,
        /// What stands between a paper's own day and that on which it was changed.
        changed,
        /// Abbreviations at the end of a title.
        abbreviations_at_end,
        /// Labels of those who raise a matter, on a line of their own.
        mover_labels,
        /// Says that a title names only the first of those who raised the matter.
        and_others,
        /// What those do who raise a matter.
        raises,
        /// What they raise.
        raised,
        /// Says before those who raised it that a matter was raised.
        raised_by,
        /// What whoever raises a matter does.
        wishes,
        /// The matter as those name it who speak of it.
        of_motions,
        /// What a title ends with that says who informs.
        informs,
        /// How the title begins, in small letters, of what is told and not decided.
        reports,
        /// What stands before those who raised a matter, where a party is not in brackets.
        movers_behind,
        /// What stands before those who raised a matter.
        movers_behind_title,
        /// What stands between those who raised a matter and the matter.
        matter_leads,
    }
    /// Words of the lists bound behind the minutes.
    annex_words: AnnexWords {
        /// The head of a list of ballots that was read cell by cell.
        scattered_name_heads,
        /// The head of its results.
        scattered_result_heads,
        /// What the lines above a list begin with that belong to it.
        annex_leads,
        /// What a line begins with that names an annex.
        annex_label,
        /// What stands before an annex's number.
        annex_number_labels,
        /// Headings of lists of annexes, in small letters.
        annex_list_heads,
        /// What running text calls an annex before its number, in small letters.
        annex_mentions,
        /// What a row begins with that carries sums over to another page.
        carried_over,
        /// What the title of rules says, whose §§ are their own.
        rules_titles,
    }
}
