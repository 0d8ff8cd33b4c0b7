# SPDX-License-Identifier: Apache-2.0
"""A run's tables on Spark: every statement of the run as a DataFrame, every table as Parquet in the run's folder.

A table written out is a checkpoint: plans stay short, and what does not fit in memory lies on disk.

Trust: whoever controls the folder or the cluster controls the run; both are the convener's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import parquet
from pyspark.sql.functions import monotonically_increasing_id, when
from sqlglot import exp
from typing_extensions import override

from simpul.link.engines.spark.asked import register_functions
from simpul.link.engines.spark.dialect import Bound, Expression, NotInSpark, for_spark, statements
from simpul.link.engines.spark.names import scores
from simpul.link.names import NameRarity
from simpul.link.tables import Column, Tables, query

Parameters: TypeAlias = "Mapping[str, object] | Sequence[object] | None"

TYPES: Final = {"INT": "int", "INTEGER": "int", "BIGINT": "bigint", "UBIGINT": "bigint", "DOUBLE": "double"} | {
    "VARCHAR": "string",
    "TEXT": "string",
    "BOOLEAN": "boolean",
}
"""Types of the run's own tables."""

ROW: Final = "row_of_table"
AS_READ: Final = "read-"
"""Beginning of the files that hold what was read, which the run's tables hold already."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query gave, fetched when asked for.

    Attributes:
        frame: the DataFrame; None for a statement that gives no rows.
    """

    frame: Any

    @property
    def description(self) -> list[tuple[str]]:
        """Return the columns' names, each in a tuple as databases give them."""
        return [(name,) for name in self.frame.columns] if self.frame is not None else []

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows."""
        table = self._table()
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def fetchnumpy(self) -> dict[str, np.ndarray]:
        """Return all columns as arrays."""
        table = self._table()
        return {name: table.column(name).to_numpy() for name in table.column_names}

    def _table(self) -> Any:  # noqa: ANN401  # a table of an extra's package
        if self.frame is None:
            return pa.table({})
        return self.frame.toArrow()


@dataclass
class SparkConnection:
    """Carries out the run's statements; the part of a database's connection that a run uses.

    Attributes:
        session: where they run.
        folder: where tables lie, one folder a version of each.
        files: table to where its rows lie.
    """

    session: Any
    folder: Path
    files: dict[str, list[str]] = field(default_factory=dict)
    _versions: int = 0
    _lists: int = 0

    def execute(self, text: str, parameters: Parameters = None) -> Rows:
        """Run every statement of a text; return the rows of the last."""
        rows = Rows(None)
        for statement in statements(text):
            rows = self._run(statement, self._bound(parameters or ()))
        return rows

    def keep(self, name: str, frame: Any) -> None:  # noqa: ANN401  # a DataFrame of an extra's package
        """Write a table out and let statements read it under its name."""
        path = str(self.path_for(name))
        self.files[name] = [path]
        frame.write.parquet(path)
        self.session.read.schema(frame.schema).parquet(path).createOrReplaceTempView(name)

    def path_for(self, name: str) -> Path:
        """Return where the next version of a table goes."""
        self._versions += 1
        return self.folder / f"{name}-{self._versions}"

    def append(self, name: str, path: str) -> None:
        """Put the rows of a file behind those of a table, by position."""
        frame = self.session.read.parquet(path)
        held = self.session.table(name)
        pairs = zip(frame.columns, held.schema, strict=True)
        typed = frame.select([frame[old].cast(column.dataType).alias(column.name) for old, column in pairs])
        before = self.files.setdefault(name, [])
        before.append(path)
        (typed if len(before) == 1 else held.unionByName(typed)).createOrReplaceTempView(name)

    def _run(self, statement: Expression, parameters: Any) -> Rows:  # noqa: ANN401  # names or positions
        if isinstance(statement, exp.Query):
            return Rows(self.session.sql(for_spark(statement, parameters)))
        carry_out = {
            exp.Create: self._create,
            exp.Delete: self._delete,
            exp.Update: self._update,
            exp.Insert: self._insert,
            exp.Drop: self._drop,
        }.get(type(statement))
        if carry_out is None:
            message = f"no counterpart of {statement.sql(dialect='duckdb')[:80]}"
            raise NotInSpark(message)
        carry_out(statement, parameters)
        return Rows(None)

    def _create(self, statement: Expression, parameters: Any) -> None:  # noqa: ANN401  # names or positions
        name = _table_of(statement)
        if statement.expression:
            self.keep(name, self.session.sql(for_spark(statement.expression, parameters)))
            return
        columns = [(column.name, TYPES[column.kind.this.name]) for column in statement.this.expressions]
        empty = ", ".join(f"CAST(NULL AS {kind}) AS `{column}`" for column, kind in columns)
        self.session.sql(f"SELECT {empty} WHERE false").createOrReplaceTempView(name)
        self.files[name] = []

    def _insert(self, statement: Expression, parameters: Any) -> None:  # noqa: ANN401  # names or positions
        name = _table_of(statement)
        more = self.session.sql(for_spark(statement.expression, parameters))
        path = str(self.path_for(name))
        more.write.parquet(path)
        self.append(name, path)

    def _drop(self, statement: Expression, _: object) -> None:
        name = _table_of(statement)
        self.session.catalog.dropTempView(name)
        self.files.pop(name, None)

    def _delete(self, statement: Expression, parameters: Any) -> None:  # noqa: ANN401  # names or positions
        name, where = _table_of(statement), statement.args.get("where")
        kept = exp.select("*").from_(exp.to_table(name))
        if where is None:
            kept = kept.limit(0)
        else:
            gone = exp.Coalesce(this=exp.Paren(this=where.this), expressions=[exp.false()])
            kept = kept.where(exp.Not(this=gone))
        self.keep(name, self.session.sql(for_spark(kept, parameters)))

    def _update(self, statement: Expression, parameters: Any) -> None:  # noqa: ANN401  # names or positions
        """Set what an UPDATE sets: rows are numbered and written, so that the join finds each again."""
        name = _table_of(statement)
        columns = self.session.table(name).columns
        self.keep(name, self.session.table(name).withColumn(ROW, monotonically_increasing_id()))
        changes = [(change.this.name, change.expression) for change in statement.expressions]
        others = statement.args["from_"] if "from_" in statement.args else statement.args.get("from")
        found = exp.select(exp.column(ROW, name), *(new.as_(f"new_{column}") for column, new in changes))
        found = _from_all(found.from_(exp.to_table(name)), others).where(statement.args["where"].this)
        matches = self.session.sql(for_spark(found, parameters))
        changed = matches.dropDuplicates([ROW]).withColumnRenamed(ROW, "changed_row")
        held = self.session.table(name)
        joined = held.join(changed, held[ROW] == changed["changed_row"], "left")
        set_here = {column for column, _ in changes}
        picked = [_picked(joined, column) if column in set_here else joined[column] for column in columns]
        self.keep(name, joined.select(picked))

    def _bound(self, parameters: Any) -> Any:  # noqa: ANN401  # names or positions
        if isinstance(parameters, Mapping):
            return {name: self._one(value) for name, value in parameters.items()}
        return [self._one(value) for value in parameters]

    def _one(self, value: object) -> object:
        if not isinstance(value, list | tuple | set):
            return value.item() if isinstance(value, np.generic) else value
        self._lists += 1
        name = f"list_{self._lists}"
        kind = "string" if any(isinstance(item, str) for item in value) else "bigint"
        self.session.createDataFrame([(item,) for item in value], f"value {kind}").createOrReplaceTempView(name)
        return Bound(name)


class SparkTables(Tables):
    """A run's tables on Spark; what is done with a ``Tables`` can be done with it."""

    @classmethod
    def of(cls, read: Tables, session: Any, folder: Path) -> SparkTables:  # noqa: ANN401  # a session of an extra's package
        """Return the records that were read, as tables on Spark in a folder that every worker sees."""
        register_functions(session)
        connection = SparkConnection(session, folder)
        connection.execute(query("tables"))
        for name in ("record", "statement", "reference"):
            path = folder / f"{AS_READ}{name}.parquet"
            target = str(path).replace("'", "''")
            read.con.execute(f"COPY {name} TO '{target}' (FORMAT parquet)")
            connection.append(name, str(path))
        return cls(cast("duckdb.DuckDBPyConnection", connection), read.records)

    @override
    def insert(self, table: str, columns: Mapping[str, Column]) -> None:
        """Append columns to one of the run's own tables, in the table's column order."""
        lists = {name: values if isinstance(values, np.ndarray) else list(values) for name, values in columns.items()}
        arrays = {name: pa.array(values) for name, values in lists.items()}
        if arrays and len(next(iter(arrays.values()))):
            connection = cast("SparkConnection", self.con)
            path = str(connection.path_for(table))
            parquet.write_table(pa.table(arrays), path)
            connection.append(table, path)

    def bring_home(self, tables: Tables) -> None:
        """Let a run's tables hold what this run found; created tables stay where they lie and are read from there."""
        connection = cast("SparkConnection", self.con)
        own = {name for (name,) in tables.con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        for name, paths in connection.files.items():
            if name not in own:
                tables.con.execute(f"CREATE VIEW {name} AS {_rows_of(paths[0])}")
            elif any(not _is_as_read(path) for path in paths):
                tables.con.execute(f"DELETE FROM {name}")  # noqa: S608  # a name of our own
                for path in paths:
                    tables.con.execute(f"INSERT INTO {name} {_rows_of(path)}")
        tables.bound.update(self.bound)

    @override
    def compare_names(self, rarity: NameRarity) -> int | None:
        """Compare the run's spellings on the workers; return how many pairs there were."""
        connection = cast("SparkConnection", self.con)
        (pairs,) = statements(query("name_pairs"))
        asked = connection.session.sql(for_spark(pairs)).repartition(connection.session.sparkContext.defaultParallelism)
        connection.keep("name_score", scores(connection.session, asked, rarity))
        return int(connection.session.table("name_score").count())


def _rows_of(path: str) -> str:
    """Return a query of a table's rows, as DuckDB reads them."""
    target = path.replace("'", "''")
    return f"SELECT * FROM read_parquet('{target if Path(path).is_file() else target + '/*.parquet'}')"  # noqa: S608  # our own path


def _is_as_read(path: str) -> bool:
    return Path(path).name.startswith(AS_READ)


def _table_of(statement: Expression) -> str:
    return str(statement.find(exp.Table).name)


def _from_all(found: Expression, others: Expression | None) -> Expression:
    """Return a SELECT with the tables that an UPDATE names beside its own."""
    if others is None:
        return found
    tables = [others.this, *(join.this for join in others.this.args.get("joins") or [])]
    for table in tables:
        alone = table.copy()
        alone.set("joins", None)
        found = found.join(alone, join_type="cross")
    return found


def _picked(joined: Any, column: str) -> Any:  # noqa: ANN401  # of an extra's package
    changed = joined[f"new_{column}"].cast(joined.schema[column].dataType)
    return when(joined["changed_row"].isNotNull(), changed).otherwise(joined[column]).alias(column)
