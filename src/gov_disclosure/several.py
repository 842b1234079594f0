"""Pages that hold several reports one below the other: where each begins, and which are copies of another."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gov_disclosure.document import Block, Document, LineRef, Paragraph, Table
from gov_disclosure.furniture import is_head, is_tail
from gov_disclosure.model.report import Diagnostic, Report, SectionKind, Severity
from gov_disclosure.outline import Beginning, Candidate, beginnings, find_candidates, lines_between, row_text
from gov_disclosure.text import squeeze
from gov_disclosure.title import Title, best_title, find_titles, is_organ, read_title

Judge = Callable[[Document], bool]
"""Says whether a document is a report."""

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def cut(document: Document, is_report: Judge, candidates: Sequence[Candidate] | None = None) -> tuple[Document, ...]:
    """The reports of a document, each as a document of its own; the document itself where it holds one or none.

    A report begins anew where section 一 does, with most of the form's sections behind it, or under the title of
    another organ or year. Each part has to be a report by itself. Blocks keep their positions. `candidates` are the
    lines of the document that may be headings, where they are known.
    """
    candidates = find_candidates(document.blocks) if candidates is None else candidates
    parts = _kept(document, _at_sections(document, candidates), is_report)
    found = tuple([report for part in parts for report in _kept(part, _at_titles(part), is_report)])
    return found if len(found) > 1 or found[0] is document else (_with_head(found[0], document),)


def _kept(whole: Document, parts: Sequence[Document], is_report: Judge) -> tuple[Document, ...]:
    """The parts that are reports; the whole where none is."""
    return (tuple(filter(is_report, parts)) if len(parts) > 1 else ()) or (whole,)


def _with_head(part: Document, whole: Document) -> Document:
    """The only report of a page, with what the page's head says."""
    return Document(part.blocks, whole.title, whole.tags)


# ---------------------------------------------------------------------------- at section 一

LEAST_SECTIONS = 3
"""Sections that a sequence must have to be a report's."""
_DISCLOSURE = frozenset({SectionKind.PROACTIVE, SectionKind.REQUESTS})
_EARLY = _DISCLOSURE | {SectionKind.OVERVIEW}
_LONGEST_HEADING = 60


def _at_sections(document: Document, candidates: Sequence[Candidate]) -> list[Document]:
    """The document cut above every sequence of sections with text that begins anew; empty for less than two."""
    if not _comes_again(document.blocks, candidates):
        return []
    found = beginnings(document, candidates)
    full = [one for one in found if _is_full(document, one)]
    cuts: list[LineRef] = []
    below = (0, 0)
    for one in full:
        head = _head_of(document.blocks, below, one.start)
        if one.certain or head < one.start:
            cuts.append(head)
            below = one.below
    return _parts(document, cuts) if len(cuts) > 1 else []


def _comes_again(blocks: Sequence[Block], candidates: Sequence[Candidate]) -> bool:
    """Whether one of the first sections has two headings, each on a line of its own."""
    kinds = [one.match.kind for one in candidates if one.match.kind in _EARLY and _is_short(blocks[one.place[0]])]
    return len(set(kinds)) < len(kinds)


def _is_short(block: Block) -> bool:
    """Whether a block that holds a heading holds little else; in a table a heading has a row of its own."""
    return isinstance(block, Table) or len(block.text) <= _LONGEST_HEADING


def _is_full(document: Document, one: Beginning) -> bool:
    """Whether a sequence has enough of the form's sections, and something between: a table of contents has nothing."""
    if len(one.kinds) < LEAST_SECTIONS or one.kinds.isdisjoint(_DISCLOSURE):
        return False
    texts = [text for _, text in lines_between(document.blocks, one.start, one.below)]
    return any("。" in text for text in texts) or sum(map(_has_digit, texts)) >= LEAST_LINES_WITH_FIGURES


LEAST_LINES_WITH_FIGURES = 20
"""More than a table of contents has page numbers."""


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


# ---------------------------------------------------------------------------- where a report begins

