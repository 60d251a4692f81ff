//! Invented places, rooms, clubs.

/// Towns: the name, and its genitive.
pub const TOWNS: [(&str, &str); 48] = [
    ("Granvik", "Granviks"),
    ("Östby", "Östby"),
    ("Norrvåla", "Norrvåla"),
    ("Lillfors", "Lillfors"),
    ("Ekhult", "Ekhults"),
    ("Sandarö", "Sandarö"),
    ("Högvik", "Högviks"),
    ("Turby", "Turby"),
    ("Almfors", "Almfors"),
    ("Vedum", "Vedums"),
    ("Björkholm", "Björkholms"),
    ("Tallåsen", "Tallåsens"),
    ("Rydköping", "Rydköpings"),
    ("Strandvik", "Strandviks"),
    ("Hedesta", "Hedesta"),
    ("Lindåker", "Lindåkers"),
    ("Kvarnstad", "Kvarnstads"),
    ("Sjöhamn", "Sjöhamns"),
    ("Askeby", "Askeby"),
    ("Mossberga", "Mossberga"),
    ("Rönninge by", "Rönninge bys"),
    ("Flodafors", "Flodafors"),
    ("Storvalla", "Storvalla"),
    ("Åmyra", "Åmyra"),
    ("Älvsborg", "Älvsborgs"),
    ("Öxarp", "Öxarps"),
    ("Nybruk", "Nybruks"),
    ("Kallsjö", "Kallsjö"),
    ("Bergshamra", "Bergshamra"),
    ("Torneby", "Torneby"),
    ("Stenlanda", "Stenlanda"),
    ("Fiskeby", "Fiskeby"),
    ("Malmköpa", "Malmköpa"),
    ("Gräsunda", "Gräsunda"),
    ("Djupvik", "Djupviks"),
    ("Klockberga", "Klockberga"),
    ("Löväng", "Lövängs"),
    ("Skärlunda", "Skärlunda"),
    ("Trollänge", "Trollänge"),
    ("Vinterås", "Vinterås"),
    ("Hammarvik", "Hammarviks"),
    ("Ramsele bruk", "Ramsele bruks"),
    ("Ulvsta", "Ulvsta"),
    ("Enarp", "Enarps"),
    ("Sörkil", "Sörkils"),
    ("Ljusvattnet", "Ljusvattnets"),
    ("Norrgård", "Norrgårds"),
    ("Husaby strand", "Husaby strands"),
];

/// Regions.
pub const REGIONS: [&str; 6] = [
    "Region Norrmark",
    "Region Mellanbygd",
    "Region Älvlandet",
    "Region Sydkust",
    "Region Bergslaget",
    "Region Östervik",
];

/// Rooms.
pub const ROOMS: [&str; 34] = [
    "Sessionssalen",
    "Stora salen",
    "Sammanträdesrum Eken",
    "Lilla salen",
    "Bohusrummet",
    "Kommunstyrelsesalen",
    "Fullmäktigesalen",
    "Konferensrum Linden",
    "Styrelserummet",
    "Sammanträdesrum A 204",
    "Nicolairummet",
    "Hörsalen",
    "Rum 312",
    "Björken",
    "Aulan",
    "Utsikten",
    "Kvarnrummet",
    "Hagarummet",
    "Spegelsalen",
    "Sal B",
    "Vita rummet",
    "Blå salen",
    "Konferensrum Oden",
    "Rådsalen",
    "Sammanträdesrum Vättern",
    "Sammanträdesrum Siljan",
    "Logen",
    "Magasinet",
    "Kompassen",
    "Gula rummet",
    "Smedjan",
    "Biblioteket",
    "Tinget",
    "Ljusgården",
];

