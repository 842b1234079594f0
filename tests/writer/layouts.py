"""Every layout by name, with what a reader is held to in it."""

from collections.abc import Callable, Mapping
from functools import partial

import attrs
from attrs import field, frozen

from gov_disclosure.model import tree
from writer import aligned, boxes, html, lines, mixed, passed_on, pipe, tsv
from writer.forms import Form, Number
from writer.html import Markup
from writer.page import Page, open_where_repeated, page
from writer.prose import Text
from writer.style import Blank, Punctuation, Sign, Style
from writer.traditional import traditional, with_readings


@frozen
class Layout:
    """One way to print a report; called with a form and a text it gives the document.

    `reader` is the reader that should win, None where more than one may. `loses_blanks` names the tables
    in which a blank cell does not keep its place: a row of theirs with blanks may be None, but never wrong.
    `repeats` says that each place of a span repeats its text: then it may be open which figures are one.
    `encoding` is the encoding of the bytes; None gives a `str`.
    `pass_on` is what another program does to the document, and `format` the reader of what it was before.
    """

    name: str
    reader: str | None
    write: Callable[[Page], str]
    style: Style = field(factory=Style)
    convert: Callable[[str], str] = str
    encoding: str | None = None
    loses_blanks: frozenset[str] = frozenset()
    repeats: bool = False
    pass_on: Callable[[str], str] = str
    passed_from: str | None = None

    @property
    def format(self) -> str | None:
        """The reader of the document before it was passed on."""
        return self.passed_from or self.reader

    def __call__(self, form: Form, text: Text) -> str | bytes:
        """The document."""
        document = self.text(form, text)
        return document if self.encoding is None else document.encode(self.encoding, "xmlcharrefreplace")

    def text(self, form: Form, text: Text) -> str:
        """The document before it is encoded."""
        return self.pass_on(self.printed(form, text))

    def printed(self, form: Form, text: Text) -> str:
        """The document before it is passed on."""
        return self.convert(self.write(page(form, text, self.style)))

    def figures(self, form: Form) -> dict[str, Number | None]:
        """What the document tells of each figure: None where it is blank or has no table."""
        if not self.style.tables:
            return dict.fromkeys(form.figures)
        return {
            figure.path: None if self.style.blanks(figure, form.figures[figure.path]) else form.figures[figure.path]
            for figure in form.every_figure()
        }

    def settled(self, form: Form) -> frozenset[str]:
        """The paths of the figures that a reader has to read: all of them, unless blanks lose their place, or repeated
        figures theirs.
        """
        told = self.figures(form)
        unsettled = [
            paths
            for table, edition in form.editions.items()
            if table in self.loses_blanks
            for paths in _printed_rows(table, edition)
            if any(told[path] is None for path in paths)
        ]
        left_open = open_where_repeated(form, self.style) if self.repeats else ()
        return frozenset(told) - frozenset(path for paths in unsettled for path in paths) - frozenset(left_open)

    def prose(self, text: Text) -> Text:
        """The text as the document prints it, in simplified characters."""
        return self.style.prose(text)


_FULL = Style()
_BLANK = Style(blank=Blank.PARTS)
_HALF = Style(punctuation=Punctuation.HALF)
_SPACED = Style(punctuation=Punctuation.SPACED)


def _pipe(name: str, row: Callable[[pipe.Row], str], style: Style = _FULL, rule: str = "", gap: str = "\n") -> Layout:
    return Layout(name, "pipe", partial(pipe.write, row=row, rule=rule, gap=gap), style)


def _tsv(name: str, table: tsv.Table, style: Style = _FULL) -> Layout:
    return Layout(name, "tsv", partial(tsv.write, table=table), style)


def _lines(name: str, style: Style = _FULL, gap: str = "\n", blank: str | None = lines.NO_BREAK_SPACE) -> Layout:
    return Layout(name, "lines", partial(lines.write, gap=gap, blank=blank), style)


def _aligned(name: str, table: aligned.Table, style: Style = _FULL, gap: str = "\n") -> Layout:
    return Layout(name, "aligned", partial(aligned.write, table=table, gap=gap), style)


def _boxes(name: str, table: aligned.Table, style: Style = _FULL, gap: str = "\n") -> Layout:
    return Layout(name, "boxes", partial(aligned.write, table=table, gap=gap), style)


