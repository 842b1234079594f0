"""The frame of the form: are the six sections and the three tables there, once, in their order and in their place?

The national form holds for the report years from 2019 on; the reports before it follow none.
Source: article 50 of the Regulation; 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, Diagnostic, Report, Section, SectionKind, Severity
from gov_disclosure.model.values import TABLES
from gov_disclosure.position import Position
from gov_disclosure.rules.cells import cells_by_table
from gov_disclosure.rules.listing import (
    count,
    listed,
    listed_zh,
    table_operand,
    tables,
    tables_zh,
)
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import table_name

SECTIONS = "sections"
"""The path of the sections as a whole; that of one is ``"sections.overview"``."""

FORM, NUMBER, CELLS = "form", "number", "cells"
SECTION_PLACES, TABLE_PLACES = f"{SECTIONS}.position", "tables.position"
"""What these rules may lack beside sections and tables: a form in force that year, the number of a heading, and of sections
and tables how the document prints them and where.
"""

FIRST_YEAR = min(edition.first_year for edition in EDITIONS.values())

ORDINALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {
    str(value): value for value in range(1, 10)
}
_ORDINAL = re.compile(
    r"第?([一二三四五六七八九十](?![一二三四五六七八九十])|[1-9](?![0-9]))\s{0,8}(?:部分|章|[、.．,，:：\s])"
)

SECTION_ABSENT, SECTION_ORDER = "section-absent", "section-order"
ROW_REPEATED, TABLE_ELSEWHERE, EDITION_UNCLEAR = "row-repeated", "table-elsewhere", "table-edition-unclear"
"""The diagnostics of reading that these rules go by."""


# ---------------------------------------------------------------------------- sections


def section_missing(report: Report) -> Iterator[Outcome]:
    """The report has all six sections."""
    code = "section-missing"
    if unknown := _unknown(report):
        yield NotAssessable(code, (SECTIONS,), unknown)
        return
    found = {section.kind for section in report.sections}
    missing = [kind for kind in _PATHS if kind not in found]
    if not missing:
        yield Passed(code, tuple(_PATHS.values()))
        return
    names = [kind.label for kind in missing]
    why = (
        "Either the report lacks it, or its heading is worded so that it"
        if len(missing) == 1
        else "Either the report lacks them, or their headings are worded so that they"
    )
    yield Finding(
        code=code,
        severity=Severity.WARNING,
        left=Side(tuple(Operand(_path(kind), kind.label, None) for kind in missing)),
        message=f"{len(missing)} of the form's 6 sections not found: {listed(names, 6)}. "
        f"{why} could not be told from text.",
        message_zh=f"未找到规定格式 6 个部分中的 {len(missing)} 个：{'；'.join(names)}。报告缺少这些部分，或其标题无法识别。",
    )


def section_order(report: Report) -> Iterator[Outcome]:
    """The sections stand in the form's order."""
    code = "section-order"
    printed = _printed_order(report)
    if unknown := _unknown_headings(report):
        yield NotAssessable(code, (SECTIONS,), unknown)
        return
    if printed is None:
        yield NotAssessable(code, (SECTIONS,), (SECTION_PLACES,))
        return
    if not _out_of_order(report, printed):
        yield Passed(code, tuple(_path(section.kind) for section in printed))
        return
    headings = [section.heading for section in printed]
    yield Finding(
        code=code,
        severity=Severity.WARNING,
        left=Side(tuple(map(_operand, report.sections))),
        right=Side(tuple(map(_operand, printed))),
        message=f"The sections stand in another order than the form's: {listed(headings, 6)}.",
        message_zh=f"各部分的顺序与规定格式不符，现有顺序为：{listed_zh(headings, 6, '；')}。",
    )


def section_number(report: Report) -> Iterator[Outcome]:
    """The number before each heading is the one that the form gives to the section."""
    code = "section-number"
    if unknown := _unknown_headings(report):
        yield NotAssessable(code, (SECTIONS,), unknown)
        return
    numbers = [(section, _ordinal(section.heading)) for section in report.sections]
    wrong = [(section, number) for section, number in numbers if number and number != _place(section.kind)]
    right = [_path(section.kind) for section, number in numbers if number == _place(section.kind)]
    without = tuple([_path(section.kind) for section, number in numbers if not number])
    if wrong:
        yield _renumbered(code, wrong)
    if right:
        yield Passed(code, tuple(right))
    if without:
        yield NotAssessable(code, without, tuple(f"{path}.{NUMBER}" for path in without))


