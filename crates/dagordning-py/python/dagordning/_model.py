"""The values of a document, typed. Written by `generate.py` from `schema/dagordning.schema.json`: change that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Union

if TYPE_CHECKING:
    from ._document import Document

#: Where the text came from.
#: - embedded: The text of a PDF.
#: - ocr: Read from images.
#: - plain_text: A text file.
#: - mixed: Some pages embedded, some from images.
TextOrigin = Literal[
    "embedded",
    "ocr",
    "plain_text",
    "mixed",
]

#: What sort of document it is.
#: - agenda: Kallelse, föredragningslista, ärendelista, dagordning, meeting book; also draft minutes without
#:   attendance.
#: - minutes: Protokoll.
#: - minutes_extract: Protokollsutdrag: titled so, or §§ without cover and roster, or a document of one §.
#: - announcement: Kungörelse, tillkännagivande.
#: - unknown: None of these; a diagnostic says what it seems to be.
DocumentKind = Literal[
    "agenda",
    "minutes",
    "minutes_extract",
    "announcement",
    "unknown",
]

#: The document's status, from title, header or stamp only.
#: - draft: Preliminär, UTKAST.
#: - final: "Protokollet är justerat".
#: - cancelled: INSTÄLLT.
Status = Literal[
    "draft",
    "final",
    "cancelled",
]

#: The language of a text, as BCP 47 has it.
#: - sv: Swedish.
#: - nb: Norwegian bokmål.
#: - nn: Norwegian nynorsk.
#: - da: Danish.
#: - fi: Finnish.
#: - en: English.
LanguageTag = Literal[
    "sv",
    "nb",
    "nn",
    "da",
    "fi",
    "en",
]

#: A stretch of one line that a value was read from: [page, start, end], and for a PDF its box as a fourth entry: [left,
#: top, right, bottom] in PDF points from the page's top left corner, and for text read from an image the lowest
#: confidence of the words that it touches, 0–1, as a fifth. Pages count from 1, offsets count Unicode scalar values in
#: the output of `text`, the end exclusive.
Segment = list[Union[int, float, "list[float]"]]

#: In what role a person stands in the document.
#: - member: Ledamot, beslutande.
#: - substitute: Ersättare in a notice.
#: - serving_substitute: Tjänstgörande ersättare.
#: - non_serving_substitute: Ej tjänstgörande ersättare.
#: - official: Tjänsteperson.
#: - secretary: Sekreterare.
#: - presenter: Föredragande.
#: - guest: Övriga: insynsplats, adjungerad, guests.
#: - absent: Frånvarande.
Role = Literal[
    "member",
    "substitute",
    "serving_substitute",
    "non_serving_substitute",
    "official",
    "secretary",
    "presenter",
    "guest",
    "absent",
]

#: Förtroendeuppdrag in the body's presidium.
#: - chair: Ordförande.
#: - first_vice_chair: Förste vice ordförande.
#: - second_vice_chair: Andre vice ordförande.
#: - vice_chair: Vice ordförande, without a number.
Office = Literal[
    "chair",
    "first_vice_chair",
    "second_vice_chair",
    "vice_chair",
]

#: What an item is for; the first that fits in this order.
#: - procedural: A standing first item (upprop, val av justerare, fastställande av föredragningslistan …).
#: - election: Val, avsägelse, entledigande, or a clause that elects.
#: - question: Frågestund, fråga, interpellation.
#: - decision: Any item with a proposal or a decision block.
#: - information: By group heading, by suffix, or text only under such a title.
#: - unknown: Nothing on the page says.
ItemKind = Literal[
    "procedural",
    "election",
    "question",
    "decision",
    "information",
    "unknown",
]

#: What became of the item before the meeting dealt with it.
#: - withdrawn: Utgår.
#: - added: Tillkommande ärende.
#: - postponed: Bordlagt.
ItemStatus = Literal[
    "withdrawn",
    "added",
    "postponed",
]

#: Who raised the matter.
#: - motion: Motion: a council member's written motion.
#: - interpellation: Interpellation.
#: - question: Fråga, enkel fråga.
#: - citizen_proposal: Medborgarförslag, e-förslag.
#: - board_initiative: Ledamotsinitiativ, nämndinitiativ, initiativärende.
Initiative = Literal[
    "motion",
    "interpellation",
    "question",
    "citizen_proposal",
    "board_initiative",
]

#: What a section of an item holds.
#: - description: Ärendebeskrivning, sammanfattning, bakgrund; also text before the first heading.
#: - proposal: Förslag till beslut.
#: - preparation: Ärendets beredning.
#: - decision: Beslut.
#: - motions: Yrkanden, förslag under sammanträdet.
#: - debate: Överläggning, yttranden.
#: - procedure: Beslutsgång, propositionsordning.
#: - vote: Omröstning, votering.
#: - documents: Beslutsunderlag, handlingar, bilagor.
#: - reservation: Reservation.
#: - statement: Särskilt yttrande, protokollsanteckning.
#: - recusal: Jäv.
#: - distribution: Beslutet skickas till, expedieras till.
#: - appeal: Besvärshänvisning, hur man överklagar.
#: - consequences: Ekonomiska konsekvenser, barnkonsekvenser …
#: - follow_up: Uppföljning, tidplan.
#: - other: A heading that the vocabulary does not know, set apart by its font.
SectionKind = Literal[
    "description",
    "proposal",
    "preparation",
    "decision",
    "motions",
    "debate",
    "procedure",
    "vote",
    "documents",
    "reservation",
    "statement",
    "recusal",
    "distribution",
    "appeal",
    "consequences",
    "follow_up",
    "other",
]

#: What became of a proposal.
#: - approved: Godkänner, antar, fastställer, bifaller.
#: - rejected: Avslår, avstyrker.
#: - referred_back: Återremitterar, återförvisar: a first referral is other.
#: - postponed: Bordlägger.
#: - noted: Noterar, lägger till handlingarna.
#: - answered: Anses besvarad.
#: - elected: Utser, väljer.
#: - released: Entledigar, godkänner avsägelsen: a resignation granted.
#: - commissioned: Ger i uppdrag, uppdrar åt: somebody is told to do something.
#: - withdrawn: Utgår, dras tillbaka.
#: - other: Another outcome.
Outcome = Literal[
    "approved",
    "rejected",
    "referred_back",
    "postponed",
    "noted",
    "answered",
    "elected",
    "released",
    "commissioned",
    "withdrawn",
    "other",
]

#: A number with at most two decimals.
Number = float

#: What a mover asks for (yrkande).
#: - approve: Bifall.
#: - reject: Avslag.
#: - amend: Ändring.
#: - add: Tillägg.
#: - refer_back: Återremiss.
#: - adjourn: Bordläggning, ajournering.
#: - other: Another.
MotionKind = Literal[
    "approve",
    "reject",
    "amend",
    "add",
    "refer_back",
    "adjourn",
    "other",
]

#: How a member voted.
#: - yes: Ja.
#: - no: Nej.
#: - abstain: Avstår.
#: - absent: Frånvarande.
BallotVote = Literal[
    "yes",
    "no",
    "abstain",
    "absent",
]

#: What sort of paper is bound behind an agenda or minutes.
#: - memo: Tjänsteskrivelse, tjänsteutlåtande, promemoria.
#: - minutes_extract: Protokollsutdrag.
#: - contract: Avtal, överenskommelse.
#: - report: Rapport, utredning, redovisning, berättelse.
#: - map: Karta, situationsplan.
#: - form: Blankett, ansökan.
#: - presentation: Bildspel.
#: - letter: Missiv, yttrande, brev.
#: - other: Any other: motioner, planer, stadgar, lists.
AttachmentKind = Literal[
    "memo",
    "minutes_extract",
    "contract",
    "report",
    "map",
    "form",
    "presentation",
    "letter",
    "other",
]

#: The closed list of codes.
#: - truncated: Error: the text breaks off (a sentence or parenthesis left open, a heading without text, page 3 (9) as
#:   the last page, a contents list or extent that promises more).
#: - damaged-file: Error: the file is damaged; what can be read of it is here, and the message says what is lost.
#: - unreadable-text: Error: text whose characters are not readable is kept out of the fields.
#: - low-confidence: Info: values with words of which the optical reading was not sure; the reader should check them.
#: - number-gap: Info: a number is missing in the sequence of items, and nothing says why; the message tells where the
#:   contents list has it neither.
#: - confidential-gap: Info: the text of an item is not in the document since it is secret: its entry in the contents
#:   list says so, or a line ("§§ 44–45 omfattas av sekretess").
#: - number-slip: Warning: a number in the sequence of items falls back or repeats.
#: - extent-mismatch: Warning: the printed extent (paragrafer) and the items found disagree.
#: - contents-mismatch: Warning: the contents list and the items found disagree: an entry that no item takes up (it is
#:   an item with what the list says of it), an item that the list has not, or one that it calls otherwise.
#: - tally-mismatch: Warning: a printed tally and the names disagree.
#: - attendance-mismatch: Warning: somebody votes whom the roster does not list as serving at that item.
#: - date-conflict: Warning: two dates on the page disagree, or the page and the file's name.
#: - time-conflict: Warning: a break lies outside the meeting's hours.
#: - repaired: Info: characters were repaired (letter-spacing closed, encoding mended).
#: - unread-row: Error: a row of a list (of people, of votes) cannot be read; it stands in `unassigned`, its
#:   neighbours are read.
#: - hidden-text: Info: text that nobody sees on the page (white on white, covered, clipped, transparent); it stands
#:   in `unassigned` and in no value.
#: - attached-file: Error: the document, or a part of it, is in files that the PDF holds (a portfolio, attachments of
#:   a cover sheet), or in a form that only the program that made it can show (XFA); the message says what to do.
#:   Info: files are attached to a PDF whose own pages are the document.
#: - beyond-bounds: Error: more numbered lines, values or short lines than any document has; what lies beyond is read
#:   no further, and stands in `unassigned`, or in the text of its item alone.
#: - unassigned-text: Info: text that no rule claimed; it stands in `unassigned`.
#: - several-meetings: Info: the input holds several meetings, each a document of its own; `source.part` says which
#:   this is.
#: - unjoined-papers: Info: papers that are bound behind and belong to no item as far as the pages tell; the message
#:   names their pages.
#: - not-a-meeting: Warning: the text is no meeting document that the program knows.
#: - other-document: Warning: the document is of another kind (notes, a memo, a summary); the message names it.
#: - other-language: Warning: the text is in a language that is not read; the message names it.
#: - ocr-missing: Error: pages without text were not read from their images; the message says why, and what to install
#:   if that helps.
#: - ocr-layer: Info: pages came with hidden text, or text that hardly makes words, and were read from their images
#:   too; the message says which of the two readings is here.
#: - unfit-correction: Warning: a correction that somebody made no longer fits the document, and is not applied; the
#:   message says which and why.
DiagnosticCode = Literal[
    "truncated",
    "damaged-file",
    "unreadable-text",
    "low-confidence",
    "number-gap",
    "confidential-gap",
    "number-slip",
    "extent-mismatch",
    "contents-mismatch",
    "tally-mismatch",
    "attendance-mismatch",
    "date-conflict",
    "time-conflict",
    "repaired",
    "unread-row",
    "hidden-text",
    "attached-file",
    "beyond-bounds",
    "unassigned-text",
    "several-meetings",
    "unjoined-papers",
    "not-a-meeting",
    "other-document",
    "other-language",
    "ocr-missing",
    "ocr-layer",
    "unfit-correction",
]

#: How grave a diagnostic is.
#: - info: Worth knowing.
#: - warning: Two things on the page disagree.
#: - error: Content of the page is not in the output.
Severity = Literal[
    "info",
    "warning",
    "error",
]

#: For each value read from the page (key as in this object, `case_ids[0]` for an entry of a list) the segments [page,
#: start, end] that it was read from, in order. A verbatim value is its segments joined by one space; a line-end hyphen
#: that was undone stands in `labels`; a typed value points at the text that it was read from.
Places = dict[str, list[Segment]]


@dataclass(kw_only=True)
class Producer:
    """What made the output."""

    name: str
    """"dagordning"."""

    version: str
    """The program's version."""


