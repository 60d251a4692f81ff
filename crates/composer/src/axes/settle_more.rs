//! Values of the second round: where they say something, and what they need.

use super::{
    ActionPoints, Agenda, AgendaCover, AmountForm, AmountMore, Annex, AnnexMore, Assembly, BallotsMore, Body,
    CalledHeading, Cancelled, CasePlace, Casting, Certificate, ClassCode, ClubLists, Cover, DecisionForm,
    DecisionHeading, DecisionMore, Distribution, DistributionMore, Document, Documents, DocumentsMore, Extent,
    ExtentMore, Guests, GuestsMore, Head, Informs, ItemMark, ItemMore, ItemTitle, ItemsHeading, Labels, LastItem,
    Levels, Mark, MembersHeading, MotionsMore, NameMore, NameOrder, Nested, OfficeForm, PageHead, PartyForm, Posting,
    PostingMore, Presenters, Recusal, RecusalMore, References, ReferencesMore, Reservation, ReservationMore, Roster,
    RowMore, Scope, ScopeMore, SecondTime, ServingPlace, Signatures, SignaturesMore, Statement, StatementMore, Status,
    Style, Subitems, SubstitutionMore, Table, TallyMore, Tick, Title, TitlePlace,
};

/// Takes back what has no place in a document. A value that is drawn never changes a
/// drawn value of the first round, except where the two exclude each other.
pub fn settle(style: &mut Style, forced: &[(&str, &str)]) {
    let forced = |axis: &str| forced.iter().any(|(forced, _)| *forced == axis);
    people(style, &forced);
    cover(style, &forced);
    items(style, &forced);
    disputes(style, &forced);
    clubs(style, &forced);
    forms(style, &forced);
}

/// Forms of the second round stand on the axes of the first, which never draw them.
fn forms(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let minutes = matches!(style.document, Document::Minutes | Document::Extract);
    let public = style.body.is_public();
    let in_list = matches!(style.roster, Roster::Commas | Roster::Semicolons);
    if !(minutes && public && !in_list) {
        style.scope_more = ScopeMore::Plain;
    }
    if !(public && minutes) {
        style.distribution_more = DistributionMore::Plain;
        style.references_more = ReferencesMore::Plain;
        style.item_mark = ItemMark::None;
    }
    if !public {
        style.documents_more = DocumentsMore::Plain;
    }
    if !(public && style.document == Document::Minutes && style.case_place != CasePlace::None) {
        style.last_item = LastItem::Plain;
    }
    if style.head == Head::None {
        style.page_head = PageHead::Apart;
    }
    style.scope = match style.scope_more {
        ScopeMore::Plain => style.scope,
        ScopeMore::Recused => Scope::Recused,
        ScopeMore::Several => Scope::Several,
        ScopeMore::Until => Scope::Until,
        ScopeMore::Arrived => Scope::Arrived,
        ScopeMore::NotTaken => Scope::NotTaken,
    };
    style.documents = match style.documents_more {
        DocumentsMore::Plain => style.documents,
        DocumentsMore::Numbered => Documents::Numbered,
        DocumentsMore::Stopped => Documents::Stopped,
        DocumentsMore::WithId => Documents::WithId,
    };
    style.references = match style.references_more {
        ReferencesMore::Plain => style.references,
        ReferencesMore::Code => References::Code,
        ReferencesMore::Prepared => References::Prepared,
    };
    style.amount = match style.amount_more {
        AmountMore::Plain => style.amount,
        AmountMore::Dashes => AmountForm::Dashes,
        AmountMore::Range => AmountForm::Range,
        AmountMore::PerYear => AmountForm::PerYear,
        AmountMore::Euro => AmountForm::Euro,
        AmountMore::Kkr => AmountForm::Kkr,
    };
    if style.distribution_more == DistributionMore::Commas {
        style.distribution = Distribution::Commas;
    }
    let cell = style.case_place == CasePlace::RightCell && minutes && public && style.mark != Mark::Cell;
    if !cell && style.class_code != ClassCode::None {
        if forced("class_code") {
            (style.document, style.case_place, style.mark) = (Document::Minutes, CasePlace::RightCell, Mark::Sign);
            if !public {
                style.body = Body::Board;
            }
        } else {
            style.class_code = ClassCode::None;
        }
    }
}

