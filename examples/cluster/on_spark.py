"""A folder of reports into a panel on Spark: ``spark-submit on_spark.py FOLDER OUTPUT``, or ``python on_spark.py``.

Spark reads the files itself, as rows of path and content, and hands them to the kernel in Arrow batches (``mapInArrow``).
"""

import argparse
import os
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from gov_disclosure import batch_output_schema, parse_batch

AT_ONCE = 100
"""Documents in a batch. Spark's own 10,000 would make a gigabyte of rows at once."""


def run(spark: SparkSession, folder: str) -> DataFrame:
    """The outcomes and figures of all files below a folder."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", AT_ONCE)
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    documents = files.selectExpr("path AS name", "content AS data")
    return documents.mapInArrow(lambda batches: map(parse_batch, batches), from_arrow_schema(batch_output_schema()))


def main() -> None:
    """Read the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("output", help="a new folder, or any other place that Spark can write to")
    parser.add_argument("--master", help="where to run, such as local[2]; by default where spark-submit says, or here")
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # otherwise Spark takes the first python3 that it finds
    builder = SparkSession.builder.appName("gov-disclosure")
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    run(spark, options.folder).write.parquet(options.output)
    outcomes = spark.read.parquet(options.output).where("outcome IS NOT NULL").groupBy("outcome").count()
    print(*(f"{row['outcome']} {row['count']}" for row in outcomes.orderBy("outcome").collect()), sep="\n")
    spark.stop()


if __name__ == "__main__":
    main()
