"""The sample documents of ``examples/documents`` and their truth in ``tests/golden``."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from writer.forms import PROFILES, Form, Number, random_form, seeded
from writer.layouts import LAYOUTS, Layout
from writer.page import Grid, GridCell, Line, Page, page
from writer.page_damage import Row
from writer.prose import SectionText, Text, random_text

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
GOLDEN = ROOT / "tests" / "golden"


@frozen
class Sample:
    """One sample document: its file name, its layout, the seed of its figures and words, how they are edited and damaged.

    `lost` are the paths of the figures or rows that nobody can tell any more.
    """

    name: str
    layout: str
    seed: int
    edition: str = "2021"
    year: int = 2024
    profile: int = 2
    edit: Callable[[Text], Text] = attrs.field(default=lambda text: text)
    damage: Callable[[Page], Page] = attrs.field(default=lambda page: page)
    lost: tuple[str, ...] = ()

    def report(self) -> tuple[Form, Text]:
        """The sample's figures and words."""
        random = seeded(self.seed)
        form = random_form(random, self.edition, PROFILES[self.profile])
        return form, self.edit(random_text(random, form, self.year))

    def document(self) -> bytes:
        """The sample as a file."""
        layout = LAYOUTS[self.layout]
        document = layout.convert(layout.write(self.damage(page(*self.report(), layout.style))))
        return document.encode(layout.encoding or "utf-8", "xmlcharrefreplace")

    def golden(self) -> bytes:
        """The sample's truth as JSON."""
        form, text = self.report()
        return (json.dumps(_truth(self, form, text), ensure_ascii=False, indent=1) + "\n").encode()


def _only_fields(text: Text) -> Text:
    """A metadata table and no title, breadcrumb or page furniture, as an archive of a portal keeps it."""
    fields = (
        ("索 引 号：", text.index_number or ""),
        ("发布日期：", str(text.published)),
        ("公开方式：", "主动公开"),
        ("公开时限：", "长期公开"),
        ("文件编号：", "无"),
        ("发布机构：", text.agency),
    )
    return attrs.evolve(text, title=None, document_number=None, breadcrumb=(), byline=(), furniture=(), fields=fields)


def _only_report(text: Text) -> Text:
    """The report from its title on, without a preamble."""
    return attrs.evolve(text.without_metadata(), preamble=(), period=None, contact=None)


def _mirror(text: Text) -> Text:
    """A mirror's page: leftovers of menus, a metadata block of labels and values with some left empty."""
    fields = (
        ("索引号", text.index_number or ""),
        ("文号", ""),
        ("公布日期", str(text.published)),
        ("公开方式", "主动公开"),
        ("发布单位", text.agency),
        ("统一编号", ""),
    )
    return attrs.evolve(
        text,
        document_number=None,
        breadcrumb=("当前位置：首页 |", "|", "? |", "|", "? |", "| ? |", "信息公开年报"),
        fields=fields,
        byline=(f"发布日期： {text.published} 15:06", "浏览次数："),
        furniture=(),
    )


def _portal(text: Text) -> Text:
    """A portal's page: breadcrumb with no-break spaces, a byline that tells the source, no metadata block."""
    return attrs.evolve(
        text,
        index_number=None,
        document_number=None,
        fields=(),
        breadcrumb=("当前位置：首页", f"\xa0>\xa0年度报告\xa0>\xa0市直单位\xa0>\xa0{text.year}"),
        byline=(f"发布日期：{text.published} 08: 41 浏览次数： 来源：{text.agency} 字体：[ ]",),
        furniture=("【回到页首】【打印】【关闭】", "0"),
    )


def _contact_at_the_end(text: Text) -> Text:
    """No metadata block; whom to ask is told in the last section."""
    *preamble, whom = text.preamble
    *sections, last = text.sections
    assert preamble, "choose a seed whose preamble has two paragraphs"
    return attrs.evolve(
        text,
        index_number=None,
        document_number=None,
        fields=(),
        preamble=tuple(preamble),
        sections=(*sections, attrs.evolve(last, paragraphs=(*last.paragraphs, whom))),
        furniture=(f"解读链接：图说{text.year}年度报告", f"责任编辑：{text.agency}", "[ 打印 | 关闭 ]"),
    )


def _glued(page: Page) -> Page:
    """An archive has cut the tags out of the page: a table is one line without anything between its cells."""
    return [block if isinstance(block, Line) or not block.table else Line(_words(block)) for block in page]


