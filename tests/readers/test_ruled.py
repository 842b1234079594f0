"""Tables under rules of dashes."""

import pytest

from gov_disclosure.readers.boxes import BoxesReader
from readers.shapes import Shape, places, shape

READER = BoxesReader()

TABLES: dict[str, tuple[str, Shape]] = {
    "simple": (
        "  名称     甲数   乙数\n  ------ ------ ------\n  规章        1\n  许可              3\n\n后",
        [[["名称", "甲数", "乙数"], ["规章", "1", "~"], ["许可", "~", "3"]], "后"],
    ),
    "without a head": ("---- ----\n规章 1\n许可 2\n---- ----", [[["规章", "1"], ["许可", "2"]]]),
    "several lines a row": (
        "------------\n名称   数\n       量\n------ ---\n商业   1\n企业\n\n许可   2\n------------\n后",
        [[["名称", "数量"], ["商业企业", "1"], ["许可", "2"]], "后"],
    ),
    "reStructuredText": (
        "====== ====\n名称   数\n====== ====\n规章   1\n====== ====",
        [[["名称", "数"], ["规章", "1"]]],
    ),
    "words in one column": ("a b  c\n---  --\nd e  1", [[["a b", "c"], ["d e", "1"]]]),
    "characters as one column": ("名称名 数量\n--- --\n规章规 1", [[["名称名", "数量"], ["规章规", "1"]]]),
    "a text across the columns": (
        "名称  数量\n----  ----\n规章规章规章 1",
        ["名称  数量", "----  ----", "规章规章规章 1"],
    ),
    "columns that depend on the measure": ("名称  数量\n----  ----\n规  1", ["名称  数量", "----  ----", "规  1"]),
    "no table below": ("a\n---- ----\n\nb", ["a", "---- ----", "b"]),
    "no blank lines around an indented one": (
        "前文\n  名称  数量\n  ----  ----\n  规章  1\n  许可  2\n三、后文",
        ["前文", [["名称", "数量"], ["规章", "1"], ["许可", "2"]], "三、后文"],
    ),
    "a row that is indented less": (
        "  名称  数量\n  ----  ----\n  规章  1\n许可  2",
        [[["名称", "数量"], ["规章", "1"]], "许可  2"],
    ),
    "never closed": ("------\na b\n- - -\n", ["------", "a b", "- - -"]),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_tables(text: str, blocks: Shape) -> None:
    """Columns are what the dashes underline; a text that stands in none makes it no table."""
    assert shape(READER, text) == blocks


def test_positions() -> None:
    """A cell stands where its first character stands."""
    assert places(READER, "前\n\na   b\n--  --\n c   1\n") == [
        ("前", 1, 1),
        ("a", 3, 1),
        ("b", 3, 5),
        ("c", 5, 2),
        ("1", 5, 6),
    ]
