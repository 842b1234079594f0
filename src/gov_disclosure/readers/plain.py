"""What the readers of plain text share: lines, white space, page numbers, a bounded sample, what is no text at all."""

from functools import lru_cache
from itertools import pairwise

SPACE = " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
"""White space around a text, and the two characters of no width that converters leave."""

NARROW_SPACE = " \t\f\v\ufeff"
"""White space that no converter prints for a blank cell."""

_SAMPLE = 1 << 17
_SLICES = 8
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), 0x7F))
_BINARY_SHARE = 0.05


def join_cr(text: str) -> str:
    """`text` with LF for every CR LF and every lone CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split_lines(text: str) -> list[str]:
    r"""The lines of `text`; CR LF, LF and a lone CR end a line, nothing else does.

    >>> split_lines("a\r\nb\rc\x0cd")
    ['a', 'b', 'c\x0cd']
    """
    return join_cr(text).split("\n")


FORM_FEED = "\f"
"""What ends a page in text from a PDF, where the tool tells."""


def lines_of_pages(text: str) -> list[str]:
    """The lines of `text`, each that is known to hold nothing but the number of its page made blank."""
    lines = split_lines(text)
    return without_page_numbers(lines) if FORM_FEED in text else lines


def without_page_numbers(lines: list[str]) -> list[str]:
    r"""The lines with each that holds nothing but the number of its page made blank.

    A bare number may be a figure. It is a page's only where form feeds part the pages, and each page, the first one
    perhaps apart, ends or begins with its number.

    >>> without_page_numbers(["规章", "1", "\f6", "行政许可", "2"])
    ['规章', '', '\x0c6', '行政许可', '']
    """
    starts = [0, *(number for number, line in enumerate(lines) if FORM_FEED in line)]
    if len(starts) == 1:
        return lines
    pages = [
        [number for number in range(start, end) if lines[number].strip(SPACE)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    pages = [page for page in pages if page]
    for edge, behind in (-1, -2), (0, 1):
        found = [page[edge] for page in pages]
        if len({lines[place].strip(SPACE) for place in found}) == 1 and all(len(page) > 1 for page in pages):
            found = [page[behind] for page in pages]  # a running head stands beside the numbers
        for places, least in (found, _FEWEST_PAGES), (found[1:], _FEWEST_BEHIND_COVER):
            if len(places) >= least and _count_up([lines[place] for place in places]):
                numbers = set(places)
                return ["" if number in numbers else line for number, line in enumerate(lines)]
    return lines


def _count_up(lines: list[str]) -> bool:
    """Whether lines are numbers, each by one greater than the one before."""
    texts = [line.strip(SPACE) for line in lines]
    if not all(text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER for text in texts):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(texts))


_FEWEST_PAGES = 2
_FEWEST_BEHIND_COVER = 3
_LONGEST_NUMBER = 4


def sample(text: str) -> str:
    """The text itself, or of a long text eight slices at even distances: enough to tell the format."""
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _SLICES
    step = (len(text) - size) // (_SLICES - 1)
    return "\n".join(text[start : start + size] for start in range(0, step * _SLICES, step))


@lru_cache(maxsize=2)
def is_binary(text: str) -> bool:
    """Whether so much of `text` is control or replacement characters that it is no text. It is asked by reader after reader."""
    encoded = text.encode("utf-8", "surrogatepass")  # counted in bytes: several times faster than by a regex
    bad = len(encoded) - len(encoded.translate(None, _CONTROL)) + text.count("\ufffd")
    return bad > _BINARY_SHARE * len(text)


def count_filled(lines: list[str]) -> int:
    """The number of lines that are not blank."""
    return len([line for line in lines if line and not line.isspace()])