def _mixed(name: str, tables: mixed.Tables, style: Style = _FULL, gap: str = "\n") -> Layout:
    return Layout(name, "mixed", partial(mixed.write, tables=tables, gap=gap), style)


def _html(name: str, markup: Markup, style: Style = _FULL, encoding: str | None = "utf-8") -> Layout:
    return Layout(name, "html", partial(html.write, markup=markup), style, encoding=encoding)


def _in(layout: Layout, convert: Callable[[str], str], name: str) -> Layout:
    return attrs.evolve(layout, convert=convert, name=name)


def _printed_rows(table: str, edition: str) -> list[list[str]]:
    """The paths of what stands or falls together where cells get lost: the table of section 四 is one row, and
    in section 二 no sum tells a whole row from one that lost a cell and gained a number.
    """
    rows = [[figure.path for figure in row.figures] for row in tree.rows(table, edition)]
    return rows if table == "requests" else [[path for row in rows for path in row]]


def _loses_blanks(layout: Layout, *tables: str) -> Layout:
    return attrs.evolve(layout, loses_blanks=frozenset(tables or ("proactive", "requests", "disputes")))


def _covers_blanks(layout: Layout) -> Layout:
    """Blank cells look like the width of spans; only the sums of sections 三 and 四 tell them apart."""
    return _loses_blanks(layout, "proactive")


def _repeats(layout: Layout) -> Layout:
    return attrs.evolve(layout, repeats=True)


_BROKEN = Style(punctuation=Punctuation.HALF, broken=("requests", "disputes"))
_UNITS = Style(grouping=",", unit=True, sign=Sign.WORD)
_WIDE = Style(wide=True, grouping="，", enumerator="、")

_HTML = (
    _html("html-plain", Markup()),
    _html("html-markup-as-text", Markup(charset=None), encoding=None),
    _html("html-word", Markup(word=True), Style(broken=("requests", "disputes"))),
    _html("html-word-blank", Markup(word=True, blank="&nbsp;"), _BLANK),
    _html("html-all-blank", Markup(), Style(blank=Blank.ALL)),
    _html("html-slash", Markup(), Style(blank=Blank.ALL, mark="/")),
    _html("html-thead", Markup(head=True), Style(punctuation=Punctuation.HALF, enumerator="．")),
    _html("html-unclosed", Markup(open_tags=True), Style(broken=("requests",))),
    _html("html-nested", Markup(nested=True)),
    _html("html-units", Markup(), _UNITS),
    _html("html-wide-digits", Markup(word=True), _WIDE),
    _html("html-misspelt", Markup(), Style(misspelt=True, sign=Sign.PLUS)),
    _html("html-gb18030", Markup(charset="gb2312"), encoding="gb18030"),
    _html("html-wrong-charset", Markup(charset="utf-8"), encoding="gb18030"),
    _html("html-no-charset", Markup(charset=None), _BLANK),
    _in(_html("", Markup(charset="big5"), encoding="big5"), traditional, "html-big5"),
    _in(_html("", Markup(word=True)), with_readings, "html-traditional-readings"),
    _html("html-large", Markup(word=True, size=70_000)),
)

_PIPE = (
    _pipe("pipe-padded", pipe.padded, Style(punctuation=Punctuation.HALF, broken=("requests",), cut=True)),
    _loses_blanks(_pipe("pipe-padded-blank", pipe.padded, _BLANK)),
    _pipe("pipe-spans", pipe.spans),
    _pipe("pipe-blank", pipe.row_spans_blank, _BLANK),
    _pipe("pipe-grid", pipe.full, Style(broken=("requests", "disputes"))),
    _covers_blanks(_pipe("pipe-grid-blank", pipe.full, _BLANK)),
    _pipe("pipe-units", pipe.spans, _UNITS),
    _pipe("pipe-misspelt", pipe.padded, Style(misspelt=True, sign=Sign.PLUS, punctuation=Punctuation.HALF)),
    _pipe("markdown", pipe.full, rule="---", gap="\n\n"),
    _covers_blanks(_pipe("markdown-blank", pipe.full, _BLANK, rule="---", gap="\n\n")),
    _repeats(_pipe("markdown-filled", pipe.filled, rule="---", gap="\n\n")),
    _repeats(_covers_blanks(_pipe("pipe-filled-blank", pipe.filled, _BLANK))),
    _pipe("markdown-ragged", pipe.ragged, Style(broken=("requests",)), rule=" --- ", gap="\n\n"),
    Layout("markdown-folded", "pipe", pipe.folded),
    Layout("markdown-folded-units", "pipe", pipe.folded, _UNITS),
    _pipe("html2text", pipe.no_edges, Style(broken=("requests", "disputes")), rule="---", gap="\n\n"),
    _pipe("html2text-blank", pipe.no_edges, _BLANK, rule="---", gap="\n\n"),
    Layout("markdown-folded-blank", "pipe", pipe.folded, _BLANK),
    attrs.evolve(_pipe("pipe-one-cell-a-line", pipe.one_cell_a_line, _HALF), reader=None),
    _in(_pipe("", pipe.spans), traditional, "traditional-pipe"),
    _in(_pipe("", pipe.padded, _HALF), with_readings, "traditional-pipe-readings"),
)

