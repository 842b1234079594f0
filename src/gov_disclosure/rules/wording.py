"""How findings speak of figures: operands with their labels, sums and places in English and Chinese."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from gov_disclosure.model.report import Cell, SectionKind, Value
from gov_disclosure.model.tree import Figure
from gov_disclosure.rules.results import Operand

Term = tuple[str, str]
"""A row or a column in the words of a message: the group that it stands in ("" for none) and its label."""

_LONGEST = 20
_NOTE = re.compile(r"(?<=.)（[^（）]*）$")


def operand(figure: Figure, value: Value, cells: Mapping[str, Cell]) -> Operand:
    """A figure with its value, its full printed label and its proof: no cell of another figure, where it was changed."""
    cell = cells.get(figure.path)
    if cell is not None and cell.value is not None and cell.value != value:
        cell = None
    return Operand(
        path=figure.path,
        label=f"{figure.row_name} · {figure.column_label}",
        value=value,
        raw=cell.raw if cell else None,
        position=cell.position if cell else None,
    )


def short(label: str) -> str:
    """A printed label without the note in brackets at its end, cut where it is long.

    >>> short("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    '（二）部分公开'
    """
    plain = _NOTE.sub("", label)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def table_name(table: str) -> str:
    """The number of the section that the table stands in.

    >>> table_name("requests")
    '三'
    """
    return SectionKind(table).label[0]


def number(value: Value) -> str:
    """A value in plain digits, without an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def summands(terms: Sequence[Term], values: Sequence[Value], *, zeros: bool = False) -> str:
    """The summands that are not zero, by name; all of them where `zeros` is true. A group is named once.

    >>> summands([("", "自然人"), ("", "商业企业"), ("", "其他")], [20, 0, 8])
    '自然人 20 + 其他 8'
    """
    named, last = [], ""
    for (group, label), value in zip(terms, values, strict=True):
        if value or zeros:
            lead = f"{group} " if group and group != last else ""
            named.append(f"{lead}{label} {number(value)}")
            last = group
    return " + ".join(named)


def places(operands: Iterable[Operand]) -> str:
    """Where operands stand, in English: paths with lines, and how they are printed if not just so."""
    return ", ".join(_place(operand, "line {}", "printed “{}”", " ({})", ", ") for operand in operands)


def places_zh(operands: Iterable[Operand]) -> str:
    """Where operands stand, in Chinese."""
    return "、".join(_place(operand, "第 {} 行", "原文“{}”", "（{}）", "，") for operand in operands)


def _place(operand: Operand, line: str, printed: str, brackets: str, comma: str) -> str:
    notes = [line.format(operand.position.line)] if operand.position else []
    raw = " ".join((operand.raw or "").split())
    if raw and raw != number(operand.value) and len(raw) <= _LONGEST:
        notes.append(printed.format(raw))
    return operand.path + (brackets.format(comma.join(notes)) if notes else "")


def ended_zh(text: str) -> str:
    """A Chinese text with its full stop; a sentence that is quoted at its end has it already.

    >>> ended_zh("正文为“收到3件。”"), ended_zh("正文为“3件”")
    ('正文为“收到3件。”', '正文为“3件”。')
    """
    return text if text.endswith("。”") else f"{text}。"


def row_term(figure: Figure) -> Term:
    """The row of a figure as messages name it, with its group."""
    return " ".join(figure.groups[1:]), short(figure.row_label)


def column_term(figure: Figure) -> Term:
    """The column of a figure as messages name it."""
    return "", short(figure.column_label)


def name(term: Term) -> str:
    """A term in words: group and label."""
    return " ".join(term).lstrip()
