"""Which encoding bytes are in."""

import codecs
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.decoding import UNKNOWN, decode
from gov_disclosure.errors import SourceError
from writer.traditional import traditional

SIMPLE = "青禾县2023年政府信息公开工作年度报告。规章的件数和公开的情况。"
TRADITIONAL = "青禾縣2023年政府信息公開工作年度報告，公開的情況和在辦件數。"


@pytest.mark.parametrize(
    ("data", "hint", "expected"),
    [
        pytest.param(SIMPLE.encode(), None, "utf-8", id="utf-8"),
        pytest.param(b"", None, "utf-8", id="empty"),
        pytest.param(codecs.BOM_UTF8 + SIMPLE.encode(), None, "utf-8", id="utf-8 mark"),
        pytest.param(codecs.BOM_UTF16_LE + SIMPLE.encode("utf-16-le"), "gbk", "utf-16-le", id="mark beats hint"),
        pytest.param(codecs.BOM_UTF32_LE + SIMPLE.encode("utf-32-le"), None, "utf-32-le", id="utf-32 mark"),
        pytest.param(SIMPLE.encode("gbk"), "gb2312", "gb18030", id="hint is widened"),
        pytest.param(SIMPLE.encode(), "utf8", "utf-8", id="alias of a hint"),
        pytest.param(SIMPLE.encode(), "ascii", "utf-8", id="hint that the bytes contradict"),
        pytest.param(b"<meta charset=gbk>" + SIMPLE.encode(), None, "utf-8", id="valid UTF-8 beats the meta tag"),
        pytest.param(b"<meta charset='GB2312'>" + SIMPLE.encode("gbk"), None, "gb18030", id="meta gb2312"),
        pytest.param(b'<meta charset="nonsense">' + SIMPLE.encode("gbk"), None, "gb18030", id="meta nobody knows"),
        pytest.param(b"<meta charset=utf-16>" + SIMPLE.encode("gbk"), None, "gb18030", id="meta that cannot be"),
        pytest.param(SIMPLE.encode("gb18030"), None, "gb18030", id="gb18030 without a word"),
        pytest.param(SIMPLE.encode("utf-16-le"), None, "utf-16-le", id="utf-16-le without a mark"),
        pytest.param(SIMPLE.encode("utf-16-be"), None, "utf-16-be", id="utf-16-be without a mark"),
    ],
)
def test_evidence(data: bytes, hint: str | None, expected: str) -> None:
    """The strongest evidence decides, and the text comes out whole."""
    text, name = decode(data, encoding=hint)
    assert name == expected
    assert not data or text.endswith(SIMPLE)
    assert "\ufeff" not in text


@pytest.mark.parametrize("meta", [b"", b'<meta charset="big5">'])
def test_big5(meta: bytes) -> None:
    """Traditional text in Big5 is told from GB18030, declared or not."""
    text, name = decode(meta + TRADITIONAL.encode("big5hkscs"))
    assert name == "big5hkscs"
    assert text.endswith(TRADITIONAL)


def test_damaged_byte_stays_visible() -> None:
    """One bad byte does not turn a whole GB18030 page into noise, and it shows."""
    data = (SIMPLE * 20).encode("gb18030")
    text, name = decode(data[:60] + b"\xff" + data[60:])
    assert name == "gb18030"
    assert "\ufffd" in text
    assert text.endswith(SIMPLE)


def test_binary_is_unknown() -> None:
    """What nothing explains is read as UTF-8 with replacement characters."""
    data = bytes(range(128, 256)) * 4
    text, name = decode(data)
    assert name == UNKNOWN
    assert "\ufffd" in text


REAL = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
CLAIMED = (
    None,
    "utf-8",
    "gb2312",
    "gbk",
    "big5",
    "utf-16",
    "iso-8859-1",
    "windows-1252",
    "euc-kr",
    "shift_jis",
    "x-nonsense",
)
ROWS = "".join(f"行政处罚 | {figure} | 予以公开 | 0 |\n" for figure in range(40))
TEXTS = {
    "title": "青禾县2023年政府信息公开工作年度报告",
    "short": SIMPLE,
    "long": (SIMPLE + "本年度收到申请35件，办结33件。\n") * 30 + ROWS,
    "script first": "var site = {'name': 'x'};\n" * 300 + SIMPLE * 20,
}


def written(real: str) -> Iterator[tuple[str, str]]:
    """Invented texts that an encoding can hold, each with its name; in Big5 only those in traditional characters."""
    for name, text in TEXTS.items():
        if real != "big5hkscs":
            yield f"simplified {name}", text
        yield f"traditional {name}", traditional(text)


