"""Hostile sources: a sound report in which one thing is repeated, up to any size."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from attrs import frozen

from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

_SEED = 2024
_SAMPLED = 100

Part = str | Callable[[int], str]
"""What is repeated: the same each time, or another for each number."""


@frozen
class Hostile:
    """A kind of hostile source: `part` is repeated in a report that is printed in `layout`. `place` is "before" the report,
    "inside" its table of section 三, or "behind" it.
    """

    part: Part
    layout: str = "lines"
    place: str = "inside"

    def __call__(self, size: int) -> bytes:
        """The source, of about `size` bytes more than the report has; a lone surrogate stays one."""
        before, behind = _frame(self.layout, self.place)
        return f"{before}{self._repeated(size)}\n{behind}".encode("utf-8", "surrogatepass")

    def _repeated(self, size: int) -> str:
        if isinstance(self.part, str):
            return self.part * (size // _length(self.part))
        sampled = "".join(map(self.part, range(_SAMPLED)))
        return "".join(map(self.part, range(size * _SAMPLED // _length(sampled))))


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@lru_cache
def _frame(layout: str, place: str) -> tuple[str, str]:
    """The report, cut where the hostile part comes in."""
    form = random_form(seeded(_SEED), "2021", PROFILES[2])
    text = LAYOUTS[layout].text(form, random_text(seeded(_SEED), form))
    at = {"before": _beginning, "inside": _second_row, "behind": _end}[place](text)
    return text[:at], text[at:]


def _beginning(text: str) -> int:
    return text.find("<body>") + len("<body>") if "<body>" in text else 0


def _second_row(text: str) -> int:
    """Where the second row of section 三 begins."""
    label = text.index("上年结转政府信息公开申请", text.index("新收政府信息公开申请数量"))
    return max(text.rfind("\n", 0, label) + 1, text.rfind("<tr", 0, label))


def _end(text: str) -> int:
    return text.rindex("</body>") if "</body>" in text else len(text)


def _chinese(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


_FIGURES = "1 | 2 | 3 | 4 | 5 | 6 | 21 |"
_RECEIVED = "一、本年新收政府信息公开申请数量"
_COLUMNS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
_SECTIONS = "一、总体情况\n平稳。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
_MARKUP_ROW = "".join(f"<td>{figure}" for figure in (1, 2, 3, 4, 5, 6, 21))

_TEXT: Mapping[str, Part] = {
    # one sign
    "spaces": " ",
    "ideographic spaces": "\u3000",
    "NUL bytes": "\0",
    "escape characters": "\x1b",
    "lone surrogates": "\ud800",
    "combining marks": "\u0304",
    "marks of direction": "\u202e",
    "line separators": "\u2028",
    "form feeds": "\f",
    "empty lines": "\n",
    "lines of one digit": "1\n",
    "lines of one character": "申\n",
    "lines of one colon": "：\n",
    "lines of a slash": "/\n",
    "pipes": "|",
    "tabs": "\t",
    "quotation marks": '"',
    "brackets": "(",
    "box characters": "│",
    "corners of boxes": "┌─┐",
    "Markdown's dashes": "|---",
    # digits
    "digits": "3141592653589793",
    "wide digits": "７",
    "digits of another script": "٣",
    "figures on one line": "1 ",
    "cells on one line": "1|",
    "numbers with commas": "12,",
    "rows of figures": "9\t1\t2\t3\t4\t5\t6\t21\n",
    "rows of figures, all different": lambda number: f"{number}\t2\t3\t4\t5\t6\t{number + 20}\n",
    "rows of figures between bars": f"{_FIGURES}\n",
    "rows of six figures": "1 2 3 4 5 6\n",
    "rows that add up in many ways": "1 11 1 11 1 11 111\n",
    "page numbers": "- 1 -\n",
    "page numbers that count up": lambda number: f"{number}\n",
    "pages of pages": lambda number: f"{number}/99999\n",
    "running heads": lambda number: f"青屏县年报\n\f{number}\n",
    # words
    "readings in brackets": "開(kāi)",
    "readings without an end": "開(kāi",
    "one word": "公",
    "years": "2023年",
    "dates": "2023年1月1日",
    "telephones": "0-",
    "addresses": "a.",
    "links": "http://",
    "brackets of Markdown": "[a](",
    "labels of metadata": "索引号： | 1 | 文号： | 2 |\n",
    "key and value": lambda number: f"键{number}：值\n",
    "prose": "公开工作平稳。\n",
    "prose, all different": lambda number: f"全年公开第{number}件。\n",
    "units": "单位：万元\n",
    # the form
    "labels": _RECEIVED,
    "rows of one label": f"{_RECEIVED} | {_FIGURES}\n",
    "rows of one label, all different": lambda number: f"{_RECEIVED} | {number} | 2 | 3 | 4 | 5 | 6 | {number + 20} |\n",
    "damaged labels": f"一、本年新政府息公开申数量 | {_FIGURES}\n",
    "damaged labels, all different": lambda number: f"（{_chinese(number)}）予公开 | {number} | 0 | 0 | 0 | 0 | 0 | {number} |\n",
    "pieces of labels": lambda number: f"{_RECEIVED[: number % 16]}\n",
    "short labels": "总计\n",
    "heads of columns": f"{_COLUMNS}\n",
    "heads of columns, a line each": _COLUMNS.replace(" ", "\n") + "\n",
    "glued labels and digits": "申请数量15130000154二、",
    "glued rows": f"{_RECEIVED}15130000154二、上年结转政府信息公开申请数量0000000",
    "section headings": _SECTIONS,
    "numerals": "一、",
    "numerals that count up": lambda number: f"{_chinese(number)}、公开\n",
    "titles": "青屏县档案馆2023年政府信息公开工作年度报告\n",
    "titles, all different": lambda number: f"青屏县第{number}局2023年政府信息公开工作年度报告\n",
    "reports": lambda number: f"青屏县第{number}局2023年政府信息公开工作年度报告\n{_SECTIONS}",
    "reports of one name": lambda number: f"青屏县档案馆2023年政府信息公开工作年度报告\n{_SECTIONS}结果维持\n{number}\n",
    "captions": "表3 收到和处理政府信息公开申请情况\n",
    # layouts
    "rows in turn": "a | b\tc  d\n",
    "rows of growing width": lambda number: "| " * (number % 50) + "\n",
    "cells that stay open": '"a\tb\n',
    "columns of print": "  12    13     14    9\n",
    "columns of words": "公开   工作   平稳\n",
    "tables of Markdown": "| a | b |\n|---|---|\n",
    "grids": "+---+---+\n| 1 | 2 |\n",
    "boxes": "┌──┬──┐\n│1 │2 │\n└──┴──┘\n",
    "rules": "--- ---\n",
}  # fmt: skip

_PLACED: Mapping[str, Hostile] = {
    f"{name}, {place}": Hostile(_TEXT[name], layout, place)
    for name, layout, place in (
        ("readings in brackets", "pipe-spans", "behind"),
        ("rows of figures between bars", "pipe-spans", "inside"),
        ("rows of one label, all different", "pipe-spans", "behind"),
        ("damaged labels, all different", "pipe-spans", "inside"),
        ("rows of figures", "tsv", "behind"),
        ("cells that stay open", "tsv", "before"),
        ("columns of print", "aligned-left", "inside"),
        ("columns of print", "aligned-left", "before"),
        ("grids", "boxes-grid", "inside"),
        ("rows in turn", "mixed-pipes-and-tabs", "inside"),
        ("titles", "lines", "before"),
        ("labels of metadata", "lines", "before"),
    )
}

_MARKUP: Mapping[str, Part] = {
    "nested tables": "<table><tr><td>",
    "nested spans": "<span>",
    "cells": "<td>1</td>",
    "rows": f"<tr>{_MARKUP_ROW}</tr>",
    "rows of one label": f"<tr><td>{_RECEIVED}{_MARKUP_ROW}</tr>",
    "tables": f"<table><tr><td>{_RECEIVED}{_MARKUP_ROW}</table>",
    "columns merged": "<tr><td colspan=999999999>1</td></tr>",
    "rows merged": "<tr><td rowspan=999999999>1</td><td>2</td></tr>",
    "rows and columns merged": "<tr><td rowspan=999999999 colspan=999999999>1",
    "line breaks": "<br>",
    "paragraphs": "<p>a</p>",
    "hidden": '<p style="display:none">1</p>',
    "comments": "<!--",
    "tags without an end": "<p ",
    "attributes": "<p a=1 b=2 c=3>",
    "character references": "&#1234567890;",
    "references to nothing": "&a;",
    "frames": "<iframe srcdoc='&lt;p&gt;1'></iframe>",
    "roles": "<div role=row><div role=cell>1</div></div>",
    "rows of extractors": "<row><cell>1</cell><cell/></row>",
    "links": "<a href=x>政府信息公开</a>",
    "Word's paragraphs": "<p class=MsoNormal><span>1</span><o:p></o:p></p>",
}

KINDS: Mapping[str, Hostile] = {
    **{name: Hostile(part) for name, part in _TEXT.items()},
    **_PLACED,
    **{f"HTML: {name}": Hostile(part, "html-plain") for name, part in _MARKUP.items()},
}
"""Every kind by its name."""
