"""The list of readers in the terminal."""

from cli.samples import Show
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.readers import print_readers
from gov_disclosure.readers.registry import Listed

READERS = (
    Listed("html", "gov-disclosure", "0.1.0", "gov_disclosure.readers.html:HtmlReader", None, False),
    Listed("cells", "some-cells", "2.0", "some_cells:Reader", "ModuleNotFoundError: No module named\n'x'", False),
    Listed("html", None, None, "another:Reader", None, True),
)


def test_readers(show: Show) -> None:
    """Each reader stands with package, version and entry point; below it, why it is not used."""
    assert show(print_readers, READERS) == (
        "reader  package         version  entry point\n"
        "html    gov-disclosure  0.1.0    gov_disclosure.readers.html:HtmlReader\n"
        "cells   some-cells      2.0      some_cells:Reader\n"
        "  does not load: ModuleNotFoundError: No module named 'x'\n"
        "html    unknown         unknown  another:Reader\n"
        "  not used: a reader of the same name comes before it\n"
    )


def test_readers_in_chinese(show: Show) -> None:
    """Headings and notes; what an exception says stays as it is."""
    assert show(print_readers, READERS, Language.CHINESE) == (
        "读取器  软件包          版本   入口点\n"
        "html    gov-disclosure  0.1.0  gov_disclosure.readers.html:HtmlReader\n"
        "cells   some-cells      2.0    some_cells:Reader\n"
        "  无法加载：ModuleNotFoundError: No module named 'x'\n"
        "html    不详            不详   another:Reader\n"
        "  不用：在它之前已有同名的读取器\n"
    )


def test_without_readers(show: Show) -> None:
    """An empty list is a heading alone."""
    assert show(print_readers, ()) == "reader  package  version  entry point\n"