@dataclass(kw_only=True)
class Source:
    """The input."""

    file_name: str | None = None
    """The file's name without its folders; absent for standard input."""

    sha256: str
    """SHA-256 of the input's bytes, in hexadecimal."""

    bytes: int
    """The input's length in bytes."""

    media_type: str
    """"text/plain", "application/pdf", "image/png", "image/jpeg", "image/tiff"."""

    page_count: int
    """Pages: for plain text those that form feeds or page marks show, at least 1."""

    text_origin: TextOrigin
    """Where the text came from."""

    ocr: Ocr | None = None
    """The optical reading, where there was one."""

    part: Part | None = None
    """Which of the input's documents this is, where it holds several meetings; absent where it holds one."""

    corrected: int = 0
    """How many corrections of people are in the document (values changed, added, removed or found right); absent
    without any."""


@dataclass(kw_only=True)
class Ocr:
    """The optical reading behind the text."""

    engine: str
    """The engine's name."""

    version: str
    """The engine's version."""

    languages: list[str]
    """The languages it was told to read."""

    confidence: float
    """Mean word confidence, 0–1."""

    pages: int
    """How many pages were read so."""

    words: int
    """How many words were read so."""

    doubtful: float
    """The share of these words whose confidence is under 0.6."""


@dataclass(kw_only=True)
class Part:
    """Which of the documents of its input one is."""

    index: int
    """From 1, in the order of the input."""

    count: int
    """How many documents the input holds."""

    pages: list[int]
    """Its first and its last page; papers bound behind it are among them."""


