"""The cells of a document as a stream of lines of tokens, whatever the layout.

A table's row is a line; so is a paragraph, because where every cell has a line of its own only the
order of the lines is left of the table.
"""

import re
from collections.abc import Collection, Sequence
from enum import Enum, auto
from functools import lru_cache, partial
from typing import NamedTuple

from attrs import evolve, frozen

from gov_disclosure.document import Document, LineRef, Paragraph, TableCell
from gov_disclosure.furniture import is_page_number
from gov_disclosure.tables.captions import Caption, begins_caption, caption_of, caption_of_pieces, pieces_of, title_of
from gov_disclosure.tables.lexicon import HEAD_ROLES, Meaning, Role, form_lexicon
from gov_disclosure.tables.notes import is_harmless
from gov_disclosure.tables.remarks import remark_of
from gov_disclosure.tables.units import MONEY_UNITS, SCALED, UNIT_WORD, before_scale, unit_in
from gov_disclosure.text import Mark, Number, label_key, read_number

LONGEST_LABEL = 120
LONGEST_FIGURE = 60
MOST_PIECES = 8

Printed = Paragraph | TableCell
"""What a token stands in."""


class Sort(Enum):
    """What a token is."""

    BLANK = auto()
    VALUE = auto()
    """A number, or a mark that there is none."""
    LABEL = auto()
    TEXT = auto()
    """Short text that is no known label."""
    PROSE = auto()
    """Text too long for a cell of the form."""


_YEAR_BEGUN = re.compile(r"20\d\d|\d\d年|\d\Z")

NO_NUMBER = Number(Mark.UNREADABLE, None, None, None)


@frozen(eq=False)  # one object for each text, so that it is itself its identity
class Token:
    """What one text can mean.

    `entry` says that it may stand in the place of a figure: a value or a blank; `joined` that it is, or may be, several numbers in one cell (`1 30`); `word` that it is a label or another
    short text, and `loose` that it is a word of no label. `number` is what it is as a figure, and `count` the same as a count, if it can be one. `key`, `meanings`,
    `tables` (those of the meanings) and `row` (the path of the row that it labels) are what it is as a label; `piece` says that it may be a part of
    one in the head of a table, or stands among such labels, `begins` that a label may begin with it, `kept` that it may head something; `caption` is what it says of the year and the organ of the tables below it, `title` the same of the title of a report;
    `unit` is the unit of money that it names, `UNCLEAR` if that cannot be told; `heads` says that it is a label in the head of a table, `page` that it
    is the number of a printed page, `odd` that it is a text with spaces in it, or of marks alone, `inert`
    that it is nothing to a table where neither labels nor entries stand near it (marks alone are not: they may be left out), `dated` that it names a year or an organ, or may do so
    with the text below it, `opens` that it begins an annex, or a caption that may go on in the next cells. `stand_in` is the same token for all values, another for
    values that may be several, and another for all blanks: a row is cut by what stands in it, not by its figures.
    """

    sort: Sort
    blank: bool = False
    entry: bool = False
    joined: bool = False
    word: bool = False
    loose: bool = False
    number: Number = NO_NUMBER
    count: int | None = None
    key: str = ""
    meanings: tuple[Meaning, ...] = ()
    tables: tuple[str, ...] = ()
    row: str | None = None
    piece: bool = False
    begins: bool = False
    kept: bool = False
    caption: Caption | None = None
    title: Caption | None = None
    unit: str | None = None
    heads: bool = False
    page: bool = False
    odd: bool = False
    inert: bool = False
    dated: bool = False
    opens: bool = False
    stand_in: "Token | None" = None

    def meaning_in(self, table: str) -> Meaning | None:
        """What the label means in one table."""
        for meaning in self.meanings:
            if meaning.table == table:
                return meaning
        return None


A_BLANK = Token(Sort.BLANK, blank=True, entry=True)
A_VALUE = Token(Sort.VALUE, entry=True)
JOINED_VALUES = Token(Sort.VALUE, entry=True, joined=True)
A_DAY = Token(Sort.VALUE, entry=True, caption=Caption(label=True, day=True))
"""A day is no figure, and in a line of its own nothing to a table: a report ends with the day on which it was signed."""
SOME_PROSE = Token(Sort.PROSE)


class Line(NamedTuple):
    """The tokens of one row of a table, or of one paragraph, and what they stand in.

    `refs` are the document's lines that it comes from; `exact` says that every cell of the row is known.
    """

    tokens: Sequence[Token]
    cells: Sequence[Printed]
    refs: tuple[LineRef, ...]
    exact: bool = False


