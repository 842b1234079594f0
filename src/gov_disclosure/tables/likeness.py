"""Labels that are cut or misspelt, known by their likeness to one label of the form and to no other."""

from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from operator import ne

import regex

from gov_disclosure.tables.lexicon import Role, form_lexicon
from gov_disclosure.tables.units import without_unit

SHORTEST = 4
"""Characters that say which label a damaged one was."""

SLIPS = ((14, 3), (8, 2), (SHORTEST, 1))
"""Characters that may be wrong, missing or too many in a label of at least so many."""

MOST_SLIPS = 4
"""Other labels must be further off than the nearest one: they are looked for up to here."""


@lru_cache(maxsize=1024)
def likely_row(key: str, table: str, edition: str) -> str | None:
    """The path of the row that a damaged label names, None where its likeness leaves a doubt.

    >>> likely_row("2其他法律政法规禁止公升", "requests", "2021")
    'requests.results.denied.prohibited_by_law'
    >>> likely_row("合计", "requests", "2021") is None
    True
    """
    if len(key) < SHORTEST:
        return None
    found = {name for label, name in _labels(table, edition) if key in label} or _misspelt(key, table, edition)
    name = found.pop() if len(found) == 1 else None
    return name if name is not None and name.startswith(table) and _has_its_number(key, name, table, edition) else None


@lru_cache(maxsize=1024)
def damaged_row(key: str, table: str, edition: str) -> str | None:
    """The path of the row that a damaged label is: `likely_row`, unless words are added to the label, which damage does not do.

    >>> damaged_row("行政规范性文件累计", "proactive", "2021") is None
    True
    >>> damaged_row("行政规范性性文件", "proactive", "2021")
    'proactive.normative_documents'
    """
    path = likely_row(key, table, edition)
    return None if path is None or has_more_words(key, path, table, edition) else path


TELLING = frozenset("本上下前今去后月季旬周半不无未没已有元万一二三四五六七八九十非废拒拟暂撤免减退欠率款额均")
"""Characters that make another label of it: 上年 and 本月 are not 本年, 不予公开 not 予以公开, 非行政许可 and 行政许可率 not 行政许可."""


ADDING = frozenset("百千万亿仟佰萬億倍%‰增降升比占例新旧总计预估约超省市县区乡镇村")
"""Characters that make another label of it where they are added: 行政许可（百）, 行政许可（新）."""

SHORTEST_WORD = 2
"""Characters in a row that are a word; a single one is noise."""

HARMLESS = frozenset({"备注", "附注", "注释", "附件", "附表", "说明", "见注", "件次", "数量", "情况"})
"""Words that leave a label what it is: they say where more is said of it, or that it counts things."""

_NO_UNIT = HARMLESS | {"注", "项", "件", "次"}
"""What is no piece of a unit of money behind a label."""


def _has_its_number(key: str, name: str, table: str, edition: str) -> bool:
    """Whether the digits in a damaged label are the number of the row, if any: others may be a figure's."""
    digits = "".join(filter(str.isdigit, key))
    return not digits or any(digits == "".join(filter(str.isdigit, label)) for label in _keys_of(name, table, edition))


def _keys_of(name: str, table: str, edition: str) -> list[str]:
    return [label for label, other in _labels(table, edition) if other == name]


def _misspelt(key: str, table: str, edition: str) -> set[str]:
    """The labels with the fewest slips, and those with hardly more; none where one of them has another word in the key."""
    allowed = next(most for length, most in SLIPS if len(key) >= length)
    slips: dict[str, tuple[int, bool]] = {}
    for label, name in _labels(table, edition):
        found = wrong_characters(key, label)
        if found is not None and _telling(key) == _telling(label):
            count = found, _has_other_word(key, label)
            slips[name] = min(count, slips.get(name, (MOST_SLIPS, False)))
    least = min((count for count, _ in slips.values()), default=MOST_SLIPS)
    near = {name: other for name, (count, other) in slips.items() if count <= least + 1} if least <= allowed else {}
    return set() if True in near.values() else set(near)


def _telling(key: str) -> list[str]:
    return [character for character in key if character in TELLING]


