"""Folders of meeting documents to the tables of `dagordning convert --format parquet`, on a cluster: `spark-submit convert.py OUT IN …`.

OUT/store keeps what was read, a row for each file; OUT/tables/NAME is a table in partitions by year, OUT/tables/errors a row for
each failure. Run again, it reads what is new or changed, and forgets what is gone (docs/scale.md).
"""

import argparse
import posixpath

import dagordning
import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

KEY = {"path": pa.string(), "modificationTime": pa.timestamp("us", "UTC"), "length": pa.int64()}
SETTINGS = {
    # Larger files are a task of their own, and the largest tasks begin first: none is waited for at the end.
    "spark.sql.files.maxPartitionBytes": 4 << 20,
    "spark.sql.files.openCostInBytes": 64 << 10,
    "spark.sql.execution.arrow.maxRecordsPerBatch": 16,
    "spark.sql.execution.arrow.maxBytesPerBatch": 16 << 20,
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
}


def row(file, root, cache):
    """A file as one row: its key, its hash, and for each table the list of its rows."""
    try:
        found = dagordning.parse_all(file["content"], name=posixpath.basename(file["path"]), cache=cache)
    except dagordning.Error as error:
        found = [error]
    for one in found:
        one.path = file["path"].removeprefix(root + "/")
    tables = {name: pa.table(table).to_struct_array().combine_chunks() for name, table in dagordning.tables(found).items()}
    lists = {name: pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows) for name, rows in tables.items()}
    return pa.RecordBatch.from_pydict({name: pa.array([file[name]], kind) for name, kind in KEY.items()} | lists)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("out")
    args.add_argument("folders", nargs="+", metavar="in")
    args.add_argument("--cache", help="a folder that all machines share: a page is read by tesseract once, by its content")
    args = args.parse_args()
    spark = SparkSession.builder.appName("dagordning").config(map=SETTINGS).getOrCreate()
    # As Spark names what is in them, `gs://bucket/folder` or `file:/folder`.
    paths = [spark._jvm.org.apache.hadoop.fs.Path(folder) for folder in args.folders]
    named = [path.getFileSystem(spark._jsc.hadoopConfiguration()).makeQualified(path).toString() for path in paths]
    root = "/".join(posixpath.commonprefix([name.rstrip("/").split("/") for name in named]))
    schema = from_arrow_schema(row({**dict.fromkeys(KEY), "path": "", "content": b""}, "", None).schema)
    store = f"{args.out}/store"
    spark.createDataFrame([], schema).write.mode("ignore").parquet(store)
    there = spark.read.load(args.folders, "binaryFile", recursiveFileLookup=True)
    now = there.select(*KEY).cache()
    new = now.join(spark.read.parquet(store).select(*KEY), [*KEY], "left_anti").cache()
    count, *times = new.agg(F.count("*"), F.min("modificationTime"), F.max("modificationTime")).first()
    if count:
        # The bounds are the source's own filter: what is older is not opened.
        files = there.where(F.col("modificationTime").between(*times)).join(F.broadcast(new), [*KEY], "left_semi")
        read = files.mapInArrow(lambda parts: (row(one, root, args.cache) for part in parts for one in part.to_pylist()), schema)
        read.write.mode("append").parquet(store)
    # What is there now; of several files with the same content the first by its path, as the command has it.
    kept = spark.read.parquet(store).join(now, [*KEY], "left_semi")
    kept = kept.withColumn("year", F.expr("year(get(meetings, 0).date)")).withColumn("told", F.col("files")[0])
    first = kept.where("told.outcome = 'read'").groupBy("told.sha256").agg(F.min("told.path").alias("its"))
    once = kept.join(first, F.expr("told.path = its AND told.sha256 = sha256"), "left_semi")
    for name in dagordning.tables([]):
        rows = (kept if name == "files" else once).select(F.explode(name).alias("row"), "year").select("row.*", "year")
        rows.write.mode("overwrite").partitionBy("year").parquet(f"{args.out}/tables/{name}")
    failed = kept.where("told.outcome = 'failed'").select("told.path", "told.failure_code", "told.reason", "told.advice")
    failed.write.mode("overwrite").parquet(f"{args.out}/tables/errors")
    print(f"{count} files read, {kept.count() - count} known, {failed.count()} failed")
    spark.stop()


if __name__ == "__main__":
    main()