def marked_up(text: str, declared: str | None) -> str:
    """A page that declares an encoding, in its XML declaration or in its meta tag."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    if declared is None:
        return f"<html><body>{paragraphs}</body></html>"
    if len(declared) % 2:
        return f'<?xml version="1.0" encoding="{declared}"?><html><body>{paragraphs}</body></html>'
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    return f"<html><head>{meta}</head><body>{paragraphs}</body></html>"


HINTS = (
    None,
    "gbk",
    "big5",
    "UTF-16",
    "text/html; charset=utf-8",
    'text/html;charset="GB2312"',
    "text/html; charset=euc-kr",
)


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize("real", REAL)
def test_what_the_bytes_are_beats_what_is_said_of_them(real: str, hint: str | None) -> None:
    """Any encoding, declared as any other, under any hint: the text comes out as it was written."""
    for name, text in written(real):
        assert decode(text.encode(real), encoding=hint)[0] == text, (name, "text")
        for declared in CLAIMED:
            page = marked_up(text, declared)
            assert decode(page.encode(real), encoding=hint)[0] == page, (name, declared)


@pytest.mark.parametrize("real", ["gb18030", "big5hkscs"])
def test_a_mark_that_lies(real: str) -> None:
    """A byte order mark that a tool put before text of another encoding does not decide."""
    text = TRADITIONAL * 3
    assert decode(codecs.BOM_UTF8 + text.encode(real)) == (text, real)


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("hint", [None, "utf-8", "gbk", "big5"])
@pytest.mark.parametrize("real", REAL)
def test_a_tail_that_is_cut_off(real: str, hint: str | None, cut: int) -> None:
    """A download that ends within a character keeps its encoding; the stump shows as U+FFFD."""
    text, name = decode((TRADITIONAL * 5).encode(real)[:-cut], encoding=hint)
    assert name == real
    assert (TRADITIONAL * 5).startswith(text.rstrip("\ufffd"))
    assert len(text) >= len(TRADITIONAL) * 5 - cut


@pytest.mark.parametrize("hint", [None, "gb2312", "text/html; charset=big5"])
def test_one_bad_byte_in_utf8(hint: str | None) -> None:
    """A damaged UTF-8 page is not read as another encoding in which each byte happens to be valid."""
    data = (SIMPLE * 20).encode()
    text, name = decode(data[:61] + data[62:], encoding=hint)
    assert name == "utf-8"
    assert 1 <= text.count("\ufffd") <= 2
    assert text.endswith(SIMPLE)


@pytest.mark.parametrize(
    ("hint", "name"),
    [
        ("text/html", "utf-8"),
        ("text/html; charset=", "utf-8"),
        ("TEXT/HTML; CHARSET=GB2312; version=1", "utf-8"),
        ("x-gbk", "utf-8"),
        ("utf-8-sig", "utf-8"),
    ],
)
def test_hints_that_say_nothing_or_lie(hint: str, name: str) -> None:
    """Headers without a charset, and those whose charset the bytes contradict, do no harm."""
    assert decode(SIMPLE.encode(), encoding=hint) == (SIMPLE, name)


def test_a_hint_settles_what_the_bytes_leave_open() -> None:
    """Text in ASCII bytes of an encoding with shifts is read by the hint."""
    assert decode(SIMPLE.encode("hz"), encoding="hz-gb-2312") == (SIMPLE, "hz")
    assert decode("Ärger".encode("latin-1"), encoding="latin-1") == ("Ärger", "iso8859-1")


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "utf-8\0"])
def test_unknown_encoding_is_the_callers_mistake(name: str) -> None:
    """An encoding that Python does not know, or that is none of text, is named in the error."""
    with pytest.raises(SourceError, match="unknown encoding"):
        decode(b"x", encoding=name)


def test_zero_bytes_are_kept() -> None:
    """NUL is a character of the text like any other."""
    assert decode(b"a\0b") == ("a\0b", "utf-8")


@given(st.binary(max_size=300))
def test_never_raises(data: bytes) -> None:
    """Any bytes give a text and a name."""
    text, name = decode(data)
    assert isinstance(text, str)
    assert name == UNKNOWN or codecs.lookup(name)


@given(st.text(max_size=100))
def test_utf8_reads_back(text: str) -> None:
    """Text that is written as UTF-8 with a mark reads back unchanged, also where it looks like UTF-16."""
    data = codecs.BOM_UTF8 + text.encode("utf-8", "ignore")
    assert decode(data) == (text.encode("utf-8", "ignore").decode(), "utf-8")
