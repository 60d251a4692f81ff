"""The one exception."""

from __future__ import annotations


class Error(Exception):
    """An input that cannot be read at all. Doubt about what it says is no error: `Document.diagnostics` tells of it."""

    #: Why, in plain words.
    reason: str
    #: The file, as it was named; none where bytes were given without a name.
    path: str | None
    #: For programs, one of a closed list: `not-found`, `encrypted`, `damaged`, `timeout`, `memory-limit`, …
    code: str
    #: What may help.
    advice: str
    #: Of the file's bytes, where they could be read.
    sha256: str | None

    def __init__(
        self, reason: str, path: str | None = None, code: str = "unreadable", advice: str = "", sha256: str | None = None
    ) -> None:
        super().__init__(reason, path, code, advice, sha256)
        self.reason, self.path, self.code, self.advice, self.sha256 = reason, path, code, advice, sha256

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason
