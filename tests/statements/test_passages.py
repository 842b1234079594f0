"""The paragraphs of a report: where they stand, under which heading."""

import pytest

from gov_disclosure.model.report import Part, Report, Section, SectionKind
from gov_disclosure.position import Position
from gov_disclosure.statements.passages import Passage, may_say, passages, sentences

PLACES = (Position(4, 1), Position(5, 1), Position(6, 3), Position(7, 1))


def section(**changes: object) -> Section:
    fields: dict[str, object] = {
        "kind": SectionKind.OVERVIEW,
        "heading": "一、总体情况",
        "text": "概述。\n（一）主动公开\n公开情况。\n（二）依申请公开。收到申请。",
        "parts": (Part("（一）主动公开", "公开情况。"), Part("（二）依申请公开。", "收到申请。")),
        "position": Position(3, 1),
        "positions": PLACES,
        "verbatim": (True, True, False, True),
    }
    return Section(**(fields | changes))  # type: ignore[arg-type]


def test_headings() -> None:
    """A line that is only a heading is left out; one that runs on is read under it."""
    found = list(passages(Report(preamble="依据。", sections=(section(),))))
    assert [(one.text, one.heading) for one in found] == [
        ("依据。", ""),
        ("概述。", ""),
        ("公开情况。", "（一）主动公开"),
        ("（二）依申请公开。收到申请。", "（二）依申请公开。"),
    ]
    assert [one.position for one in found] == [None, PLACES[0], PLACES[2], PLACES[3]]


def test_places() -> None:
    """The column is exact where the line stands in the source as it does here, else it is that of its beginning."""
    _, first, second, _ = passages(Report(sections=(section(),)))
    assert first.place(2) == Position(4, 3)
    assert second.place(2) == Position(6, 3)
    assert Passage("文", position=Position(9, 0, "/p[1]"), verbatim=True).place(5) == Position(9, 0, "/p[1]")
    assert Passage("文").place(5) is None


def test_positions_unknown() -> None:
    """A section made by hand has no positions of lines: its own stands for them."""
    found = list(passages(Report(sections=(section(positions=(), verbatim=()),))))
    assert {one.position for one in found[1:]} == {Position(3, 1)}


def test_rows_of_tables() -> None:
    """Rows that no table took up are no prose."""
    found = passages(Report(sections=(section(text="予以公开 | 5件\n说明。", parts=()),)))
    assert [one.text for one in found] == ["", "说明。"]


def test_sentences() -> None:
    """Sentences with their offsets; a semicolon ends none."""
    assert list(sentences(Passage("收到；答复。共计！余下"))) == [(0, "收到；答复。"), (6, "共计！"), (9, "余下")]


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("收到申请5件。", True),
        ("收到申请 ５ 件。", True),
        ("数量为0。", True),
        ("不予公开两件。", True),
        ("未收到申请。", True),
        ("2024年，工作平稳有序。", False),
        ("无障碍浏览更加便利。", False),
        ("收到申请5件" + "、" * 2_000, False),
    ],
)
def test_may_say(sentence: str, may: bool) -> None:
    """A sentence without a number of things, and without 无 or 未 before what is counted, need not be taken apart."""
    assert may_say(sentence) is may
