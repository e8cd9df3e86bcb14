"""Loads releases written in each format alone as their README says, and compares what comes out.

usage: formats.py DATELINE INPUT

Every format must give pandas the same events: codes as text, days as days. A database must be whole by SQLite's own check, and hold its
views; Arrow files are read by pyarrow and polars, gzipped CSV by pandas, DuckDB and Frictionless.
"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

import duckdb
import frictionless
import pandas
import polars
import pyarrow.feather

from checks import check, finish

FORMATS = ["parquet", "csv", "csv.gz", "arrow", "sqlite"]


def export(dateline, source, home, name, *flags):
    out = os.path.join(home, name)
    subprocess.run([dateline, "export", source, "--out", out, "--quiet", *flags], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


def by_readme(release):
    """What the Python of a release's README leaves behind."""
    code = re.search(r"```python\n(.*?)```", open(os.path.join(release, "README.md"), encoding="utf-8").read(), re.S).group(1)
    left = {"print": lambda *_: None}
    exec(code, left)
    return left


def plain(events):
    """Cells that compare alike whatever a format makes of them."""
    out = events[["event_id", "cameo_code", "event_type", "start_date", "dead_low", "is_negated", "confidence"]].copy()
    out["is_negated"] = out["is_negated"].astype(bool)
    out["event_type"] = out["event_type"].astype(str)
    return out.sort_values("event_id").reset_index(drop=True)


def check_formats(dateline, source, home):
    first = None
    for name in FORMATS:
        release = export(dateline, source, home, name, "--format", name)
        os.chdir(release)
        left = by_readme(release)
        events = left["events"]
        check(f"{name}: codes are text", events["cameo_code"].str.startswith("0").any())
        check(f"{name}: days are days", pandas.api.types.is_datetime64_any_dtype(events["start_date"]), events["start_date"].dtype)
        check(f"{name}: months", len(events.groupby(events["start_date"].dt.to_period("M"))) > 5)
        first = plain(events) if first is None else first
        got = plain(events)
        check(f"{name}: the same events", all(((first[c] == got[c]) | (first[c].isna() & got[c].isna())).all() for c in first))
        if name in ("parquet", "csv", "csv.gz"):
            connection = duckdb.connect()
            connection.execute(open("tables.sql", encoding="utf-8").read())
            connection.execute(open("views.sql", encoding="utf-8").read())
            check(f"{name}: DuckDB by tables.sql", connection.execute("select count(*), max(cameo_code) from events").fetchone()[0] == len(events))
            check(f"{name}: DuckDB knows days and text", [str(d[1]) for d in connection.execute("select start_date, cameo_code, is_negated from events").description] == ["DATE", "VARCHAR", "BOOLEAN"])
            check(f"{name}: DuckDB views", connection.execute("select count(*) from tolls").fetchone()[0] > 0)
    check("polars reads Arrow", polars.read_ipc(os.path.join(home, "arrow/arrow/events.arrow")).height == len(first))
    table = pyarrow.feather.read_table(os.path.join(home, "arrow/arrow/events.arrow"))
    check("Arrow says what its columns mean", all(f.metadata[b"description"] for f in table.schema) and b"description" in table.schema.metadata)
    for name in ("csv", "csv.gz"):
        report = frictionless.validate(os.path.join(home, name, "datapackage.json"))
        check(f"Frictionless: {name}", report.valid, str(report.flatten(["title", "note"])[:3]))


def check_database(name, rows):
    connection = sqlite3.connect(name)
    check("SQLite finds its file whole", connection.execute("pragma integrity_check").fetchall() == [("ok",)])
    check("SQLite follows all references", connection.execute("pragma foreign_key_check").fetchall() == [])
    check("SQLite finds by key", "sqlite_autoindex" in str(connection.execute("explain query plan select * from events where event_id = 'e'").fetchall()))
    check("SQLite counts events", connection.execute("select count(*) from events").fetchone()[0] == rows)
    for (view,) in connection.execute("select name from sqlite_master where type = 'view'").fetchall():
        check(f"SQLite view {view}", connection.execute(f"select count(*) from {view}").fetchone()[0] > 0)
    connection.execute("insert into places (place_id, place_name, place_precision, mention_count, article_count, event_count) values ('x', 'y', 'city', 0, 0, 0)")
    connection.execute("delete from places where place_id = 'x'")
    check("SQLite can go on with it", connection.execute("pragma integrity_check").fetchall() == [("ok",)])


def main():
    dateline, source = (os.path.abspath(p) for p in sys.argv[1:3])
    home = tempfile.mkdtemp(prefix="dateline-formats-")
    check_formats(dateline, source, home)
    check_database(os.path.join(home, "sqlite/dateline.sqlite"), len(pandas.read_csv(os.path.join(home, "csv/csv/events.csv"))))
    chosen = export(dateline, source, home, "chosen", "--format", ",".join(FORMATS), "--tables", "events,articles", "--compression", "snappy", "--partition", "year")
    os.chdir(chosen)
    check("chosen tables load", len(by_readme(chosen)["events"]) > 0)
    check_database_of_some(os.path.join(chosen, "dateline.sqlite"))
    finish("formats: ")


def check_database_of_some(name):
    connection = sqlite3.connect(name)
    tables = {r[0] for r in connection.execute("select name from sqlite_master where type = 'table'")}
    check("a database of chosen tables", tables == {"events", "articles"}, tables)
    check("is whole", connection.execute("pragma integrity_check").fetchall() == [("ok",)])


main()
