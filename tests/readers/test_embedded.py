"""Text with tables in markup."""

import time

import pytest

from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.embedded import is_text, take_tables
from gov_disclosure.readers.html import HtmlReader

HTML = "<table><tr><td>规章</td><td>3</td></tr><tr><td>文件</td><td>4</td></tr></table>"
BARS = "| 复议 | 诉讼 |\n|:---|---:|\n| 5 | 6 |"


def shape(text: str) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in HtmlReader().read(Source(text)).blocks
    ]


FROM_HTML = [["规章", "3"], ["文件", "4"]]
FROM_BARS = [["复议", "诉讼"], ["5", "6"]]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            f"# 甲\n\n乙\n丙\n\n<html><body>{HTML}</body></html>\n\n# 丁\n戊\n",
            ["# 甲", "乙", "丙", FROM_HTML, "# 丁", "戊"],
        ),
        (f"<html><body>{HTML}</body></html>\n\n# 丁\n戊\n", [FROM_HTML, "# 丁", "戊"]),
        (
            f"甲\n<html><body>{HTML}</body></html>\n乙\n<html><body>{HTML}</body></html>",
            ["甲", FROM_HTML, "乙", FROM_HTML],
        ),
        (f"<html><body><h1>甲\n乙</h1>{HTML}</body></html>\n", ["甲乙", FROM_HTML]),
        (f"<!-- x --><html><body>甲\n乙{HTML}</body></html>", ["甲乙", FROM_HTML]),
    ],
)
def test_lines_of_a_text(text: str, blocks: list[object]) -> None:
    """Line ends count in a text whose tables alone are in markup, each in a page of its own perhaps; not in a page."""
    assert shape(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"# 甲\n\n{HTML}\n\n乙\n\n{BARS}\n\n丙", ["# 甲", FROM_HTML, "乙", FROM_BARS, "丙"]),
        (f"{BARS}\n\n{HTML}\n\n乙", [FROM_BARS, FROM_HTML, "乙"]),
        (f"甲\r\n{HTML}\r\n\r\n{BARS}\r\n\r\n丙".replace("|\n", "|\r\n"), ["甲", FROM_HTML, FROM_BARS, "丙"]),
        (
            f"甲\n{HTML}\n\n{BARS.replace('5', '5<br>5')}\n丙",
            ["甲", FROM_HTML, [["复议", "诉讼"], ["5\n5", "6"]], "丙"],
        ),
        (f"甲\n{HTML}\n首页 | 公开 | 服务\n乙", ["甲", FROM_HTML, "首页 | 公开 | 服务", "乙"]),
    ],
)
def test_bars_beside_markup(text: str, blocks: list[object]) -> None:
    """A table of bars under a head is read as one beside the tables in markup; other bars are text."""
    assert shape(text) == blocks


def test_pages_stay_pages() -> None:
    """In a page, bars are text, and so they are in a cell."""
    assert shape(f"<p>甲</p>\n{BARS}\n{HTML}")[1:] == ["| 复议 | 诉讼 | |:---|---:| | 5 | 6 |", FROM_HTML]
    page = f"甲\n<table><tr><td>规章<td>\n{BARS}\n</table>".encode()
    assert take_tables(page) == (page, {})


def test_positions() -> None:
    """The cells of a table of bars, and what stands behind it, keep their lines."""
    blocks = HtmlReader().read(Source(f"甲\n{HTML}\n\n{BARS}\n{HTML}\n\n{BARS}\n<h2>丙</h2>")).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [str(table.rows[-1][1].position) for table in tables] == [
        "line 2, /html/body/table[1]/tr[2]/td[2]",
        "line 6, column 7",
        "line 7, /html/body/table[2]/tr[2]/td[2]",
        "line 11, column 7",
    ]
    assert blocks[-1].position is not None
    assert blocks[-1].position.line == 12


@pytest.mark.parametrize(
    "text",
    ["|" * 200_000, "|-" * 100_000 + "x", "| a |\n" * 50_000, "| a |\n|---|\n\n" * 20_000, "|---" + " " * 200_000],
)
def test_bars_take_linear_time(text: str) -> None:
    """No repetition makes the search slow."""
    begun = time.process_time()
    take_tables(f"---\n|---|\n{text}".encode())
    is_text(text.encode())
    assert time.process_time() - begun < 5
