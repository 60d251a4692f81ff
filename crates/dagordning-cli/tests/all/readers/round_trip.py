"""Reads the tables that convert wrote with duckdb, pandas, pyarrow and sqlite3, and holds each cell to what the library gave.

    round_trip.py EXPECTED.json CSV_FOLDER PARQUET_FOLDER
"""

import csv
import datetime
import decimal
import json
import math
import pathlib
import subprocess
import sys

import duckdb
import pandas
import pyarrow.parquet

ARROW = {"Integer": "int64", "Decimal": "decimal128(18, 2)", "Share": "double", "Boolean": "bool", "Date": "date32[day]"}
DUCK = {"Integer": "BIGINT", "Decimal": "DECIMAL(18,2)", "Share": "DOUBLE", "Boolean": "BOOLEAN", "Date": "DATE"}


def shown(value):
    """A value as the library shows it; nothing for what is absent."""
    if value is None or value is pandas.NaT or isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, decimal.Decimal):
        return str(value).removesuffix(".00")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def hold(table, reader, found, wanted, absent=lambda cell: cell):
    assert len(found) == len(wanted), f"{table} by {reader}: {len(found)} rows, not {len(wanted)}"
    for at, (one, other) in enumerate(zip(found, wanted)):
        one, other = [shown(cell) for cell in one], [absent(cell) for cell in other]
        assert one == other, f"{table} by {reader}, row {at}:\n{one}\nnot\n{other}"


def main(expected, csvs, parquets):
    csv.field_size_limit(sys.maxsize)
    cells = 0
    for table, wanted in json.loads(pathlib.Path(expected).read_text()).items():
        names, kinds = zip(*wanted["columns"])
        rows = wanted["rows"]
        text, typed = f"{csvs}/{table}.csv", f"{parquets}/{table}.parquet"
        empty = lambda cell: "" if cell is None else cell
        cells += len(rows) * len(names)

        read = pyarrow.parquet.read_table(typed)
        types = [str(field.type) for field in read.schema]
        assert types == [ARROW.get(kind, "string") for kind in kinds], f"{table}: {types}"
        assert tuple(read.schema.names) == names
        hold(table, "pyarrow", [list(row.values()) for row in read.to_pylist()], rows)

        frame = pandas.read_parquet(typed, dtype_backend="pyarrow")
        assert tuple(frame.columns) == names
        frame = frame.astype(object).where(frame.notna(), None)
        hold(table, "pandas, Parquet", frame.values.tolist(), rows)

        query = duckdb.sql(f"SELECT * FROM '{typed}'")
        assert [str(kind) for kind in query.types] == [DUCK.get(kind, "VARCHAR") for kind in kinds], f"{table}: {query.types}"
        hold(table, "duckdb, Parquet", query.fetchall(), rows)

        frame = pandas.read_csv(text, dtype=str, keep_default_na=False)
        assert tuple(frame.columns) == names
        hold(table, "pandas, CSV", frame.values.tolist(), rows, empty)

        query = duckdb.read_csv(text, header=True, all_varchar=True)
        assert tuple(query.columns) == names
        hold(table, "duckdb, CSV", [[cell or "" for cell in row] for row in query.fetchall()], rows, empty)

        with open(text, encoding="utf-8", newline="") as file:
            hold(table, "csv", list(csv.reader(file))[1:], rows, empty)

        counted = subprocess.run(
            ["sqlite3", ":memory:", "-cmd", f".import --csv '{text}' rows", "SELECT count(*) FROM rows"],
            capture_output=True, text=True, check=True,
        )
        assert int(counted.stdout) == len(rows), f"{table} by sqlite3: {counted.stdout}, not {len(rows)}"
    print(f"{cells} cells, each by six readers")


main(*sys.argv[1:])
