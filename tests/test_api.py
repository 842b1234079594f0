"""`parse_report` takes what users have, and says clearly what it cannot take."""

import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from gov_disclosure import (
    CellStatus,
    GovDisclosureError,
    NotAReportError,
    ReaderFailedError,
    ReaderLoadError,
    Report,
    SectionKind,
    SourceError,
    UnknownPathError,
    UnknownReaderError,
    UnknownSectionError,
    is_report,
    parse_report,
    parse_reports,
    validate,
)
from gov_disclosure.intake import Readable
from gov_disclosure.readers import Document, Paragraph, Source, Table
from writer.forms import random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FORM = random_form(seeded(5))
TEXT = random_text(seeded(5), FORM)
PRINTED = str(LAYOUTS["pipe-spans"](FORM, TEXT))


@pytest.fixture(scope="module")
def report() -> Report:
    return parse_report(PRINTED)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(PRINTED, "utf-8")
    return path


def same(found: Report, expected: Report) -> bool:
    """Equal but for how the source was given."""
    return attrs.evolve(found, source=None) == attrs.evolve(expected, source=None)


def test_every_kind_of_source_gives_the_same_report(report: Report, file: Path) -> None:
    """Path, bytes, bytearray, memoryview, str, and files open in either mode."""
    data = PRINTED.encode()
    sources: list[Readable] = [file, data, bytearray(data), memoryview(data), io.StringIO(PRINTED), io.BytesIO(data)]
    for source in sources:
        assert same(parse_report(source), report)
    with file.open("rb") as binary, file.open(encoding="utf-8") as text:
        assert same(parse_report(binary), report)
        assert same(parse_report(text), report)


def test_the_source_is_described(file: Path) -> None:
    """Reader, encoding, script, length in characters, digest and name."""
    import hashlib

    source = parse_report(file).source
    assert source is not None
    assert (source.reader, source.encoding, source.script, source.name) == ("pipe", "utf-8", "simplified", "report.txt")
    assert source.length == len(PRINTED)
    assert source.digest == hashlib.sha256(PRINTED.encode()).hexdigest()


def test_an_encoding_can_be_hinted() -> None:
    """What a server says of the bytes."""
    report = parse_report(PRINTED.encode("gb18030"), encoding="gb18030")
    assert report.flatten() == FORM.figures
    with pytest.raises(SourceError, match="no-such-code"):
        parse_report(b"x", encoding="no-such-code")


def test_a_str_that_names_a_file_is_refused(file: Path) -> None:
    """It would be read as the text of a report."""
    with pytest.raises(SourceError, match=r"pathlib\.Path"):
        parse_report(str(file))


@pytest.mark.parametrize("text", ["\0", "a" * 5000, "no/such/file.html", "\ud800"])
def test_a_str_that_names_no_file_is_text(text: str) -> None:
    """Whatever it looks like, and however odd."""
    with pytest.raises(NotAReportError):
        parse_report(text)


def test_a_missing_file_is_the_usual_error(tmp_path: Path) -> None:
    """As for `open`."""
    with pytest.raises(FileNotFoundError):
        parse_report(tmp_path / "absent.html")


@pytest.mark.parametrize("source", [None, 7, ["a"]])
def test_a_wrong_type_is_refused(source: object) -> None:
    """With what can be passed."""
    with pytest.raises(SourceError, match="pass a path"):
        parse_report(source)  # type: ignore[arg-type]  # the point of the test


def test_a_file_that_gives_neither_text_nor_bytes_is_refused() -> None:
    """A mistake of the caller."""

    class Odd:
        def read(self) -> int:
            return 3

    with pytest.raises(SourceError, match="int"):
        parse_report(Odd())  # type: ignore[arg-type]  # the point of the test


def test_an_open_file_that_gives_no_text_is_refused(tmp_path: Path) -> None:
    """One open in another encoding than it has, and one that is closed; neither as an error of Python's own."""
    path = tmp_path / "report.txt"
    path.write_bytes(PRINTED.encode("gb18030"))
    with path.open(encoding="utf-8") as text, pytest.raises(SourceError, match="open it with mode 'rb'") as caught:
        parse_report(text)
    assert "'rb'" in caught.value.message_zh
    with pytest.raises(SourceError, match=r"closed file.*: open it anew"):
        parse_report(text)


def test_a_path_of_bytes_is_a_path(file: Path) -> None:
    """As `os.scandir` gives it for a folder that was named so."""
    (entry,) = os.scandir(os.fsencode(file.parent))
    assert parse_report(entry) == parse_report(file)  # type: ignore[arg-type]


