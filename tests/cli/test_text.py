"""Text for the terminal."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gov_disclosure.cli.text import harmless, harmless_json, harmless_xml, one_line, shorten, wrap

prose = st.text(st.sampled_from("本年收到申请件，。《》（）“” \n1234567890.%abc\u3000𠮷"), max_size=120)


def bare(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


@given(prose, st.integers(4, 90))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    """Every character stays, in order, and no line is wider than asked."""
    lines = wrap(text, width)
    assert bare("".join(lines)) == bare(text)
    assert max(cell_len(line) for line in lines) <= width


@given(prose, st.integers(30, 90))
def test_numbers_are_not_broken(text: str, width: int) -> None:
    """A number that fits on a line stands on one line."""
    numbers = [number for number in re.findall(r"[0-9]+", text) if len(number) < 10]
    lines = wrap(text, width)
    for number in numbers:
        assert any(number in line for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("一二三四五六", 8, ["一二三四", "五六"]),
        ("一二三四。五", 8, ["一二三", "四。五"]),
        ("一二三（四", 8, ["一二三", "（四"]),
        ("one two three", 8, ["one two", "three"]),
        ("一\n\n二", 8, ["一", "", "二"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    """Breaks come between Chinese characters and at spaces, not before closing marks."""
    assert wrap(text, width) == lines


OBEYED = ["\x00", "\x07", "\x08", "\x1b", "\x7f", "\x9b", "\r", "\u202e", "\u2066", "\u2028", "\ufffe", "\U0001ffff"]


@pytest.mark.parametrize("character", OBEYED)
def test_what_a_terminal_obeys_is_replaced(character: str) -> None:
    """Escape sequences, other control characters and marks of direction do not reach the terminal."""
    assert harmless(f"12{character}34") == "12\ufffd34"


@pytest.mark.parametrize("character", OBEYED)
def test_json_says_the_same(character: str) -> None:
    """Its control characters are escaped, and nothing is lost."""
    value = {"年": f"12{character}34\n"}
    text = harmless_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert character not in text
    assert "年" in text
    assert json.loads(text) == value


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\x9b", "\u202e", "\u2028", "\U0001ffff"])
def test_xml_says_the_same(character: str) -> None:
    """So are those of XML, as far as it can hold them."""
    element = ET.Element("年", {"name": f"1{character}2"})
    element.text = f"3{character}4\n"
    text = harmless_xml(ET.tostring(element, encoding="unicode"))
    assert character not in text
    again = ET.fromstring(text)  # noqa: S314 - made here
    assert (again.tag, again.attrib, again.text) == (element.tag, element.attrib, element.text)


def test_harmless_keeps_text() -> None:
    """Chinese text, rare characters and line breaks stay as they are."""
    assert harmless("第20条“（一）”𠮷\né") == "第20条“（一）”𠮷\né"


def test_one_line() -> None:
    """All white space becomes single spaces."""
    assert one_line(" a\n\n b\tc ") == "a b c"


@given(prose, st.integers(1, 40))
def test_shorten_cuts_no_number(text: str, limit: int) -> None:
    """A number stands whole or not at all."""
    kept = shorten(text, limit).partition(" … (+")[0]
    line = one_line(text)
    assert line.startswith(kept)
    assert not re.search(r"[0-9.,，]$", kept) or not re.match(r"[0-9.,，]", line[len(kept) :])


def test_shorten_says_how_much_it_left_out() -> None:
    """A cut text is seen to be cut."""
    assert shorten("一" * 9, 4) == "一一一一 … (+5 characters)"
    assert shorten("一二，三四", 4) == "一二， … (+2 characters)"
    assert shorten("一\n二", None) == "一\n二"
    assert shorten("一\n二", 4) == "一 二"
