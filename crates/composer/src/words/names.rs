//! Names of people, parties, offices and organizations.

/// Given names.
pub const GIVEN: &str = "Agneta Agnes Albin Alexander Alice Alva Amanda Amir Anders Andreas Anita Anja Ann-Britt Ann-Sofie Anna \
    Annika Anton Arne Arvid Asta Astrid Axel Barbro Beatrice Bengt Berit Bertil Birgitta Björn Bo Britt-Marie Börje Camilla \
    Carina Carl Carl-Johan Cecilia Charlotta Christer Dag Dan David Disa Ebba Edvin Einar Elin Elis Elisabet Ellen Elsa Elvira \
    Emelie Emil Emma Erik Erika Ester Eva Eva-Lena Fatima Felicia Filip Frans Fredrik Frida Georg Gerd Gunilla Gunnar Gustav \
    Göran Hampus Hanna Hans-Erik Harriet Hasse Hedda Helena Helge Henrik Hilda Hjalmar Hugo Håkan Ida Inga-Lill Ingela Inger \
    Ingrid Irene Isak Ivar Jakob Jan Jan-Olof Jasmine Jenny Jens Joakim Joel Johan Johanna Jon Jonas Josefin Julia Kaj Kajsa \
    Karin Karl-Gustav Karolina Katarina Kenneth Kent Kerstin Kjell Klara Knut Kristina Kurt Lage Lars Lars-Göran Leif Lena \
    Lennart Leo Lill-Marie Linda Linnea Lisbet Lotta Love Lovisa Lukas Maja Malin Maria Marianne Marie-Louise Markus Martin \
    Mats Mattias Mikael Mimmi Minna Moa Mona Måns Märta Nadja Niklas Nils Nils-Erik Noor Olle Olof Omar Oskar Otto Patrik \
    Per Per-Arne Pernilla Peter Petra Pia Pontus Ragnar Rasmus Rebecka Reza Roger Rolf Ronja Rune Sandra Sara Sigrid Simon \
    Siv Sofia Stefan Stig Stina Sture Susanne Sven Sven-Åke Svea Tage Tekla Therese Thomas Tilda Tobias Tore Torsten Tove Ulf \
    Ulla Ulla-Britt Ulrika Urban Valter Vanja Vera Victoria Viktor Vilgot Viola Wilhelm Yasmin Yngve Ylva Åke Åsa Örjan Östen";

/// Family names.
pub const FAMILY: &str = "Abrahamsson Ahlgren Ahlqvist Alm Almgren Almkvist Andersson Arvidsson Asp Asplund Axelsson Backlund \
    Backman Berg Bergdahl Berggren Berglund Bergman Bergqvist Bergström Björk Björklund Björkman Blom Blomqvist Bodin Bohlin \
    Boman Borg Brandt Bratt Brink Broberg Brodin Brolin Bäckström Carlberg Carlsson Claesson Dahl Dahlberg Dahlgren Dahlin \
    Danielsson Edlund Edström Ek Ekberg Ekblom Ekdahl Eklund Ekman Ekström Elfving Eliasson Engberg Engdahl Englund Engström \
    Eriksson Fagerlund Falk Flink Flodin Fors Forsberg Forsell Forslund Forsman Fransson Franzén Fredriksson Frisk Fält Gahn \
    Glad Granath Granberg Granlund Granqvist Grip Gröndahl Gustafsson Haglund Hall Hallberg Hallgren Hammar Hansson Hedberg \
    Hedin Hedlund Hedman Hedström Hellberg Hellström Henriksson Hermansson Hjalmarsson Hjelm Hjort Holm Holmberg Holmgren \
    Holmqvist Holmström Högberg Isaksson Ivarsson Jakobsson Jansson Johansson Jonsson Josefsson Juhlin Karlsson Kihlberg \
    Kjellberg Klang Kling Klint Kvist Källman Lagerkvist Landin Larsson Lavén Lilja Lind Lindahl Lindberg Lindblad Lindblom \
    Lindell Lindgren Lindholm Lindqvist Lindroth Lindström Ljung Ljungberg Lundahl Lundberg Lundblad Lundgren Lundin Lundmark \
    Lundqvist Lundström Löfgren Löv Lövgren Malm Malmberg Malmsten Mattsson Melin Moberg Modig Molin Månsson Mård Mårtensson \
    Nilsson Nord Nordgren Nordin Nordlund Nordström Norling Norman Norrby Nyberg Nygren Nylander Nyman Nyström Näslund \
    Oldenburg Olofsson Olsson Oskarsson Palm Palmgren Pettersson Quist Rask Rehn Ribbing Ring Risberg Rosén Rosengren Roslund \
    Roth Rundqvist Rydberg Rydén Rönn Sahlin Samuelsson Sand Sandberg Sandin Sandström Selin Sjöberg Sjödin Sjögren Sjölund \
    Sjöström Skog Skoglund Sköld Sonesson Stark Stenberg Stenfelt Stenström Strand Strandberg Strid Ström Strömberg Sund \
    Sundberg Sundin Sundqvist Svan Svedberg Svensson Svärd Swahn Säfström Söderberg Södergren Söderlund Tall Tamm Tegnér \
    Thorell Thörn Tillberg Torell Uddén Uhlin Vallin Vedin Vennberg Vester Viberg Vikander Viklund Wahlgren Wallgren Wallin \
    Wedholm Wennerström Westberg Westerlund Wiberg Widell Wikström Winge Zetterberg Zetterlund Åberg Åhlin Åkerberg Åkerlund \
    Åström Öberg Öhman Öhrling Öman Örn Östberg Östergren Östling Östlund";

