"""One input: what may be given, what comes back, what is said where nothing can be read."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import shutil
import warnings
from pathlib import Path

import pytest
from conftest import command

import dagordning

MINUTES = """Protokoll
Kulturnämnden
2026-03-02

§ 1
Val av <b>justerare</b>

Beslut
Anna Ek (S) utses att justera protokollet.

§ 2
Bidrag till föreningar

Beslut
Kulturnämnden beviljar 500 000 kr.
"""


def test_a_path_bytes_and_a_file_give_the_same(fixtures: Path) -> None:
    path = fixtures / "pdf" / "almestad-kf-2018.pdf"
    first = dagordning.parse(path)
    assert first == dagordning.parse(str(path))
    assert first == dagordning.parse(path.read_bytes(), name=path.name)
    assert first == dagordning.parse(memoryview(path.read_bytes()), name=path.name)
    with path.open("rb") as file:
        assert first == dagordning.parse(file)
    assert first == dagordning.parse(io.BytesIO(path.read_bytes()), name=path.name)
    assert first.source.file_name == path.name
    assert dagordning.parse(path, name="annat.pdf").source.file_name == "annat.pdf"
    assert (first.path, dagordning.parse(b"Kallelse\n").path) == (str(path), None)


def test_values_are_attributes_of_their_types() -> None:
    document = dagordning.parse(MINUTES.encode(), name="protokoll.txt")
    assert document.kind == "minutes"
    assert document.meeting and document.meeting.date == "2026-03-02"
    assert [item.number for item in document.items] == ["1", "2"]
    amount = document.items[1].amounts[0]
    assert (amount.text, amount.value, amount.currency) == ("500 000 kr", 500_000, "SEK")
    assert document.items[0].subitems == [] and document.status is None and document.items[0].confidential is False
    assert isinstance(document.items[1].decisions[0], dagordning.model.Resolution)
    with pytest.raises(AttributeError, match="no 'itmes'"):
        document.itmes  # type: ignore[attr-defined]
    assert repr(document) == "<dagordning.Document minutes, Kulturnämnden, 2026-03-02, 2 items>"
    assert pickle.loads(pickle.dumps(document)) == document


def test_every_value_of_the_json_is_in_the_classes(fixtures: Path) -> None:
    """What the classes hold is what the JSON says, key for key."""
    kept = [*fixtures.glob("minutes/*.txt"), *fixtures.glob("pdf/*.pdf")][::5]
    for result in dagordning.parse_many(kept, spans=True, furniture=True):
        for document in result.documents:
            held = plain({name: getattr(document, name) for name in dagordning.model.DocumentFields.__annotations__})
            assert held == plain(document.to_dict()), result.path


def plain(value: object) -> object:
    """Objects as dictionaries, without what has nothing to say: its key may be left out."""
    if hasattr(value, "__dataclass_fields__"):
        value = {name.rstrip("_"): getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        pairs = {key: plain(one) for key, one in value.items()}
        return {key: one for key, one in pairs.items() if one not in (None, 0, [], {})}
    return [plain(one) for one in value] if isinstance(value, list) else value


def test_the_json_is_what_the_command_prints(fixtures: Path) -> None:
    files = [*fixtures.glob("agenda/*.txt"), *fixtures.glob("pdf/*.pdf")][::4]
    for options in [(), ("--spans", "--furniture", "--attachments=parse")]:
        told = command("parse", "--compact", *options, *files).stdout.decode().splitlines()
        keys = {"spans": True, "furniture": True, "attachments": "parse"} if options else {}
        results = list(dagordning.parse_many(files, **keys))  # type: ignore[arg-type]
        assert [document.to_json() for result in results for document in result.documents] == told
        assert len(told) >= len(files) > 20
    printed = command("parse", files[-1]).stdout.decode()
    assert dagordning.parse(files[-1]).to_json(indent=True) + "\n" == printed
    assert dagordning.parse(files[-1]).to_dict() == json.loads(printed)


def test_several_meetings_are_never_lost_unseen(fixtures: Path) -> None:
    path = fixtures / "books" / "tva-sammantraden.pdf"
    documents = dagordning.parse_all(path)
    assert [one.source.part and one.source.part.index for one in documents] == [1, 2]
    with pytest.raises(dagordning.Error, match="holds 2 meetings; parse_all") as told:
        dagordning.parse(path)
    assert told.value.code == "several-documents" and told.value.path == str(path)


def test_papers_bound_behind_are_documents_of_their_own(fixtures: Path) -> None:
    document = dagordning.parse(fixtures / "books" / "protokoll-med-bilagor.pdf", attachments="parse")
    parsed = [paper.document for paper in document.attachments if paper.document]
    assert parsed and all(isinstance(one, dagordning.Document) for one in parsed)
    inside = [paper["document"] for paper in document.to_dict()["attachments"] if "document" in paper]
    assert [one.to_dict() for one in parsed] == inside


def test_one_exception_tells_reason_and_path(tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "brev.docx").write_bytes(b"PK\x03\x04 [Content_Types].xml word/document.xml")
    expected = {"tom.txt": "empty", "trasig.pdf": "damaged", "saknas.pdf": "not-found", ".": "folder"}
    for name, code in expected.items():
        with pytest.raises(dagordning.Error) as told:
            dagordning.parse(tmp_path / name)
        error = told.value
        assert error.code == code and error.reason and error.advice, name
        assert error.path == str(tmp_path / name) and str(error) == f"{error.path}: {error.reason}"
        assert pickle.loads(pickle.dumps(error)).code == code
    with pytest.raises(dagordning.Error) as told:
        dagordning.parse(b"")
    assert told.value.path is None and str(told.value) == told.value.reason


def test_what_makes_no_sense_is_said(fixtures: Path) -> None:
    with pytest.raises(ValueError, match="'sometimes' for '--ocr"):
        dagordning.parse(b"Kallelse\n", ocr="sometimes")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="--timeout"):
        dagordning.parse(b"Kallelse\n", timeout=-1)
    with pytest.raises(ValueError, match="cannot be used with"):
        dagordning.parse(b"Kallelse\n", worker=False, max_memory=100)
    with pytest.raises(TypeError, match="open it in binary mode"):
        dagordning.parse(io.StringIO("Kallelse\n"))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        dagordning.parse(b"Kallelse\n", span=True)  # type: ignore[call-arg]


def test_odd_names_are_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ["-", "--ocr", "å ö.txt"]:
        Path(name).write_text(MINUTES, encoding="utf-8")
        assert dagordning.parse(name).source.file_name == name


def test_a_path_is_of_the_folder_in_which_it_is_said(
    fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ["almestad-kf-2018.pdf", "ekbacka-bun-2019.pdf"]:
        # The process that reads lives on.
        (tmp_path / name).mkdir()
        shutil.copy(fixtures / "pdf" / name, tmp_path / name / "protokoll.pdf")
        monkeypatch.chdir(tmp_path / name)
        document = dagordning.parse("protokoll.pdf")
        assert document.source.sha256 == hashlib.sha256(Path("protokoll.pdf").read_bytes()).hexdigest()
        assert (document.path, document.source.file_name) == ("protokoll.pdf", "protokoll.pdf")


def test_scans_are_read_with_tesseract(fixtures: Path, tmp_path: Path) -> None:
    scan = fixtures / "scan" / "kommun-tabell-light.pdf"
    if not shutil.which("tesseract"):
        warnings.warn("no tesseract here: scans are not tried", stacklevel=1)
        return
    cache = tmp_path / "cache"
    first = dagordning.parse(scan, cache=cache)
    assert first.source.text_origin in ("ocr", "mixed") and first.source.ocr
    assert any(cache.rglob("*"))
    unread = dagordning.parse(scan, ocr="never")
    assert "ocr-missing" in [one.code for one in unread.diagnostics]
    assert dagordning.parse(scan, cache=cache) == first
    # What reads them is the command, in the package: not found is told as such.
    missing = dagordning.parse(scan, tesseract="no-such-program")
    assert "ocr-missing" in [one.code for one in missing.diagnostics]


def test_notebooks_show_it_and_everything_is_escaped() -> None:
    shown = dagordning.parse(MINUTES.encode(), name="<script>alert(1)</script>.txt")._repr_html_()
    assert "Kulturnämnden" in shown and "500 000 kr" in shown and "2026-03-02" in shown
    assert "&lt;b&gt;justerare&lt;/b&gt;" in shown and "&lt;script&gt;" in shown
    assert "<script" not in shown and "<b>justerare" not in shown


def test_what_people_corrected_is_applied(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.txt"
    file.write_text(MINUTES, encoding="utf-8")
    correction = {"path": "items[1].title", "was": "Bidrag till föreningar", "action": "set", "value": "Bidrag"}
    said = {"document": 1, "by": "Berit Ohlin", "at": "2026-11-29T17:00:00Z", **correction}
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    beside = tmp_path / "protokoll.txt.corrections.json"
    beside.write_text(json.dumps({"version": "1", "sha256": sha256, "corrections": [said]}), encoding="utf-8")
    assert dagordning.parse(file).items[1].title == "Bidrag"
    assert [one.documents[0].items[1].title for one in dagordning.parse_many([file])] == ["Bidrag"]
    assert dagordning.parse(file, corrections="none").items[1].title == "Bidrag till föreningar"
