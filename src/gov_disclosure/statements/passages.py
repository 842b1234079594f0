"""The paragraphs of a report with their place, and their sentences."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple

from gov_disclosure.model.report import Report, Section, SectionKind
from gov_disclosure.position import Position, make_position


class Passage(NamedTuple):
    """One line of a section's text: `heading` is that of the part that it stands in, "" where it has none."""

    text: str
    section: SectionKind | None = None
    heading: str = ""
    position: Position | None = None
    verbatim: bool = False
    broken: bool = False
    """It goes on with a sentence that the line before began: its first clause is only the end of one."""

    def place(self, offset: int) -> Position | None:
        """Where the character at `offset` stands in the source, as well as that is known."""
        if self.position is None or not self.verbatim or not self.position.column:
            return self.position
        return make_position(self.position.line, self.position.column + offset, self.position.element)


_made = partial(tuple.__new__, Passage)
"""`Passage._make` without its call of a function: a report has many lines."""
_CELLS = " | "


def passages(report: Report) -> Iterator[Passage]:
    """The preamble and the sections line by line, headings of parts and rows of tables left out."""
    yield from (Passage(line) for line in report.preamble.split("\n"))
    for section in report.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Passage]:
    parts = list(section.parts)
    heading = ""
    lines = section.text.split("\n")
    known = len(section.positions) == len(section.verbatim) == len(lines)
    places = zip(section.positions, section.verbatim, strict=True) if known else repeat((section.position, False))
    before = ""
    for line, (position, verbatim) in zip(lines, places, strict=False):
        if parts and line.startswith(parts[0].heading):
            heading = parts.pop(0).heading
            if line == heading:
                continue
        if line and _CELLS not in line:
            broken = len(before) >= _LONG_LINE and _is_broken_off(before)
            yield _made((line, section.kind, heading, position, verbatim, broken))
        before = line


_LONG_LINE = 20
_ENDS = tuple("。！？；：.!?;:）)")


def _is_broken_off(line: str) -> bool:
    """Whether a line of prose ends within a sentence, as in text of PDF files; what is shorter may be a heading."""
    return not line.endswith(_ENDS)


_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")


def sentences(passage: Passage) -> Iterator[tuple[int, str]]:
    """The sentences of a passage, each with its offset."""
    return ((match.start(), match[0]) for match in _SENTENCE.finditer(passage.text))


_NUMBER = re.compile(
    r"[0-9０-９零〇一二两三四五六七八九十百千](?:(?<=[零〇])|(?<=[0-9０-９])\s*(?:[件条份宗起次部个项例元万亿,，;；。、)）]|$)"
    r"|(?<=[一二两三四五六七八九十百千])\s?[件条份宗起次部个项例元亿])"
)
"""One set of characters leads, so that only where one of them stands the rest is tried."""
_LONGEST_SENTENCE = 2000
"""What is longer is no prose: figures without a full stop."""
_NONE = re.compile("未|无|没|不存在")
_COUNTED = re.compile("申请|复议|诉讼|结转|规范性文件|规章|强制|处罚|许可|收费|处理费|费用|公开|企业|自然人")


def may_say(sentence: str) -> bool:
    """Whether a sentence can give a number; most cannot, and need not be taken apart."""
    return is_prose(sentence) and has_number(sentence)


def is_prose(sentence: str) -> bool:
    """Whether a sentence is short enough to be one."""
    return len(sentence) <= _LONGEST_SENTENCE


def has_number(text: str) -> bool:
    """Whether a text has a number of things, or a word that says that there are none of what is counted."""
    return bool(_NUMBER.search(text) or (_NONE.search(text) and _COUNTED.search(text)))
