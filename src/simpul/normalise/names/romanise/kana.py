# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Japanese kana: Hepburn as in passports, long vowels short.

Source: Hepburn system as the Passport Act's enforcement rules of Japan prescribe it; kana for
foreign sounds after Cabinet Notice No. 2 of 1991.
"""

from __future__ import annotations

import re
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_KANA: Final = pairs(
    "ア=a イ=i ウ=u エ=e オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko サ=sa シ=shi ス=su セ=se ソ=so "
    "タ=ta チ=chi ツ=tsu テ=te ト=to ナ=na ニ=ni ヌ=nu ネ=ne ノ=no ハ=ha ヒ=hi フ=fu "
    "ヘ=he ホ=ho マ=ma ミ=mi ム=mu メ=me モ=mo ヤ=ya ユ=yu ヨ=yo ラ=ra リ=ri ル=ru レ=re "
    "ロ=ro ワ=wa ヰ=i ヱ=e ヲ=o ン=n ガ=ga ギ=gi グ=gu ゲ=ge ゴ=go ザ=za ジ=ji ズ=zu ゼ=ze "
    "ゾ=zo ダ=da ヂ=ji ヅ=zu デ=de ド=do バ=ba ビ=bi ブ=bu ベ=be ボ=bo パ=pa ピ=pi プ=pu "
    "ペ=pe ポ=po ヴ=vu ァ=a ィ=i ゥ=u ェ=e ォ=o ャ=ya ュ=yu ョ=yo ッ= ー= キャ=kya キュ=kyu "
    "キョ=kyo シャ=sha シュ=shu ショ=sho シェ=she チャ=cha チュ=chu チョ=cho チェ=che ニャ=nya "
    "ニュ=nyu ニョ=nyo ヒャ=hya ヒュ=hyu ヒョ=hyo ミャ=mya ミュ=myu ミョ=myo リャ=rya リュ=ryu "
    "リョ=ryo ギャ=gya ギュ=gyu ギョ=gyo ジャ=ja ジュ=ju ジョ=jo ジェ=je ビャ=bya ビュ=byu "
    "ビョ=byo ピャ=pya ピュ=pyu ピョ=pyo ヂャ=ja ヂュ=ju ヂョ=jo ファ=fa フィ=fi フェ=fe フォ=fo "
    "フュ=fyu ティ=ti ディ=di デュ=dyu テュ=tyu トゥ=tu ドゥ=du ヴァ=va ヴィ=vi ヴェ=ve ヴォ=vo "
    "ヴュ=vyu ウィ=wi ウェ=we ウォ=wo ツァ=tsa ツィ=tsi ツェ=tse ツォ=tso クァ=kwa クィ=kwi "
    "クェ=kwe クォ=kwo グァ=gwa スィ=si ズィ=zi イェ=ye "
)
_HIRAGANA: Final = (0x3041, 0x3096)
_TO_KATAKANA: Final = 0x60
_LONG: Final = re.compile("ou|oo|uu")


def katakana(word: str) -> str:
    """Return a word with its hiragana as katakana."""
    first, last = _HIRAGANA
    return "".join(chr(ord(c) + _TO_KATAKANA) if first <= ord(c) <= last else c for c in word)


def kana_spellings(word: str) -> tuple[str, ...]:
    """Return a kana word's Latin spellings: Hepburn with long vowels short, then as written (``ou``)."""
    written = transcribe(katakana(word), _KANA)
    short = _LONG.sub(lambda found: found[0][0], written)
    return tuple(dict.fromkeys(spelling for spelling in (short, written) if spelling))
