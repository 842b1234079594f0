"""The names that every script of the comparison is given: rows and columns of the form of 2021, in its order."""

from gov_disclosure.model import tree

Figures = dict[str, int | float | None]

ROWS = {row.label.partition("（区分")[0]: row.path for row in tree.rows("requests", "2021")}
"""The rows of table 三, by their labels."""
COLUMNS = [figure.column for figure in tree.rows("requests", "2021")[0].figures]
"""Its seven columns."""
PROACTIVE = {row.label: [figure.path for figure in row.figures] for row in tree.rows("proactive", "2021")}
"""The figures of each row of table 二, by the row's label."""
DISPUTES = [figure.path for figure in tree.figures("disputes", "2021")]
"""The fifteen figures of table 四."""