/// Family names of several words or with signs.
pub const ODD: [&str; 18] = [
    "von Essen",
    "af Ekeby",
    "De Geer",
    "von der Osten",
    "N:son Holm",
    "El-Kott",
    "Garcia Lind",
    "O’Hara",
    "Al Hamad",
    "P:son Ek",
    "de la Motte",
    "Ståhl af Ugglas",
    "van Dijk",
    "Öz",
    "Nguyen Berg",
    "Le Moine",
    "Ben Salem",
    "G:son Rask",
];

/// The national parties: printed short, and in full.
pub const PARTIES: [(&str, &str); 8] = [
    ("S", "Socialdemokraterna"),
    ("M", "Moderaterna"),
    ("SD", "Sverigedemokraterna"),
    ("C", "Centerpartiet"),
    ("V", "Vänsterpartiet"),
    ("KD", "Kristdemokraterna"),
    ("MP", "Miljöpartiet"),
    ("L", "Liberalerna"),
];

/// Local parties: printed short, and in full.
pub const LOCAL_PARTIES: [(&str, &str); 8] = [
    ("BP", "Bygdepartiet"),
    ("FB", "Framtid Bygd"),
    ("SBP", "Samling för Bygden"),
    ("HEL", "Hembygdslistan"),
    ("VV", "Vår Vik"),
    ("Kul", "Kustlistan"),
    ("ÄB", "Älvbygdens Bästa"),
    ("LPo", "Landsbygdspartiet"),
];

/// Associations whose members sit where others have a party.
pub const ASSOCIATIONS: [&str; 8] = ["PRO", "SPF Seniorerna", "SKPF", "RPG", "FUB", "HRF", "DHR", "SRF"];

/// Titles of staff, in the singular.
pub const TITLES: [&str; 44] = [
    "kommundirektör",
    "ekonomichef",
    "kommunchef",
    "förvaltningschef",
    "utredare",
    "planarkitekt",
    "socialchef",
    "verksamhetschef",
    "controller",
    "kommunjurist",
    "samhällsbyggnadschef",
    "skolchef",
    "kultur- och fritidschef",
    "personalchef",
    "kanslichef",
    "näringslivschef",
    "miljöinspektör",
    "stadsarkitekt",
    "avdelningschef",
    "säkerhetschef",
    "upphandlingschef",
    "bygglovshandläggare",
    "enhetschef",
    "ekonom",
    "kommunikationschef",
    "mark- och exploateringschef",
    "IT-chef",
    "HR-strateg",
    "räddningschef",
    "rektor",
    "bibliotekschef",
    "trafikplanerare",
    "VA-chef",
    "hållbarhetsstrateg",
    "budgetchef",
    "medicinskt ansvarig sjuksköterska",
    "digitaliseringschef",
    "fastighetschef",
    "projektledare",
    "gatuchef",
    "biträdande förvaltningschef",
    "integrationsstrateg",
    "tf. socialchef",
    "utvecklingschef",
];

/// Titles of secretaries.
pub const SECRETARIES: [&str; 6] = [
    "nämndsekreterare",
    "kommunsekreterare",
    "sekreterare",
    "utredningssekreterare",
    "protokollssekreterare",
    "kanslist",
];

/// Organizations that guests come from.
pub const GUESTS: [&str; 16] = [
    "Sveriges Lärare",
    "Vision",
    "Kommunal",
    "Företagarna",
    "Hyresgästföreningen",
    "Trafikverket",
    "Länsstyrelsen",
    "KPMG",
    "Almi",
    "Röda Korset",
    "Energikontoret",
    "Svenska kyrkan",
    "Naturskyddsföreningen",
    "Polisen",
    "Revisionsbyrån Kompassen",
    "Civilförsvaret",
];

/// Units that decisions are sent to.
pub const UNITS: [&str; 34] = [
    "Ekonomiavdelningen",
    "Kommunledningskontoret",
    "Socialförvaltningen",
    "Barn- och utbildningsförvaltningen",
    "Akten",
    "Samhällsbyggnadsförvaltningen",
    "Kultur- och fritidsförvaltningen",
    "HR-avdelningen",
    "Revisorerna",
    "Kommunfullmäktige",
    "Kommunstyrelsen",
    "Författningssamlingen",
    "Näringslivsenheten",
    "Sökanden",
    "Länsstyrelsen",
    "Kommunens bolag",
    "Miljöenheten",
    "Upphandlingsenheten",
    "Fastighetsavdelningen",
    "Räddningstjänsten",
    "Överförmyndaren",
    "Kommunchefen",
    "Den valde",
    "Troman",
    "Löneenheten",
    "Ekonomichefen",
    "Plan- och byggenheten",
    "Tekniska kontoret",
    "Förslagsställaren",
    "Samtliga nämnder",
    "Gatuenheten",
    "Kommunikationsenheten",
    "Regionen",
    "Kanslienheten",
];
