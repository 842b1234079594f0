"""The page on the form explains every section, row, column and article that the model knows."""

import re
from pathlib import Path

import pytest

from gov_disclosure import SectionKind
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS

PAGE = (Path(__file__).parents[1] / "docs" / "form.md").read_text("utf-8")
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
TABLES = [(table, edition) for edition in EDITIONS for table in EDITIONS[edition].tables]

every_table = pytest.mark.parametrize(("table", "edition"), TABLES)


def test_sections() -> None:
    """Each section has its row, with its heading."""
    assert [f"| `SectionKind.{kind.name}` | {kind.label} |" in PROSE for kind in SectionKind] == [True] * 6


@every_table
def test_rows(table: str, edition: str) -> None:
    """The label of each row is explained, beside the last part of its path."""
    for row in tree.rows(table, edition):
        label = row.label.partition("（区分")[0]
        name = row.path.rpartition(".")[2]
        assert re.search(rf"\| [^|]*{re.escape(label)}[^|]* \| `[\w.]*{name}` \| [^|]{{4}}", PROSE), row.path


@every_table
def test_figures_are_printed_from_the_model(table: str, edition: str) -> None:
    """The page prints each table whole; section 四 is the same in both editions."""
    assert f"```{{form-table}} {table} {'2021' if table == 'disputes' else edition}\n" in PAGE


@every_table
def test_articles(table: str, edition: str) -> None:
    """The articles that rows are under stand on the list of articles."""
    listed = set(re.findall(r"^\| (\d+) \| ", PROSE, re.MULTILINE))
    named = {article.partition("(")[0] for figure in tree.figures(table, edition) for article in figure.articles}
    assert named <= listed