/// Buildings of towns and regions.
pub const BUILDINGS: [&str; 14] = [
    "kommunhuset",
    "stadshuset",
    "Nämndhuset",
    "Kommunkontoret",
    "Regionens hus",
    "Folkets hus",
    "Stadshotellet",
    "kulturhuset",
    "Medborgarhuset",
    "Förvaltningshuset",
    "rådhuset",
    "Regionhuset",
    "Kommunalhuset",
    "gamla skolan",
];

/// Places where associations meet.
pub const CLUB_PLACES: [&str; 26] = [
    "Bygdegården",
    "Föreningslokalen",
    "Klubbstugan",
    "Hantverksgården",
    "Källarlokalen",
    "Gemensamhetslokalen",
    "Kansliet",
    "Församlingshemmet",
    "Folkets hus",
    "Tvättstugan",
    "Kårhuset",
    "Café Solsidan",
    "Skolmatsalen",
    "Missionshuset",
    "Sporthallens cafeteria",
    "Biblioteket",
    "Ordenshuset",
    "Hembygdsgården",
    "Båthuset",
    "Medborgarhuset",
    "Scoutstugan",
    "Ridhuset",
    "Pensionat Granen",
    "Brygghuset",
    "Kvartersgården",
    "Styrelserummet",
];

/// Streets.
pub const STREETS: [&str; 24] = [
    "Storgatan",
    "Kyrkogatan",
    "Ringvägen",
    "Skolgatan",
    "Järnvägsgatan",
    "Kungsgatan",
    "Nygatan",
    "Parkvägen",
    "Bruksgatan",
    "Hamngatan",
    "Ekvägen",
    "Skogsstigen",
    "Torggatan",
    "Verkstadsgatan",
    "Solvägen",
    "Trädgårdsgatan",
    "Åsgatan",
    "Östra Långgatan",
    "Norra vägen",
    "Fabriksgatan",
    "Kvarnvägen",
    "Tallvägen",
    "Industrigatan",
    "Sjövägen",
];

/// Boards of towns: name, genitive is name + "s", organ code.
pub const BOARDS: [(&str, &str); 22] = [
    ("Socialnämnden", "SN"),
    ("Barn- och utbildningsnämnden", "BUN"),
    ("Kulturnämnden", "KUN"),
    ("Tekniska nämnden", "TN"),
    ("Miljö- och byggnadsnämnden", "MBN"),
    ("Kultur- och fritidsnämnden", "KFN"),
    ("Byggnadsnämnden", "BN"),
    ("Samhällsbyggnadsnämnden", "SBN"),
    ("Vård- och omsorgsnämnden", "VON"),
    ("Överförmyndarnämnden", "ÖFN"),
    ("Valnämnden", "VN"),
    ("Utbildningsnämnden", "UN"),
    ("Gymnasienämnden", "GN"),
    ("Omsorgsnämnden", "ON"),
    ("Servicenämnden", "SVN"),
    ("Trafiknämnden", "TRN"),
    ("Personalnämnden", "PN"),
    ("Miljönämnden", "MN"),
    ("Arbetsmarknadsnämnden", "AMN"),
    ("Fritidsnämnden", "FN"),
    ("Individnämnden", "IN"),
    ("Stadsbyggnadsnämnden", "SBYN"),
];

/// Committees: name, organ code.
pub const COMMITTEES: [(&str, &str); 6] = [
    ("Kommunstyrelsens arbetsutskott", "KSAU"),
    ("Socialutskottet", "SU"),
    ("Planutskottet", "PLU"),
    ("Personalutskottet", "PU"),
    ("Samhällsutskottet", "SHU"),
    ("Socialnämndens arbetsutskott", "SNAU"),
];

/// Federations of towns.
pub const FEDERATIONS: [&str; 5] = [
    "Räddningstjänstförbundet Mälbygd",
    "Kommunalförbundet Sjöriket",
    "Samordningsförbundet Älven",
    "Norra Ådalens vattenförbund",
    "Kommunalförbundet Utbildning Söder",
];

