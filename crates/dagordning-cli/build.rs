//! How the program is linked.

/// Links the program for Linux at a fixed address: the tables of the PDF readers hold tens of thousands of addresses, and
/// settling them anew took a sixth of the time that a short document takes, twice, in the program and in its worker. Heap,
/// stack and libraries keep their random places.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" && target("ARCH") == "x86_64" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
