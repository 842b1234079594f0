"""A text without separators: where its labels stand, and the numbers between two of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise, zip_longest

from attrs import frozen

from gov_disclosure.document import Document, LineRef, Paragraph
from gov_disclosure.position import Position
from gov_disclosure.tables.captions import Caption
from gov_disclosure.tables.lexicon import AMBIGUOUS_WORDS, Meaning, Role, form_lexicon
from gov_disclosure.tables.owners import NOTHING, Own, Under, denies_above, heads_tables_of_others, is_idle, under
from gov_disclosure.tables.remarks import remark_of
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import Printed, token
from gov_disclosure.tables.units import SCALED, UNIT_WORD, names_scaled, one_unit, unit_of
from gov_disclosure.tables.years import under_section
from gov_disclosure.text import label_key, marked, strip_enumerator

LONGEST_LINE = 20_000
LONGEST_TEXT = 100_000
"""No table of the form is as long: what is longer is left out."""

ABOVE = 40
"""So many characters above a table may name its unit of money."""
LINES_OF_HEADS = 4
"""Lines right above a row that may name its columns."""

Span = tuple[int, int]
"""From one place in a text to another, the last not included."""

_PLAIN = str.maketrans("０１２３４５６７８９，．＋－−（）［］：　\u00a0\n\t", "0123456789,.+--()[]:    ")
_CLOSERS = " )]}”’\"'》」』〕】:、"
_OPENERS = " ([{“‘\"'《「『〔【"
_STOPS = ".、。)］]"
_FIGURE = re.compile(r"[+\-]?\d+(?:,\d{3})*(?:\.\d+)?(?:人次|万元|亿元|[件条份宗个项次起元])?", re.ASCII)
_DIGIT = re.compile("[0-9０-９]")
_BEHIND = re.compile(r"\s*[%％.．)）、年月日号·]")
"""What makes the digits before it part of something else than a table."""


@frozen
class Label:
    """A label in the text: where it stands there and among the characters that count, what it can mean."""

    start: int
    end: int
    first: int
    last: int
    meanings: tuple[Meaning, ...]

    def role(self, table: str, edition: str | None = None) -> tuple[Role | None, str | None]:
        """What the label is in a table and edition, and the path or words that it stands for."""
        for meaning in self.meanings:
            if meaning.table == table and (edition is None or edition in meaning.editions):
                return meaning.role, meaning.path
        return None, None

    def column(self, table: str, edition: str | None = None) -> str | None:
        """The column that the label heads."""
        role, name = self.role(table, edition)
        return name if role is Role.COLUMN else None

    def number(self, table: str, edition: str) -> str | None:
        """The digit with which the form numbers the label, None where it has none."""
        role, path = self.role(table, edition)
        return _numbers(table, edition).get(path or "") if role is Role.ROW else None


@cache
def _numbers(table: str, edition: str) -> Mapping[str, str]:
    numbers = {spec.path: strip_enumerator(spec.label)[0] for spec in row_specs(table, edition)}
    return {path: number for path, number in numbers.items() if number.isascii() and number}


@frozen(eq=False, slots=False)
class GluedText:
    """The lines of a table's section as one text, a line break between them."""

    lines: Sequence[tuple[LineRef, Printed]]
    starts: Sequence[int]
    text: str

    @cached_property
    def folded(self) -> str:
        """The text with digits and signs in their plain forms; it keeps its length."""
        return self.text.translate(_PLAIN)

    @cached_property
    def keyed(self) -> tuple[str, Sequence[int]]:
        """The characters that labels are compared by, and where in the text each comes from."""
        keys = list(map(_key, marked(self.text)))  # one by one, they show no sign before 元
        return "".join(keys), [place for place, key in enumerate(keys) for _ in key]

    @cached_property
    def labels(self) -> Sequence[Label]:
        """Every label of the form in the text."""
        key, places = self.keyed
        pattern, meanings = _known()
        found = []
        for match in pattern.finditer(key):
            first, last = match.span()
            what = meanings[match[0]]
            first += match[0][0].isdigit()  # the number is looked at with the figures before it
            found.append(Label(places[first], places[last - 1] + 1, first, last, what))
        return found

    def behind(self, number: int) -> Label | None:
        """The next label, None behind the last."""
        return self.labels[number + 1] if number + 1 < len(self.labels) else None

    def adjoin(self, number: int) -> bool:
        """Whether nothing that counts stands between a label and the next."""
        return self.labels[number].last == self.labels[number + 1].first

    def joined(self, first: Label, last: Label) -> bool:
        """Whether nothing but labels stands from one label to another."""
        between = [label for label in self.labels if first.start <= label.start <= last.start]
        return all(one.last == other.first for one, other in pairwise(between))

    def begins_line(self, label: Label) -> bool:
        """Whether nothing but a number stands before a label in its line."""
        before = self.text[self.starts[self.line(label.start)] : label.start]
        return not strip_enumerator(before)[1].strip()

    def has_unit_above(self, label: Label) -> bool:
        """Whether a note of the unit may stand above a label."""
        return UNIT_WORD in self.keyed[0][max(0, label.first - ABOVE) : label.first]

    def unit(self, labels: Iterable[Label]) -> str | None:
        """The unit of money on which labels and the notes among the lines agree."""
        printed = [unit_of(self.keyed[0][label.first : label.last]) for label in labels]
        notes = [what.unit for _, line in self.lines if not (what := token(line.text)).meanings]
        return one_unit(unit for unit in (*printed, *notes) if unit is not None)

    def bodies(self, label: Label, following: Label | None, number: str | None) -> Iterator[Span]:
        """What stands between two labels without the number of the second, in every way in which that parts from it."""
        start = _skip(self.folded, label.end, len(self.folded), _CLOSERS)
        end = len(self.folded) if following is None else _skip_back(self.folded, start, following.start, _OPENERS)
        if number is None:
            yield start, end
            return
        stop = _skip_back(self.folded, start, end, _STOPS + " ")
        if self.folded[stop - 1 : stop] == number and stop > start:
            yield start, _skip_back(self.folded, start, stop - 1, _OPENERS)
        if not self.folded[stop:end].strip():
            yield start, stop

    def line(self, place: int) -> int:
        """The number of the line that a place is in."""
        return bisect_right(self.starts, place) - 1

    def columns_above(self, label: Label, table: str) -> list[str]:
        """The columns that are named before a label in its line and in the lines right above that name any."""
        last = self.line(label.start)
        names: list[str] = []
        for line in range(last, max(-1, last - LINES_OF_HEADS), -1):
            heads = [each for each in self.labels if each.start < label.start and self.line(each.start) == line]
            found = [name for head in heads if (name := head.column(table))]
            if not found and line < last:
                break
            names = found + names
        return names

    def refs(self, start: int, end: int) -> frozenset[LineRef]:
        """The document's lines from one place to another."""
        return frozenset(ref for ref, _ in self.lines[self.line(start) : self.line(max(start, end - 1)) + 1])

    def position(self, place: int) -> Position | None:
        """Where in the source a place of the text is."""
        number = self.line(place)
        printed = self.lines[number][1]
        return _position(printed, _in_print(printed, place - self.starts[number]))