def _renumbered(code: str, wrong: Sequence[tuple[Section, int]]) -> Finding:
    pairs = [(section.heading, section.kind.label) for section, _ in wrong]
    operands = tuple(
        Operand(_path(section.kind), section.kind.label, number, section.heading, section.position)
        for section, number in wrong
    )
    return Finding(
        code=code,
        severity=Severity.ADVICE,
        left=Side(operands),
        message=f"Sections with another number than the form's: "
        f"{listed([f'“{printed}” is {form}' for printed, form in pairs], 6, '; ')}.",
        message_zh=f"部分标题的序号与规定格式不符：{listed_zh([f'“{printed}”应为“{form}”' for printed, form in pairs], 6, '；')}。",
    )


def _unknown(report: Report) -> tuple[str, ...]:
    """What is not known of the sections: the form of the year, or what they are, where nobody looked for them."""
    if not _is_of_the_form(report):
        return (FORM,)
    looked_for = bool(report.sections) or any(True for _ in _diagnostics(report, SECTION_ABSENT))
    return () if looked_for else (SECTIONS,)


def _unknown_headings(report: Report) -> tuple[str, ...]:
    """The same where a report without any section has nothing to be judged."""
    return _unknown(report) or (() if report.sections else (SECTIONS,))


def _is_of_the_form(report: Report) -> bool:
    return report.year is None or report.year >= FIRST_YEAR


def _out_of_order(report: Report, printed: Sequence[Section]) -> bool:
    """Reading knows the order for certain; positions decide only in a report that was made by hand."""
    if report.source is not None:
        return any(True for _ in _diagnostics(report, SECTION_ORDER))
    places = [_place(section.kind) for section in printed]
    return places != sorted(places)


def _printed_order(report: Report) -> list[Section] | None:
    """The sections as they stand in the document, None where the report does not know."""
    places = [_line(section.position) for section in report.sections]
    if None in places:
        return None
    pairs = sorted(enumerate(report.sections), key=lambda pair: (places[pair[0]] or (0, 0), pair[0]))
    return [section for _, section in pairs]


_Line = tuple[int, int]
"""The line and the column of a heading."""


def _line(position: Position | None) -> _Line | None:
    return (position.line, position.column) if position else None


@lru_cache(maxsize=256)
def _ordinal(heading: str) -> int | None:
    """The number of a heading; most reports have the same ones."""
    match = _ORDINAL.match(heading.strip())
    return ORDINALS[match[1]] if match else None


# Once for all: members of an enumeration, and what they have, are slow to come by
_PLACES = {kind: ORDINALS[kind.label[0]] for kind in SectionKind}
_PATHS = {kind: f"{SECTIONS}.{kind.value}" for kind in SectionKind}
_place, _path = _PLACES.__getitem__, _PATHS.__getitem__


def _operand(section: Section) -> Operand:
    return Operand(_path(section.kind), section.kind.label, None, section.heading, section.position)


def _diagnostics(report: Report, code: str) -> Iterator[Diagnostic]:
    return (diagnostic for diagnostic in report.diagnostics if diagnostic.code == code)


# ---------------------------------------------------------------------------- tables


def table_missing(report: Report) -> Iterator[Outcome]:
    """The report has all three tables."""
    code = "table-missing"
    known = cells_by_table(report)
    there = [table for table in TABLES if getattr(report, table) is not None]
    unsettled = {diagnostic.path for diagnostic in _diagnostics(report, EDITION_UNCLEAR)}
    unsettled |= {leftover.table for leftover in report.leftovers}
    lacking = [table for table in TABLES if table not in there]
    missing = [table for table in lacking if table in known and table not in unsettled and _is_of_the_form(report)]
    if there:
        yield Passed(code, tuple(there))
    if missing:
        yield Finding(
            code=code,
            severity=Severity.WARNING,
            left=Side(tuple(map(table_operand, missing))),
            message=f"No table with figures found: {tables(missing)}. It may be published as a picture or an attachment, "
            "which a machine cannot read, or have no figure filled in.",
            message_zh=f"未找到带数据的表格：{tables_zh(missing)}。表格可能以图片或附件形式公布而无法机读，或未填写任何数据。",
        )
    unknown = tuple(table for table in lacking if table not in missing)
    if unknown:
        yield NotAssessable(code, unknown, unknown)


def table_repeated(report: Report) -> Iterator[Outcome]:
    """A table that is printed more than once has the same figures each time."""
    code = "table-repeated"
    rows: dict[str, list[Diagnostic]] = {}
    for diagnostic in _diagnostics(report, ROW_REPEATED):
        rows.setdefault(str(diagnostic.path).partition(".")[0], []).append(diagnostic)
    for table, known in _tables_with_cells(report):
        if table in rows:
            yield _repeated(code, table, rows[table], report)
        elif known:
            yield Passed(code, (table,))
        else:
            yield NotAssessable(code, (table,), (_of_table(report, table, CELLS),))