/// Makes a place for forced values: the documents and bodies that they need.
pub fn make_place(style: &mut Style, forced: &[(&str, &str)]) {
    let forced = |axis: &str| forced.iter().any(|(forced, _)| *forced == axis);
    let any = |axes: &[&str]| axes.iter().any(|axis| forced(axis));
    let agenda_item = matches!(style.item_more, ItemMore::UnderCase | ItemMore::TimeFirst | ItemMore::Bullets);
    let agenda = any(&["agenda_cover", "cancelled", "items_heading"]) || forced("item_more") && agenda_item;
    let minutes = any(&[
        "extent_more",
        "substitution_more",
        "club_lists",
        "tick",
        "guests_more",
        "motions_more",
        "tally_more",
        "casting",
        "ballots_more",
        "reservation_more",
        "statement_more",
        "recusal_more",
        "certificate",
        "action_points",
        "posting_more",
        "decision_more",
        "signatures_more",
        "scope_more",
        "distribution_more",
        "references_more",
        "class_code",
        "item_mark",
        "last_item",
    ]) || forced("item_more") && !agenda_item && style.item_more != ItemMore::Plain;
    if !forced("document") {
        if agenda {
            style.document = Document::Agenda;
        } else if minutes {
            style.document = Document::Minutes;
        }
    }
    if !forced("body") {
        let clubs = any(&["club_lists", "action_points", "decision_more", "assembly"]);
        let public = any(&[
            "extent_more",
            "substitution_more",
            "guests_more",
            "motions_more",
            "tally_more",
            "casting",
            "ballots_more",
            "reservation_more",
            "statement_more",
            "recusal_more",
            "posting_more",
            "informs",
            "second_time",
            "scope_more",
            "documents_more",
            "distribution_more",
            "references_more",
            "class_code",
            "item_mark",
        ]) || forced("item_more") && style.item_more == ItemMore::UnderCase
            || forced("tick");
        if clubs && style.body.is_public() {
            style.body = Body::AnnualMeeting;
            style.party = PartyForm::None;
            style.case_place = CasePlace::None;
            style.levels = Levels::Own;
        } else if public && !style.body.has_parties() {
            style.body = Body::Board;
        }
    }
    if forced("page_head") && style.head == Head::None && !forced("head") {
        style.head = Head::Number;
    }
    if forced("last_item") && style.case_place == CasePlace::None && !forced("case_place") {
        style.case_place = CasePlace::RightCell;
    }
    if any(&["substitution_more", "tick", "row_more", "scope_more"]) && !forced("roster") {
        style.roster = if forced("tick") { Roster::Marks } else { Roster::Lines };
    }
}