def read_text(lines: Iterable[tuple[LineRef, Printed]]) -> GluedText:
    """The lines as one text, as far as they can hold a table."""
    kept: list[tuple[LineRef, Printed]] = []
    starts: list[int] = []
    length = 0
    for ref, printed in lines:
        if len(printed.text) <= LONGEST_LINE and length + len(printed.text) <= LONGEST_TEXT:
            kept.append((ref, printed))
            starts.append(length)
            length += len(printed.text) + 1
    return GluedText(kept, starts, "\n".join(printed.text for _, printed in kept))


_key = lru_cache(maxsize=8192)(label_key)


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, tuple[Meaning, ...]]]:
    """A pattern of all labels of the form by their keys, the longest first, and what they mean.

    A label that begins with a digit is known by its words: the digit may be a figure's. Words that mean something else without
    their number keep it.
    """
    known = form_lexicon().by_key
    meanings = {key: what for key, what in known.items() if not key[0].isdigit() or key[1:] in AMBIGUOUS_WORDS}
    patterns = []
    for key in sorted(meanings, key=len, reverse=True):
        longer = [other[len(key) - 1 :] for other in meanings if key[0].isdigit() and other.startswith(key[1:])]
        ahead = [words for words in longer if words]
        patterns.append(f"{key}(?!{'|'.join(ahead)})" if ahead else key)
    return re.compile("|".join(patterns)), meanings


