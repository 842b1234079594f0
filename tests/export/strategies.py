"""Generated reports: any value of the model, and reports as a reader gives them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import attrs
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Report, Section, SectionKind, Value
from writer.forms import Form, forms, seeded

TITLE = "青屏县档案馆2023年政府信息公开工作年度报告"
PRINTED = (CellStatus.REPORTED, CellStatus.PLACED, CellStatus.INFERRED)
DAMAGED = (CellStatus.UNREADABLE, CellStatus.ABSENT)
RAW = ("3 5", "12.5.6", "约30", "3（含转办", "七十余", "见附件", "<b>", "12", "０", "1,2", "-", "三万元", "4-5")

_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text() | st.text(st.characters(codec=None), max_size=5),
    int: st.integers(),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
}


def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type, a union, a tuple
    """Any value of a type of the model."""
    arguments = get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(arguments)
    if get_origin(kind) is tuple:
        return st.lists(st.deferred(lambda: values(arguments[0])), max_size=2).map(tuple)
    if isinstance(kind, UnionType):
        return st.one_of([values(argument) for argument in reversed(arguments)])
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    fields = attrs.fields(kind)
    return st.builds(kind, **{field.name: values(field.type) for field in fields})


def any_reports() -> st.SearchStrategy[Report]:
    """Reports with anything in them."""
    return values(Report)


@st.composite
def printed_reports(draw: st.DrawFn) -> Report:
    """Reports as a document could have them: consistent figures, some of them blank, unreadable or placed."""
    form = draw(forms())
    random = seeded(draw(st.integers(0, 2**32)))
    cells = tuple(_cell(figure, form, random) for figure in form.every_figure())
    return report_with(form.editions, cells)


def report_with(editions: Mapping[str, str], cells: tuple[Cell, ...]) -> Report:
    """A report with a title and six sections that has these cells, and the typed tables of them."""
    known = {cell.path: cell.value for cell in cells}
    tables = {table: tree.build(table, edition, known) for table, edition in editions.items()}
    sections = tuple(Section(kind, kind.label, "全年平稳。") for kind in SectionKind)
    return Report(title=TITLE, agency="青屏县档案馆", year=2023, sections=sections, cells=cells, **tables)


def _cell(figure: tree.Figure, form: Form, random: Random) -> Cell:
    """Blank are zeros only, and damaged only cells of section 二: where sums fail, a reader doubts the whole row."""
    value: Value = form.figures[figure.path]
    if figure.path.startswith("proactive.") and random.random() < 0.2:
        return Cell(figure.path, random.choice(DAMAGED), raw=random.choice(RAW))
    if value == 0 and random.random() < 0.3:
        return Cell(figure.path, random.choice((CellStatus.BLANK, CellStatus.NOT_APPLICABLE)), raw="")
    unit = figure.unit or random.choice((None, "元", "万元"))
    return Cell(figure.path, random.choice(PRINTED), value, raw=str(value), unit=unit)
