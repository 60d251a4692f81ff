//! What surrounds a decision: papers, motions, votes, presenters.

use super::matter::{Counter, Dispute, Draw, Matter};
use super::setting::Date;
use crate::axes::Document;
use crate::words::{names, prose};

impl Draw<'_> {
    /// Papers, motions, presenters.
    pub(super) fn surround(&mut self, matter: &mut Matter) {
        let public = self.style.body.is_public();
        if public {
            matter.case = Some(self.rng.between(11, 980));
            for _ in 0..self.rng.between(1, 3) {
                let date = self.setting.date;
                let day =
                    Date { day: self.rng.between(1, 28), month: self.rng.between(1, date.month), year: date.year };
                let paper = self.rng.word(&prose::PAPERS);
                if matter.papers.iter().all(|(other, _)| *other != paper) {
                    matter.papers.push((paper, day));
                }
            }
            for _ in 0..self.rng.between(1, 4) {
                let unit = self.rng.word(&names::UNITS);
                if !matter.units.contains(&unit) {
                    matter.units.push(unit);
                }
            }
            let month = if self.setting.date.month > 1 { self.setting.date.month - 1 } else { 1 };
            matter.earlier = Some((Date { month, ..self.setting.date }, self.rng.between(3, 180)));
        }
        if self.style.body.has_parties() && self.style.document != Document::Agenda {
            if self.rng.chance(40) {
                matter.dispute = self.dispute();
            }
            if matter.dispute.is_none() && self.rng.chance(45) {
                matter.recused = Some(self.member());
            }
            if self.rng.chance(50) {
                matter.statement = Some((self.member(), self.rng.word(&prose::OPINIONS)));
            }
        }
        matter.immediate = self.rng.chance(35);
        self.present(matter);
    }

    /// Who presents it, and when.
    pub(super) fn present(&mut self, matter: &mut Matter) {
        let count = self.people.officials.len();
        let first = self.rng.below(count);
        matter.presenters =
            vec![self.people.officials[first].clone(), self.people.officials[(first + 1) % count].clone()];
        matter.time = Some(self.time);
        self.time = self.time.later(5 * self.rng.between(1, 5));
    }

    fn dispute(&mut self) -> Option<Dispute> {
        let mut voters = self.people.voters();
        let approve = self.rng.take(&mut voters)?;
        let against = self.rng.take(&mut voters)?;
        let second = self.rng.take(&mut voters);
        let kind = *self.rng.pick(&[Counter::Reject, Counter::Amend, Counter::Add, Counter::ReferBack]);
        let (mut yes, mut no, mut abstain) = (vec![approve.clone()], vec![against.clone()], Vec::new());
        for person in self.people.voters() {
            if person == approve || person == against {
                continue;
            }
            match self.rng.below(100) {
                0..=59 => yes.push(person),
                60..=91 => no.push(person),
                _ => abstain.push(person),
            }
        }
        while yes.len() <= no.len() {
            yes.extend(no.pop());
        }
        let dissent = no.iter().take(2).cloned().collect();
        let vote = self.rng.chance(65).then_some([yes, no, abstain]);
        Some(Dispute {
            approve,
            second,
            against,
            kind,
            amendment: self.rng.word(&prose::AMENDMENTS),
            vote,
            dissent,
            opinion: self.rng.word(&prose::OPINIONS),
        })
    }
}