fn people(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let stays = |place: bool, axis: &str| place || forced(axis);
    let minutes = style.document == Document::Minutes;
    let in_list = matches!(style.roster, Roster::Commas | Roster::Semicolons);
    let tabled = matches!(style.roster, Roster::TwoColumns | Roster::Marks | Roster::YesNo | Roster::Functions);
    if !stays(minutes && style.body.has_parties(), "substitution_more") {
        style.substitution_more = SubstitutionMore::Plain;
    }
    // A second person replaced needs commas of its own.
    if in_list
        && !forced("substitution_more")
        && matches!(style.substitution_more, SubstitutionMore::TwoFor | SubstitutionMore::OfficeBehind)
    {
        style.substitution_more = SubstitutionMore::Plain;
    }
    if !stays(minutes && style.roster == Roster::Marks, "tick") {
        style.tick = Tick::Plain;
    }
    let rows = matches!(style.roster, Roster::Lines | Roster::Beside | Roster::Later);
    let plain = style.party == PartyForm::Paren && style.name_order == NameOrder::Natural;
    let fits = match style.row_more {
        RowMore::Plain => true,
        RowMore::DashParty | RowMore::DashOffice => rows && plain && style.body.has_parties(),
        RowMore::Numbered | RowMore::Star => matches!(style.roster, Roster::Lines | Roster::Later),
    };
    if !fits && !forced("row_more") {
        style.row_more = RowMore::Plain;
    }
    if !fits && forced("row_more") {
        style.roster = Roster::Lines;
        (style.party, style.name_order, style.body) = (PartyForm::Paren, NameOrder::Natural, Body::Board);
    }
    if matches!(style.row_more, RowMore::DashOffice | RowMore::DashParty) {
        style.office = OfficeForm::Comma;
    }
    if matches!(style.row_more, RowMore::Numbered | RowMore::Star) && style.serving_place == ServingPlace::Subheading {
        style.serving_place = ServingPlace::Heading;
    }
    let guests = minutes && style.body.is_public() && !in_list;
    if !guests && !forced("guests_more") {
        style.guests_more = GuestsMore::Plain;
    } else if style.guests_more != GuestsMore::Plain && style.guests == Guests::None {
        style.guests = Guests::Comma;
    }
    let listed = in_list || tabled || style.row_more != RowMore::Plain || style.document == Document::Extract;
    if style.name_more == NameMore::LowerRow && listed {
        if forced("name_more") {
            (style.document, style.roster, style.row_more) = (Document::Minutes, Roster::Lines, RowMore::Plain);
        } else {
            style.name_more = NameMore::Plain;
        }
    }
}

fn cover(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let stays = |place: bool, axis: &str| place || forced(axis);
    let minutes = style.document == Document::Minutes;
    let public = style.body.is_public();
    if !stays(minutes && public, "extent_more") {
        style.extent_more = ExtentMore::Plain;
    } else if style.extent == Extent::Missing && style.extent_more != ExtentMore::Plain {
        style.extent = Extent::Dash;
    }
    if style.document != Document::Agenda && !forced("agenda_cover") {
        style.agenda_cover = AgendaCover::Plain;
    }
    if style.agenda_cover != AgendaCover::Plain && matches!(style.cover, Cover::OneLine | Cover::Sentence) {
        style.cover = Cover::Beside;
    }
    let cancels = style.document == Document::Agenda && style.status == Status::None;
    if !cancels && !forced("cancelled") {
        style.cancelled = Cancelled::None;
    }
    if style.cancelled != Cancelled::None {
        style.status = Status::None;
        if matches!(style.title_place, TitlePlace::Header | TitlePlace::Missing | TitlePlace::WithBody) {
            style.title_place = TitlePlace::Alone;
        }
        if matches!(style.title, Title::Spaced | Title::OfBody) {
            style.title = Title::Plain;
        }
        if style.cover == Cover::OneLine {
            style.cover = Cover::Beside;
        }
    }
    let one_label = matches!(style.labels, Labels::PlaceAndTime | Labels::TimeAndPlace);
    let fits = match style.second_time {
        SecondTime::None => true,
        SecondTime::Adjustment => minutes && public && one_label && style.cover != Cover::Apart,
        SecondTime::GroupMeetings => style.document == Document::Agenda && style.body.has_parties(),
    };
    if !fits && !forced("second_time") {
        style.second_time = SecondTime::None;
    } else if !fits && style.second_time == SecondTime::Adjustment {
        (style.document, style.labels, style.cover) = (Document::Minutes, Labels::PlaceAndTime, Cover::Beside);
    } else if !fits {
        style.document = Document::Agenda;
    }
    if !stays(minutes && public, "posting_more") {
        style.posting_more = PostingMore::Plain;
    } else if style.posting_more != PostingMore::Plain && style.posting == Posting::None {
        if forced("posting_more") {
            style.posting = Posting::Rows;
        } else {
            style.posting_more = PostingMore::Plain;
        }
    }
    if !minutes && !forced("certificate") {
        style.certificate = Certificate::Plain;
    } else if style.certificate != Certificate::Plain {
        style.signatures = Signatures::Certificate;
        style.signatures_place = super::SignaturesPlace::End;
    }
    let signs = minutes && !matches!(style.signatures, Signatures::None | Signatures::Certificate);
    if !signs && !forced("signatures_more") {
        style.signatures_more = SignaturesMore::Plain;
    } else if style.signatures_more != SignaturesMore::Plain {
        (style.signatures, style.certificate) = (Signatures::Columns, Certificate::Plain);
    }
    // Motions with a board's answer are bound behind the papers of associations, papers of offices behind those of towns.
    let own = match style.annex_more {
        AnnexMore::None | AnnexMore::Rules => true,
        AnnexMore::OfficePaper => public,
        _ => !public,
    };
    if !own && !forced("annex_more") {
        style.annex_more = if public { AnnexMore::OfficePaper } else { AnnexMore::MotionAnswer };
    }
    if style.annex_more != AnnexMore::None {
        style.annex = Annex::None;
        if matches!(style.document, Document::Extract | Document::Announcement) {
            if forced("annex_more") {
                style.document = Document::Agenda;
            } else {
                style.annex_more = AnnexMore::None;
            }
        }
    }
}

