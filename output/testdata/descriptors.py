"""Reads what describes a release with the programs that its readers have, and runs what its README says.

usage: descriptors.py RELEASE CFFCONVERT

frictionless reads every cell and follows every key of datapackage.json; mlcroissant validates croissant.json and loads every
record; datasets loads every configuration of the dataset card; cffconvert validates CITATION.cff; geoparquet-validator and
geopandas read the places; sha256sum checks every file; the README's SQL and Python run as they stand. Prints what fails;
exits with 1 where something does.
"""
import contextlib
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile

from checks import check, finish

os.environ["HF_HUB_OFFLINE"] = "1"


def check_package(release, tables):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        package = Package(os.path.join(release, "datapackage.json"))
        report = package.validate()
    errors = [e for t in report.tasks for e in t.errors] + report.errors
    check("frictionless", not errors, "; ".join(e.message for e in errors[:3]))
    check("frictionless sees all tables", set(tables) <= {r.name for r in package.resources})


def check_croissant(release, tables):
    import mlcroissant

    logging.disable(logging.CRITICAL)
    dataset = mlcroissant.Dataset(jsonld=os.path.join(release, "croissant.json"))
    check("mlcroissant", not dataset.metadata.ctx.issues.errors, str(dataset.metadata.ctx.issues.errors))
    for record_set in dataset.metadata.record_sets:
        count = sum(1 for _ in dataset.records(record_set=record_set.id))
        if record_set.id in tables:
            check(f"mlcroissant loads {record_set.id}", count == tables[record_set.id], f"{count} records of {tables[record_set.id]}")
        else:
            check(f"mlcroissant loads {record_set.id}", count > 0)


def check_card(release, tables):
    import datasets

    datasets.disable_progress_bars()
    with tempfile.TemporaryDirectory() as cache:
        for name in tables:
            table = datasets.load_dataset(release, name, split="train", cache_dir=cache)
            check(f"datasets loads {name}", table.num_rows == tables[name], f"{table.num_rows} rows of {tables[name]}")
        default = datasets.load_dataset(release, split="train", cache_dir=cache)
        check("datasets loads events by default", "event_type" in default.column_names)


def check_citation(release, cffconvert):
    done = subprocess.run([cffconvert, "--validate", "-i", os.path.join(release, "CITATION.cff")], capture_output=True, text=True)
    check("cffconvert", done.returncode == 0, done.stdout + done.stderr)
    bibtex = subprocess.run([cffconvert, "-f", "bibtex", "-i", os.path.join(release, "CITATION.cff")], capture_output=True, text=True)
    check("cffconvert gives BibTeX", "title" in bibtex.stdout, bibtex.stderr)


def check_places(release):
    import geopandas

    path = os.path.join(release, "data", "places.parquet")
    validator = os.path.join(os.path.dirname(sys.executable), "geoparquet-validator")
    done = subprocess.run([validator, "check", "--class", "core", path], capture_output=True, text=True)
    check("geoparquet-validator", done.returncode == 0, done.stdout)
    places = geopandas.read_parquet(path)
    known = places[~places.geometry.isna()]
    check("geopandas reads points", len(known) > 0 and (known.geometry.x == known.longitude).all() and (known.geometry.y == known.latitude).all())
    check("geopandas knows the coordinate system", places.crs is not None and places.crs.to_string() == "OGC:CRS84", str(places.crs))


def check_sums(release):
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=release, capture_output=True, text=True)
    check("sha256sum", done.returncode == 0, done.stdout + done.stderr)


def check_snippets(release):
    import duckdb

    with open(os.path.join(release, "README.md"), encoding="utf-8") as f:
        blocks = re.findall(r"^```(sql|python)\n(.*?)^```", f.read(), re.M | re.S)
    check("README has two snippets", [language for language, _ in blocks] == ["sql", "python"])
    with contextlib.chdir(release):
        rows = duckdb.sql(blocks[0][1]).fetchall()
        check("README's SQL", len(rows) == 20 and rows[0][0].isupper(), str(rows[:1]))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(blocks[1][1], {})
        check("README's Python", "trigger_text" in printed.getvalue(), printed.getvalue())


def check_attribution(release):
    """GeoNames, whose facts the places are, is named in all that describes a release."""
    for name in ("datapackage.json", "croissant.json", "CITATION.cff", ".zenodo.json", "README.md", "index.html"):
        with open(os.path.join(release, name), encoding="utf-8") as f:
            check(f"{name} names GeoNames", "geonames" in f.read().lower())


def check_zenodo(release):
    with open(os.path.join(release, ".zenodo.json"), encoding="utf-8") as f:
        deposit = json.load(f)
    check("zenodo", deposit["upload_type"] == "dataset" and all(c["name"] for c in deposit["creators"]) and deposit["title"])


def main():
    release, cffconvert = sys.argv[1], os.path.abspath(sys.argv[2])
    with open(os.path.join(release, "manifest.json"), encoding="utf-8") as f:
        manifest = json.load(f)
    tables = {t["name"]: t["rows"] for t in manifest["tables"]}
    check_sums(release)
    check_package(release, tables)
    check_croissant(release, tables)
    check_card(release, tables)
    check_citation(release, cffconvert)
    check_zenodo(release)
    check_attribution(release)
    check_places(release)
    check_snippets(release)
    finish(f"{release}: ")


main()
