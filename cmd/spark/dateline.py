"""dateline on Apache Spark: the same rows as `dateline export` gives, from a DataFrame of articles.

    import dateline
    tables = dateline.tables(spark.read.parquet("s3://news/2024/"), {"text": "sentence"})
    tables["events"].groupBy("event_type").count().show()

Ship the binary and this module: spark-submit --files dateline --py-files dateline.py job.py. docs/spark.md tells what to size;
docs/records.md what the rounds read and give.
"""

import os
import subprocess
import tempfile
import threading
from contextlib import contextmanager

import pyarrow
from pyspark import SparkFiles, StorageLevel
from pyspark.sql import DataFrame, functions as F
from pyspark.sql.pandas.types import from_arrow_type, to_arrow_schema
from pyspark.sql.types import ArrayType, BinaryType, LongType, StringType, StructField, StructType

TABLES = ["articles", "events", "event_mentions", "actors", "actor_mentions", "places", "place_mentions", "date_mentions"]

# The rounds behind map: name, the streams that it reads, those that it gives.
ROUNDS = [
    ("settle", ["versions"], ["standing", "signatures", "members"]),
    ("meet", ["members"], ["met"]),
    ("sign", ["signatures", "met"], ["signed"]),
    ("compare", ["signed"], ["found"]),
    ("choose", ["found"], ["links", "pointing"]),
    ("follow", ["links", "pointing"], ["links", "pointing"]),
    ("explode", ["standing", "links", "bodies"],
     ["reports", "actor_uses", "place_uses", "articles", "actor_mentions", "place_mentions", "date_mentions"]),
    ("link", ["reports"], ["attributed"]),
    ("merge", ["attributed"], ["events", "event_mentions", "actor_uses", "place_uses"]),
    ("count_actors", ["actor_uses"], ["actors"]),
    ("count_places", ["place_uses"], ["places"]),
]

# Rounds of which more than one other reads what they give, or an action does: their records are kept, not made again.
KEPT = {"settle", "follow", "explode", "merge"}

RECORD = StructType([StructField(name, kind, False) for name, kind in
                     [("stream", StringType()), ("part", LongType()), ("key", BinaryType()), ("value", BinaryType())]])

# Options of rounds; all others are those of map alone.
REDUCING = {"text", "keep_duplicates", "since", "until"}

# Options of rounds that other commands do not know.
STRANGE = {"map": {"keep_duplicates"}, "finish": {"text"}}

# Rows that Spark hands over at a time: records are some kilobytes each, files may be archives.
ROWS_AT_ONCE, FILES_AT_ONCE = 2000, 4


def tables(articles, options=None, partitions=None, work=None):
    """The eight tables of a release, and "rejects", as DataFrames in the order of export's rows.

    articles: a row an article, its columns named as export's inputs; or a row a file (path, content in bytes, as binaryFile
    reads them); or a row a line of JSON (path, line). options: flags of `dateline map` and `reduce`, with underscores:
    {"map": "text=body", "text": "full", "keep_duplicates": True}. partitions: of each shuffle; None leaves it to Spark. work: a
    folder for the records of this run, from which a job that was stopped goes on; None keeps them on the executors' disks.

    What is no article becomes a row of rejects; columns that hold no text are a ValueError before any job starts.
    """
    options = dict(options or {})
    _check(articles.schema, flags("map", options))
    run = _Run(articles.sparkSession, options, partitions, work)
    mapped = run.map(articles)
    streams = {name: [mapped] for name in ("versions", "bodies", "rejects")}
    for name, reads, gives in ROUNDS:
        out = run.round(name, _union(streams, reads))
        while name == "follow" and not out.where("stream = 'moved'").isEmpty():
            out = run.round(name, _union({stream: [out] for stream in reads}, reads))
        for stream in gives:
            others = streams.get(stream, []) if stream.endswith("_uses") else []
            streams[stream] = others + [out]
    result = {name: run.table(name, _union(streams, [name])) for name in TABLES}
    result["rejects"] = _rejects(mapped)
    return result


