//! Values of the third round: where they say something, and what they need.

use super::{
    Agenda, AgendaCover, Annex, AnnexList, AnnexMore, Assembly, BelowAgenda, Body, Cancelled, Certificate, ClosingSeen,
    Contact, Contents, Cover, CoverSeen, DecisionHeading, DecisionMore, DecisionSeen, Document, Extent, ExtentMore,
    Further, GroupsSeen, Head, HeadingPrint, Initials, ItemMore, ItemTitle, Labels, Levels, Mark, NameMore, NameOrder,
    OfficeForm, Officials, OrganizationPlace, PartyForm, PortalItem, Presenters, Proposal, Raised, Roster, RosterHeads,
    RosterSeen, RowMore, Seats, SecondTime, Secret, Signatures, SignaturesMore, SignaturesPlace, Status, Stray, Style,
    Subitems, SubitemsSeen, Table, TitleLine, TitlePlace, TitleSeen, Vacancy,
};

/// Makes a place for forced values: the documents and bodies that they need.
pub fn make_place(style: &mut Style, forced: &[(&str, &str)]) {
    let is = |axis: &str, values: &[&str]| forced.iter().any(|set| set.0 == axis && values.contains(&set.1));
    let free = |axis: &str| forced.iter().all(|set| set.0 != axis);
    let portal = is("portal_item", &["Over", "Colon", "Timed", "Brackets"]) || is("groups_seen", &["Own", "Areas"]);
    let contact = is("contact", &["Switchboard", "Person", "Colon"]);
    let below = is("below_agenda", &["Greeting", "Office", "Welcome"]);
    let raised = is("raised", &["Lines", "Colons"]);
    let seats = is("seats", &["Places", "Names"]);
    let initials = is("initials", &["Letters", "Lines"]);
    let heads = is("roster_heads", &["Party", "PartyBeside"]);
    let shares = is("roster_heads", &["Shares", "Senders"]);
    let closing = is("closing_seen", &["Apart", "Covers", "Both", "Made"]);
    let secret = is("secret", &["Extent", "Line"]);
    let rosters = is("roster_seen", &["Offices", "Were"]);
    let items = is("roster_seen", &["Item", "Below"]);
    let further = is("further", &["Dash", "Alone", "Bracket"]);
    let line = is("title_line", &["NameLast", "NameFirst", "Mail", "PerCapsulam"]);
    let agenda = portal
        || further
        || contact
        || below
        || is("annex_list", &["Titled", "Numbers", "Behind", "Cover"])
        || is("subitems_seen", &["Propositions", "Entries"])
        || is("cover_seen", &["Over", "WhenWhere", "Day", "Room", "Below"]);
    let council = is("decision_seen", &["Bare", "Short"]);
    let leads = is("proposal", &["Leads"]);
    let said = is("decision_seen", &["Subjectless", "Inverted", "Elected", "Thanks", "Clauses"]);
    let clubs = items
        || further
        || said
        || shares
        || is("annex_list", &["Behind"])
        || line
        || is("title_seen", &["Stop", "Untitled", "Margin"])
        || is("subitems_seen", &["RunIn", "Alone", "Motions", "Propositions", "Entries"]);
    let genitive = is("cover_seen", &["Genitive"]);
    let minutes = seats
        || initials
        || heads
        || shares
        || closing
        || secret
        || rosters
        || items
        || council
        || leads
        || said
        || genitive
        || line
        || is("title_seen", &["Stop", "Untitled", "Margin"])
        || is("stray", &["Label"])
        || is("subitems_seen", &["RunIn", "Alone", "Motions"]);
    if free("document") && (agenda || minutes) {
        style.document = if agenda { Document::Agenda } else { Document::Minutes };
    }
    let parties = raised || seats || rosters || heads;
    if free("body") {
        if clubs && style.body.is_public() {
            style.body = Body::AnnualMeeting;
        } else if parties && !style.body.has_parties()
            || (portal || closing || secret || council || leads || genitive || initials) && !style.body.is_public()
        {
            style.body = Body::Board;
        }
    }
    if (leads || is("decision_seen", &["Short"])) && free("heading_print") {
        style.heading_print = HeadingPrint::Plain;
    }
    if (rosters || items) && free("roster") {
        style.roster = Roster::Commas;
    }
    if seats && free("roster") {
        style.roster = Roster::Marks;
    }
    if (initials || heads || shares) && free("roster") {
        style.roster = Roster::Lines;
    }
    if said && free("decision_heading") || council && free("decision_heading") {
        style.decision_heading = DecisionHeading::None;
    }
}