@dataclass(kw_only=True)
class Meeting:
    """When and where the body meets. Dates ISO 8601; times HH:MM, 24 h."""

    date: str | None = None
    """The (first) day."""

    end_date: str | None = None
    """The last day of a meeting over several days."""

    start_time: str | None = None
    """When it begins."""

    end_time: str | None = None
    """When it ends."""

    location: str | None = None
    """Where, as printed."""

    number: str | None = None
    """The meeting's or the minutes' own number: "4/2026"."""

    case_id: str | None = None
    """The case id of the notice or the minutes themselves."""

    extent: list[str] = field(default_factory=list)
    """Omfattning: "94-110"."""

    issued: str | None = None
    """The day on which the notice was issued."""

    adjournments: list[Adjournment] = field(default_factory=list)
    """Ajourneringar."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Adjournment:
    """Ajournering."""

    start_time: str | None = None
    """HH:MM."""

    end_time: str | None = None
    """HH:MM."""

    item: str | None = None
    """At which item."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Span:
    """The extent of an object. Pages count from 1; offsets count Unicode scalar values in the output of `text`, from
    0, the end exclusive. An extent may cover furniture that stands inside the object."""

    start_page: int
    """The page on which the object begins."""

    end_page: int
    """The page on which the object ends."""

    start: int
    """The offset of its first character."""

    end: int
    """The offset after its last character."""


