"""Compares the tables of Spark with those of export: row by row, whatever the partitions, the order, the shape of the articles,
and executors that die.

usage: check.py DATELINE FIXTURES FOLDER [COUNT]
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet
from pyspark.sql import SparkSession, functions as F

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import dateline  # noqa: E402
import export  # noqa: E402
import recombine  # noqa: E402


def main(binary, fixtures, folder, count=5000):
    binary, fixtures, folder = Path(binary).resolve(), Path(fixtures).resolve(), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    began = time.time()
    spark = session(binary, speculation=True)
    small = fixtures / "articles"
    (folder / "bad").mkdir()
    (folder / "bad" / "lines.jsonl").write_text('{"id": 1, "text": "Police arrested two men in Lagos on Monday."}\n{"id": 2\n{"id": 3, "text": ""}\n')
    (folder / "bad" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    inputs = [str(small), str(folder / "bad")]
    release = exported(binary, folder / "small", inputs, "--text", "sentence")
    for partitions in (1, 7, 64):
        files = dateline.read(spark, inputs, "files")
        shuffled = files.orderBy(F.rand(partitions)).repartition(1 + partitions % 5)
        compare(release, dateline.tables(shuffled, {"text": "sentence"}, partitions), f"fixtures in {partitions} partitions")
    shapes(spark, release, small, folder)
    refusals(spark)

    many = folder / "many"
    many.mkdir()
    recombine.write(fixtures, many, count, files=40)
    whole = exported(binary, folder / "whole", [str(many)], "--partition", "month", "--format", "parquet", "--title", "Recombined")
    for partitions, killed in ((7, 0), (5, 2)):
        out = folder / f"spark-{killed}"
        with killing(spark, killed) as deaths:
            tables = dateline.tables(dateline.read(spark, [str(many)], "files").repartition(16), {}, partitions)
            export.write(tables, str(out), "month")
        assert len(deaths) == killed, deaths
        export.finish(str(out), {"title": "Recombined"})
        same_manifest(whole, out)
        spark.catalog.clearCache()
        print(f"{count} articles in {partitions} partitions, {killed} executors killed: as export")
    finished(binary, out)
    print(f"checked in {time.time() - began:.0f} s, {processors():.0f} s of processors")
    spark.stop()


def session(binary, speculation=False, master="local-cluster[2,1,2048]", tables=3):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (SparkSession.builder.master(master).appName("dateline check").config("spark.ui.enabled", False)
             .config("spark.sql.session.timeZone", "UTC").config("spark.speculation", speculation)
             .config("spark.sql.shuffle.partitions", tables).config("spark.sql.adaptive.coalescePartitions.enabled", False)
             .config("spark.ui.showConsoleProgress", False).getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    spark.sparkContext.addFile(str(binary))
    spark.sparkContext.addPyFile(str(HERE / "dateline.py"))
    return spark


def exported(binary, out, inputs, *flags):
    subprocess.run([binary, "export", "--quiet", "--out", out, *flags, *inputs], check=True, stdout=subprocess.DEVNULL)
    return out


def compare(release, tables, what, without=()):
    """All rows, in their order, and the rejects."""
    for name in dateline.TABLES:
        want = pyarrow.parquet.read_table(release / "data" / f"{name}.parquet").to_pylist()
        got = [row.asDict() for row in tables[name].collect()]
        assert len(got) == len(want) > 0, f"{what}: {name}: {len(got)} rows instead of {len(want)}"
        for i, (a, b) in enumerate(zip(got, want)):
            assert plain(a, without) == plain(b, without), f"{what}: {name} row {i}:\n{plain(a, without)}\n{plain(b, without)}"
    want = [json.loads(line) for line in (release / "rejects.jsonl").read_text().splitlines()]
    got = [{k: v for k, v in row.asDict().items() if v is not None} for row in tables["rejects"].collect()]
    assert without or got == want, f"{what}: rejects {got}\n{want}"
    print(f"{what}: as export", flush=True)


def plain(row, without):
    cells = {}
    for name, value in row.items():
        if name not in without:
            cells[name] = bytes(value) if isinstance(value, (bytes, bytearray)) else value.replace(tzinfo=None) if hasattr(value, "tzinfo") else value
    return cells


def shapes(spark, release, folder, scratch):
    """The same articles as lines of a file, and as the columns of a table."""
    lines = Path(folder, "wire.jsonl")
    release = exported(Path(dateline.binary()), scratch / "wire", [str(lines)])
    compare(release, dateline.tables(dateline.read(spark, [str(lines)], "jsonl")), "lines of JSON", {"input_path"})
    table = [{**json.loads(line), "input_path": f"{lines} line {n}"} for n, line in enumerate(lines.read_text().splitlines(), 1)]
    rows = spark.read.json(spark.sparkContext.parallelize([json.dumps(row) for row in table]))
    compare(release, dateline.tables(rows, work=str(scratch / "work")), "columns, records kept in a folder")
    made = {p.name: p.stat().st_mtime for p in (scratch / "work").iterdir()}
    compare(release, dateline.tables(rows, work=str(scratch / "work")), "the same once more, out of the folder")
    assert made == {p.name: p.stat().st_mtime for p in (scratch / "work").iterdir()}, "records were made anew"


def refusals(spark):
    """What is wrong with columns or options is told before a job starts."""
    jobs = len(spark.sparkContext.statusTracker().getJobIdsForGroup(None))
    for rows, options, words in [
        (spark.createDataFrame([(1, 2.5)], "number INT, weight DOUBLE"), {}, "number, weight"),
        (spark.createDataFrame([("a",)], "text STRING"), {"map": "text=words"}, "text=words"),
        (spark.createDataFrame([("a",)], "text STRING"), {"text": "some"}, "none, sentence and full"),
    ]:
        try:
            dateline.tables(rows, options)
        except ValueError as error:
            assert words in str(error) and "\n" not in str(error), error
        else:
            raise AssertionError(f"{words}: nothing is told")
    assert len(spark.sparkContext.statusTracker().getJobIdsForGroup(None)) == jobs, "a job was started"
    print("wrong columns and options: told before a job")


class killing:
    """Kills so many executors, one while the articles are read and the others in later stages."""

    def __init__(self, spark, count):
        self.app, self.tracker = spark.sparkContext.applicationId, spark.sparkContext.statusTracker()
        self.count, self.deaths, self.over = count, [], False
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def __enter__(self):
        self.first = max(self.tracker.getJobIdsForGroup(None), default=-1)
        self.thread.start()
        return self.deaths

    def __exit__(self, *_):
        self.over = True
        self.thread.join()

    def watch(self):
        while len(self.deaths) < self.count and not self.over:
            jobs = [j for j in self.tracker.getJobIdsForGroup(None) if j > self.first + 3 * len(self.deaths)]
            stages = [self.tracker.getStageInfo(s) for s in self.tracker.getActiveStageIds()]
            if jobs and any(s and s.numCompletedTasks > 0 for s in stages):
                executors = self.executors()
                if executors:
                    os.kill(executors[0], signal.SIGKILL)
                    self.deaths.append((max(jobs), executors[0]))
            time.sleep(0.05)

    def executors(self):
        """Processes of this application's executors, the oldest first."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if self.app.encode() in words and b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words:
                found.append(int(entry.name))
        return sorted(found)