/// Takes back what has no place in a document. What is forced makes its own place.
pub fn settle(style: &mut Style, forced: &[(&str, &str)]) {
    let forced = |axis: &str| forced.iter().any(|(forced, _)| *forced == axis);
    covers(style, &forced);
    items(style, &forced);
    people(style, &forced);
    behind(style, &forced);
}

/// A line for title, whose it is, assembly and day stands where nothing else tells them.
fn title_line(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    if style.title_line != TitleLine::Plain && forced("title_line") {
        (style.cover, style.cover_seen) = (Cover::Beside, CoverSeen::Plain);
        (style.title_place, style.cancelled, style.head) = (TitlePlace::Alone, Cancelled::None, Head::None);
        (style.organization_place, style.labels) = (OrganizationPlace::Letterhead, Labels::Apart);
        (style.status, style.contents) = (Status::None, Contents::None);
    }
    if style.title_line == TitleLine::PerCapsulam && forced("title_line") {
        style.body = Body::CoopBoard;
    }
    let fits = style.document == Document::Minutes
        && !style.body.is_public()
        && style.title_place != TitlePlace::Header
        && style.head == Head::None
        && style.status == Status::None
        && style.cancelled == Cancelled::None
        && style.cover_seen == CoverSeen::Plain
        && !matches!(style.cover, Cover::Sentence | Cover::OneLine);
    if !fits {
        style.title_line = TitleLine::Plain;
    }
    if style.title_line == TitleLine::PerCapsulam {
        let board = matches!(style.body, Body::CoopBoard | Body::SportsClub | Body::TradeUnion | Body::Company);
        style.title_line = if board { style.title_line } else { TitleLine::Plain };
        style.assembly = if board { Assembly::Plain } else { style.assembly };
    }
}

fn covers(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    title_line(style, forced);
    let whole = matches!(style.document, Document::Minutes | Document::Agenda);
    if style.cover_seen != CoverSeen::Plain && forced("cover_seen") {
        (style.cover, style.agenda_cover, style.cancelled) = (Cover::Beside, AgendaCover::Plain, Cancelled::None);
        if style.status == Status::Cancelled {
            style.status = Status::None;
        }
        style.second_time = SecondTime::None;
        if style.cover_seen == CoverSeen::Genitive {
            style.title_place = TitlePlace::Alone;
        }
    }
    let labels = style.labels == Labels::DateTimePlace;
    let usual = whole
        && !matches!(style.cover, Cover::Sentence | Cover::OneLine)
        && style.agenda_cover == AgendaCover::Plain
        && style.cancelled == Cancelled::None
        && style.status != Status::Cancelled;
    let fits = match style.cover_seen {
        CoverSeen::Plain => true,
        CoverSeen::Over | CoverSeen::WhenWhere => usual && (labels || forced("cover_seen")),
        CoverSeen::Room | CoverSeen::Below => usual && style.second_time == SecondTime::None,
        CoverSeen::Day => usual && style.document == Document::Agenda && style.second_time == SecondTime::None,
        CoverSeen::Genitive => {
            usual
                && style.document == Document::Minutes
                && style.body.is_public()
                && style.title_place == TitlePlace::Alone
        }
    };
    if !fits {
        style.cover_seen = CoverSeen::Plain;
    }
    if style.stray != Stray::None && forced("stray") {
        style.cover = Cover::Beside;
    }
    let minutes = style.document == Document::Minutes;
    if !(minutes && style.cover == Cover::Beside && style.cover_seen == CoverSeen::Plain) {
        style.stray = Stray::None;
    }
}

