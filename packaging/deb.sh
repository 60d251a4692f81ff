#!/usr/bin/env bash
# Builds the package for Debian and Ubuntu: target/debian/dagordning_VERSION-1_ARCHITECTURE.deb.
# Needs `cargo install --locked cargo-deb`. With --no-build the program in target/dist is taken as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${1:-}" != --no-build ]; then
    cargo build --locked --profile dist --package dagordning-cli
fi
packaging/files.sh target/dist/dagordning
cargo deb --package dagordning-cli --profile dist --no-build --no-strip
