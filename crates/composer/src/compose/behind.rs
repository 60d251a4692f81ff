//! What stands behind a document: pages of signing services, papers of other authors.

use super::{Writer, forms};
use crate::axes::{AnnexMore, Certificate, DateForm, SignaturesMore};
use crate::page::Block;

impl Writer<'_> {
    /// The page of a signing service; whether it tells in which role each has signed, or nothing where the first round's
    /// page is used.
    pub fn certificate_more(&mut self, secretary: &str, chair: &str, adjusters: &[String]) -> Option<bool> {
        let day = self.facts.setting.adjusted.iso();
        let long = forms::date(DateForm::Den, self.facts.setting.adjusted);
        let number = self.facts.setting.date.year * 7919 + self.facts.first;
        let mut signers = vec![(secretary, "sekreterare"), (chair, "ordförande")];
        signers.extend(adjusters.iter().map(|name| (name.as_str(), "justerare")));
        if self.style.certificate != Certificate::Plain {
            self.block(Block::PageBreak);
        }
        let roles = match self.style.certificate {
            Certificate::Plain => return None,
            Certificate::Comfact => {
                self.line("Signaturcertifikat");
                self.gap();
                self.row(&["Dokumentnamn", "Protokoll"], &[0, 30]);
                self.row(&["Dokumentets status", "Signerat av alla parter"], &[0, 30]);
                self.gap();
                self.head_row(&["Undertecknare", "Tidpunkt", "Metod"], &[0, 30, 52]);
                for (name, _) in signers {
                    self.row(&[name, &format!("{day} 16:05"), "Mobilt BankID"], &[0, 30, 52]);
                }
                false
            }
            Certificate::Scrive => {
                self.line("Verifikat");
                self.line(format!("Transaktion 0922211557{number}"));
                self.gap();
                self.line("Dokument");
                self.line("Protokoll.pdf");
                self.line("Huvuddokument, 9 sidor");
                self.gap();
                self.line("Signerare");
                for (name, _) in signers {
                    self.gap();
                    self.line(name.to_owned());
                    self.line("Identifierad med svenskt BankID");
                    self.line(format!("Signerade {day} 16:05:12 CET (+0100)"));
                }
                false
            }
            Certificate::Penneo => {
                self.line("Underskrifterna i detta dokument är juridiskt bindande.");
                self.line("Dokumentet är undertecknat med Penneo, säker digital underskrift.");
                for (name, role) in signers {
                    self.gap();
                    self.line(name.to_owned());
                    self.line(crate::draw::verb::capital(role));
                    self.line("IP: 192.0.2.17");
                    self.line(format!("{day} 16:05:12 UTC"));
                }
                true
            }
            Certificate::Visma => {
                self.line(format!("Följande handlingar har undertecknats {long}"));
                self.gap();
                self.line("Protokoll.pdf (312 kb)");
                self.gap();
                self.head_row(&["Undertecknat av", "Roll", "Datum"], &[0, 30, 50]);
                for (name, role) in signers {
                    self.row(&[name, &crate::draw::verb::capital(role), &day], &[0, 30, 50]);
                }
                true
            }
            Certificate::Lines => {
                self.line("Digitalt undertecknat av");
                for (name, role) in signers {
                    self.line(format!("{name}, {role}, {day} 16:05, BankID"));
                }
                true
            }
            Certificate::Validated => {
                self.line("Protokollet har justerats digitalt");
                self.row(&["E-Signing validerat", "secured by"], &[0, 60]);
                self.gap();
                self.head_row(&["NAMN UNDERTECKNARE", "IDENTITET", "TID", "E-LEGITIMATION"], &[0, 26, 46, 64]);
                for (at, (name, _)) in signers.iter().enumerate() {
                    let code = format!("{:x}c0ffee{number:x}", 62 + at);
                    self.row(
                        &[&name.to_uppercase(), &code, &format!("{day} 16:05"), "Mobilt BankID"],
                        &[0, 26, 46, 64],
                    );
                }
                self.set("status", forms::any());
                false
            }
        };
        if !self.out.contains_key("adjustment") {
            self.set("adjustment", forms::any());
        }
        Some(roles)
    }

    /// Signatures in columns and in other forms of the second round; false where the first round's are used.
    pub fn signatures_more(&mut self, secretary: &str, chair: &str, adjusters: &[String], extent: &str) -> bool {
        if self.style.signatures_more == SignaturesMore::Plain {
            return false;
        }
        if !extent.is_empty() {
            self.line(extent);
        }
        let mut labels = vec!["Vid protokollet", "Ordförande"];
        let mut names = vec![secretary, chair];
        for name in adjusters {
            labels.push("Justerare");
            names.push(name);
        }
        let columns: Vec<usize> = (0..labels.len()).map(|at| at * 22).collect();
        let line = "_".repeat(18);
        match self.style.signatures_more {
            SignaturesMore::Plain => {}
            SignaturesMore::NamesAbove => {
                self.row(&vec![line.as_str(); labels.len()], &columns);
                self.row(&names, &columns);
                self.row(&labels, &columns);
            }
            SignaturesMore::Underscores => {
                self.line(format!("Vid protokollet: {secretary}"));
                self.line(format!("Ordförande: {chair}"));
                self.gap();
                self.line("Justeras");
                self.row(&vec![line.as_str(); adjusters.len()], &columns[..adjusters.len()]);
                self.row(&names[2..], &columns[..adjusters.len()]);
            }
            SignaturesMore::PlaceDay => {
                let day = forms::date(DateForm::Den, self.facts.setting.adjusted);
                self.line(format!("{} {day}", self.facts.setting.town.0));
                self.gap();
                self.row(&labels, &columns);
                self.gap();
                self.row(&names, &columns);
                if !self.out.contains_key("adjustment") {
                    self.set("adjustment", forms::any());
                }
            }
            SignaturesMore::Slashes => {
                for (label, name) in labels.into_iter().zip(names) {
                    self.line(label);
                    self.line(format!("/{name}/"));
                    self.gap();
                }
            }
        }
        true
    }

    /// A paper of the second round behind a document; false where there is none.
    pub fn annex_more(&mut self) -> bool {
        if self.style.annex_more == AnnexMore::None {
            return false;
        }
        self.block(Block::PageBreak);
        let year = self.facts.setting.date.year - 1;
        let heading = |writer: &mut Self, level: u8, text: &str| {
            writer.gap();
            writer.block(Block::Heading { level, text: text.to_owned(), bold: true });
        };
        let paragraph = |writer: &mut Self, text: &str| {
            writer.block(Block::Paragraph(text.to_owned()));
            writer.gap();
        };
        match self.style.annex_more {
            AnnexMore::None => {}
            AnnexMore::MotionAnswer => {
                heading(self, 0, "Motion 1");
                self.line("Tage Lundmark");
                paragraph(self, "Två platser i garaget borde göras om till cykelparkering.");
                paragraph(self, "Jag yrkar att föreningen bygger om platserna under våren.");
                heading(self, 2, "Styrelsens svar på motion 1");
                paragraph(self, "Platserna är uthyrda till och med nästa år.");
                paragraph(self, "Styrelsen föreslår att motionen avslås.");
            }
            AnnexMore::Report => {
                heading(self, 0, &format!("Verksamhetsberättelse {year}"));
                heading(self, 2, "Styrelsen");
                paragraph(self, "Styrelsen har haft nio protokollförda möten under året.");
                heading(self, 2, "Verksamheten");
                paragraph(self, "Två städdagar och en julfest har hållits. Medlemmarna är 112 till antalet.");
                heading(self, 2, "Ekonomi");
                paragraph(self, "Årets resultat är ett överskott på 14 200 kr.");
            }
            AnnexMore::Nominations => {
                heading(self, 0, "Valberedningens förslag");
                self.head_row(&["Uppdrag", "Namn", "Tid"], &[0, 26, 54]);
                for (post, name, time) in [
                    ("Ordförande", "Christina Nordell", "omval 1 år"),
                    ("Ledamot", "Gunnar Jonsbo", "omval 2 år"),
                    ("Suppleant", "Sigrid Hallbom", "nyval 1 år"),
                ] {
                    self.row(&[post, name, time], &[0, 26, 54]);
                }
            }
            AnnexMore::OfficePaper => {
                self.row(&["TJÄNSTESKRIVELSE", "1 (2)"], &[0, 70]);
                self.row(&["Datum", "Diarienummer"], &[0, 40]);
                self.row(&[&format!("{year}-11-20"), &format!("TN {year}/77")], &[0, 40]);
                self.line("Handläggare");
                self.line("Tage Lundmark, utredare");
                heading(self, 0, "Cykelparkering vid stationen");
                heading(self, 2, "Förslag till beslut");
                for (at, text) in
                    ["Cykelparkeringen byggs ut.", "Kostnaden, 85 000 kr, tas ur reserven."].iter().enumerate()
                {
                    self.block(Block::Entry { mark: format!("{}.", at + 1), text: (*text).to_owned(), level: 0 });
                }
                heading(self, 2, "Sammanfattning");
                paragraph(self, "Parkeringen är full redan klockan sju på morgonen.");
            }
            AnnexMore::Accounts => {
                heading(self, 0, &format!("Resultaträkning {year}"));
                for (label, text) in [
                    ("Medlemsavgifter", "48 200 kr"),
                    ("Bidrag", "12 000 kr"),
                    ("Lokalhyra", "-31 500 kr"),
                    ("Årets resultat", "28 700 kr"),
                ] {
                    self.row(&[label, text], &[0, 40]);
                }
            }
            AnnexMore::Rules => {
                heading(self, 0, "Stadgar för hembygdsfonden");
                for (at, text) in [
                    "Fonden har till ändamål att främja hembygdsvård.",
                    "Fondens styrelse har fem ledamöter.",
                    "Avkastningen delas ut en gång om året.",
                ]
                .iter()
                .enumerate()
                {
                    paragraph(self, &format!("§ {} {text}", at + 1));
                }
            }
        }
        self.set("attachments", forms::any());
        true
    }
}
