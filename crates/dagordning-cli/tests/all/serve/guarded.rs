//! Who is answered, with what, and what may be asked of the service.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::{MINUTES, Server, command, form, home, request};
use crate::common::root;

const TOKEN: &str = "Rn4-0123456789abcdef";

#[test]
fn it_listens_on_this_machine_alone_unless_it_is_told_otherwise_and_has_a_token() {
    let server = Server::start(&["--port", "0"]);
    assert!(server.address.starts_with("127.0.0.1:") && !server.address.ends_with(":0"), "{}", server.address);
    let open = command().args(["serve", "--listen", "0.0.0.0"]).output().expect("it starts");
    assert_eq!(open.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&open.stderr).contains("needs a token"));
    let short = command().args(["serve"]).env("DAGORDNING_TOKEN", "short").output().expect("it starts");
    assert_eq!(short.status.code(), Some(2));
    // The port may stand behind the address, as elsewhere; a second one may not be another.
    let server = Server::start(&["--listen", "127.0.0.1:0"]);
    assert_eq!(server.get("/healthz").status, 200);
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|taken| taken.local_addr()).expect("a port").port();
    let (listen, port) = (format!("127.0.0.1:{free}"), free.to_string());
    for args in [&["--listen", &listen][..], &["--listen", &listen, "--port", &port]] {
        assert_eq!(Server::start(args).address, listen);
    }
    let refused = |args: &[&str], reason: &str| {
        let output = command().arg("serve").args(args).output().expect("it starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains(reason), "{args:?}: {said}");
    };
    refused(&["--listen", "127.0.0.1:8099", "--port", "8098"], "two ports");
    refused(&["--listen", "0.0.0.0:0"], "needs a token");
    refused(&["--listen", "[::]:0"], "needs a token");
    for wrong in ["arkiv.example:80", "127.0.0.1:x", "127.0.0.1:70000", "[::1", "[::1]x", "::1]:80", ""] {
        refused(&["--listen", wrong], "ADDRESS");
    }
    if std::net::TcpListener::bind("[::1]:0").is_ok() {
        for six in ["[::1]:0", "::1", "[::1]"] {
            assert!(Server::start(&["--listen", six]).address.starts_with("[::1]:"), "{six}");
        }
    }
    let file = home("token").join("token");
    fs::write(&file, format!("{TOKEN}\n")).expect("writable");
    let server = Server::of(command().args(["serve", "--listen", "127.0.0.1", "--token-file"]).arg(&file));
    assert_eq!(server.get("/metrics").status, 401);
    // Without a place for them corrections cannot be saved.
    assert_eq!(command().args(["serve", "--write"]).output().expect("it starts").status.code(), Some(2));
}

#[test]
fn the_token_opens_for_programs_and_by_a_cookie_for_browsers() {
    let server = Server::of(command().arg("serve").env("DAGORDNING_TOKEN", TOKEN));
    assert_eq!(server.get("/healthz").status, 200, "whether it lives may be asked by all");
    let refused = server.ask("POST", "/v1/parse", &[], MINUTES.as_bytes());
    assert_eq!((refused.status, refused.header("www-authenticate")), (401, Some("Bearer")));
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(server.ask("POST", "/v1/parse", &[("Authorization", &bearer)], MINUTES.as_bytes()).status, 200);
    for wrong in ["Bearer wrong", "Bearer", &format!("Bearer {TOKEN}x")] {
        assert_eq!(server.ask("GET", "/metrics", &[("Authorization", wrong)], b"").status, 401);
    }
    let led = server.ask("GET", "/", &[("Accept", "text/html")], b"");
    assert_eq!((led.status, led.header("location")), (303, Some("/login")));
    assert!(server.page("/login").contains("type=\"password\""));
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let wrong = server.ask("POST", "/login", &[kind, ("Accept", "text/html")], b"token=wrong");
    assert_eq!((wrong.status, wrong.header("set-cookie")), (401, None));
    let right = server.ask("POST", "/login", &[kind], format!("token={TOKEN}").as_bytes());
    let cookie = right.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains(TOKEN), "{cookie}");
    let own = cookie.split(';').next().expect("a pair");
    assert_eq!(server.ask("GET", "/", &[("Cookie", own)], b"").status, 200);
    assert_eq!(server.ask("GET", "/", &[("Cookie", "dagordning=1")], b"").status, 401);
}

