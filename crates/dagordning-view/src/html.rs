//! Text made harmless in HTML.

use std::borrow::Cow;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Text as content or within a quoted attribute: no mark-up, no control characters, no signs that turn the direction of what
/// follows (each is shown by its number).
pub fn text(raw: &str) -> Cow<'_, str> {
    if !raw.contains(is_escaped) {
        return Cow::Borrowed(raw);
    }
    let mut safe = String::with_capacity(raw.len() + 16);
    for sign in raw.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign if is_escaped(sign) => {
                let _ = write!(safe, "\u{27e8}U+{:04X}\u{27e9}", sign as u32);
            }
            sign => safe.push(sign),
        }
    }
    Cow::Owned(safe)
}

fn is_escaped(sign: char) -> bool {
    matches!(sign, '&' | '<' | '>' | '"' | '\'') || steers(sign)
}

/// Whether a sign is none to be read: it controls something, or turns the direction of the signs around it.
#[must_use]
pub fn steers(sign: char) -> bool {
    (sign.is_control() && !matches!(sign, '\n' | '\t')) || turns(sign)
}

/// Whether a sign changes the direction of the signs around it, or is a private sign of the page's own.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Data for the script; no sign in it ends the element that it stands in, and none turns the direction of the source.
pub fn data(value: &Value) -> String {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len());
    for sign in json.chars() {
        // Such signs stand only within strings.
        if sign == '<' || turns(sign) || matches!(sign, '\u{2028}' | '\u{2029}') {
            let _ = write!(safe, "\\u{:04x}", sign as u32);
        } else {
            safe.push(sign);
        }
    }
    safe
}

/// Bytes as text.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// How a content security policy names a script or a style.
pub fn source_hash(source: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(source.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_direction_are_shown_not_obeyed() {
        assert_eq!(text("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(text("x\u{202e}y\u{7}"), "x\u{27e8}U+202E\u{27e9}y\u{27e8}U+0007\u{27e9}");
        assert!(matches!(text("Åsa\nEk"), Cow::Borrowed(_)));
    }
}
