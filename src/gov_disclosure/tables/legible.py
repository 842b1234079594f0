"""Heads that are damaged, but legible, and name the columns in another order than the form: they are put in the form's words.

A text that is cut, has a wrong character or another word beside it, or stands a character a line, is no label of the form;
yet it may be like exactly one label of the head. Where such texts stand as the form has them, or nothing is like a label, nothing
is said: most damaged heads are the form's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from gov_disclosure.document import Paragraph
from gov_disclosure.model.editions import LATEST
from gov_disclosure.tables.headwords import (
    GROUP,
    LEAST_PIECE,
    LONGEST,
    LONGEST_TEXT,
    PARTS,
    PERSONS,
    TOTAL,
    begins_label,
    form_names,
    form_orders,
    head_labels,
    is_out_of_order,
    label_of,
    misspelt_whole,
    names_in,
    openings,
    whole_head,
)
from gov_disclosure.tables.lexicon import Role, form_lexicon
from gov_disclosure.tables.other_words import with_own_labels
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import Line, Printed, Sort, Token, token
from gov_disclosure.tables.units import without_unit
from gov_disclosure.text import label_key

SLASH = frozenset("/／")
MOST_LINES = 120
"""Lines of a head of which each holds one character."""


class _Named(NamedTuple):
    """A column or part that a text names, where it stands, and whether the text is none of the form's labels."""

    name: str
    cell: Printed
    damaged: bool = True


class _Text(NamedTuple):
    """A text of a head, or several that stand together, as one."""

    key: str
    cell: Printed
    damaged: bool


def in_forms_words(lines: list[Line]) -> list[Line]:
    """The lines; below each damaged head that is legible, and is not in the form's order, its columns in the form's words."""
    lines = with_own_labels(lines)
    found: list[Line] = []
    done = 0
    for start, end in _damaged_heads(lines):
        named = _misordered(lines[max(start, end - MOST_LINES) : end], lines[end], lines)
        if named:
            found += [*lines[done:end], named]
            done = end
    return [*found, *lines[done:]] if done else lines


