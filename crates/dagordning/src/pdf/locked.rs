//! Files that need a password for what is attached to them alone: their pages are not encrypted and can be read.

use memchr::memmem;

/// What the trailer calls the encryption by, and as long a name that no reader knows.
const ENCRYPT: &[u8] = b"/Encrypt";
const NONE: &[u8] = b"/Encrypx";
/// That attachments have an encryption of their own, and whether streams and strings have one.
const ATTACHMENTS: &[u8] = b"/EFF";
const PAGES: [&[u8]; 2] = [b"/StmF", b"/StrF"];
const PLAIN: &[u8] = b"/Identity";

/// The file without its lock, if nothing is locked but its attachments.
pub(super) fn opened(bytes: &[u8]) -> Option<Vec<u8>> {
    memmem::find(bytes, ATTACHMENTS)?;
    // What is not said is plain, too.
    if !PAGES.iter().all(|key| memmem::find_iter(bytes, key).all(|at| is_plain(&bytes[at + key.len()..]))) {
        return None;
    }
    let mut opened = bytes.to_vec();
    let mut found = false;
    for at in memmem::find_iter(bytes, ENCRYPT) {
        let end = at + ENCRYPT.len();
        // "/EncryptMetadata" is another.
        if !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            opened[at..end].copy_from_slice(NONE);
            found = true;
        }
    }
    found.then_some(opened)
}

fn is_plain(value: &[u8]) -> bool {
    let value = value.trim_ascii_start();
    value.strip_prefix(PLAIN).is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_of_attachments_alone_are_taken_off() {
        let file =
            b"<< /StmF /Identity/StrF/Identity /EFF /StdCF /EncryptMetadata false >> trailer << /Encrypt 9 0 R >>";
        let opened = opened(file).expect("its pages are plain");
        assert!(opened.ends_with(b"/EncryptMetadata false >> trailer << /Encrypx 9 0 R >>"));
        for locked in [
            &b"<< /StmF /StdCF /StrF /Identity /EFF /StdCF >> << /Encrypt 9 0 R >>"[..],
            b"<< /StmF /IdentityX /EFF /StdCF >> << /Encrypt 9 0 R >>",
            b"<< /StmF /Identity /StrF /Identity >> << /Encrypt 9 0 R >>",
            b"<< /EFF /StdCF >>",
        ] {
            assert_eq!(super::opened(locked), None);
        }
    }
}
