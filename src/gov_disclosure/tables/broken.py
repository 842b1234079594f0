"""Labels that are broken over several lines, put together again.

Where a column is narrow, the pieces of its label follow one another (商业 / 企业), or stand above and below the
figures of its row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from gov_disclosure.document import Paragraph
from gov_disclosure.tables.legible import in_forms_words
from gov_disclosure.tables.lexicon import form_lexicon
from gov_disclosure.tables.spaced import respaced
from gov_disclosure.tables.stand_ins import heads_no_figure
from gov_disclosure.tables.stream import MOST_PIECES, Line, Token, label_of_pieces
from gov_disclosure.tables.units import UNIT_WORD

MOST_PIECES_AROUND = 3
"""Lines that a label takes above its figures, and below them."""

LONGEST_COLUMN = 14
"""Characters in the label of a column."""

MOST_UNKNOWN = 8
"""Texts between two labels of one head: its columns are no more."""


def join_labels(lines: list[Line]) -> list[Line]:
    """The lines with labels that are broken over several of them put together.

    Of texts that follow one another without being labels, only the last is given, because only that can stand before a figure,
    and those between two labels of a head, right above the first, or in section 二 below the last, because they may head a column.
    """
    joined: list[Line] = []
    waiting: list[Line] = []
    for line in unwrap(in_forms_words(respaced(lines))):
        tokens = line[0]
        if len(tokens) == 1 and tokens[0].word:
            waiting.append(line)
            continue
        if waiting:
            joined += _joined(waiting)
            waiting = []
        joined.append(line)
    joined += _joined(waiting)
    return joined


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines with each label that stands around the figures of its row put before them.

    Only pieces that make a label of a row together, and none of its own apart, are put together.
    """
    unwrapped: list[Line] = []
    done = 0
    for start, end in _stretches_of_entries(lines):
        pieces = _around(lines, max(start - MOST_PIECES_AROUND, done), start, end) if start >= done else None
        if pieces is None:
            continue
        first, last = pieces
        unwrapped += lines[done:first]
        unwrapped.append(_put_together([*lines[first:start], *lines[end:last]]))
        unwrapped += lines[start:end]
        done = last
    return [*unwrapped, *lines[done:]] if done else lines


