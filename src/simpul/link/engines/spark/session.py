# SPDX-License-Identifier: Apache-2.0
"""A Spark session for one run: on this machine, or where Spark's own settings say."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any, Final

from pyspark import SparkConf
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from simpul.link.engines.errors import SparkDoesNotStart

LOGGING: Final = """rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = {folder}/spark.log
appender.file.layout.type = PatternLayout
"""
"""Spark's chatter goes to a file of the run's folder; what goes wrong comes as an exception."""


def open_session(folder: Path, *, threads: int | None, memory: str | None) -> Any:  # noqa: ANN401  # of an extra's package
    """Open a session whose scratch files lie in ``folder``.

    Args:
        folder: seen by every worker.
        threads: processors on this machine; None = all. Without effect where Spark's settings name a cluster.
        memory: of the Java side, as ``4GB``; None = Spark's own.

    Raises:
        SparkDoesNotStart: Java did not come up.
    """
    log = folder / "log4j2.properties"
    log.write_text(LOGGING.format(folder=folder), encoding="utf-8")
    # A statement that fails is an exception; printed besides, it would be read as the program's output.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    conf = SparkConf(loadDefaults=False)
    for name, value in _settings(folder, log, threads=threads, memory=memory).items():
        conf.set(name, value)
    try:
        session = SparkSession.builder.config(conf=conf).getOrCreate()
    except (PySparkRuntimeError, OSError) as error:
        message = "Spark does not start; it needs a Java runtime, version 17 or 21 (Debian: openjdk-17-jre-headless)."
        raise SparkDoesNotStart(message) from error
    # The workers run this very environment, not whatever python3 is found first.
    session.sparkContext.pythonExec = sys.executable
    return session


def _settings(folder: Path, log: Path, *, threads: int | None, memory: str | None) -> dict[str, str]:
    processors = str(threads) if threads else "*"
    settings = {
        "spark.master": f"local[{processors}]",
        "spark.app.name": "simpul link",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{log} -Dderby.system.home={folder}",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": str(2 * threads if threads else 64),
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    if memory:
        settings["spark.driver.memory"] = memory.upper().removesuffix("B").lower()
    return settings
