# SPDX-License-Identifier: Apache-2.0
"""What can keep another executor from starting."""

from __future__ import annotations

from simpul.model.errors import SimpulError


class SparkNotInstalled(SimpulError):
    """A run on Spark was asked for without the extra that brings it."""

    code = "link.spark-not-installed"


class JavaMissing(SimpulError):
    """A run on Spark was asked for where there is no Java runtime."""

    code = "link.java-missing"


class SparkDoesNotStart(SimpulError):
    """Spark, or the Java runtime it needs, did not come up."""

    code = "link.spark-does-not-start"