def _title_above(text: str, below: str) -> Caption | None:
    """The title of a report that a text right above labels of the form is."""
    title = token(text).title
    return title if title is not None and _known()[0].search(label_key(below[:LONGEST_LINE])) else None


def _remark_behind(text: str) -> Caption | None:
    """The remark on a table that ends the text into which it was cut: …0000注：上表为2022年数据."""
    found = _REMARK_BEHIND.search(text, max(len(text) - _LONGEST_REMARK, 0)) if "注" in text else None
    return remark_of(found[0]) if found else None


_REMARK_BEHIND = re.compile("备?注[:：][^:：]{4,}")
_LONGEST_REMARK = 80


def lines_of(
    document: Document, sections: Mapping[LineRef, str], table: str, own: Own
) -> list[tuple[LineRef, Printed]]:
    """The texts of the table's section, or of a document without it, but for what captions and remarks put under others than `own`."""
    anywhere = table not in sections.values()
    captioned, floor = NOTHING, 0
    lines: list[tuple[LineRef, Printed]] = []
    for ref, printed, below, begun in _texts_of(document, sections, table, own):
        captioned = captioned if begun is None else begun
        caption = token(printed.text).caption or _title_above(printed.text, below.text)
        remark = _remark_in(printed.text, caption)
        if remark is not None and denies_above(remark, own):
            del lines[floor:]
            captioned = under(captioned, remark, own) if remark.this else captioned
        elif caption is not None and not is_idle(caption, captioned, own, in_section=not anywhere):
            captioned = under(captioned, caption, own)
            floor = len(lines) if heads_tables_of_others(caption, own) else floor
        elif not captioned:
            lines.append((ref, printed))
    return lines


def _texts_of(
    document: Document, sections: Mapping[LineRef, str], table: str, own: Own
) -> Iterator[tuple[LineRef, Printed, Printed, Under | None]]:
    """The texts of a table's section, or of a document without it: each with the one below it, and with what the heading that begins there
    puts them under.
    """
    anywhere = table not in sections.values()
    inside, started = False, None
    texts = list(_texts(document))
    for (ref, printed), (_, below) in zip_longest(texts, texts[1:], fillvalue=_NO_TEXT):
        begun = None
        if ref in sections and ref != started:
            inside, started = sections[ref] == table, ref
            begun = under_section(sections[ref], printed.text, own)
        if inside or anywhere:
            yield ref, printed, below, begun


def _remark_in(text: str, caption: Caption | None) -> Caption | None:
    """The remark on tables above that a text is, or has behind its figures."""
    return caption if caption is not None and caption.is_remark else _remark_behind(text)


def _texts(document: Document) -> Iterator[tuple[LineRef, Printed]]:
    for number, block in enumerate(document.blocks):
        rows: Sequence[Sequence[Printed]] = ((block,),) if isinstance(block, Paragraph) else block.rows
        for row, cells in enumerate(rows):
            yield from (((number, row), printed) for printed in cells)


_NO_TEXT: tuple[LineRef, Printed] = ((-1, 0), Paragraph("", None))


def _skip(text: str, start: int, end: int, characters: str) -> int:
    while start < end and text[start] in characters:
        start += 1
    return start


