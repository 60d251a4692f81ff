"""The package around it: types, the command, the documentation."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import command
from nbclient import NotebookClient

import dagordning

CRATE = Path(__file__).resolve().parents[1]


def test_the_classes_are_those_of_the_schema() -> None:
    made = subprocess.run([sys.executable, CRATE / "python" / "generate.py", "--check"], check=False)
    assert made.returncode == 0, "run python crates/dagordning-py/python/generate.py"


def test_types_are_checked() -> None:
    paths = ["python/dagordning", "python/generate.py", "tests/typed.py"]
    checked = subprocess.run([sys.executable, "-m", "mypy", "--strict", *paths], cwd=CRATE, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout.decode()


def test_the_module_is_the_command(repository: Path, fixtures: Path, tmp_path: Path) -> None:
    schema = repository / "schema" / "dagordning.schema.json"
    assert command("schema").stdout == schema.read_bytes()
    assert command("--version").stdout.decode() == f"dagordning {dagordning.__version__}\n"
    wrong = command("parse")
    assert wrong.returncode == 2 and b"Usage: dagordning parse" in wrong.stderr
    missing = command("parse", "saknas.pdf")
    assert missing.returncode == 1 and b"there is no such file" in missing.stderr
    read = command("parse", fixtures / "pdf" / "almestad-kf-2018.pdf")
    assert read.returncode == 0 and b'"items"' in read.stdout
    text = command("text", "-", input=b"K a l l e l s e\nutan radslut")
    assert text.stdout == b"Kallelse\nutan radslut" or text.stdout == b"Kallelse\nutan radslut\n"
    inside = Path(sys.executable).parent / "dagordning"
    assert not inside.exists() or subprocess.run([inside, "--version"], check=False, capture_output=True).returncode == 0


def test_the_lines_of_the_documentation_run(
    repository: Path, fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block of Python in turn, and what it prints where a block of text follows it."""
    shutil.copy(fixtures / "pdf" / "almestad-kf-2018.pdf", tmp_path / "protokoll.pdf")
    shutil.copy(fixtures / "books" / "tva-sammantraden.pdf", tmp_path / "årets-protokoll.pdf")
    (tmp_path / "arkiv").mkdir()
    for path in sorted(fixtures.glob("minutes/*.txt"))[:20]:
        shutil.copy(path, tmp_path / "arkiv")
    (tmp_path / "arkiv" / "trasig.pdf").write_bytes(b"%PDF-1.4\nnothing")
    monkeypatch.chdir(tmp_path)
    page = (repository / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```(?:\n+```text\n(.*?)```)?", page, re.DOTALL)
    names: dict[str, object] = {}
    assert len(blocks) >= 5
    for block, expected in blocks:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(block, "docs/python.md", "exec"), names)
        assert not expected or said.getvalue() == expected, block


def test_the_notebook_runs(repository: Path) -> None:
    examples = repository / "examples"
    book = nbformat.read(examples / "notebook.ipynb", 4)
    assert not any(cell.get("outputs") for cell in book.cells), "it is kept without what it printed"
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(examples)}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    assert any("Almestads kommun" in output.get("data", {}).get("text/html", "") for output in outputs)