@pytest.mark.parametrize("read", [parse_report, parse_reports, is_report])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"limits": 10}, r"limits must be a Limits, such as Limits\(size=10_000_000\); it is 10"),
        ({"limits": None}, "limits must be a Limits"),
        ({"encoding": 5}, "encoding must be the name of an encoding, such as 'gb18030', or None; it is 5"),
        ({"encoding": b"utf-8"}, "encoding must be"),
    ],
)
def test_options_of_another_type(read: Callable[..., object], options: dict[str, object], message: str) -> None:
    """With what can be passed, whatever the source is."""
    for source in (PRINTED, PRINTED.encode()):
        with pytest.raises(SourceError, match=message) as caught:
            read(source, **options)
        assert caught.value.message_zh != str(caught.value)


BAD_INPUT = {
    "empty text": "",
    "empty bytes": b"",
    "blank": " \n\t\n",
    "binary": bytes(range(256)) * 64,
    "picture": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
    "unrelated page": "<html><body><h1>Weather</h1><p>Rain at noon.</p></body></html>",
    "unrelated Chinese page": "<html><body><h1>天气</h1><p>中午有雨。</p></body></html>",
    "page about disclosure": "<html><body><p>政府信息公开栏目</p><ul><li>指南</li><li>年报</li></ul></body></html>",
    "list of links": "政府信息公开年报\n行政许可\n128\n政策解读\n5\n",
}


@pytest.mark.parametrize("source", BAD_INPUT.values(), ids=BAD_INPUT)
def test_what_is_no_report_is_refused(source: str | bytes) -> None:
    """`NotAReportError`, never an empty report."""
    with pytest.raises(NotAReportError):
        parse_report(source)


@pytest.mark.parametrize("source", ["", b"", " \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_source_is_called_empty(source: str | bytes) -> None:
    """In few words: nothing could be looked for in it."""
    with pytest.raises(NotAReportError, match=r"^the source is empty: there is nothing to read in it$"):
        parse_report(source)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3 obj stream " + b"text " * 50, "a PDF file"),
        (b"PK\x03\x04" + b"word/document.xml " * 50, r"\.docx"),
        (b"{\\rtf1\\ansi " + b"text " * 50, "an RTF file"),
    ],
)
def test_a_file_of_another_format_is_named(data: bytes, name: str) -> None:
    """What it is, and what to do."""
    with pytest.raises(NotAReportError, match=f"{name}.*convert it"):
        parse_report(data)


def test_the_refusal_says_what_was_looked_for() -> None:
    """Headings, rows, and how many of them were found."""
    with pytest.raises(NotAReportError) as caught:
        parse_report("政府信息公开\n一、总体情况\n很好。\n")
    message = str(caught.value)
    for words in (
        "政府信息公开工作年度报告",
        "found 1 of 6 sections and 0 of 3 tables",
        "一、本年新收政府信息公开申请数量",
    ):
        assert words in message


