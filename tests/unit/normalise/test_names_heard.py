# SPDX-License-Identifier: Apache-2.0
"""Latin names as writers in other scripts hear them."""

import pytest

from simpul.normalise.names import blocking_keys, name_forms
from simpul.normalise.names.romanise.latin import heard_spelling


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("healey", "hili"),
        ("casey", "kasi"),
        ("mccabe", "makkeib"),
        ("wright", "rait"),
        ("eagle", "igl"),
        ("moore", "mur"),
        ("graves", "greiv"),
        ("omar", "omar"),
    ],
)
def test_english_letters_are_heard_as_the_other_script_writes_them(written: str, heard: str) -> None:
    assert heard_spelling(written) == heard


def test_what_is_heard_makes_no_key() -> None:
    assert "healey" in name_forms("Healey").tokens[0].spellings
    assert "hili" not in name_forms("Healey").tokens[0].spellings
    assert "t:LHL" not in blocking_keys(name_forms("Healey"))
