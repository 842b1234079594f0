"""What a source may hold at most, and hostile sources against the whole of `parse_report`."""

import io
import pickle
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import (
    GovDisclosureError,
    LimitExceededError,
    Limits,
    NotAReportError,
    Report,
    SourceError,
    is_report,
    parse_report,
    parse_reports,
)
from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.limits import UNLIMITED, check_document, check_text, count_pieces, read_within
from writer.hostile import KINDS

HEADINGS = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况")
REPORT = "青屏县档案馆2023年政府信息公开工作年度报告\n" + "".join(
    f"{numeral}、{heading}\n公开工作平稳。\n" for numeral, heading in zip("一二三四", HEADINGS, strict=True)
)


def page(body: str) -> str:
    """A report as a web page, with more behind it."""
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in REPORT.splitlines())}{body}</body></html>"


# ---------------------------------------------------------------------------- limits


@pytest.mark.parametrize("wrong", [0, -1, 1.5, "9", True])
def test_a_limit_is_a_number_or_none(wrong: object) -> None:
    """Anything else is the caller's mistake."""
    with pytest.raises(SourceError, match=r"Limits\.size must be a whole number"):
        Limits(size=wrong)  # type: ignore[arg-type]
    assert Limits(size=None, pieces=1).size is None


def sources(content: str, folder: Path) -> list[object]:
    """A text in all the ways in which it can be given."""
    path = folder / "report.txt"
    data = content.encode()
    path.write_bytes(data)
    return [content, data, bytearray(data), memoryview(data), path, io.BytesIO(data), io.StringIO(content)]


@pytest.mark.parametrize("index", range(7))
@pytest.mark.parametrize("read", [parse_report, parse_reports, is_report])
def test_size(read: Callable[..., object], index: int, tmp_path: Path) -> None:
    """A source of as much as the limit is read, one of more is not, however it is given."""
    source = sources(REPORT, tmp_path)[index]
    size = len(REPORT) if isinstance(source, str | io.StringIO) else len(REPORT.encode())
    with pytest.raises(LimitExceededError, match=r"the limit `size` is .*limits=Limits\(size=…\)") as raised:
        read(source, limits=Limits(size=size - 1))
    assert raised.value.allowed == size - 1
    assert raised.value.found in {size, None}
    assert read(sources(REPORT, tmp_path)[index], limits=Limits(size=size))


