# SPDX-License-Identifier: Apache-2.0
"""How a record is named on paper: in its own spelling, with its language, and never a victim by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simpul.brief.sections.docket import Docket
from simpul.model.ids import RecordId, digest
from simpul.model.record import Record, Statement

NAMING: Final = (
    *("name", "title", "firstName", "lastName", "alias", "weakAlias"),
    *("phone", "account", "wallet", "handle", "email", "domain", "website", "app", "imei", "vehicle", "idNumber"),
    *("passportNumber", "address", "leadNumber", "caseNumber", "exhibitNumber", "requestNumber", "pseudonym"),
)
"""Properties that can stand for a record, the most telling first."""

PSEUDONYM_LENGTH: Final = 6


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text as received, with its language where known (BCP 47)."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it is named on paper.

    Attributes:
        key: stands for the record in anchors and in the graph; tells nothing.
        id: the operation-wide id; the pseudonym where the person is protected.
        name: its best name in its own spelling.
        others: its other spellings, for people and sites.
        protected: True where a victim's or witness's identity is kept back.
    """

    key: str
    id: str
    type: str
    agency: str
    name: Spelling
    others: tuple[Spelling, ...] = ()
    protected: bool = False


def card(docket: Docket, record: Record) -> Card:
    """Return the card of a record; of a protected person only a pseudonym."""
    key = card_key(record.id)
    if record.id in docket.protected:
        name = pseudonym(record.id)
        return Card(key, name, record.type, record.agency, Spelling(name), protected=True)
    spelt = _spellings(record)
    return Card(
        key=key,
        id=record.id,
        type=record.type,
        agency=record.agency,
        name=spelt[0] if spelt else Spelling(record.local_id),
        others=spelt[1:4] if record.type in ("Person", "Site", "Group", "Company") else (),
    )


def card_key(record: RecordId) -> str:
    """Return what stands for a record in anchors and in the graph."""
    return "r-" + digest(record)[:12]


def pseudonym(record: RecordId) -> str:
    """Return the name under which a protected person stands: the same in every part of one operation."""
    return "P-" + digest("pseudonym", record)[:PSEUDONYM_LENGTH].upper()


def _spellings(record: Record) -> tuple[Spelling, ...]:
    for prop in NAMING:
        if prop == "firstName" and (whole := _whole_name(record)):
            return tuple(dict.fromkeys([whole, *_said(record, "alias", sure=True)]))
        if found := _best_first(record, prop):
            also = _said(record, "alias", sure=True) if prop == "name" else []
            return tuple(dict.fromkeys([*found, *also]))
    return ()


def _best_first(record: Record, prop: str) -> list[Spelling]:
    # A value without a canonical form is mostly a filler; it may stand for the record only where nothing else does.
    return _said(record, prop, sure=True) or _said(record, prop, sure=False)[:1]


def _said(record: Record, prop: str, *, sure: bool) -> list[Spelling]:
    said = [one for one in record.statements if one.prop == prop and one.original.strip()]
    return [_spelling(one) for one in said if one.reason is None or not sure]


def _whole_name(record: Record) -> Spelling | None:
    """Return first and last name as one, in the order in which linking compares them."""
    parts = [part for prop in ("firstName", "lastName") for part in _said(record, prop, sure=True)[:1]]
    return Spelling(" ".join(part.text for part in parts), parts[0].lang) if parts else None


def _spelling(said: Statement) -> Spelling:
    return Spelling(said.original.strip(), language_tag(said.lang))


def language_tag(lang: str | None) -> str | None:
    """Return the BCP 47 tag of a language given as ISO 639-3 or already as a tag, so that browsers pick its font."""
    return _SHORT.get(lang, lang) if lang else None


_SHORT: Final = {
    "kor": "ko",
    "lao": "lo",
    "msa": "ms",
    "eng": "en",
    "vie": "vi",
    "ind": "id",
    "jpn": "ja",
    "zho": "zh",
    "khm": "km",
    "tha": "th",
    "ara": "ar",
    "mya": "my",
    "rus": "ru",
    "fra": "fr",
    "spa": "es",
    "ukr": "uk",
    "heb": "he",
    "fas": "fa",
    "hin": "hi",
    "tam": "ta",
    "ell": "el",
    "deu": "de",
    "por": "pt",
    "tgl": "tl",
}
"""RFC 5646 wants the two-letter subtag wherever one exists; browsers choose Han glyphs and fonts by it."""