def read(spark, paths, format="jsonl"):
    """Articles of files that Spark reads: "jsonl" and "parquet" a part of a file at a time, "files" (WARC, HTML, and all else that
    export knows) a file at a time."""
    if format == "parquet":
        return spark.read.parquet(*paths)
    if format == "jsonl":
        lines = spark.read.text(paths)
        return lines.select(_path("_metadata.file_path"), F.col("value").alias("line"))
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(paths)
    return files.select(_path("path"), "content")


def _path(column):
    """Paths as export names them: files of the machine without a scheme."""
    return F.regexp_replace(column, "^file:(//)?(?=/)", "").alias("path")


class _Run:
    """What the rounds of one call have in common."""

    def __init__(self, spark, options, partitions, work):
        self.spark, self.options, self.partitions, self.work = spark, options, partitions, work

    def map(self, articles):
        rows = FILES_AT_ONCE if "content" in articles.columns else ROWS_AT_ONCE
        with _at_once(self.spark, rows):
            return self.keep(articles.mapInArrow(_piped(flags("map", self.options)), RECORD), "map")

    def round(self, name, records):
        command = flags("reduce", self.options) + ["--stage", name]
        parted = records.repartition(self.partitions, "part") if self.partitions else records.repartition("part")
        out = parted.sortWithinPartitions("key", "value").mapInArrow(_piped(command), RECORD)
        if name not in KEPT:
            return out
        with _at_once(self.spark, ROWS_AT_ONCE):
            return self.keep(out, name)

    def table(self, name, records):
        command = flags("reduce", self.options) + ["--stage", name]
        return records.orderBy("key", "value").mapInArrow(_piped(command), _schema(command))

    def keep(self, records, name):
        """Makes records now, and keeps them for those who read them later."""
        if not self.work:
            records = records.persist(StorageLevel.DISK_ONLY)
            records.write.format("noop").mode("overwrite").save()
            return records
        self.kept = getattr(self, "kept", 0) + 1
        place = f"{self.work.rstrip('/')}/{self.kept:02d}-{name}"
        if not _exists(self.spark, place + "/_SUCCESS"):
            records.write.mode("overwrite").parquet(place)
        return self.spark.read.schema(RECORD).parquet(place)


def _union(streams, names):
    """The records of streams, from the rounds that gave them."""
    wanted = {}  # names by what gave them
    for name in names:
        for records in streams[name]:
            wanted.setdefault(records, []).append(name)
    whole = None
    for records, kinds in wanted.items():
        chosen = records.where(F.col("stream").isin(kinds))
        whole = whole.unionAll(chosen) if whole else chosen
    return whole


def _rejects(mapped):
    lines = mapped.where("stream = 'rejects'").select(F.col("value").cast("string").alias("line")).distinct().orderBy("line")
    fields = F.from_json("line", "input STRING, position STRING, reason STRING, language STRING")
    return lines.select(fields.alias("reject")).select("reject.*")


def flags(command, options):
    """A command of dateline with those options that are its own."""
    words = [command]
    if command == "map":
        words += ["--jobs", "1"]  # a task has a core
    for name, value in sorted(options.items()):
        if value is None or value is False or name in STRANGE.get(command, ()) or command == "reduce" and name not in REDUCING:
            continue
        flag = "--" + name.replace("_", "-")
        words += [flag] if value is True else [flag, str(value)]
    return words


def _check(schema, command):
    """Has the columns of the articles looked at, without a job."""
    sink = pyarrow.BufferOutputStream()
    pyarrow.ipc.new_stream(sink, to_arrow_schema(schema)).close()
    _call(command + ["--check"], sink.getvalue())


def _schema(command):
    """The columns of a table, as the codebook has them."""
    sink = pyarrow.BufferOutputStream()
    pyarrow.ipc.new_stream(sink, to_arrow_schema(RECORD)).close()
    columns = pyarrow.ipc.open_stream(_call(command, sink.getvalue())).schema
    return StructType([StructField(c.name, _type(c.type), c.nullable, {"comment": c.metadata[b"description"].decode()}) for c in columns])


