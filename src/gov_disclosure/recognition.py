"""Whether a source is an annual report at all, and the message that says what was found and looked for if it is not."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.errors import EmptySourceError, NotAReportError
from gov_disclosure.furniture import is_prose, is_tail
from gov_disclosure.headings import match_heading
from gov_disclosure.model.report import SectionKind
from gov_disclosure.mojibake import find_mojibake
from gov_disclosure.outline import Outline, head_lines, lines_between
from gov_disclosure.readers.base import Source
from gov_disclosure.tables import Tables
from gov_disclosure.text import squeeze
from gov_disclosure.title import read_site_title

LOOKED_FOR = (
    "looked for the headings of its six sections ("
    + "; ".join(kind.label for kind in SectionKind)
    + ") and for the rows of its three tables (such as 行政规范性文件, 一、本年新收政府信息公开申请数量, 结果维持)"
)
LOOKED_FOR_ZH = (
    "已查找其六个部分的标题（"
    + "；".join(kind.label for kind in SectionKind)
    + "）和三张表的各行（如“行政规范性文件”“一、本年新收政府信息公开申请数量”“结果维持”）"
)

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


# ---------------------------------------------------------------------------- before reading


def refuse_empty(source: Source) -> None:
    """Raise `EmptySourceError` for a source without any content."""
    if not source.text.lstrip("\ufeff\x00 \t\r\n"):  # copies nothing where the text begins with content
        raise EmptySourceError(
            "the source is empty: there is nothing to read in it", message_zh="来源为空：其中没有可以读取的内容"
        )


WORDS = ("公开", "公開")
"""Every report has one of them."""

_WORD_APART = "公[^公\u4e00-\u9fff]{1,400}[开開]"
"""The word with blanks, tags or a reading between its characters."""
_REFERENCE = "&#"
"""What a character may be written with in markup."""
_ESCAPED = r"(?i:\\u516c\\u(?:5f00|958b))"  # as in JSON


def refuse_unrelated(text: str) -> None:
    """Raise `NotAReportError` for a text that never speaks of disclosure. One scan, however large it is."""
    if not _speaks(text) and _REFERENCE not in text:
        raise _refusal(*_silence(text))


def _silence(text: str) -> tuple[str, str]:
    """Why a text does not have the word, in English and Chinese."""
    if _compiled(_ESCAPED).search(text):
        return _ONLY_ESCAPED
    damage = find_mojibake(text)
    return _UNRELATED if damage is None else damage.told


def refuse_unrelated_document(document: Document) -> None:
    """The same for what a reader has read from a format that is no text."""
    if not any(map(_speaks, _texts(document))):
        damage = find_mojibake("\n".join(_texts(document)))
        raise _refusal(*(_NOT_SHOWN if damage is None else damage.told))


_DO = "save the page as a browser shows it, or hand over the article's markup by itself"
_DO_ZH = "请保存浏览器显示的页面，或单独提交正文的标记"
_UNRELATED = ("the source does not contain the word 公开 (公開)", "来源中没有“公开”（“公開”）一词")
_ONLY_ESCAPED = (
    f"the source has the word 公开 (公開) only in a script or in JSON, written with \\u: {_DO}",
    f"“公开”（“公開”）一词只以 \\u 转义的形式出现在来源的脚本或 JSON 中：{_DO_ZH}",
)
_NOT_SHOWN = (
    f"what is shown of the source does not contain the word 公开 (公開), as where a script or a hidden element has it: {_DO}",
    f"来源所显示的文字中没有“公开”（“公開”）一词，例如它在脚本或隐藏的元素中：{_DO_ZH}",
)


def _speaks(text: str) -> bool:
    return any(word in text for word in WORDS) or bool("公" in text and _compiled(_WORD_APART).search(text))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


# ---------------------------------------------------------------------------- what it is called


class OtherKind(NamedTuple):
    """Another kind of document: what it is, in English and Chinese, how its title reads, and whether it prints a report's
    sections too.
    """

    name: str
    name_zh: str
    title: str
    imitates: bool = False


_REPORT = "(?:年度报告|年报)"
_YEAR = "(?:20[0-9]{2}年?|年度)"

OTHER_KINDS = (
    # Pages that explain a report repeat its headings and some of its figures
    OtherKind(
        "an interpretation of a report (图解, 解读)",
        "报告的图解或解读",
        f"(?:图解|图说|图表|读懂|看懂|解读).*{_REPORT}|{_REPORT}》?.{{0,6}}(?:图解|图说|读懂|看懂|解读)",
        imitates=True,
    ),
    # The State Council's form and the notices about it print all headings and the three tables, empty
    OtherKind(
        "the form of a report, or a notice about it",
        "报告格式，或有关的通知",
        f"{_REPORT}》?的?(?:编制|编写|撰写|填报|公布)?工?作?的?(?:格式|模板|模版|范本|样式|样表|须知|说明|通知)",
        imitates=True,
    ),
    # The same look and the sections 一, 五 and 六, all else is about the administration of justice
    OtherKind(
        "a report on law-based government (法治政府建设)",
        "法治政府建设报告",
        f"{_YEAR}.*法治(?:政府)?建设|法治.*{_YEAR}.*(?:报告|总结)",
        True,
    ),
    # News about reports: a headline has a verb of telling behind the name, or in front of it
    OtherKind(
        "news about reports",
        "有关报告的新闻",
        f"{_REPORT}》?(?:已|全部|均|全面|集中|按时|正式)*(?:发布|公布|出炉|公开|编制|上线|完成)",
    ),
    OtherKind("a guide (指南)", "指南", "公开(?:工作)?指南"),
    OtherKind("a catalogue (目录)", "目录", "公开(?:事项|标准|基本)*目录|(?:事项|标准)目录"),
    OtherKind("a plan of work (工作要点)", "工作要点", "工作要点|实施方案|工作安排|任务分工"),
    OtherKind("a budget or a final account (预算, 决算)", "预算或决算", "预算|决算"),
    OtherKind("a work report (政府工作报告)", "政府工作报告", "政府工作报告|工作总结"),
    # Schools and hospitals have forms of their own, with other sections
    OtherKind(
        "a report of a school, a hospital or an enterprise",
        "学校、医院或企业的报告",
        "(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|公司|集团).{0,16}(?<!政府)信息公开.{0,4}" + _REPORT,
    ),
)
"""What else publishes figures and sections on disclosure, the most telling first: one line each."""

_LONGEST_TITLE = 80
_TITLE_WORDS = "报告|年报|公开|目录|要点|方案|预算|决算|总结|安排|分工|建设"
_ANY_KIND = "|".join(f"(?P<k{place}>{kind.title})" for place, kind in enumerate(OTHER_KINDS))


class Announced(NamedTuple):
    """The title of another kind of document."""

    kind: OtherKind
    title: str


def announced(document: Document, outline: Outline) -> Announced | None:
    """What the page says it is where that is no report of this kind: the title of the page itself, else the
    nearest title above the first section.

    Links to guides and interpretations in the navigation do not count where the report's own title stands below.
    """
    if site := read_site_title(document.title):
        return _other(site.text)
    page = _other(document.title) if document.title else None
    if page and page.kind.imitates:
        return page
    own = max(outline.titles, key=lambda title: title.last, default=None)
    below = head_lines(document, outline)[own.last + 1 if own else 0 :]
    nearest = next(filter(None, map(_other, reversed([own.text, *below] if own else below))), None)
    return nearest or (page if own is None else None)


def _other(line: str) -> Announced | None:
    """The kind of document that a line is the title of; prose and links below a report are none."""
    if len(line) > _LONGEST_TITLE or "。" in line or not _compiled(_TITLE_WORDS).search(line):
        return None
    key = squeeze(line)
    found = None if is_tail(line) or ">" in key else _compiled(_ANY_KIND).search(key)
    if found is None:
        return None
    assert found.lastgroup is not None
    return Announced(OTHER_KINDS[int(found.lastgroup[1:])], line.strip())


# ---------------------------------------------------------------------------- evidence


class Evidence(NamedTuple):
    """What speaks for a report, each as a number; also the least that is enough (see `ENOUGH`).

    `headings` counts the sections, `own` those that are headed in the form's own words and under its number if
    any, `disclosure` those of 二 and 三, which no other document has; `requests` is 1 where 三 has the form's own
    words, `sentence` where a sentence stands below a heading. `titled` is 1 where a title names a report of this
    kind, `genuine` unless the title names a kind that prints the same sections, `current` unless the year is one before
    the form. `tables` counts the tables, `rows` the rows of the table of 三.
    """

    headings: int = 0
    own: int = 0
    disclosure: int = 0
    requests: int = 0
    sentence: int = 0
    genuine: int = 0
    titled: int = 0
    current: int = 0
    tables: int = 0
    rows: int = 0

    def reaches(self, least: "Evidence") -> bool:
        """Whether it is as much in everything."""
        return all(own >= needed for own, needed in zip(self, least, strict=True))


ENOUGH_HEADINGS = (
    # The tables may be pictures
    Evidence(own=4, requests=1, sentence=1, genuine=1),
    Evidence(own=5, disclosure=1, sentence=1, genuine=1),
)
"""What is enough without a look at title and tables. Any of them."""

ENOUGH = (
    *ENOUGH_HEADINGS,
    # Headings in words of one's own, tables as pictures
    Evidence(headings=4, own=3, disclosure=1, sentence=1, genuine=1, titled=1, current=1),
    # Some sections, some tables
    Evidence(headings=2, disclosure=1, genuine=1, current=1, tables=1),
    Evidence(headings=2, genuine=1, titled=1, current=1, tables=1),
    # Narrative headings and the tables in an annex; tables without any heading
    Evidence(genuine=1, tables=2, rows=4),
    Evidence(genuine=1, titled=1, current=1, tables=2),
    Evidence(tables=3, genuine=1),
    Evidence(genuine=1, titled=1, current=1, tables=1, rows=10),
    # A page that is called otherwise and holds the whole report
    Evidence(headings=4, disclosure=2, sentence=1, tables=2, rows=10),
)
"""What is enough: any of them."""


class Named(NamedTuple):
    """The title of a report and the year that it reports on, as far as the document gives them."""

    title: str | None
    year: int | None


FIRST_YEAR = 2019
"""The year of the first reports with six sections and three tables."""

_DISCLOSURE = frozenset({SectionKind.PROACTIVE, SectionKind.REQUESTS})


def proves_by_headings(document: Document, outline: Outline) -> bool:
    """Whether the sections alone prove a report: then its tables need not be read to know."""
    return _any(ENOUGH_HEADINGS, _of_sections(document, outline, announced(document, outline)))


def refuse_other_documents(document: Document, outline: Outline, tables: Tables, named: Named) -> None:
    """Raise `NotAReportError` where too few of the form's headings and tables were found."""
    other = announced(document, outline)
    evidence = _of_sections(document, outline, other)
    if _any(ENOUGH_HEADINGS, evidence):
        return
    evidence = evidence._replace(
        titled=int(other is None and named.title is not None),
        current=int(named.year is None or named.year >= FIRST_YEAR),
        tables=sum(table is not None for table in tables.tables.values()),
        rows=_rows(tables),
    )
    if not _any(ENOUGH, evidence):
        as_text = _AS_TEXT if any("<td" in text for text in _texts(document)) else None
        raise _refusal(*_found(evidence, _reason(outline, named, other) or as_text))


