//! `corrections export`: what people mended, for measuring and for those who better the program.

mod anonymous;

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueHint};
use serde_json::Value;

use super::args::{AttachmentMode, OcrArgs, PdfArgs};
use super::corrected::CorrectionArgs;
use super::failure::{Code, Failure};
use super::input::Kind;
use super::log::{self, About, Level};
use super::terminal::shown;
use super::{Reading, UNREADABLE, What, complain, misused};
use anonymous::Anonymous;

/// Said below the options.
pub const HELP: &str = "\
Examples:
  dagordning corrections export protokoll/*.pdf -o guld/
                            protokoll.expected.json: all values as mended
  dagordning corrections export --anonymous protokoll.pdf -o fall/
                            document-1.txt with document-1.expected.json

Files without corrections beside them are left out.";

const EXPORT_HELP: &str = "\
Examples:
  dagordning corrections export protokoll/*.pdf -o guld/
  dagordning corrections export --anonymous protokoll.pdf -o fall/

--anonymous writes the text as it looks, with other words in the place of all capitalised ones that are not words of the trade, in e-mail addresses in the place of all, and other digits in the place of those of amounts, case ids, telephones and other long numbers: as long, in the same letter case, the same each time. Days, times and numbers of sections stay. Read it through before you send it to anybody.

Exit status: 0 all written; 1 some input could not be read; 2 wrong usage.";

/// What `corrections` can be told.
#[derive(Debug, Args)]
pub struct CorrectionsArgs {
    /// What to do.
    #[command(subcommand)]
    command: CorrectionsCommand,
}

#[derive(Debug, Subcommand)]
enum CorrectionsCommand {
    /// Write the corrected values of files, each as what is expected of it
    #[command(after_help = EXPORT_HELP)]
    Export(ExportArgs),
}

/// What `corrections export` can be told.
#[derive(Debug, Args)]
struct ExportArgs {
    /// The documents, with their corrections beside them
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<OsString>,
    /// The folder to write into
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: PathBuf,
    /// Write the text, too, and name nobody in it or in the values
    #[arg(long)]
    anonymous: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    ocr: OcrArgs,
}

/// Does what is asked.
pub fn corrections(args: &CorrectionsArgs) -> io::Result<ExitCode> {
    let CorrectionsCommand::Export(args) = &args.command;
    let mut reading = match Reading::new(JSON, &args.pdf, &args.ocr) {
        Ok(reading) => reading.correcting(CorrectionArgs::default()),
        Err(reason) => return Ok(misused(&reason)),
    };
    fs::create_dir_all(&args.output)?;
    let (mut failed, mut count) = (false, 0);
    for name in &args.files {
        match export(&mut reading, name, args, &mut count) {
            Ok(true) => {}
            Ok(false) => {
                let file = shown(name);
                let about = About { file: Some(&file), ..About::default() };
                log::say(Level::Info, "it has no corrections beside it", about);
            }
            Err(failure) => {
                failed = true;
                complain(std::slice::from_ref(name), &failure);
            }
        }
    }
    Ok(if failed { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS })
}

const JSON: What =
    What::Json { spans: false, furniture: false, full: false, pretty: false, attachments: AttachmentMode::List };

/// Writes what is expected of a file; false if it has no corrections.
fn export(reading: &mut Reading, name: &OsString, args: &ExportArgs, count: &mut u32) -> Result<bool, Failure> {
    let input = reading.open(name)?;
    if CorrectionArgs::default().of(&input)?.is_none() {
        return Ok(false);
    }
    let file = shown(name);
    let mut told = |what| -> Result<Vec<u8>, Failure> {
        reading.job.what = what;
        let mut told = Vec::new();
        reading.read(&file, &input, &mut told)?.map_err(Failure::from)?;
        Ok(told)
    };
    let fault = |_| Failure::fault("what was read of it is none");
    let mut documents: Vec<Value> =
        serde_json::Deserializer::from_slice(&told(JSON)?).into_iter().collect::<Result<_, _>>().map_err(fault)?;
    documents.iter_mut().for_each(only_values);
    let stem = if args.anonymous {
        *count += 1;
        let picture = if input.kind == Kind::Other { What::Text } else { What::Picture };
        let text = String::from_utf8_lossy(&told(picture)?).into_owned();
        let mut anonymous = Anonymous::of(&text, &documents);
        // Not even the name of the file is told.
        let stem = format!("document-{count}");
        write(&args.output.join(format!("{stem}.txt")), anonymous.text(&text).as_bytes())?;
        documents.iter_mut().for_each(|document| anonymous.values(document));
        stem
    } else {
        let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.ok_or_else(|| Failure::new(Code::OutputName, "it has no name"))?
    };
    for (at, document) in documents.iter().enumerate() {
        let part = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        let mut json = serde_json::to_vec_pretty(document).map_err(fault)?;
        json.push(b'\n');
        write(&args.output.join(format!("{stem}{part}.expected.json")), &json)?;
    }
    Ok(true)
}

fn write(to: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(to, bytes).map_err(Failure::from)
}

/// What tells of the file and of the reading, and is no value of the document.
const ASIDE: [&str; 8] =
    ["schema_version", "producer", "source", "coverage", "diagnostics", "unassigned", "furniture", "labels"];

fn only_values(document: &mut Value) {
    if let Value::Object(object) = document {
        object.retain(|key, _| !ASIDE.contains(&key.as_str()));
    }
}
