# SPDX-License-Identifier: Apache-2.0
"""What holds of every normaliser, whatever the text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from simpul.model.schema import Kind
from simpul.normalise.by_kind import NORMALISERS, Context, normalise
from simpul.normalise.characters import fold, lowered, plain
from simpul.normalise.date import canonical_date, read_date
from simpul.normalise.mobile_plan import country_of_mobile
from simpul.normalise.phone import canonical_phone, read_phone

COUNTRIES = st.sampled_from([None, "KR", "KH", "TH", "VN", "ID", "US", "AE", "JP", "CN", "LA", "PH", "MY", "GB"])
CONTEXTS = st.builds(
    Context,
    country=COUNTRIES,
    date_order=st.sampled_from([None, "dmy", "mdy", "ymd"]),
    platform=st.sampled_from([None, "telegram", "카톡", "WhatsApp", "x"]),
    bank=st.sampled_from([None, "국민은행", "GCash", "Bank of Nowhere", "CZNBKRSE"]),
    currency=st.sampled_from([None, "KRW", "USD", "동"]),
    chain=st.sampled_from([None, "TRC20", "eth", "sol"]),
    document=st.sampled_from([None, "passport", "national_id", "여권"]),
)
PIECES = st.sampled_from(
    [
        "+82",
        "010",
        "0",
        "00",
        "12",
        "1985",
        "2528",
        "85",
        "3",
        "4",
        "31110",
        "昭和60年",
        "年",
        "月",
        "일",
        "พ.ศ.",
        "มี.ค.",
        "March",
        "-",
        "/",
        ".",
        ",",
        ":",
        "::",
        "@",
        "#",
        "!",
        " ",
        "\n",
        "t.me/",
        "wa.me/",
        "http://",
        "hxxp",
        "[.]",
        "co.kr",
        "com",
        "xn--",
        "0x",
        "bc1q",
        "T",
        "EQ",
        "KR:",
        "KB:",
        "IBAN",
        "GB29",
        "NWBK",
        "P<UTO",
        "<<",
        "만",
        "억",
        "원",
        "$",
        "Rp",
        "동",
        "층",
        "호",
        "floor",
        "room",
        "building",
        "B",
        "Cambodia",
        "ไทย",
        "٣",
        "๔",
        "Ａ",
        "ı",
        "ß",
        "İ",
        "\u200b",
        "\u202e",
        "\ud800",
        "e+",
        "(",
        ")",
        "*",
        "id",
        "telegram",
        "passport",
        "음력",
        "circa",
        "891",
        "450",
        "f",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=9).map("".join),
    st.from_regex(r"\A[0-9A-Za-z+:/.@#\- ]{0,50}\Z"),
    st.text(st.characters(codec=None), max_size=20),
)
KINDS = st.sampled_from(list(Kind))


@settings(max_examples=500, deadline=None)
@given(KINDS, TEXTS, CONTEXTS)
@example(Kind.DATE, "٣/٤/١٩٨٥", Context())
@example(Kind.CALLER_ID, "112", Context())
@example(Kind.MONEY, "1,2340", Context(country="ID"))
def test_a_canonical_value_normalises_to_itself(kind: Kind, raw: str, context: Context) -> None:
    once = normalise(kind, raw, context=context)

    assert once.raw == raw
    if once.value is None:
        assert once.reason is not None
        assert once.reason.startswith(f"{kind}.")
    else:
        assert normalise(kind, once.value, context=context).value == once.value


@settings(max_examples=200, deadline=None)
@given(KINDS, TEXTS)
def test_a_canonical_value_needs_no_context(kind: Kind, raw: str) -> None:
    once = normalise(
        kind, raw, context=Context(country="KR", bank="KB국민은행", platform="telegram", document="passport")
    )

    if once.value is not None:
        assert normalise(kind, once.value).value == once.value


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_making_characters_plain_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert lowered(lowered(text)) == lowered(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["82", "855", "66", "84", "63", "62", "60", "86", "81", "971", "856", "95", "673", "65", "880"]),
    st.from_regex(r"\A[0-9]{6,11}\Z"),
)
@example("855", "12345678")
@example("855", "987654321")
@example("60", "1111111111")
@example("86", "11111111111")
@example("82", "01022345678")
def test_the_fast_way_for_mobiles_answers_as_the_whole_reading(calling_code: str, national: str) -> None:
    number = f"+{calling_code}{national}"

    assert canonical_phone(number) == read_phone(number)


def test_the_fast_way_is_taken_where_it_is_meant_to_be() -> None:
    assert country_of_mobile("+821022345678") == "KR"
    assert country_of_mobile("+85512345987") == "KH"
    assert country_of_mobile("+8201022345678") is None
    assert country_of_mobile("+12025550123") is None


@settings(max_examples=150, deadline=None)
@given(st.dates().filter(lambda day: day.year > 1000))
def test_the_fast_way_for_dates_answers_as_the_whole_reading(day: object) -> None:
    assert canonical_date(str(day)) == read_date(str(day))


@settings(max_examples=200, deadline=None)
@given(st.dates(), st.sampled_from(["dmy", "mdy"]))
def test_a_known_order_brings_back_the_day_that_was_written(day: object, order: str) -> None:
    year, month, date = str(day).split("-")
    if not 1901 <= int(year) <= 2150:
        return
    written = f"{date}/{month}/{year}" if order == "dmy" else f"{month}/{date}/{year}"

    assert canonical_date(written, order=order).value == str(day)  # type: ignore[arg-type]  # drawn from the two


def test_every_kind_has_a_normaliser() -> None:
    assert set(NORMALISERS) == set(Kind)


def test_a_cell_of_a_million_characters_is_refused_at_once() -> None:
    for kind in Kind:
        answer = normalise(kind, "8" * 1_000_000)
        assert answer.raw
        assert kind is Kind.TEXT or answer.reason == f"{kind}.too-long"