def test_a_long_text_without_a_report_is_refused() -> None:
    """20 MB of prose that speaks of disclosure all the time."""
    sentence = "各单位要把信息公开放在重要位置，逐项落实，定期检查，年底汇总上报。"
    lines = [f"{number}、{sentence}" for number in range(20_000_000 // 3 // len(sentence))]
    with pytest.raises(NotAReportError):
        parse_report("\n".join(lines))


@pytest.mark.parametrize("read", [parse_report, parse_reports, is_report])
def test_all_entries_take_the_same(read: Callable[..., object], file: Path) -> None:
    """A reader by name, a hint of the encoding; the caller's mistakes are raised by each."""
    assert read(PRINTED.encode("gb18030"), encoding="gb18030", reader="pipe")
    with pytest.raises(UnknownReaderError):
        read(PRINTED, reader="docx")
    with pytest.raises(SourceError):
        read(str(file))


def test_an_unknown_reader_lists_the_known_ones() -> None:
    """The message is all one needs."""
    with pytest.raises(UnknownReaderError, match="html, pipe, tsv, lines"):
        parse_report(PRINTED, reader="docx")


def test_a_reader_can_be_forced() -> None:
    """By name, also where another one is surer of the source."""
    report = parse_report(PRINTED.replace("|", "\t"), reader="tsv")
    assert report.source is not None
    assert report.source.reader == "tsv"


class CellsReader:
    """A reader of one's own: no base class, no registration."""

    name = "cells"

    def sniff(self, source: Source) -> float:
        return 0.0

    def read(self, source: Source) -> Document:
        rows = [line.split(";") for line in source.text.splitlines()]
        return Document([Paragraph("二、主动公开政府信息情况"), Paragraph("六、其他需要报告的事项"), Table(rows)])


def test_a_reader_object_can_be_used_unregistered() -> None:
    """As the contract shows it."""
    report = parse_report("公开;\n信息内容;本年处理决定数量\n行政处罚;12\n行政强制;3", reader=CellsReader())
    assert report.flatten()["proactive.penalties.decisions"] == 12
    assert report.source is not None
    assert report.source.reader == "cells"


def test_an_object_that_is_no_reader_is_refused() -> None:
    """With what it lacks."""
    with pytest.raises(ReaderLoadError, match="sniff"):
        parse_report(PRINTED, reader=object())  # type: ignore[arg-type]  # the point of the test


def test_a_reader_that_raises_is_named() -> None:
    """The cause is kept."""

    class Broken(CellsReader):
        name = "broken"

        def read(self, source: Source) -> Document:
            raise ZeroDivisionError("oops")

    with pytest.raises(ReaderFailedError, match=r"'broken'.*ZeroDivisionError: oops"):
        parse_report(PRINTED, reader=Broken())


def test_every_error_is_the_librarys_own() -> None:
    """One base class catches them all."""
    for error in (
        NotAReportError,
        ReaderFailedError,
        ReaderLoadError,
        SourceError,
        UnknownPathError,
        UnknownReaderError,
    ):
        assert issubclass(error, GovDisclosureError)


def test_a_report_is_a_value(report: Report) -> None:
    """Equal, hashable, frozen, picklable."""
    again = parse_report(PRINTED)
    assert report == again
    assert hash(report) == hash(again)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.year = 1999  # type: ignore[misc]  # the point of the test


def test_paths_lead_to_attributes_and_cells(report: Report) -> None:
    """`flatten`, `cell` and the typed tables tell the same."""
    for path, value in report.flatten().items():
        found: object = report
        for name in path.split("."):
            found = getattr(found, name)
        assert found == value == report.cell(path).value
        assert report.cell(path).status is CellStatus.REPORTED


def test_an_unknown_path_is_the_callers_mistake(report: Report) -> None:
    """With where the paths are listed; a `KeyError` as well."""
    with pytest.raises(UnknownPathError, match="flatten") as caught:
        report.cell("requests.nothing")
    assert isinstance(caught.value, KeyError)


def test_sections_can_be_asked_for(report: Report) -> None:
    """By kind; None where the document lacks one."""
    section = report.section(SectionKind.OTHER)
    assert section is not None
    assert section.kind.label == "六、其他需要报告的事项"
    assert report.section("other") is section
    assert attrs.evolve(report, sections=()).section(SectionKind.OTHER) is None
    with pytest.raises(UnknownSectionError, match="no section is of the kind 'others'; there are: overview, proactive"):
        report.section("others")


def test_a_consistent_report_is_valid(report: Report) -> None:
    """All balances hold: 39 in section 三 and 3 in section 四."""
    result = validate(report)
    assert result.ok
    assert len([passed for passed in result.passed if "total" in passed.code or "carry" in passed.code]) == 42


# ---------------------------------------------------------------------------- characters that are lost


def _page(seed: int) -> str:
    form = random_form(seeded(seed))
    return LAYOUTS["html-word"].text(form, random_text(seeded(seed), form, 2031))


@pytest.mark.parametrize(("first", "second"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_two_pages_in_different_encodings(first: str, second: str) -> None:
    """The one whose encoding was found is read, and that something is lost is told with where it begins."""
    page = _page(5)
    report = parse_report(page.encode(first) + b"\n" + _page(6).encode(second))
    assert report.flatten() == parse_report(page).flatten()
    (lost,) = [found for found in report.diagnostics if found.code == "characters-lost"]
    assert f"read as {first}" in lost.message
    assert f"按 {first} 读取" in lost.message_zh
    assert lost.position is not None
    assert lost.position.line > page.count("\n") + 1


@pytest.mark.parametrize(("lost", "told"), [(19, False), (20, True)])
@pytest.mark.parametrize("convert", [str, str.encode], ids=["text", "bytes"])
def test_few_lost_characters_are_told_where_they_stand(
    lost: int, convert: Callable[[str], str | bytes], *, told: bool
) -> None:
    """A slip in one place is no part in another encoding."""
    text = _page(5)
    report = parse_report(convert(text.replace("<body", "<!--\n\n" + "\ufffd" * lost + "--><body", 1)))
    places = [found.position for found in report.diagnostics if found.code == "characters-lost"]
    assert len(places) == told
    assert report.flatten() == parse_report(text).flatten()