def processors():
    """Seconds of processors' time of the processes below this one, executors and Python workers and dateline, and of those that
    they have waited for."""
    ticks, parents, used = os.sysconf("SC_CLK_TCK"), {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        parents[int(entry.name)], used[int(entry.name)] = int(words[1]), sum(map(int, words[11:15])) / ticks

    def is_below(pid):
        while pid in parents and pid != os.getpid():
            pid = parents[pid]
        return pid == os.getpid()

    return sum(seconds for pid, seconds in used.items() if is_below(pid))


def same_manifest(release, out):
    """The rows are the same where the hashes of all columns are."""
    want, got = (json.loads((folder / "manifest.json").read_text()) for folder in (release, out))
    for a, b in zip(want["tables"], got["tables"], strict=True):
        assert (a["name"], a["rows"], a["columns"]) == (b["name"], b["rows"], b["columns"]), f"{out}: {a['name']}: {b['rows']} rows, {a['rows']} wanted, or others"
        assert a["rows"] > 0, a["name"]
    assert want["rejects"] == got["rejects"] > 0 and want["partition"] == got["partition"]
    assert (release / "rejects.jsonl").read_bytes() == (out / "rejects.jsonl").read_bytes()


def finished(binary, out):
    """The release is whole, and its users' programs read it."""
    subprocess.run([binary, "validate", out], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=out, check=True)
    manifest = json.loads((out / "manifest.json").read_text())
    database = duckdb.connect()
    os.chdir(out)
    for name in ("tables.sql", "views.sql"):
        database.execute((out / name).read_text())
    for table in manifest["tables"]:
        name, rows = table["name"], table["rows"]
        assert database.execute(f"select count(*) from {name}").fetchone()[0] == rows
        parts = table["parquet"]
        assert sum(len(pandas.read_parquet(out / part)) for part in parts) == rows
        folder = out / (parts[0] if len(parts) == 1 else f"data/{name}")
        assert len(pandas.read_parquet(folder)) == rows, folder
    print(f"{out.name}: validates, its sums hold, pandas and DuckDB read it")


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:]))