def _words(grid: Grid) -> str:
    return "".join(cell.text for row in grid.rows for cell in row)


_LONG = 15
"""Characters of a label that needs two lines."""


def _wrapped(page: Page) -> Page:
    """A narrow column: in section 三 long labels stand around their figures, one is cut, a zero is blank and gone."""
    return [
        attrs.evolve(block, rows=[line for row in block.rows for line in _wrap(_worn(row))])
        if isinstance(block, Grid) and block.table == "requests"
        else block
        for block in page
    ]


def _worn(row: Row) -> Row:
    cells = [attrs.evolve(cell, text=cell.text.replace("第三方合法权益", "第三方合法")) for cell in row]
    return [cell for cell in cells if cell.path != "requests.results.partially_granted.research_institution"]


def _wrap(row: Row) -> list[Row]:
    long = [index for index, cell in enumerate(row) if len(cell.text) >= _LONG]
    if not long or not row[-1].path:
        return [row]
    at, text = long[0], row[long[0]].text
    half = len(text) // 2
    figures = [cell for cell in row if cell.path]
    return [[*row[:at], GridCell(text[:half])], figures, [GridCell(text[half:])]]


SAMPLES = (
    Sample("pipes-bare.txt", "pipe-padded", seed=11, edit=_only_fields),
    Sample("tabs-shifted-rows.txt", "tsv-shifted", seed=23, profile=1, edit=_only_report),
    Sample("traditional-mirror-without-tables.txt", "traditional-no-tables", seed=35, edit=_mirror),
    Sample("lines-with-blank-lines.txt", "lines-spaced-out", seed=47, profile=3, edit=_portal),
    Sample("lines-broken-headers.txt", "lines-broken-headers-spaced-out", seed=60, profile=1, edit=_contact_at_the_end),
    Sample("page-word-paste.html", "html-word", seed=61),
    Sample("page-form-2019-gb18030.html", "html-gb18030", seed=73, edition="2019", year=2020),
    Sample("markdown-mixed-forms.md", "markdown", seed=85, edition="mixed"),
    Sample(
        "lines-glued-cells.txt",
        "lines",
        seed=96,
        damage=_glued,
        lost=("proactive.rules", "disputes.litigation_after_reconsideration"),
    ),
    Sample(
        "aligned-wrapped-labels.txt",
        "aligned-spaced",
        seed=109,
        year=2023,
        profile=3,
        damage=_wrapped,
        lost=("requests.results.partially_granted.research_institution",),
    ),
)
"""The sample documents."""


def files() -> dict[Path, bytes]:
    """Every file that belongs to the samples, with its content."""
    return {
        path: content
        for sample in SAMPLES
        for path, content in (
            (DOCUMENTS / sample.name, sample.document()),
            (GOLDEN / f"{sample.name}.json", sample.golden()),
        )
    }


def _truth(sample: Sample, form: Form, text: Text) -> Mapping[str, Any]:
    layout = LAYOUTS[sample.layout]
    return {
        "document": sample.name,
        "source": _source(layout),
        **_metadata(layout.prose(text)),
        "tables": dict(form.editions) if layout.style.tables else {},
        "sections": [_section(section) for section in layout.prose(text).sections],
        "figures": {
            path: None if _is_lost(path, sample.lost) else _printed(value)
            for path, value in layout.figures(form).items()
        },
    }


def _source(layout: Layout) -> Mapping[str, str | None]:
    script = "simplified" if layout.convert is str else "traditional"
    return {"reader": layout.reader, "encoding": layout.encoding or "utf-8", "script": script}


def _metadata(text: Text) -> Mapping[str, Any]:
    period = text.period
    return {
        "title": text.title,
        "agency": text.agency,
        "year": text.year,
        "period": [str(period.start), str(period.end)] if period else None,
        "published": str(text.published) if text.published else None,
        "index_number": text.index_number,
        "document_number": text.document_number,
        "contact": attrs.asdict(text.contact) if text.contact else None,
        "preamble": "\n".join(text.preamble),
    }


def _section(section: SectionText) -> Mapping[str, Any]:
    return {
        "kind": section.kind.value,
        "heading": section.heading,
        "text": "\n".join(section.lines),
        "parts": [{"heading": part.heading, "text": "\n".join(part.paragraphs)} for part in section.parts],
    }


def _is_lost(path: str, lost: tuple[str, ...]) -> bool:
    return any(f"{path}.".startswith(f"{row}.") for row in lost)


def _printed(value: Number | None) -> int | str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value
