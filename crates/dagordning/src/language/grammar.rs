//! What the grammar of lines and clauses asks: the small words around dates, times, numbers, amounts and case ids.

use super::Language;
use super::wording::{Wording, wordings};

wordings! {
    /// Words around dates.
    date_words: DateWords {
        /// What joins two days: "20 och 21 juni".
        joint_of_days,
        /// What makes a day's number an ordinal.
        day_endings,
        /// What stands before a year: "11 december år 2014".
        year_labels,
        /// What stands before a day: "den 5 maj".
        day_articles,
    }
    /// Words around times and spans of time.
    time_words: TimeWords {
        /// Units of hours, the longest first.
        hour_units,
        /// Units of minutes, the longest first.
        minute_units,
        /// What joins hours and minutes: "1 timme och 30 minuter".
        joint_of_durations,
        /// What joins two times: "13.00 till 14.30".
        until,
        /// What hedges a time or duration: "ca".
        hedges,
        /// The hedges that stand before the label of a clock time.
        hedges_before_clock,
        /// What stands before a clock time: "kl".
        clock_labels,
        /// What stands before a label of a clock time in two languages: "kl./klo".
        clock_doubled,
        /// Labels with a capital that leave a time without "kl" a time.
        time_labels,
        /// Behind an hour of the morning: "f. m."
        before_noon,
        /// Behind an hour of the afternoon or evening: "e. m."
        after_noon,
        /// What a duration at the end of a line ends with.
        duration_ends,
    }
    /// Words around page numbers.
    page_words: PageWords {
        /// What stands before a page number: "Sida".
        page_labels,
        /// What stands before the number of pages: "av 22".
        page_totals,
        /// What stands before the number of a page where its line parts pages of plain text.
        page_labels_alone,
        /// What stands before the number of pages there.
        page_totals_alone,
        /// Small and frequent words that no page of running text is without.
        common_words,
    }
    /// Words around the numbers of items and clauses.
    number_words: NumberWords {
        /// Words written as a body's abbreviation is, that are none: "Se § 12".
        not_body_codes,
        /// What an item may be called before its number: "Ärende 1".
        item_nouns,
        /// What stands before the numbers of items that are spoken of: "punkterna 11–13".
        item_references,
        /// What stands between that and the number: "nr".
        number_signs,
        /// Units of what a number counts, so that it is no item's: "12 kr".
        counted_units,
        /// The word that opens a clause of a decision, as it is printed.
        clause_openers,
        /// The words directly before a list of clauses.
        leads_to_clauses,
        /// Parties that print as the letter of a clause does: "(s)".
        parties_like_letters,
    }
    /// Words of sentences that tell who was there, as old minutes have them.
    told_words: ToldWords {
        /// What opens the sentence of those who were there: "närvarande voro".
        told_there,
        /// What opens that of those who were there besides: "vidare närvoro".
        told_beside,
        /// What opens that of those who were not: "frånvarande var".
        told_away,
        /// What joins those who are named: "ävensom".
        told_joints,
        /// Those of them behind which others may follow than before: "samt".
        told_strong_joints,
        /// Before the name of who takes the minutes: "sekreteraren".
        told_secretary,
        /// What stands for somebody who was named: "honom".
        told_pronouns,
        /// Before the name of who chairs: "ordföranden".
        told_chair,
        /// Before the name of who stands in for the chair: "vice ordföranden".
        told_vice_chair,
        /// Before the names of members: "ledamöterna".
        told_members,
        /// Before the names of substitutes: "suppleanten".
        told_substitutes,
        /// What the titles end with that stand before names: "lantbrukaren".
        told_titles,
        /// Between a substitute and whom they replace: "vilken tjänstgjorde i stället för".
        told_stands_for,
        /// Of whom of those just named something is told: "den sistnämnde".
        told_of_last,
        /// Before what they did there: "såsom".
        told_as,
    }
    /// Words around amounts of money.
    amount_words: AmountWords {
        /// Words before a number that make it a year.
        before_years,
        /// What opens a range of amounts: "från", "mellan".
        range_openers,
        /// What joins the two ends of such a range.
        range_joints,
        /// What says that an amount is below zero.
        negative_signs,
        /// What opens the unit of a rate: "per kvadratmeter".
        rate_openers,
        /// What a unit of money printed before its number begins with.
        leading_units,
        /// Units that stood before their numbers as words: "kr 2:25".
        spelled_units,
        /// What follows such an opener without being a unit: "per den 31 juli".
        not_rates,
        /// What joins two units of a rate: "per barn och år".
        joint_of_rates,
        /// The units of time that a rate may have behind another unit.
        rate_times,
        /// Words after "12 miljoner" that are not what it counts.
        not_counted,
        /// Beginnings of words that speak of money.
        money_stems,
        /// Whole words that speak of money.
        money_words,
    }
    /// Words around case ids.
    case_id_words: CaseIdWords {
        /// Words before a label that make it another register's: "Dok nr".
        other_registers,
        /// Words before numbers that are somebody else's: laws, reports, circulars, annexes, telephones.
        foreign_numbers,
        /// What such words may end with.
        foreign_endings,
        /// What stands between two ids of one list.
        joint_of_case_ids,
        /// Words in capitals before numbers that are no organ's code.
        not_organ_codes,
        /// Words before a class of the archive's plan, in small letters.
        plan_words,
        /// What the abbreviation of a collection of statutes ends with.
        statute_endings,
    }
    /// Words beside signs that were read for others.
    mending_words: MendingWords {
        /// What stands before a clock time in which letters may be digits.
        labels_of_damaged_times,
        /// Words in capitals that are no organ before a damaged §.
        not_organs_of_sections,
        /// Parties in brackets as text recognition reads them.
        parties_as_read,
        /// The same parties as they are printed.
        parties_as_printed,
    }
    /// Words around people's names.
    person_words: PersonWords {
        /// Small words inside a name: "von", "af".
        name_particles,
        /// What stands before surnames: "herr", "fru".
        honorifics,
        /// Those of them that stand before several.
        honorifics_of_several,
        /// How the names of schools end.
        school_endings,
        /// Short words without a vowel that are no party's abbreviation.
        no_local_party,
        /// The vowels.
        vowels,
        /// What the name of an organization in one word ends with, where a title never does.
        organization_endings,
        /// What may be glued to the front of a surname with its own capital: "al-Hassan".
        name_prefixes,
        /// Capitals of surnames that text recognition reads as small letters.
        small_initials,
        /// What the surnames end with that are taken for names in spite of that.
        sons_endings,
        /// What the name of a company ends with.
        company_endings,
        /// What joins the last two names of a list.
        joint_of_names,
        /// What stands between an office and the body that it is held in.
        office_places,
        /// What follows an office when the person holds another one, too.
        also_in_office,
        /// Before the title of somebody who acts in another's place.
        acting,
        /// What the name of a party in one word ends with.
        party_endings,
    }
    /// Words around names in a roster.
    roster_words: RosterWords {
        /// Says that a substitute serves, before the name.
        serving_substitutes,
        /// Says that a substitute serves, after the name.
        serving,
        /// Says that a substitute does not serve, after the name.
        not_serving,
        /// What guests are who came for one matter or for others than the organization.
        guest_titles,
        /// What the titles of the elected end with: "förbundsordförande".
        guest_title_endings,
        /// What the heading says over whoever was there, members and staff alike.
        mixed_heads,
        /// What the heading says over guests, whatever their titles.
        guest_heads,
        /// What stands before the side that somebody signs for.
        signing_sides,
        /// Titles of those who are members by them.
        titles_of_members,
        /// What the heading says over those who decide, substitutes among them.
        deciding_heads,
        /// What a person's title says who takes the minutes.
        secretary_titles,
        /// What stands before a place in running text.
        location_leads,
        /// Says that something takes place, behind its name.
        takes_place,
        /// Says that a person took part for a while.
        partly,
        /// What stands before the organization that somebody comes from.
        sent_from,
        /// Says that one person replaces another, the longest first.
        replacing,
        /// Says that a seat is vacant where the party's name follows: "tom (V)-plats".
        vacant_before_party,
        /// What follows the party of such a seat.
        seat_endings,
        /// Says that a person takes part from afar.
        remote,
        /// Why somebody is not there, in brackets, in small letters.
        reasons_away,
        /// Says that a person has a conflict of interest.
        conflict_of_interest,
        /// Before a clock time until which a person took part.
        clock_until,
        /// Before a clock time from which a person took part.
        clock_from,
        /// Before a clock time, glued to it or not.
        clock_abbreviations,
        /// Names of the parts of an item: "punkt A".
        parts_of_item,
        /// What joins the names of such parts.
        joint_of_parts,
        /// Before the first § at which a person took part.
        scope_from,
        /// Before the last § at which a person took part.
        scope_until,
        /// Before §§ at which a person took no part.
        scope_except,
        /// Before §§ at which a person took part for a while.
        scope_partial,
        /// What ties the first to the last § that minutes hold.
        extent_until,
        /// What joins two of them.
        extent_joints,
        /// What they are called before their numbers.
        extent_nouns,
        /// Before the only §§ at which a person took part.
        scope_only,
        /// What §§ and items are called before their numbers.
        scope_nouns,
        /// What joins two §§ of a list.
        joint_of_scopes,
        /// What joins the last § of a list after a comma.
        joint_after_comma,
    }
    /// Words around the names of presenters.
    presenter_words: PresenterWords {
        /// What presenters do, at the end of a line that names them.
        presenting_verbs,
        /// What joins presenters on one line.
        joint_of_presenters,
        /// What joins the halves of one title.
        joint_within_title,
        /// Labels of telephone numbers.
        telephone_labels,
    }
}

impl Language {
    /// Parties in brackets as text recognition reads them, with what they are.
    pub(crate) fn misread_parties(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let printed = self.parties_as_printed().all().iter();
        self.parties_as_read().all().iter().zip(printed).map(|(read, printed)| (*read, *printed))
    }

    /// The letters that every label of a clock time begins with.
    pub(crate) fn clock_letters(&self) -> &'static str {
        self.clock_labels().all().last().copied().unwrap_or("")
    }

    /// Whether a word is a month's full name.
    pub(crate) fn month_in_full(&self, word: &str) -> bool {
        self.units.month_in_full(word)
    }
}