#[test]
fn names_that_are_not_its_own_and_pages_of_other_sites_are_refused() {
    let server = Server::start(&["--host", "arkiv.example"]);
    for (host, status) in [
        ("localhost:1234", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("arkiv.example", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.7", 421),
        ("", 421),
    ] {
        assert_eq!(server.ask("GET", "/healthz", &[("Host", host)], b"").status, status, "{host:?}");
    }
    let own = format!("http://{}", server.address);
    let (kind, body) = form(&[("a.txt", MINUTES.as_bytes())]);
    for (name, value, status) in [
        ("Origin", own.as_str(), 200),
        ("Origin", "http://evil.example", 403),
        ("Origin", "null", 403),
        ("Origin", "http://127.0.0.1:1", 403),
        ("Sec-Fetch-Site", "same-origin", 200),
        ("Sec-Fetch-Site", "same-site", 403),
        ("Sec-Fetch-Site", "cross-site", 403),
    ] {
        for path in ["/v1/parse", "/"] {
            let answer = server.ask("POST", path, &[("Content-Type", &kind), (name, value)], &body);
            let wanted = if path == "/" && status == 200 { 303 } else { status };
            assert_eq!(answer.status, wanted, "{name}: {value} {path}");
        }
    }
}

#[test]
fn every_answer_forbids_what_is_not_its_own() {
    let server = Server::start(&[]);
    let result = server.drop("a.txt", MINUTES.as_bytes());
    for path in ["/", &result, &format!("{result}/review"), "/nothing", "/v1/schema", "/assets/serve.js"] {
        let answer = server.ask("GET", path, &[("Accept", "text/html")], b"");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        let text = answer.text();
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            // Scripts come from the service; what stands in the page is data.
            for script in text.split("<script").skip(1) {
                let tag = script.split('>').next().expect("a tag");
                assert!(tag.contains("src=\"/assets/") || tag.contains("type=\"application/json\""), "{path}: {tag}");
            }
            assert!(!text.contains("<style") && !text.contains(" style=\"") && !text.contains(" onclick="), "{path}");
            assert!(!text.contains("http://") && !text.contains("https://"), "{path}");
        }
    }
}

#[test]
fn a_request_has_a_size_and_no_path_of_it_reaches_the_disk() {
    let server = Server::start(&["--max-body", "1"]);
    let large = vec![b'a'; (1 << 20) + 1];
    assert_eq!(server.ask("POST", "/v1/parse", &[], &large).status, 413);
    let (kind, body) = form(&[("a.txt", &large)]);
    assert_eq!(server.ask("POST", "/v1/parse", &[("Content-Type", &kind)], &body).status, 413);
    // One that does not tell its length is counted as it comes.
    let mut streamed = format!(
        "POST /v1/parse HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n",
        server.address
    )
    .into_bytes();
    for _ in 0..20 {
        streamed.extend_from_slice(b"10000\r\n");
        streamed.extend(std::iter::repeat_n(b'a', 0x10000));
        streamed.extend_from_slice(b"\r\n");
    }
    streamed.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(server.raw(&streamed).status, 413);
    for path in
        ["/assets/../Cargo.toml", "/assets/..%2f..%2fetc%2fpasswd", "/results/..%2f..%2fetc%2fpasswd", "//etc/passwd"]
    {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    // A path as a name is a name.
    let name = server.ask("POST", "/v1/parse?name=../../etc/passwd", &[], MINUTES.as_bytes()).json();
    assert_eq!(name[0]["source"]["file_name"], "passwd");
}

/// What holds a reader for a while: a long text, which is read in the worker.
fn long() -> Vec<u8> {
    let mut text = String::from(MINUTES);
    for at in 3..1500 {
        text.push_str(&format!("\n§ {at} Ärende nummer {at} (KN 2026/{at})\n\nBeslut\nKulturnämnden beviljar {at} 000 kr till Bo Alm (M).\n"));
    }
    text.into_bytes()
}

#[test]
fn what_has_no_place_in_the_queue_is_told_to_come_again() {
    let server = Server::start(&["--jobs", "1", "--queue", "1"]);
    let long = long();
    let (answered, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let answer = server.ask("POST", "/v1/parse", &[], &long);
                match answer.status {
                    200 => answered.fetch_add(1, Ordering::Relaxed),
                    503 => {
                        assert_eq!(answer.header("retry-after"), Some("2"));
                        refused.fetch_add(1, Ordering::Relaxed)
                    }
                    other => panic!("{other}: {}", answer.text()),
                }
            });
        }
    });
    let (answered, refused) = (answered.into_inner(), refused.into_inner());
    assert!(answered >= 1 && refused >= 1 && answered + refused == 8, "{answered} {refused}");
    assert_eq!(server.ask("POST", "/v1/parse", &[], MINUTES.as_bytes()).status, 200, "there is room again");
}

/// An engine that reads no page before a file is there.
#[cfg(unix)]
fn engine(home: &std::path::Path) -> (String, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt;

    let (engine, go) = (home.join("engine"), home.join("go"));
    let script = format!(
        "#!/bin/sh\ncase \"$1\" in\n--version) echo tesseract 5.3.0; exit;;\n--list-langs) echo languages; echo swe; exit;;\nesac\n\
         until [ -e '{}' ]; do sleep 0.1; done\nexit 1\n",
        go.display()
    );
    fs::write(&engine, script).expect("writable");
    fs::set_permissions(&engine, fs::Permissions::from_mode(0o755)).expect("our own");
    (engine.to_str().expect("a name").to_owned(), go)
}

