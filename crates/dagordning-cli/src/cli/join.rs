//! Several files that make one document: scans of a page each, parts of a PDF, pages of text.

use std::ffi::OsString;
use std::io::{self, Write};
use std::sync::Arc;

use dagordning::joined_source;
use dagordning::text::refuse;

use super::failure::{Code, Failure};
use super::input::{Content, Input, Kind, joined_name, shown_all};
use super::job::{Done, Job, Lost, Part, What};
use super::optical::Draw;
use super::terminal::shown;
use super::worker::{Answer, Task};
use super::{Reading, image, perform};

impl Reading {
    /// Reads the files in the given order as one document. The error names the file and the reason in plain words.
    pub fn join(&mut self, names: &[OsString], out: &mut dyn Write) -> Result<io::Result<Lost>, Failure> {
        if names.iter().filter(|name| *name == "-").count() > 1 {
            return Err(Failure::new(Code::Unjoinable, "standard input can be read once"));
        }
        let open = |name: &OsString| self.open(name).map_err(|failure| failure.of(&shown(name)));
        let inputs = names.iter().map(open).collect::<Result<Vec<Input>, Failure>>()?;
        let text = |input: &Input| input.kind == Kind::Other;
        if let Some(at) = inputs.iter().position(text) {
            if !inputs.iter().all(text) {
                let reason = "it is no image and no PDF; pages of text are joined with pages of text alone";
                return Err(Failure::new(Code::Unjoinable, reason).of(&shown(&names[at])));
            }
            self.job.whole = true;
            return self.read(&shown_all(names), &pages_of_text(names, inputs)?, out);
        }
        let mut parts = Vec::with_capacity(inputs.len());
        for (name, input) in names.iter().map(|name| shown(name)).zip(&inputs) {
            parts.push(self.part(&name, input).map_err(|failure| failure.of(&name))?);
        }
        self.joined(names, inputs, parts, out)
    }

    /// A file with what was read from the images of its pages.
    fn part(&mut self, name: &str, input: &Input) -> Result<Part, Failure> {
        let mut worker = self.worker.as_mut();
        let part = Part { name: name.to_owned(), pdf: None, recognized: None };
        if input.kind == Kind::Image {
            let bytes = input.content.clone().into_bytes()?;
            let draw: Draw<'_> = &mut |input, page, dpi| image(&mut worker, input, page, dpi);
            return Ok(Part { recognized: Some(self.optical.image(name, &bytes, draw)?), ..part });
        }
        // Which of its pages have to be read is told before its text is.
        let job = Job { what: What::Text, ..self.job };
        let recognized = match perform(&mut worker, job, input, (None, None), &mut io::sink())? {
            Done::Written(_) => None,
            Done::Planned(plan) => {
                Some(self.optical.pages(name, &plan, &mut |page, dpi| image(&mut worker, input, page, dpi)))
            }
        };
        Ok(Part { recognized, ..part })
    }

    fn joined(
        &mut self,
        names: &[OsString],
        inputs: Vec<Input>,
        mut parts: Vec<Part>,
        out: &mut dyn Write,
    ) -> Result<io::Result<Lost>, Failure> {
        let file_name = joined_name(&inputs);
        let pdfs: Vec<bool> = inputs.iter().map(|input| input.kind == Kind::Pdf).collect();
        let mut files = Vec::with_capacity(inputs.len());
        for (name, input) in names.iter().map(|name| shown(name)).zip(inputs) {
            files.push(input.content.into_bytes().map_err(|failure| failure.of(&name))?);
        }
        let all: Vec<&[u8]> = files.iter().map(|file| file.as_slice()).collect();
        let known = joined_source(&all, file_name);
        let mut bytes = Vec::new();
        for ((part, file), _) in parts.iter_mut().zip(&files).zip(&pdfs).filter(|(_, pdf)| **pdf) {
            part.pdf = Some(file.len());
            bytes.extend_from_slice(file);
        }
        let worker = self.worker.as_mut().filter(|_| !bytes.is_empty());
        let Some(worker) = worker else {
            return match self.job.join(&known, &parts, &bytes, out)? {
                Done::Written(written) => Ok(written),
                Done::Planned(_) => Err(Failure::fault(FAULT)),
            };
        };
        let content = Content::Bytes(Arc::new(bytes));
        let input = Input { content, kind: Kind::Pdf, file_name: known.file_name.clone(), path: None };
        match worker.ask(Task::Join(self.job, Box::new(known), parts), &input)? {
            Answer::Output(output, lost) => Ok(out.write_all(&output).map(|()| lost)),
            Answer::Planned(_) => Err(Failure::fault(FAULT)),
        }
    }
}

const FAULT: &str = "its pages are none";

/// Pages of text with a form feed between them.
fn pages_of_text(names: &[OsString], inputs: Vec<Input>) -> Result<Input, Failure> {
    let file_name = joined_name(&inputs);
    let mut all = Vec::new();
    for (name, input) in names.iter().map(|name| shown(name)).zip(inputs) {
        let bytes = input.content.into_bytes().map_err(|failure| failure.of(&name))?;
        refuse(&bytes).map_err(|error| Failure::from(dagordning::Error::from(error)).of(&name))?;
        if bytes.contains(&0) {
            let reason = "pages of text are joined if they are stored in UTF-8 or one byte a letter";
            return Err(Failure::new(Code::Unjoinable, reason).of(&name));
        }
        if !all.is_empty() {
            all.push(b'\x0c');
        }
        all.extend_from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    }
    Ok(Input { content: Content::Bytes(Arc::new(all)), kind: Kind::Other, file_name, path: None })
}