@dataclass(kw_only=True)
class Participant:
    """A person in a role: one entry per person and role, one entry within a role however many scopes."""

    name: str | None = None
    """As printed: "Niklas Daoson". Absent for a group without names and for a substitution in a vacant seat."""

    party: str | None = None
    """As printed, brackets off: "S"; lower case in old minutes is kept."""

    party_name: str | None = None
    """The party's name when the abbreviation is known: "Socialdemokraterna"."""

    role: Role | None = None
    """The role, from the heading above or a mark on the line."""

    office: Office | None = None
    """The office in the presidium."""

    presided: bool = False
    """Who signs as chair, where the roster does not say so."""

    title: str | None = None
    """Titel: "kommundirektör"."""

    organization: str | None = None
    """The organization or body in a party's place, and whom people come from by words over or before their names:
    "PRO", "4A", "Vård- och omsorgsnämnden"."""

    items: list[str] = field(default_factory=list)
    """§§ or item numbers at which the person took part: "188-205", "221-"."""

    items_except: list[str] = field(default_factory=list)
    """§§ at which the person did not take part: "ej § 13"."""

    items_partial: list[str] = field(default_factory=list)
    """§§ of which the person took part in some: "del av § 6"."""

    office_items: list[str] = field(default_factory=list)
    """§§ at which the office was held: "ordförande § 115"."""

    subitems: list[str] = field(default_factory=list)
    """Parts of an item: "punkt A"."""

    scope_text: str | None = None
    """The scope as printed, whenever there is one."""

    from_: str | None = None
    """From what time, HH:MM."""

    until: str | None = None
    """Until what time, HH:MM."""

    remote: bool = False
    """"via Teams", "på distans"."""

    reason: str | None = None
    """Why not throughout: "jäv"."""

    group: bool = False
    """Guests without names: "4 PRAO-elever åk. 8"."""

    substitutions: list[Substitution] = field(default_factory=list)
    """Whom the person replaces."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Substitution:
    """"ersätter X (S) §§ 12-34"."""

    name: str | None = None
    """The replaced person; absent for a vacant seat."""

    party: str | None = None
    """The replaced person's party, as printed."""

    organization: str | None = None
    """An organization in the party's place: "ersättare för Bo Lind, Norrby"."""

    office: Office | None = None
    """The replaced person's office."""

    items: list[str] = field(default_factory=list)
    """At which §§."""

    reason: str | None = None
    """Why: "jäv"."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Vacancy:
    """A seat that nobody holds: "Vakant (S)"."""

    role: Role | None = None
    """The role of the heading above."""

    party: str | None = None
    """The party that the seat belongs to, as printed."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Adjuster:
    """Justerare, also one proposed in a notice."""

    name: str | None = None
    """As printed."""

    party: str | None = None
    """As printed."""

    substitute: bool = False
    """Ersättare for the adjuster."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Adjustment:
    """Justering of the minutes."""

    text: str | None = None
    """The line as printed, where it is more than place, date and time."""

    place: str | None = None
    """Where."""

    date: str | None = None
    """ISO 8601."""

    time: str | None = None
    """HH:MM."""

    digital: bool = False
    """Digital signering."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Posting:
    """Anslag: the posting of the adjusted minutes."""

    posted: str | None = None
    """ISO 8601."""

    removed: str | None = None
    """ISO 8601."""

    appeal_until: str | None = None
    """ISO 8601: the last day for an appeal."""

    storage: str | None = None
    """Förvaringsplats för protokollet."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Item:
    """Ärende."""

    number: str | None = None
    """As printed, without sign or full stop: "4", "3.1", "12 a"; § 12 → "12". Absent where the list has none."""

    label: str | None = None
    """As printed: "4.", "§ 12", "KS § 12"."""

    title: str | None = None
    """Wrapped lines joined; case id, time and presenter removed."""

    case_ids: list[str] = field(default_factory=list)
    """Diarienummer, as printed, label removed: "RUN/584/2025"."""

    group: str | None = None
    """The group heading above it: "Beslutsärenden"."""

    page: str | None = None
    """As the contents list prints it: "4"."""

    start_time: str | None = None
    """HH:MM."""

    end_time: str | None = None
    """HH:MM."""

    duration_minutes: int | None = None
    """In minutes of time: "(15 min)" → 15."""

    kind: ItemKind | None = None
    """What the item is for."""

    status: ItemStatus | None = None
    """Withdrawn, added, postponed."""

    initiative: Initiative | None = None
    """Who raised the matter."""

    confidential: bool = False
    """Sekretess."""

    distribution: list[str] = field(default_factory=list)
    """Beslutet skickas till: one entry per line or bullet, never split at commas."""

    adjusted_immediately: bool = False
    """"Omedelbar justering" is printed."""

    presenters: list[Presenter] = field(default_factory=list)
    """Föredragande."""

    initiators: list[NamedPerson] = field(default_factory=list)
    """Who raised the matter: a motion's or an interpellation's author."""

    sections: list[Section] = field(default_factory=list)
    """Every text under the item, in order, each in exactly one section."""

    proposals: list[Resolution] = field(default_factory=list)
    """What the item asks to be decided."""

    decisions: list[Resolution] = field(default_factory=list)
    """What the body decided."""

    motions: list[Motion] = field(default_factory=list)
    """Yrkanden."""

    votes: list[Vote] = field(default_factory=list)
    """Omröstningar."""

    reservations: list[Statement] = field(default_factory=list)
    """Reservationer."""

    statements: list[Statement] = field(default_factory=list)
    """Särskilda yttranden, protokollsanteckningar."""

    recusals: list[Recusal] = field(default_factory=list)
    """Jäv."""

    documents: list[DocumentReference] = field(default_factory=list)
    """Beslutsunderlag, bilagor."""

    amounts: list[Amount] = field(default_factory=list)
    """Every amount in the item, also those inside clauses, one entry per occurrence in order."""

    subitems: list[Item] = field(default_factory=list)
    """"A/ …", "B/ …" under an information item; "3.1" under "3"."""

    refers_to: list[Reference] = field(default_factory=list)
    """Earlier decisions that the text points to."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Presenter:
    """Föredragande of an item."""

    name: str | None = None
    """As printed; a label, a time and a phone number left out. Initials ("OFB") and offices ("Ordföranden") stay as
    printed."""

    title: str | None = None
    """"enhetschef"."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class NamedPerson:
    """A person with a party, as a mover, an initiator or one who dissents."""

    name: str | None = None
    """As printed."""

    party: str | None = None
    """As printed."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Section:
    """A stretch of an item's text under one heading."""

    kind: SectionKind | None = None
    """What it holds."""

    heading: str | None = None
    """As printed, without the colon; absent for text before the first heading."""

    text: str | None = None
    """Paragraphs separated by a blank line; list entries on lines of their own with their printed mark, bullets as
    "- " (the printed bullet stands in `labels`)."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Resolution:
    """A block of a proposal or a decision: who decides what. A view into `sections[].text`."""

    heading: str | None = None
    """The heading that the block stands under: "Förslag till beslut"."""

    lead_in: str | None = None
    """The printed lead-in line: "Nämnden beslutar att"."""

    proposer: str | None = None
    """Who puts the proposal, as printed: "Förvaltningen", "Jonas Ek (S)"."""

    decider: str | None = None
    """The body that is to decide or decided, in the nominative; only when printed."""

    recipient: str | None = None
    """The body that the decider proposes to."""

    outcome: Outcome | None = None
    """What became of it; absent where the block only proposes."""

    clauses: list[Clause] = field(default_factory=list)
    """Att-satser."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Clause:
    """A clause (att-sats) of a proposal or a decision."""

    number: str | None = None
    """As printed, without full stop or bracket; absent for bullets, att lists and bare sentences."""

    text: str | None = None
    """The list's mark before and the joining comma, samt or och after left out; `att` stays."""

    outcome: Outcome | None = None
    """What became of it, where the clauses differ."""

    amounts: list[Amount] = field(default_factory=list)
    """The amounts in the clause; they stand in the item's list as well."""

    subclauses: list[Clause] = field(default_factory=list)
    """Bullets or letters under the clause."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Amount:
    """An amount of money as printed in the item; never a § number, case id, phone number, year or share."""

    text: str | None = None
    """As printed, sign included, hedges (ca, drygt, högst) left out: "500 000 kr"."""

    value: Number | None = None
    """In whole units of the currency: "1,2 mnkr" → 1200000."""

    value_max: Number | None = None
    """The upper end of a range."""

    currency: str | None = None
    """ISO 4217; absent for "miljoner" without a currency word."""

    per: str | None = None
    """The rate's unit: "år", "månad", "invånare"."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Motion:
    """Yrkande: one per printed sentence with the quotation or list that follows."""

    text: str | None = None
    """As printed."""

    kinds: list[MotionKind] = field(default_factory=list)
    """In printed order."""

    movers: list[NamedPerson] = field(default_factory=list)
    """Who moves it, those that concur (med instämmande av) included."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Vote:
    """Omröstning."""

    proposition: str | None = None
    """The printed proposition."""

    yes_means: str | None = None
    """The printed words, never completed."""

    no_means: str | None = None
    """The printed words, never completed."""

    yes: int | None = None
    """Ja-röster. A printed 0 is 0, what is not printed is absent."""

    no: int | None = None
    """Nej-röster."""

    abstain: int | None = None
    """Avstår."""

    absent: int | None = None
    """Frånvarande."""

    paired: int | None = None
    """Kvittade."""

    reconciled: bool | None = None
    """Whether the names give the tally; absent without both."""

    ballots: list[Ballot] = field(default_factory=list)
    """How each voted."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Ballot:
    """One member's vote."""

    name: str | None = None
    """As printed."""

    party: str | None = None
    """As printed."""

    vote: BallotVote | None = None
    """How the member voted."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Statement:
    """Reservation, särskilt yttrande or protokollsanteckning."""

    text: str | None = None
    """Without the "X (S) lämnar följande …:" line."""

    people: list[NamedPerson] = field(default_factory=list)
    """Who stands behind it; "Ledamöterna från M och KD" are entries with a party only."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Recusal:
    """Jäv."""

    name: str | None = None
    """As printed."""

    party: str | None = None
    """As printed."""

    reason: str | None = None
    """As printed."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class DocumentReference:
    """Beslutsunderlag or bilaga: an entry of a documents section, of an agenda's list of annexes, or of the papers'
    column of its table."""

    title: str | None = None
    """The whole entry without the mark of its list and final full stop: "Bilaga 2 Karta", "Karta" of "a) Karta"."""

    number: str | None = None
    """The number of the annex: "2" of "Bilaga 2 Karta", "a" of "a) Karta" below "Bilagor"."""

    date: str | None = None
    """ISO 8601."""

    case_id: str | None = None
    """Diarienummer."""

    pages: str | None = None
    """First and last page of the paper, where it is bound behind: "12-14"."""

    attachment: int | None = None
    """Which of `attachments` it is, from 0."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Reference:
    """An earlier decision: printed date and §, or body and §; laws never."""

    body: str | None = None
    """As printed."""

    date: str | None = None
    """ISO 8601."""

    number: str | None = None
    """"31"."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class Attachment:
    """A paper bound behind the agenda or the minutes. Its text is in no item; with places, `places.text` has a
    segment for each stretch of it on a page."""

    title: str | None = None
    """As printed."""

    outline_title: str | None = None
    """What the PDF's outline calls it, where its own first page has no title. It stands on no page and has no place.
    """

    kind: AttachmentKind | None = None
    """What sort of paper it is."""

    label: str | None = None
    """As printed, what the kind was read from: "Tjänsteskrivelse", "BILAGA"."""

    number: str | None = None
    """The number of the annex, as printed: "2" of "Bilaga 2"."""

    unit: str | None = None
    """Whose paper it is: an office or a body, as printed."""

    pages: list[int] = field(default_factory=list)
    """First and last page."""

    date: str | None = None
    """ISO 8601."""

    case_id: str | None = None
    """Diarienummer."""

    item: str | None = None
    """The number of the item that it belongs to; absent where nothing says."""

    text: str | None = None
    """The whole text, with `--attachments text`."""

    document: Document | None = None
    """The paper read as a document of its own, with `--attachments parse`."""

    span: Span | None = None
    """The object's extent, only with `--spans`; it may cover furniture."""

    places: Places = field(default_factory=dict)
    """The places of the object's values, only with `--spans`."""


