"""Uses the installed package as people do.

usage: check.py ARTICLES FOLDER
"""

import subprocess
import sys
from pathlib import Path

import dateline


def fails(kind, call, words):
    try:
        call()
    except kind as error:
        assert words in str(error), error
        return error
    raise AssertionError(f"{kind.__name__} is wanted")


def main(articles, folder):
    assert Path(dateline.program()).parent == Path(sys.executable).parent, dateline.program()
    assert subprocess.run(["dateline", "version"], capture_output=True, text=True, check=True, env={"PATH": str(Path(sys.executable).parent)}).stdout

    release = dateline.export(articles, out=f"{folder}/whole", quiet=True, text="sentence", keyword=["peace", "protest"])
    assert release.counts["articles"] == 30 and set(release.tables) >= {"events", "articles"}, release
    months = dateline.export(articles, out=f"{folder}/months", quiet=True, partition="month", map={"title": "title"}, csv_bom=True)

    for r in (release, months):
        events = r.pandas("events")
        assert len(events) == len(r.polars("events")) == r.counts["rows"]["events"], r
        assert set(events["event_id"]) == set(r.polars("events")["event_id"])
        found = r.duckdb().sql("select count(*), count(distinct place_country) from happened").fetchall()[0]
        assert found[0] == len(events[~(events.is_negated | events.is_future | events.is_hypothetical | events.is_historical)]), found
    assert "[trigger " in release.explain(release.pandas("events").event_id[0])
    assert all(rule["broken"] == 0 for rule in dateline.read(release.path).validate())

    fails(FileNotFoundError, lambda: dateline.read(folder), "is no release")
    fails(KeyError, lambda: release.pandas("evnts"), "there are articles, events")
    assert fails(dateline.Error, lambda: dateline.export(articles, fromat="csv"), "did you mean --format?").code == 2
    fails(dateline.Error, lambda: dateline.export(f"{folder}/nothing"), "no such file or folder")
    table = dateline.export(articles, out=f"{folder}/text", quiet=True, format="csv")
    fails(FileNotFoundError, lambda: table.pandas("events"), "format='parquet,csv'")
    print("the wheel's package exports, reads by pandas, polars and DuckDB, and tells what is wrong")


main(*sys.argv[1:])
