"""Which language a text is in, by its letters and a few words; and which desk takes a language.

What a content system claims is often wrong (Radio Free Asia's says "en" of every story), and what an address says is
usually right. So the hint of the address stands where the script of the text allows it, else the text decides, and the
claim only where neither speaks. Languages are BCP 47; "und" means that nothing decides.

>>> detect("ទន្លេមេគង្គ"), detect("這是說國會"), detect("The river and the dam of the north are in the news")
('km', 'zh-Hant', 'en')
>>> decide("这是说国会", claim="en", hint="zh").language
'zh'
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from skywave.story.scripts.zawgyi import count_breaches

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "und"
_SAMPLE = 2500  # characters looked at
_SCRIPTS = (
    ("Latn", "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"),
    ("Hani", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"),
    ("Kana", "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d"),
    ("Hang", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    ("Mymr", "\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"),
    ("Khmr", "\u1780-\u17ff"),
    ("Laoo", "\u0e80-\u0eff"),
    ("Thai", "\u0e01-\u0e5b"),
    ("Tibt", "\u0f00-\u0fff"),
    ("Arab", "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"),
    ("Cyrl", "\u0400-\u052f"),
    ("Deva", "\u0900-\u0963\u0966-\u097f"),  # without the danda, which its neighbours use too
    ("Guru", "\u0a00-\u0a7f"),
    ("Gujr", "\u0a80-\u0aff"),
    ("Orya", "\u0b00-\u0b7f"),
    ("Telu", "\u0c00-\u0c7f"),
    ("Knda", "\u0c80-\u0cff"),
    ("Mlym", "\u0d00-\u0d7f"),
    ("Armn", "\u0530-\u058f"),
    ("Beng", "\u0980-\u09ff"),
    ("Taml", "\u0b80-\u0bff"),
    ("Sinh", "\u0d80-\u0dff"),
    ("Mong", "\u1820-\u18af"),
    ("Grek", "\u0370-\u03ff"),
    ("Hebr", "\u0590-\u05ff"),
    ("Ethi", "\u1200-\u137f"),
    ("Geor", "\u10a0-\u10ff"),
)
_OF_SCRIPT = {
    "Mymr": "my", "Khmr": "km", "Laoo": "lo", "Thai": "th", "Tibt": "bo", "Hang": "ko", "Kana": "ja", "Deva": "hi",
    "Beng": "bn", "Taml": "ta", "Sinh": "si", "Mong": "mn", "Grek": "el", "Hebr": "he", "Ethi": "am", "Geor": "ka",
    "Guru": "pa", "Gujr": "gu", "Orya": "or", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Armn": "hy",
}  # fmt: skip
_SCRIPT_OF = {code: script for script, code in _OF_SCRIPT.items()} | {
    "zh": "Hani", "yue": "Hani", "nan": "Hani", "hak": "Hani", "wuu": "Hani", "lzh": "Hani", "cdo": "Hani", "ja": "Hani",
    "ug": "Arab", "ar": "Arab", "fa": "Arab", "ur": "Arab", "ps": "Arab", "prs": "Arab", "ckb": "Arab",
    "ru": "Cyrl", "uk": "Cyrl", "kk": "Cyrl", "ky": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "tg": "Cyrl", "mn": "Cyrl",
    "sr": "Cyrl", "tt": "Cyrl", "shn": "Mymr", "mnw": "Mymr", "ksw": "Mymr", "kjp": "Mymr", "pwo": "Mymr", "blk": "Mymr",
    "rki": "Mymr", "dz": "Tibt", "ne": "Deva", "mr": "Deva",
}  # fmt: skip
# Known by letters that no neighbour has, so that nothing else in the same script can be meant.
_SURE = frozenset({"vi", "ug", "ja", "shn", "mnw", "ksw"})
# Which of them a text is in cannot be told here, so that what the source says stands.
_ALIKE = (
    frozenset({"id", "ms"}),
    frozenset({"tl", "fil"}),
    frozenset({"hi", "ne", "mr", "mai", "bho", "sa"}),
    frozenset({"bn", "as"}),
    frozenset({"kk", "ky", "tt", "mn", "ba"}),
    frozenset({"bo", "dz"}),
    frozenset({"am", "ti"}),
    frozenset({"he", "yi"}),
    frozenset({"my", "rki", "blk", "kjp", "pwo"}),
)
_VIETNAMESE = re.compile("[đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
_CANTONESE = "嘅咗哋喺唔冇嚟啲佢嗰咁噉畀乜嘢咩俾攞嗌瞓攰"
# A language, its own letters, and of how many letters one is its own at least; the first that fits is the one.
_OF_ARABIC = (
    ("ps", re.compile("[ټډړږښځڅڼۍ]"), 40),
    ("ckb", re.compile("[ێڵڕ]"), 60),
    ("ug", re.compile("[ۇۈېڭۋە]"), 20),
    ("ur", re.compile("[ٹڈڑںے]"), 40),
    ("fa", re.compile("[پچژگکی]"), 20),
    ("ar", re.compile(r"[ةأإ]|\bال\w"), 60),
)
_OF_CYRILLIC = (
    ("tt", re.compile("җ"), 200),
    ("tg", re.compile("[ӣӯҷ]"), 60),
    ("kk", re.compile("[ұә]"), 60),
    ("uz", re.compile("[қғҳ]"), 60),
    ("ky", re.compile("ң"), 400),
    ("mn", re.compile("[өү]"), 40),
    ("sr", re.compile("[јљњћђџ]"), 40),
    ("be", re.compile("ў"), 150),
    ("uk", re.compile("[іїєґ]"), 40),
    ("bg", re.compile("ъ"), 120),
    ("ru", re.compile("[ыэё]"), 60),
)
_OF_OWN_LETTERS = {"Arab": (_OF_ARABIC, "ar"), "Cyrl": (_OF_CYRILLIC, "ru")}
_OF_MYANMAR = (
    ("shn", re.compile("[\u1022\u1075-\u108d]"), 12),
    ("ksw", re.compile("[\u1061-\u1064]"), 20),
    ("mnw", re.compile("[\u1033\u1034\u105a-\u1060\u1028]"), 60),
)
_HITS, _HITS_IN = 2, 7  # small words, at least so many and one among so many, that make a language
_UNSURE = 60  # letters up to which a text without any of its own is not taken for Arabic, or Russian
_TITLE = 30  # characters of a Japanese title that may do without kana
_WORDS = {
    "en": "the of and to in that is was for on with as by at from it he are his this have not be had they but which were",
    "id": "yang dan di dari untuk dengan ini itu tidak pada dalam adalah akan oleh bahwa karena mereka kata juga tersebut bisa",
    "ms": "yang dan di dari untuk dengan ini itu tidak pada dalam adalah akan oleh bahawa kerana mereka kata juga boleh ialah",
    "tl": "ang ng sa mga na at ay si ni para hindi ito kung nang siya kay mula niya ayon isang",
    "fr": "le la les des et est dans que qui pour une sur par pas avec plus au sont cette ont du",
    "es": "el la los las de que y en un una por con para no se del al como más su es",
    "pt": "o os as de que e em um uma por com para não se do da no na como mais são foi",
    "de": "der die das und ist in den von zu mit sich des auf für nicht ein eine dem im auch als",
    "it": "il la che di e per un una con non del della sono gli le dei ha da nel alla anche",
    "nl": "de het een en van in op te dat is voor met zijn niet aan door er ook bij naar",
    "sw": "ya wa na kwa ni katika za la cha kuwa hiyo huo hii kila au yake mtu haki vya",
    "ha": "da na a ta ya wa ga ko shi su ba ne ce daga cikin kuma wannan yin don mai",
    "ceb": "ang sa nga ug mga ni si kay siya sila niini ngadto usa aron alang dili bisan mao iyang",
    # Without its marks, as much of it is typed in a hurry.
    "vi": "cua va khong nguoi cho nhung duoc trong mot cac nay viet voi khi nhu tai ve phai quyen deu hay",
}
# The commonest characters that only one of the two ways to write Chinese has, in the same order.
_SIMPLIFIED = (
    "们这来说国时会为学对经长关员东车马门问间见现过还进远运动机无将应给从开实样头军设报两电业产务战义"
    "习书买乱争亚亲亿仅仪价众优伤传体伦伟侧侨债倾偿儿党兰兴养写农凤凭凯击刘则刚创删刹剂剑剧劝办劢劳势"
    "勋匀区医华协单卖卢卫厂厅厉压厌县双变叙叹吓吗听呜咏响哑唤啸喷团园围图圆圣场坏块坚坛坝坟坠垄垒垦处"
    "备够夹夺奋奖妆妇妈娱孙宝宠审宪宫宽宾寝寻导寿尔尘尧层属屡岁岂岗岛峡崭币师带帮广庄庆库庙庞废张弥弯"
    "弹归彻径忆忧怀态怂总恋恳恶恼悦悬惊惧惨惩惯愤愿懒戏执扩扫扬扰抚抛抢护担拟拢拥拦择挡挣挤挥捞损换掳"
    "掷搀搁摄摆摇撑数斋断旧旷显晋晓暂术权杀杂条杨极构枪柜标栋栏树桥检楼欢欧歼残毁毕汉汤沟沪泪泻泼泽浅"
    "浆浇测济浏浓涛涝润涨涩渊渐渔湾湿满滞滤滥灭灯灵灾炉炼烂烦烧热爱爷牵牺状犹狭狱猎献环玛琐画畅疗疯痒"
    "皱盏盐监盖盘矿码砖确碍礼祸离积称稳穷窃竞笔笼筑签简粮紧纠红纤约级纪纯纲纳纵纷纸纹纺线练组细织终绍"
    "绑结绕绘络绝统继绩绪续维绵综编缓缔缘缩缴网罗罚罢职联聪肃肠肤肾肿胀胁胆脑脚脸舆舰舱艰艺节芦苏苹荐"
    "药荣获营萧萨蓝虑虚虽蚁蛮补装规视览觉触誉计订认讨让训议讯记讲许论访证评识诉词译试诗话询该详语误请"
    "诸读课谁调谈谋谢谣谦谱贝负贡财责贤败货质购贯贴贵贷贸费贺资赋赌赏赔赖赛赞赠赢赵赶趋跃践踪轨转轮软"
    "轰轻载较辅辆辈辉输辩边达迁迈违连迟选适递逻遗邓邻郑郸酱释钢钱铁银销锁错锦键镇镜闪闭闯闷闹闻阀阁阅"
    "队阳阴阵阶际陆陈险随隐隶难静韩页顶项顺须顾顿预领颇频题颜额风飞饭饮馆馈驱驻驾验骂骑骗鱼鲁鲜鸟鸡鸣"
    "鸭麦齐齿龙龟"
)
_TRADITIONAL = (
    "們這來說國時會爲學對經長關員東車馬門問間見現過還進遠運動機無將應給從開實樣頭軍設報兩電業產務戰義"
    "習書買亂爭亞親億僅儀價衆優傷傳體倫偉側僑債傾償兒黨蘭興養寫農鳳憑凱擊劉則剛創刪剎劑劍劇勸辦勱勞勢"
    "勳勻區醫華協單賣盧衛廠廳厲壓厭縣雙變敘嘆嚇嗎聽嗚詠響啞喚嘯噴團園圍圖圓聖場壞塊堅壇壩墳墜壟壘墾處"
    "備夠夾奪奮獎妝婦媽娛孫寶寵審憲宮寬賓寢尋導壽爾塵堯層屬屢歲豈崗島峽嶄幣師帶幫廣莊慶庫廟龐廢張彌彎"
    "彈歸徹徑憶憂懷態慫總戀懇惡惱悅懸驚懼慘懲慣憤願懶戲執擴掃揚擾撫拋搶護擔擬攏擁攔擇擋掙擠揮撈損換擄"
    "擲攙擱攝擺搖撐數齋斷舊曠顯晉曉暫術權殺雜條楊極構槍櫃標棟欄樹橋檢樓歡歐殲殘毀畢漢湯溝滬淚瀉潑澤淺"
    "漿澆測濟瀏濃濤澇潤漲澀淵漸漁灣溼滿滯濾濫滅燈靈災爐煉爛煩燒熱愛爺牽犧狀猶狹獄獵獻環瑪瑣畫暢療瘋癢"
    "皺盞鹽監蓋盤礦碼磚確礙禮禍離積稱穩窮竊競筆籠築籤簡糧緊糾紅纖約級紀純綱納縱紛紙紋紡線練組細織終紹"
    "綁結繞繪絡絕統繼績緒續維綿綜編緩締緣縮繳網羅罰罷職聯聰肅腸膚腎腫脹脅膽腦腳臉輿艦艙艱藝節蘆蘇蘋薦"
    "藥榮獲營蕭薩藍慮虛雖蟻蠻補裝規視覽覺觸譽計訂認討讓訓議訊記講許論訪證評識訴詞譯試詩話詢該詳語誤請"
    "諸讀課誰調談謀謝謠謙譜貝負貢財責賢敗貨質購貫貼貴貸貿費賀資賦賭賞賠賴賽贊贈贏趙趕趨躍踐蹤軌轉輪軟"
    "轟輕載較輔輛輩輝輸辯邊達遷邁違連遲選適遞邏遺鄧鄰鄭鄲醬釋鋼錢鐵銀銷鎖錯錦鍵鎮鏡閃閉闖悶鬧聞閥閣閱"
    "隊陽陰陣階際陸陳險隨隱隸難靜韓頁頂項順須顧頓預領頗頻題顏額風飛飯飲館饋驅駐駕驗罵騎騙魚魯鮮鳥雞鳴"
    "鴨麥齊齒龍龜"
)
_HANS, _HANT = frozenset(_SIMPLIFIED), frozenset(_TRADITIONAL)
_FUNCTION_WORDS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_SCRIPT_PATTERNS = tuple((script, re.compile(f"[{ranges}]")) for script, ranges in _SCRIPTS)
_REGION_SCRIPTS = {"HK": "Hant", "TW": "Hant", "MO": "Hant", "CN": "Hans", "SG": "Hans", "MY": "Hans"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What language a text is published in.

    Attributes:
        language: BCP 47, or "und".
        agreed: Whether what the source claims, if anything, is that language.
        why: For people, one clause.
        detected: What the text alone looks like; tells apart zh-Hans and zh-Hant where `language` is only zh.
    """

    language: str
    agreed: bool
    why: str
    detected: str = UNKNOWN


