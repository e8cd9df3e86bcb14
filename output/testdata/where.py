"""Asks a release by `dateline inspect --where` and by DuckDB, which must find the same rows.

usage: where.py PROGRAM RELEASE
"""

import json
import subprocess
import sys

import duckdb

KEYS = {"events": "event_id", "articles": "article_id", "places": "place_id", "date_mentions": "mention_id"}

QUESTIONS = [
    ("events", "event_type = 'ASSAULT' and not is_future"),
    ("events", "event_type in ('PROTEST', 'COERCE') or dead_low > 10"),
    ("events", "dead_low is null and source_country <> 'USA'"),
    ("events", "not (source_country = 'USA')"),
    ("events", "source_country not in ('USA', 'RUS') and target_country is not null"),
    ("events", "start_date between '1999-01-01' and '2009-12-31'"),
    ("events", "first_published_at >= '2010-01-01'"),
    ("events", "source_name like '%ing%' or target_name ilike 'UNITED%'"),
    ("events", "source_name not like '%a%'"),
    ("events", "list_contains(contexts, 'military') and confidence >= 0.5"),
    ("events", "goldstein < -5.5 and (is_negated or is_hypothetical or is_historical)"),
    ("events", "source_country = target_country"),
    ("articles", "title like '%''%' or word_count > 150"),
    ("places", "latitude < 0 and country != 'BRA'"),
    ("date_mentions", "kind = 'duration' or date_precision = 'month'"),
]


def ours(program, release, table, where):
    lines = subprocess.run([program, "inspect", release, table, "--where", where, "--json"], capture_output=True, text=True, check=True).stdout
    return [json.loads(line)[KEYS[table]] for line in lines.splitlines()]


def main(program, release):
    duckdb.sql("set TimeZone = 'UTC'")
    found = 0
    for table, where in QUESTIONS:
        path = f"{release}/data/{table}.parquet"
        theirs = [row[0] for row in duckdb.sql(f"select {KEYS[table]} from '{path}' where {where}").fetchall()]
        got = ours(program, release, table, where)
        assert got == theirs, f"{table} where {where}: {len(got)} rows, DuckDB {len(theirs)}"
        found += bool(theirs)
    assert found > len(QUESTIONS) // 2, f"{found} questions have an answer"
    print(f"{len(QUESTIONS)} conditions give DuckDB's rows, {found} of them some")


main(*sys.argv[1:])