fn items(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let (agenda, minutes) = (style.document == Document::Agenda, style.document == Document::Minutes);
    let public = style.body.is_public();
    if style.portal_item != PortalItem::None && forced("portal_item") {
        (style.table, style.item_more) = (Table::None, ItemMore::Plain);
        if style.agenda == Agenda::Columns {
            style.agenda = Agenda::Full;
        }
    }
    if style.groups_seen != GroupsSeen::Plain && forced("groups_seen") {
        style.table = Table::None;
        style.agenda = if style.agenda == Agenda::Columns { Agenda::Full } else { style.agenda };
        if matches!(style.mark, Mark::Bold | Mark::Nothing) {
            style.mark = Mark::Stop;
        }
    }
    let rows = style.table == Table::None && style.agenda != Agenda::Columns && style.item_more == ItemMore::Plain;
    let marked = !matches!(style.mark, Mark::Bold | Mark::Nothing);
    let silent = matches!(style.presenters, Presenters::None);
    if !(agenda && public && rows && (silent || forced("portal_item"))) {
        style.portal_item = PortalItem::None;
    }
    if style.portal_item != PortalItem::None {
        style.presenters = Presenters::None;
    }
    if !(agenda && public && style.table == Table::None && style.agenda != Agenda::Columns && marked) {
        style.groups_seen = GroupsSeen::Plain;
    }
    let listed = style.table == Table::None || style.table == Table::NrMatter;
    let fits = match style.annex_list {
        AnnexList::None => true,
        AnnexList::Titled | AnnexList::Numbers => {
            agenda && style.agenda != Agenda::Columns && marked && (listed || forced("annex_list"))
        }
        AnnexList::Behind => agenda && !public && style.annex == Annex::None && style.annex_more == AnnexMore::None,
        AnnexList::Cover => agenda && style.agenda != Agenda::Clauses,
    };
    if !fits && (style.document == Document::Extract || !forced("annex_list")) {
        style.annex_list = AnnexList::None;
    }
    let signed = matches!(style.mark, Mark::Sign | Mark::SignStop | Mark::Tight | Mark::Prefixed);
    if style.secret != Secret::None && forced("secret") {
        style.extent_more = ExtentMore::Plain;
        style.contents = Contents::None;
        style.item_more = ItemMore::Plain;
        style.extent = if style.extent == Extent::Missing { Extent::Dash } else { style.extent };
        style.mark = if signed { style.mark } else { Mark::Sign };
    }
    let printed = matches!(style.extent, Extent::Dash | Extent::Signs | Extent::EnDash | Extent::Spaced);
    let fits = minutes
        && public
        && printed
        && matches!(style.mark, Mark::Sign | Mark::SignStop | Mark::Tight | Mark::Prefixed)
        && style.extent_more == ExtentMore::Plain
        && style.item_more == ItemMore::Plain
        && style.contents == Contents::None;
    if !(fits || forced("secret") && minutes && public) {
        style.secret = Secret::None;
    }
    let plain = style.subitems == Subitems::None
        && !matches!(style.item_title, ItemTitle::RunIn | ItemTitle::Capitals)
        && !matches!(style.mark, Mark::PointAndSign | Mark::Bold | Mark::Nothing | Mark::PointColon | Mark::PointDash)
        && style.item_more == ItemMore::Plain;
    if style.title_seen != TitleSeen::Plain && forced("title_seen") && !plain {
        (style.subitems, style.item_title, style.item_more) = (Subitems::None, ItemTitle::Beside, ItemMore::Plain);
        style.mark = Mark::SignStop;
    }
    let beside = plain && style.item_title == ItemTitle::Beside && style.mark != Mark::Cell;
    if !(minutes && !public && (beside || forced("title_seen"))) {
        style.title_seen = TitleSeen::Plain;
    }
    if style.further != Further::None && forced("further") && !plain {
        (style.subitems, style.item_title, style.item_more) = (Subitems::None, ItemTitle::Beside, ItemMore::Plain);
    }
    if style.further != Further::None && forced("further") {
        (style.annex, style.annex_list, style.contents) = (Annex::None, AnnexList::None, Contents::None);
    }
    let listed = (plain || forced("further")) && style.annex_list == AnnexList::None && style.annex == Annex::None;
    if !(agenda && !public && listed && style.contents == Contents::None) {
        style.further = Further::None;
    } else if style.further != Further::None {
        style.mark = if matches!(style.mark, Mark::Stop | Mark::Bare) { style.mark } else { Mark::Stop };
        style.subitems_seen = SubitemsSeen::None;
    }
    if style.subitems_seen != SubitemsSeen::None && forced("subitems_seen") && !plain {
        (style.subitems, style.item_title, style.item_more) = (Subitems::None, ItemTitle::Beside, ItemMore::Plain);
        style.mark = if minutes { Mark::Sign } else { Mark::Stop };
    }
    let fits = match style.subitems_seen {
        SubitemsSeen::None => true,
        SubitemsSeen::RunIn | SubitemsSeen::Alone => minutes && !public,
        SubitemsSeen::Motions => minutes && !public,
        SubitemsSeen::Propositions | SubitemsSeen::Entries => agenda && !public,
    };
    if !(fits && (plain || forced("subitems_seen"))) {
        style.subitems_seen = SubitemsSeen::None;
    }
    if !((minutes || agenda)
        && style.body.has_parties()
        && (style.agenda != Agenda::Columns || minutes)
        && (style.table == Table::None || minutes)
        && style.item_title != ItemTitle::Capitals)
    {
        style.raised = Raised::None;
    }
    let heading = matches!(style.decision_heading, DecisionHeading::None | DecisionHeading::OfBody);
    let fits = match style.decision_seen {
        DecisionSeen::Plain => true,
        DecisionSeen::Short => {
            let plain = style.heading_print == HeadingPrint::Plain;
            minutes && public && plain && style.levels == Levels::Own && style.decision_heading == DecisionHeading::None
        }
        DecisionSeen::Bare => {
            minutes && public && style.levels == Levels::Own && style.decision_heading == DecisionHeading::None
        }
        _ => minutes && !public && heading && style.decision_more == DecisionMore::Plain,
    };
    if !(fits || forced("decision_seen") && minutes) {
        style.decision_seen = DecisionSeen::Plain;
    }
    if style.proposal == Proposal::Leads && !(minutes && public && style.heading_print == HeadingPrint::Plain) {
        style.proposal = Proposal::Plain;
    }
}

fn people(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    let minutes = style.document == Document::Minutes;
    let sentences = matches!(style.roster, Roster::Commas | Roster::Semicolons);
    let tables = matches!(style.roster, Roster::TwoColumns | Roster::Marks | Roster::YesNo | Roster::Functions);
    if style.seats != Seats::None && forced("seats") {
        style.name_order = NameOrder::Natural;
        style.party = PartyForm::Paren;
    }
    let parties = style.body.has_parties() && !matches!(style.party, PartyForm::None);
    let fits = match style.roster_seen {
        RosterSeen::Plain => true,
        RosterSeen::Offices | RosterSeen::Were => sentences && parties,
        RosterSeen::Item | RosterSeen::Below => {
            sentences
                && !style.body.is_public()
                && !matches!(style.mark, Mark::Bold | Mark::Nothing | Mark::PointAndSign)
                && style.item_more == ItemMore::Plain
        }
    };
    if !(minutes && (fits || forced("roster_seen"))) {
        style.roster_seen = RosterSeen::Plain;
    }
    if !(minutes && tables && parties) {
        style.seats = Seats::None;
    }
    let rows = matches!(style.roster, Roster::Lines | Roster::Beside)
        && style.row_more == RowMore::Plain
        && style.office != OfficeForm::Heading
        && style.officials != Officials::Cell
        && style.party != PartyForm::Cell;
    if style.initials != Initials::None && forced("initials") && !rows {
        (style.roster, style.row_more, style.office) = (Roster::Lines, RowMore::Plain, OfficeForm::Comma);
        (style.officials, style.party) = (Officials::Comma, PartyForm::Paren);
    }
    if !(minutes && style.body.is_public() && (rows || forced("initials"))) {
        style.initials = Initials::None;
    }
    if style.roster_heads != RosterHeads::Plain && forced("roster_heads") {
        (style.roster, style.row_more, style.office) = (Roster::Lines, RowMore::Plain, OfficeForm::Comma);
        (style.name_more, style.initials, style.vacancy) = (NameMore::Plain, Initials::None, Vacancy::None);
        style.party = PartyForm::Paren;
        if style.roster_heads == RosterHeads::Senders {
            style.officials = Officials::Comma;
        }
    }
    let lines = minutes
        && style.roster == Roster::Lines
        && style.row_more == RowMore::Plain
        && style.name_more != NameMore::LowerRow
        && style.initials == Initials::None
        && style.vacancy == Vacancy::None
        && style.seats == Seats::None;
    let commas = matches!(style.office, OfficeForm::Comma | OfficeForm::Short | OfficeForm::Capital);
    let fits = match style.roster_heads {
        RosterHeads::Plain => true,
        RosterHeads::Party | RosterHeads::PartyBeside => {
            lines && commas && style.body.has_parties() && style.party == PartyForm::Paren
        }
        RosterHeads::Shares => lines && !style.body.is_public(),
        RosterHeads::Senders => lines && commas && !style.body.is_public() && style.officials == Officials::Comma,
    };
    if !fits {
        style.roster_heads = RosterHeads::Plain;
    }
}

