"""Text, or what trafilatura makes of a page: between a label and the next one stand the figures of its row."""

import re
import unicodedata

from benchmarks.comparison_names import COLUMNS, DISPUTES, PROACTIVE, ROWS, Figures

NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?![\d.])")


def plain(text: str) -> str:
    """A text with the punctuation of a keyboard, without spaces inside its words."""
    return re.sub(r"(?<=[^\d\W])[ ]+(?=[^\d\W])", "", unicodedata.normalize("NFKC", text))


LABELS = {plain(label): [f"{row}.{column}" for column in COLUMNS] for label, row in ROWS.items()}
LABELS |= {plain(label): paths for label, paths in PROACTIVE.items()}
GROUPS = ["第二十条", "信息内容", "三、本年度办理结果", "(三)不予公开", "(四)无法提供", "(五)不予处理", "(六)其他处理"]
LABEL = re.compile("|".join(map(re.escape, sorted([*LABELS, *GROUPS], key=len, reverse=True))))


def numbers(text: str) -> list[float]:
    """All numbers of a stretch of text."""
    return [float(one.replace(",", "")) for one in NUMBER.findall(text)]


def read(text: str) -> Figures:
    """The figures of a text."""
    found: Figures = {}
    sections = re.split(r"(?m)^\W*[一二三四五六]、(?=[^|\t\n]*(?:情况|事项))", plain(text))
    tables = [section for section in sections if "信息内容" in section or "申请人情况" in section]
    for table in tables:
        labels = list(LABEL.finditer(table))
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            paths = LABELS.get(label[0], [])
            values = numbers(table[label.end() : following.start() if following else len(table)])
            if paths and len(values) == len(paths):
                found |= dict(zip(paths, values, strict=True))
    for section in sections:
        values = numbers(section)
        if "结果维持" in section and len(values) == len(DISPUTES):
            found |= dict(zip(DISPUTES, values, strict=True))
    return found
