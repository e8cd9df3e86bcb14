"""Loads every table of a release in the clients its users have, and compares what they see.

usage: clients.py RELEASE

Checked in pandas, pyarrow, DuckDB and polars: types as declared, nulls where the manifest counts them, every foreign key
resolves, CSV and Parquet agree cell by cell. Prints what fails; exits with 1 where something does.
"""
import csv
import json
import os
import sys

import duckdb
import pandas
import polars
import pyarrow.parquet
import pyarrow.types as kinds

from checks import check, finish

PYARROW = {
    "string": lambda t: kinds.is_string(t) or kinds.is_dictionary(t) and kinds.is_string(t.value_type),
    "integer": kinds.is_int64,
    "number": kinds.is_float64,
    "boolean": kinds.is_boolean,
    "date": kinds.is_date32,
    "datetime": lambda t: kinds.is_timestamp(t) and t.tz == "UTC",
    "list": lambda t: kinds.is_list(t) and kinds.is_string(t.value_type),
    "point": kinds.is_binary,
}
DUCKDB = {
    "string": {"VARCHAR"}, "integer": {"BIGINT"}, "number": {"DOUBLE"}, "boolean": {"BOOLEAN"}, "date": {"DATE"},
    "datetime": {"TIMESTAMP WITH TIME ZONE"}, "list": {"VARCHAR[]"}, "point": {"GEOMETRY"},
}
POLARS = {
    "string": (polars.String, polars.Categorical), "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean, "date": polars.Date,
    "datetime": polars.Datetime, "list": polars.List, "point": polars.Binary,
}


def cell(kind, value):
    """A value as the CSV file writes it."""
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "date":
        return value.isoformat()
    if kind == "datetime":
        text = value.strftime("%Y-%m-%dT%H:%M:%S")
        return text + (f".{value.microsecond // 1000:03d}".rstrip("0") if value.microsecond else "") + "Z"
    if kind == "list":
        return "|".join(value)
    return str(value)


def same(kind, value, text):
    if kind == "number" and value is not None and text != "":
        return value == float(text)
    return cell(kind, value) == text


def check_table(release, table):
    name, columns = table["name"], table["columns"]
    types = {c["name"]: c["type"] for c in columns}
    path = os.path.join(release, table["parquet"][0])
    arrow = pyarrow.parquet.read_table(path)
    check(f"pyarrow {name} rows", arrow.num_rows == table["rows"])
    check(f"pyarrow {name} columns", arrow.column_names == list(types))
    check(f"pyarrow {name} says what its columns mean", all((f.metadata or {}).get(b"description") for f in arrow.schema))
    check(f"pyarrow {name} says what it is", {b"description", b"dateline:schema_version"} <= set(arrow.schema.metadata))
    for c in columns:
        column = arrow[c["name"]]
        check(f"pyarrow {name}.{c['name']} type", PYARROW[c["type"]](column.type), str(column.type))
        check(f"pyarrow {name}.{c['name']} nulls", column.null_count == c["nulls"], f"{column.null_count} not {c['nulls']}")
    described = {r[0]: r[1] for r in duckdb.sql(f"describe select * from '{path}'").fetchall()}
    lazy = polars.read_parquet(path)
    for c in columns:
        got = described[c["name"]]
        check(f"duckdb {name}.{c['name']} type", any(got.startswith(t) for t in DUCKDB[c["type"]]), got)
        check(f"polars {name}.{c['name']} type", lazy.schema[c["name"]] in (POLARS[c["type"]] if c["type"] == "string" else (POLARS[c["type"]],)), str(lazy.schema[c["name"]]))
        check(f"polars {name}.{c['name']} nulls", lazy[c["name"]].null_count() == c["nulls"])
    check(f"duckdb {name} rows", duckdb.sql(f"select count(*) from '{path}'").fetchall()[0][0] == table["rows"])
    frame = pandas.read_parquet(path)
    check(f"pandas {name} shape", frame.shape == (table["rows"], len(columns)))
    for c in columns:
        if c.get("counts"):
            check(f"pandas {name}.{c['name']} is a category", frame[c["name"]].dtype == "category" and frame[c["name"]].value_counts().to_dict() == c["counts"])
    check_csv(release, table, arrow, types)
    return arrow


def check_csv(release, table, arrow, types):
    name = table["name"]
    with open(os.path.join(release, table["csv"][0]), encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    check(f"csv {name} header", rows[0] == list(types))
    check(f"csv {name} rows", len(rows) - 1 == arrow.num_rows)
    for i, (column, kind) in enumerate(types.items()):
        if kind == "point":
            continue
        differ = [n for n, value in enumerate(arrow[column].to_pylist()) if not same(kind, value, rows[n + 1][i])]
        check(f"csv {name}.{column} equals Parquet", not differ, f"first at row {differ[:1]}")


def check_keys(release, tables):
    with open(os.path.join(release, "datapackage.json"), encoding="utf-8") as f:
        package = json.load(f)
    for resource in package["resources"]:
        for key in resource.get("schema", {}).get("foreignKeys", []):
            table, column = resource["name"], key["fields"][0]
            target = key["reference"]["resource"] or table
            if target not in tables:  # a code list, which frictionless looks up
                continue
            known = set(tables[target][key["reference"]["fields"][0]].to_pylist())
            lost = [v for v in tables[table][column].to_pylist() if v is not None and v not in known]
            check(f"{table}.{column} leads to {target}", not lost, str(lost[:3]))
    for column in ("source_actor_ids", "target_actor_ids"):
        known = set(tables["actors"]["actor_id"].to_pylist())
        check(f"events.{column} lead to actors", all(v in known for row in tables["events"][column].to_pylist() for v in row))


def check_geometry(release):
    places = os.path.join(release, "data", "places.parquet")
    row = duckdb.sql(f"select longitude, latitude, st_x(geometry), st_y(geometry) from '{places}' where geometry is not null limit 1") if has_spatial() else None
    if row is not None:
        x, y, gx, gy = row.fetchall()[0]
        check("duckdb places.geometry", (x, y) == (gx, gy))
    meta = json.loads(pyarrow.parquet.read_schema(places).metadata[b"geo"])
    check("places geo metadata", meta["primary_column"] == "geometry" and meta["columns"]["geometry"]["encoding"] == "WKB")


def has_spatial():
    try:
        duckdb.sql("select st_x(null)")
        return True
    except duckdb.Error:
        return False


def main():
    release = sys.argv[1]
    with open(os.path.join(release, "manifest.json"), encoding="utf-8") as f:
        manifest = json.load(f)
    tables = {t["name"]: check_table(release, t) for t in manifest["tables"]}
    check_keys(release, tables)
    check_geometry(release)
    finish()


main()
