//! What each page carries: head, foot, numbers of lines, watermarks.

use super::Writer;
use super::heading::title_words;
use crate::axes::{
    Document, Foot, Head, Height, LineNumbers, OrganizationPlace, PageHead, Stamp, Status, TitlePlace, Width,
};
use crate::page::Block;

impl Writer<'_> {
    /// Sets the pages up.
    pub fn furniture(&mut self) {
        let setting = &self.facts.setting;
        let (organization, body, date) = (setting.organization.clone(), setting.body.clone(), setting.date.iso());
        self.page.height = match self.style.height {
            Height::Usual => 48,
            Height::Short => 34,
            Height::Long => 64,
        };
        self.page.width = match self.style.width {
            Width::Usual => 84,
            Width::Narrow => 68,
            Width::Wide => 104,
        };
        self.page.tight = self.style.page_head == PageHead::Tight && self.style.head != Head::None;
        self.page.line_numbers = self.style.line_numbers == LineNumbers::Each;
        let mut header: Vec<Vec<String>> = Vec::new();
        if self.style.organization_place == OrganizationPlace::Header {
            header.push(vec![organization.clone()]);
            self.set("organization", organization.clone());
        }
        if self.style.title_place == TitlePlace::Header {
            let (printed, words) = title_words(self.style, setting);
            header.push(vec![printed]);
            self.set("title", words);
        }
        match self.style.head {
            Head::None => {}
            Head::Number => header.push(vec![String::new(), String::new(), "{page} ({pages})".to_owned()]),
            Head::BodyDateNumber => header.push(vec![body, date, "{page} ({pages})".to_owned()]),
            Head::Full => header.push(vec![body, "Sida {page} ({pages})".to_owned()]),
            Head::Side => header.push(vec![String::new(), "Sida {page} av {pages}".to_owned()]),
        }
        self.page.header = header;
        let minutes = matches!(self.style.document, Document::Minutes | Document::Extract);
        let mut footer: Vec<Vec<String>> = Vec::new();
        match self.style.foot {
            Foot::None => {}
            Foot::Signatures if minutes => {
                footer.push(vec!["Justerandes sign".to_owned(), "Utdragsbestyrkande".to_owned()]);
            }
            Foot::Signatures => {}
            Foot::Address => footer.push(vec!["Postadress".to_owned(), "Telefon".to_owned(), "E-post".to_owned()]),
            Foot::Number => footer.push(vec![String::new(), "{page}".to_owned()]),
            Foot::Slogan => footer.push(vec!["www.bygden.example".to_owned()]),
        }
        if self.style.organization_place == OrganizationPlace::Footer {
            footer.push(vec![organization.clone()]);
            self.set("organization", organization);
        }
        self.page.footer = footer;
        let (mark, status) = match self.style.status {
            Status::Watermark => (Some("UTKAST"), Some("draft")),
            Status::NotAdjusted if minutes => (Some("EJ JUSTERAT"), Some("draft")),
            Status::Copy => (Some("KOPIA"), None),
            _ => (None, None),
        };
        self.page.watermark = mark.map(str::to_owned);
        if let Some(status) = status {
            self.set("status", status);
        }
    }

    /// The reference of a signing service, at the end of one line on each page.
    pub fn stamp(&mut self) {
        let number = self.facts.setting.date.year * 7919 + self.facts.first;
        let text = match self.style.stamp {
            Stamp::None => return,
            Stamp::Penneo => format!("Penneo dokumentnyckel: {number:X}-K3ZQ7"),
            Stamp::Transaction => format!("Transaktion 0922211557{number}"),
            Stamp::Comfact => format!("Comfact-id {number}"),
        };
        let column = self.page.width - 2;
        let mut since = 0;
        for block in &mut self.page.blocks {
            since += 1;
            if since < 24 {
                continue;
            }
            if let Block::Heading { level: 1 | 2, text: words, .. } = block {
                let cells = vec![words.clone(), text.clone()];
                *block = Block::Row { cells, columns: vec![0, column], head: false };
                since = 0;
            }
        }
    }
}
