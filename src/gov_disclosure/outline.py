"""Where the preamble and the six sections of a report are in its document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from gov_disclosure.document import Block, Document, LineRef, Paragraph, Table, TableCell
from gov_disclosure.furniture import is_attachment, is_buttons, is_prose, is_tail, is_wordless
from gov_disclosure.headings import (
    FIRST_CHARACTERS,
    ORDER,
    HeadingMatch,
    match_heading,
    match_otherwise_numbered,
    may_be_broken,
    may_be_heading,
)
from gov_disclosure.model.report import SectionKind
from gov_disclosure.title import Title, best_title, find_titles, read_title


class SectionSpan(NamedTuple):
    """Where one section stands.

    `block` is the index of the block that holds the heading, `end` the index of the first block behind the
    section. A heading may stand in a table's row: then `row` is the row's index, and a table that two sections
    share belongs to the first up to `end_row`. `body` is the first line below the heading; `rest` is where the
    text begins that runs on behind the heading in its own paragraph, -1 where nothing does.
    """

    kind: SectionKind
    heading: str
    block: int
    end: int
    row: int = 0
    end_row: int = 0
    body: LineRef = (0, 0)
    rest: int = -1


class Outline(NamedTuple):
    """The frame of a report in its document: spans of sections in the order of the text, and the preamble.

    `start` is the index of the first block of the report proper, `end` that of the first block behind it:
    what stands before and after is page furniture, the title block and metadata. `titles` are the lines above
    the report that name one: the report's own title, and links to other reports. `preamble_row` is the row
    with which the preamble begins in a table.
    """

    sections: tuple[SectionSpan, ...] = ()
    preamble: range = range(0)
    start: int = 0
    end: int = 0
    titles: tuple[Title, ...] = ()
    preamble_row: int = 0

    @property
    def title(self) -> Title | None:
        """The title above the report that says most, and of equals the nearest."""
        return best_title(self.titles)

    def section(self, kind: SectionKind) -> SectionSpan | None:
        """The span of one section, None where the document lacks it."""
        return next((span for span in self.sections if span.kind is kind), None)

    @property
    def first_heading(self) -> LineRef | None:
        """The line of the first section's heading."""
        return (self.sections[0].block, self.sections[0].row) if self.sections else None


class Candidate(NamedTuple):
    """A line that may be the heading of a section, and whether any text stands between it and the next."""

    place: LineRef
    body: LineRef
    match: HeadingMatch
    content: bool = False

    @property
    def order(self) -> int:
        """The place of its section in the form."""
        return ORDER[self.match.kind]

    @property
    def begins_report(self) -> bool:
        """Whether it is the heading with which a report begins, under its number."""
        return self.match.kind is SectionKind.OVERVIEW and self.match.in_place

    @property
    def may_begin_report(self) -> bool:
        """The same, with its number or without any."""
        return self.match.kind is SectionKind.OVERVIEW and self.match.ordinal <= 1

    @property
    def weight(self) -> int:
        """How much the line looks like the heading of a section of the report itself."""
        return 1 + (self.match.ordinal > 0) + self.match.in_place + 5 * self.match.usual + 4 * self.content


# ---------------------------------------------------------------------------- lines

BETWEEN = " | "
"""What stands between the cells of a table's row in a line of text."""


def row_text(row: Sequence[TableCell]) -> str:
    """The text of a table's row: its cells with bars between, blank cells at the end left out."""
    return BETWEEN.join([cell.text.strip() for cell in row if not cell.covered]).rstrip(BETWEEN)


def lines_between(
    blocks: Sequence[Block], start: LineRef, end: LineRef, without: frozenset[LineRef] = frozenset()
) -> Iterator[tuple[LineRef, str]]:
    """The lines from one up to another, `without` some: paragraphs, and the rows of tables."""
    for index in range(start[0], min(end[0] + 1, len(blocks))):
        block = blocks[index]
        first = start[1] if index == start[0] else 0
        if isinstance(block, Paragraph):
            if first == 0 and index < end[0] and (index, 0) not in without:
                yield (index, 0), block.text
            continue
        last = end[1] if index == end[0] else len(block.rows)
        for row in range(first, last):
            if (index, row) not in without:
                yield (index, row), row_text(block.rows[row])


# ---------------------------------------------------------------------------- outline


def outline(document: Document, found: Sequence[Candidate] | None = None) -> Outline:
    """Find the preamble and the sections of a report by the words of their headings.

    Where headings are repeated (navigation, a table of contents) the sequence is taken that is in the
    form's order and has text between. `found` are the `find_candidates` of the document where they are known.
    """
    blocks = document.blocks
    candidates = _with_content(blocks, find_candidates(blocks) if found is None else found)
    chosen, limit = _choose(candidates, len(blocks))
    indexes, head = _head(blocks, chosen[0].place if chosen else None)
    titles = tuple(find_titles(head))
    if not chosen:
        return Outline(end=len(blocks), titles=titles)
    end = _end(blocks, chosen[-1], limit)
    ends = [candidate.place for candidate in chosen[1:]] + [end]
    spans = tuple(_span(candidate, end) for candidate, end in zip(chosen, ends, strict=True))
    title = best_title(titles)
    first = title.last + 1 if title else 0
    prose = next((line for line in range(first, len(head)) if is_prose(head[line])), None)
    start, row = chosen[0].place if prose is None else (indexes[prose], prose - indexes.index(indexes[prose]))
    return Outline(spans, range(start, spans[0].block), start, end[0] + (end[1] > 0), titles, row)