def detect(text: str) -> str:
    """Return the language of a text as far as its letters and a few words tell it, else "und".

    Only my (in Zawgyi too), shn, mnw, ksw, km, lo, th, bo, ko, ja, ug, ar, fa, ur, ps, ckb, zh-Hans, zh-Hant, zh, yue, vi and the
    commonest languages of other scripts are told apart.
    """
    sample = normalize("NFC", text[:_SAMPLE])
    counts: Counter[str] = Counter()
    characters = Counter(sample)
    for character, count in characters.items():
        if script := _script(character):
            counts[script] += count
    if not counts:
        return UNKNOWN
    # A word of Latin letters is as much text as one or two characters of most other scripts.
    latin = counts["Latn"]
    counts["Latn"] = latin // 4
    script = max(counts, key=lambda name: (counts[name], name))
    if not counts[script]:
        script = "Latn"
    if script == "Hani" and counts["Hang"] * 5 > counts["Hani"]:
        return "ko"  # with many Chinese characters; its endings are never written with them
    if script in ("Hani", "Kana"):
        return "ja" if counts["Kana"] * 10 > counts["Hani"] else _chinese(characters, counts["Hani"])
    lower = sample.lower()
    if script == "Latn":
        return _latin(lower, latin)
    if script in _OF_OWN_LETTERS:
        own, otherwise = _OF_OWN_LETTERS[script]
        return _first(lower, counts[script], own, otherwise if counts[script] > _UNSURE else UNKNOWN)
    if script == "Mymr" and not count_breaches([sample]).are_zawgyi:
        return _first(lower, counts[script], _OF_MYANMAR, "my")
    return _OF_SCRIPT[script]


