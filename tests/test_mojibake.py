"""Text that was decoded wrongly and saved so is told from text that is none."""

import pytest

from gov_disclosure import NotAReportError, OtherFormatError, is_report, parse_report
from gov_disclosure.mojibake import find_mojibake
from writer.forms import random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FORM = random_form(seeded(7))
TEXT = random_text(seeded(7), FORM, 2031)
PRINTED = str(LAYOUTS["pipe-spans"](FORM, TEXT))
DAMAGES = [
    ("utf-8", "gb18030"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("gb18030", "latin-1"),
    ("gb18030", "cp1252"),
]


@pytest.mark.parametrize(("written", "taken_for"), DAMAGES)
@pytest.mark.parametrize(
    "layout", ["{}", "<html><head><script>var a=1;</script></head><body><pre>&#160;{}</pre></body></html>"]
)
def test_a_report_that_was_decoded_wrongly(written: str, taken_for: str, layout: str) -> None:
    """The message says what became of it, shows it in a word, and says what to do, in both languages."""
    garbled = PRINTED.encode(written).decode(taken_for, "replace")
    with pytest.raises(NotAReportError, match=r"was read as (GBK|Latin-1) and saved so.*save the page anew") as refused:
        parse_report(layout.format(garbled).encode())
    assert not isinstance(refused.value, OtherFormatError)
    assert "其文字是乱码" in refused.value.message_zh
    assert not is_report(garbled.encode())


@pytest.mark.parametrize("name", ["lines", "lines-blank", "html2text", "traditional-pipe", "traditional-lines"])
@pytest.mark.parametrize("taken_for", ["gbk", "gb18030", "cp1252"])
def test_signs_that_the_encoding_lacks(name: str, taken_for: str) -> None:
    """So many of them stand for no sign that the text looks like binary data; of traditional characters as well."""
    printed = LAYOUTS[name].text(FORM, TEXT)
    garbled = printed.encode().decode(taken_for, "replace")
    for source in (garbled, garbled.encode()):
        with pytest.raises(NotAReportError, match=r"was read as (GBK|Latin-1) and saved so") as refused:
            parse_report(source)
        assert not isinstance(refused.value, OtherFormatError)
        assert "其文字是乱码" in refused.value.message_zh


@pytest.mark.parametrize(("written", "taken_for"), DAMAGES)
def test_the_example_stands_in_the_text(written: str, taken_for: str) -> None:
    """Controls, such as Latin-1 has for bytes of UTF-8, cannot be shown."""
    garbled = PRINTED.encode(written).decode(taken_for, "replace")
    found = find_mojibake(garbled)
    assert found is not None
    if (written, taken_for) == ("utf-8", "latin-1"):
        assert found.example is None
    else:
        assert found.example is not None
        word, there = found.example
        assert there in garbled
        assert there.isprintable()
        assert word in PRINTED


@pytest.mark.parametrize(
    "text",
    [
        "",
        PRINTED,
        PRINTED.replace("公开", "公布"),
        "天气晴朗".encode().decode("gb18030", "replace"),
        "行政机关".encode().decode("latin-1"),
        "Café à la crème – naïve façade " * 50,
        "\ufffd?" * 100,
        "\ud800",
    ],
)
def test_other_text_is_none(text: str) -> None:
    """Text in its own encoding, other damaged text, other languages."""
    assert find_mojibake(text) is None
