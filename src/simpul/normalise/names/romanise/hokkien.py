# SPDX-License-Identifier: Apache-2.0
"""How given names in Han characters are written by Hokkien and Teochew speakers of South-East Asia.

Each spelling is a fact of common usage in Singapore, Malaysia, Thailand and Indonesia (``明`` Beng, ``德``
Teck), where no system is official; the Unicode Han database has no such readings. Surnames have a table
of their own.
"""

from __future__ import annotations

from itertools import islice, product
from typing import Final

from simpul.normalise.names.romanise.table import pairs

_READINGS: Final = {
    character: tuple(spellings.split("|"))
    for character, spellings in pairs(
        "伟=wee|wei 强=keong|kiang 美=bee|mei 玲=leng|ling 志=chee 明=beng|meng|ming 文=boon|bun 德=teck|tek "
        "国=kok 华=hua|hwa 辉=hwee|hui 福=hock|hok 珍=chin|tin 玉=geok|gek 兰=lan 建=kian 淑=sock|sok "
        "芬=hoon|hun 金=kim 龙=leong|leng 海=hai 义=gee|ghee 豪=ho 忠=tiong 成=seng 生=seng|sen 发=huat "
        "财=chye|chai 祥=siong|siang 山=san 水=chwee|chui 木=bak 春=choon 秋=chew 英=eng|ing 花=huay|hwa "
        "香=hiang|heong 月=guat|gek 云=hoon|yun 雪=suat|soat 梅=mui|buay 秀=siew 丽=lay|lai 莲=lian 安=ann|an "
        "平=peng 和=ho|hoe 顺=soon 利=lee 兴=heng|hin 隆=leong|liong 昌=chiang|cheong 荣=eng|yong|weng "
        "光=kong|kuang 清=cheng|ching 源=guan 泉=chuan 元=guan 世=see|si 家=kah|kar 庆=kheng|keng 嘉=kah|kar "
        "永=eng|weng|yong 长=tiong|chang 天=thian|tian 良=leong|liang 仁=jin 信=sin 孝=hau|how 礼=lay|lee "
        "智=tee|chi 勇=yong|eng 武=boo|bu 俊=choon|chun 杰=kiat 雄=hiong|heng 胜=seng 南=lam|nam 东=tong "
        "西=sai|see 中=tiong 正=cheng|chia 大=tai|tua 小=sio|siew 亚=ah|a 阿=ah|a 宝=poh|po 贵=kwee|kui "
        "富=hoo|poo 万=ban 如=joo|ju 意=ee|yee 来=lai 进=chin 益=aik|ek|yik 添=thiam|tiam 丁=teng 坤=koon|khoon "
        "松=siong 竹=teck|tek 菊=kiok|keok 凤=hong 娘=neo|niu 娥=ngoh|goh 娇=keow|kiau 妹=muay|moi 惠=hwee|hui "
        "慧=hwee|hui 珠=choo|chu 琴=khim|kim 琼=keng|kheng 瑞=swee|sui 素=soh|sor 贞=cheng|chin 燕=yen|ean "
        "霞=hah|har 芳=hong|phang 芝=chee|chi 萍=peng|phing 婷=teng|ting 敏=bin|min 静=cheng|ching 仪=gee|gi "
        "恩=eng|un 达=tat|tart 民=bin|min 政=cheng 树=choo|su 森=sim|som 盛=seng 贤=hian|hean 新=sin "
        "宗=chong|chung 祖=choh|cho 耀=yeow|yew 彬=pin|ping 铭=beng|meng 鸿=hong 宏=hong 毅=ghee|gee 泰=thye|tai "
        "才=chye|chai 材=chye|chai 立=lip|lek 保=poh|po 景=keng|kheng 钦=khim|kim 江=kang|kong 河=ho|hor "
        "川=chuan 炎=yam|iam 焕=huan 裕=joo|ju 锦=kim|gim 镇=tin|chin 友=yew|yiu 有=yew|yu 传=chuan|thuan "
        "全=chuan|chuang 定=teng 守=siew|siu 学=hak|hock 思=soo|su 心=sim 石=chiok|sek 虎=hor|hu 狮=sai "
        "佳=kah|kai 健=kian|kien 道=tou|toh 诚=seng|sing 朝=tiau|chow 汉=han 航=hang 浩=ho|how 洲=chew|chiu "
        "涛=toh|tho 润=joon|yoon 禄=lok|loke 寿=siew|siu 喜=hee|hi 乐=lok "
    ).items()
}
_MOST: Final = 4


def hokkien_spellings(word: str, instead: list[str]) -> tuple[str, ...]:
    """Return how a given name is written from Hokkien or Teochew, at most four ways; empty where no reading is known.

    Args:
        word: Han characters, simplified.
        instead: what stands for each character that has no reading here.
    """
    if not any(character in _READINGS for character in word):
        return ()
    columns = [_READINGS.get(character, (other,)) for character, other in zip(word, instead, strict=True)]
    return tuple("".join(choice) for choice in islice(product(*columns), _MOST))
