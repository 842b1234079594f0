"""Names as the tables have them."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.batch.sources import as_text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"a.html", "a.html"),
        ("公开.html".encode(), "公开.html"),
        (b"\xd6\xd0.html", r"\xd6\xd0.html"),
        (b"C:\\pages\\a.html", r"C:\pages\a.html"),
        (b"\\\\server\\x", r"\\server\x"),
        (b"\\xd6.html", r"\\xd6.html"),
        (b"\\\\xd6.html", r"\\\\xd6.html"),
        (b"\\\xd6.html", r"\\\xd6.html"),
        (b"\\x12.html", r"\x12.html"),
        (b"\\ud800.html", r"\\ud800.html"),
        (b"\\udata.html", r"\udata.html"),
    ],
)
def test_names(name: bytes, text: str) -> None:
    """Only what no text can hold is written out, and only backslashes that could be taken for that are doubled."""
    assert as_text(name.decode("utf-8", "surrogateescape")) == text


PIECES = st.sampled_from(["\\", "x", "u", "d6", "d", "8", "00", "\udcd6", "\ud800", "\udc00", "é", "a"])


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), unique=True, max_size=40))
def test_two_names_stay_two(names: list[str]) -> None:
    """Whatever they hold; and each is UTF-8."""
    texts = [as_text(name) for name in names]
    assert len(set(texts)) == len(names)
    assert all(text.encode("utf-8") for text, name in zip(texts, names, strict=True) if name)


@given(st.lists(st.binary(max_size=6), unique=True, max_size=20))
def test_names_of_any_bytes(names: list[bytes]) -> None:
    """As a file system has them."""
    assert len({as_text(name.decode("utf-8", "surrogateescape")) for name in names}) == len(names)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\")))
def test_plain_names_stay(name: str) -> None:
    """Those without a backslash."""
    assert as_text(name) == name


def test_many_backslashes() -> None:
    """They take no more time than other characters."""
    started = time.process_time()
    as_text("\\" * 100_000 + os.sep + "\\" * 100_000 + "x")
    assert time.process_time() - started < 1