def head_lines(document: Document, outline: Outline) -> list[str]:
    """The lines right above the first section, the first lines where there is none: `Title.last` counts them."""
    return _head(document.blocks, outline.first_heading)[1]


def _head(blocks: Sequence[Block], heading: LineRef | None) -> tuple[list[int], list[str]]:
    """The lines right above the first heading, the first lines where there is none: their blocks' indexes, and texts."""
    end, end_row = heading or (_MOST_HEAD_BLOCKS, 0)
    first = max(0, end - _MOST_HEAD_BLOCKS)
    indexes: list[int] = []
    texts: list[str] = []
    for index, block in enumerate(blocks[first : end + 1], first):
        if isinstance(block, Table):
            rows = block.rows[:end_row] if index == end else block.rows
            indexes += [index] * len(rows)
            texts += map(row_text, rows)
        elif index < end:
            indexes.append(index)
            texts.append(block.text)
    return indexes, texts


_MOST_HEAD_BLOCKS = 400
"""How far from the first heading the title and the preamble are looked for."""


def _span(candidate: Candidate, end: LineRef) -> SectionSpan:
    match, place = candidate.match, candidate.place
    return SectionSpan(match.kind, match.text, place[0], end[0], place[1], end[1], candidate.body, match.rest)


def find_candidates(blocks: Sequence[Block]) -> list[Candidate]:
    """Every line that may be the heading of a section, in order; what stands between them is not looked at."""
    found: list[Candidate] = []
    taken = -1
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            found += _in_table(block, index)
        elif (text := block.text)[:1] in FIRST_CHARACTERS and may_be_heading(text) and index > taken:
            text = text.strip()
            if match := match_heading(text):
                found.append(Candidate((index, 0), (index + 1, 0), match))
            elif may_be_broken(text) and (broken := _broken(blocks, index, text)):
                found.append(broken)
                taken = broken.body[0] - 1
    return found or _otherwise_numbered(blocks)


def _otherwise_numbered(blocks: Sequence[Block]) -> list[Candidate]:
    """The six headings of a report that numbers its sections as the form numbers parts; none where one is missing."""
    found: list[Candidate] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (match := match_otherwise_numbered(block.text)):
            found.append(Candidate((index, 0), (index + 1, 0), match))
    return found if [candidate.match.kind for candidate in found] == list(SectionKind) else []


def _in_table(table: Table, index: int) -> Iterator[Candidate]:
    """Headings that stand alone in a row of a table."""
    for number, row in enumerate(table.rows):
        text = row[0].text if row else ""
        if not text and row:
            text = next((cell.text for cell in row if cell.text), "")
        if text[:1] not in FIRST_CHARACTERS or not may_be_heading(text):
            continue
        text = text.strip()
        if (match := match_heading(text)) and match.rest < 0 and row_text(row) == text:
            body = (index, number + 1) if number + 1 < len(table.rows) else (index + 1, 0)
            yield Candidate((index, number), body, match)


def _broken(blocks: Sequence[Block], index: int, text: str) -> Candidate | None:
    """A heading whose second half is the next paragraph."""
    for after in range(index + 1, min(index + 4, len(blocks))):
        block = blocks[after]
        if not isinstance(block, Paragraph):
            return None
        if second := block.text.strip():
            match = match_heading(text + second) if len(second) <= _LONGEST_HALF else None
            whole = match is not None and match.rest < 0
            return Candidate((index, 0), (after + 1, 0), match) if match and whole else None
    return None


_LONGEST_HALF = 30