def _stretches_of_entries(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines of nothing but entries begin and end that stand between words which are no labels of rows."""
    for end in [index for index, line in enumerate(lines) if line[0][0].loose]:  # quick: every line is looked at
        start = end
        while start and lines[start - 1][0][0].entry and _is_of_entries(lines[start - 1]):
            start -= 1
        if 0 < start < end and len(lines[end].tokens) == 1 and _may_be_first_piece(lines[start - 1]):
            yield start, end


def _is_of_entries(line: Line) -> bool:
    return all(token.entry for token in line.tokens)


def _is_piece(line: Line) -> bool:
    return len(line.tokens) == 1 and line.tokens[0].loose


def _may_be_first_piece(line: Line) -> bool:
    """Whether a line may be the first piece of a label, which may be a shorter label itself or stand behind its group."""
    words = [token.word for token in line.tokens if not token.blank]
    return bool(words) and all(words)


def _around(lines: Sequence[Line], least: int, start: int, end: int) -> tuple[int, int] | None:
    """The first line of the label around the entries from `start` to `end`, and the line behind its last; None where
    there is none.
    """
    above = ""
    for first in range(start - 1, least - 1, -1):
        if not _may_be_first_piece(lines[first]):
            break
        above = _key(lines[first]) + above
        below = ""
        for last in range(end, min(end + MOST_PIECES_AROUND, len(lines))):
            if not _is_piece(lines[last]):
                break
            below += lines[last].tokens[0].key
            if _is_row(above + below, lines[start - 1]):
                return first, last + 1
    return None


def _is_row(key: str, before: Line) -> bool:
    """Whether a key is the label of a row, and of no other one than the line before the figures names by itself."""
    row = label_of_pieces(key).row
    return row is not None and all(token.row in (None, row) for token in before.tokens)


def _joined(pieces: list[Line]) -> Iterable[Line]:
    return _each_joined(pieces) if len(pieces) > 1 else pieces  # as most are


def _each_joined(pieces: list[Line]) -> Iterator[Line]:
    lines = list(_whole(pieces)) if True in [piece[0][0].begins for piece in pieces] else pieces
    heads = [index for index, line in enumerate(lines) if line.tokens[0].heads]
    if not heads and (foreign := _foreign_head(lines)):
        yield from (line for line in lines[: foreign.start] if line.tokens[0].kept)
        yield _in_one_row(lines[foreign.start : foreign.stop])
        lines = lines[foreign.stop :]
    groups = _heads_together(lines, heads)
    between = [pair for group in groups for pair in pairwise(group)]
    among = {index for first, last in between if last - first <= MOST_UNKNOWN for index in range(first + 1, last)}
    above = {index for group in groups for index in range(max(group[0] - MOST_UNKNOWN, 0), group[0])}
    below = {index for group in groups for index in _below_opening(lines, group[-1])}
    years = _years_side_by_side(lines)
    for index, line in enumerate(lines):
        token = line.tokens[0]
        if index in among or index in below or index in years:
            kept = evolve(token, piece=index in among or index in below, caption=None)
            yield line._replace(tokens=(kept,)) if token.loose else line
        elif token.kept or index in above or index == len(lines) - 1:
            yield line


def _heads_together(lines: Sequence[Line], heads: Iterable[int]) -> Sequence[Sequence[int]]:
    """The labels of one head each: a row whose figures are gone parts two heads, and what stands below it may be a caption."""
    groups: list[list[int]] = []
    for head in heads:
        if groups and not any(map(_is_of_row, lines[groups[-1][-1] : head])):
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


def _is_of_row(line: Line) -> bool:
    token = line.tokens[0]
    return token.row is not None and not token.heads


def _below_opening(lines: Sequence[Line], head: int) -> Sequence[int]:
    """The texts between the last label of a head and the label of the first row, or what stands in its place."""
    rows = (index for index in range(head + 1, len(lines)) if lines[index].tokens[0].row is not None)
    end = next(rows, len(lines) - 1)
    if end - head > MOST_UNKNOWN:
        return ()
    keys = {index: lines[index].tokens[0].key for index in range(head + 1, end)}
    return [index for index, key in keys.items() if not (heads_no_figure(key) or _heads_a_page(key))]


def _years_side_by_side(lines: Sequence[Line]) -> set[int]:
    """Years that follow one another: they head columns, and no table stands below each."""
    named = [index for index, line in enumerate(lines) if line.tokens[0].dated and _YEAR.fullmatch(line.tokens[0].key)]
    return {index for one, other in pairwise(named) if other == one + 1 for index in (one, other)}


_YEAR = re.compile("20[0-9]{2}年?度?")


def _foreign_head(lines: Sequence[Line]) -> range | None:
    """The texts right above the label of the first row of section 三 that may name its columns, though none is a label of the form."""
    end = next((index for index, line in enumerate(lines) if line.tokens[0].row is not None), 0)
    if not end or not (lines[end].tokens[0].row or "").startswith("requests."):
        return None
    start = end
    while start and end - start < MOST_UNKNOWN and _may_name_column(lines[start - 1].tokens[0]):
        start -= 1
    keys = [line.tokens[0].key for line in lines[start:end]]
    # The label of a group, a character a line, names no columns
    return (
        range(start, end)
        if len(set(keys)) >= LEAST_FOREIGN and "".join(keys) not in form_lexicon().beginnings
        else None
    )


LEAST_FOREIGN = 4
"""Texts above the rows that name columns: a running head and a note are fewer."""


def _may_name_column(token: Token) -> bool:
    return token.loose and token.unit is None and not _heads_a_page(token.key) and not token.key.startswith(UNIT_WORD)


def _in_one_row(lines: Sequence[Line]) -> Line:
    """The texts of lines as one row of a head."""
    cells = tuple([cell for line in lines for cell in line.cells])
    return Line(tuple([line.tokens[0] for line in lines]), cells, tuple([ref for line in lines for ref in line.refs]))


def _heads_a_page(key: str) -> bool:
    """Whether a text may be the head of a page, or of the section once more: no column's label is like that."""
    return len(key) > LONGEST_COLUMN or "政府信息" in key


def _whole(pieces: list[Line]) -> Iterator[Line]:
    """The lines with the pieces of each label put together."""
    pieces = _parted(pieces)
    start = 0
    while start < len(pieces):
        count = _longest_label(pieces, start) if pieces[start].tokens[0].begins else 1
        yield _put_together(pieces[start : start + count]) if count > 1 else pieces[start]
        start += count


def _parted(pieces: list[Line]) -> list[Line]:
    """The lines, each that ends one label of a head and begins the next, as tools print what stands in two rows, as two."""
    found: list[Line] = []
    for index, line in enumerate(pieces):
        first = _first_label(pieces, index) if line.tokens[0].loose else 0
        found += _in_two(line, first) if first else (line,)
    return found


def _first_label(pieces: list[Line], index: int) -> int:
    """How many characters of a key are the label of a head before that of another one, which may go on below; 0 where it is not so."""
    lexicon = form_lexicon()
    key = pieces[index].tokens[0].key
    for end in range(2, len(key)):
        rest = key[end:]
        if (rest in lexicon.beginnings or rest in lexicon.by_key) and _is_head(key[:end]):
            _, second = _in_two(pieces[index], end)
            count = _longest_label([second, *pieces[index + 1 : index + MOST_PIECES]], 0)
            if _is_head(rest + "".join(map(_key, pieces[index + 1 : index + count]))):
                return end
    return 0


def _is_head(key: str) -> bool:
    return label_of_pieces(key).heads


def _in_two(line: Line, end: int) -> tuple[Line, Line]:
    """A line of one text as two: what its first characters say, and the others."""
    key, cell = line.tokens[0].key, line.cells[0]
    first, second = (
        line._replace(tokens=(label_of_pieces(part),), cells=(Paragraph(part, cell.position, cell.printed),))
        for part in (key[:end], key[end:])
    )
    return first, second


def _longest_label(pieces: list[Line], start: int) -> int:
    """How many pieces from `start` make one label, 1 where none do."""
    lexicon = form_lexicon()
    best, key = 1, pieces[start].tokens[0].key
    for end in range(start + 1, min(start + MOST_PIECES, len(pieces))):
        if key not in lexicon.beginnings:
            break
        key += pieces[end].tokens[0].key
        if key in lexicon.by_key:
            best = end - start + 1
    return best


def _key(line: Line) -> str:
    return "".join([token.key for token in line.tokens])


def _put_together(pieces: list[Line]) -> Line:
    cells = [cell for piece in pieces for cell in piece.cells if cell.text]
    key = "".join(map(_key, pieces))
    whole = Paragraph(key, cells[0].position, "".join(cell.printed for cell in cells))
    return Line((label_of_pieces(key),), (whole,), tuple(ref for piece in pieces for ref in piece.refs))