@dataclass(kw_only=True)
class TextLine:
    """A stretch of one line of the document text; of several, with their line ends, where there are more short lines
    than any document has (`beyond-bounds`)."""

    page: int
    """The page, from 1."""

    line: int
    """The line on its page, from 1, blank lines counted."""

    text: str
    """The text as printed, after repair."""

    span: Span | None = None
    """Where it stands, only with `--spans`."""


@dataclass(kw_only=True)
class Diagnostic:
    """A coded diagnostic."""

    code: DiagnosticCode
    """What it is about."""

    severity: Severity
    """How grave it is: error = content of the page is not in the output; warning = two things on the page disagree;
    info = the rest."""

    message: str
    """For people, in English."""

    span: Span | None = None
    """Where, in the output of `text`."""


@dataclass(kw_only=True)
class Coverage:
    """How the non-space characters of the document text were accounted for; each has exactly one owner. Where an
    input holds several meetings each character is in exactly one of their documents, and each counts its own."""

    characters: int
    """Non-space characters in the output of `text`: the sum of the next four."""

    claimed: int
    """In a value, or in the label, heading, list mark or separator that a rule used to find one."""

    furniture: int
    """In page headers and footers, signature lines, formulae."""

    unassigned: int
    """In no field: the entries of `unassigned`."""

    other: int
    """In sections of kind other."""

    attachments: int = 0
    """How many of the claimed ones are the text of papers in `attachments`; absent without any."""


