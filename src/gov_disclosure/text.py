"""Strings of a report: folded for matching, and read as numbers, dates and numerals; all pure, in linear time."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from attrs import field, frozen

from gov_disclosure.printed_years import CHINESE_YEAR, TO_DIGITS, in_digits

_Table = dict[int, str | None]

_COMPATIBLE = "2F00-2FD5 F900-FAFF FE10-FE1F FE30-FE6F FF01-FF65 FFE0-FFE6"
"""Where a character's compatibility form is the same sign: Kangxi radicals, compatibility ideographs, vertical,
small and full-width forms. Elsewhere it is not: ①, ½ and ² do not mean 1, 1/2 and 2."""

_RADICALS = (
    "⺁⺄⺅⺆⺈⺉⺊⺌⺎⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺟⺠⺡⺢⺣⺤⺦⺧⺨⺩⺪⺬⺭⺮⺯⺰⺶⺹⺻⺼⺽⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂乙亻冂刀刂卜小兀巳幺彑彐忄扌攵旡日月母民氵氺灬爫丬牛犭王疋示礻竹糹纟羊耂聿月臼虎衤覀西见角讠贝足车辶阝钅長镸长门雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""CJK radicals, which PDF fonts print in the place of the usual characters, and those."""

_UNIFIED = {
    "(": "[〔【〖〘〚❨❲⟨",
    ")": "]〕】〗〙〛❩❳⟩",
    '"': "“”„‟〝〞〟『』「」",
    "'": "‘’‚‛`´",
    "-": "‐‑‒–—―−─━⸺⸻",
    "~": "〜∼",
    "·": "•‧∙⋅・",
    "…": "⋯",
    ":": "∶꞉",
    "/": "∕⁄",
    ",": "،",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\u0085\u2028\u2029",
}

