"""Runs views.sql of a release in DuckDB and in SQLite, and compares what the views say.

usage: views.py RELEASE

DuckDB reads the tables as tables.sql names them; SQLite has them from the CSV files. Every view must have the same number of rows in
both, and the research questions below must have an answer.
"""
import csv
import os
import re
import sqlite3
import sys

import duckdb

from checks import check, finish

QUESTIONS = {
    "monthly conflict by dyad": "select * from conflict_by_dyad_month order by month, events desc",
    "protests by admin1": "select * from protests_by_admin1 order by events desc",
    "who criticises whom": "select * from criticism order by events desc",
    "tolls": "select place_country, sum(dead_best) from tolls group by 1 order by 2 desc",
    "report lag": "select median(cast(first_day as date) - start_date) from first_reports",
    "join to GDELT": "select e.event_id, count(*) from happened e join happened g on g.start_date = e.start_date and g.source_country = e.source_country"
                     " and left(g.cameo_code, 2) = left(e.cameo_code, 2) group by 1",
    "country on either side": "select country, count(*) from events_by_country group by 1 order by 2 desc",
    "top actors": "select actor_name, event_count from top_actors limit 10",
}


def duck(release, views):
    home = os.getcwd()
    os.chdir(release)
    try:
        connection = duckdb.connect()
        connection.execute(open("tables.sql", encoding="utf-8").read())
        connection.execute(views)
        for question, sql in QUESTIONS.items():
            check(f"duckdb answers: {question}", len(connection.execute(sql).fetchall()) > 0)
        return {v: connection.execute(f"select count(*) from {v}").fetchone()[0] for v in names(views)}
    finally:
        os.chdir(home)


def sqlite(release, views):
    connection = sqlite3.connect(":memory:")
    for table in ("articles", "events", "event_mentions", "actors", "places"):
        with open(os.path.join(release, "csv", table + ".csv"), encoding="utf-8", newline="") as f:
            rows = csv.reader(f)
            header = next(rows)
            connection.execute(f"create table {table} ({', '.join(header)})")
            connection.executemany(f"insert into {table} values ({', '.join('?' * len(header))})", rows)
    connection.executescript(views)
    return {v: connection.execute(f"select count(*) from {v}").fetchone()[0] for v in names(views)}


def names(views):
    return re.findall(r"^create view (\w+)", views, re.M)


def main():
    release = sys.argv[1]
    views = open(os.path.join(release, "views.sql"), encoding="utf-8").read()
    one, other = duck(release, views), sqlite(release, views)
    check("views", len(one) >= 8)
    for view, rows in one.items():
        check(f"{view}: rows in DuckDB and SQLite", rows == other[view] and rows > 0, f"{rows} and {other[view]}")
    finish()


main()
