//! The service, as browsers and programs meet it: the real command on a free port, asked over HTTP.

mod api;
mod archived;
mod guarded;
mod people;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub const MINUTES: &str = "Protokoll\nKulturnämnden\n2026-03-02 kl. 13.00\nPlats: Rådhuset\n\nNärvarande\nAnna Ek (S), ordförande\nBo \
                           Alm (M)\n\n§ 1 Val av justerare\n\nBeslut\nBo Alm utses.\n\n§ 2 Bidrag (KN 2026/12)\n\nBeslut\nKulturnämnden \
                           beviljar 12 000 kr.\n";

/// A folder of a test's own.
pub fn home(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dagordning"));
    command.env_remove("DAGORDNING_TOKEN");
    command
}

/// The command while it serves.
pub struct Server {
    pub child: Child,
    /// `127.0.0.1:41234`
    pub address: String,
}

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

impl Server {
    pub fn start(args: &[&str]) -> Server {
        Server::of(command().arg("serve").args(args))
    }

    pub fn of(command: &mut Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("no address: {line:?}")).to_owned();
        Server { child, address }
    }

    /// Sends what is written out, and reads what comes until the connection is closed.
    pub fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
        // What refuses a request need not read all of it.
        let _ = stream.write_all(request);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        answer(&all)
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.raw(&request(&self.address, method, path, headers, body))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    /// A page as a browser asks for it.
    pub fn page(&self, path: &str) -> String {
        let answer = self.ask("GET", path, &[("Accept", "text/html")], b"");
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    /// Drops a file on the first page and gives the path of its result.
    pub fn drop(&self, name: &str, bytes: &[u8]) -> String {
        let (kind, body) = form(&[(name, bytes)]);
        let answer = self.ask("POST", "/", &[("Content-Type", &kind)], &body);
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").expect("where it is").to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}

pub fn request(host: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        request.push_str(&format!("Host: {host}\r\n"));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    [request.as_bytes(), b"\r\n", body].concat()
}

fn answer(all: &[u8]) -> Answer {
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = if chunked { joined(&all[end + 4..]) } else { all[end + 4..].to_vec() };
    Answer { status: status.expect("a status"), headers, body }
}

/// The pieces of a body that is streamed.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(at) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..at]).expect("a length"), 16).expect("a length");
        if length == 0 {
            break;
        }
        body.extend_from_slice(&rest[at + 2..at + 2 + length]);
        rest = &rest[at + 4 + length..];
    }
    body
}

/// Files as a form sends them.
pub fn form(files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, bytes) in files {
        let name = name.replace('"', "%22");
        body.extend_from_slice(
            format!("--x3x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x3x--\r\n");
    ("multipart/form-data; boundary=x3x".to_owned(), body)
}
