//! Cut-outs of pages: the lines around the words that were found.

use std::collections::HashSet;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use dagordning::output::Sheet;
use dagordning_view::Picture;

use crate::archive::original;
use crate::problem::Problem;
use crate::reader::{Halt, Pace, Reader, Upload};
use crate::state::Shared;
use crate::table::Asked;

/// Dots per inch.
const DPI: f32 = 110.0;
/// Points of the page above the line that is shown, and in all.
const ABOVE: f32 = 22.0;
const HIGH: f32 = 84.0;

/// `GET /documents/{id}/cut`
pub async fn show(
    State(state): State<Shared>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let page = asked.number("page")?.filter(|page| *page > 0).ok_or_else(|| Problem::request("a page is needed"))?;
    let words = words(asked.text("words").unwrap_or_default());
    let upload = original(&state, id).await?;
    let cut = state.queue.ask(move |reader, pace| cut(reader, &upload, page, &words, pace)).await?;
    let mut response = cut.ok_or_else(Problem::missing)?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok(response)
}

fn words(text: &str) -> HashSet<String> {
    let all = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    all.map(str::to_lowercase).collect()
}

fn cut(
    reader: &mut dyn Reader,
    upload: &Upload,
    page: u32,
    words: &HashSet<String>,
    pace: Pace,
) -> Result<Option<Bytes>, Halt> {
    match reader.sheet(upload, pace) {
        Ok(sheet) => Ok(drawn(reader, upload, page, words, &sheet)),
        Err(Halt::Slow) => Err(Halt::Slow),
        Err(Halt::Unread(_)) => Ok(None),
    }
}

fn drawn(reader: &mut dyn Reader, upload: &Upload, page: u32, words: &HashSet<String>, sheet: &Sheet) -> Option<Bytes> {
    let top = line(sheet, page, words).map_or(0.0, |top| (top - ABOVE).max(0.0));
    let raster = reader.draw(&upload.bytes, page, DPI)?;
    let rows = |points: f32| (points * DPI / 72.0) as usize;
    let height = raster.dots.len().checked_div(raster.width)?;
    let from = rows(top).min(height.saturating_sub(rows(HIGH)));
    let to = (from + rows(HIGH)).min(height);
    let dots = raster.dots.get(from * raster.width..to * raster.width)?;
    Picture::of_grey(page, raster.width, dots, DPI).ok().map(|picture| picture.png.into())
}

/// The top of the line of a page that begins the stretch with most of the words.
fn line(sheet: &Sheet, page: u32, wanted: &HashSet<String>) -> Option<f32> {
    // Offsets count characters.
    let text: Vec<char> = sheet.text.chars().collect();
    let lines: Vec<(f32, HashSet<String>)> = sheet
        .lines
        .iter()
        .filter(|line| line.page == page)
        .filter_map(|line| {
            let said: String = text.get(line.start as usize..line.end as usize)?.iter().collect();
            Some((line.bounds?[1] as f32 / 10.0, &words(&said) & wanted))
        })
        .collect();
    let score =
        |at: usize| lines[at..lines.len().min(at + 3)].iter().fold(HashSet::new(), |all, (_, own)| &all | own).len();
    let best =
        (0..lines.len()).filter(|at| !lines[*at].1.is_empty()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at)));
    best.map(|at| lines[at].0)
}
