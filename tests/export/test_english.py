"""The English labels are those of the form: none is missing, none is left over."""

from gov_disclosure.export.english import column_label, english, row_label
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS

FIGURES = [
    figure for edition in EDITIONS.values() for table in edition.tables for figure in tree.figures(table, edition.name)
]


def test_every_figure_has_labels() -> None:
    """A row or a column that is added to the form needs one."""
    assert all(row_label(figure) and column_label(figure) for figure in FIGURES)


def test_no_label_is_left_over() -> None:
    """One that is taken away takes its label with it."""
    assert set(english().rows) == {figure.row for figure in FIGURES}
    columns = {(table, key) for table, labels in english().columns.items() for key in labels}
    assert columns == {(figure.path.partition(".")[0], figure.column) for figure in FIGURES}


def test_rows_of_one_edition_have_labels_of_their_own() -> None:
    """Otherwise a chart would show two rows as one."""
    for edition in EDITIONS.values():
        rows = [row.path for table in edition.tables for row in tree.rows(table, edition.name)]
        assert len({english().rows[row] for row in rows}) == len(rows)