def decide(text: str, *, claim: str = "", hint: str = "") -> Decision:
    """Decide a story's language.

    Args:
        text: Title and text.
        claim: What the source claims, or empty.
        hint: What its address or section says, or empty.
    """
    detected = detect(text)
    if "ja" in (_primary(hint), _primary(claim)) and _primary(detected) == "zh" and len(text) <= _TITLE:
        detected = UNKNOWN
    if hint and is_compatible(hint, detected):
        language, why = hint, f"its address says {hint}"
        if detected != UNKNOWN:
            why += " and the text allows it"
    elif claim and (detected == UNKNOWN or _refines(claim, detected)):
        language, why = claim, f"the source says {claim}"
    elif detected != UNKNOWN:
        language, why = detected, f"the text is {detected}"
        if hint:
            why += f", though its address says {hint}"
    else:
        language, why = UNKNOWN, "nothing tells its language"
    agreed = not claim or _primary(claim) == _primary(language)
    if not agreed:
        why += f"; the source claims {claim}"
    return Decision(language, agreed, why, detected)


def is_compatible(language: str, detected: str) -> bool:
    """Say whether a text that looks like `detected` can be in `language`: the same script, and no sure sign against it."""
    if detected == UNKNOWN or _refines(language, detected):
        return True
    stated, found = _primary(language), _primary(detected)
    if stated == found or {stated, found} & _SURE:
        return False  # the same language in the other script, or one that cannot be mistaken
    return _SCRIPT_OF.get(stated, "Latn") == _SCRIPT_OF.get(found, "Latn")