_PREAMBLE = (
    "(?:根据|依据|按照|依照).{0,200}(?:编制|撰写|形成|制作|制定|编写|起草).{0,20}(?:报告|年报)"
    "|现.{0,6}(?:公布|发布|公开).{0,80}(?:报告|年报)"
)
_NUMBERED = r"^[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)、.,]{1,2}"
_LEAST_HEAD_LINES = 2
"""Labels or ways through a site that make the head of a page; a single one may close the report above."""


def _head_of(blocks: Sequence[Block], below: LineRef, start: LineRef) -> LineRef:
    """Where the report begins whose section 一 is at `start`, where what stands before `below` belongs to the one above."""
    places, texts = _lines(blocks, below, start)
    title = best_title(find_titles(texts))
    if title:
        at = _page_head(texts, title.first)
    elif below == (0, 0):
        return below
    else:
        at = _above_untitled(texts)
    return places[at] if at < len(places) else start


_MOST_LINES = 400


def _lines(blocks: Sequence[Block], first: LineRef, end: LineRef) -> tuple[list[LineRef], list[str]]:
    """The last lines before `end`."""
    first = max(first, (end[0] - _MOST_LINES, 0))
    found = list(lines_between(blocks, first, end))
    return [place for place, _ in found], [text.strip() for _, text in found]


def _page_head(texts: Sequence[str], line: int) -> int:
    """The line with which the head of the page above a title or a preamble begins, `line` where it has none."""
    begin = next((at + 1 for at in range(line - 1, -1, -1) if is_tail(texts[at])), 0)
    heads = [at for at in range(begin, line) if is_head(texts[at])]
    return heads[0] if len(heads) >= _LEAST_HEAD_LINES else line


def _above_untitled(texts: Sequence[str]) -> int:
    """The first line of a preamble with what belongs to it: the head of the page, the name of an organ."""
    at = next((at for at, text in enumerate(texts) if _compiled(_PREAMBLE).search(text)), len(texts))
    above = next((line for line in range(at - 1, -1, -1) if texts[line]), None)
    return _page_head(texts, at) if above is None or not _names_organ(texts[above]) else above


_LONGEST_ORGAN = 40


def _names_organ(text: str) -> bool:
    return len(text) <= _LONGEST_ORGAN and is_organ(_compiled(_NUMBERED).sub("", squeeze(text)))


# ---------------------------------------------------------------------------- at titles


class _Titled(NamedTuple):
    """A title that stands by itself, and the place of its first line and of its page's head above it."""

    title: Title
    place: LineRef
    head: LineRef


LEAST_LINES = 6
"""Lines that a report must have below its title."""


def _at_titles(document: Document) -> list[Document]:
    """The document cut above every title of another organ or year that stands by itself; empty for less than two."""
    if not _names_several(document.blocks):
        return []
    lines = list(_titles_lines(document.blocks))
    different = list(_different(_alone(lines)))
    return _parts(document, [one.head for one in different]) if len(different) > 1 else []


def _titles_lines(blocks: Sequence[Block]) -> Iterator[tuple[LineRef, str]]:
    """Every line, rows of tables without the word for a report as blank ones."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield (index, 0), block.text.strip()
            continue
        for number, row in enumerate(block.rows):
            named = any("报" in cell.text for cell in row)
            yield (index, number), row_text(row).strip() if named else _ROW


_ROW = "|"


def _names_several(blocks: Sequence[Block]) -> bool:
    """Whether titles may name several organs or years. A quick look: a title's last line has to tell the year."""
    titles = [title for title in map(read_title, _last_lines_of_titles(blocks)) if title and title.year]
    named = {(title.agency, title.year) for title in titles}
    return len(named) > 1 or (len(titles) > 1 and titles[0].agency is None)


