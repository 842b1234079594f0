"""Which encoding bytes are in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.decoding import UNKNOWN, decode
from gov_disclosure.errors import SourceError

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
