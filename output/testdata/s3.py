"""Reads the latest version of a published release from an S3 server with pyarrow, pandas and DuckDB.

usage: s3.py ENDPOINT BUCKET/PREFIX

The keys are those of the environment. Prints the number of events that all three agree on; exits with 1 where they do not.
"""
import json
import sys

import duckdb
import pyarrow.dataset
import pyarrow.fs


def main():
    endpoint, place = sys.argv[1:]
    s3 = pyarrow.fs.S3FileSystem(endpoint_override=endpoint, scheme="http", region="us-east-1", force_virtual_addressing=False)
    with s3.open_input_stream(f"{place}/latest.json") as f:
        latest = json.load(f)
    folder = f"{place}/{latest['path']}"
    with s3.open_input_stream(f"{folder}/manifest.json") as f:
        tables = {t["name"]: t for t in json.load(f)["tables"]}
    events = pyarrow.dataset.dataset(f"{folder}/data/events.parquet", filesystem=s3)
    counts = {
        "manifest": tables["events"]["rows"],
        "pyarrow": events.count_rows(),
        "pandas": len(events.to_table().to_pandas()),
        "duckdb": duckdb.sql("select count(*) from events where event_id is not null").fetchall()[0][0],
    }
    if len(set(counts.values())) > 1:
        sys.exit(f"they disagree: {counts}")
    print(counts["manifest"])


main()
