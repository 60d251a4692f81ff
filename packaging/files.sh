#!/usr/bin/env bash
# Writes what packages ship beside the program: its manual, and the completions of shells, into packaging/built.
# Usage: packaging/files.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
to=packaging/built
rm -rf "$to"
mkdir -p "$to/man" "$to/completions"

"$program" --config none man --into "$to/man"
"$program" completions bash >"$to/completions/dagordning"
"$program" completions zsh >"$to/completions/_dagordning"
"$program" completions fish >"$to/completions/dagordning.fish"
"$program" completions powershell >"$to/completions/_dagordning.ps1"

# Debian wants changes in a form of its own; what they are stands in CHANGELOG.md, which the package has, too.
version=$("$program" --version | cut -d ' ' -f 2)
day=$(git log -1 --format=%cD 2>/dev/null || date -R)
cat >"$to/changelog.Debian" <<END
dagordning ($version-1) unstable; urgency=low

  * Version $version: see CHANGELOG.md in this folder.

 -- The dagordning maintainers <dagordning@example.org>  $day
END