def _damaged_heads(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where texts begin and end of which one at least is no label of the form, right above the label or the figures of a row."""
    start = 0
    damaged = False
    for index, line in enumerate(lines):  # quick: every line is looked at
        tokens = line[0]
        if len(tokens) == 1 and tokens[0].loose:
            damaged = True
        elif _ends_head(tokens) and not (damaged and _is_within_label(lines, index)):
            if damaged and tokens[0].sort is not Sort.PROSE:
                yield start, index
            start, damaged = index + 1, False
        elif not damaged:
            damaged = any(one.loose for one in tokens)


def _ends_head(tokens: Sequence[Token]) -> bool:
    """Whether a line is prose, of figures, or has the label of a row."""
    last = tokens[-1]
    if (last.entry and not last.blank) or last.row or last.sort is Sort.PROSE:
        return True
    return len(tokens) > 1 and any(one.row or (one.entry and not one.blank) for one in tokens)


def _is_within_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a slash is a character of a label that stands a character a line (本年增/减)."""
    if not 0 < index < len(lines) - 1 or lines[index].cells[0].text.strip() not in SLASH:
        return False
    return all(
        len(lines[other][0]) == 1 and len(lines[other].cells[0].text.strip()) == 1
        for other in (index - 1, index, index + 1)
    )


def _misordered(head: Sequence[Line], row: Line, lines: Sequence[Line]) -> Line | None:
    """The columns that a damaged head above a row names, in their order, if that is not the form's."""
    paths = [one.row for one in row.tokens if one.row]
    if not paths and not any(one.heads or one.piece for line in head for one in line[0]):
        return None
    for table in [paths[0].partition(".")[0]] if paths else _TABLES:
        for names in _sequences(_below_opening(head, table), table):
            order = [one for one in names if one.name in form_names(table)]
            if any(one.damaged for one in order) and is_out_of_order([one.name for one in order], table):
                return _row_of(
                    order, head, doubtful=table == "proactive" and not _has_column_of_proactive(lines), table=table
                )
    return None


_TABLES = ("requests", "disputes", "proactive")


def _has_column_of_proactive(lines: Sequence[Line]) -> bool:
    """Whether a column of section 二 has its label, which says of what edition it is."""
    meanings = (one.meaning_in("proactive") for line in lines for one in line[0] if one.heads)
    return any(meaning is not None and meaning.role is Role.COLUMN for meaning in meanings)


def _row_of(order: Sequence[_Named], head: Sequence[Line], table: str, *, doubtful: bool) -> Line:
    """A row of a head with the labels of the columns named. If it is `doubtful` what any head of the table says, the texts as
    printed stand behind them: they are no label of the form.
    """
    texts = [(label_of(name, table), next(same).cell) for name, same in groupby(order, key=lambda one: one.name)]
    if doubtful:
        printed = [cell.text for line in head for cell in line.cells]
        texts.append((label_key("".join(printed))[:LONGEST_TEXT], order[0].cell))
    cells = [Paragraph(text, cell.position, cell.printed) for text, cell in texts]
    return Line(tuple([token(text) for text, _ in texts]), tuple(cells), head[-1].refs)


def _below_opening(head: Sequence[Line], table: str) -> Sequence[Line]:
    """The lines of a head from the last one that opens it, or that names all parts."""
    if table == "disputes":
        return head[whole_head([_names(line, table) for line in head]) :]
    for index in range(len(head) - 1, -1, -1):
        if any(meaning.role is Role.OPENING for one in head[index][0] if (meaning := one.meaning_in(table))):
            return head[index:]
    return head


def _names(line: Line, table: str) -> list[str | None]:
    """What the texts of a line name as labels."""
    meanings = [one.meaning_in(table) for one in line[0] if not one.entry]
    return [None if meaning is None else meaning.path for meaning in meanings]


def _sequences(head: Sequence[Line], table: str) -> Iterator[list[_Named]]:
    """What is named side by side, from left to right, or one below the other where every text has a line of its own."""
    rows = [_texts(line) for line in head]
    for alone, same in groupby(rows, key=lambda texts: len(texts) < LEAST_SIDE_BY_SIDE):
        if alone:
            run = list(chain.from_iterable(same))
            yield _in_run(run, table)
            yield _among_all(run, table)
            continue
        wide = list(same)
        for texts in wide:
            yield _in_row(texts, table)
            yield _by_place(texts, table)
        for _, stacked in groupby(wide, key=len):
            yield _in_stack(list(stacked), table)
    every = list(chain.from_iterable(rows))
    yield _put_together(every, table)
    if table == "disputes":
        yield _firsts(rows)
        yield from map(_by_columns, rows)
        yield from map(_by_other_part, _upper_pairs(every))


LEAST_SIDE_BY_SIDE = 2


def _put_together(texts: Sequence[_Text], table: str) -> list[_Named]:
    """The labels that are broken over lines, the rest of one and the beginning of the next in each."""
    found: list[_Named] = []
    start = 0
    while start < len(texts):
        count = _whole_label(texts, start, table)
        key = "".join([text.key for text in texts[start : start + count]])
        found += [_Named(name, texts[start].cell) for name in names_in(key, table) if count]
        start += count or 1
    return found


def _firsts(rows: Iterable[Sequence[_Text]]) -> list[_Named]:
    """Each part of section 四 where its label begins: the rest of it may stand on other lines."""
    found: dict[str, _Named] = {}
    for text in chain.from_iterable(rows):
        for name in names_in(text.key, "disputes"):
            if begins_label(text.key, name, "disputes"):
                found.setdefault(name, _Named(name, text.cell, text.damaged))
    return list(found.values())


def _among_all(texts: Sequence[_Text], table: str) -> list[_Named]:
    """The texts in the places of all heads of section 三, if some stand in theirs, and another one in a place that is not its own."""
    texts = [text for text in texts if text.key not in openings(table)]
    if table != "requests" or len(texts) != len(_HEADS[0]):
        return []
    named = [(place, names_in(text.key, table)) for place, text in enumerate(texts)]
    known = [(place, names[0]) for place, names in named if len(names) == 1 and names[0] in _HEADS[0]]
    heads = max(_HEADS, key=lambda heads: sum(heads[place] == name for place, name in known))
    wrong = [(place, name) for place, name in known if heads[place] != name]
    if not wrong or len(known) - len(wrong) < LEAST_IN_PLACE:
        return []
    place, name = wrong[0]
    if heads[place] == GROUP and GROUP not in [one for _, one in known]:
        return []  # the columns stand in one row, without their group
    swapped = sorted((name, heads[place]), key=heads.index, reverse=True)
    return [_Named(one, texts[place].cell) for one in swapped]


LEAST_IN_PLACE = 2
"""Texts that show that the others stand in places of the form's head as well."""

_COLUMNS = tuple(figure.column for figure in row_specs("requests", LATEST)[0].figures)
_HEADS = (
    (PERSONS, GROUP, TOTAL, *_COLUMNS[1:-1]),
    (PERSONS, GROUP, *_COLUMNS[1:]),
)
"""The heads of section 三 where each has a line of its own: 总计 comes third, or last."""


def _texts(line: Line) -> list[_Text]:
    """The texts of a line; a slash between characters that stand alone is one of theirs and has no key."""
    return [
        _Text(one.key, cell, one.loose) for one, cell in zip(line.tokens, line.cells, strict=False) if not one.entry
    ]


def _in_row(texts: Sequence[_Text], table: str) -> list[_Named]:
    """What the cells of a row name."""
    return [_Named(name, text.cell, text.damaged) for text in texts for name in names_in(text.key, table)]


def _by_columns(texts: Sequence[_Text]) -> list[_Named]:
    """The parts of section 四 that two texts of a row are, by where they stand. Both parts of 行政诉讼 stand behind the columns of
    行政复议: five columns behind them are those of another part. Of the two, one that is legible leaves the other place only.
    """
    texts = [next(same) for _, same in groupby(texts, key=lambda text: text.key)]  # one for each place of a span
    parts = [index for index, text in enumerate(texts) if _is_of_litigation(text)]
    if len(parts) != len(_LITIGATION) or len(texts) not in (len(parts), len(parts) + _GROUP):
        return []
    cell = texts[parts[0]].cell
    first, last = (names_in(texts[index].key, "disputes") for index in parts)
    if (first == _LITIGATION[1:] and not last) or (last == _LITIGATION[:1] and not first):
        return [_Named(name, cell) for name in reversed(_LITIGATION)]
    if parts == [0, 1] and sum(map(_is_of_columns, texts)) >= _LEAST_COLUMNS:
        return [_Named(_LITIGATION[0], cell), _Named(PARTS[0], cell)]
    return []


def _upper_pairs(texts: Sequence[_Text]) -> Iterator[Sequence[_Text]]:
    """The first two texts, and others that follow one another and may be the parts that section 四 begins with."""
    for place, pair in enumerate(pairwise(texts)):
        if not place or all(_may_be_upper(text.key) for text in pair):
            yield pair


def _may_be_upper(key: str) -> bool:
    """Whether a text begins with 行政, or is like one part that does."""
    return key.startswith(_FIRST_PARTS[0][:LEAST_PIECE]) or names_in(key, "disputes") in (PARTS[:1], PARTS[1:2])


def _by_other_part(texts: Sequence[_Text]) -> list[_Named]:
    """The two parts that section 四 begins with, where one is legible and in the place of the other: 行政 | 囗政复议."""
    if not all(
        any(len(text.key) >= LEAST_PIECE and text.key in label for label in _FIRST_PARTS)
        or names_in(text.key, "disputes")
        for text in texts
    ):
        return []
    names = [names_in(text.key, "disputes") for text in texts]
    if names == [(), PARTS[:1]] or names == [PARTS[1:2], ()]:
        return [_Named(name, texts[0].cell) for name in reversed(PARTS[:2])]
    return []


_FIRST_PARTS = ("行政复议", "行政诉讼")
_LITIGATION = PARTS[2:]
_GROUP = 5
"""Columns below each part of section 四."""
_LEAST_COLUMNS = 3
"""Texts that show that those beside them are columns as well."""


def _is_of_litigation(text: _Text) -> bool:
    """Whether a text is a piece of the label of a part of 行政诉讼, or like one, and no column."""
    names = names_in(text.key, "disputes")
    if names or _is_of_columns(text):
        return len(names) == 1 and names[0] in _LITIGATION
    return any(text.key and text.key in label for label, path in head_labels("disputes").items() if path in _LITIGATION)


def _is_of_columns(text: _Text) -> bool:
    """Whether a text is, may be, or is like a column of section 四 and no part of it."""
    key, names = text.key, names_in(text.key, "disputes")
    if names:
        return not any(name in PARTS for name in names)
    return bool(key) and any(key in label for label, path in head_labels("disputes").items() if path not in PARTS)


def _by_place(texts: Sequence[_Text], table: str) -> list[_Named]:
    """The columns of a row in which each text is a piece of a label, if there are as many as the form has and one of them stands
    in the place of another: 信息内容 | 现行有效 | 件数 | 件数.
    """
    keys = [without_unit(text.key) for text in texts[1:]]
    pieces = form_lexicon().pieces[table]
    if texts[0].key not in openings(table) or not pieces.issuperset(keys):
        return []
    joins = [one + other in pieces for one, other in pairwise(keys)]
    for order in form_orders(table):
        for place, key in enumerate(keys if len(keys) == len(order) else ()):
            names = names_in(key, table)
            if len(names) == 1 and names[0] in order and _is_misplaced(place, order.index(names[0]), joins):
                row = [name for name in order if name != names[0]]
                return [_Named(name, texts[0].cell) for name in (*row[:place], *names, *row[place:])]
    return []


def _is_misplaced(place: int, own: int, joins: Sequence[bool]) -> bool:
    """Whether a text does not stand in its `own` place, though as many texts as `joins` says may be pieces of one label."""
    return sum(joins[place:]) < own - place or sum(joins[:place]) < place - own


def _in_stack(rows: Sequence[Sequence[_Text]], table: str) -> list[_Named]:
    """What rows with as many texts name together, column by column, where heads are broken over lines."""
    if len(rows) < LEAST_SIDE_BY_SIDE:
        return []
    found: list[_Named] = []
    for texts in zip(*rows, strict=True):
        names = names_in("".join([text.key for text in texts]), table)
        if len(names) == 1:
            found.append(_Named(names[0], texts[0].cell))
    return found


def _in_run(texts: Sequence[_Text], table: str) -> list[_Named]:
    """What texts name of which each has a line of its own; several may be one label."""
    found: list[_Named] = []
    start = 0
    while start < len(texts):
        count, names = _joined(texts, start, table)
        damaged = count > 1 or texts[start].damaged
        found += [_Named(name, texts[start].cell, damaged) for name in names]
        start += count
    return found


def _joined(texts: Sequence[_Text], start: int, table: str) -> tuple[int, tuple[str, ...]]:
    """How many texts from `start` are one label, and what they name."""
    keys = [text.key for text in texts[start : start + LONGEST]]
    if count := _whole_label(texts, start, table):
        return count, names_in("".join(keys[:count]), table)
    if len(keys[0]) >= LEAST_PIECE and (names := names_in(keys[0], table)):
        return 1, names
    for count in range(len(keys), 1, -1):
        if (name := misspelt_whole("".join(keys[:count]), table)) is not None:
            return count, (name,)
    return 1, ()


def _whole_label(texts: Sequence[_Text], start: int, table: str) -> int:
    """How many texts from `start` are one label, two at least; 0 where they may be pieces of a longer one (或 | 其他 | 组织)."""
    keys = [text.key for text in texts[start : start + LONGEST]]
    for count in range(len(keys), 1, -1):
        key = "".join(keys[:count])
        if without_unit(key) in head_labels(table):
            before = texts[start - 1].key if start else ""
            behind = keys[count] if count < len(keys) else ""
            longer = (
                form_lexicon().pieces[table].intersection({*(before and [before + key]), *(behind and [key + behind])})
            )
            return 0 if longer else count
    return 0