def _with_content(blocks: Sequence[Block], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with whether any text stands between it and the next."""
    ends = [candidate.place for candidate in candidates[1:]] + [(len(blocks), 0)]
    return [
        Candidate(one.place, one.body, one.match, one.match.rest >= 0 or _has_text(blocks, one.body, end))
        for one, end in zip(candidates, ends, strict=False)
    ]


def _has_text(blocks: Sequence[Block], start: LineRef, end: LineRef) -> bool:
    return any(text and not text.isspace() for _, text in lines_between(blocks, start, end))


def _choose(candidates: Sequence[Candidate], length: int) -> tuple[list[Candidate], LineRef]:
    """The headings of the report, in the order of the text, and the line before which its last section ends."""
    best: tuple[int, list[Candidate], LineRef] = (0, [], (length, 0))
    for run, limit in _runs(candidates, length):
        weight, chain = _heaviest_chain(run)
        if weight > best[0]:
            best = weight, _with_strays(chain, run), limit
    return best[1], best[2]


def _runs(candidates: Sequence[Candidate], length: int) -> Iterator[tuple[Sequence[Candidate], LineRef]]:
    """The candidates cut wherever a report (or a table of contents) begins anew with 一、总体情况."""
    starts = [index for index, candidate in enumerate(candidates) if candidate.begins_report]
    bounds = sorted({0, *starts, len(candidates)})
    for first, last in pairwise(bounds):
        yield candidates[first:last], candidates[last].place if last < len(candidates) else (length, 0)


class Beginning(NamedTuple):
    """A sequence of headings in the form's order: where it begins, the first line below its last heading, and the
    sections that it has. `certain` says that it begins as a report does: with section 一, or as the first of all.
    """

    start: LineRef
    below: LineRef
    kinds: frozenset[SectionKind]
    certain: bool


def beginnings(document: Document, found: Sequence[Candidate]) -> list[Beginning]:
    """Every sequence of headings, in the order of the text: each begins with section 一, numbered or not, or where
    section 二 or 三 comes again after the last sections.
    """
    candidates = _with_content(document.blocks, found)
    starts = list(_starts(candidates))
    ends = [*starts[1:], len(candidates)]
    sequences = []
    for first, last in zip(starts, ends, strict=False):
        chain = _heaviest_chain(candidates[first:last])[1]
        certain = first == 0 or candidates[first].may_begin_report
        kinds = frozenset(one.match.kind for one in chain)
        sequences.append(Beginning(candidates[first].place, chain[-1].body, kinds, certain))
    return sequences


def _starts(candidates: Sequence[Candidate]) -> Iterator[int]:
    highest = -1
    for index, candidate in enumerate(candidates):
        again = candidate.match.usual and candidate.order <= _EARLY and highest >= _LATE
        if index == 0 or candidate.may_begin_report or again:
            yield index
            highest = -1
        highest = max(highest, candidate.order)


_EARLY = ORDER[SectionKind.REQUESTS]
_LATE = ORDER[SectionKind.PROBLEMS]


_Chain = tuple[Candidate, "_Chain | None"]


def _heaviest_chain(candidates: Sequence[Candidate]) -> tuple[int, list[Candidate]]:
    """The headings in the form's order that together weigh most; of equals the earliest."""
    best: list[tuple[int, _Chain | None]] = [(0, None)] * len(ORDER)
    for candidate in candidates:
        order, own = candidate.order, candidate.weight
        weight, chain = max(best[:order], key=itemgetter(0), default=(0, None))
        if weight + own > best[order][0]:
            best[order] = weight + own, (candidate, chain)
    weight, link = max(best, key=itemgetter(0))
    chosen: list[Candidate] = []
    while link:
        chosen.append(link[0])
        link = link[1]
    return weight, chosen[::-1]


def _with_strays(chain: list[Candidate], run: Sequence[Candidate]) -> list[Candidate]:
    """The chain, with numbered headings of missing sections that stand out of the form's order."""
    kinds = {candidate.match.kind for candidate in chain}
    for candidate in run:
        if candidate.match.kind not in kinds and candidate.match.ordinal and candidate.content:
            kinds.add(candidate.match.kind)
            chain = [*chain, candidate]
    return sorted(chain, key=lambda candidate: candidate.place)


# ---------------------------------------------------------------------------- end


def _end(blocks: Sequence[Block], last: Candidate, limit: LineRef) -> LineRef:
    """The line behind the last one of the last section, with the furniture below the report left out."""
    kept: list[tuple[LineRef, str]] = []
    for place, line in lines_between(blocks, last.body, limit):
        text = line.strip()
        if text and (is_tail(text) or _names_report(text)):
            break
        kept.append((place, text))
    kept = _trimmed(kept)
    return _behind(blocks, kept[-1][0]) if kept else last.body


def _trimmed(lines: list[tuple[LineRef, str]]) -> list[tuple[LineRef, str]]:
    """The lines without blank ones, names of attachments, buttons and a counter at the end."""
    end, counters = len(lines), 0
    while end and _is_loose(lines[end - 1][1]):
        end -= 1
        counters += bool(lines[end][1]) and is_wordless(lines[end][1])
    return lines[: _behind_value(lines, end)] if counters <= _MOST_COUNTERS else lines


def _behind_value(lines: Sequence[tuple[LineRef, str]], end: int) -> int:
    """The end of the lines, or behind the number below it that is the value of the last: 收取信息处理费情况： above 0."""
    if not end or not lines[end - 1][1].endswith(("：", ":")):
        return end
    below = next((index for index in range(end, len(lines)) if lines[index][1]), None)
    return end if below is None or not is_wordless(lines[below][1]) else below + 1


def _is_loose(text: str) -> bool:
    return not text or is_wordless(text) or is_attachment(text) or is_buttons(text)


_MOST_COUNTERS = 2
"""Bare numbers at the end of a page are counters; more of them are figures of a table."""


def _names_report(text: str) -> bool:
    """Whether a line is the title of a report: below a report it is a link, or the next report."""
    return "报" in text and (title := read_title(text)) is not None and title.year is not None


def _behind(blocks: Sequence[Block], place: LineRef) -> LineRef:
    block = blocks[place[0]]
    if isinstance(block, Table) and place[1] + 1 < len(block.rows):
        return place[0], place[1] + 1
    return place[0] + 1, 0
