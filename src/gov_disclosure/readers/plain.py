"""What the readers of plain text share: lines, white space, a bounded sample, what is no text at all."""

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


def sample(text: str) -> str:
    """The text itself, or of a long text eight slices at even distances: enough to tell the format."""
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _SLICES
    step = (len(text) - size) // (_SLICES - 1)
    return "\n".join(text[start : start + size] for start in range(0, step * _SLICES, step))


def is_binary(text: str) -> bool:
    """Whether so much of `text` is control or replacement characters that it is no text."""
    encoded = text.encode("utf-8", "surrogatepass")  # counted in bytes: several times faster than by a regex
    bad = len(encoded) - len(encoded.translate(None, _CONTROL)) + text.count("\ufffd")
    return bad > _BINARY_SHARE * len(text)


def count_filled(lines: list[str]) -> int:
    """The number of lines that are not blank."""
    return len([line for line in lines if line and not line.isspace()])