_TSV = (
    _tsv("tsv", tsv.full),
    _covers_blanks(_tsv("tsv-blank", tsv.full, _BLANK)),
    _tsv("tsv-ragged", tsv.ragged),
    _tsv("tsv-shifted", tsv.shifted, Style(punctuation=Punctuation.SPACED, broken=("disputes",))),
    _loses_blanks(_tsv("tsv-shifted-blank", tsv.shifted, Style(punctuation=Punctuation.SPACED, blank=Blank.PARTS))),
    _tsv("tsv-wide-digits", tsv.full, _WIDE),
    _in(_tsv("", tsv.full), with_readings, "traditional-tsv"),
    _repeats(_tsv("tsv-filled", tsv.filled)),
    _repeats(_covers_blanks(_tsv("tsv-filled-blank", tsv.filled, _BLANK))),
    _repeats(_tsv("tsv-filled-units", tsv.filled, _UNITS)),
    _in(_repeats(_tsv("", tsv.filled, _BROKEN)), traditional, "traditional-tsv-filled"),
)

_LINES = (
    _lines("lines"),
    _lines("lines-spaced-out", _HALF, gap="\n\n"),
    _lines("lines-broken-headers", _BROKEN),
    _lines("lines-broken-headers-spaced-out", _BROKEN, gap="\n\n"),
    _lines("lines-blank", _BLANK),
    _lines("lines-blank-spaced-out", _BLANK, gap="\n\n"),
    _loses_blanks(_lines("lines-vanished", _BLANK, blank=None)),
    _loses_blanks(_lines("lines-all-vanished", Style(blank=Blank.ALL), gap="\n\n", blank=None)),
    _lines("lines-slash", Style(blank=Blank.ALL, mark="/")),
    _lines("lines-units", _UNITS),
    _lines("lines-punctuation-spaced", _SPACED),
    _in(_lines("", _HALF, gap="\n\n"), traditional, "traditional-lines"),
    _in(_lines("", _HALF), with_readings, "traditional-lines-readings"),
)

_ALIGNED = (
    _aligned("aligned-spaced", aligned.spaced),
    _aligned("aligned-two-spaces", partial(aligned.spaced, gap="  "), _HALF, gap="\n\n"),
    _loses_blanks(_aligned("aligned-spaced-blank", aligned.spaced, _BLANK)),
    _aligned("aligned-spaced-slash", aligned.spaced, Style(blank=Blank.ALL, mark="/")),
    _aligned("aligned-padded", aligned.padded, _BROKEN, gap="\n\n"),
    _loses_blanks(_aligned("aligned-padded-blank", aligned.padded, _BLANK, gap="\n\n")),
    _aligned("aligned-left", aligned.printed, _BROKEN),
    _aligned("aligned-right", partial(aligned.printed, align=str.rjust), _UNITS),
    _aligned("aligned-centre", partial(aligned.printed, align=str.center)),
    _aligned("aligned-by-characters", partial(aligned.printed, align=str.rjust, measure=aligned.by_character)),
    _loses_blanks(_aligned("aligned-left-blank", aligned.printed, _BLANK)),
    _loses_blanks(_aligned("aligned-right-blank", partial(aligned.printed, align=str.rjust), _BLANK)),
    _loses_blanks(_aligned("aligned-centre-blank", partial(aligned.printed, align=str.center), _BLANK)),
    _in(_aligned("", partial(aligned.printed, align=str.center)), traditional, "traditional-aligned"),
)