fn items(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let stays = |place: bool, axis: &str| place || forced(axis);
    let agenda = style.document == Document::Agenda;
    let public = style.body.is_public();
    // Bullets are items only below a heading that says so.
    if style.item_more == ItemMore::Bullets && style.items_heading == ItemsHeading::None {
        if forced("items_heading") {
            style.item_more = ItemMore::Plain;
        } else {
            style.items_heading = ItemsHeading::Matters;
        }
    }
    let marked = matches!(style.mark, Mark::Sign | Mark::SignStop | Mark::Tight | Mark::Year | Mark::Prefixed);
    let fits = match style.item_more {
        ItemMore::Plain => true,
        ItemMore::UnderCase => agenda && public,
        ItemMore::TimeFirst => agenda,
        ItemMore::Bullets => agenda,
        ItemMore::NumberFirst | ItemMore::SignColon | ItemMore::SignDash => {
            style.document == Document::Minutes && marked
        }
        ItemMore::MatterNr => style.mark == Mark::Matter,
    };
    if !fits && !forced("item_more") {
        style.item_more = ItemMore::Plain;
    }
    if forced("nested") && agenda && !forced("item_more") {
        (style.item_more, style.agenda, style.table) = (ItemMore::Plain, Agenda::Full, Table::None);
    }
    if style.item_more != ItemMore::Plain {
        style.subitems = Subitems::None;
        if style.item_title == ItemTitle::RunIn {
            style.item_title = ItemTitle::Beside;
        }
        match style.item_more {
            ItemMore::Bullets | ItemMore::TimeFirst => {
                (style.mark, style.presenters) = (Mark::Nothing, Presenters::None);
                (style.agenda, style.table) = (Agenda::Titles, Table::None);
                if style.item_title != ItemTitle::Capitals {
                    style.item_title = ItemTitle::Beside;
                }
                if style.case_place != CasePlace::Paren {
                    style.case_place = CasePlace::None;
                }
            }
            ItemMore::UnderCase => {
                (style.mark, style.case_place, style.presenters) = (Mark::Stop, CasePlace::RightCell, Presenters::None);
                (style.agenda, style.table, style.item_title) = (Agenda::Titles, Table::None, ItemTitle::Beside);
            }
            ItemMore::MatterNr => style.mark = Mark::Matter,
            _ => {
                style.mark = Mark::Sign;
                if matches!(style.case_place, CasePlace::RightCell | CasePlace::BeforeTitle) {
                    style.case_place = CasePlace::Below;
                }
                if style.item_title == ItemTitle::Below {
                    style.item_title = ItemTitle::Beside;
                }
            }
        }
    }
    if !stays(agenda && style.table == Table::None, "items_heading") {
        style.items_heading = ItemsHeading::None;
    }
    let titled = matches!(style.title, Title::Long | Title::LongCapitals) && agenda;
    if style.items_heading == ItemsHeading::Presented && titled {
        if forced("items_heading") {
            style.title = Title::Plain;
        } else {
            style.items_heading = ItemsHeading::List;
        }
    }
    if !public && !forced("informs") {
        style.informs = Informs::Plain;
    }
    if style.document != Document::Agenda || !public || style.agenda == Agenda::Clauses {
        if forced("called_heading") {
            (style.document, style.body, style.agenda) = (Document::Agenda, Body::Board, Agenda::Full);
        } else {
            style.called_heading = CalledHeading::Members;
        }
    }
    let full = style.document == Document::Minutes || agenda && style.agenda == Agenda::Full && public;
    let fits = match style.nested {
        Nested::None => true,
        Nested::Bullets => full,
        Nested::Letters => style.document == Document::Minutes && public,
    };
    if !fits && !forced("nested") {
        style.nested = Nested::None;
    } else if !fits {
        style.document = Document::Minutes;
        (style.item_more, style.items_heading) = (ItemMore::Plain, ItemsHeading::None);
        if !public {
            style.body = Body::Board;
        }
    }
    if style.nested == Nested::Letters {
        (style.decision, style.levels) = (DecisionForm::LeadNumbered, Levels::Own);
    }
}

