"""A comparison as text: one line a figure, aligned where Chinese characters take two places."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gov_disclosure.comparison.comparison import Comparison
from gov_disclosure.comparison.figures import FigureChange
from gov_disclosure.comparison.passages import Passage
from gov_disclosure.comparison.sections import TextChange
from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.model.report import CellStatus, SectionKind, Value

_LABEL = 56
_PASSAGE = 90
_LARGE = 100
_WITHOUT_VALUE = {CellStatus.BLANK: "blank", CellStatus.NOT_APPLICABLE: "/", CellStatus.UNREADABLE: "unreadable"}
_NONE = "–"


def to_text(comparison: Comparison, *, unchanged: bool) -> str:
    """The comparison as lines for a terminal."""
    blocks = [[title(comparison), summary(comparison)]]
    headings = (*names(comparison), "difference", "ratio")
    for table, figures in by_table(chosen(comparison.figures, unchanged=unchanged)):
        blocks.append(list(_aligned([(table, *headings), *map(row, figures)])))
    for heading, figures in apart(comparison, unchanged=unchanged):
        blocks.append(list(_aligned([(heading, ""), *((each.label, *values(each)) for each in figures)])))
    blocks += [list(_section(section, unchanged=unchanged)) for section in comparison.sections]
    return "\n\n".join("\n".join(block) for block in blocks if block)


# ---------------------------------------------------------------------------- what is said, in any format


def title(comparison: Comparison) -> str:
    """Which reports are compared."""
    current, previous = comparison.current, comparison.previous
    agency = harmless(current.agency or "report without a name")
    other = previous.agency and previous.agency != current.agency
    beside = f"{harmless(previous.agency or '')} {previous.year or ''}" if other else str(previous.year or "previous")
    return f"{agency} {current.year or ''} beside {beside}".replace("  ", " ").rstrip()


def summary(comparison: Comparison) -> str:
    """How many figures changed."""
    return f"{len(comparison.changed)} of {len(comparison.figures)} figures changed."


def names(comparison: Comparison) -> tuple[str, str]:
    """The heads of the two columns of values, the previous one first: the years, where they tell them apart."""
    years = (comparison.previous.year, comparison.current.year)
    return ("previous", "current") if None in years or years[0] == years[1] else (str(years[0]), str(years[1]))


def chosen(figures: Iterable[FigureChange], *, unchanged: bool) -> list[FigureChange]:
    """The figures that are shown."""
    return [figure for figure in figures if unchanged or figure.changed]


def by_table(figures: Sequence[FigureChange]) -> Iterator[tuple[str, list[FigureChange]]]:
    """The figures of each table under its name."""
    for table in EDITIONS[LATEST].tables:
        found = [figure for figure in figures if figure.table == table]
        if found:
            yield f"{SectionKind(table).label[0]} ({table})", found


def apart(comparison: Comparison, *, unchanged: bool) -> Iterator[tuple[str, list[FigureChange]]]:
    """The figures that one edition alone has; those that are 0 or have no value where all is shown."""
    before, now = names(comparison)
    for name, figures in ((now, comparison.only_current), (before, comparison.only_previous)):
        found = [figure for figure in figures if unchanged or figure.current or figure.previous]
        if found:
            yield f"only in the form of {name}", found


def row(figure: FigureChange) -> tuple[str, ...]:
    """A shared figure: label, previous, current, difference, ratio."""
    difference = figure.difference
    signed = "" if difference is None else f"{difference:+f}" if isinstance(difference, Decimal) else f"{difference:+d}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.{2 if figure.ratio < _LARGE else 0}f}"
    before = value(figure.previous, figure.previous_status, _unit(figure, figure.previous_unit))
    now = value(figure.current, figure.current_status, _unit(figure, figure.current_unit))
    return figure.label, before, now, signed, ratio


def values(figure: FigureChange) -> tuple[str, ...]:
    """The value of a figure that one edition alone has."""
    if figure.current_status is None:
        return (value(figure.previous, figure.previous_status),)
    return (value(figure.current, figure.current_status),)


def _unit(figure: FigureChange, unit: str | None) -> str:
    return "" if figure.previous_unit == figure.current_unit or unit is None else unit


def value(value: Value, status: CellStatus | None, unit: str = "") -> str:
    """A value in plain digits, or why there is none."""
    if value is None:
        return _WITHOUT_VALUE.get(status, _NONE) if status else _NONE
    return f"{format(value, 'f') if isinstance(value, Decimal) else value}{unit}"


def heading(section: TextChange) -> str:
    """What became of the text of a section."""
    similar = "no words" if section.similarity is None else f"{section.similarity:.0%} alike"
    counts = f"{len(section.kept)} kept, {len(section.added)} added, {len(section.removed)} removed"
    return f"{section.kind.label}: {similar}; passages: {counts}"


def marked(section: TextChange, *, unchanged: bool) -> Iterator[tuple[str, Passage]]:
    """The passages with their signs: + added, - removed, = kept."""
    kept = section.kept if unchanged else ()
    for sign, passages in (("=", kept), ("-", section.removed), ("+", section.added)):
        for passage in passages:
            yield sign, passage


# ---------------------------------------------------------------------------- text that is aligned


def _section(section: TextChange, *, unchanged: bool) -> Iterator[str]:
    if unchanged or section.changed:
        yield heading(section)
        for sign, passage in marked(section, unchanged=unchanged):
            place = f" (line {passage.position.line})" if passage.position else ""
            yield f"  {sign} {shortened(passage.text, _PASSAGE)}{place}"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of text in columns, the first to the left, the others to the right."""
    rows = [(_short_label(first), *others) for first, *others in rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (_pad(size - width(text)) + text for text, size in zip(others, widths[1:], strict=True))
        yield "  ".join((first + _pad(widths[0] - width(first)), *cells)).rstrip()


def _short_label(label: str) -> str:
    """A label of at most `_LABEL` places: the row is cut, the column stays."""
    first, point, column = label.rpartition(" · ")
    return shortened(first, _LABEL - width(point + column)) + point + column if first else shortened(label, _LABEL)


def _pad(size: int) -> str:
    return " " * size


def width(text: str) -> int:
    """The places that a text takes in a terminal.

    >>> width("自然人 3")
    8
    """
    return sum(_WIDTHS.get(unicodedata.east_asian_width(sign), 1) for sign in text if not unicodedata.combining(sign))


_WIDTHS = {"W": 2, "F": 2}


def shortened(text: str, most: int) -> str:
    """The text on one line of at most `most` places.

    >>> shortened("本机关不掌握相关政府信息", 11)
    '本机关不掌…'
    """
    line = harmless(" ".join(text.split()))
    if width(line) <= most:
        return line
    end, room = 0, most - 1
    while (room := room - width(line[end])) >= 0:
        end += 1
    return line[:end] + "…"


def harmless(text: str) -> str:
    """The text without what a terminal would obey instead of printing it."""
    return "".join([sign if sign.isprintable() else "\ufffd" for sign in text])
