"""Tables of documents."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ._dagordning import Rows, Table
from ._document import Document
from ._error import Error
from ._read import Result

__all__ = ["Table", "tables"]


def tables(
    documents: Iterable[Document | Result | Error], *, root: str | os.PathLike[str] | None = None
) -> dict[str, Table]:
    """The 22 tables of the command's `convert --format parquet`, by name: `files`, `documents`, `meetings`, `items`,
    `votes`, `ballots`, `amounts`, …

    They are Arrow: `pyarrow.table(t["items"])`, `polars.DataFrame(t["items"])`, `pandas.DataFrame.from_arrow(t["items"])`,
    and DuckDB reads a variable that holds one by its name. Nothing is copied on the way.

    What is given can be documents, or what `parse_many` gives: then those that could not be read have their row in `files`,
    too. Of several files with the same content the first is there and all have a row in `files`, so that no vote is counted
    twice. With `root`, paths are told below that folder.
    """
    rows = Rows()
    for one in documents:
        if isinstance(one, Result):
            found: list[Document | Error] = [one.error] if one.error else [*one.documents]
        else:
            found = [one]
        for each in found:
            path = _told(each.path, root)
            if isinstance(each, Error):
                rows.failed(path or "", each.sha256, each.code, each.reason, each.advice)
            else:
                rows.read(each.to_json().encode(), path)
    return {table.name: table for table in rows.tables()}


def _told(path: str | None, root: str | os.PathLike[str] | None) -> str | None:
    """A path as the command's tables tell it: parts joined by `/`, bytes that are no text written out."""
    if path is None:
        return None
    if root is not None:
        path = os.path.relpath(path, root)
    if os.sep == "\\":
        return path.replace(os.sep, "/")
    return os.fsencode(path.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")