fn disputes(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let fits = matches!(style.document, Document::Minutes | Document::Extract) && style.body.has_parties();
    macro_rules! plain {
        ($($field:ident: $plain:expr),+) => {
            $( if !fits && !forced(stringify!($field)) { style.$field = $plain; } )+
        };
    }
    plain!(
        motions_more: MotionsMore::Plain, tally_more: TallyMore::Plain, casting: Casting::None,
        ballots_more: BallotsMore::Plain, reservation_more: ReservationMore::Plain,
        statement_more: StatementMore::Plain, recusal_more: RecusalMore::Plain
    );
    // What is said in another way must be said at all.
    if style.reservation_more != ReservationMore::Plain && style.reservation == Reservation::None {
        style.reservation = Reservation::Sentence;
    }
    if style.statement_more != StatementMore::Plain && style.statement == Statement::None {
        if forced("statement_more") {
            style.statement = Statement::Special;
        } else {
            style.statement_more = StatementMore::Plain;
        }
    }
    if style.recusal_more != RecusalMore::Plain && style.recusal == Recusal::None {
        if forced("recusal_more") {
            style.recusal = Recusal::NotTaken;
        } else {
            style.recusal_more = RecusalMore::Plain;
        }
    }
    let by_party = matches!(
        style.reservation_more,
        ReservationMore::PartyHead | ReservationMore::PartyFollowing | ReservationMore::Group
    );
    if by_party && matches!(style.party, PartyForm::None | PartyForm::ParenLower | PartyForm::CommaLower) {
        if forced("reservation_more") {
            style.party = PartyForm::Paren;
        } else {
            style.reservation_more = ReservationMore::Plain;
        }
    }
    if style.statement_more == StatementMore::Party && style.party == PartyForm::None {
        if forced("statement_more") {
            style.party = PartyForm::Paren;
        } else {
            style.statement_more = StatementMore::Plain;
        }
    }
}

fn clubs(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let stays = |place: bool, axis: &str| place || forced(axis);
    let minutes = style.document == Document::Minutes && !style.body.is_public();
    if !minutes && !forced("club_lists") || style.roster == Roster::Functions && !style.body.is_assembly() {
        style.club_lists = ClubLists::None;
    }
    if style.club_lists != ClubLists::None && style.members_heading == MembersHeading::Stacked {
        style.members_heading = MembersHeading::Present;
    }
    if !stays(minutes && !style.body.is_assembly(), "action_points") {
        style.action_points = ActionPoints::None;
    }
    if !minutes && !forced("decision_more") {
        style.decision_more = DecisionMore::Plain;
    }
    if style.decision_more == DecisionMore::AttBehind {
        style.decision_heading = DecisionHeading::RunIn;
        if matches!(
            style.decision,
            DecisionForm::LeadNumbered | DecisionForm::LeadAtt | DecisionForm::LeadDash | DecisionForm::Decided
        ) {
            style.decision = DecisionForm::SentenceAtt;
        }
    } else if style.decision_more != DecisionMore::Plain {
        style.decision_heading = DecisionHeading::None;
    }
    if style.body.is_public() {
        style.assembly = Assembly::Plain;
    }
}
