//! What papers are called and say.

/// Who writes.
pub const AUTHORS: [&str; 6] =
    ["Tage Lundmark", "Vera Ekdahl", "Jonas Forsell", "Mimmi Granath", "Ylva Sjöholm", "Amir Bergqvist"];

/// Offices.
pub const OFFICES: [&str; 6] = [
    "Kommunledningsförvaltningen",
    "Samhällsbyggnadsförvaltningen",
    "Kultur- och fritidsförvaltningen",
    "Tekniska förvaltningen",
    "Socialförvaltningen",
    "Utbildningsförvaltningen",
];

/// Bodies that extracts are of.
pub const BODIES: [&str; 5] = [
    "Kommunstyrelsens arbetsutskott",
    "Tekniska nämnden",
    "Socialnämnden",
    "Kultur- och fritidsnämnden",
    "Ekonomiutskottet",
];

/// Towns of letterheads.
pub const TOWNS: [&str; 5] =
    ["Ekby kommun", "Norrvik kommun", "Tallåsa kommun", "Granlunda kommun", "Västerhamns kommun"];

/// Titles of papers whose item tells nothing.
pub const TITLES: [&str; 8] = [
    "Cykelparkering vid stationen",
    "Utbyggnad av fjärrvärmen i norra kommundelen",
    "Tillsyn av förskolor under hösten",
    "Belysning på motionsspåret",
    "Ny entré till simhallen",
    "Stöd till föreningslivet",
    "Skötsel av parker och lekplatser",
    "Bredband på landsbygden",
];

/// Running text.
pub const SENTENCES: [&str; 16] = [
    "Förvaltningen har gått igenom underlaget och ser inga hinder.",
    "Kostnaden ryms inom den ram som fullmäktige har fastställt för året.",
    "Parkeringen är full redan klockan sju på morgonen.",
    "Under hösten har samråd hållits med berörda föreningar och boende.",
    "Ärendet har beretts tillsammans med ekonomiavdelningen.",
    "Antalet besökare har ökat med åtta procent sedan förra året.",
    "Arbetet beräknas vara klart till sommaren.",
    "En tidigare utredning visar att behovet är störst i de södra delarna.",
    "Förslaget påverkar inte barns möjlighet att ta sig till skolan.",
    "Åtgärden finansieras med 450 000 kr ur investeringsbudgeten.",
    "Avgiften har inte ändrats på sju år.",
    "Flera remissinstanser har tillstyrkt förslaget utan att lämna synpunkter.",
    "Fastigheten ligger inom detaljplanelagt område.",
    "Uppföljning sker i samband med delårsrapporten.",
    "Samarbetet har fungerat väl och bör fortsätta i samma former.",
    "Två av tre ansökningar uppfyller villkoren.",
];