/// Companies that towns own.
pub const COMPANIES: [&str; 8] = [
    "{s} Bostäder AB",
    "{s} Energi AB",
    "{s} Vatten AB",
    "Fastighets AB {n}hus",
    "{s} Hamn AB",
    "{s} Stadsnät AB",
    "AB {s}hem",
    "{s} Näringsliv AB",
];

/// Housing co-operatives.
pub const COOPS: [&str; 12] = [
    "Brf Tornsvalan",
    "Brf Solgläntan",
    "Bostadsrättsföreningen Lärkan",
    "HSB Brf Kronan",
    "Brf Gullvivan 3",
    "Riksbyggen Brf Ekbacken",
    "Brf Lotsen",
    "Bostadsrättsföreningen Kvarnen",
    "Brf Skeppet",
    "Brf Näckrosen",
    "HSB Brf Masten",
    "Brf Utsikten 12",
];

/// Associations of roads, water, fibre.
pub const ROADS: [&str; 8] = [
    "Hagby vägsamfällighet",
    "Norrsjöns vägförening",
    "Ekbackens samfällighetsförening",
    "Lövängs fiberförening",
    "Sandarö vägförening",
    "Byns vattenförening",
    "Strandängens samfällighetsförening",
    "Tallåsens vägsamfällighet",
];

/// Sports clubs.
pub const CLUBS: [&str; 12] = [
    "IF Svalan",
    "Granviks IK",
    "Norrvåla ridklubb",
    "Östby simsällskap",
    "Kallsjö bordtennisklubb",
    "Turby orienteringsklubb",
    "Sjöhamns segelsällskap",
    "Ekhults skytteförening",
    "Högviks tennisklubb",
    "Lillfors bågskytteklubb",
    "Almfors gymnastikförening",
    "IK Blixten",
];

/// Associations of other kinds.
pub const SOCIETIES: [&str; 14] = [
    "Odlarföreningen Gräslöken",
    "Föreningen Rullstenen",
    "Granviks hembygdsförening",
    "Koloniföreningen Ärtan",
    "Kören Klang",
    "Föreningen Öppna Kartor",
    "Norrvåla biodlare",
    "Östby släktforskare",
    "Föreningen Fasan",
    "Teaterföreningen Ridån",
    "Båtklubben Aktersnurran",
    "Byalaget i Åmyra",
    "Turby filmstudio",
    "Föreningen Fri Kod",
];

/// Sections of student unions.
pub const STUDENTS: [&str; 8] = [
    "Datasektionen",
    "Sektionen för teknisk fysik",
    "Maskinsektionen",
    "Kemisektionen",
    "Humanistsektionen",
    "Studentkåren Vega",
    "Ekonomsektionen",
    "Sektionen för medieteknik",
];

/// Parishes.
pub const PARISHES: [&str; 6] = [
    "Granviks församling",
    "Östby pastorat",
    "Askeby-Vedums församling",
    "Sankta Annas församling",
    "Norrvåla församling",
    "Hedesta kyrkliga samfällighet",
];

/// Branches of parties.
pub const BRANCHES: [&str; 6] = [
    "Centerpartiet i Granvik",
    "Socialdemokraterna i Östby",
    "Miljöpartiet i Turby",
    "Vänsterpartiet i Almfors",
    "Liberalerna i Kvarnstad",
    "Piratpartiet i Norrmark",
];

/// Branches of trade unions.
pub const UNIONS: [&str; 6] = [
    "Vision avdelning 12",
    "Byggfacket avdelning Norr",
    "Lärarnas lokalavdelning i Ekhult",
    "Kommunal sektion 7",
    "Transport avdelning 31",
    "Hotellfackets klubb i Sjöhamn",
];

/// Associations of tenants.
pub const TENANTS: [&str; 5] = [
    "Hyresgästföreningen Kvarnängen",
    "Lokala hyresgästföreningen Almen",
    "Hyresgästföreningen i Östby",
    "LH Björkgården",
    "Kooperativa hyresrättsföreningen Solsidan",
];
