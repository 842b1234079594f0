"""How the workbook is laid out: the sheets of the form's tables, the heads of the lists, the words of the guide."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from gov_disclosure.export.entries import TABLES
from gov_disclosure.export.naming import FAMILIES_ZH
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.tree import Figure

HEADS = 3
"""The rows of heads of a table's sheet: the form's row, the path, the form's column."""

ABOUT: Mapping[str, tuple[str, int]] = {
    "source": ("文件", 30),
    "report": ("第几份", 6),
    "agency": ("机关", 22),
    "year": ("年度", 6),
    "edition": ("格式", 6),
}
"""The columns before the figures: their heads and widths."""

OUTCOMES: Mapping[str, tuple[str, int]] = {
    "source": ("文件", 40),
    "outcome": ("结果", 14),
    "code": ("原因代码", 18),
    "message_zh": ("原因", 40),
    "reports": ("报告数", 8),
    "agency": ("机关", 22),
    "year": ("年度", 6),
    "title": ("标题", 40),
    "reader": ("读取器", 8),
    "digest": ("SHA-256", 20),
    "diagnostics": ("诊断数", 8),
    "errors": ("错误数", 8),
    "warnings": ("警告数", 8),
    "seconds": ("用时（秒）", 10),
    "message": ("原因（英文）", 40),
}

FINDINGS: Mapping[str, tuple[str, int]] = {
    "source": ("文件", 30),
    "report": ("第几份", 6),
    "agency": ("机关", 22),
    "year": ("年度", 6),
    "severity": ("级别", 8),
    "family": ("类别", 12),
    "code": ("代码", 20),
    "message_zh": ("问题", 60),
    "first": ("单元格", 28),
    "last": ("对照单元格", 28),
    "expected": ("应为", 10),
    "observed": ("实为", 10),
    "wrong": ("有误单元格", 28),
    "proposed": ("更正建议", 10),
    "line": ("原文行号", 8),
    "message": ("问题（英文）", 60),
    "paths": ("数据路径", 40),
}

DIAGNOSTICS: Mapping[str, tuple[str, int]] = {
    "source": ("文件", 30),
    "report": ("第几份", 6),
    "agency": ("机关", 22),
    "year": ("年度", 6),
    "severity": ("级别", 8),
    "code": ("代码", 20),
    "message_zh": ("诊断", 60),
    "cell": ("单元格", 28),
    "excerpt": ("原文", 40),
    "line": ("原文行号", 8),
    "message": ("诊断（英文）", 60),
    "path": ("数据路径", 40),
}

WRAPPED = frozenset({"message", "message_zh", "excerpt", "paths"})
"""The columns whose text is wrapped."""

_SEVERITIES = {"error": "错误", "warning": "警告", "advice": "建议"}
WORDS: Mapping[str, Mapping[Any, str]] = {
    "outcome": {"read": "已读取", "not_a_report": "不是年度报告", "failed": "读取失败"},
    "severity": _SEVERITIES,
    "family": FAMILIES_ZH,
}
"""Values of those lists in Chinese, by column."""

COLUMNS = ("source", "report", "agency", "year", "edition", "table", "path", "value", "unit", "status", "raw")
"""What the sheets need of a panel."""

