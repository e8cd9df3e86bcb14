"""dateline turns news articles into an open event dataset: who did what to whom, when and where.

The package holds the program; nothing is computed in Python. `export` runs it over articles, `read` opens what it wrote:

    import dateline

    release = dateline.export("articles/", out="release", sample=500)
    events = release.pandas("events")
    protests = dateline.read("release").duckdb().sql("select * from happened where event_type = 'PROTEST'")

pandas, polars and DuckDB are needed only where they are asked for: pip install dateline[all].
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path
from typing import IO

__all__ = ["Error", "Release", "export", "program", "read", "run"]


class Error(Exception):
    """The program failed. `code` is its exit code: 1 failed, 2 wrong usage, 3 inputs were rejected under strict, 4 a release is not valid."""

    def __init__(self, message: str, code: int):
        super().__init__(message)
        self.code = code


def program() -> str:
    """The path of the program: the one that was installed with this package, or else the one on the PATH."""
    name = "dateline" + (sysconfig.get_config_var("EXE") or "")
    schemes = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))]
    # pip install --target puts scripts beside packages.
    for folder in [*schemes, str(Path(__file__).parent.parent / "bin")]:
        if folder and os.access(os.path.join(folder, name), os.X_OK):
            return os.path.join(folder, name)
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is neither in {' nor in '.join(filter(None, schemes))} nor on the PATH")
    return found


def run(*arguments: object) -> str:
    """Runs the program, as `run("inspect", "release", "events")` does, and gives what it prints on standard output.

    What it tells people goes to standard error. Raises Error where it fails.
    """
    command = [program(), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    told: list[str] = []
    teller = threading.Thread(target=tell, args=(process.stderr, told))
    teller.start()
    printed = process.stdout.read()
    teller.join()
    if process.wait() != 0:
        errors = [line for line in told if line.startswith("dateline: ")] or told[-1:]
        raise Error("".join(errors).removeprefix("dateline: ").strip(), process.returncode)
    return printed


def tell(messages: IO[str], told: list[str]) -> None:
    """Passes messages on as they come, and keeps them."""
    for line in messages:
        told.append(line)
        print(line, end="", file=sys.stderr)


def export(*inputs: str | os.PathLike, out: str | os.PathLike = "release", **flags: object) -> Release:
    """Codes articles into a release in the folder `out` and opens it.

    Inputs are files, folders, globs or URLs of blobs. Flags are those of `dateline export`, with _ for -: a value, True for a switch, a
    list for what is given several times, a dict for map. `release.counts` holds the closing counts.

        export("news.csv", map={"title": "Headline", "text": "Body"}, since="2024-01-01", keep_duplicates=True)
    """
    arguments = ["export", "--json", "--out", str(out)]
    for name, value in flags.items():
        arguments += flag("--" + name.replace("_", "-"), value)
    # Behind -- no name of a file is taken for a flag.
    printed = run(*arguments, "--", *(os.fspath(i) for i in inputs))
    release = read(out)
    release.counts = json.loads(printed.splitlines()[0])
    return release


def flag(name: str, value: object) -> list[str]:
    if value is None or value is False:
        return []
    if value is True:
        return [name]
    if isinstance(value, dict):
        return [name, ",".join(f"{ours}={theirs}" for ours, theirs in value.items())]
    if isinstance(value, (list, tuple)):
        return [part for one in value for part in (name, str(one))]
    return [name, str(value)]


def read(release: str | os.PathLike) -> Release:
    """Opens a release: a folder that `dateline export` wrote."""
    return Release(release)


class Release:
    """A release, of which each table is read when it is asked for."""

    def __init__(self, path: str | os.PathLike):
        self.path = Path(path)
        self.counts: dict = {}
        try:
            self.manifest: dict = json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise FileNotFoundError(f"{self.path} is no release: it holds no manifest.json") from None

    def __repr__(self) -> str:
        return f"<dateline release {self.path}: {', '.join(self.tables)}>"

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return [table["name"] for table in self.manifest["tables"]]

    def parquet(self, table: str) -> list[str]:
        """The paths of a table's Parquet files."""
        if table not in self.tables:
            raise KeyError(f"there is no table {table!r}; there are {', '.join(self.tables)}")
        whole = self.path / "data" / f"{table}.parquet"
        files = [whole] if whole.exists() else sorted((self.path / "data" / table).rglob("*.parquet"))
        if not files:
            raise FileNotFoundError(f"{self.path} holds no Parquet: export it with format='parquet,csv'")
        return [str(f) for f in files]

    def pandas(self, table: str):
        """A table as a pandas DataFrame; days are datetime.date, of which pandas.to_datetime makes its own."""
        import pandas

        parts = [pandas.read_parquet(f, partitioning=None) for f in self.parquet(table)]
        return parts[0] if len(parts) == 1 else pandas.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)

    def polars(self, table: str):
        """A table as a polars DataFrame."""
        import polars

        return polars.read_parquet(self.parquet(table), hive_partitioning=False)

    def duckdb(self):
        """A connection to DuckDB in which the tables and the views of views.sql have their names."""
        import duckdb

        connection = duckdb.connect()
        connection.execute("set file_search_path = '" + str(self.path.resolve()).replace("'", "''") + "'")
        for script in ("tables.sql", "views.sql"):
            connection.execute((self.path / script).read_text(encoding="utf-8"))
        return connection

    def explain(self, id: str, *articles: str | os.PathLike) -> str:
        """The words that an event, a mention or an article's events stand on."""
        return run("explain", "--full", self.path, id, *articles)

    def validate(self) -> list[dict]:
        """Checks the release; raises Error with the code 4 where a rule is broken."""
        return json.loads(run("validate", "--json", self.path))