def matches(desk_language: str, language: str) -> bool:
    """Say whether a desk takes a language: the same, or the same but for what only one of the two states.

    >>> matches("zh", "zh-Hans"), matches("zh-Hans", "zh"), matches("zh-Hans", "zh-Hant"), matches("zh", "yue")
    (True, True, False, False)
    """
    if desk_language.lower() == language.lower():
        return True
    if _primary(desk_language) != _primary(language) or _primary(language) in ("", UNKNOWN):
        return False
    scripts = {_chinese_script(desk_language), _chinese_script(language)} - {""}
    return len(scripts) <= 1


def best_desk(desk_languages: Iterable[str], language: str, *, detected: str = "") -> str | None:
    """Return the one of the desks' languages that takes a language best, or None.

    Args:
        desk_languages: One or more, in the order in which they are preferred.
        language: A Decision's.
        detected: A Decision's; decides between desks of two scripts.
    """
    desks = list(desk_languages)
    for desk in desks:
        if desk.lower() == language.lower():
            return desk
    takers = [desk for desk in desks if matches(desk, language)]
    if not takers and _primary(language) == "yue":
        takers = [desk for desk in desks if _primary(desk) == "zh" and _chinese_script(desk) == "Hant"]
    script = _chinese_script(detected)
    takers.sort(key=lambda desk: bool(script) and _chinese_script(desk) not in ("", script))
    return takers[0] if takers else None


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    return next((script for script, pattern in _SCRIPT_PATTERNS if pattern.match(character)), "")


