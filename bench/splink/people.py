# SPDX-License-Identifier: Apache-2.0
"""Splink on the people file: cold process, file to scored pairs, training included.

usage: people.py PEOPLE.parquet OUT.parquet     (columns as the maker of the file writes them)
Prints one JSON line: seconds for the run, seconds in training, pairs, peak megabytes.

Settings are those that Splink's own documentation recommends for such data: name comparison with term
frequencies, date of birth, e-mail, exact phone, city with term frequencies. The blocking rules are narrow, for
prediction and for training alike, so that a million records stay quick and small: common names meet only beside
a city or a year of birth, and training sees hundreds of thousands of pairs and not tens of millions.
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


def settings() -> SettingsCreator:
    """Return the model to be trained."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.EmailComparison("email"),
            cl.ExactMatch("phone"),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("surname", "city"),
            block_on("first_name", "city"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("email"),
            block_on("phone"),
            block_on("dob", "city"),
            block_on("first_name", "surname", "substr(dob, 1, 4)"),
        ],
        retain_matching_columns=False,
    )


def main(source: str, out: str) -> None:
    """Train, predict, write the scored pairs."""
    api = DuckDBAPI(":memory:")
    con = api._con  # noqa: SLF001  # the connection is not public, and a file must be read without pandas
    con.execute("CREATE TABLE people AS SELECT * FROM read_parquet(?)", [source])
    linker = Linker(api.register("people"), settings(), log_level=40)
    began = time.perf_counter()
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob"), block_on("email"), block_on("phone")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob", "city"))
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