class _Tokens(dict[str, Token]):
    """What texts mean, worked out once each: the labels and most figures are the same in every document."""

    def __missing__(self, text: str) -> Token:
        if len(text) > LONGEST_LABEL:
            return SOME_PROSE
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[text] = found = _token(text)
        return found


class _Alone(dict[str, tuple[Token]]):
    """The tokens of lines that are one text: with one cell a line there are hundreds, most of them alike."""

    def __missing__(self, text: str) -> tuple[Token]:
        if len(text) > LONGEST_LABEL:
            return PROSE_ALONE
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[text] = found = (_TOKENS[text],)
        return found


_MOST_TOKENS = 8192
_TOKENS = _Tokens()
_ALONE = _Alone()


def token(text: str) -> Token:
    """What a text can mean in a table of the form.

    A short text that begins like a number, without being one or a label, is a value that cannot be read.
    """
    return _TOKENS[text]


def _token(text: str) -> Token:
    if len(text) <= LONGEST_FIGURE:
        number = read_number(text.translate(_SLASHES))
        if number.note is not None and not is_harmless(number.note):
            number = Number(Mark.UNREADABLE)
        if number.mark is Mark.BLANK:
            return Token(Sort.BLANK, blank=True, entry=True, number=number, stand_in=A_BLANK)
        if number.mark is not Mark.UNREADABLE:
            joined = _is_joined(text)
            value = JOINED_VALUES if joined else A_VALUE
            count = None if number.is_change else count_of(number)  # 减3 and ↓3 are changes of a count
            return Token(Sort.VALUE, entry=True, joined=joined, number=number, count=count, stand_in=value)
    found = label(label_key(text), text)
    if found.loose and (mark := _MARK_OF_NOTE.search(text)) and (bare := token(text[: mark.start()])).meanings:
        return bare
    named = found.caption or found.title  # 2022年年报 is no number
    if found.sort is Sort.TEXT and named is None and _LIKE_A_NUMBER.match(text):
        if _DAY.fullmatch(text):
            return A_DAY
        value = JOINED_VALUES if _is_joined(text) else A_VALUE
        return evolve(value, page=True, stand_in=value) if found.page else value
    return found


_SLASHES = str.maketrans("∕⁄╱", "///")
"""Other forms of the mark that there is no figure. ·, ~ and … are none: they may be what is left of one."""

_LIKE_A_NUMBER = re.compile(r"\s{0,9}[+\-－＋.．,，]?[0-9０-９](?![0-9０-９]?[.．、,，]\s?[^\W\d])[^。]{0,24}\Z")
"""A digit that numbers no item, and little behind it; the decimals of a figure that is broken before its point as well."""


_MARK_OF_NOTE = re.compile(
    r"\s?(?:[①-⑳]|[\[［〔【][注0-9]{1,3}[\]］〕】]|[（(]注[0-9一二三四五①-⑳]{0,2}[)）]|\*{1,3})\s{0,9}\Z"
)
"""The mark of a note behind a label; （3） may be a figure."""

_DAY = re.compile(
    r"\s{0,9}20[0-9]{2}\s?[年./-]\s?[0-9]{1,2}\s?[月./-]\s?[0-9]{1,2}(?:\s?[日号])?(?:\s{1,9}[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?\s{0,9}"
)


def _is_joined(text: str) -> bool:
    return _PARTED.search(text) is not None


_PARTED = re.compile(r"[0-9０-９][\s、;；]+[0-9０-９]")


def count_of(number: Number) -> int | None:
    """The number as a count of things: whole, and not in a unit of money."""
    if number.value is None or number.unit in MONEY_UNITS or number.value != number.value.to_integral_value():
        return None
    return int(number.value)


