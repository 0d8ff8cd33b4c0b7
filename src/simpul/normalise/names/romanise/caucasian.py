# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Armenian and Georgian names.

Sources: BGN/PCGN 1981 (Armenian), Georgian national system 2002; passports drop the apostrophes.
"""

from __future__ import annotations

from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_ARMENIAN: Final = pairs(
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch "
    "պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v ու=u փ=p ք=k և=ev օ=o ֆ=f"
)
_WESTERN: Final = _ARMENIAN | pairs("բ=p գ=k դ=t կ=g պ=b տ=d ծ=dz ճ=j ու=ou")
_GEORGIAN: Final = pairs(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch "
    "ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)


def armenian_spellings(word: str) -> tuple[str, ...]:
    """Return an Armenian word's Latin spellings, eastern then western sounds."""
    return tuple(dict.fromkeys(transcribe(word, table) for table in (_ARMENIAN, _WESTERN)))


def georgian_spellings(word: str) -> tuple[str, ...]:
    """Return a Georgian word's Latin spelling, and one without the nominative ending foreign names take."""
    plain = transcribe(word, _GEORGIAN)
    foreign = plain[:-1] if plain.endswith("i") and len(plain) > len("kidi") else plain
    return tuple(dict.fromkeys((plain, foreign)))