class DocumentFields:
    """One input document."""

    schema_version: str
    """The version of this contract."""

    producer: Producer
    """What made the output."""

    source: Source
    """The input."""

    kind: DocumentKind
    """What sort of document it is."""

    status: Status | None
    """From title, header or stamp only, never from an item's text."""

    language: LanguageTag | None
    """From the text's own function words; absent where they do not tell."""

    title: str | None
    """As printed: "Kallelse/föredragningslista"."""

    organization: str | None
    """Municipality, region, federation, company, in the nominative: "Östersunds kommun"; from letterhead, header,
    footer, address or posting block only."""

    body: str | None
    """The meeting body: "Regionens samverkansråd"."""

    meeting: Meeting | None
    """When and where."""

    participants: list[Participant]
    """Who is called, or was there."""

    vacancies: list[Vacancy]
    """Seats that nobody holds."""

    adjusters: list[Adjuster]
    """Justerare, also those proposed in a notice."""

    adjustment: Adjustment | None
    """Justering."""

    posting: Posting | None
    """Anslag (kommunallagen 8:9–12)."""

    preamble: list[str]
    """Summons sentence, absence rules, group meetings, contact: the text before the first item, an entry per
    paragraph."""

    items: list[Item]
    """Ärenden."""

    documents: list[DocumentReference]
    """What the list of annexes below the last item names, but for papers of single items: these are theirs."""

    attachments: list[Attachment]
    """Papers bound behind the agenda or the minutes."""

    unassigned: list[TextLine]
    """Text that no rule claimed: never dropped."""

    furniture: list[TextLine]
    """Page headers and footers, signature lines, formulae; only with `--furniture`."""

    labels: list[TextLine]
    """The labels, list marks, separators, undone line-end hyphens and repeated contents lines that rules used to
    find values; only with `--spans`. With them and `furniture` the document's characters can be rebuilt."""

    diagnostics: list[Diagnostic]
    """Doubt about the content."""

    coverage: Coverage
    """How the characters were accounted for."""

    span: Span | None
    """The document's extent, only with `--spans`."""

    places: Places
    """The places of the document's own values, only with `--spans`."""