def _chinese(characters: Counter[str], total: int) -> str:
    if sum(characters[character] for character in _CANTONESE) * 60 > max(total, 120):
        return "yue"
    simplified = sum(count for character, count in characters.items() if character in _HANS)
    traditional = sum(count for character, count in characters.items() if character in _HANT)
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _latin(text: str, letters: int) -> str:
    if len(_VIETNAMESE.findall(text)) * 25 > letters:
        return "vi"
    words = Counter(re.findall(r"[^\W\d_]+", text))
    total = sum(words.values())
    hits = {code: sum(words[word] for word in known) for code, known in _FUNCTION_WORDS.items()}
    best, second = sorted(hits, key=lambda code: -hits[code])[:2]
    if hits[best] == hits[second] and {best, second} not in _ALIKE:
        return UNKNOWN
    return best if hits[best] >= _HITS and hits[best] * _HITS_IN >= total else UNKNOWN


def _first(text: str, letters: int, candidates: Iterable[tuple[str, re.Pattern[str], int]], otherwise: str) -> str:
    """Return the first language whose own letters are at least one of so many."""
    for code, own, one_of in candidates:
        if len(own.findall(text)) * one_of >= letters:
            return code
    return otherwise


def _refines(stated: str, detected: str) -> bool:
    """Say whether a stated language says the same as the text, or more than the text can tell."""
    first, second = _primary(stated), _primary(detected)
    if first == second:
        scripts = {_chinese_script(stated), _chinese_script(detected)} - {""}
        return len(scripts) <= 1
    if _SCRIPT_OF.get(first) == "Hani" and _SCRIPT_OF.get(second) == "Hani" and not {first, second} & _SURE:
        return (
            not _chinese_script(stated)
            or not _chinese_script(detected)
            or matches(f"zh-{_chinese_script(stated)}", f"zh-{_chinese_script(detected)}")
        )
    return any({first, second} <= alike for alike in _ALIKE)


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _chinese_script(language: str) -> str:
    """Return Hans or Hant where a tag states it, by script or region, else an empty text."""
    for part in language.split("-")[1:]:
        if part.title() in ("Hans", "Hant"):
            return part.title()
        if part.upper() in _REGION_SCRIPTS and _primary(language) in ("zh", "yue"):
            return _REGION_SCRIPTS[part.upper()]
    return ""