_BOXES = (
    _boxes("boxes-drawn", boxes.drawn, _BROKEN),
    _boxes("boxes-drawn-blank", boxes.drawn, _BLANK),
    _boxes("boxes-grid", partial(boxes.drawn, walls=boxes.ASCII), _UNITS, gap="\n\n"),
    _boxes("boxes-grid-blank", partial(boxes.drawn, walls=boxes.ASCII), _BLANK, gap="\n\n"),
    _boxes("boxes-by-characters", partial(boxes.drawn, walls=boxes.ASCII, measure=aligned.by_character)),
    attrs.evolve(_boxes("boxes-simple", boxes.simple, gap="\n\n"), reader=None),
    _loses_blanks(attrs.evolve(_boxes("boxes-simple-blank", boxes.simple, _BLANK, gap="\n\n"), reader=None)),
)

_MIXED = (
    _mixed("mixed-pipes-and-tabs", (mixed.pipes, mixed.tabs, mixed.cells)),
    _mixed("mixed-pipes-and-spaces", (mixed.pipes, aligned.printed, mixed.tabs), _HALF),
    _mixed("mixed-boxes-and-tabs", (mixed.cells, boxes.drawn, mixed.tabs)),
    _mixed("mixed-tabs-and-spaces", (aligned.spaced, mixed.tabs, mixed.pipes), gap="\n\n"),
)


def _passed_on(layout: Layout, pass_on: Callable[[str], str], name: str, reader: str = "quoted") -> Layout:
    return attrs.evolve(layout, pass_on=pass_on, name=name, reader=reader, passed_from=layout.reader)


_PASSED_ON = (
    _passed_on(_tsv("", tsv.full), passed_on.with_commas, "csv", "csv"),
    _passed_on(_covers_blanks(_tsv("", tsv.full, _BLANK)), passed_on.with_commas, "csv-blank", "csv"),
    _passed_on(_repeats(_tsv("", tsv.filled, _UNITS)), passed_on.with_commas, "csv-filled", "csv"),
    _passed_on(_tsv("", tsv.full), passed_on.with_semicolons, "csv-semicolons", "csv"),
    _passed_on(_repeats(_tsv("", tsv.filled)), passed_on.with_blank_lines, "tsv-filled-spread", "tsv"),
    _passed_on(_pipe("", pipe.full, rule="---", gap="\n\n"), passed_on.with_emphasis, "markdown-emphasis", "pipe"),
    _passed_on(_pipe("", pipe.full), passed_on.with_wide_bars, "bars-full-width"),
    _passed_on(_covers_blanks(_pipe("", pipe.full, _BLANK)), passed_on.with_drawn_bars, "bars-drawn-blank"),
    _passed_on(_lines(""), passed_on.as_quotation, "quoted-lines"),
    _passed_on(_tsv("", tsv.full), passed_on.as_list, "quoted-list"),
    _passed_on(_pipe("", pipe.full, rule="---", gap="\n\n"), passed_on.with_line_numbers, "quoted-line-numbers"),
    _passed_on(_lines("", _BLANK), passed_on.with_line_separators, "quoted-line-separators"),
    _passed_on(_tsv("", tsv.full), passed_on.as_string, "quoted-string"),
    _passed_on(_lines(""), passed_on.with_breaks, "quoted-breaks"),
)

_WITHOUT_TABLES = (
    attrs.evolve(_lines("no-tables", Style(tables=False)), reader=None),
    attrs.evolve(
        _lines("traditional-no-tables", Style(tables=False, punctuation=Punctuation.HALF)),
        reader=None,
        convert=with_readings,
    ),
)

_ALL = (*_HTML, *_PIPE, *_TSV, *_LINES, *_ALIGNED, *_BOXES, *_MIXED, *_PASSED_ON, *_WITHOUT_TABLES)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
"""Every layout by its name."""


def html_page(form: Form, text: Text, size: int = 70_000, *, word: bool = True) -> bytes:
    """A web page of about `size` bytes in UTF-8, the way portals publish a report pasted from Word."""
    return html.write(page(form, text, _FULL), Markup(word=word, blank="&nbsp;", size=size)).encode()