def _type(arrow):
    """A column's type; the items of lists are never null."""
    return ArrayType(from_arrow_type(arrow.value_type), False) if pyarrow.types.is_list(arrow) else from_arrow_type(arrow)


def _call(command, data):
    """Runs the binary once, on the driver."""
    done = subprocess.run([binary()] + command, input=bytes(data), capture_output=True)
    if done.returncode != 0:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def binary():
    """The binary: DATELINE names it, or it came with --files."""
    name = os.environ.get("DATELINE") or SparkFiles.get("dateline")
    if not os.path.exists(name) and os.path.exists("dateline"):  # where YARN and Kubernetes put files
        name = os.path.abspath("dateline")
    if not os.path.exists(name):
        raise ValueError("the binary is not there: ship it with --files dateline, or name it by DATELINE")
    if not os.access(name, os.X_OK):
        os.chmod(name, 0o755)
    return name


def _exists(spark, place):
    path = spark._jvm.org.apache.hadoop.fs.Path(place)
    return path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path)


@contextmanager
def _at_once(spark, rows):
    """Bounds the rows that Spark hands over at a time in what is made inside."""
    key = "spark.sql.execution.arrow.maxRecordsPerBatch"
    before = spark.conf.get(key)
    spark.conf.set(key, str(min(rows, int(before))))
    try:
        yield
    finally:
        spark.conf.set(key, before)


def _piped(command):
    """A function for mapInArrow: pipes the batches of a partition through dateline."""

    def through(batches):
        first = next(batches, None)
        if first is None:
            return
        process = _Process.of(command)
        whole = False
        try:
            yield from process.exchange(first, batches)
            whole = True
        finally:
            if not whole:
                process.drop()

    return through


class _Process:
    """A dateline process of this Python worker. It reads stream after stream, so that the models of map are loaded once; of reduce
    there is one for the stage that the worker was last at. It ends with the worker, whose end closes its input."""

    running = {}  # by command

    @classmethod
    def of(cls, command):
        known = cls.running.get(command[0])
        if known and known.pid == os.getpid() and known.command == command and known.child.poll() is None:
            return known
        if known and known.pid == os.getpid():
            known.drop()
        cls.running[command[0]] = cls(command)
        return cls.running[command[0]]

    def __init__(self, command):
        self.command, self.pid, self.told = command, os.getpid(), tempfile.TemporaryFile()
        environment = dict(os.environ, GOMAXPROCS=os.environ.get("GOMAXPROCS", "1"))  # the cores of a task
        self.child = subprocess.Popen([binary(), *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.told, env=environment)

    def exchange(self, first, batches):
        """Sends a stream, beside it reads the one that answers it."""
        failed = []

        def send():
            try:
                writer = pyarrow.ipc.new_stream(self.child.stdin, first.schema)
                writer.write_batch(first)
                for batch in batches:
                    writer.write_batch(batch)
                writer.close()
                self.child.stdin.flush()
            except BaseException as error:  # told where it counts: to the reader
                failed.append(error)
                self.child.kill()

        sender = threading.Thread(target=send, daemon=True)
        sender.start()
        try:
            yield from pyarrow.ipc.open_stream(self.child.stdout)
        except (pyarrow.ArrowInvalid, OSError) as error:
            self.child.wait()
            raise RuntimeError(f"dateline {' '.join(self.command)}: {self.last_words()}") from (failed[0] if failed else error)
        sender.join()
        if failed:
            raise failed[0]

    def last_words(self):
        self.told.seek(max(0, self.told.seek(0, os.SEEK_END) - 4096))
        return self.told.read().decode(errors="replace").strip() or f"it ended with {self.child.returncode}"

    def drop(self):
        self.running.pop(self.command[0], None)
        self.child.kill()
        self.child.wait()
