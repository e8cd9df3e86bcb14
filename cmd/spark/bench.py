"""Measures Spark against export on the same articles: two workers against one, the overhead, and what is shuffled. The machine should
be idle otherwise; processors' seconds hold on a busy one too.

usage: bench.py DATELINE FIXTURES FOLDER [COUNT]
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import check  # noqa: E402
import dateline  # noqa: E402
import recombine  # noqa: E402

# Partitions of the articles and of each shuffle: the same for any number of workers.
PIECES, PARTS = 32, 4

WARMING = 200  # articles read before the clock starts: JVMs, Python workers and models are loaded once in a job of hours


def main(binary, fixtures, folder, count=30000):
    binary, folder = Path(binary).resolve(), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    for name, n, files in (("many", count, 64), ("few", WARMING, 4)):
        (folder / name).mkdir(parents=True)
        recombine.write(fixtures, folder / name, n, files)
    for jobs in (1, 2):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        check.exported(binary, folder / "release", [str(folder / "many")], "--jobs", str(jobs), "--format", "parquet")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        tell(f"export --jobs {jobs}", count, time.time() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    for workers in ("1", "2"):  # each in a JVM of its own
        subprocess.run([sys.executable, __file__, "measure", binary, folder, str(count), workers], check=True)


def measure(binary, folder, count, workers):
    """Runs all rounds on so many executors of one core each, and prints what they took."""
    os.environ["PYSPARK_SUBMIT_ARGS"] = (f"--conf spark.eventLog.enabled=true --conf spark.eventLog.dir=file://{folder} "
                                         "--conf spark.eventLog.compress=false pyspark-shell")
    spark = check.session(binary, master=f"local-cluster[{workers},1,2048]", tables=PARTS)
    run(spark, folder / "few")
    began, cpu = time.time(), check.processors()
    run(spark, folder / "many")
    took, used = time.time() - began, check.processors() - cpu
    shuffled = sum(shuffles(folder / spark.sparkContext.applicationId, since=began))
    spark.stop()
    tell(f"Spark, {workers} workers", count, took, used, f", {shuffled / count:,.0f} bytes shuffled an article")


def run(spark, folder):
    articles = dateline.read(spark, [str(folder)], "files").repartition(PIECES)
    for rows in dateline.tables(articles, {}, PARTS).values():
        rows.write.format("noop").mode("overwrite").save()
    spark.catalog.clearCache()


def shuffles(log, since):
    """Bytes that the tasks which began after a moment wrote for others to fetch."""
    for path in ([log] if log.is_file() else sorted(log.parent.glob(log.name + "*"))):
        for line in path.read_text().splitlines():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event["Task Info"]["Launch Time"] >= since * 1000:
                yield (event.get("Task Metrics") or {}).get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)


def tell(what, count, took, used, more=""):
    print(f"{what}: {count} articles in {took:.1f} s, {count / took:.0f} a second, {used:.1f} s of processors{more}", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        measure(*map(Path, sys.argv[2:4]), *map(int, sys.argv[4:]))
    else:
        main(*sys.argv[1:4], *map(int, sys.argv[4:]))
