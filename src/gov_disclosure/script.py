"""Documents in traditional characters made simplified, and bracketed readings such as 開(kāi) taken off.

OpenCC's dictionaries (configuration ``t2s``) are loaded when the first traditional document comes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import TypeVar

from attrs import evolve, frozen

from gov_disclosure.document import Block, Document, Paragraph, Table, TableCell

_Text = TypeVar("_Text", Paragraph, TableCell)

# Words of such reports rather than of names: a name in traditional characters says nothing of the document's script.
_TRADITIONAL = "開動報務機構總計訴訟議處權數項條類號請關辦發據經營際規範舉審結糾決實單業員網對為爲與無這產專責過進運還點應當認設許調質費資標樣場執級組給續縣區廳鄉鎮積極稅節縮編聯錄隊階隨須領頁題"
_SIMPLIFIED = "开动报务机构总计诉讼议处权数项条类号请关办发据经营际规范举审结纠决实单业员网对为为与无这产专责过进运还点应当认设许调质费资标样场执级组给续县区厅乡镇积极税节缩编联录队阶随须领页题"
_LEAST_SHARE = 4
"""A document is traditional where at least one in so many of these characters is: headings, menus and quotations
may be in the other script."""
_ENOUGH = 1_000_000
"""So many characters tell the script of any document."""

_TONES = "\u0300\u0301\u0304\u0306\u030c"
_TONED = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜ" + _TONES
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_SIGN = re.compile(f"[{_TRADITIONAL}{_TONED}]")
_TRADITIONAL_SIGN = re.compile(f"[{_TRADITIONAL}]")
_SIMPLIFIED_SIGN = re.compile(f"[{_SIMPLIFIED}]")
_BLANK = "[ \u00a0\u3000]"
_LETTERS = rf"\s?[a-zɑɡü\u0308{_TONED}]{{1,10}}[1-5]?\s?"
_IN_BRACKETS = rf"(?:[(（]{_LETTERS}[)）]|[(（]{{2}}{_LETTERS}[)）]{{2}})"
_RUN = re.compile(  # the first sign is what the engine looks for: a bracket, or a blank before one
    rf"[ \u00a0\u3000(（](?<=[{_HAN}].)"
    rf"(?:(?<=[(（])(?:{_LETTERS}[)）]|[(（]{_LETTERS}[)）]{{2}})|(?<={_BLANK}){_IN_BRACKETS})"
    rf"(?:{_BLANK}?{_IN_BRACKETS}){{0,3}}"
)
"""What may be the readings of one character, which some mirrors print twice."""
_READING = re.compile(rf"{_BLANK}?[(（]{{1,2}}\s?([^()（）\s]+)\s?[)）]{{1,2}}")

_MANY_READINGS = 10
"""From so many toned readings on a document is a mirror's that annotates every few words, and a syllable without
tone mark (們(men)) is a reading too. An author who annotates a rare name does it once or twice. In traditional
characters so many *different* syllables without tone mark, or with a tone number (開(kai1)), show the same."""
TONED, UNTONED, NUMBERED = "toned", "untoned", "numbered"
_ALWAYS = frozenset({TONED})

_SYLLABLES = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
"""The syllables of Hanyu Pinyin: initials and what follows them."""

_MENDED_CHARACTERS = dict(
    zip(
        "祇衹瞭敍汚凖鬪幷両靑歴厯値淸戸髙卽旣緖歩毎収単広隣隷擧兎勦衞郞鋭頽関闗読続銭牠",
        "只只了叙污准斗并两青历历值清户高即既绪步每收单广邻隶举兔剿卫郎锐颓关关读续钱它",
        strict=True,
    )
)
"""Characters that the dictionaries leave as they are."""

_MENDED_WORDS = """
    覆議:复议 覆议:复议 覆核:复核 覆查:复查 覆審:复审 覆函:复函 覆驗:复验 批覆:批复 鉤稽:勾稽 規畫:规划 策畫:策划
    隨著:随着 本著:本着 本著作:本著作 圍繞著:围绕着 沿著:沿着 有著:有着 有著名:有著名 有著作:有著作 朝著:朝着
    朝著名:朝著名 向著:向着 向著名:向著名 緊接著:紧接着 意味著:意味着 存在著:存在着 著力:着力 著手:着手 著眼:着眼
    著重:着重 著實:着实
    於單:于单 於其一:于其一 於則:于则 於倫:于伦 於坦:于坦 於潛:于潜 於戲:于戏 於乎:于乎 於清言:于清言
    角徵:角征 變徵:变征 流徵:流征 徵調:征调 徵音:征音 徵聲:征声
    資訊:信息 專案數量:项目数量 上一年專案數:上一年项目数 專案名稱:项目名称 採購專案:采购项目 規範性檔案:规范性文件 檔案下載:文件下载
    本列資料:本列数据 釋出日期:发布日期 釋出時間:发布时间 釋出機構:发布机构 釋出單位:发布单位 釋出機關:发布机关
    釋出主體:发布主体
    示覆蓋:示覆盖 見覆蓋:见覆盖 明覆蓋:明覆盖 電覆蓋:电覆盖 發覆蓋:发覆盖 申覆蓋:申覆盖
