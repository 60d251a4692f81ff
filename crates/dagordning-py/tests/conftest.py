"""Where the fixtures are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return REPOSITORY / "fixtures"


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


def command(*given: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command, as the package has it."""
    line = [sys.executable, "-m", "dagordning", *map(str, given)]
    return subprocess.run(line, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


def children(of: int) -> list[int]:
    """The processes that a process has started (on Linux)."""
    found = []
    for task in Path(f"/proc/{of}/task").iterdir():
        found += [int(number) for number in (task / "children").read_text().split()]
    return found