fn behind(style: &mut Style, forced: &dyn Fn(&str) -> bool) {
    if style.below_agenda != BelowAgenda::None && forced("below_agenda") && style.document == Document::Agenda {
        (style.annex, style.annex_more, style.contact) = (Annex::None, AnnexMore::None, Contact::None);
        if style.annex_list == AnnexList::Behind {
            style.annex_list = AnnexList::None;
        }
    }
    let bare = style.annex == Annex::None
        && style.annex_more == AnnexMore::None
        && style.contact == Contact::None
        && style.annex_list != AnnexList::Behind;
    if !(bare && style.document == Document::Agenda) {
        style.below_agenda = BelowAgenda::None;
    }
    if style.below_agenda == BelowAgenda::Office && !style.body.is_public() {
        style.below_agenda = BelowAgenda::Greeting;
    }
    if style.document != Document::Agenda || style.annex != Annex::None || style.annex_more != AnnexMore::None {
        if forced("contact") && style.document == Document::Agenda {
            (style.annex, style.annex_more) = (Annex::None, AnnexMore::None);
        } else {
            style.contact = Contact::None;
        }
    }
    if style.closing_seen != ClosingSeen::Plain && forced("closing_seen") {
        (style.signatures_place, style.signatures) = (SignaturesPlace::End, Signatures::Columns);
        (style.certificate, style.signatures_more) = (Certificate::Plain, SignaturesMore::Plain);
        style.second_time = SecondTime::None;
    }
    let signed = style.signatures_place == SignaturesPlace::End
        && matches!(style.signatures, Signatures::Columns | Signatures::Lines | Signatures::Above | Signatures::Dotted)
        && style.certificate == Certificate::Plain
        && matches!(style.signatures_more, SignaturesMore::Plain | SignaturesMore::NamesAbove);
    let fits = style.document == Document::Minutes
        && style.body.is_public()
        && signed
        && style.second_time == SecondTime::None
        && style.secret == Secret::None;
    if !fits {
        style.closing_seen = ClosingSeen::Plain;
    }
}