#[cfg(unix)]
#[test]
fn scans_do_not_hold_up_what_is_no_scan() {
    let (engine, go) = engine(&home("lanes"));
    let mut server = Server::start(&["--jobs", "2", "--queue", "4", "--tesseract", &engine]);
    let scan = fs::read(root().join("fixtures/pdf/sida-som-bild.pdf")).expect("a fixture");
    let small = fs::read(root().join("fixtures/pdf/liggande-vriden.pdf")).expect("a fixture");
    let waiting = |server: &Server| {
        let told = server.get("/metrics").text();
        told.lines().find_map(|line| line.strip_prefix("dagordning_queue_waiting_long ")?.parse::<usize>().ok())
    };
    std::thread::scope(|scope| {
        let scans: Vec<_> = (0..5)
            .map(|at| {
                let asked = scope.spawn(|| server.ask("POST", "/v1/parse", &[], &scan).status);
                // Each is under way before the next comes: the first is read, the others wait.
                for _ in 0..600 {
                    if waiting(&server) == Some(at) {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
                asked
            })
            .collect();
        assert_eq!(waiting(&server), Some(4));
        for _ in 0..20 {
            assert_eq!(server.ask("POST", "/v1/parse", &[], &small).status, 200);
        }
        let (kind, batch) = form(&[("a.pdf", &small), ("b.txt", MINUTES.as_bytes())]);
        assert_eq!(server.ask("POST", "/v1/batch", &[("Content-Type", &kind)], &batch).status, 200);
        assert!(server.drop("a.txt", MINUTES.as_bytes()).starts_with("/results/"));
        // A scan more has no place; what is no scan has.
        let refused = server.ask("POST", "/v1/parse", &[], &scan);
        assert_eq!((refused.status, refused.header("retry-after")), (503, Some("2")));
        assert_eq!(waiting(&server), Some(4));
        fs::write(&go, b"").expect("writable");
        let statuses: Vec<u16> = scans.into_iter().map(|scan| scan.join().expect("it ends")).collect();
        assert_eq!(statuses, [200; 5]);
    });
    let told = server.get("/metrics").text();
    assert!(told.contains("\ndagordning_files_read_total 28\n"), "each is counted once: {told}");
    // Scans that wait when it is told to stop are answered, too.
    fs::remove_file(&go).expect("it is there");
    let mut asked: Vec<TcpStream> = (0..3)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).expect("it listens");
            stream.write_all(&request(&server.address, "POST", "/v1/parse", &[], &scan)).expect("it reads");
            stream
        })
        .collect();
    for _ in 0..600 {
        if waiting(&server) == Some(2) {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let process = rustix::process::Pid::from_child(&server.child);
    rustix::process::kill_process(process, rustix::process::Signal::TERM).expect("it lives");
    fs::write(&go, b"").expect("writable");
    for stream in &mut asked {
        let mut told = Vec::new();
        stream.read_to_end(&mut told).expect("an answer");
        assert!(told.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&told[..told.len().min(200)]));
    }
    assert!(server.child.wait().expect("it ends").success());
}

#[test]
fn a_request_has_a_time_and_so_has_a_document() {
    let server = Server::start(&["--request-timeout", "1"]);
    let mut slow = TcpStream::connect(&server.address).expect("it listens");
    let head = format!("POST /v1/parse HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\n", server.address);
    slow.write_all(head.as_bytes()).expect("it reads");
    let began = Instant::now();
    let mut told = String::new();
    slow.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
    let mut first = [0; 12];
    slow.read_exact(&mut first).expect("an answer");
    told.push_str(&String::from_utf8_lossy(&first));
    assert_eq!(told, "HTTP/1.1 503");
    assert!(began.elapsed() < Duration::from_secs(15));
    let server = Server::start(&["--timeout", "0.001"]);
    let late = server.ask(
        "POST",
        "/v1/parse",
        &[],
        &fs::read(root().join("fixtures/pdf/liggande-vriden.pdf")).expect("a fixture"),
    );
    assert_eq!((late.status, late.json()["code"].as_str()), (422, Some("timeout")));
}

/// Whoever is being answered when it is told to stop gets the answer.
#[cfg(unix)]
#[test]
fn it_ends_by_a_signal_when_it_has_answered() {
    let mut server = Server::start(&["--jobs", "1"]);
    let mut stream = TcpStream::connect(&server.address).expect("it listens");
    stream.write_all(&request(&server.address, "POST", "/v1/parse", &[], &long())).expect("it reads");
    std::thread::sleep(Duration::from_millis(150));
    let process = rustix::process::Pid::from_child(&server.child);
    rustix::process::kill_process(process, rustix::process::Signal::TERM).expect("it lives");
    let mut told = Vec::new();
    stream.read_to_end(&mut told).expect("an answer");
    assert!(told.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&told[..told.len().min(200)]));
    assert!(server.child.wait().expect("it ends").success());
    assert!(TcpStream::connect(&server.address).is_err());
}