def _last_lines_of_titles(blocks: Sequence[Block]) -> list[str]:
    """The lines that a title may end with, in tables at the beginnings of rows."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if "报" in block.text and "公开" in block.text:
                found.append(block.text)
        else:
            found += [row[0].text for row in block.rows if row and "报" in row[0].text and "公开" in row[0].text]
    return found


def _alone(lines: Sequence[tuple[LineRef, str]]) -> Iterator[_Titled]:
    """The titles with a year that are no entries of a list: enough lines stand between one and the next."""
    texts = [text for _, text in lines]
    titles = find_titles(texts)
    bounds = [*(title.first for title in titles[1:]), len(texts)]
    above = 0
    for title, bound in zip(titles, bounds, strict=False):
        if title.year and sum(map(bool, texts[title.last + 1 : bound])) >= LEAST_LINES:
            head = above + _page_head(texts[above : title.first], title.first - above)
            yield _Titled(title, lines[title.first][0], lines[head][0])
            above = title.last + 1


def _different(titles: Iterable[_Titled]) -> Iterator[_Titled]:
    """The titles that name another organ or year than the one before: a report may repeat its own."""
    last: Title | None = None
    for one in titles:
        if last is None or last.year != one.title.year or _differ(last.agency, one.title.agency):
            yield one
            last = one.title


_NOTE = "[（(][^（）()]*[)）]$"


def _differ(first: str | None, second: str | None) -> bool:
    """Whether two names are those of different organs; one may leave out the place, or have a note behind it."""
    if first is None or second is None:
        return False
    first, second = _compiled(_NOTE).sub("", first), _compiled(_NOTE).sub("", second)
    return not first.endswith(second) and not second.endswith(first)


# ---------------------------------------------------------------------------- parts


def _parts(document: Document, cuts: Sequence[LineRef]) -> list[Document]:
    """The document from each cut to the next. The title of the page is that of no part."""
    ends = [*cuts[1:], (len(document.blocks), 0)]
    return [Document(list(_between(document.blocks, start, end))) for start, end in zip(cuts, ends, strict=True)]


def _between(blocks: Sequence[Block], start: LineRef, end: LineRef) -> Iterator[Block]:
    for index in range(start[0], min(end[0] + 1, len(blocks))):
        block = blocks[index]
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else None
        if last == 0:
            continue
        yield block if not first and last is None else _rows(block, first, last)


def _rows(block: Block, first: int, last: int | None) -> Block:
    assert isinstance(block, Table)
    return Table(block.rows[first:last], block.position, block.exact)


# ---------------------------------------------------------------------------- copies


def distinct(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports without copies, such as a page has for phones: of each the one with the most figures."""
    found: list[Report] = []
    namesakes: dict[object, list[int]] = defaultdict(list)
    for report in reports:
        same = namesakes[report.title, report.agency, report.year]
        at = next((at for at in same[:_MOST_NAMESAKES] if _are_copies(found[at], report)), None)
        if at is None:
            same.append(len(found))
            found.append(report)
        else:
            found[at] = max(found[at], report, key=_figures)
    return tuple(found)


def _figures(report: Report) -> int:
    return sum(value is not None for value in report.flatten().values())


_MOST_NAMESAKES = 8
"""Reports of one name that the next one is compared with: a page has a few copies, a hostile one any number of others."""


def _are_copies(first: Report, second: Report) -> bool:
    """Whether two reports that are called the same are one: no figure differs, and the organ or the text is the same."""
    figures = second.flatten()
    if any(_differ_in(value, figures.get(path)) for path, value in first.flatten().items()):
        return False
    return first.agency is not None or _words(first) == _words(second)


def _differ_in(first: object, second: object) -> bool:
    return first is not None and second is not None and first != second


def _words(report: Report) -> list[str]:
    return [squeeze(section.text) for section in report.sections]


# ---------------------------------------------------------------------------- diagnostic


def several_reports(count: int) -> Diagnostic:
    """``several-reports``: only the first of them was read."""
    return Diagnostic(
        "several-reports",
        Severity.WARNING,
        f"the source holds {count} reports; this is the first: parse_reports reads them all",
        f"该来源含有 {count} 份年度报告，此处只读取第一份；读取全部请用 parse_reports",
    )
