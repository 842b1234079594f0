"""A comparison as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from gov_disclosure.comparison.comparison import Comparison
from gov_disclosure.comparison.printing import (
    apart,
    by_table,
    chosen,
    harmless,
    heading,
    marked,
    names,
    row,
    summary,
    title,
    values,
)
from gov_disclosure.comparison.sections import TextChange

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def to_markdown(comparison: Comparison, *, unchanged: bool) -> str:
    """The comparison as Markdown: a table for each table of the form, a list for each section."""
    before, now = names(comparison)
    blocks = [f"# {_plain(title(comparison))}", summary(comparison)]
    for table, figures in by_table(chosen(comparison.figures, unchanged=unchanged)):
        blocks += [f"## {table}", _table(("figure", before, now, "difference", "ratio"), map(row, figures))]
    for what, figures in apart(comparison, unchanged=unchanged):
        shown = [(each.label, *values(each)) for each in figures]
        blocks += [f"## {what.capitalize()}", _table(("figure", "value"), shown)]
    for section in comparison.sections:
        blocks += _section(section, unchanged=unchanged)
    return "\n\n".join(blocks) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *(map(_plain, each) for each in rows)))


def _section(section: TextChange, *, unchanged: bool) -> Iterator[str]:
    if unchanged or section.changed:
        yield f"## {heading(section)}"
        passages = [f"- `{sign}` {_plain(passage.text)}" for sign, passage in marked(section, unchanged=unchanged)]
        if passages:
            yield "\n".join(passages)


def _plain(text: str) -> str:
    """The text on one line, with nothing that Markdown would take for a mark."""
    return harmless(" ".join(text.split())).translate(_SPECIAL)