def _repeated(code: str, table: str, found: Sequence[Diagnostic], report: Report) -> Finding:
    paths = [str(diagnostic.path) for diagnostic in found]
    operands = tuple(
        Operand(path, path, None, diagnostic.excerpt, diagnostic.position)
        for path, diagnostic in zip(paths, found, strict=True)
    )
    figures = sum(cell.value is None and cell.path.startswith(tuple(paths)) for cell in report.cells)
    return Finding(
        code=code,
        severity=Severity.WARNING,
        left=Side(operands),
        message=f"Table {tables([table])} prints {count(len(paths), 'row')} more than once with different figures; none is "
        f"preferred, which leaves {count(figures, 'figure')} without a value: {listed(paths)}.",
        message_zh=f"表{table_name(table)}有 {len(paths)} 行重复出现且数据不一致，无法确定以何者为准，"
        f"{figures} 个数据为空：{listed_zh(paths)}。",
    )


def table_misplaced(report: Report) -> Iterator[Outcome]:
    """Each table stands in its own section, and no table like it in another."""
    code = "table-misplaced"
    others = {diagnostic.path: diagnostic for diagnostic in _diagnostics(report, TABLE_ELSEWHERE)}
    lines = [_line(section.position) for section in report.sections]
    homes = {section.kind: section for section in reversed(report.sections)}
    for table, known in _tables_with_cells(report):
        section = homes.get(_HOMES[table])
        place = next((cell.position for cell in known if cell.position), None)
        if table in others:
            yield _second(code, table, others[table])
        elif section is None:
            yield NotAssessable(code, (table,), (_of_table(report, table, _path(_HOMES[table])),))
        elif place is None or _is_unclear(place, lines):
            yield NotAssessable(code, (table,), (_of_table(report, table, TABLE_PLACES),))
        elif (home := _section_at(place, report.sections, lines)) is section:
            yield Passed(code, (table,))
        else:
            yield _elsewhere(code, table, place, home)


_HOMES = {table: SectionKind(table) for table in TABLES}
"""The section that each table stands in."""


def _of_table(report: Report, table: str, lacking: str) -> str:
    """What is not known of a table: the table itself, or where the report has it, what else is `lacking`."""
    return table if getattr(report, table) is None else lacking


def _tables_with_cells(report: Report) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Each table with its cells, none where the report has no such table."""
    cells = cells_by_table(report)
    for table in TABLES:
        yield table, cells.get(table, ()) if getattr(report, table) is not None else ()


def _is_unclear(place: Position, headings: Sequence[_Line | None]) -> bool:
    """Whether a heading has no position, or stands in the table's own line and nothing tells which is first."""
    if None in headings:
        return True
    same = [heading for heading in headings if heading and heading[0] == place.line]
    return bool(same) and not (place.column and all(column for _, column in same))


def _section_at(place: Position, sections: Sequence[Section], headings: Sequence[_Line | None]) -> Section | None:
    """The section whose heading is the last before a place, None where none is."""
    last = max((heading for heading in headings if heading and heading <= (place.line, place.column)), default=None)
    return sections[headings.index(last)] if last else None


def _elsewhere(code: str, table: str, place: Position, home: Section | None) -> Finding:
    where = f"below “{home.heading}”" if home else "before the first section"
    where_zh = f"“{home.heading}”之下" if home else "第一部分之前"
    own = SectionKind(table).label
    return _misplaced(
        code,
        Operand(table, own, None, None, place),
        f"Table {tables([table])} stands {where}; the form has it in “{own}”. Its figures were read.",
        f"表{table_name(table)}位于{where_zh}，按规定格式应在“{own}”部分。数据已读取。",
    )


def _second(code: str, table: str, other: Diagnostic) -> Finding:
    return _misplaced(
        code,
        Operand(table, SectionKind(table).label, None, other.excerpt, other.position),
        f"A second table like {tables([table])} stands in another section or under another year; it was not read. "
        "See report.leftovers for its rows.",
        f"其他部分或其他年度标题下另有与表{table_name(table)}类似的表格，未予采用，其数据见 report.leftovers。",
    )


def _misplaced(code: str, operand: Operand, message: str, message_zh: str) -> Finding:
    return Finding(code=code, severity=Severity.ADVICE, left=Side((operand,)), message=message, message_zh=message_zh)


RULES: tuple[Rule, ...] = (
    section_missing,
    section_order,
    section_number,
    table_missing,
    table_repeated,
    table_misplaced,
)