_UNKNOWN: Any = object()
_NAMES = {
    "from": "from_",
}
_SHAPES: dict[type[Any], dict[str, type[Any] | None]] = {
    Producer: {
        "name": None,
        "version": None,
    },
    Source: {
        "file_name": None,
        "sha256": None,
        "bytes": None,
        "media_type": None,
        "page_count": None,
        "text_origin": None,
        "ocr": Ocr,
        "part": Part,
        "corrected": None,
    },
    Ocr: {
        "engine": None,
        "version": None,
        "languages": None,
        "confidence": None,
        "pages": None,
        "words": None,
        "doubtful": None,
    },
    Part: {
        "index": None,
        "count": None,
        "pages": None,
    },
    Meeting: {
        "date": None,
        "end_date": None,
        "start_time": None,
        "end_time": None,
        "location": None,
        "number": None,
        "case_id": None,
        "extent": None,
        "issued": None,
        "adjournments": Adjournment,
        "span": Span,
        "places": None,
    },
    Adjournment: {
        "start_time": None,
        "end_time": None,
        "item": None,
        "span": Span,
        "places": None,
    },
    Span: {
        "start_page": None,
        "end_page": None,
        "start": None,
        "end": None,
    },
    Participant: {
        "name": None,
        "party": None,
        "party_name": None,
        "role": None,
        "office": None,
        "presided": None,
        "title": None,
        "organization": None,
        "items": None,
        "items_except": None,
        "items_partial": None,
        "office_items": None,
        "subitems": None,
        "scope_text": None,
        "from": None,
        "until": None,
        "remote": None,
        "reason": None,
        "group": None,
        "substitutions": Substitution,
        "span": Span,
        "places": None,
    },
    Substitution: {
        "name": None,
        "party": None,
        "organization": None,
        "office": None,
        "items": None,
        "reason": None,
        "span": Span,
        "places": None,
    },
    Vacancy: {
        "role": None,
        "party": None,
        "span": Span,
        "places": None,
    },
    Adjuster: {
        "name": None,
        "party": None,
        "substitute": None,
        "span": Span,
        "places": None,
    },
    Adjustment: {
        "text": None,
        "place": None,
        "date": None,
        "time": None,
        "digital": None,
        "span": Span,
        "places": None,
    },
    Posting: {
        "posted": None,
        "removed": None,
        "appeal_until": None,
        "storage": None,
        "span": Span,
        "places": None,
    },
    Item: {
        "number": None,
        "label": None,
        "title": None,
        "case_ids": None,
        "group": None,
        "page": None,
        "start_time": None,
        "end_time": None,
        "duration_minutes": None,
        "kind": None,
        "status": None,
        "initiative": None,
        "confidential": None,
        "distribution": None,
        "adjusted_immediately": None,
        "presenters": Presenter,
        "initiators": NamedPerson,
        "sections": Section,
        "proposals": Resolution,
        "decisions": Resolution,
        "motions": Motion,
        "votes": Vote,
        "reservations": Statement,
        "statements": Statement,
        "recusals": Recusal,
        "documents": DocumentReference,
        "amounts": Amount,
        "subitems": Item,
        "refers_to": Reference,
        "span": Span,
        "places": None,
    },
    Presenter: {
        "name": None,
        "title": None,
        "span": Span,
        "places": None,
    },
    NamedPerson: {
        "name": None,
        "party": None,
        "span": Span,
        "places": None,
    },
    Section: {
        "kind": None,
        "heading": None,
        "text": None,
        "span": Span,
        "places": None,
    },
    Resolution: {
        "heading": None,
        "lead_in": None,
        "proposer": None,
        "decider": None,
        "recipient": None,
        "outcome": None,
        "clauses": Clause,
        "span": Span,
        "places": None,
    },
    Clause: {
        "number": None,
        "text": None,
        "outcome": None,
        "amounts": Amount,
        "subclauses": Clause,
        "span": Span,
        "places": None,
    },
    Amount: {
        "text": None,
        "value": None,
        "value_max": None,
        "currency": None,
        "per": None,
        "span": Span,
        "places": None,
    },
    Motion: {
        "text": None,
        "kinds": None,
        "movers": NamedPerson,
        "span": Span,
        "places": None,
    },
    Vote: {
        "proposition": None,
        "yes_means": None,
        "no_means": None,
        "yes": None,
        "no": None,
        "abstain": None,
        "absent": None,
        "paired": None,
        "reconciled": None,
        "ballots": Ballot,
        "span": Span,
        "places": None,
    },
    Ballot: {
        "name": None,
        "party": None,
        "vote": None,
        "span": Span,
        "places": None,
    },
    Statement: {
        "text": None,
        "people": NamedPerson,
        "span": Span,
        "places": None,
    },
    Recusal: {
        "name": None,
        "party": None,
        "reason": None,
        "span": Span,
        "places": None,
    },
    DocumentReference: {
        "title": None,
        "number": None,
        "date": None,
        "case_id": None,
        "pages": None,
        "attachment": None,
        "span": Span,
        "places": None,
    },
    Reference: {
        "body": None,
        "date": None,
        "number": None,
        "span": Span,
        "places": None,
    },
    Attachment: {
        "title": None,
        "outline_title": None,
        "kind": None,
        "label": None,
        "number": None,
        "unit": None,
        "pages": None,
        "date": None,
        "case_id": None,
        "item": None,
        "text": None,
        "document": None,
        "span": Span,
        "places": None,
    },
    TextLine: {
        "page": None,
        "line": None,
        "text": None,
        "span": Span,
    },
    Diagnostic: {
        "code": None,
        "severity": None,
        "message": None,
        "span": Span,
    },
    Coverage: {
        "characters": None,
        "claimed": None,
        "furniture": None,
        "unassigned": None,
        "other": None,
        "attachments": None,
    },
    DocumentFields: {
        "schema_version": None,
        "producer": Producer,
        "source": Source,
        "kind": None,
        "status": None,
        "language": None,
        "title": None,
        "organization": None,
        "body": None,
        "meeting": Meeting,
        "participants": Participant,
        "vacancies": Vacancy,
        "adjusters": Adjuster,
        "adjustment": Adjustment,
        "posting": Posting,
        "preamble": None,
        "items": Item,
        "documents": DocumentReference,
        "attachments": Attachment,
        "unassigned": TextLine,
        "furniture": TextLine,
        "labels": TextLine,
        "diagnostics": Diagnostic,
        "coverage": Coverage,
        "span": Span,
        "places": None,
    },
}
_EMPTY: dict[str, Callable[[], Any]] = {
    "schema_version": lambda: None,
    "producer": lambda: None,
    "source": lambda: None,
    "kind": lambda: None,
    "status": lambda: None,
    "language": lambda: None,
    "title": lambda: None,
    "organization": lambda: None,
    "body": lambda: None,
    "meeting": lambda: None,
    "participants": list,
    "vacancies": list,
    "adjusters": list,
    "adjustment": lambda: None,
    "posting": lambda: None,
    "preamble": list,
    "items": list,
    "documents": list,
    "attachments": list,
    "unassigned": list,
    "furniture": list,
    "labels": list,
    "diagnostics": list,
    "coverage": lambda: None,
    "span": lambda: None,
    "places": dict,
}


def _made(value: Any, of: type[Any]) -> Any:
    """A value of a class, or a list of such."""
    if isinstance(value, list):
        return [_made(one, of) for one in value]
    shapes = _SHAPES[of]
    # What this version does not know is left out.
    return of(**{
        _NAMES.get(key, key): value if made is None else _made(value, made)
        for key, value in value.items()
        if (made := shapes.get(key, _UNKNOWN)) is not _UNKNOWN
    })


def fields_of(told: dict[str, Any]) -> dict[str, Any]:
    """All fields of a document, by what its JSON tells."""
    shapes = _SHAPES[DocumentFields]
    fields = {key: make() for key, make in _EMPTY.items()}
    for key, value in told.items():
        if (made := shapes.get(key, _UNKNOWN)) is not _UNKNOWN:
            fields[key] = value if made is None else _made(value, made)
    return fields