class Endless(io.RawIOBase):
    """A file without end that counts what is taken from it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0
        self.taken += size
        return b" " * size


def test_a_file_is_not_read_beyond_the_limit() -> None:
    """One byte more tells that there is more."""
    file = Endless()
    with pytest.raises(LimitExceededError, match="goes on behind 3,000,000 bytes"):
        parse_report(file, limits=Limits(size=3_000_000))  # type: ignore[arg-type]
    assert file.taken == 3_000_001


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_not_read_beyond_the_limit() -> None:
    """The size that a device has is not the one it tells."""
    with pytest.raises(LimitExceededError, match="goes on behind"):
        parse_report(Path("/dev/zero"), limits=Limits(size=100_000))


def test_a_file_that_gives_everything_at_once() -> None:
    """An object whose `read` takes no size is read as a whole, and measured."""

    class Whole:
        def read(self) -> bytes:
            return REPORT.encode()

    assert read_within(Whole(), UNLIMITED) == read_within(Whole(), Limits()) == REPORT.encode()  # type: ignore[arg-type]
    with pytest.raises(LimitExceededError):
        read_within(Whole(), Limits(size=10))  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", ["\n", "\r", "\t", "|", "<", "&", "│", "1\n", "<td>"])
def test_pieces_are_counted_before_reading(piece: str) -> None:
    """Whatever a reader splits at counts."""
    assert count_pieces(piece * 10) >= 10
    check_text(piece * 10, Limits(pieces=10))
    with pytest.raises(LimitExceededError, match="11 lines, cells and elements"):
        check_text(piece * 11, Limits(pieces=10))


def test_pieces_are_counted_behind_the_reader() -> None:
    """A reader of a packed format may make more of it than one sees."""
    document = Document([Paragraph("公开"), Table([["1", "2"], ["3"]])])
    check_document(document, Limits(pieces=5))
    check_document(document, UNLIMITED)
    with pytest.raises(LimitExceededError) as raised:
        check_document(document, Limits(pieces=4))
    assert (raised.value.name, raised.value.allowed, raised.value.found) == ("pieces", 4, 5)


def test_pieces_of_a_report() -> None:
    """The limit is an argument of `parse_report`."""
    text = REPORT + "行政处罚 | 12 |\n" * 10
    with pytest.raises(LimitExceededError, match="pieces"):
        parse_report(text, limits=Limits(pieces=20))
    assert isinstance(parse_report(text, limits=Limits(pieces=60)), Report)


def test_the_error_can_be_sent() -> None:
    """It comes back from another process whole."""
    error = LimitExceededError("too much", name="size", allowed=1, found=2)
    sent = pickle.loads(pickle.dumps(error))  # noqa: S301 - pickled a line before
    assert (str(sent), sent.name, sent.allowed, sent.found) == ("too much", "size", 1, 2)
    assert isinstance(sent, SourceError)


# ---------------------------------------------------------------------------- bytes that are no text


@pytest.mark.parametrize(
    "data",
    [b"\xff" * 400, b"\x81" * 401, "公".encode("shift_jis") * 1 + b"\x80\xff\xfe\xfd" * 90],
    ids=lambda data: data[:2].hex(),
)
def test_bytes_in_no_encoding(data: bytes) -> None:
    """The error says where it begins and what to do."""
    with pytest.raises(SourceError, match=r"begins at character \d+.*encoding=…"):
        parse_report(data)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\0\x01\x02\xff" * 100, b"\0" * 1000])
def test_binary_data(data: bytes) -> None:
    """What is no text at all is no report."""
    with pytest.raises(NotAReportError):
        parse_report(data)


# ---------------------------------------------------------------------------- hostile sources

BOMB = "<!ENTITY a0 'xxxxxxxxxx'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
SEPARATED = [
    " ",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\0",
    "\x1b",
    "\ud800",
    "\u0304",
    "|",
    "| ",
    "\t",
    "(",
    "（",
    '"',
    "#",
    "*",
    "-",
]
WORDS = [
    "一、",
    "公开 ",
    "第二十条",
    "（一）",
    "2023年",
    "1月1日",
    "电话：",
    "0-",
    "地址",
    "a@",
    "http://",
    "首页>",
    "打印 ",
    "索引号：",
]
WORDS += [
    "政府信息公开工作年度报告",
    "总体情况",
    "開(kāi",
    "開(kāi)",
    "開",
    "7",
    "௰",
    "①",
    "²",
    "½",
    "行政处罚12",
    "申请数量15130000154",
]

HOSTILE: dict[str, str | bytes] = {
    **{f"repeated {text!r}": REPORT + text * (20_000 // len(text)) for text in (*SEPARATED, *WORDS)},
    **{f"lines of {text!r}": REPORT + f"{text}\n" * (10_000 // len(text)) for text in (*SEPARATED, *WORDS)},
    **{f"before {text!r}": text * (20_000 // len(text)) + "\n" + REPORT for text in (*SEPARATED, *WORDS)},
    **{f"nested <{tag}>": page(f"<{tag}>" * 20_000) for tag in ("div", "table", "span", "p", "b", "td", "ul", "select", "pre")},
    "nested tables": page("<table><tr><td>" * 5_000),
    "cells": page("<table><tr>" + "<td>1</td>" * 5_000 + "</tr></table>"),
    "spans": page('<table><tr><td colspan="999999999" rowspan="999999999">行政处罚<td>1</table>' * 100),
    "hidden": page("<p hidden>1</p>" * 3_000),
    "entity bomb": f"<?xml version='1.0'?><!DOCTYPE html [{BOMB}]>" + page("<p>&a11;</p>"),
    "external entity": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + page("<p>&x;</p>"),
    "comment": page("<!--" * 5_000),
    "tag without end": page("<p " * 5_000),
    "marks inside": REPORT.replace("\n", "\n\ufeff").encode(),
    "odd UTF-16": REPORT.encode("utf-16-le") + b"\x00",
    "cut UTF-8": REPORT.encode()[:-1],
    "cut GB18030": REPORT.encode("gb18030") + b"\x81",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sources_end_well(name: str) -> None:
    """A report or an error of this library, and soon."""
    start = time.process_time()
    with suppress(GovDisclosureError):
        assert isinstance(parse_report(HOSTILE[name]), Report)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("name", KINDS)
def test_hostile_kinds_end_well(name: str) -> None:
    """The same for whole reports with something repeated in them; the benchmarks read them at growing sizes."""
    start = time.process_time()
    with suppress(GovDisclosureError):
        assert isinstance(parse_report(KINDS[name](10_000)), Report)
    assert time.process_time() - start < 3


def test_an_entity_is_not_expanded() -> None:
    """What a page defines itself comes to nothing, and nothing is fetched."""
    for name in ("entity bomb", "external entity"):
        report = parse_report(HOSTILE[name])
        assert len(report.sections[-1].text) < 100
        assert "root" not in report.sections[-1].text


DIGITS = [
    "9" * 10_000,
    "1," * 5_000 + "000",
    "0." + "1" * 9_000,
    "-" + "1" * 5_000,
    "９" * 5_000,
    "௰",
    "٣",
    "①",
    "²",
    "Ⅻ",
    "㊀",
    "𝟗",
    "1e9",
    "0x1f",
    "1_000",
]


@pytest.mark.parametrize("digits", DIGITS, ids=lambda digits: digits[:6])
def test_numbers_that_are_none(digits: str) -> None:
    """Endless numbers and digits of other sorts are unreadable, never an exception and never a figure."""
    text = REPORT.replace("三、", f"信息内容 | 本年处理决定数量 |\n行政处罚 | {digits} |\n行政强制 | 3 |\n三、", 1)
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(640)
        report = parse_report(text)
    finally:
        sys.set_int_max_str_digits(before)
    assert report.proactive is not None
    assert report.proactive.penalties.decisions is None
    assert report.proactive.compulsory_measures.decisions in {None, 3}


SIGNS = st.sampled_from(
    [
        *SEPARATED,
        *WORDS,
        "\n",
        "<td>",
        "</td>",
        "<tr>",
        "<table>",
        "<p>",
        "</table>",
        "1",
        "12",
        "/",
        "行政处罚",
        "自然人",
        "总计",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SIGNS, max_size=60), st.booleans())
def test_any_mixture_ends_well(signs: list[str], markup: bool) -> None:
    """Whatever stands behind the report's headings."""
    with suppress(GovDisclosureError):
        assert isinstance(parse_report(page("".join(signs)) if markup else REPORT + "".join(signs)), Report)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gbk", "text/html; charset=big5", "utf-16", "latin-1"]))
def test_any_bytes_end_well(data: bytes, hint: str | None) -> None:
    """Whatever the bytes before and behind a report are."""
    for source in (data, data + REPORT.encode("gb18030"), REPORT.encode() + data):
        with suppress(GovDisclosureError):
            assert isinstance(parse_report(source, encoding=hint), Report)