def _any(bars: tuple[Evidence, ...], evidence: Evidence) -> bool:
    return any(map(evidence.reaches, bars))


def _of_sections(document: Document, outline: Outline, other: Announced | None) -> Evidence:
    own = {span.kind for span in outline.sections if _in_own_words(span.heading)}
    return Evidence(
        headings=len(outline.sections),
        own=len(own),
        disclosure=sum(span.kind in _DISCLOSURE for span in outline.sections),
        requests=int(SectionKind.REQUESTS in own),
        sentence=int(_has_sentence(document, outline)),
        genuine=int(other is None or not other.kind.imitates),
    )


def _in_own_words(heading: str) -> bool:
    match = match_heading(heading)
    return match is not None and match.usual and (match.in_place or not match.ordinal)


def _has_sentence(document: Document, outline: Outline) -> bool:
    """Whether a sentence stands below any heading: a table of contents has none."""
    if any(span.rest >= 0 for span in outline.sections):
        return True
    bodies = (lines_between(document.blocks, span.body, (span.end, span.end_row)) for span in outline.sections)
    return any("。" in text or is_prose(text) for body in bodies for _, text in body)


def _rows(tables: Tables) -> int:
    """How many rows of the table of section 三 the document has, read or not."""
    if tables.tables["requests"] is None:
        return 0
    rows = {cell.path.rpartition(".")[0] for cell in tables.cells if cell.path.startswith("requests.")}
    absent = {diagnostic.path for diagnostic in tables.diagnostics if diagnostic.code == "row-absent"}
    return len(rows - absent)


