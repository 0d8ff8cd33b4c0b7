# SPDX-License-Identifier: Apache-2.0
"""Splink on the historical figures: cold process, file to scored pairs, training included.

usage: historical.py FIGURES.parquet OUT.parquet
Prints one JSON line: seconds for the run, seconds in training, pairs, peak megabytes.

Settings follow what Splink's own documentation shows for this set of data: names together with term frequencies,
date of birth, postcode, place of birth and occupation; blocking on parts of names, dates and postcodes.
"""

from __future__ import annotations

import json
import resource
import sys
import time

START = time.perf_counter()

import splink.comparison_library as cl  # noqa: E402  # the clock starts before the import, as for every engine
from splink import Linker, SettingsCreator, block_on  # noqa: E402
from splink.backends.duckdb import DuckDBAPI  # noqa: E402

BOTH_NAMES = "first_name_surname_concat"


def settings() -> SettingsCreator:
    """Return the model to be trained."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name=BOTH_NAMES),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("first_name", "surname"),
            block_on("first_name", "dob"),
            block_on("surname", "dob"),
            block_on("first_name", "substr(postcode, 1, 3)"),
            block_on("surname", "substr(postcode, 1, 3)"),
            block_on("dob", "birth_place"),
            block_on("dob", "substr(postcode, 1, 3)"),
            block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
        ],
        retain_matching_columns=False,
    )


def main(source: str, out: str) -> None:
    """Train, predict, write the scored pairs."""
    api = DuckDBAPI(":memory:")
    con = api._con  # noqa: SLF001  # the connection is not public, and a file must be read without pandas
    con.execute(
        f"CREATE TABLE people AS SELECT *, first_name || ' ' || surname AS {BOTH_NAMES} FROM read_parquet(?)", [source]
    )
    linker = Linker(api.register("people"), settings(), log_level=40)
    began = time.perf_counter()
    linker.training.estimate_probability_two_random_records_match(
        [
            "l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1",
            "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    trained = time.perf_counter()
    pairs = linker.inference.predict(threshold_match_weight=-5)
    con.execute(
        "COPY (SELECT unique_id_l AS left_id, unique_id_r AS right_id, match_weight AS bits"
        f" FROM {pairs.physical_name}) TO '{out}' (FORMAT parquet)"
    )
    count = con.execute("SELECT count(*) FROM read_parquet(?)", [out]).fetchall()[0][0]
    said = {
        "engine": "splink",
        "seconds": round(time.perf_counter() - START, 2),
        "training_seconds": round(trained - began, 2),
        "pairs": count,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:3])
