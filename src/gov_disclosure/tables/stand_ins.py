"""What a text of a head that is no label of the form may stand for: a column that it names in other words, or one that is misspelt.

A text that holds a piece of the label of one column only (被纠正) names that column, and stands where the form has it. Names that
a tool invents for columns without a label (数据1, Column 1) say nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.tables.lexicon import HEAD_ROLES, form_lexicon

LEAST_PIECE = 2
"""Characters that may tell one label from the others."""

_INVENTED = re.compile(
    r"(?:数据项?|数值|列|栏|字段|第[0-9一二三四五六七八九十]{1,3}[列栏]|[Cc]ol(?:umn)?|COL(?:UMN)?|[Ff]ield|[Uu]nnamed|[Vv]alue|[VvXxFfCc])?"
    r"[0-9]{0,3}(?:level[0-9]{1,2})?|[A-Za-z]{1,2}|[Nn]a[Nn]|[Nn]one|[Nn]ull|NULL"
)
_BESIDE = re.compile("备注|说明|序号|编号|项目(?:名称)?|指标(?:名称)?|统计(?:指标|项目)|类别|内容|事项")

Slot = frozenset[str]
"""The names of one place of a head's row."""


def is_invented(key: str) -> bool:
    """Whether a tool gives such a name to a column that has none.

    >>> [is_invented(key) for key in ("数据1", "Column3", "Unnamed0", "", "公民")]
    [True, True, True, True, False]
    """
    return _INVENTED.fullmatch(key) is not None


def heads_no_figure(key: str) -> bool:
    """Whether a text heads what stands beside the figures, as 备注 does, or is a line of the note in the corner of section 三."""
    return _BESIDE.fullmatch(key) is not None or (len(key) >= _LEAST_OF_NOTE and key in _NOTE)


_NOTE = "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和"
_LEAST_OF_NOTE = 4


@lru_cache(maxsize=1024)
def named_slots(key: str, slots: frozenset[Slot], table: str, edition: str) -> tuple[Slot, ...]:
    """The places that a text names, in its order: as another word for one, or with pieces that no other has in its label."""
    stands_for = form_lexicon().stand_ins[table].get(key)
    if stands_for is not None:
        return tuple(slot for slot in slots if stands_for in slot)
    found = (_slots_with(piece, slots, table, edition) for piece in _pieces(key))
    return tuple(dict.fromkeys(owners[0] for owners in found if len(owners) == 1))


def _pieces(key: str) -> Iterator[str]:
    for start in range(len(key) - LEAST_PIECE + 1):
        for end in range(start + LEAST_PIECE, len(key) + 1):
            yield key[start:end]


def _slots_with(piece: str, slots: frozenset[Slot], table: str, edition: str) -> list[Slot]:
    if piece not in form_lexicon().pieces[table]:
        return []
    return [slot for slot in slots if any(piece in label for label in _labels(slot, table, edition))]


@lru_cache(maxsize=1024)
def _labels(slot: Slot, table: str, edition: str) -> tuple[str, ...]:
    """The labels of a place in all their spellings."""
    return tuple(
        key
        for key, meanings in form_lexicon().by_key.items()
        for meaning in meanings
        if meaning.table == table
        and meaning.role in HEAD_ROLES
        and meaning.path in slot
        and edition in meaning.editions
    )


@lru_cache(maxsize=1024)
def is_like(key: str, slot: Slot, table: str, edition: str) -> bool:
    """Whether a text has at least half of its characters in common with a label of a place, and that with it."""
    labels = _labels(slot, table, edition)
    return any(2 * (Counter(key) & Counter(label)).total() >= max(len(key), len(label)) for label in labels)
