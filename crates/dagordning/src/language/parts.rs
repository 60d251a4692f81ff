//! What parts the documents of one file asks: the titles and header blocks of papers, and the pages that part them.

use super::Language;
use super::wording::{Wording, wordings};

wordings! {
    /// Words of files that hold several documents.
    part_words: PartWords {
        /// Parts of words that the title of any document has, in small letters and in capitals.
        title_stems,
        /// What stands before an item's number on a page that parts papers.
        divider_labels,
        /// What stands before an annex's number.
        annex_labels,
        /// How a memo is called, in small letters.
        memo_titles,
        /// How an extract of minutes is called.
        extract_titles,
        /// How a contract is called.
        contract_titles,
        /// How a report is called.
        report_titles,
        /// How a map is called.
        map_titles,
        /// How a form is called.
        form_titles,
        /// How a presentation is called.
        presentation_titles,
        /// How a letter is called.
        letter_titles,
        /// How other papers are called.
        other_titles,
        /// What the title of a contract ends with.
        contract_endings,
        /// What the title of a report ends with.
        report_endings,
        /// What the title of a map ends with.
        map_endings,
        /// What stands before the scale of a map, in small letters.
        scale_words,
        /// What the numbers under the bar of a map's scale count, in small letters.
        scale_units,
        /// What a stamp says on a paper that somebody sent, before its day.
        arrival_stamps,
        /// What stands before whom a letter is written to.
        addressee_leads_of_letters,
        /// Labels of a block over a paper, in small letters.
        memo_labels,
    }
}
