//! The secret that opens the service where others can reach it.

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A secret of fewer characters can be guessed.
pub const SHORTEST: usize = 16;
/// The cookie of whoever has told the secret.
const COOKIE: &str = "dagordning";

/// The secret. What is kept of it is its hash, by which all comparisons take the same time.
#[derive(Clone)]
pub struct Token {
    own: [u8; 32],
    cookie: String,
}

impl Token {
    /// Of a secret; none if it is too short, or no header can hold it.
    #[must_use]
    pub fn new(secret: &str) -> Option<Token> {
        let secret = secret.trim();
        let fits = secret.chars().count() >= SHORTEST && secret.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| {
            let session = Sha256::new().chain_update("session ").chain_update(secret).finalize();
            let cookie = session.iter().map(|byte| format!("{byte:02x}")).collect();
            Token { own: Sha256::digest(secret).into(), cookie }
        })
    }

    /// Whether this is the secret.
    pub fn is(&self, told: &str) -> bool {
        let told: [u8; 32] = Sha256::digest(told.trim()).into();
        self.own.ct_eq(&told).into()
    }

    /// Whether a request may be answered.
    pub fn opens(&self, headers: &HeaderMap) -> bool {
        let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer =
            bearer.and_then(|value| value.split_once(' ')).filter(|(how, _)| how.eq_ignore_ascii_case("bearer"));
        if bearer.is_some_and(|(_, told)| self.is(told)) {
            return true;
        }
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let own = cookies.flat_map(|all| all.split(';')).filter_map(|one| one.trim().split_once('='));
        own.filter(|(name, _)| *name == COOKIE).any(|(_, told)| told.as_bytes().ct_eq(self.cookie.as_bytes()).into())
    }

    /// What the browser is told to send from now on: no script sees it, and no other site can have it sent.
    pub fn cookie(&self) -> String {
        format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200", self.cookie)
    }

    /// What takes it away again.
    pub fn no_cookie() -> String {
        format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_secret_opens() {
        assert!(Token::new("short").is_none() && Token::new("a secret of many words").is_none());
        let token = Token::new("0123456789abcdef\n").expect("a token");
        let with = |name: header::HeaderName, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().expect("a header"));
            token.opens(&headers)
        };
        assert!(with(header::AUTHORIZATION, "Bearer 0123456789abcdef"));
        assert!(with(header::COOKIE, &format!("a=b; {}", token.cookie().split(';').next().expect("a pair"))));
        assert!(!with(header::AUTHORIZATION, "Bearer 0123456789abcdeg"));
        assert!(!with(header::AUTHORIZATION, "Basic 0123456789abcdef"));
        assert!(!with(header::COOKIE, "dagordning=0123456789abcdef"), "the cookie is not the secret");
        assert!(!token.opens(&HeaderMap::new()));
    }
}