_VANISHING = (
    "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)

_WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f "

_MARKS = "0000-0024 0026-00FF 2000-202F 2032-206F 2190-245F 2500-2BFF 2E00-2E7F 3000-303F F000-F0FF"
"""Where the punctuation, symbols and brackets stand that are left after folding, Word's bullets among them; not % and ‰."""


@cache
def _fold_table() -> _Table:
    table: _Table = {code: plain for code in _codes(_COMPATIBLE) if (plain := _plain(chr(code))) is not None}
    table |= _table(*_RADICALS)
    for plain, forms in _UNIFIED.items():
        table |= dict.fromkeys(map(ord, forms), plain)
    table |= {0x3220 + index: f"({numeral})" for index, numeral in enumerate("一二三四五六七八九十")}
    table |= {0x2474 + index: f"({index + 1})" for index in range(20)}
    return _settled(table | dict.fromkeys(map(ord, _VANISHING)))


def _codes(ranges: str) -> Iterator[int]:
    for pair in ranges.split():
        first, last = pair.split("-")
        yield from range(int(first, 16), int(last, 16) + 1)


def _table(characters: str, forms: str) -> _Table:
    return dict(zip(map(ord, characters), forms, strict=True))


def _plain(character: str) -> str | None:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain != character else None


def _settled(table: _Table) -> _Table:
    """The table with each result translated itself, so that translating twice changes nothing."""
    return {code: form.translate(table) if isinstance(form, str) else form for code, form in table.items()}


@cache
def _squeeze_table() -> _Table:
    return _settled(_fold_table() | dict.fromkeys(map(ord, _WHITE_SPACE)))


@cache
def _label_table() -> _Table:
    marks: _Table = {code: None for code in _codes(_MARKS) if unicodedata.category(chr(code))[0] in "PSZC"}
    enumerators: _Table = {0x3280 + index: numeral for index, numeral in enumerate("一二三四五六七八九十")}
    for first in (0x2460, 0x2488):
        enumerators |= {first + index: str(index + 1) for index in range(20)}
    return _settled(_squeeze_table() | marks) | enumerators


def fold(text: str) -> str:
    """The text with look-alike characters made one, for matching only; never for what users get.

    Full-width forms, radicals, brackets, quotes, dashes, dots and spaces take one form each; zero-width
    characters vanish. Signs of another meaning (①, ½, ²) stay.

    >>> fold("（⼀）２０２４年\u00a0【⾏政】—“三安全”")
    '(一)2024年 (行政)-"三安全"'
    """
    return text.translate(_fold_table())


def squeeze(text: str) -> str:
    """`fold`, and all white space out.

    >>> squeeze("（一） 予以 公开")
    '(一)予以公开'
    """
    return text.translate(_squeeze_table())


def label_key(text: str) -> str:
    """What is left of a label to compare it by: `squeeze`, and all punctuation, quotes and brackets out.

    For labels only: signs and decimal points go too; what may be left of 万 before 元 becomes U+FFFD, a year digits.

    >>> label_key("（一）、予以公开"), label_key("3．危及“三安全一稳定”"), label_key("二○二四年度")
    ('一予以公开', '3危及三安全一稳定', '2024年度')
    """
    return in_digits(text if "元" not in text else marked(text)).translate(_label_table())


LOST = "\ufffd"
_LOST = re.compile(
    rf"(?:[^\w\s{_VANISHING}()（）\[\]［］【】〔〕{{}}<>《》:：∶“”\"'‘’、，,;；/／¥￥\-－—–]|_)[\s{_VANISHING})）\]】]{{0,3}}(?=元(?![旦月素宵江阳谋氏宝坝]))"
    r"|(?:(?<=[:：(（])\s?[-－—–/／、，,]|(?:(?<=[:：(（])|(?<=单位))\s?[^\W0-9零〇一二两三四五六七八九十百千万亿几数余多仟佰拾萬億"
    r"为是均以按和及币额费价款件项次个条份宗起美欧日港韩英澳元公单广状纪开])(?=\s?元(?!\w))"
)


def marked(text: str) -> str:
    """The text with U+FFFD for what may be left of 万 before 元: a sign, or one odd character (单位：□元, 单位：方元)."""
    return _LOST.sub(lambda found: LOST * len(found[0]), text)


_CHINESE = "[一二三四五六七八九十百]{1,4}"
_STOP = r"[、,，:：。．·.](?![0-9０-９])"
_ENUMERATOR = re.compile(
    rf"""\s{{0,8}}(?:
        第\s?(?P<part>{_CHINESE}|[0-9]{{1,2}})\s?(?:部分|章|节|篇)
      | [(（]\s?(?P<bracketed>{_CHINESE}|[0-9]{{1,2}})\s?[)）]
      | (?P<half>{_CHINESE}|[0-9]{{1,2}})[)）]
      | (?P<stopped>{_CHINESE}|[0-9]{{1,2}})\s?(?={_STOP})
      | (?P<spaced>{_CHINESE})(?=\s)
      | (?P<circled>[①-⑳])
    )(?:\s{{0,8}}{_STOP})?\s{{0,8}}""",
    re.VERBOSE,
)


def strip_enumerator(text: str) -> tuple[str, str]:
    """A heading or label split into its number and the rest; the number is ``""`` where it has none.

    >>> strip_enumerator("一、总体情况"), strip_enumerator("(二)部分公开"), strip_enumerator("1.5万元")
    (('一', '总体情况'), ('二', '部分公开'), ('', '1.5万元'))
    """
    match = _ENUMERATOR.match(text)
    if match is None:
        return "", text
    number = match[match.lastgroup or 0]
    return (str(int(unicodedata.numeric(number))) if match["circled"] else number), text[match.end() :]


class Mark(StrEnum):
    """What sort of thing a cell's text is."""

    NUMBER = "number"
    """Exactly one number."""
    BLANK = "blank"
    """Nothing, white space, or a word for that (NaN, null)."""
    NOT_APPLICABLE = "not_applicable"
    """A mark for "none": a slash, dashes, 无, N/A."""
    UNREADABLE = "unreadable"
    """Anything else."""


@frozen
class Number:
    """One cell's text as a number: `value` is None unless `mark` is ``NUMBER``.

    `unit` and `note`, in brackets, stand behind it; `is_change`: its sign is a word or an arrow (``增3``, ``3↓``).
    """

    mark: Mark
    value: Decimal | None = None
    unit: str | None = None
    note: str | None = None
    is_change: bool = field(default=False, eq=False, repr=False)


_BLANK, _NOT_APPLICABLE, _UNREADABLE = map(Number, (Mark.BLANK, Mark.NOT_APPLICABLE, Mark.UNREADABLE))

_LONGEST_CELL = 400
_MOST_DIGITS = 15
"""More digits than any count or amount has: figures of several cells that ran together."""

# U+200B separates words without showing it; the other zero-width characters separate nothing. Of the dashes only
# those that are minus signs become one: a page number stands between the long ones.
_NUMBER_FORMS: _Table = {
    **_table("０１２３４５６７８９．＋﹢－﹣−（）﹙﹚［］：／＼", "0123456789.++---()()():/\\"),
    **dict.fromkeys(map(ord, _VANISHING)),
    **dict.fromkeys(map(ord, _UNIFIED[" "] + "\u200b"), " "),
    **dict.fromkeys(map(ord, _UNIFIED["\n"]), "\n"),
}
_SPACE_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#12288);?")
_NONE = re.compile(r"/{1,4}|\\|[-‐‑‒–—―─━⸺](?:\s?[-‐‑‒–—―─━⸺]){0,7}|无|無|[Nn]/[Aa]")
_UNIT = "人次|万元|亿元|[件条份宗个项次起元]"
_NUMBER = re.compile(
    rf"""
    (?: (?P<sign>[-+]) | (?P<word>增加?|减少?|↑|↓)[ ]? )?
    (?P<whole>
        [1-9][0-9]{{0,2}}(?P<separator>[,， ])[0-9]{{3}}(?:(?P=separator)[0-9]{{3}})*
      | 0 | [1-9][0-9]*
    )
    (?: \.(?P<fraction>[0-9]+) )?
    (?P<arrow>[↑↓])?
    (?: \s?(?P<unit>{_UNIT}) | \s?\(\s?(?:单位:\s?)?(?P<in_brackets>{_UNIT})\s?\) )?
    (?: \s{{0,3}}\(\s?
        (?!单位:|[^0-9()]*[百千万亿元])         # says what the number counts, not what it includes
        (?![一二三四五六七八九十零〇]+\s?\))    # the number of the next label
        (?P<note>[\u3400-\u9fff][^()]+?)
    \s?\) )?
    """,
    re.VERBOSE,
)
_DOWN = frozenset({"-", "减", "减少", "↓"})
_ZEROS = frozenset({"零", "〇"})
_NO_VALUE = frozenset({"nan", "none", "null", "<na>", "nat", '""', "''"})  # blank cells, as programs write them
_FIRST_LETTERS = frozenset("增减无無Nn零")  # of a number or a mark for none; their other forms are no letters


def read_number(text: str) -> Number:
    """One cell's text as one number, or what it is instead. Never raises, never guesses.

    Read are full-width digits, decimals, thousands separators (commas or spaces) between correct groups of
    three, signs (``-7``, ``增3``, ``↓7``), a unit behind the number and a note in brackets behind that.
    The note is given in plain forms of its digits and brackets. Whatever could be two numbers, a page number
    or digits with something lost is ``UNREADABLE``.

    >>> read_number("２，３１５件（其中修订16件）")
    Number(mark=<Mark.NUMBER: 'number'>, value=Decimal('2315'), unit='件', note='其中修订16件')
    >>> [str(read_number(cell).mark) for cell in ("", "—", "1 30", "— 1 —")]
    ['blank', 'not_applicable', 'unreadable', 'unreadable']
    """
    if len(text) > _LONGEST_CELL:
        return _UNREADABLE if text.translate(_NUMBER_FORMS).strip() else _BLANK
    return _read_number(text)


@lru_cache(maxsize=4096)
def _read_number(text: str) -> Number:
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and (text[0] != "0" or text == "0"):
        return Number(Mark.NUMBER, Decimal(text))
    if text[:1].isalpha() and text[0] not in _FIRST_LETTERS:  # as most texts are
        return _UNREADABLE
    plain = text if text.isascii() else text.translate(_NUMBER_FORMS)
    plain = (_SPACE_ENTITY.sub(" ", plain) if "&" in plain else plain).strip()
    if not plain or plain.lower() in _NO_VALUE:
        return _BLANK
    if match := _NUMBER.fullmatch(plain):
        return _number(match)
    if plain in _ZEROS:
        return Number(Mark.NUMBER, Decimal(0))
    return _NOT_APPLICABLE if _NONE.fullmatch(plain) else _UNREADABLE


def _number(match: re.Match[str]) -> Number:
    sign, word, whole, separator, fraction, arrow, unit, in_brackets, note = match.groups()
    whole = whole.replace(separator or ",", "")
    signs = [found for found in (sign, word, arrow) if found]
    if len(signs) > 1 or len(whole) + len(fraction or "") > _MOST_DIGITS:
        return _UNREADABLE
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    if signs and signs[0] in _DOWN and value:
        value = -value
    return Number(Mark.NUMBER, value, unit or in_brackets, note, bool(word or arrow))


_SCALES = {"元": 0, "万元": 4, "亿元": 8}


def scale_to(value: Decimal, unit: str, target: str) -> Decimal:
    """An amount of money in another unit (元, 万元, 亿元), exactly, whatever the decimal context.

    Raises `ValueError` for any other unit.

    >>> scale_to(Decimal("251000"), "元", "万元")
    Decimal('25.1000')
    """
    if unknown := {unit, target} - _SCALES.keys():
        raise ValueError(f"no unit of money: {', '.join(sorted(unknown))}; known are {', '.join(_SCALES)}")
    if not value.is_finite():
        raise ValueError(f"not an amount of money: {value}")
    sign, digits, places = value.as_tuple()
    exponent = int(places) + _SCALES[unit] - _SCALES[target]
    return Decimal((sign, digits + (0,) * exponent, min(exponent, 0)))


_DIGITS = "零一二三四五六七八九"
_PLACES = re.compile(r"(?:(.)千)?零?(?:(.)百)?零?(?:(.?)十)?零?(.)?")


def read_chinese_numeral(text: str) -> int | None:
    """A Chinese numeral up to 九千九百九十九, None for anything else.

    >>> [read_chinese_numeral(numeral) for numeral in ("十", "二十一", "一百零五", "〇", "一百五十零")]
    [10, 21, 105, 0, None]
    """
    numeral = text[: len("九千九百九十九") + 1].replace("〇", "零")
    match = _PLACES.fullmatch(numeral)
    if match is None or not numeral:
        return None
    thousands, hundreds, tens, units = (_DIGITS.find(digit or "零") for digit in match.groups())
    if match[3] == "":
        tens = 1
    value = 1000 * thousands + 100 * hundreds + 10 * tens + units
    return value if numeral == _chinese_numeral(value) else None


def _chinese_numeral(value: int) -> str:
    """The one right way to write a number from 0 to 9999; a wrong reading does not give it back."""
    places = zip(f"{max(value, 0):04d}", "千百十 ", strict=True)
    written = "".join(_DIGITS[int(digit)] + place if digit != "0" else "零" for digit, place in places)
    written = re.sub("零+", "零", written.replace(" ", "")).strip("零") or "零"
    return written[1:] if written.startswith("一十") else written


_D = "[0-9０-９]"
_YEAR = f"(?:19|20|１９|２０){_D}{{2}}"
_ARABIC_DATE = (
    rf"(?<!{_D})(?P<y>{_YEAR})\s{{0,3}}"
    rf"(?:(?P<sep>[-－–/／.．])\s{{0,3}}(?P<m>{_D}{{1,2}})\s{{0,3}}(?P=sep)\s{{0,3}}(?P<d>{_D}{{1,2}})"
    rf"(?!{_D})(?!(?P=sep)(?!{_YEAR}){_D})"
    rf"|年\s{{0,3}}(?P<m2>{_D}{{1,2}})\s{{0,3}}月\s{{0,3}}(?P<d2>{_D}{{1,2}})\s{{0,3}}[日号])"
)
_CHINESE_DATE = (
    rf"(?P<cy>{CHINESE_YEAR})\s{{0,3}}年\s{{0,3}}(?P<cm>[一二三四五六七八九十]{{1,2}})\s{{0,3}}月"
    rf"\s{{0,3}}(?P<cd>[一二三四五六七八九十]{{1,3}})\s{{0,3}}[日号]"
)
_DATE = re.compile(f"{_ARABIC_DATE}|{_CHINESE_DATE}")
_YEAR_NAMED = re.compile(rf"(?:(?<!{_D})(?P<y>{_YEAR})|(?P<cy>{CHINESE_YEAR}))\s{{0,3}}年")


def find_dates(text: str) -> tuple[date, ...]:
    """Every date of the text in order; those that no calendar has are left out.

    >>> find_dates("统计期限为2024年1月1日至 2024-12-31，2024年2月30日")
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    """
    return tuple(found for match in _DATE.finditer(text) if (found := _date(match)) is not None)


def read_date(text: str) -> date | None:
    """The first date of the text; None where there is none, or where it is one that no calendar has.

    >>> read_date("发布日期：2025- 01- 14 10: 13"), read_date("2025年2月29日")
    (datetime.date(2025, 1, 14), None)
    """
    return next(map(_date, _DATE.finditer(text)), None)


def _date(match: re.Match[str]) -> date | None:
    month = read_chinese_numeral(match["cm"]) if match["cm"] else int(match["m"] or match["m2"])
    day = read_chinese_numeral(match["cd"]) if match["cd"] else int(match["d"] or match["d2"])
    try:
        return date(_year(match), month or 0, day or 0)
    except ValueError:
        return None


def _year(match: re.Match[str]) -> int:
    return int(match["y"] or match["cy"].translate(TO_DIGITS))


def find_years(text: str) -> tuple[int, ...]:
    """Every year that stands before 年 in the text, in order.

    >>> find_years("２０２４年度，较 2023 年增加")
    (2024, 2023)
    """
    return tuple(_year(match) for match in _YEAR_NAMED.finditer(text))


def read_year(text: str) -> int | None:
    """The first year that stands before 年, None where there is none.

    >>> read_year("二〇二四年度"), read_year("第2024号")
    (2024, None)
    """
    match = _YEAR_NAMED.search(text)
    return None if match is None else _year(match)
