//! Combinations that no document has.

use super::{
    AdjustersLabel, Agenda, Body, CaseForm, CasePlace, Cover, DecisionForm, Document, ItemTitle, Labels, Levels, Mark,
    NotServing, PartyForm, References, Roster, ServingPlace, Status, Style, Title, TitlePlace,
};

impl Body {
    /// Bodies of public law: cases are registered, members belong to parties or organizations, minutes are posted.
    #[must_use]
    pub fn is_public(self) -> bool {
        use Body::{
            Board, Committee, Council, Executive, Federation, JointCouncil, PensionersCouncil, RegionBoard,
            RegionCouncil,
        };
        matches!(
            self,
            Council
                | Executive
                | Board
                | Committee
                | RegionBoard
                | RegionCouncil
                | Federation
                | JointCouncil
                | PensionersCouncil
        )
    }

    /// Bodies whose members belong to parties.
    #[must_use]
    pub fn has_parties(self) -> bool {
        self.is_public() && !self.has_organizations()
    }

    /// Bodies whose members have an organization in the party's place.
    #[must_use]
    pub fn has_organizations(self) -> bool {
        matches!(self, Body::JointCouncil | Body::PensionersCouncil)
    }

    /// Assemblies of all members, who are not listed one by one.
    #[must_use]
    pub fn is_assembly(self) -> bool {
        use Body::{AnnualMeeting, CoopAssembly, PartyBranch, RoadAssociation, StudentSection, Tenants};
        matches!(self, AnnualMeeting | CoopAssembly | PartyBranch | RoadAssociation | StudentSection | Tenants)
    }
}

/// Changes what is nonsense, never what is forced unless two forced values exclude each other.
pub fn settle(style: &mut Style, forced: &[(&str, &str)]) {
    let free = |axis: &str| forced.iter().all(|(forced, _)| *forced != axis);
    // A forced value that only public bodies or only minutes have brings such a body or document.
    let public_axes = [
        "party",
        "case_form",
        "case_place",
        "case_label",
        "posting",
        "levels",
        "serving_place",
        "not_serving",
        "substitution",
    ];
    let agenda_axes = ["agenda", "table", "presenters", "summons"];
    if forced.iter().any(|(axis, _)| agenda_axes.contains(axis)) && free("document") {
        style.document = Document::Agenda;
    }
    let private_axes = ["opening", "club_vote", "money_table"];
    if forced.iter().any(|(axis, _)| private_axes.contains(axis)) && free("body") && style.body.is_public() {
        style.body = Body::AnnualMeeting;
    }
    let wants_public = forced.iter().any(|(axis, _)| public_axes.contains(axis));
    if wants_public && free("body") && !style.body.has_parties() {
        style.body = Body::Board;
    }
    settle_body(style, &free);
    settle_document(style, &free);
}

fn settle_body(style: &mut Style, free: &dyn Fn(&str) -> bool) {
    if !style.body.has_parties() && free("party") {
        style.party = if style.body.has_organizations() { PartyForm::Paren } else { PartyForm::None };
    }
    if !style.body.is_public() {
        if free("case_place") {
            style.case_place = CasePlace::None;
        }
        if free("levels") {
            style.levels = Levels::Own;
        }
        if free("references") {
            style.references = References::None;
        }
        if style.mark == Mark::Prefixed && free("mark") {
            style.mark = Mark::Sign;
        }
    }
    if style.body.is_public() {
        if matches!(style.mark, Mark::Bold | Mark::Nothing | Mark::PointDash | Mark::PointColon | Mark::PointAndSign)
            && free("mark")
        {
            style.mark = Mark::Sign;
        }
        if style.item_title == ItemTitle::RunIn && free("item_title") {
            style.item_title = ItemTitle::Beside;
        }
        if matches!(style.cover, Cover::Sentence | Cover::OneLine) && free("cover") {
            style.cover = Cover::Beside;
        }
        use DecisionForm::{AttOnly, Bare, Beslots, Impersonal, Past};
        if matches!(style.decision, AttOnly | Bare | Beslots | Impersonal | Past) && free("decision") {
            style.decision = DecisionForm::SentenceAtt;
        }
        if style.title == Title::Compound && free("title") {
            style.title = Title::Long;
        }
    } else if matches!(style.title, Title::OfBody) && free("title") {
        style.title = Title::Plain;
    }
    if !style.body.is_public()
        && matches!(style.title_place, TitlePlace::Missing | TitlePlace::WithBody)
        && free("title_place")
    {
        style.title_place = TitlePlace::Alone;
    }
    // Councils can not propose to a council above them.
    if matches!(style.body, Body::Council | Body::RegionCouncil | Body::PensionersCouncil | Body::JointCouncil)
        && free("levels")
    {
        style.levels = Levels::Own;
    }
    if !style.body.has_parties() && free("not_serving") {
        style.not_serving = NotServing::None;
    }
}

fn settle_document(style: &mut Style, free: &dyn Fn(&str) -> bool) {
    let minutes = matches!(style.document, Document::Minutes | Document::Extract);
    // An agenda's number is no §; minutes without § have plain numbers.
    if !minutes && matches!(style.mark, Mark::Year | Mark::Prefixed | Mark::SignStop) && free("mark") {
        style.mark = Mark::Stop;
    }
    if minutes && style.status == Status::Cancelled && free("status") {
        style.status = Status::None;
    } else if minutes && style.status == Status::Cancelled && free("document") {
        style.document = Document::Agenda;
    }
    if style.body == Body::JointCouncil && style.roster == Roster::Commas && free("roster") {
        style.roster = Roster::Semicolons;
    }
    // What no label announces, the head of the page must.
    if matches!(style.labels, Labels::Clock | Labels::Day) && style.body.is_public() && free("labels") {
        style.labels = Labels::DateTimePlace;
    }
    if style.roster == Roster::TwoColumns && free("serving_place") {
        style.serving_place = ServingPlace::Heading;
    }
    if style.adjusters_label == AdjustersLabel::None && !minutes && free("adjusters_label") {
        style.adjusters_label = AdjustersLabel::Appointed;
    }
    if style.case_place == CasePlace::RightCell
        && matches!(style.mark, Mark::Bold | Mark::Nothing | Mark::PointDash | Mark::Matter)
        && free("case_place")
    {
        style.case_place = CasePlace::Below;
    }
    if style.case_place == CasePlace::None && style.case_form != CaseForm::SpaceSlash && free("case_form") {
        style.case_form = CaseForm::SpaceSlash;
    }
    if !minutes && style.mark == Mark::PointAndSign && free("mark") {
        style.mark = Mark::PointDash;
    } else if !minutes && style.mark == Mark::PointAndSign && free("document") {
        style.document = Document::Minutes;
    }
    if style.mark == Mark::PointAndSign && free("item_title") {
        style.item_title = ItemTitle::Beside;
    }
    // The full stop alone tells a clause's number from an item's.
    if matches!(style.agenda, Agenda::Clauses | Agenda::Columns) && style.document == Document::Agenda && free("mark") {
        style.mark = Mark::Bare;
    }
    if matches!(style.agenda, Agenda::Clauses | Agenda::Columns) && minutes && free("agenda") {
        style.agenda = Agenda::Full;
    }
}