"""
"""Words of these reports that the dictionaries get wrong: words with 覆, 畫 and 著; then what they hold for a name,
a note of the scale or an old word, and what in a report is none; then the form's own words as mirrors for Taiwan put
them. A longer word goes before a shorter one."""


def simplify(document: Document) -> tuple[Document, str]:
    """The document in simplified Chinese without bracketed readings, and its script.

    The script is ``"traditional"`` or ``"simplified"``, decided for the document as a whole. Each block whose
    text changed keeps the original as `raw`. Where nothing changes, the same object comes back.

    >>> document, script = simplify(Document([Paragraph("一、總(zǒng)體情況")]))
    >>> document.blocks[0].text, document.blocks[0].raw, script
    ('一、总体情况', '一、總(zǒng)體情況', 'traditional')
    """
    text = "\n".join(_texts(document))
    if _SIGN.search(text) is None:
        return document, "simplified"
    traditional = is_traditional(text)
    script = "traditional" if traditional else "simplified"
    convert = partial(simplify_text if traditional else remove_readings, kinds=_kinds_in(text, traditional=traditional))
    texts = {text: convert(text) for text in set(_texts(document)) if not text.isascii()}
    changed = {old: new for old, new in texts.items() if old != new}
    return (_replace(document, changed) if changed else document), script


def _texts(document: Document) -> list[str]:
    texts = [document.title] if document.title else []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row]
    return texts


def _replace(document: Document, changed: dict[str, str]) -> Document:
    title = document.title and changed.get(document.title, document.title)
    return Document(tuple(_replace_block(block, changed) for block in document.blocks), title, document.tags)


def _replace_block(block: Block, changed: dict[str, str]) -> Block:
    if isinstance(block, Paragraph):
        return _replace_text(block, changed)
    rows = tuple(tuple(_replace_text(cell, changed) for cell in row) for row in block.rows)
    return Table(rows, block.position, block.exact)


def _replace_text(item: _Text, changed: dict[str, str]) -> _Text:
    new = changed.get(item.text)
    return item if new is None else evolve(item, text=new, raw=item.printed)


def is_traditional(text: str) -> bool:
    """Whether the text as a whole is in traditional characters.

    >>> is_traditional("一、總體情況"), is_traditional("一、总体情况（承办人：張國強）")
    (True, False)
    """
    traditional = len(_TRADITIONAL_SIGN.findall(text, 0, _ENOUGH))
    if not traditional:
        return False
    return traditional * _LEAST_SHARE >= traditional + len(_SIMPLIFIED_SIGN.findall(text, 0, _ENOUGH))


def simplify_text(text: str, *, kinds: frozenset[str] = _ALWAYS) -> str:
    """One text in simplified Chinese without bracketed readings; see `remove_readings` for `kinds`.

    >>> simplify_text("答覆申請(qǐng)人（試行）")
    '答复申请人（试行）'
    """
    return "" if not text else _conversion().convert(remove_readings(text, kinds=kinds))


@frozen
class _Conversion:
    """Single characters, and the words in which they become something else; all keep their length."""

    characters: dict[int, str]
    words: dict[str, str]
    word: re.Pattern[str]

    def convert(self, text: str) -> str:
        parts, end = [], 0
        for match in self.word.finditer(text):
            parts += [text[end : match.start()].translate(self.characters), self.words[match[0]]]
            end = match.end()
        return "".join([*parts, text[end:].translate(self.characters)])


@cache
def _conversion() -> _Conversion:
    # OpenCC.convert takes time that grows with the square of a stretch without punctuation, and several
    # milliseconds a page; its dictionaries applied with str.translate give the same.
    from opencc import OpenCC

    entries = {
        word: forms.split(" ")[0] for _, _, entry in OpenCC("t2s").dict_cache.values() for word, forms in entry.items()
    }
    mended = dict(pair.split(":") for pair in _MENDED_WORDS.split())
    entries |= _MENDED_CHARACTERS
    characters = {ord(word): form for word, form in entries.items() if len(word) == 1}
    words = {word: form for word, form in entries.items() if len(word) > 1 and word.translate(characters) != form}
    words |= mended
    return _Conversion(characters, words, re.compile("|".join(sorted(words, key=len, reverse=True))))


def remove_readings(text: str, *, kinds: frozenset[str] = _ALWAYS) -> str:
    """The text without bracketed readings: one pinyin syllable with its tone mark, right behind a Chinese character.

    `kinds` are those that are taken off: ``"toned"``, ``"untoned"`` for syllables of several letters without tone
    mark, ``"numbered"`` for those with the tone's number.

    >>> remove_readings("公開(kāi)了（le）目錄（PDF）"), remove_readings("我們(men)", kinds=frozenset({"untoned"}))
    ('公開了（le）目錄（PDF）', '我們')
    """
    if "(" not in text and "（" not in text:
        return text
    parts, end = [], 0
    for first, last in _cuts(text, kinds):
        parts.append(text[end:first])
        end = last
    return "".join([*parts, text[end:]])


def _cuts(text: str, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where readings begin and end."""
    for run in _RUN.finditer(text):
        for reading in _READING.finditer(text, *run.span()):
            if _kind(reading[1]) not in kinds:
                break
            yield reading.span()