def _skip_back(text: str, start: int, end: int, characters: str) -> int:
    while end > start and text[end - 1] in characters:
        end -= 1
    return end


def figures_between(text: GluedText, start: int, end: int, *, last: bool, alone: bool) -> list[Span] | None:
    """The numbers from `start` to `end`, None where anything else stands there.

    Behind the last row the numbers end with their line, or where something else begins; where they stand `alone`, without
    a sum that tells their end, nothing else may stand in their line, and no number in the next.
    """
    found: list[Span] = []
    place = _skip(text.folded, start, end, " ")
    while place < end:
        match = _FIGURE.match(text.folded, place, end)
        if match is None or (last and found and text.line(place) > text.line(found[-1][0])):
            break
        found.append(match.span())
        place = _skip(text.folded, match.end(), end, " ")
    if place < end and (not last or not found or _goes_on(text, found[-1][1], place, alone=alone)):
        return None
    return found


def _goes_on(text: GluedText, end: int, place: int, *, alone: bool) -> bool:
    """Whether what stands at `place`, behind the last number, may belong to it."""
    if _BEHIND.match(text.folded, end):
        return True
    return alone and (text.line(place) == text.line(end - 1) or text.folded[place].isdigit())


def are_parted_alike(spans: Sequence[Span], *, joined: bool = False) -> bool:
    """Whether something stands between any two neighbours, or nothing between all: where a sign parts two figures and a space
    two others, the space may stand before the number of a page. So may the one space of a row where those of other rows are `joined`.

    >>> are_parted_alike([(0, 2), (2, 5), (6, 7)]), are_parted_alike([(0, 2), (3, 6), (7, 8)])
    (False, True)
    >>> are_parted_alike([(0, 2), (3, 4)]), are_parted_alike([(0, 2), (3, 4)], joined=True)
    (True, False)
    """
    adjoin = [before[1] == after[0] for before, after in pairwise(spans)]
    return len(set(adjoin)) <= 1 and not (joined and adjoin == [False])


def is_whole(text: GluedText, span: Span) -> bool:
    """Whether a number is nothing but digits."""
    return text.folded[slice(*span)].isdigit()


def piece_of(text: GluedText, span: Span) -> Paragraph:
    """A number as a text of its own, with its place in the source."""
    number = text.line(span[0])
    printed = text.lines[number][1]
    start, end = (place - text.starts[number] for place in span)
    if number != text.line(span[1] - 1):  # broken over lines
        return Paragraph(
            "".join(text.folded[slice(*span)].split()),
            _position(printed, _in_print(printed, start)),
            text.text[slice(*span)],
        )
    words = printed.text[start:end]
    first = _in_print(printed, start)
    raw = printed.printed[first : first + end - start]
    return Paragraph(words, _position(printed, first), None if raw == words else raw)


def _in_print(printed: Printed, place: int) -> int:
    """Where in the text as printed a place of the simplified text is; bracketed readings, which make the difference,
    have no digits.
    """
    if printed.raw is None or len(printed.raw) == len(printed.text):
        return place
    digit = _DIGIT.search(printed.text, place)
    if digit is None:
        return 0
    before = len(_DIGIT.findall(printed.text, 0, digit.start()))
    places = [match.start() for match in _DIGIT.finditer(printed.raw)]
    return max(0, places[before] - (digit.start() - place)) if before < len(places) else 0


def _position(printed: Printed, offset: int) -> Position | None:
    position = printed.position
    if position is None or not position.column or printed.printed.find("\n", 0, offset) >= 0:
        return position
    return Position(position.line, position.column + offset, position.element)


def is_scaled(lines: Iterable[tuple[LineRef, Printed]], glued: Iterable[str]) -> bool:
    """Whether a note among the lines, or in those whose cells run together, gives the counts in thousands."""
    return any(token(printed.text).unit == SCALED for _, printed in lines) or any(map(names_scaled, glued))
