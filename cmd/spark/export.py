"""dateline export on Spark: reads articles from wherever Spark reads, and writes a release.

    spark-submit --files dateline --py-files dateline.py export.py s3a://news/2024/*.jsonl.gz --out /mnt/release --text sentence

A release in a folder that the driver sees is finished: it gets codes, descriptors, page and checksums. Tables that were written
elsewhere are brought to such a folder first, and finished there with `dateline finish`.
"""

import argparse
import subprocess
import sys

import dateline
from pyspark.sql import SparkSession, functions as F

# Flags of dateline that shape rows, and those that tell of the release; they mean what dateline export --help says.
SHAPING = ["text", "since", "until", "map", "date", "date-format", "source", "language", "article-license", "min-confidence", "actors", "places", "events"]
TELLING = ["title", "description", "author", "license", "release-version", "release-date", "homepage", "keyword", "base"]


def main(arguments):
    parser = argparse.ArgumentParser(prog="export.py", description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="+", help="paths that Spark reads")
    parser.add_argument("--out", required=True, help="folder of the release")
    parser.add_argument("--format", choices=["jsonl", "parquet", "files"], default="jsonl", help="files are WARC, HTML and all else that export knows")
    parser.add_argument("--partition", choices=["none", "year", "month"], default="none", help="period by which events are split")
    parser.add_argument("--partitions", type=int, help="of each shuffle; left to Spark where it is not given")
    parser.add_argument("--work", help="folder for the records, from which a job that was stopped goes on")
    parser.add_argument("--keep-duplicates", action="store_true")
    for flag in SHAPING + TELLING:
        parser.add_argument("--" + flag)
    given = parser.parse_args(arguments)
    spark = SparkSession.builder.appName("dateline").getOrCreate()
    try:
        export(spark, given)
    except ValueError as error:
        sys.exit(f"export.py: {error}")
    finally:
        spark.stop()


def export(spark, given):
    options = {name: getattr(given, name) for name in [flag.replace("-", "_") for flag in SHAPING] + ["keep_duplicates"]}
    articles = dateline.read(spark, given.inputs, given.format)
    write(dateline.tables(articles, options, given.partitions, given.work), given.out, given.partition)
    telling = {flag.replace("-", "_"): getattr(given, flag.replace("-", "_")) for flag in TELLING}
    finish(given.out, {**options, **telling})


def write(tables, out, partition="none"):
    """Writes the tables as `dateline finish` wants them."""
    spark = tables["events"].sparkSession
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MILLIS")
    for name, rows in tables.items():
        if name == "rejects":
            rows.coalesce(1).write.mode("overwrite").json(f"{out}/rejects")
            continue
        folders = ["year", "month"][: ["none", "year", "month"].index(partition)] if name == "events" else []
        for folder, form, unknown in [("year", "yyyy", "0000"), ("month", "MM", "00")]:
            if folder in folders:
                rows = rows.withColumn(folder, F.coalesce(F.date_format("start_date", form), F.lit(unknown)))
        if folders:  # sorted as Spark would sort them for its folders, but in the order of the table in each
            rows = rows.sortWithinPartitions(*folders, "start_date", "event_id")
        rows.write.mode("overwrite").option("compression", "zstd").partitionBy(*folders).parquet(f"{out}/data/{name}")


def finish(out, options):
    """Makes a release of a folder of tables."""
    place = out.removeprefix("file://").removeprefix("file:")
    if "://" in place or place.startswith("dbfs:"):
        print(f"the tables are written; bring {out} to a folder, and there: dateline finish FOLDER", file=sys.stderr)
        return
    done = subprocess.run([dateline.binary(), *dateline.flags("finish", options), place], capture_output=True, text=True)
    print(done.stdout, end="")
    if done.returncode != 0:
        raise ValueError(done.stderr.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
