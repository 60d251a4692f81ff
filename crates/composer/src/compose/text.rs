//! Text with what stands in it.

use serde_json::Value;

use super::forms;
use crate::axes::AmountForm;

/// A text as printed, and the amounts in it.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// As printed.
    pub text: String,
    /// Amounts in order.
    pub amounts: Vec<Value>,
}

impl Text {
    /// A text in which amounts are written `{a:500000}`.
    pub fn filled(template: &str, form: AmountForm) -> Text {
        let mut text = Text::default();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{a:") {
            let (number, behind) = after.split_once('}').unwrap_or((after, ""));
            let (printed, value) = forms::amount(form, number.parse().unwrap_or(0));
            text.text.push_str(before);
            text.text.push_str(&printed);
            text.amounts.push(value);
            rest = behind;
        }
        text.text.push_str(rest);
        text
    }

    /// A text without amounts.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { text: text.into(), amounts: Vec::new() }
    }

    /// With something behind it.
    pub fn and(mut self, behind: &str) -> Text {
        self.text.push_str(behind);
        self
    }
}
