"""What programs do to a text that they pass on: other separators, line ends and bars, marks before every line."""

import csv
import io
import json
import re


def with_commas(text: str) -> str:
    """Tabs between cells as commas, cells with commas in quotation marks."""
    return _separated(text, ",")


def with_semicolons(text: str) -> str:
    """The same with semicolons."""
    return _separated(text, ";")


def _separated(text: str, separator: str) -> str:
    return "\n".join(_row(line.split("\t"), separator) if "\t" in line else line for line in text.split("\n"))


def _row(cells: list[str], separator: str) -> str:
    row = io.StringIO()
    csv.writer(row, delimiter=separator, lineterminator="").writerow(cells)
    return row.getvalue()


def with_wide_bars(text: str) -> str:
    """Full-width bars."""
    return text.replace("|", "｜")


def with_drawn_bars(text: str) -> str:
    """Bars for drawing, without borders."""
    return text.replace("|", "│")


def as_quotation(text: str) -> str:
    """``> `` before every line, as a mail that is answered."""
    return "".join(f"> {line}".rstrip(" ") + "\n" for line in text.splitlines())


def as_list(text: str) -> str:
    """A bullet before every line."""
    return "".join(f"- {line}\n" for line in text.splitlines() if line.strip(" "))


def with_line_numbers(text: str) -> str:
    """The numbers of the lines, as `grep` prints them."""
    return "".join(f"{number}:{line}\n" for number, line in enumerate(text.splitlines(), 1))


def with_line_separators(text: str) -> str:
    """U+2028 for every line end."""
    return text.replace("\n", "\u2028")


def as_string(text: str) -> str:
    """A string as JSON and programs write it."""
    return json.dumps({"content": text}, ensure_ascii=False)


def with_breaks(text: str) -> str:
    """Line ends of markup."""
    return text.replace("\n", "<br/>\n")


def with_blank_lines(text: str) -> str:
    """A blank line behind every row."""
    return text.replace("\n", "\n\n")


def with_emphasis(text: str) -> str:
    """Figures of Markdown as code, other cells in italics."""
    return re.sub(r"\| ([^|\n]*?[^|\n ]) (?=\|)", _marked, text)


def _marked(found: re.Match[str]) -> str:
    if set(found[1]) <= {"-", "*"}:
        return found[0]
    return f"| `{found[1]}` " if found[1].isdigit() else f"| *{found[1]}* "
