"""The job for clusters, on a real one: a master and two workers on this machine's loopback."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow
import pyarrow.compute
import pyarrow.dataset
import pyarrow.fs
import pyarrow.parquet
import pytest
from conftest import children, command

import dagordning

if os.environ.get("DAGORDNING_SPARK_REQUIRED"):
    import pyspark
else:
    pyspark = pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("no Java here", allow_module_level=True)

HOME = Path(pyspark.__file__).parent
LOCAL = pyarrow.fs.LocalFileSystem()
#: For processes that are to be small.
MEMORY = {"SPARK_DAEMON_MEMORY": "256m", "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1", "SPARK_HOME": str(HOME)}


class Cluster:
    """A master and its workers, each with one core."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"spark://127.0.0.1:{self.port}"
        path = os.pathsep.join([str(Path(dagordning.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
        self.environment = {**os.environ, **MEMORY, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": path}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        self._start("master", "deploy.master.Master", "--host", "127.0.0.1", "--port", self.port, "--webui-port", 0)
        self._wait("master", r"Starting Spark master")
        for name in ("first", "second"):
            self.worker(name)

    def worker(self, name: str) -> None:
        given = ["--host", "127.0.0.1", "--cores", 1, "--memory", "1g", "--webui-port", 0]
        self._start(name, "deploy.worker.Worker", *given, "--work-dir", self.folder / name, self.address)
        self._wait(name, "Successfully registered with master")

    def _start(self, name: str, what: str, *given: object) -> None:
        line = [str(HOME / "bin" / "spark-class"), f"org.apache.spark.{what}", *map(str, given)]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(line, env=self.environment, stdout=log, stderr=log, start_new_session=True)

    def _wait(self, name: str, said: str) -> None:
        log = self.folder / f"{name}.log"
        for _ in range(1800):
            if re.search(said, log.read_text(errors="replace")):
                return
            time.sleep(0.1)
        raise AssertionError(log.read_text(errors="replace"))

    def submit(self, *given: object, settings: Sequence[str] = ()) -> str:
        """Runs the job to its end."""
        with self.begin(*given, settings=settings) as job:
            out, log = job.communicate(timeout=1500)
        assert job.returncode == 0, log.decode()[-6000:] + out.decode()
        return out.decode()

    def begin(self, *given: object, settings: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        job = Path(__file__).resolve().parents[3] / "examples" / "spark" / "convert.py"
        options = ["--master", self.address, "--driver-memory", "512m", "--executor-memory", "512m"]
        for setting in ("spark.ui.enabled=false", "spark.cores.max=2", "spark.sql.shuffle.partitions=2", *settings):
            options += ["--conf", setting]
        line = [str(HOME / "bin" / "spark-submit"), *options, str(job), *map(str, given)]
        return subprocess.Popen(line, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def kill(self, name: str) -> None:
        """As a machine that loses its power: the worker and all that it started."""
        process = self.processes.pop(name)
        for each in [process.pid, *below(process.pid)]:
            try:
                os.kill(each, signal.SIGKILL)
            except ProcessLookupError:
                pass
        process.wait()

    def stop(self) -> None:
        for name in list(self.processes):
            self.kill(name)


class Store:
    """An object store on the loopback: an emulator of Google's, which jobs ask through Google's connector for Hadoop."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        find = importlib.import_module if os.environ.get("DAGORDNING_SPARK_REQUIRED") else pytest.importorskip
        emulator, connector = find("gcp_storage_emulator.server"), find("pyspark_gcs")
        self.asked: list[str] = []
        close = emulator.Response.close

        def told(response: Any) -> None:
            # The connector looks for the error in what is said with it.
            if response.status >= 400 and not response._content:
                response.json({"error": {"code": response.status, "message": response.status.phrase}})
            close(response)

        patch.setattr(emulator.Response, "close", told)
        # Five may wait for it otherwise, and those beyond try again after a second, or three.
        patch.setattr("http.server.HTTPServer.request_queue_size", 128)
        patch.setattr(emulator.RequestHandler, "log_message", lambda of, *_: self.asked.append(unquote(of.path)))
        port = free_port()
        self.server = emulator.create_server("127.0.0.1", port, in_memory=True)
        self.files = pyarrow.fs.GcsFileSystem(
            anonymous=True, scheme="http", endpoint_override=f"127.0.0.1:{port}", project_id="ingen"
        )
        hadoop = {
            "impl": "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem",
            "storage.root.url": f"http://127.0.0.1:{port}/",
            "auth.null.enable": "true",
            "auth.service.account.enable": "false",
            # The emulator fails where many requests come as one.
            "max.requests.per.batch": 1,
            # Hadoop has these with units, which its own connector understands and this one does not.
            "block.size": 64 << 20,
            "rewrite.max.chunk.size": 512 << 20,
            "outputstream.buffer.size": 8 << 20,
            "inputstream.inplace.seek.limit": 8 << 20,
            "inputstream.min.range.request.size": 2 << 20,
        }
        jar = next(Path(connector.__file__).parent.glob("jars/gcs-connector-*.jar"))
        self.settings = [f"spark.jars={jar}", *(f"spark.hadoop.fs.gs.{name}={value}" for name, value in hadoop.items())]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def below(process: int) -> list[int]:
    """All processes that one has started, and those have."""
    own = children(process)
    return own + [deeper for one in own for deeper in below(one)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    one = Cluster(tmp_path_factory.mktemp("kluster"))
    try:
        one.start()
        yield one
    finally:
        one.stop()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    one = Store(monkeypatch)
    with one.server:
        yield one


@pytest.fixture
def archive(fixtures: Path, tmp_path: Path) -> Path:
    """Odd names, a file of two meetings, one file twice, one scan, two that cannot be read."""
    folder = tmp_path / "arkiv"
    (folder / "år 2018" / "nämnd %41 [1]").mkdir(parents=True)
    for path in [*sorted(fixtures.glob("minutes/*.txt"))[:12], *sorted(fixtures.glob("pdf/*.pdf"))[:8]]:
        shutil.copy(path, folder / "år 2018" / "nämnd %41 [1]" / path.name)
    shutil.copy(fixtures / "books" / "tva-sammantraden.pdf", folder)
    shutil.copy(fixtures / "scan" / "kommun-tabell-light.pdf", folder)
    shutil.copy(fixtures / "pdf" / "almestad-kf-2018.pdf", folder / "samma igen.pdf")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "brev.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return folder


def tables_of(out: Path, files: pyarrow.fs.FileSystem = LOCAL) -> dict[str, pyarrow.Table]:
    """What the job wrote."""
    tables = out / "tables"
    written = files.get_file_info(pyarrow.fs.FileSelector(str(tables), recursive=True))
    found = {}
    # A store has no folders, only names.
    for name in {Path(one.path).relative_to(tables).parts[0] for one in written}:
        part = pyarrow.dataset.partitioning(flavor="hive")
        table = pyarrow.dataset.dataset(str(tables / name), filesystem=files, partitioning=part, exclude_invalid_files=True)
        found[name] = table.to_table()
    return found


def rows(table: pyarrow.Table) -> list[Any]:
    names = sorted(name for name in table.column_names if name != "year")
    return sorted(map(repr, table.select(names).to_pylist()))


def same(out: Path, archive: Path, folder: Path, files: pyarrow.fs.FileSystem = LOCAL) -> None:
    """The job's tables are those of the command, row for row."""
    command("convert", archive, "-o", folder, "--format", "parquet")
    ours = tables_of(out, files)
    for path in folder.glob("*.parquet"):
        table = pyarrow.parquet.read_table(path)
        assert set(table.column_names) == set(ours[path.stem].column_names) - {"year"} or not table.num_rows, path.stem
        assert rows(ours[path.stem]) == rows(table) if table.num_rows else not ours[path.stem].num_rows, path.stem
    listed = pyarrow.parquet.read_table(folder / "files.parquet")
    failed = listed.filter(pyarrow.compute.equal(listed["outcome"], "failed"))
    assert rows(ours["errors"]) == rows(failed.select(["path", "failure_code", "reason", "advice"]))


def test_the_job_writes_what_the_command_does(cluster: Cluster, archive: Path, tmp_path: Path, fixtures: Path) -> None:
    out, cache = tmp_path / "ut", tmp_path / "cache"
    said = cluster.submit(out, archive, "--cache", cache)
    count = sum(1 for path in archive.rglob("*") if path.is_file())
    assert said.splitlines()[-1] == f"{count} files read, 0 known, 2 failed"
    same(out, archive, tmp_path / "kommando")
    assert len(tables_of(out)) == 23 and any((out / "tables" / "votes").glob("year=*"))
    if shutil.which("tesseract"):
        assert any(path.is_file() for path in cache.rglob("*"))

    # Run again, it does what is new, and forgets what is gone.
    shutil.copy(fixtures / "pdf" / "ekbacka-bun-2019.pdf", archive / "ny.pdf")
    (archive / "trasig.pdf").unlink()
    said = cluster.submit(out, archive, "--cache", cache)
    assert said.splitlines()[-1] == f"1 files read, {count - 1} known, 1 failed"
    same(out, archive, tmp_path / "kommando igen")


def test_an_object_store_is_read_and_written(
    cluster: Cluster, store: Store, archive: Path, tmp_path: Path, fixtures: Path
) -> None:
    """From one bucket to another; beside the reads of the files themselves, nothing is as on a disk."""
    (archive / "kommun-tabell-light.pdf").unlink()
    (archive / "övrigt").mkdir()
    for path in archive.glob("*.*"):
        path.rename(archive / "övrigt" / path.name)
    for bucket in ("arkiv", "tabeller"):
        store.files.create_dir(bucket)
    pyarrow.fs.copy_files(str(archive), "arkiv", destination_filesystem=store.files)

    def run(name: str) -> str:
        store.asked.clear()
        # Their names are those below what the folders have in common, the bucket.
        said = cluster.submit("gs://tabeller/ut", "gs://arkiv/övrigt/", "gs://arkiv/år 2018", settings=store.settings)
        same(Path("tabeller/ut"), archive, tmp_path / name, store.files)
        return said.splitlines()[-1]

    def opened() -> set[str]:
        read = (re.match("/download/storage/v1/b/arkiv/o/([^?]+)", asked) for asked in store.asked)
        return {found[1] for found in read if found}

    names = {str(path.relative_to(archive)) for path in archive.rglob("*") if path.is_file()}
    assert run("kommando") == f"{len(names)} files read, 0 known, 2 failed"
    assert opened() == names

    # Run again, it opens what is new alone, and forgets what is gone.
    shutil.copy(fixtures / "pdf" / "ekbacka-bun-2019.pdf", archive / "år 2018" / "ny.pdf")
    pyarrow.fs.copy_files(str(archive / "år 2018" / "ny.pdf"), "arkiv/år 2018/ny.pdf", destination_filesystem=store.files)
    (archive / "övrigt" / "trasig.pdf").unlink()
    store.files.delete_file("arkiv/övrigt/trasig.pdf")
    assert run("kommando igen") == f"1 files read, {len(names) - 1} known, 1 failed"
    assert opened() == {"år 2018/ny.pdf"}


def test_a_worker_that_is_killed_costs_nothing_but_time(
    cluster: Cluster, fixtures: Path, tmp_path: Path
) -> None:
    archive, out = tmp_path / "arkiv", tmp_path / "ut"
    archive.mkdir()
    source = sorted(fixtures.glob("pdf/*.pdf"))
    for number in range(160):
        # A comment behind its end makes each file one of its own.
        path = source[number % 40]
        (archive / f"{number:03} {path.name}").write_bytes(path.read_bytes() + b"\n%% %d\n" % number)
    with cluster.begin(out, archive) as job:
        store = out / "store"
        for _ in range(1200):
            # Some tasks are done, more are not.
            if len(list(store.glob("_temporary/0/*/part-*"))) + len(list(store.glob("_temporary/0/task_*"))) >= 2:
                break
            assert job.poll() is None, job.communicate()
            time.sleep(0.05)
        cluster.kill("second")
        said, log = (part.decode() for part in job.communicate(timeout=1500))
    assert job.returncode == 0, log[-6000:]
    assert "Lost executor" in log or "ExecutorLost" in log, log[-6000:]
    assert said.splitlines()[-1] == "160 files read, 0 known, 0 failed"
    same(out, archive, tmp_path / "kommando")
    cluster.worker("second")
