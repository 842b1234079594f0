"""Text for the terminal: harmless, shortened, and wrapped as Chinese is wrapped."""

import json
import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_OPEN = "（《「『【“‘〔(\\["
_CLOSE = "，。、；：？！）》」』】”’〕％,.;:?!)\\]%"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff"
_STOPS = "。；！？，、;,"
_NUMBER = "0123456789０１２３４５６７８９.．,，%"
_TOKEN = re.compile(rf"[{_OPEN}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSE}]*|\s+")

# What a terminal obeys instead of printing it: escape sequences, marks that turn the order of what follows, other ends of
# lines; and what is no character at all.
_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_HARMFUL = re.compile(f"[{_OBEYED}{_NO_CHARACTERS}]")


def harmless(text: str) -> str:
    r"""The text with its control characters replaced, so that a document cannot steer the terminal.

    >>> harmless("1\x1b[2K2")
    '1�[2K2'
    """
    return _HARMFUL.sub("\ufffd", text.expandtabs(1))


def harmless_json(text: str) -> str:
    r"""JSON with its control characters as escapes: it says the same, and does not steer the terminal.

    >>> print(harmless_json('"1\x9b2K2"'))
    "1\u009b2K2"
    """
    return _HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], text)


def harmless_xml(text: str) -> str:
    r"""XML with its control characters as references: it says the same, and does not steer the terminal.

    >>> print(harmless_xml("<a>1\x9b2K2</a>"))
    <a>1&#155;2K2</a>
    """
    return _HARMFUL.sub(lambda found: f"&#{ord(found[0])};", text)


def one_line(text: str) -> str:
    """The text on one line, harmless."""
    return harmless(" ".join(text.split()))


_LEFT_OUT = " … (+{count} characters)"


def shorten(text: str, limit: int | None, note: str = _LEFT_OUT) -> str:
    """The text on one line and cut after at most `limit` characters, with a note of how many were left out.

    The cut comes after a mark where there is one, and never inside a number: half a number would be a wrong one.
    Whole, with its lines, where `limit` is None.

    >>> shorten("本年公开信息1234条", 8)
    '本年公开信息 … (+5 characters)'
    """
    if limit is None:
        return harmless(text)
    line = one_line(text)
    if len(line) <= limit:
        return line
    end = max(line.rfind(mark, limit // 2, limit) + 1 for mark in _STOPS) or limit
    if line[end] in _NUMBER:
        end = len(line[:end].rstrip(_NUMBER))
    return line[:end] + note.format(count=len(line) - end)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` terminal cells.

    A break comes between Chinese characters or at a space,
    never inside a number and never before a closing mark; only a word wider than `width` is cut.

    >>> wrap("本年收到申请1234件，答复完毕。", 14)
    ['本年收到申请', '1234件，答复完', '毕。']
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, max(width, 4))]


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines = [""]
    room = width
    for token in _tokens(text, width):
        size = cell_len(token)
        if size > room and lines[-1]:
            lines.append("")
            room = width
        if token.strip() or lines[-1]:
            lines[-1] += token
            room -= size
    return [line.rstrip() for line in lines]


def _tokens(text: str, width: int) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        if cell_len(token) > width:
            yield from chop_cells(token, width)
        else:
            yield token
