"""The tables, as four readers of Arrow take them, and as the command writes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from conftest import command

import dagordning


@pytest.fixture(scope="module")
def archive(fixtures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Text, PDFs, a file of two meetings, one file twice, one that cannot be read."""
    folder = tmp_path_factory.mktemp("arkiv")
    (folder / "år 2018").mkdir()
    for path in [*sorted(fixtures.glob("minutes/*.txt")), *sorted(fixtures.glob("pdf/*.pdf"))[:10]]:
        shutil.copy(path, folder / "år 2018" / path.name)
    shutil.copy(fixtures / "books" / "tva-sammantraden.pdf", folder)
    shutil.copy(fixtures / "pdf" / "almestad-kf-2018.pdf", folder / "samma igen.pdf")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "tom.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def tables(archive: Path) -> dict[str, dagordning.Table]:
    paths = sorted(path for path in archive.rglob("*") if path.is_file())
    paths.sort(key=lambda path: path.relative_to(archive).as_posix().encode())
    return dagordning.tables(dagordning.parse_many(paths), root=archive)


def test_they_are_those_that_the_command_writes(
    archive: Path, tables: dict[str, dagordning.Table], tmp_path: Path
) -> None:
    command("convert", archive, "-o", tmp_path / "ut", "--format", "parquet")
    written = {path.stem: pyarrow.parquet.read_table(path) for path in (tmp_path / "ut").glob("*.parquet")}
    assert len(tables) == 22 and set(written) == set(tables)
    for name, table in tables.items():
        ours = pyarrow.table(table)
        assert ours.schema.equals(written[name].schema), name
        assert ours.equals(written[name]), name
        assert len(table) == ours.num_rows
    assert len(tables["votes"]) > 3 and len(tables["amounts"]) > 20


def test_polars_pandas_and_duckdb_take_them(tables: dict[str, dagordning.Table]) -> None:
    items, amounts = tables["items"], tables["amounts"]
    expected = pyarrow.table(items)
    assert polars.DataFrame(items)["title"].to_list() == expected["title"].to_pylist()
    frame = pandas.DataFrame.from_arrow(items)
    assert len(frame) == len(items) and list(frame.columns) == expected.column_names
    count, total = duckdb.sql("SELECT count(*), sum(value_in_currency) FROM amounts").fetchall()[0]
    assert count == len(amounts)
    assert total == sum(value for value in pyarrow.table(amounts)["value_in_currency"].to_pylist() if value is not None)


def test_nothing_is_copied(tables: dict[str, dagordning.Table]) -> None:
    def places(table: dagordning.Table) -> list[int]:
        chunks = pyarrow.table(table)["text"].chunks
        return [buffer.address for chunk in chunks for buffer in chunk.buffers() if buffer]

    # Two takers look at the same bytes, also when the table's own name is gone.
    assert places(tables["sections"]) == places(tables["sections"])
    kept = pyarrow.table(dagordning.tables([dagordning.parse(b"Protokoll\nN\xc3\xa4mnden\n\n\xc2\xa7 1\nVal\n")])["items"])
    assert kept["title"].to_pylist() == ["Val"]


def test_documents_without_paths_are_files_of_their_names() -> None:
    text = "Protokoll\nNämnden\n2026-03-02\n\n§ 1\nVal av justerare\n".encode()
    named, unnamed = dagordning.parse(text, name="a.txt"), dagordning.parse(text + b"\n")
    table = pyarrow.table(dagordning.tables([named, unnamed])["files"])
    assert table["path"].to_pylist() == ["a.txt", unnamed.source.sha256]
    assert table["outcome"].to_pylist() == ["read", "read"]
    assert [len(table) for table in dagordning.tables([]).values()] == [0] * 22


def test_tables_say_what_they_hold(tables: dict[str, dagordning.Table]) -> None:
    votes = tables["votes"]
    assert votes.name == "votes" and votes.about == "One row per vote."
    assert list(votes.columns) == pyarrow.table(votes).column_names and votes.columns["yes_count"]
    assert repr(votes).startswith("<dagordning.Table votes: ")
