"""Text, tables and lists as HTML, for what notebooks show. All text is escaped; nothing is loaded from elsewhere."""

import re
from collections.abc import Iterable, Sequence
from html import escape

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def text(value: object) -> str:
    """Any value as text of HTML or of an attribute: escaped, and without what no page may hold.

    >>> text("<b> & " + chr(7)) == "&lt;b&gt; &amp; " + chr(0xFFFD)
    True
    """
    return escape(_UNPRINTABLE.sub("\ufffd", str(value)))


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table with a row of heads; None is a blank cell.

    >>> print(table(["year", "errors"], [[2024, None]]))
    <table><tr><th>year</th><th>errors</th></tr>
    <tr><td>2024</td><td></td></tr></table>
    """
    lines = [_row("th", head), *(_row("td", row) for row in rows)]
    return "<table>" + "\n".join(lines) + "</table>"


def _row(element: str, values: Sequence[object]) -> str:
    cells = ("" if value is None else text(value) for value in values)
    return f"<tr>{''.join(f'<{element}>{cell}</{element}>' for cell in cells)}</tr>"


def items(values: Iterable[object]) -> str:
    """A list of texts, nothing for none."""
    lines = [f"<li>{text(value)}</li>" for value in values]
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def folded(summary: object, body: str) -> str:
    """What is shown at a click on its summary; nothing where there is nothing to show."""
    return f"<details><summary>{text(summary)}</summary>\n{body}\n</details>" if body else ""


def shown(heading: object, *parts: str) -> str:
    """What a notebook shows: a heading, and below it what is not empty."""
    body = "\n".join(part for part in parts if part)
    return f'<div class="gov-disclosure">\n<p><b>{text(heading)}</b></p>\n{body}\n</div>'
