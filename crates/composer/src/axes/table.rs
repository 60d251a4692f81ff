//! The axes.

use super::define;
use crate::rng::Rng;

define! {
    /// Catalogue 1.4, 13.1: whose meeting it is.
    body: Body {
        8 Council "Kommunfullmäktige" 9 Executive "Kommunstyrelsen" 10 Board "Socialnämnden" 5 Committee "Kommunstyrelsens arbetsutskott"
        4 RegionBoard "Regionstyrelsen" 3 RegionCouncil "Regionfullmäktige" 4 Federation "Förbundsdirektionen"
        3 JointCouncil "Samverkansrådet, with municipalities in the party's place" 3 PensionersCouncil "Kommunala pensionärsrådet"
        3 Company "Styrelsen of an AB" 4 CoopBoard "Brf, styrelsemöte" 4 CoopAssembly "Brf, föreningsstämma" 3 RoadAssociation "Vägförening, årsmöte"
        4 SportsClub "IF, styrelsemöte" 4 AnnualMeeting "Förening, årsmöte" 4 StudentSection "Sektionsmöte" 3 Parish "Kyrkorådet"
        3 PartyBranch "Medlemsmöte" 3 TradeUnion "Avdelningsstyrelsen" 3 Tenants "Husmöte"
    }
    /// Catalogue 1.1: kind of document.
    document: Document { 60 Minutes "Protokoll" 28 Agenda "Kallelse" 6 Extract "Protokollsutdrag" 6 Announcement "Kungörelse" }
    /// Catalogue 1.1, 13.1: words of the title.
    title: Title {
        8 Plain "Protokoll" 6 Capitals "PROTOKOLL" 8 Long "Sammanträdesprotokoll" 6 LongCapitals "SAMMANTRÄDESPROTOKOLL"
        3 OfBody "Protokoll från kommunstyrelsens sammanträde 2025-03-04" 3 Spaced "P R O T O K O L L" 4 Compound "Styrelseprotokoll 2025"
        3 Slash "Kallelse/föredragningslista"
    }
    /// Catalogue 1.2: where the title stands.
    title_place: TitlePlace {
        8 Alone "a line of its own" 5 BesideOrganization "Granviks kommun    Protokoll" 4 Header "in the running head" 2 Missing "no title"
        3 BelowBody "Kommunstyrelsen, then Protokoll" 2 WithBody "Kommunstyrelsen    Protokoll    2025-03-04"
    }
    /// Catalogue 2.6: where the organization is named.
    organization_place: OrganizationPlace { 8 Letterhead "first line" 4 Header "running head" 2 Footer "running foot" 3 Missing "nowhere" }
    /// Case `19-contents-before-the-cover`, `28` (capitals): how the body is printed at the head.
    body_print: BodyPrint { 8 Sentence "Kommunstyrelsen" 2 Capitals "KOMMUNSTYRELSEN" 2 Labelled "Organ: Kommunstyrelsen" }
    /// Catalogue 2.1, 13.1: how labels and values of the cover stand.
    cover: Cover {
        10 Beside "Plats och tid    Stora salen" 5 Colon "Plats: Stora salen" 4 Above "Plats⏎Stora salen" 3 Apart "Plats:⏎Tid:⏎⏎Stora salen⏎kl. 9"
        3 Sentence "Protokoll fört vid … den … i …" 3 OneLine "Styrelsemöte 2021-10-05, kl 18.30, Kansliet"
    }
    /// Catalogue 2.1: wording of the labels of time and place.
    labels: Labels {
        9 PlaceAndTime "Plats och tid" 4 TimeAndPlace "Tid och plats" 5 Apart "Tid, Plats" 5 DateTimePlace "Datum, Tid, Plats"
        3 Clock "Datum, Klockan, Lokal" 3 Meeting "Sammanträdesdatum, Sammanträdestid, Sammanträdesplats" 2 MeetingOf "Mötesdatum, Mötestid, Plats"
        2 Day "Dag, Tid, Lokal" 2 Broken "Tid och plats för⏎sammanträdet"
    }
    /// Catalogue 2.2: form of the meeting's date.
    date: DateForm {
        9 Iso "2025-04-09" 2 IsoShort "2025-4-9" 5 Long "9 april 2025" 4 Den "den 9 april 2025" 2 Ordinal "den 9:e april 2025"
        4 WeekdayDen "onsdagen den 9 april 2025" 3 Weekday "onsdag 9 april 2025" 2 Six "250409" 2 Slash "9/4 2025" 1 Dotted "9.4.2025"
        2 WeekdayIso "onsdag 2025-04-09"
    }
    /// Catalogue 2.3: form of times.
    time: TimeForm {
        6 KlColon "kl. 09:30-12:15" 6 KlDash "kl 9.30–12.15" 3 BareSpaced "09.30 – 12.15" 3 Klockan "klockan 09:30-12:15" 2 Tight "kl.18.00-20:20"
        3 StartOnly "kl. 18:00" 2 Hour "kl. 18" 2 Colon "18:30-19:30"
    }
    /// Catalogue 2.4: form of the place.
    place: PlaceForm {
        6 RoomBuilding "Stora salen, kommunhuset" 3 RoomBuildingTown "Stora salen, kommunhuset, Granvik" 3 BuildingStreet "Folkets hus, Storgatan 4" 3 Room "Stora salen"
        2 Remote "Digitalt via Teams" 2 Hybrid "Stora salen och via Teams"
    }
    /// Catalogue 2.3: adjournments beside the time.
    adjournment: Adjourned { 14 None "none" 3 Comma ", ajournering kl 10.15–10.30" 2 Paren " (ajournering kl. 10:15-10:30)" 1 Lunch ", ajournering för lunch kl …" }
    /// Catalogue 2.7, cases `omfang-*`: the §§ of the minutes.
    extent: Extent {
        6 Dash "31-33" 3 Signs "§§ 31-33" 2 Tom "31 t.o.m. 33" 2 EmDash "31—33" 2 Spaced "31 - 33" 2 SignTwice "§ 31 - § 33" 1 To "§ 31 till 33" 5 Missing "none"
        2 EnDash "§§ 31–33"
    }
    /// Catalogue 2.1: the label of the §§, and where it stands.
    extent_label: ExtentLabel { 6 Paragraphs "Paragrafer" 3 Paragraph "Paragraf" 1 Covers "Omfattning" 2 Adjusted "Justerade paragrafer" 3 BesideSignature "Sekreterare …   Paragrafer 31–33" }
    /// Catalogue 2.1: the minutes' own number.
    number: Number { 8 None "none" 2 Nr "Nr 4/2025" 2 Minutes "Protokoll nr 4" }
    /// Catalogue 3.1, 13.4, cases `roster-*`: how the people stand.
    roster: Roster {
        8 Lines "heading, a name per line" 8 Beside "Beslutande    Eva Holm (S)" 3 TwoColumns "members beside substitutes" 3 Marks "a table with x"
        3 YesNo "Namn   Närvarande   Ja" 4 Commas "Närvarande: A, B och C" 2 Semicolons "Närvarande: A; B; samt C" 3 Functions "Befattning  Namn  Närvarande"
        2 Later "Se sidan 2" 2 Bullets "- Eva Holm (S)"
    }
    /// Catalogue 3.1: heading of those who decide.
    members_heading: MembersHeading {
        8 Deciding "Beslutande" 4 DecidingMembers "Beslutande ledamöter" 4 PresentMembers "Närvarande ledamöter" 5 Present "Närvarande"
        3 Members "Ledamöter" 2 Participants "Deltagare" 2 Stacked "Beslutande⏎Ledamöter"
    }
    /// Catalogue 3.2, case `04-roster-office-before-party`: where an office stands.
    office: OfficeForm {
        8 Comma "Eva Holm (S), ordförande" 4 Space "Eva Holm (S) ordförande" 3 BeforeParty "Eva Holm, ordförande (S)" 2 Paren "Eva Holm (S) (ordförande)"
        2 Short "Eva Holm (S), ordf." 2 Heading "Ordförande⏎Eva Holm (S)" 2 Capital "Eva Holm (S), Ordförande" 2 Before "Ordförande Eva Holm (S)"
    }
    /// Catalogue 3.2: wording of vice chairs.
    vice: Vice { 5 Numeral "1:e vice ordförande" 3 Word "förste vice ordförande" 3 Plain "vice ordförande" 2 Short "1:e v. ordf." 2 Andre "2:e vice ordförande beside it" }
    /// Catalogue 3.2, 10.1: order of a name.
    name_order: NameOrder { 14 Natural "Carl von Essen" 2 SurnameFirst "von Essen, Carl" }
    /// Cases `roster-*`, text: sorts of names.
    names: Names { 8 Plain "Eva Holm" 3 Double "Anna Berg-Lind" 3 Odd "Carl von Essen, N:son" 2 EnDash "Anna Berg–Lind" 2 Initial "Bengt G Lind" 1 Minus "Anna Berg−Lind" }
    /// Catalogue 3.2, 3.4: form of a party.
    party: PartyForm {
        12 Paren "Eva Holm (S)" 2 Comma "Eva Holm, S" 2 ParenLower "Eva Holm (s)" 1 CommaLower "Eva Holm, s" 2 None "Eva Holm" 2 LocalInFull "Eva Holm (Bygdepartiet)"
        1 Cell "party in a cell of its own"
    }
    /// Catalogue 3.3, cases `05`, `31`: how a substitution is said.
    substitution: Substitution {
        6 Replaces "ersätter Bo Ek (S)" 4 For "för Bo Ek (S)" 3 ServesFor "tjänstgör för Bo Ek (S)" 2 InsteadOf "istf Bo Ek (S)" 2 Tjg "tjg ers för Bo Ek (S)"
        2 SubstituteFor "ersättare för Bo Ek (S)" 2 Serving "tjänstgörande ersättare för Bo Ek (S)" 1 InsteadInFull "i stället för Bo Ek (S)" 1 Two "ersätter Bo Ek (S) §§ 1-3, Åsa Alm (S) §§ 4-7"
    }
    /// Case `23-serving-substitutes-under-beslutande`: where those who serve are listed.
    serving_place: ServingPlace { 6 Heading "Tjänstgörande ersättare" 4 Among "among the members" 2 Subheading "Ersättare, under Beslutande" }
    /// Catalogue 3.3: scopes of attendance.
    scope: Scope {
        8 None "none" 4 Signs "§§ 31-33" 2 CommaSigns ", §§ 31–33" 2 Not "ej § 32" 2 Paren "(§ 32)" 1 Partial "del av § 32" 2 Clock "kl 13.00-14.30" 2 From "fr.o.m. § 32"
        1 Bare "31-33" 0 Recused "ej § 32 (jäv)" 0 Several "§§ 31-33, 36" 0 Until "t.o.m. kl 15.10" 0 Arrived "från kl 10.15" 0 NotTaken "deltog inte under § 32"
    }
    /// Catalogue 3.1: those who are absent.
    absent: Absent { 9 None "none" 4 Heading "Frånvarande" 2 Hindered "Anmält förhinder" 1 NotPresent "Ej närvarande" }
    /// Catalogue 3.1: substitutes who do not serve.
    not_serving: NotServing {
        4 None "none" 4 NotServing "Ej tjänstgörande ersättare" 4 Substitutes "Ersättare" 2 Present "Närvarande ersättare" 2 NotDeciding "Ej beslutande ersättare" 2 Others "Övriga ersättare"
        1 Icke "Icke tjänstgörande ersättare"
    }
    /// Catalogue 3.2: staff.
    officials: Officials { 3 None "none" 7 Comma "Lena Ask, ekonomichef" 3 Before "ekonomichef Lena Ask" 2 Paren "Lena Ask (ekonomichef)" 3 Cell "Lena Ask    ekonomichef" 2 Scoped "Lena Ask, ekonomichef, § 32" }
    /// Catalogue 3.1: heading of the others.
    others_heading: OthersHeading { 5 Participants "Övriga deltagare" 4 Present "Övriga närvarande" 3 Staff "Tjänstepersoner" 2 StaffMen "Tjänstemän" 2 Others "Övriga" 2 Taking "Övriga deltagande" }
    /// Case `18-guest-of-an-organisation`: guests.
    guests: Guests { 9 None "none" 3 Comma "Ragnar Ek, Vision" 2 From "Ragnar Ek från Vision" 2 Paren "Ragnar Ek (Vision)" 1 Group "4 PRAO-elever" 2 Titled "Ragnar Ek, revisor" }
    /// Catalogue 3.3: presence from elsewhere.
    remote: Remote { 10 None "none" 2 Teams "Eva Holm (S), via Teams" 2 Distance "Eva Holm (S) på distans" 1 Link "Eva Holm (S), via länk" }
    /// Catalogue 3.2: empty seats.
    vacancy: Vacancy { 12 None "none" 2 Party "Vakant (S)" 1 Capitals "VAKANT" }
    /// Catalogue 2.7, cases `10`, `11`: those who adjust.
    adjusters: Adjusters { 6 One "Eva Holm (S)" 4 And "Eva Holm (S) och Bo Ek (M)" 2 Comma "Eva Holm, Bo Ek" 2 WithSubstitute "Eva Holm med Bo Ek som ersättare" 2 Lines "two lines" 2 SubstituteAfter "Eva Holm, ersättare Bo Ek" }
    /// Catalogue 2.7: label of those who adjust.
    adjusters_label: AdjustersLabel { 6 Appointed "Utses att justera" 3 Justerare "Justerare" 2 Justerande "Justerande" 2 Election "Val av justerare" 2 Protocol "Protokollsjusterare" 4 None "only the signatures tell" }
    /// Catalogue 2.7: where and when the minutes are adjusted.
    adjustment: Adjustment { 5 None "none" 4 PlaceDate "Kommunkontoret, 2025-03-11" 2 PlaceDateTime "Kommunkontoret, 2025-03-11 kl 16.00" 3 Digital "Digital signering" 2 DigitalDate "Digital justering, 2025-03-11" 2 Immediate "Omedelbart" 1 Date "2025-03-11" }
    /// Catalogue 2.7: label of adjustment.
    adjustment_label: AdjustmentLabel { 5 PlaceTime "Justeringens plats och tid" 2 ForAdjustment "Plats och tid för justering" 2 PlaceDate "Justeringens plats och datum" 1 Reversed "Tid och plats för justering" }
    /// Catalogue 2.8: posting block.
    posting: Posting { 6 None "none" 5 Rows "label beside value" 3 TwoByTwo "two labels on a line" 2 Colon "label: value" }
    /// Catalogue 2.8: wording of the posting block.
    posting_words: PostingWords { 4 Putting "Datum för anslags uppsättande" 3 Day "Anslagsdag" 3 WhenPut "Datum då anslaget sätts upp" 2 Posted "Anslaget sätts upp" }
    /// Catalogue 13.4, cases `09`, `10`, `24`: signatures.
    signatures: Signatures {
        4 None "none" 5 Dotted "Sekreterare ……… ⏎ Lena Ask" 4 Columns "labels on a line, names on the next" 4 Lines "Sekreterare Lena Ask" 2 Above "Vid protokollet ⏎ Lena Ask"
        3 RunIn "Vid protokollet: Lena Ask" 2 Certificate "page of a signing service"
    }
    /// Catalogue 2.7: where the signatures stand.
    signatures_place: SignaturesPlace { 6 End "behind the last item" 4 Cover "on the cover" }
    /// Catalogue 4.1: mark of an item.
    mark: Mark {
        5 Stop "1." 1 Bracket "1)" 3 Bare "1" 8 Sign "§ 1" 2 SignStop "§ 1." 1 Tight "§1" 4 Prefixed "KS § 1" 2 Year "§ 1/25" 2 PointDash "Punkt 1 –" 1 PointColon "Punkt 1:" 2 PointAndSign "Punkt 1 – Ekonomi⏎§ 1 Kassören …"
        1 Matter "Ärende 1:" 2 Cell "number in a cell of its own" 2 Bold "bold, no number" 1 Nothing "a line between blank lines"
    }
    /// Catalogue 4.3, 13.2: where the title of an item stands.
    item_title: ItemTitle { 9 Beside "§ 1 Upprop" 5 Below "§ 1⏎Upprop" 2 Capitals "§ 1 UPPROP" 2 RunIn "1. Ekonomi: Kassören …" }
    /// Catalogue 4.4: form of case ids.
    case_form: CaseForm {
        4 SpaceSlash "KS 2025/259" 2 SpaceDash "KS 2025-05211" 2 Dashes "KS-2025-01047" 2 DashSlash "KS-2025/31" 2 Slashes "KS/387/2025" 2 SlashColon "KS/2025:286"
        1 Tight "KS2025/353" 1 TwoOrgans "KS KF/2025:88" 2 YearFirst "2025/KS 0214" 1 Short "KS 14/25" 2 NoOrgan "2025/284" 1 FiveDigits "00322/2025" 1 DotOrgan "2025.204 KS" 1 Dots "KS.2025.91"
        1 LowerOrgan "ks/2025:77"
    }
    /// Catalogue 4.4, cases `01`, `20`: where the case id stands.
    case_place: CasePlace { 5 RightCell "§ 31      Dnr KS 2025/1" 4 Paren "Title (KS 2025/1)" 3 Below "Dnr KS 2025/1, under the title" 2 BeforeTitle "between § and title" 4 None "none" 1 ParenBelow "(KS 2025/1), under the title" }
    /// Catalogue 4.4: label of case ids.
    case_label: CaseLabel { 6 Dnr "Dnr" 2 DnrColon "Dnr:" 2 Full "Diarienummer" 4 None "none" 1 Capitals "DNR" }
    /// Catalogue 4.7: headings of groups.
    groups: Groups { 8 None "none" 3 Sentence "Beslutsärenden" 2 Capitals "BESLUTSÄRENDEN" }
    /// Case `19-contents-before-the-cover`: a list of contents.
    contents: Contents { 12 None "none" 2 BeforeCover "before the cover" 3 BehindCover "behind it" 1 Leaders "with dot leaders" }
    /// Catalogue 5: heading of the description.
    description: Description { 5 Arendebeskrivning "Ärendebeskrivning" 3 Summary "Sammanfattning" 4 SummaryOfMatter "Sammanfattning av ärendet" 4 Background "Bakgrund" 2 Matter "Ärendet" 1 Description "Beskrivning av ärendet" 4 None "no heading" }
    /// Catalogue 4.2: the decision first or last.
    order: Order { 5 Last "decision last" 5 First "decision first" }
    /// Catalogue 5: headings in capitals, with colons.
    heading_print: HeadingPrint { 9 Plain "Bakgrund" 2 Colon "Bakgrund:" 2 Capitals "BAKGRUND" }
    /// Catalogue 5: heading of a decision.
    decision_heading: DecisionHeading { 7 Plain "Beslut" 5 OfBody "Kommunstyrelsens beslut" 2 RunIn "Beslut: …" 1 None "no heading" }
    /// Catalogue 6.1, 13.3, case `28-motet-beslutade`: form of a decision.
    decision: DecisionForm {
        5 LeadNumbered "Nämnden beslutar⏎1. …" 5 LeadAtt "Nämnden beslutar⏎att …" 2 LeadDash "Nämnden beslutar⏎- att" 5 SentenceAtt "Nämnden beslutar att …" 3 Passive "Rapporten godkänns." 2 Past "Rapporten godkändes."
        2 Impersonal "Det beslutades att" 1 Bare "Beslutades att" 1 Beslots "Beslöts att" 2 AttOnly "Att godkänna" 2 Present "Mötet godkänner" 1 Decided "Nämnden beslutade⏎att" 1 OldPassive "Rapporten godkännes." 1 AsProposed "Enligt förslaget."
    }
    /// Catalogue 6.1: how a lead-in ends.
    lead_in: LeadIn { 6 Plain "beslutar" 2 Colon "beslutar:" 2 Following "beslutar följande:" 1 Att "beslutar att" }
    /// Catalogue 5: proposals.
    proposal: Proposal { 5 Plain "Förslag till beslut" 3 OfOffice "Förvaltningens förslag till beslut" 2 OfCommittee "Arbetsutskottets förslag" 1 Short "Förslag" 2 None "none" 1 Leads "Arbetsutskottet föreslår⏎att …" }
    /// Catalogue 6.3: several who decide.
    levels: Levels { 9 Own "decides itself" 3 Upward "föreslår kommunfullmäktige besluta" 1 Both "för egen del, and upward" }
    /// Catalogue 12.9, cases `09`, `10`, `11`, `32`: motions from the floor.
    motions: Motions { 5 Sentence "X (S) yrkar bifall till förslaget." 2 ColonList "X (S) yrkar:⏎- att" 2 Following "X (S) lämnar följande ändringsyrkande:" 2 NameColon "X (S): Bifall" 2 With "Med instämmande av Y yrkar X" }
    /// Catalogue 5: heading of motions.
    motions_heading: MotionsHeading { 6 Motions "Yrkanden" 2 Motion "Yrkande" 2 During "Förslag under sammanträdet" 1 Debate "Överläggning" 1 Treatment "Behandling på sammanträdet" }
    /// Catalogue 8.1, cases `22`, `20-omrostning-*`: tallies.
    tally: Tally {
        5 MedMot "Med 5 ja-röster mot 2 nej-röster beslutar …" 3 And "5 ja-röster och 2 nej-röster" 2 Colon "Ja: 5, Nej: 2" 2 ForAgainst "5 för, 2 emot" 2 Words "fem ja-röster" 1 NoFirst "2 nej mot 5 ja"
        1 Both "fem (5) ja-röster" 1 Pieces "23 st JA och 17 st NEJ"
    }
    /// Catalogue 8.2: what yes and no mean.
    meaning: Meaning { 5 Votes "Ja-röst för …, nej-röst för …" 3 Equals "JA = … NEJ = …" 2 Whoever "Den som … röstar ja" 2 None "none" }
    /// Catalogue 8.3, cases `12`, `13`: ballots.
    ballots: Ballots { 5 None "none" 2 TwoColumns "Ja-röster    Nej-röster" 2 Marks "table with x" 2 Word "Eva Holm (S)   Ja" 3 Sentences "Ja röstar A, B" 2 Following "Följande ledamöter röstar JA: A, B" 1 Dash "Eva Holm (S) - JA" }
    /// Case `20-omrostning-två-omröstningar-samma-ärende`: votes on one matter.
    vote_count: VoteCount { 6 One "one" 2 Two "first on referral back, then on the matter" }
    /// Catalogue 5: heading of a vote.
    vote_heading: VoteHeading { 5 Omrostning "Omröstning" 3 Votering "Votering" 1 Begars "Omröstning begärs" 2 None "under Beslutsgång" }
    /// Catalogue 5, cases `11`, `24`, `32`: reservations.
    reservation: Reservation { 3 None "none" 5 Sentence "X (S) reserverar sig mot beslutet." 2 Favour "X (S) reserverar sig till förmån för eget yrkande." 2 Parties "Ledamöterna i M och L reserverar sig" 2 Following "X (S) lämnar följande reservation:" 1 Possessive "Moderaternas ledamöter reserverar sig" }
    /// Catalogue 5: statements.
    statement: Statement { 8 None "none" 2 Special "Särskilt yttrande" 2 Note "Protokollsanteckning" }
    /// Case `14-recusal-har-inte-deltagit`: recusals.
    recusal: Recusal { 8 None "none" 2 NotTaken "har på grund av jäv inte deltagit" 2 DoesNot "deltar inte i handläggningen på grund av jäv" 1 Reports "anmäler jäv" }
    /// Catalogue 5: documents.
    documents: Documents { 4 None "none" 4 Dashes "- Tjänsteskrivelse, 2025-03-02" 3 Bullets "• Tjänsteskrivelse" 4 Lines "Tjänsteskrivelse 2025-03-02" 2 Long "Tjänsteskrivelse daterad den 2 mars 2025" 0 Numbered "1. Tjänsteskrivelse, 2025-03-02" 0 Stopped "- Tjänsteskrivelse, 2025-03-02." 0 WithId "Tjänsteskrivelse, 2025-03-02, Dnr KS 2025/12" }
    /// Catalogue 5: heading of documents.
    documents_heading: DocumentsHeading { 6 Basis "Beslutsunderlag" 2 Underlag "Underlag" 2 Papers "Handlingar" 1 Annexes "Bilagor" }
    /// Case `15`, `16`: who a decision is sent to.
    distribution: Distribution { 5 None "none" 5 Lines "a line each" 3 Bullets "- Akten" 1 RunIn "Beslutet skickas till: Akten" 1 Repeated "the same list behind each decision" 0 Commas "Akten, Sökanden" }
    /// Catalogue 5: heading of distribution.
    distribution_heading: DistributionHeading { 5 Sent "Beslutet skickas till" 2 Expedite "Expedieras till" 2 Copy "Kopia till" 1 Extract "Protokollsutdrag till" 1 Shall "Beslutet ska skickas till" }
    /// Catalogue 4.2, 5: references to earlier decisions.
    references: References { 8 None "none" 3 DateParagraph "Kommunstyrelsen 2025-02-11 § 31" 2 ParagraphDate "arbetsutskottet § 31, 2025-02-11" 0 Code "KSAU 2025-02-11 § 31" 0 Prepared "Ärendets beredning⏎Kommunstyrelsens arbetsutskott 2025-02-11 § 31" }
    /// Catalogue 7: amounts.
    amount: AmountForm { 6 Kr "500 000 kr" 4 Kronor "500 000 kronor" 2 Tkr "500 tkr" 2 Mnkr "1,2 mnkr" 2 Miljoner "1,2 miljoner kronor" 1 Stops "500.000 kronor" 1 Sek "500 000 SEK" 1 Mkr "1,2 mkr" 0 Dashes "500 000:-" 0 Range "400 000–500 000 kr" 0 PerYear "500 000 kr per år" 0 Euro "500 000 euro" 0 Kkr "500 kkr" }
    /// Cases `12`, `21`: items below items.
    subitems: Subitems { 9 None "none" 2 Decimal "2.1" 2 Letters "a)" 1 Slashes "A/" }
    /// Case `20-oppningstid-i-rubrik`: the time of opening and closing.
    opening: Opening { 6 None "none" 3 Title "Mötets öppnande 18.05" 2 TitleKl "Mötets öppnande kl. 18:05" 2 Text "Mötet öppnades kl. 18:05." }
    /// Case `22-roster-for-emot`: tallies of associations.
    club_vote: ClubVote { 6 None "none" 2 ForAgainst "med 14 röster för och 3 emot" 1 Against "med 12 röster mot 3" 1 Slashes "12/3/1 röster för/emot/blankt" 1 List "12 för, 3 emot, 2 avstod" }
    /// Case `33-election-table-in-the-last-section`: rows of an election.
    election: Election { 5 Sentence "att välja X till ledamot" 2 Rows "Ordförande    Karl Ek (M)" }
    /// Case `16-beloppstabell`: money in rows.
    money_table: MoneyTable { 6 None "none" 2 Rows "Plusgiro   192 836,44 kr" }
    /// Catalogue 4.8: immediate adjustment.
    immediate: Immediate { 9 None "none" 2 Sentence "Paragrafen justeras omedelbart." 2 Mark "Omedelbar justering" }
    /// Catalogue 2.5, 2.6: head of the pages.
    head: Head { 4 None "none" 3 Number "3 (22)" 3 BodyDateNumber "Kommunstyrelsen  2025-03-04  3 (22)" 3 Full "GRANVIKS KOMMUN  PROTOKOLL  Sida 3 (22)" 2 Side "Sida 3 av 22" }
    /// Catalogue 2.6: foot of the pages.
    foot: Foot { 5 None "none" 4 Signatures "Justerandes sign    Utdragsbestyrkande" 2 Address "Postadress …" 2 Number "3" 1 Slogan "www.granvik.example" }
    /// Catalogue 2.6: line between items.
    rule: Rule { 8 None "none" 2 Underscores "__________" }
    /// Cases `18-radnummer`: numbers of lines.
    line_numbers: LineNumbers { 24 None "none" 1 Each "numbers in the margin" }
    /// Cases `17-vattenstampel`: words across the page, and status.
    status: Status { 16 None "none" 1 Watermark "UTKAST across the page" 1 Preliminary "Preliminär föredragningslista" 1 Cancelled "INSTÄLLT" 1 NotAdjusted "EJ JUSTERAT across the page" 1 Copy "KOPIA across the page" }
    /// Catalogue 14, case `02-margin-stamp-on-section-line`: a signing service's reference at the end of lines.
    stamp: Stamp { 20 None "none" 1 Penneo "Penneo dokumentnyckel: …" 1 Transaction "Transaktion 0922…" 1 Comfact "Comfact-id …" }
    /// Case `18-kallelse-med-bilagda-motioner`: papers behind.
    annex: Annex { 12 None "none" 1 Motion "Motion 1, on a page of its own" 1 Letter "TJÄNSTESKRIVELSE with its own head" }
    /// Catalogue 4.5, 11.3: presenters and times of an agenda.
    presenters: Presenters { 5 None "none" 3 NameTime "Lena Ask 13:05" 2 Time "13:05" 2 Name "Lena Ask, ekonomichef" 2 Label "Föredragande: Lena Ask" 1 Slash "Lena Ask/Bo Ek 13:05" 1 InTitle "Title kl 13.05" 1 Duration "(15 min)" 1 TitleName "Ekonomichef Lena Ask" }
    /// Catalogue 4.6: heads of an agenda's table.
    table: Table {
        8 None "none" 2 NrMatter "Nr  Ärende  Dnr" 1 WithPresenter "Nr  Ärende  Dnr  Föredragande  Tid" 1 Notes "Ärende  Anteckningar" 1 TimeFirst "Tid  Punkt  Ärende  Diarienr  Föredragare"
        1 Minutes "Punkt  Beteckning  Ärende  Handläggare  Tid, empty cells left out, a break" 1 Unheaded "time, number, title, case and presenter without heads"
    }
    /// Catalogue 5: agendas in full, or titles only.
    agenda: Agenda { 5 Full "description and proposal" 4 Titles "titles only" 2 Clauses "title and proposed clause, without headings" 2 Columns "titles left, text and clauses right" 1 Rows "rows of a table, each with its text and proposal below" }
    /// Catalogue 1.1: sentences before an agenda's items.
    summons: Summons { 3 None "none" 4 Called "Kommunstyrelsen kallas till sammanträde …" 3 Absence "sentence about absence" 2 Welcome "Välkomna till …" }
    /// Catalogue 9.7: lines on a page.
    height: Height { 3 Usual "48" 2 Short "34" 2 Long "64" }
    /// Catalogue 2.6: characters on a line.
    width: Width { 3 Usual "84" 2 Narrow "68" 1 Wide "104" }
    /// Whether the axes below are drawn, the second round; their first values add nothing to the axes above.
    wide: Wide { 1 No "documents of the first round" 3 Yes "all axes" }
    /// Catalogue 2.7, cases `omfang-*`: more wordings of the §§ of the minutes.
    extent_more: ExtentMore {
        12 Plain "as above" 2 Till "§§ 31 till 33" 1 Tom "31 tom 33" 2 TomSpaced "§§ 31 t o m 33" 2 Ampersand "31 & 32-33" 2 And "§§ 31 och 32-33" 1 Minus "31−33"
        1 Double "31 -- 33" 1 Each "31, 32, 33" 2 Split "31-33, 34-36" 1 FromTo "fr.o.m. § 31 t.o.m. § 33" 1 TightSigns "§31-§33"
    }
    /// Catalogue 2.2: more forms of the meeting's date.
    date_more: DateMore {
        14 Plain "as above" 2 MonthShort "9 apr 2025" 1 Compact "20250409, under a label" 2 OfYear "den 9 april år 2025" 1 SlashShort "9/4-25, under a label"
        2 OrdinalBare "9:e april 2025" 1 WeekdayBehind "2025-04-09 (onsdag)" 1 WeekdayComma "onsdag, 9 april 2025"
    }
    /// Issue of the second round, "Sammanträde … under Kallelse": how an agenda tells time and place.
    agenda_cover: AgendaCover {
        10 Plain "as minutes do" 3 MeetingLine "Sammanträde 21 augusti 2025, kl. 13.00, Sal Tärnan" 2 Called "Kommunstyrelsen kallas till sammanträde onsdagen den 9 april 2025 kl 13.00 i Stora salen."
        2 OneRow "Tid: 2025-04-09 kl 13.00    Plats: Stora salen"
    }
    /// Catalogue 11.3 trap 27: a meeting that is cancelled.
    cancelled: Cancelled {
        10 None "none" 1 Behind "KALLELSE – INSTÄLLT" 1 Before "INSTÄLLT – Kallelse" 1 Paren "Kallelse (INSTÄLLT)" 1 Sentence "one sentence and no items" 1 Below "INSTÄLLT SAMMANTRÄDE, below the title"
    }
    /// Case `07-second-plats-och-tid-takes-the-date`: another place and time on the cover.
    second_time: SecondTime { 10 None "none" 3 Adjustment "Justering⏎Plats och tid   Kansliet 2025-04-14" 2 GroupMeetings "Gruppmöten   kl. 08.00, Lilla salen" }
    /// Catalogue 3.3, cases `05`, `31`: more wordings of a substitution.
    substitution_more: SubstitutionMore {
        10 Plain "as above" 2 SubstituteInstead "ersättare istf Bo Ek (S)" 2 TjgInstead "tjg ersättare istf Bo Ek (S)" 2 TjgFor "tjg för Bo Ek (S)" 1 TjErs "tj ers för Bo Ek (S)"
        1 Paren "(tjänstgör för Bo Ek)" 2 Scoped "ersätter Bo Ek (S) §§ 1-3" 1 Vacant "ersätter vakant plats (S)" 2 TwoAnd "ersätter A (S) §§ 1-3 och B (S) §§ 4-7" 1 TwoFor "för A (S) §§ 1-3, för B (S) §§ 4-7"
        1 OfficeBehind "ersätter Bo Ek (S), vice ordförande"
    }
    /// Catalogue 13.1, 13.4, cases `08`, `20`: lists beside those present in minutes of associations.
    club_lists: ClubLists { 8 None "none" 2 Called "Kallade: …" 3 Absent "Frånvarande: …" 3 Adjunct "Adjungerade: …" 1 All "all three" }
    /// Catalogue 3.2, cases `roster-*`: more sorts of names.
    name_more: NameMore {
        12 Plain "as above" 2 LowerRow "a row in small letters" 1 GivenEnDash "Per–Olof Sand" 1 GivenMinus "Per−Olof Sand" 2 GivenDouble "Per-Olof Sand" 1 InitialStop "Bengt G. Sand"
    }
    /// Catalogue 3.2, case `roster-kryss`: marks of attendance in a column.
    tick: Tick {
        6 Plain "as above" 2 Check "✓" 2 Heavy "✔" 2 Box "☑, ☐" 2 BoxX "☒, ☐" 2 One "1, -" 2 Capital "X" 3 Before "☒ Eva Holm (S)"
    }
    /// Catalogue 3.2: more forms of a row.
    row_more: RowMore { 14 Plain "as above" 2 DashOffice "Eva Holm (S) – ordförande" 1 DashParty "Eva Holm - S" 2 Numbered "1. Eva Holm (S)" 1 Star "* Eva Holm (S)" }
    /// Case `18-guest-of-an-organisation`: more guests.
    guests_more: GuestsMore { 10 Plain "as above" 2 Representing "Ragnar Ek, representant för Vision" 1 Colon "Vision: Ragnar Ek" 2 Two "Ragnar Ek och Åsa Alm, Vision" 2 Union "Fackliga representanter⏎Ragnar Ek, Vision" 1 Counted "12 åhörare" }
    /// Catalogue 12.9, cases `09`, `10`, `11`: more forms of motions from the floor.
    motions_more: MotionsMore {
        10 Plain "as above" 2 ColonAtt "X (S) yrkar:⏎att …,⏎att …" 2 FirstSecond "X (S) yrkar i första hand återremiss och i andra hand avslag" 2 Backed "X (S) yrkar, med stöd av Y (M), …" 2 Several "X (S), Y (M) och Z (L) yrkar bifall"
        2 Bullets "- X (S): Avslag" 1 Quoted "X (S) yrkar: ”Punkt 2 stryks.”" 2 Following "X (S) lämnar följande yrkande:⏎1. …⏎2. …"
    }
    /// Catalogue 8.1: more forms of tallies.
    tally_more: TallyMore {
        10 Plain "as above" 2 DigitsWords "5 (fem) ja-röster" 2 Result "Resultat: Ja 21, Nej 19, Avstår 1, Frånvarande 0." 2 Members "7 ledamöter röstar JA och 5 ledamöter röstar NEJ" 1 Lines "Ja-röster: 7 st⏎Nej-röster: 5 st" 1 Equals "Ja = 7, Nej = 5"
    }
    /// Catalogue 8.1, case `20-omrostning-lika-röstetal-utslagsröst`: equal numbers.
    casting: Casting { 8 None "none" 2 Chair "med ordförandens utslagsröst" 1 Sentence "Ordföranden avgör med sin utslagsröst." }
    /// Catalogue 8.3, 12.10, cases `12`, `13`: more lists of ballots.
    ballots_more: BallotsMore {
        10 Plain "as above" 2 Below "Ja-röster⏎Eva Holm (S)⏎…" 2 WithChair "A (S), B (M) och ordföranden C (S) röstar Ja (3)." 2 PartyCells "Ledamot   Parti   Ja   Nej   Avst" 2 InTally "Med 3 ja-röster (A, B och C) mot …" 1 OnLine "Ja: A (S), B (M)⏎Nej: C (L)"
        2 ThatVote "Ja röstar A (S), B (M).⏎Nej röstar C (L)." 1 Colons "Eva Holm (S): Ja"
        1 Unstopped "Ja-röster: A (S), B (M) Nej-röster: C (L)"
    }
    /// Catalogue 5: more forms of reservations.
    reservation_more: ReservationMore {
        10 Plain "as above" 2 Names "names below the heading" 1 Verbless "Mot beslutet: X (S) och Y (M)." 2 PartyHead "Reservation från Moderaterna" 2 NameHead "Reservation från X (S)" 2 PartyFollowing "Moderaterna lämnar följande reservation:" 1 Group "SD-gruppen reserverar sig"
        1 Reversed "Mot beslutet reserverar sig X (S)."
    }
    /// Catalogue 5: more forms of statements.
    statement_more: StatementMore { 10 Plain "as above" 2 Party "Moderaterna lämnar följande särskilda yttrande:" 2 NameHead "Särskilt yttrande från X (S)" 1 Noted "X (S) låter anteckna följande:" 1 Explained "Röstförklaring" }
    /// Case `14-recusal-har-inte-deltagit`: more forms of recusals.
    recusal_more: RecusalMore { 8 Plain "as above" 2 Leaves "X (S) lämnar sammanträdet på grund av jäv." 2 Two "X (S) och Y (M) deltar inte …" 1 Inline "in the description, without a heading" }
    /// Catalogue 6.4: how a resignation is granted.
    release: Release { 8 Plain "entlediga X" 2 Granted "bevilja X entledigande" 2 Resignation "godkänna avsägelsen" 2 Freed "befria X från uppdraget" }
    /// Catalogue 6.2: how somebody is told to do something.
    task: TaskWords { 6 Plain "ge X i uppdrag" 3 Commission "uppdra åt X" 1 CommissionTo "uppdra till X" 1 Instruct "instruera X" }
    /// Issue of the second round, "godkänns beside ta del av": a verb beside the main one.
    main_verb: MainVerb { 8 Plain "one verb" 2 Behind "godkänner rapporten och tar del av bilagan" 2 Before "tar del av bilagan och godkänner rapporten" }
    /// Case `03-esign-certificate-page`, catalogue 14: pages of signing services.
    certificate: Certificate {
        24 Plain "as above" 1 Comfact "Signaturcertifikat" 1 Scrive "Verifikat" 1 Penneo "Underskrifterna i detta dokument är juridiskt bindande" 1 Visma "Följande handlingar har undertecknats" 1 Lines "Digitalt undertecknat av" 1 Validated "E-Signing validerat, secured by"
    }
    /// Catalogue 13.3: what somebody has to do.
    action_points: ActionPoints { 12 None "none" 2 AtItem "AP Eva Holm: begära in offerter" 1 Table "Vad   Vem   När, behind the last item" 1 List "Att göra⏎- Kassören begär in offerter, behind the last item" }
    /// Case `18-kallelse-med-bilagda-motioner`: more papers bound behind.
    annex_more: AnnexMore {
        24 None "as above" 1 MotionAnswer "Motion 1 with the board's answer" 1 Report "Verksamhetsberättelse" 1 Nominations "Valberedningens förslag" 1 OfficePaper "TJÄNSTESKRIVELSE with a proposal" 1 Accounts "Resultaträkning" 1 Rules "Arbetsordning with §§ of its own"
    }
    /// Catalogue 2.8: more of the posting block.
    posting_more: PostingMore { 8 Plain "as above" 2 Appeal "Sista dag för överklagande" 1 Old "Anslaget uppsättes, nedtages" 1 Sentence "Anslaget på kommunens anslagstavla den 2025-04-09" }
    /// Catalogue 4.1, case `20-agenda-title-under-the-case-id`: more forms of items.
    item_more: ItemMore {
        14 Plain "as above" 4 UnderCase "1.   KS 2025/12⏎⏎Title" 4 TimeFirst "13.45 Val av justerare" 4 Bullets "- Val av justerare" 1 NumberFirst "12 §" 1 SignColon "§ 12: Title" 1 SignDash "§ 12 – Title" 1 MatterNr "Ärende nr 12 Title"
    }
    /// Catalogue 1.1: a heading above the items of an agenda.
    items_heading: ItemsHeading { 8 None "none" 2 Matters "Ärenden" 2 List "Ärendelista" 1 Presented "Föredragningslista" 2 Order "Dagordning" }
    /// Catalogue 3.1: heading of those who are called to a meeting.
    called_heading: CalledHeading { 8 Members "Ledamöter" 2 Called "Kallade" 2 CalledMembers "Kallade ledamöter" 2 Ordinary "Ordinarie ledamöter" }
    /// Catalogue 3.3: more scopes of attendance.
    scope_more: ScopeMore { 10 Plain "as above" 2 Recused "ej § 32 (jäv)" 2 Several "§§ 31-33, 36" 2 Until "t.o.m. kl 15.10" 2 Arrived "från kl 10.15" 1 NotTaken "deltog inte under § 32" }
    /// Catalogue 5, 4.8: more forms of documents.
    documents_more: DocumentsMore { 8 Plain "as above" 2 Numbered "1. Tjänsteskrivelse, 2025-03-02" 2 Stopped "- Tjänsteskrivelse, 2025-03-02." 2 WithId "Tjänsteskrivelse, 2025-03-02, Dnr KS 2025/12" }
    /// Catalogue 5, case `15`: more forms of distribution.
    distribution_more: DistributionMore { 8 Plain "as above" 2 Commas "Akten, Sökanden on one line" }
    /// Catalogue 4.2: more references to earlier decisions.
    references_more: ReferencesMore { 8 Plain "as above" 2 Code "KSAU 2025-02-11 § 31" 2 Prepared "below Ärendets beredning" }
    /// Catalogue 7: more forms of amounts.
    amount_more: AmountMore { 10 Plain "as above" 2 Dashes "500 000:-" 2 Range "400 000–500 000 kr" 2 PerYear "500 000 kr per år" 1 Euro "500 000 euro" 1 Kkr "500 kkr" }
    /// Case `27-plan-code-becomes-page`: a code in a column of its own beside the case id.
    class_code: ClassCode { 6 None "none" 2 Cell "§ 31   Dnr KS 2025/1   214" 1 Plan "§ 31   Dnr KS 2025/1   DP 132" }
    /// Catalogue 4.8: marks on an item.
    item_mark: ItemMark { 8 None "none" 2 Withdrawn "Ärendet utgår." 2 Confidential "Sekretess, below the title" }
    /// Catalogue 2.6, issue of the second round: whether white space parts the head of a page from its text.
    page_head: PageHead { 8 Apart "a blank line" 3 Tight "none" }
    /// Issue of the second round, "a last bare § 10": the last item has no case, where others have one.
    last_item: LastItem { 8 Plain "as the others" 2 Bare "without a case id" }
    /// Catalogue 4.5: an office informs.
    informs: Informs { 8 Plain "Information om …" 2 Office "Gatuchefen informerar" }
    /// Case `21-underpunkter-bokstav-och-nastlade`: lists in lists.
    nested: Nested { 10 None "none" 2 Bullets "bullets below bullets in a description" 2 Letters "a), b) below a clause" }
    /// Catalogue 13.3: more forms of decisions of associations.
    decision_more: DecisionMore {
        10 Plain "as above" 2 Agreed "Styrelsen enades om att" 2 Past "Mötet godkände budgeten" 2 AttBehind "Beslut: att godkänna budgeten" 1 Verdict "Godkändes." 2 BareName "a name below Val av …" 1 Became "Beslutet blev att" 1 AsProposed "Mötet beslutade enligt förslaget"
    }
    /// Case `28-motet-beslutade`, catalogue 13.1: any assembly's noun.
    assembly: Assembly {
        14 Plain "as above" 2 Meeting "Mötet" 1 Congress "Kongressen" 1 Great "Stormötet" 1 Association "Föreningen" 1 Club "Klubben" 1 Company "Bolaget" 1 Union "Kåren" 1 Section "Sektionen" 1 Village "Byalaget" 1 Representatives "Representantskapet" 1 Delegates "Ombudsmötet" 1 Extra "Extrastämman" 1 Members "Medlemsmötet"
    }
    /// Catalogue 13.4, cases `09`, `10`: more signatures.
    signatures_more: SignaturesMore { 12 Plain "as above" 2 NamesAbove "names on a line, roles on the next" 2 Underscores "Justeras⏎______    ______⏎Eva Holm    Bo Ek" 1 PlaceDay "Granvik den 12 mars 2025, above columns" 1 Slashes "/Eva Holm/" }
    /// Whether the axes below are drawn, the third round: what documents at first sight showed. Their first values add nothing to
    /// the axes above, and a forced value of an axis above brings none of them.
    seen: Seen { 1 No "documents of the rounds before" 1 Yes "all axes" }
    /// Catalogue 2.1, 11.3: covers of portals and notices.
    cover_seen: CoverSeen {
        8 Plain "as above" 3 Over "Datum⏎Torsdag 20 mars 2025⏎Tid⏎13:15⏎Plats⏎…, without white space" 2 WhenWhere "När: …⏎Var: …" 3 Day "Lördagen den 12 april 2025 kl. 14.00 i Bygdegården"
        2 Genitive "Kommunstyrelsens sammanträde den 3 mars 2025 kl. 13.00–15.40"
        2 Room "Tisdag 8 april 2025, klubbhuset, kl. 18.30–20.00" 2 Below "Tisdag 8 april 2025⏎Kl. 18.30–20.15, bygdegården"
    }
    /// Catalogue 11.3: fields of an item of a portal.
    portal_item: PortalItem { 6 None "none" 3 Over "Dnr⏎BN 2025/112⏎Föredragande⏎Moa Lind, lovarkitekt" 2 Colon "Diarienummer: BN 2025/112⏎Föredragande: Moa Lind, lovarkitekt" 3 Timed "Föredragande⏎Moa Lind, lovarkitekt⏎Tid⏎13:20" 3 Brackets "(Moa Lind, lovarkitekt, kl. 13.20)" }
    /// Catalogue 13.1, case `06`: titles that end in a full stop before their texts.
    title_seen: TitleSeen { 10 Plain "as above" 2 Stop "§ 4. Ekonomi. Kassören gick igenom …" 2 Untitled "4. Kassören gick igenom …" 2 Margin "§ 4 Ekonomi       Kassören gick igenom …" }
    /// Catalogue 2.2: a label of the cover that no vocabulary has.
    stray: Stray { 10 None "none" 2 Label "Tolkat av   Mona Ask, Tolkhuset" }
    /// Catalogue 4.7: headings of groups that are known by where they stand.
    groups_seen: GroupsSeen { 6 Plain "as above" 2 Own "Inledning, Lov och besked, Övriga ärenden" 1 Areas "Formalia, Skola och förskola, Beslutsärenden" }
    /// Catalogue 11.3: the foot of a portal's page.
    contact: Contact { 8 None "none" 2 Switchboard "Kontakt⏎Kommunens växel 0598-330 00" 2 Person "Kontakt⏎Lena Ask, sekreterare⏎lena.ask@granvik.example" 1 Colon "Kontakt: Lena Ask, 0598-330 12" }
    /// Catalogue 4, 13.4: what stands below the last item of a notice.
    below_agenda: BelowAgenda { 10 None "none" 2 Greeting "Välkomna!⏎⏎Eva Rask⏎Ordförande" 2 Office "Eva Rask⏎Miljönämndens ordförande" 1 Welcome "Varmt välkomna!" }
    /// Catalogue 2.7, 2.8: days of adjustment and posting in sentences behind the signatures.
    closing_seen: ClosingSeen {
        8 Plain "as above" 3 Apart "Justerat den 8 november 2023 … Anslaget på kommunens anslagstavla den 9 november 2023" 2 Covers "Protokollet omfattar §§ 30–39 och har anslagits … Anslaget tas ned den …"
        2 Both "Protokollet justerades den … och anslogs på kommunens anslagstavla den …" 2 Made "Justeringen tillkännagavs på … den …. Tillkännagivandet tas bort den …."
    }
    /// Catalogue 3.1, 13.4: rosters in sentences and in the first items.
    roster_seen: RosterSeen {
        10 Plain "as above" 3 Offices "Närvarande ledamöter: A (S), ordförande, B (M), samt C (V), tjänstgörande för D (S)." 2 Were "Närvarande var A (S), ordförande, B (M) samt C (V)." 2 Item "§ 1 Närvarande: A, B, C⏎§ 2 Frånvarande: D"
        2 Below "§ 1 Närvarande⏎A, B och C."
    }
    /// Catalogue 6.1, 13.3: decisions in one sentence.
    decision_seen: DecisionSeen {
        8 Plain "as above" 3 Bare "the last sentence of a council's item" 2 Subjectless "Godkände dagordningen." 2 Inverted "Efter diskussion beslutade stämman att …" 2 Elected "Omval av A och nyval av B." 2 Thanks "Tackade för rapporten." 3 Short "KS beslutar⏎att …" 2 Clauses "Beslutades i enlighet med styrelsens förslag⏎⏎att …,⏎att …"
    }
    /// Catalogue 4.8, 5: annexes with numbers.
    annex_list: AnnexList { 8 None "none" 3 Titled "Bilaga 1 Tjänsteskrivelse, below an item" 2 Numbers "Bilaga 1 och 2, below an item" 3 Behind "BILAGOR⏎Bilaga 1 …, below the last item" 2 Cover "Bilagor:⏎1. …, on the cover" }
    /// Catalogue 4.8: §§ that are not published.
    secret: Secret { 10 None "none" 2 Extent "Paragrafer 31-40 (§§ 35–36 omfattas av sekretess)" 1 Line "§ 35 omfattas av sekretess, between two items" }
    /// Cases `12`, `21`, catalogue 13.2: items below items of associations.
    subitems_seen: SubitemsSeen {
        8 None "none" 3 RunIn "a) Gungorna: De ska målas." 2 Alone "a) Gungorna⏎De ska målas." 3 Motions "Motion 1: Cykelställ⏎…" 2 Propositions "Proposition 1: Höjd avgift, in an agenda's list" 2 Entries "13. Proposition 1: Höjd avgift, as items"
    }
    /// Catalogue 3.1: attendance of councils that vote by machine.
    seats: Seats { 8 None "none" 3 Places "Plats  Ledamot  Ersättare  Parti  Ankom  Utgick" 2 Names "Ledamot  Parti  Ersättare  Ankom  Utgick" }
    /// Catalogue 2.7, 3.1: a column for signs beside the roster.
    initials: Initials { 8 None "none" 2 Letters "Eva Holm (S)   EH, below Namn  Sign" 2 Lines "Eva Holm (S)   ________" }
    /// Catalogue 3.1: whom those on the rows come from, over them; what their shares are, beside them.
    roster_heads: RosterHeads { 10 Plain "as above" 3 Party "Moderaterna (M)⏎Eva Holm" 6 PartyBeside "the same in two columns" 6 Shares "Namn  Fastighet  Andelar" 4 Senders "4A: Eva Holm och Bo Lind" }
    /// Catalogue 4.3, 11.3: several who raise matters under one title.
    raised: Raised { 8 None "none" 3 Lines "Anmälda motioner⏎Motion av Eva Holm (S) om cykelställ" 2 Colons "Nya motioner⏎Eva Holm (S): Cykelställ" }
    /// Catalogue 4, 13.4: what is proposed in full behind the list of a notice.
    further: Further { 8 None "none" 3 Dash "Punkt 9 – Årets resultat⏎Styrelsen föreslår att …" 2 Alone "Punkt 9⏎Styrelsens förslag⏎att …" 3 Bracket "Årets resultat (punkt 9)⏎Styrelsen föreslår att …" }
    /// Catalogue 13.1: one line for title, whose it is, assembly and day, perhaps as the subject of a mail.
    title_line: TitleLine { 10 Plain "as above" 2 NameLast "Protokoll styrelsemöte Kvarnby Golfklubb 14 mars 2024" 2 NameFirst "Protokoll Kvarnby Golfklubb styrelsemöte 14 mars 2024" 2 Mail "Från: … <…@…>⏎Till: …⏎Ämne: Protokoll från styrelsemöte i …⏎Datum: …" 2 PerCapsulam "Kvarnby Golfklubb⏎Org.nr …⏎Protokoll⏎fört per capsulam vid styrelsens beslut den …⏎Deltagande i beslutet" }
}
