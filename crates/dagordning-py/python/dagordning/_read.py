"""Reading: one document, all of an input, whole folders."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Literal, Union

from . import _start
from ._dagordning import Job, Pool
from ._document import Document
from ._error import Error

__all__ = ["Result", "parse", "parse_all", "parse_many"]

Path = Union[str, "os.PathLike[str]"]
Source = Union[Path, bytes, bytearray, memoryview, IO[bytes]]
When = Literal["auto", "always", "never"]
Attached = Literal["list", "text", "parse"]
By = Literal["auto", "hayro", "pdf-extract"]
Kept = Literal["beside", "none"]

#: So many files for each that reads are ordered before the first of them is asked for.
_AHEAD = 4


@dataclass(frozen=True)
class Result:
    """What became of a file: its documents, or why it could not be read."""

    #: As it was named.
    path: str
    #: One for each meeting that the file holds.
    documents: list[Document] = field(default_factory=list)
    #: Why there are none.
    error: Error | None = None


def parse(
    source: Source,
    *,
    name: str | None = None,
    spans: bool = False,
    furniture: bool = False,
    attachments: Attached = "list",
    corrections: Kept = "beside",
    ocr: When = "auto",
    ocr_language: str = "swe",
    ocr_pages: int | None = None,
    ocr_timeout: float = 180,
    cache: Path | None = None,
    tesseract: Path = "tesseract",
    reader: By = "auto",
    timeout: float | None = None,
    max_memory: int | None = None,
    max_output: int | None = None,
    worker: bool = True,
) -> Document:
    """Reads one document: a path, bytes, or a file that is open in binary mode. It may be text, a PDF, or an image.

    An input that holds several meetings is an `Error` of the code `several-documents`, so that none is lost unseen:
    `parse_all` reads it.

    name: in the place of the file's name in the output.
    spans: with the place of every value in the source.
    furniture: with page headers and footers, signature lines and formulae.
    attachments: how much of papers that are bound behind: `list`, `text`, or `parse`, each as a document of its own.
    corrections: whether what people corrected in `FILE.corrections.json` beside a file is applied: `beside`, `none`.
    ocr: which pages are read from their images, with tesseract: `auto` those without readable text, `always`, `never`.
    ocr_language: what tesseract reads, joined by `+`. ocr_pages: the most pages of a document to read so.
    ocr_timeout: seconds for a page.
    cache: a folder that keeps what tesseract read, so that the same page is not read again.
    tesseract: the program.
    reader: what reads a PDF: `auto`, `hayro`, `pdf-extract`.
    timeout: seconds for a document (30). max_memory: megabytes for reading it (512). max_output: megabytes of JSON (256).
    worker: `False` reads in this process, without limits: only for files whose origin you trust.
    """
    documents = parse_all(source, **_but(locals(), "source"))
    if len(documents) > 1:
        raise Error(
            f"it holds {len(documents)} meetings; parse_all gives a document for each",
            documents[0].path,
            "several-documents",
            "parse_all gives a document for each",
            documents[0].source.sha256,
        )
    return documents[0]


def parse_all(
    source: Source,
    *,
    name: str | None = None,
    spans: bool = False,
    furniture: bool = False,
    attachments: Attached = "list",
    corrections: Kept = "beside",
    ocr: When = "auto",
    ocr_language: str = "swe",
    ocr_pages: int | None = None,
    ocr_timeout: float = 180,
    cache: Path | None = None,
    tesseract: Path = "tesseract",
    reader: By = "auto",
    timeout: float | None = None,
    max_memory: int | None = None,
    max_output: int | None = None,
    worker: bool = True,
) -> list[Document]:
    """Reads all documents that an input holds, one for each meeting, at least one. The options are those of `parse`."""
    options = _line(_but(locals(), "source", "name"))
    pool = _idle.take(options)
    if isinstance(source, (str, os.PathLike)):
        path: str | None = os.fspath(source)
        job = pool.path(source, name)
    else:
        content = source if isinstance(source, bytes) else _bytes(source)
        # A file that is open knows its name.
        named = getattr(source, "name", None)
        path = name or (os.fspath(named) if isinstance(named, (str, os.PathLike)) else None)
        job = pool.bytes(content, name or (os.path.basename(path) if path else None))
    result = _result(job, path)
    # Whoever was interrupted leaves one that is still busy.
    _idle.give(options, pool)
    if result.error:
        raise result.error
    return result.documents


def parse_many(
    paths: Iterable[Path],
    *,
    workers: int | None = None,
    spans: bool = False,
    furniture: bool = False,
    attachments: Attached = "list",
    corrections: Kept = "beside",
    ocr: When = "auto",
    ocr_language: str = "swe",
    ocr_pages: int | None = None,
    ocr_timeout: float = 180,
    cache: Path | None = None,
    tesseract: Path = "tesseract",
    reader: By = "auto",
    timeout: float | None = None,
    max_memory: int | None = None,
    max_output: int | None = None,
    worker: bool = True,
) -> Iterator[Result]:
    """Reads many files, several at once (`workers`: as many as there are cores), and gives a `Result` for each in the order
    of the paths. A file that cannot be read has its error there and stops nothing. The paths may come from a generator: it is
    asked for a few more than were given back. The other options are those of `parse`."""
    if isinstance(paths, (str, bytes, os.PathLike)):
        raise TypeError("parse_many takes many paths; parse and parse_all take one")
    if workers is not None and workers < 1:
        raise ValueError("workers: at least 1")
    count = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or os.cpu_count() or 1
    _start.prepare()
    return _each(iter(paths), Pool(_line(_but(locals(), "paths", "workers", "count")), count), count * _AHEAD)


def _each(paths: Iterator[Path], pool: Pool, ahead: int) -> Iterator[Result]:
    waiting: deque[tuple[str, Job]] = deque()
    for path in paths:
        waiting.append((os.fspath(path), pool.path(path)))
        if len(waiting) >= ahead:
            path, job = waiting.popleft()
            yield _result(job, path)
    while waiting:
        path, job = waiting.popleft()
        yield _result(job, path)


def _result(job: Job, path: str | None) -> Result:
    documents, refused = job.wait()
    if refused:
        code, reason, advice, sha256 = refused
        return Result(path or "", error=Error(reason, path, code, advice, sha256))
    return Result(path or "", [Document(json, path) for json in documents])


def _bytes(source: bytearray | memoryview | IO[bytes]) -> bytes:
    content = source if isinstance(source, (bytearray, memoryview)) else source.read()
    if isinstance(content, str):
        raise TypeError("the file is open as text; open it in binary mode: open(path, 'rb')")
    return bytes(content)


def _but(options: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in options.items() if key not in names}


def _line(options: dict[str, Any]) -> tuple[str, ...]:
    """Options as the command line says them."""
    line = []
    if options.pop("worker") is False:
        line.append("--no-worker")
    for key, value in options.items():
        option = "--" + key.replace("_", "-")
        if value is True:
            line.append(option)
        elif value is not None and value is not False:
            line.append(f"{option}={os.fspath(value) if isinstance(value, os.PathLike) else value}")
    return tuple(line)


class _Idle:
    """Those that have read one file and wait for the next: their processes need not be started again."""

    #: Of each sort.
    MOST = 4

    def __init__(self) -> None:
        self._pools: dict[tuple[str, ...], list[Pool]] = {}
        self._of = os.getpid()
        self._kept: list[object] = []

    def take(self, options: tuple[str, ...]) -> Pool:
        if self._of != os.getpid():
            # Threads are not there after a fork, and what they held may be locked.
            self._kept.append(self._pools)
            self._pools, self._of = {}, os.getpid()
        try:
            return self._pools[options].pop()
        except (KeyError, IndexError):
            _start.prepare()
            return Pool(options, 1)

    def give(self, options: tuple[str, ...], pool: Pool) -> None:
        pools = self._pools.setdefault(options, [])
        if len(pools) < self.MOST:
            pools.append(pool)


_idle = _Idle()
