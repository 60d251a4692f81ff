//! What signing services print: stamps in the margin, and certificates that tell who signed and when (catalogue 9.7).

use super::Language;
use super::wording::{Wording, wordings};

wordings! {
    /// Stamps and certificates of signing services.
    certificate_words: CertificateWords {
        /// What a stamp's reference stands behind, as printed.
        stamp_leads,
        /// Opens a certificate, in small letters.
        certificate_heads,
        /// What the number stands behind under which an organization is registered, in small letters.
        registry_labels,
        /// Words that stand in a certificate besides names, roles and days, in small letters.
        certificate_terms,
        /// What only sentences about signing hold, in small letters.
        certificate_sentences,
        /// What stands before the name of what was signed, in small letters.
        certificate_labels,
    }
}
