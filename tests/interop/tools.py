"""The extractors, each as one function from a page to text, and what is known of each."""

import io
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from importlib import metadata
from pathlib import Path

from attrs import frozen


class Cells(StrEnum):
    """What an extractor leaves of the cells of a table."""

    APART = "apart"
    """Each cell is told from the next by a separator, a line of its own or markup."""
    VANISHING = "vanishing"
    """Cells are apart, blank ones are gone."""
    BROKEN = "broken"
    """Blank cells are gone or only gaps, and a figure is broken where the page has it in several spans."""
    SPACED = "spaced"
    """A space parts the cells, and the words too; all stands on few lines."""
    GLUED = "glued"
    """Nothing parts one cell from the next."""


@frozen
class Tool:
    """One extractor with its settings. `needs` is the distribution, or the program, that has to be installed, `besides` what
    has to be beside it.
    """

    name: str
    needs: str
    cells: Cells
    extract: Callable[[str], str]
    program: bool = False
    besides: str | None = None

    @property
    def version(self) -> str | None:
        """The installed version, None where it is not installed."""
        if self.program:
            return _program_version(self.needs)
        try:
            if self.besides is not None:
                metadata.version(self.besides)
            return metadata.version(self.needs)
        except metadata.PackageNotFoundError:
            return None

    def __call__(self, markup: str) -> str:
        """The page as this tool writes it; what the tool warns of is its own affair."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self.extract(markup)


def _trafilatura(markup: str, output: str) -> str:
    import trafilatura

    return trafilatura.extract(markup, output_format=output, include_tables=True) or ""


def _html2text(markup: str, *, width: int = 78, pad: bool = False) -> str:
    import html2text

    converter = html2text.HTML2Text(bodywidth=width)
    converter.pad_tables = pad
    return str(converter.handle(markup))


def _inscriptis(markup: str) -> str:
    import inscriptis

    return str(inscriptis.get_text(markup))


def _markdownify(markup: str) -> str:
    import markdownify

    return str(markdownify.markdownify(markup))


def _markitdown(markup: str) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert_stream(io.BytesIO(markup.encode()), file_extension=".html"))


def _resiliparse(markup: str, *, main: bool = False, formatted: bool = True) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=main, preserve_formatting=formatted))


def _beautiful_soup(markup: str, separator: str) -> str:
    from bs4 import BeautifulSoup

    return str(BeautifulSoup(markup, "lxml").get_text(separator))


def _pandas(markup: str) -> str:
    """Each table as pandas reads it, with tabs, at its place in the text."""
    import pandas as pd
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(markup, "lxml")
    for table in [table for table in soup("table") if table.find("table") is None]:
        (frame,) = pd.read_html(io.StringIO(str(table)))
        table.replace_with("\n" + frame.to_csv(sep="\t", index=False, header=bool(table.find("th"))) + "\n")
    return str(soup.get_text("\n"))


def _pandoc(markup: str, to: str) -> str:
    import pypandoc

    return str(pypandoc.convert_text(markup, to, format="html"))


_BROWSERS: Mapping[str, Sequence[str]] = {
    "w3m": ("-dump", "-I", "UTF-8", "-O", "UTF-8", "-cols", "240"),
    "lynx": ("-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=240"),
    "links": ("-dump", "-html-assume-codepage", "utf-8", "-codepage", "utf-8", "-width", "240"),
}


def _browser(markup: str, program: str) -> str:
    """What a text browser prints of the page."""
    path = shutil.which(program)
    assert path is not None, f"{program} is not installed"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(markup, "utf-8")
        run = subprocess.run(
            [path, *_BROWSERS[program], str(page)], check=True, capture_output=True, env={**os.environ, "HOME": folder}
        )
    return run.stdout.decode()


def _program_version(program: str) -> str | None:
    path = shutil.which(program)
    if path is None:
        return None
    told = subprocess.run([path, "-version"], check=False, capture_output=True).stdout.decode(errors="replace")
    words = told.replace("/", " ").replace(",", " ").split()
    return next((word for word in words if word[0].isdigit()), "unknown")


_GRID = "markdown+grid_tables-pipe_tables-simple_tables-multiline_tables-raw_html"
_BARE = "-native_divs-native_spans-bracketed_spans-fenced_divs"

TOOLS = (
    Tool("trafilatura, txt", "trafilatura", Cells.APART, partial(_trafilatura, output="txt")),
    Tool("trafilatura, markdown", "trafilatura", Cells.APART, partial(_trafilatura, output="markdown")),
    Tool("trafilatura, xml", "trafilatura", Cells.APART, partial(_trafilatura, output="xml")),
    Tool("trafilatura, html", "trafilatura", Cells.APART, partial(_trafilatura, output="html")),
    Tool("html2text", "html2text", Cells.APART, _html2text),
    Tool("html2text, unwrapped", "html2text", Cells.APART, partial(_html2text, width=0)),
    Tool("html2text, padded", "html2text", Cells.APART, partial(_html2text, pad=True)),
    Tool("inscriptis", "inscriptis", Cells.BROKEN, _inscriptis),
    Tool("markdownify", "markdownify", Cells.APART, _markdownify),
    Tool("markitdown", "markitdown", Cells.APART, _markitdown),
    Tool("resiliparse", "resiliparse", Cells.VANISHING, _resiliparse),
    Tool("resiliparse, main content", "resiliparse", Cells.VANISHING, partial(_resiliparse, main=True)),
    Tool("resiliparse, unformatted", "resiliparse", Cells.SPACED, partial(_resiliparse, formatted=False)),
    Tool(r'Beautiful Soup, get_text("\n")', "beautifulsoup4", Cells.BROKEN, partial(_beautiful_soup, separator="\n")),
    Tool('Beautiful Soup, get_text(" ")', "beautifulsoup4", Cells.SPACED, partial(_beautiful_soup, separator=" ")),
    Tool('Beautiful Soup, get_text("")', "beautifulsoup4", Cells.GLUED, partial(_beautiful_soup, separator="")),
    Tool('Beautiful Soup, get_text("|")', "beautifulsoup4", Cells.BROKEN, partial(_beautiful_soup, separator="|")),
    Tool("pandas.read_html, tabs", "pandas", Cells.APART, _pandas, besides="beautifulsoup4"),
    Tool("pandoc, plain", "pypandoc_binary", Cells.APART, partial(_pandoc, to="plain")),
    Tool("pandoc, gfm", "pypandoc_binary", Cells.APART, partial(_pandoc, to="gfm")),
    Tool("pandoc, markdown", "pypandoc_binary", Cells.BROKEN, partial(_pandoc, to="markdown")),
    Tool("pandoc, grid tables", "pypandoc_binary", Cells.APART, partial(_pandoc, to=_GRID + _BARE)),
    Tool("pandoc, rst", "pypandoc_binary", Cells.APART, partial(_pandoc, to="rst")),
    Tool("w3m -dump", "w3m", Cells.APART, partial(_browser, program="w3m"), program=True),
    Tool("lynx -dump", "lynx", Cells.SPACED, partial(_browser, program="lynx"), program=True),
    Tool("links -dump", "links", Cells.APART, partial(_browser, program="links"), program=True),
)