def label(key: str, text: str) -> Token:
    """What a text with the key `key` can mean as a label."""
    lexicon = form_lexicon()
    meanings = lexicon.meanings(key, text)
    row = next((meaning.path for meaning in meanings if meaning.role is Role.ROW), None)
    tables = tuple(dict.fromkeys(meaning.table for meaning in meanings))
    piece = lexicon.is_piece(key)
    unit = unit_in(key, text)
    if (words := before_scale(text)) is not None and lexicon.meanings(label_key(words), words):
        unit = SCALED
    caption = None if meanings else remark_of(text) or caption_of(key, text) or caption_of_pieces(pieces_of(text))
    begins = key in lexicon.beginnings
    held = piece or bool(meanings) or key.startswith(UNIT_WORD) or unit is not None
    named = caption is None or caption.weak  # a name alone says nothing outside of sections
    return Token(
        Sort.LABEL if meanings else Sort.TEXT,
        word=True,
        loose=not meanings,
        key=key,
        meanings=meanings,
        tables=tables,
        row=row,
        piece=piece,
        begins=begins,
        kept=held or caption is not None,
        caption=caption,
        title=None if meanings or caption else title_of(key, text),
        unit=unit,
        heads=any(meaning.role in HEAD_ROLES for meaning in meanings),
        page=is_page_number(text),
        odd=not meanings and (not key or len(text.split()) > 1),
        inert=bool(key) and named and not (begins or held or any(token(word).heads for word in _words(text))),
        dated=_YEAR_BEGUN.search(key) is not None or (caption is not None and caption.names),
        opens=begins_caption(key) or (caption is not None and caption.annex),
    )


def _words(text: str) -> list[str]:
    """The words of a text in which spaces part any."""
    words = text.split()
    return words if len(words) > 1 else []


@lru_cache(maxsize=4096)
def label_of_pieces(key: str) -> Token:
    """What a key that was put together from pieces can mean as a label."""
    return label(key, key)


PROSE_ALONE = (SOME_PROSE,)
"""The tokens of a line that no table reaches over."""

_REFS = tuple([((index, 0),) for index in range(1024)])
"""The references of the first paragraphs, made once."""


@lru_cache(maxsize=4096)
def _refs_of_row(block: int, row: int) -> tuple[LineRef]:
    """The references of a row: each document has many, and nearly all have the same."""
    return ((block, row),)


def lines(document: Document, gaps: Collection[LineRef] = ()) -> list[Line]:
    """The document's lines in order, without the numbers of printed pages. A line of `gaps`, which no table reaches over, is given as prose."""
    found: list[Line] = []
    of_text = _TOKENS.__getitem__
    known = len(_REFS)
    with_gap = {block for block, _ in gaps}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            refs = _REFS[index] if index < known else ((index, 0),)
            alone = _ALONE[block.text]
            if index in with_gap and refs[0] in gaps:
                found.append(_line((PROSE_ALONE, (block,), refs, False)))
            elif not alone[0].page:
                found.append(_line((alone, (block,), refs, False)))
            continue
        exact = block.exact
        has_gap = index in with_gap
        for number, row in enumerate(block.rows):
            if not row:  # a reader of another package may give such
                continue
            refs = _refs_of_row(index, number)
            tokens = PROSE_ALONE if has_gap and refs[0] in gaps else list(map(of_text, [cell.text for cell in row]))
            found.append(_line((tokens, row, refs, exact)))
    return found


_line = partial(tuple.__new__, Line)
"""`Line._make` without its call of a function: a document has hundreds."""


def caption_in(line: Line) -> Caption | None:
    """The caption that a line is: one text, or a label such as 附件1 or 填报单位 and what it says in the cells behind it."""
    words = [token for token in line.tokens if not token.blank]
    if len(words) == 1:
        return words[0].caption
    if not words or len(words) > MOST_OF_CAPTION or any(token.meanings for token in words):
        return None
    if remark := next((token.caption for token in words if token.caption and token.caption.is_remark), None):
        return remark
    texts = [cell.text for token, cell in zip(line.tokens, line.cells, strict=False) if not token.blank]
    if line.tokens[0].opens:
        first, *others = texts
        text = "".join([first if _COLONS.intersection(first) else f"{first}：", *others])
        if caption := caption_of(label_key(text), text):
            return caption
    return caption_of_pieces(texts)


def title_in(line: Line) -> Caption | None:
    """The title of a report that a line is."""
    words = [token for token in line.tokens if not token.blank]
    return words[0].title if len(words) == 1 else None


_COLONS = frozenset(":：")
MOST_OF_CAPTION = 4
"""Cells of a row that are a caption together."""


def names_no_row(token: Token) -> bool:
    """Whether a text is but the head of a page, a day or a note of the unit: what stands below it may go on with what stands above."""
    is_day = token.caption is not None and token.caption.day
    return is_day or token.title is not None or _BETWEEN_PAGES.fullmatch(token.key) is not None


_BETWEEN_PAGES = re.compile("续表?|续[上前]表|接[上前]表|(?:计量)?单位[件条份宗个次人]{1,4}")