def _kinds_in(text: str, *, traditional: bool) -> frozenset[str]:
    """The kinds of readings in a document: toned ones anywhere, others where a converter must have put them in."""
    toned = 0
    different: dict[str, set[str]] = {UNTONED: set(), NUMBERED: set()}
    for letters in (reading[1] for run in _RUN.finditer(text) for reading in _READING.finditer(run[0])):
        kind = _kind(letters)
        if kind in different:
            different[kind].add(letters)
        toned += kind == TONED
        if toned == _MANY_READINGS or (traditional and len(different[UNTONED]) == _MANY_READINGS):
            return frozenset({TONED, UNTONED})
        if traditional and len(different[NUMBERED]) == _MANY_READINGS:
            return frozenset({TONED, UNTONED, NUMBERED})
    return _ALWAYS


@lru_cache(maxsize=4096)
def _kind(letters: str) -> str:
    """Which kind of reading the letters in a bracket are, ``""`` for none."""
    decomposed = unicodedata.normalize("NFD", letters)
    tones = sum(map(decomposed.count, _TONES))
    plain = decomposed.translate(_WITHOUT_TONES)
    syllable = plain.rstrip("12345")
    if syllable not in _syllables() or tones > 1:
        return ""
    if tones:
        return TONED if syllable == plain else ""
    if len(syllable) == 1:
        return ""
    return UNTONED if syllable == plain else NUMBERED


_WITHOUT_TONES: dict[int, str | None] = {**dict.fromkeys(map(ord, _TONES)), ord("ɑ"): "a", ord("ɡ"): "g"}


@cache
def _syllables() -> frozenset[str]:
    return frozenset(
        unicodedata.normalize("NFD", initial + final)
        for initial, finals in _SYLLABLES.items()
        for final in finals.split()
    )


def original_offset(raw: str, offset: int, *, kinds: frozenset[str] = _ALWAYS) -> int:
    """Where the character at `offset` of the simplified text stands in `raw`, the text that it was made from.

    >>> raw = "公開(kāi)了"
    >>> raw[original_offset(raw, remove_readings(raw).index("了"))]
    '了'
    """
    for first, last in _cuts(raw, kinds):
        if first > offset:
            break
        offset += last - first
    return offset