def _has_other_word(key: str, label: str) -> bool:
    """Whether a word of a label is another one in the key: 本年办结 for 本年新收. Damage changes single characters, or loses some.

    >>> _has_other_word("本年办结申请", "本年新收申请"), _has_other_word("本年新攵申请", "本年新收申请"), _has_other_word("本新收申请", "本年新收申请")
    (True, False, False)
    """
    if len(key) == len(label):
        changed = list(map(ne, key, label))
        return any(one and after for one, after in pairwise(changed))
    printed, own = _behind_common_start(*_behind_common_start(key[::-1], label[::-1]))
    return min(len(printed), len(own)) > 1 and set(printed).isdisjoint(own)


def has_more_words(key: str, path: str, table: str, edition: str) -> bool:
    """Whether a text has words besides those of the row's label that it is most like, or only a piece of the unit behind it."""
    labels = _keys_of(path, table, edition)
    if pieces := [label for label in labels if key in label]:
        return all(_loses_unit(key, label) for label in pieces)
    found = [(count, label) for label in labels if (count := wrong_characters(key, label)) is not None]
    least = min((count for count, _ in found), default=0)
    nearest = [label for count, label in found if count == least]
    return any(_adds_words(key, label) or _loses_unit(key, label) for label in nearest)


def _loses_unit(key: str, label: str) -> bool:
    """Whether a label ends in a unit of money of which only a piece, or another character, stands in a text: 行政事业性收费（亿）."""
    words = without_unit(label)
    if key.removeprefix(words) in _NO_UNIT:
        return False
    return not key.endswith((label.removeprefix(words), words[-1:]))


def _adds_words(key: str, label: str) -> bool:
    """Whether a text has a word that the label lacks, or a single character that says something else.

    >>> [_adds_words(key, "行政许可") for key in ("行政许可草案", "行政许可百", "行政许可许可", "行政许可某", "行政诉可")]
    [True, True, False, False, False]
    """
    changes = SequenceMatcher(None, label, key, autojunk=False).get_opcodes()
    return any(
        _is_added(key, start, end, last - first, last == len(label))
        for _, first, last, start, end in changes
        if key[start:end] not in label[first:last]
    )


def _is_added(key: str, start: int, end: int, lost: int, at_end: bool) -> bool:
    """Whether a stretch of a text that stands in the place of `lost` characters of a label says something else.

    One character may be damaged to two that look like its halves, but not behind all others.
    """
    word = key[start:end]
    size = len(word)
    if word in HARMLESS or word in (key[start - size : start], key[end : end + size]):
        return False
    longer = size >= SHORTEST_WORD and size - lost >= (1 if at_end else SHORTEST_WORD)
    return longer or not ADDING.isdisjoint(word)


def _behind_common_start(one: str, other: str) -> tuple[str, str]:
    """Both texts backwards, without what they begin with alike."""
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if ne(*pair)), min(len(one), len(other)))
    return one[same:][::-1], other[same:][::-1]


def is_piece_of(key: str, path: str, table: str, edition: str) -> bool:
    """Whether a text is a piece of a label of one row."""
    return any(key in label for label in _keys_of(path, table, edition))


def wrong_characters(key: str, label: str) -> int | None:
    """How many characters of a label are wrong, missing or too many in a text; None where they are more than may ever be."""
    found = _pattern(label).fullmatch(key) if abs(len(label) - len(key)) <= MOST_SLIPS else None
    return None if found is None else sum(found.fuzzy_counts)


@cache
def _pattern(label: str) -> regex.Pattern[str]:
    return regex.compile(f"(?b)(?:{regex.escape(label)}){{e<={MOST_SLIPS}}}")


@cache
def _labels(table: str, edition: str) -> tuple[tuple[str, str], ...]:
    """Every label of a table with the path of its row, or with itself where it is that of no row of the edition."""
    found: list[tuple[str, str]] = []
    for key, meanings in form_lexicon().by_key.items():
        own = [meaning for meaning in meanings if meaning.table == table]
        rows = [meaning.path for meaning in own if meaning.role is Role.ROW and edition in meaning.editions]
        if own:
            found.append((key, rows[0] if rows else key))
    return tuple(found)