# ---------------------------------------------------------------------------- message


def _found(evidence: Evidence, reason: tuple[str, str] | None) -> tuple[str, str]:
    """What was found and what that is, in English and Chinese."""
    counted = f"found {evidence.headings} of 6 sections and {evidence.tables} of 3 tables"
    counted_zh = f"6 个部分中找到 {evidence.headings} 个，3 张表中找到 {evidence.tables} 张"
    return (f"{counted}; {reason[0]}", f"{counted_zh}；{reason[1]}") if reason else (counted, counted_zh)


def _reason(outline: Outline, named: Named, other: Announced | None) -> tuple[str, str] | None:
    """What the document seems to be, in English and Chinese."""
    if other:
        kind = other.kind
        return f"its title {other.title!r} is that of {kind.name}", f"其标题“{other.title}”是{kind.name_zh}的标题"
    if named.year is not None and named.year < FIRST_YEAR:
        return (
            f"it is about {named.year}: reports on the years before {FIRST_YEAR} do not follow this form",
            f"它是 {named.year} 年度的：{FIRST_YEAR} 年度以前的报告不用这一规定格式",
        )
    if outline.sections or not outline.titles:
        return None
    reports = {title.text for title in outline.titles}
    if len(reports) > 1:
        return (
            f"it names {len(reports)} reports without the text of any: a list of links",
            f"其中有 {len(reports)} 份报告的标题，却没有任何一份的正文：这是一个链接列表",
        )
    (title,) = reports
    return (
        f"it names {title!r} without its text: news, or a link to it",
        f"其中有标题“{title}”，却没有正文：这是新闻，或指向该报告的链接",
    )


_AS_TEXT = (
    "its text holds the markup of a table (<td>), as where a form's field keeps the article: hand over that markup by itself",
    "其文字中含有表格的标记（<td>），例如表单字段中存放着正文：请单独提交这段标记",
)


def _refusal(found: str, found_zh: str) -> NotAReportError:
    return NotAReportError(
        "this is not a government information disclosure annual report (政府信息公开工作年度报告): "
        f"{found}; {LOOKED_FOR}",
        message_zh=f"这不是政府信息公开工作年度报告：{found_zh}；{LOOKED_FOR_ZH}",
    )
