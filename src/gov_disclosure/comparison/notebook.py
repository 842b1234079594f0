"""A comparison as a notebook shows it: how much changed, and what at a click."""

from gov_disclosure import web
from gov_disclosure.comparison.comparison import Comparison
from gov_disclosure.comparison.printing import by_table, chosen, heading, marked, names, row, summary, title


def to_notebook(comparison: Comparison) -> str:
    """The comparison as HTML: for each table the figures that changed, for each section its passages."""
    head = ("figure", *names(comparison), "difference", "ratio")
    tables = [
        web.folded(f"{name}: {len(figures)} changed", web.table(head, map(row, figures)))
        for name, figures in by_table(chosen(comparison.figures, unchanged=False))
    ]
    sections = [
        web.folded(
            heading(section), web.items(f"{sign} {passage.text}" for sign, passage in marked(section, unchanged=False))
        )
        for section in comparison.sections
    ]
    return web.shown(title(comparison), f"<p>{web.text(summary(comparison))}</p>", *tables, *sections)
