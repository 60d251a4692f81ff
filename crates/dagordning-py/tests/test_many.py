"""Many files: order, failures apart, limits, processes that come and go."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import children

import dagordning


def test_results_come_in_order_with_failures_apart(fixtures: Path, tmp_path: Path) -> None:
    good = sorted(fixtures.glob("pdf/*.pdf"))[:12]
    bad = tmp_path / "trasig.pdf"
    bad.write_bytes(b"%PDF-1.4\nnothing")
    paths = [*good[:5], bad, *good[5:], tmp_path / "saknas.txt"]
    results = list(dagordning.parse_many(paths, workers=2))
    assert [result.path for result in results] == [str(path) for path in paths]
    assert [result.error.code for result in results if result.error] == ["damaged", "not-found"]
    assert all(bool(result.documents) != bool(result.error) for result in results)
    alone = [dagordning.parse_all(path) for path in good]
    assert [result.documents for result in results if not result.error] == alone


def test_no_more_is_read_ahead_than_is_needed(fixtures: Path) -> None:
    path = fixtures / "minutes" / "almestad-kf-2018.txt"
    asked = []

    def endless() -> Iterator[Path]:
        while True:
            asked.append(1)
            yield path

    results = dagordning.parse_many(endless(), workers=2)
    for _ in range(20):
        next(results)
    assert len(asked) <= 20 + 2 * 4


def test_a_single_path_is_no_list_of_letters() -> None:
    with pytest.raises(TypeError, match="many paths"):
        dagordning.parse_many("protokoll.pdf")
    with pytest.raises(ValueError, match="workers"):
        dagordning.parse_many(["protokoll.pdf"], workers=0)
    with pytest.raises(ValueError, match="--reader"):
        dagordning.parse_many(["protokoll.pdf"], reader="mine")  # type: ignore[arg-type]


def slow(folder: Path) -> Path:
    """A text that takes a while."""
    path = folder / "lang.txt"
    item = "§ {0}\nBidrag nummer {0}\n\nBeslut\nNämnden beviljar {0} 000 kr till föreningen.\n\n"
    path.write_text("Protokoll\nNämnden\n2026-03-02\n\n" + "".join(map(item.format, range(1, 5000))), encoding="utf-8")
    return path


def test_limits_hold_and_what_breaks_them_stops_nothing(fixtures: Path, tmp_path: Path) -> None:
    path, good = slow(tmp_path), fixtures / "pdf" / "almestad-kf-2018.pdf"
    with pytest.raises(dagordning.Error, match="longer than 0.01 s") as told:
        dagordning.parse(path, timeout=0.01)
    assert told.value.code == "timeout" and told.value.sha256
    with pytest.raises(dagordning.Error, match="output is larger") as told:
        dagordning.parse(path, max_output=1)
    assert told.value.code == "output-limit"
    with pytest.raises(dagordning.Error) as told:
        dagordning.parse(path, max_memory=60)
    assert told.value.code == "memory-limit"
    codes = [result.error and result.error.code for result in dagordning.parse_many([good, path, good], max_output=1)]
    assert codes == [None, "output-limit", None]


def test_other_threads_run_meanwhile(tmp_path: Path) -> None:
    path, longest, done = slow(tmp_path), [0.0], threading.Event()

    def tick() -> None:
        before = time.monotonic()
        while not done.is_set():
            time.sleep(0.005)
            longest[0], before = max(longest[0], time.monotonic() - before), time.monotonic()

    thread = threading.Thread(target=tick)
    began = time.monotonic()
    thread.start()
    dagordning.parse(path, worker=False)
    took = time.monotonic() - began
    done.set()
    thread.join()
    assert longest[0] < took / 2, (longest, took)


def test_threads_may_come_and_go(fixtures: Path) -> None:
    paths = sorted(fixtures.glob("pdf/*.pdf"))[:8]
    expected = [dagordning.parse_all(path) for path in paths]
    for _ in range(4):
        # A thread that is gone takes no process with it in which others read.
        with ThreadPoolExecutor(3) as threads:
            assert list(threads.map(dagordning.parse_all, paths)) == expected


def _in_child(path: str) -> str:
    return dagordning.parse(path).to_json()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_fork_reads_by_itself(fixtures: Path) -> None:
    path = str(fixtures / "pdf" / "almestad-kf-2018.pdf")
    expected = dagordning.parse(path).to_json()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_in_child, [path] * 6) == [expected] * 6
    assert dagordning.parse(path).to_json() == expected


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_processes_end_with_what_asked_for_them(fixtures: Path) -> None:
    paths = sorted(fixtures.glob("pdf/*.pdf"))[:6]
    before = children(os.getpid())
    results = dagordning.parse_many(paths, workers=2, max_memory=611)
    next(results)
    started = set(children(os.getpid())) - set(before)
    assert 1 <= len(started) <= 2
    del results
    for _ in range(200):
        if not started & set(children(os.getpid())):
            break
        time.sleep(0.05)
    assert not started & set(children(os.getpid()))
    # An interpreter that ends, even when it is killed, leaves none behind.
    program = (
        f"import dagordning, time; dagordning.parse({str(paths[0])!r}); print('read', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline() == b"read\n"
        reads = children(other.pid)
        assert len(reads) == 1
        other.kill()
        other.wait()
    for _ in range(200):
        if not Path(f"/proc/{reads[0]}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{reads[0]}").exists() or "Z" in Path(f"/proc/{reads[0]}/stat").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_the_wait(tmp_path: Path) -> None:
    # What runs in the background of a shell begins with the signal ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    fifo = tmp_path / "ror"
    os.mkfifo(fifo)
    timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    began = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            dagordning.parse(fifo)
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - began < 10
    assert dagordning.parse(b"Kallelse\n").kind
