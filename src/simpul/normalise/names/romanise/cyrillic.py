# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Cyrillic names: passports, maps, Balkan and scholarly use, western habit.

Sources: ICAO Doc 9303 part 3 (passports), BGN/PCGN 1947 and 2019 (maps), ISO 9 and the Serbian
Latin alphabet; Bulgarian Transliteration Act 2009; Mongolian MNS 5217:2012.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_PASSPORT: Final = pairs(
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
    "ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia і=i ї=i є=ie ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz ѓ=gj ќ=kj ѕ=dz "
    "қ=k ғ=g ң=ng ә=a ө=o ұ=u ү=u һ=h ҳ=h ҷ=j ӣ=i ӯ=u ѝ=i ҕ=g ҟ=k ҭ=t ҵ=ts ҿ=ch җ=j ѳ=f ѣ=e ӧ=o ӱ=u ӑ=a ӗ=e ӳ=u"
)
_MAP: Final = _PASSPORT | pairs(
    "е=e ё=yo й=y ю=yu я=ya ий=y ый=y ъ=a щ=sht є=ye ї=yi дж=j кс=x г=h и=y ө=u ү=u ж=j х=h в=v ұ=u"
)
_WESTERN: Final = _PASSPORT | pairs("ё=yo й=y ю=yu я=ya ий=y ый=y дж=j кс=x йе=ye ье=ye х=kh ъ=u ай=ai ей=ei")
_SCHOLARLY: Final = _PASSPORT | pairs("ж=z х=h ц=c ч=c ш=s щ=sc й=j ю=ju я=ja ё=jo є=je ы=y")


def cyrillic_spellings(word: str) -> tuple[str, ...]:
    """Return a Cyrillic word's Latin spellings: western use, passport, Bulgarian and Ukrainian, scholarly."""
    letters = unicodedata.normalize("NFC", word)
    found = (transcribe(letters, table) for table in (_WESTERN, _PASSPORT, _MAP, _SCHOLARLY))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
