"""Labels of a table's head between which a line of text has spaces in other places than the table has its cells.

Where spaces part the cells, two narrow columns may stand one space apart (未经复议直接起诉 复议后起诉), and one label may hold
a wide gap (第二十条  第（八）项).
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from gov_disclosure.document import TableCell
from gov_disclosure.tables.lexicon import HEAD_ROLES
from gov_disclosure.tables.stream import Line, Printed, Sort, Token, label, token

_CLOSING = frozenset("”’\"'）)」』】》〕")


def respaced(lines: list[Line]) -> list[Line]:
    """The lines, each label of a head as one cell. A line of nothing but closing marks, which is the end of a label that
    is broken before them, is left out.
    """
    found: list[Line] = []
    done = 0
    for index in [
        index for index, line in enumerate(lines) if not line[3] and _may_be_spaced(line[0])
    ]:  # few lines are
        found += lines[done:index]
        found += _respaced(lines[index])
        done = index + 1
    return [*found, *lines[done:]] if done else lines


def _may_be_spaced(tokens: Sequence[Token]) -> bool:
    if tokens[-1].entry:
        return False
    return tokens[0].odd if len(tokens) == 1 else Sort.TEXT in [one.sort for one in tokens]


def _respaced(line: Line) -> Iterable[Line]:
    if len(line.tokens) > 1:
        return (_joined(line) or _parted(line),)
    if line.tokens[0].key or not _CLOSING.issuperset(line.cells[0].text):
        return _each(line)
    return ()


def _each(line: Line) -> Iterator[Line]:
    """A line for each label of a head in a paragraph, if that is all it holds."""
    words = _labels(line.cells[0])
    if not words:
        yield line
    for word in words:
        yield line._replace(tokens=(token(word.text),), cells=(word,))


def _parted(line: Line) -> Line:
    """A row with each label of a head in a cell of its own."""
    cells = [word for cell in line.cells for word in _labels(cell) or [cell]]
    if len(cells) == len(line.cells):
        return line
    return line._replace(tokens=[token(cell.text) for cell in cells], cells=cells)


def _labels(cell: Printed) -> list[Printed]:
    """The labels of a head that spaces part in a text; empty where it holds anything else, or one label, and in what is
    no text: no table is cut by what a value or prose says.
    """
    whole = token(cell.text)
    words = cell.text.split() if whole.word else []
    if len(words) <= 1 or _heads(whole) or not all(_heads(token(word)) for word in words):
        return []
    return [evolve(cell, text=word, raw=None) for word in words]


def _heads(one: Token) -> bool:
    return any(meaning.role in HEAD_ROLES for meaning in one.meanings)


def _joined(line: Line) -> Line | None:
    """A row of texts that are one label of a head together, and none of them a label by itself."""
    if any(not one.word or one.meanings for one in line.tokens):
        return None
    key = "".join([one.key for one in line.tokens])
    whole = label(key, key)
    if not _heads(whole):
        return None
    text = "".join([cell.text for cell in line.cells])
    columns = sum(cell.columns for cell in line.cells if isinstance(cell, TableCell))
    return line._replace(tokens=(whole,), cells=(TableCell(text, line.cells[0].position, columns),))