GUIDE: tuple[tuple[str, str, str], ...] = (
    ("title", "政府信息公开工作年度报告数据", ""),
    ("", "", "由 gov-disclosure 从报告原文读取。每张表一个工作表，每份报告一行；数字均为原文所载，未作改动。"),
    ("", "文件", "每个输入文件的读取结果：已读取、不是年度报告，或读取失败及其原因。"),
    (
        "",
        "问题",
        "校验发现的问题。点击“单元格”“对照单元格”“有误单元格”跳转到对应数据。",
    ),
    ("", "", "勾稽关系只有一种更正方式的，给出“有误单元格”和“更正建议”，供核对原文；报告数据未作改动。"),
    ("", "诊断", "读取时未能确定之处：代码、说明、原文及其行号。点击“单元格”跳转到对应数据。"),
    ("", "其他工作表", "第一行为表中行名，第二行为数据路径，第三行为列名。"),
    ("", "", ""),
    ("title", "单元格标记", ""),
    ("error", "橙红底色、红色边框", "该数据涉及一个错误（例如合计不平衡），不一定是该数据本身有误。"),
    ("warning", "黄色底色、棕色边框", "该数据涉及一个警告。"),
    ("placed", "蓝色斜体", "原文有此数字，但行名或相邻单元格残缺，由表的次序和勾稽关系确定位置。"),
    ("inferred", "绿色斜体", "原文未印出，由其他数据推得。"),
    ("unreadable", "紫色底色", "原文单元格不是一个数字，照录原文。"),
    ("absent", "灰色底色", "原文中找不到此单元格。"),
    (
        "absent error",
        "灰色底色、红色边框",
        "找不到此单元格，且涉及一个错误：紫色、灰色底色说明原文如何，边框说明问题的级别。",
    ),
    ("absent warning", "灰色底色、棕色边框", "找不到此单元格，且涉及一个警告。"),
    ("", "/", "原文标为不适用。"),
    ("", "空白", "原文为空白，不等于 0。空白的数据涉及问题的，有底色和边框，内无数字。"),
)

_NAMES = {"proactive": "二、主动公开", "requests": "三、申请", "disputes": "四、复议诉讼"}


@frozen(eq=False)
class Sheet:
    """The sheet of one table in one edition: which column a figure has, and the heads above the columns.

    `groups` are the form's rows with the first and the last of their columns.
    """

    name: str
    columns: Mapping[str, int]
    heads: Mapping[str, str]
    groups: tuple[tuple[int, int, str], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(ABOUT) + len(self.columns)


def make_sheets() -> Mapping[tuple[str, str], Sheet]:
    """The sheets by table and edition, the newest edition first. Editions with the same table share its sheet."""
    sheets: dict[tuple[str, str], Sheet] = {}
    for table in TABLES:
        shared: dict[type[Any], Sheet] = {}
        for edition in reversed(list(EDITIONS)):
            part = EDITIONS[edition].tables[table]
            common = all(other.tables[table] is part for other in EDITIONS.values())
            name = _NAMES[table] if common else f"{_NAMES[table]}（{edition}）"
            sheets[table, edition] = shared.setdefault(part, _sheet(name, table, edition))
    return sheets


def sheet_key(cell: Mapping[str, Any]) -> tuple[str, str]:
    """The key of the sheet that a figure stands in."""
    return cell["table"], cell["edition"]


def label_of(path: str, edition: str) -> str:
    """A figure as a link names it; never with a quotation mark, which would end the link."""
    figure = tree.figure(path, edition)
    text = path if figure is None else f"{figure.row_name} · {figure.column_label}"
    return text.replace('"', "”")


def columns_of(path: str, sheet: Sheet) -> tuple[str, ...]:
    """The figures of a sheet that a path names: the figure itself, or those of a row or a table."""
    if path in sheet.columns:
        return (path,)
    return tuple(known for known in sheet.heads if known.startswith(f"{path}."))


def _sheet(name: str, table: str, edition: str) -> Sheet:
    columns: dict[str, int] = {}
    heads: dict[str, str] = {}
    groups = []
    for row in tree.rows(table, edition):
        first = len(ABOUT) + len(columns)
        for figure in row.figures:
            for path, head in _columns(figure):
                columns[path] = len(ABOUT) + len(columns)
                heads[path] = head
        groups.append((first, len(ABOUT) + len(columns) - 1, row.figures[0].row_name))
    return Sheet(name, columns, heads, tuple(groups))


def _columns(figure: Figure) -> Iterator[tuple[str, str]]:
    """The columns of a figure; a second one for its unit, where the form does not print it."""
    if figure.kind is Kind.MONEY and figure.unit is not None:
        printed = figure.unit in figure.column_label
        yield figure.path, figure.column_label if printed else f"{figure.column_label}（{figure.unit}）"
        return
    yield figure.path, figure.column_label
    if figure.kind is Kind.MONEY:
        yield f"{figure.path}.unit", "单位"
