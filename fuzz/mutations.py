"""Mutations that keep the look of a report: its lines, cells, labels, figures and tags; and some of bytes."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from fuzz.inputs import BYTES, as_data, as_source
from gov_disclosure.model import tree
from gov_disclosure.model.report import SectionKind

TextMutation = Callable[[str, Random], str]
BytesMutation = Callable[[bytes, Random], bytes]

_NUMBER = re.compile(r"[0-9０-９]+")
_SEPARATORS = ("|", "\t", "\n", " ", "", " | ", "\n\n", "||", "│", "+---+", "\r", "\u3000", "\xa0")
_FIGURES = (
    "0", "-1", "1e9", "９９", "1,234", "12.5", "３万", "十二", "/", "—", "无", "1 2", "1\u200b2", "0x1F", "١٢", "²", "½", "9" * 40,
    "+3", "增3", "减7", "3件", "251000元", "0.3亿元", "22（其中修订16件）", "NaN", "inf", "-0", "00",
)  # fmt: skip
_TAGS = (
    "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<td colspan=3>", '<td rowspan="2">', "<br>", "<!--", "-->",
    '<td colspan="999999999">', '<td rowspan="-1">', "<div style='display:none'>", "</div>", "&nbsp;", "&#0;", "&#x110000;",
    "<![CDATA[", "<iframe>", "<svg>", "<template>", "<plaintext>", "<title>", "<pre>", "<thead>", "<th>", "<?xml version='1.0'?>",
)  # fmt: skip
_ODD = (
    "\0", "\ufeff", "\ud800", "\u202e", "\u2028", "\x85", "\x1b[0m", "（", "）", "(", "囗", "\U0001f600", "e\u0301", "㈠", "⑴", "１．", "\x0c",
    "一、", "（一）", "1.", "- 3 -", "第 3 页", "(kāi)", "（ɡuān）",
)  # fmt: skip


@cache
def words() -> tuple[str, ...]:
    """The labels of the form, the headings, and what else reading looks for."""
    labels = [
        label
        for table in ("proactive", "requests", "disputes")
        for edition in ("2021", "2019")
        for row in tree.rows(table, edition)
        for label in (row.label, *row.parents, *(figure.column_label for figure in row.figures))
    ]
    headings = [kind.label for kind in SectionKind]
    others = [
        "信息内容",
        "申请人情况",
        "第二十条第（一）项",
        "政府信息公开工作年度报告",
        "索引号：",
        "发布日期：2024-01-30",
        "单位：元",
        "2023年",
    ]
    return tuple(dict.fromkeys((*labels, *headings, *others)))


def _span(length: int, random: Random, most: int = 400) -> tuple[int, int]:
    start = random.randrange(length + 1)
    return start, min(length, start + random.randrange(most))


def _insert(text: str, piece: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]


def _any_token(text: str, random: Random) -> str:
    return _insert(text, random.choice(random.choice((words(), _FIGURES, _TAGS, _ODD, _SEPARATORS))), random)


def _other_number(text: str, random: Random) -> str:
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return text
    number = random.choice(numbers)
    return text[: number.start()] + random.choice(_FIGURES) + text[number.end() :]


def _other_separator(text: str, random: Random) -> str:
    old = random.choice(_SEPARATORS[:3])
    places = [at for at, character in enumerate(text) if character == old]
    if not places:
        return text
    if random.random() < 0.1:
        return text.replace(old, random.choice(_SEPARATORS))
    at = random.choice(places)
    return text[:at] + random.choice(_SEPARATORS) + text[at + 1 :]


def _span_deleted(text: str, random: Random) -> str:
    start, end = _span(len(text), random)
    return text[:start] + text[end:]


def _span_copied(text: str, random: Random) -> str:
    start, end = _span(len(text), random)
    return _insert(text, text[start:end], random)


def _span_repeated(text: str, random: Random) -> str:
    start, end = _span(len(text), random, 60)
    return text[:end] + text[start:end] * random.choice((1, 2, 10, 200)) + text[end:]


def _lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            lines[first], lines[second] = lines[second], lines[first]
        case 1:
            lines.insert(second, lines[first])
        case 2:
            del lines[first]
        case _:
            lines[first : first + 2] = ["".join(lines[first : first + 2])]
    return "\n".join(lines)


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] if random.random() < 0.5 else text[at:]


TEXT_MUTATIONS: Sequence[TextMutation] = (
    _any_token, _any_token, _other_number, _other_separator, _span_deleted, _span_copied, _span_repeated, _lines, _cut,
)  # fmt: skip


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(random.choice((1, 2, 8))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _marked(data: bytes, random: Random) -> bytes:
    return (
        random.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x84\x31\x95\x33", b"<meta charset=big5>")) + data
    )


def _recoded(data: bytes, random: Random) -> bytes:
    name = random.choice(("gb18030", "big5hkscs", "utf-16", "utf-16-be", "utf-8-sig", "utf-32", "latin-1"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def _bytes_cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


BYTES_MUTATIONS: Sequence[BytesMutation] = (_flipped, _flipped, _marked, _recoded, _bytes_cut)


def mutate(data: bytes, random: Random) -> bytes:
    """One to four mutations of an input; bytes that are UTF-8 are mostly mutated as text."""
    source = as_source(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        if isinstance(source, str):
            source = random.choice(TEXT_MUTATIONS)(source, random)
        elif random.random() < 0.6:
            text = source.decode("utf-8", "surrogateescape")
            source = random.choice(TEXT_MUTATIONS)(text, random).encode("utf-8", "replace")
        else:
            source = random.choice(BYTES_MUTATIONS)(source, random)
    return as_data(source)


def crossed(first: bytes, second: bytes, random: Random) -> bytes:
    """The beginning of one input and the end of another, cut at lines."""
    one, other = as_source(first), as_source(second)
    if isinstance(one, bytes) or isinstance(other, bytes):
        return BYTES + first[1 : 1 + random.randrange(len(first))] + second[random.randrange(len(second)) :]
    before, after = one.split("\n"), other.split("\n")
    return as_data("\n".join([*before[: random.randrange(len(before) + 1)], *after[random.randrange(len(after)) :]]))
