"""Damaged documents whose truth is known, and what reading makes of many: ``PYTHONPATH=src:tests python -m writer.damage``.

A document is an invented form in one of the layouts with one to three damages, all drawn from one seed. A figure is
wrong where reading gives another number than the undamaged form has; None is never wrong. A figure is missing where
its cell still stands as it was printed, and reading left None.

A damage that puts a bare number into a document is never combined with one that takes a figure away: a document that
prints 12 where 5 was, or where a cell is blank, cannot be told from one that means 12.
"""

import argparse
import re
import sys
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random

import attrs
from attrs import field, frozen

from gov_disclosure import GovDisclosureError, NotAReportError, Report, parse_report, validate
from gov_disclosure.model.report import Value
from writer import damage_lookalikes, page_damage, text_damage
from writer.forms import PROFILES, Form, Number, random_form, seeded
from writer.layouts import LAYOUTS, Layout
from writer.page import Grid, GridCell, Page, page
from writer.page_damage import PageDamage
from writer.prose import random_text
from writer.style import Blank
from writer.text_damage import TextDamage

PAGE_DAMAGES: tuple[PageDamage, ...] = (
    page_damage.label_lost,
    page_damage.label_cell_lost,
    page_damage.label_cut,
    page_damage.label_misspelt,
    page_damage.label_unnumbered,
    page_damage.label_broken,
    page_damage.label_letters,
    page_damage.label_wrapped,
    page_damage.group_lost,
    page_damage.group_doubled,
    page_damage.group_repeated,
    page_damage.group_amid_figures,
    page_damage.figure_lost,
    page_damage.figure_blank,
    page_damage.figure_broken,
    page_damage.figure_garbled,
    page_damage.figure_noted,
    page_damage.figure_spans_rows,
    page_damage.figures_merged,
    page_damage.figures_glued,
    page_damage.row_glued,
    page_damage.row_in_words,
    page_damage.blanks_lost,
    page_damage.all_blanks_lost,
    page_damage.only_totals,
    page_damage.blank_added,
    page_damage.number_beside,
    page_damage.row_lost,
    page_damage.row_repeated,
    page_damage.rows_swapped,
    page_damage.rows_merged,
    page_damage.row_added,
    page_damage.page_number_row,
    page_damage.bare_page_number_row,
    page_damage.running_head_row,
    page_damage.row_numbers,
    page_damage.column_added,
    page_damage.column_lost,
    page_damage.heads_lost,
    page_damage.head_cell_lost,
    page_damage.heads_invented,
    page_damage.cut_by_page,
    page_damage.cut_by_bare_number,
    page_damage.cut_by_heading,
    page_damage.cut_into_rows,
    page_damage.table_truncated,
    page_damage.table_copied,
    page_damage.table_of_last_year,
    page_damage.disputes_in_rows,
    page_damage.in_traditional,
    page_damage.in_full_width,
    page_damage.heading_lost,
    page_damage.tables_in_an_annex,
    damage_lookalikes.page_number_for_blank,
    damage_lookalikes.number_for_total,
    damage_lookalikes.figures_and_label_lost,
    damage_lookalikes.table_is_last_years,
    page_damage.row_goes_on_below,
    damage_lookalikes.page_number_below,
)
TEXT_DAMAGES: tuple[TextDamage, ...] = (
    text_damage.page_number_line,
    text_damage.bare_number_line,
    text_damage.running_head_line,
    text_damage.blank_lines,
    text_damage.line_lost,
    text_damage.line_repeated,
    text_damage.line_split,
    text_damage.lines_joined,
    text_damage.separator_lost,
    text_damage.separator_doubled,
    text_damage.separators_are_spaces,
    text_damage.document_truncated,
    text_damage.tag_lost,
    text_damage.tags_cut,
)

ADDING = frozenset(
    {
        "bare_page_number_row",
        "number_beside",
        "row_numbers",
        "column_added",
        "cut_by_bare_number",
        "bare_number_line",
        "line_repeated",
    }
)
"""Damages that put a bare number where it can be taken for a figure."""
REMOVING = frozenset(
    {
        "figure_lost", "figure_blank", "figure_broken", "figures_merged", "figures_glued", "row_glued", "blanks_lost",
        "all_blanks_lost", "only_totals", "figure_garbled", "figure_spans_rows", "column_lost", "row_lost", "line_lost",
        "line_split", "row_goes_on_below", "figures_and_label_lost", "group_amid_figures", "table_truncated", "document_truncated", "tags_cut", "tag_lost", "rows_merged", "lines_joined",
    }
)  # fmt: skip
"""Damages that leave a place empty which such a number could fill."""

LOSING = frozenset(
    {
        "figure_lost",
        "figures_glued",
        "row_glued",
        "blanks_lost",
        "all_blanks_lost",
        "figures_merged",
        "figure_spans_rows",
        "figures_and_label_lost",
        "line_split",
        "row_goes_on_below",
        "page_number_below",
    }
)
"""Damages that take cells out of a row."""
ALONE = frozenset({"page_number_for_blank", "number_for_total", "page_number_below"})
"""Damages that both add a number and take a figure away: they come alone, so that what tells of them is there."""
IN_LINES = frozenset({"page_number_for_blank"})
"""Damages of a text with one cell a line: in a table the number would stand in the cell of the figure."""
IN_ROWS = frozenset({"page_number_below"})
"""Damages of a layout with a line for each row: in others the number stands in the place of a figure, and is the row's last."""
WITHOUT_ROWS = ("markdown-folded", "pipe-one-cell-a-line")
WITHOUT_EDGES = ("html2text-blank",)
"""Layouts with blanks whose lines do not end in a bar: a cell too many in one row gives every other one a blank at its end, and
the table reads as if its lines ended in bars and the row's figures stood one place farther on.
"""
DRAWN = ("aligned", "boxes", "mixed", "pipe-padded", "traditional-aligned")
"""What the names of layouts begin with that draw a hole in a row like a blank cell: in section 二, which has no sums, nobody can tell them apart."""

NOT_YET: tuple[str, ...] = ()
"""Damages through which figures are still read wrong: the tests leave them out until they are not."""


def _name(damage: PageDamage | TextDamage) -> str:
    return damage.__name__


PAGE: Mapping[str, PageDamage] = {_name(damage): damage for damage in PAGE_DAMAGES}
TEXT: Mapping[str, TextDamage] = {_name(damage): damage for damage in TEXT_DAMAGES}
NAMES = (*PAGE, *TEXT)
"""Every damage by its name."""

SLOW = "html-large"
READABLE = tuple(layout for name, layout in LAYOUTS.items() if layout.style.tables and name != SLOW)
"""The layouts that are damaged."""


@frozen
class Damaged:
    """A damaged document: its damages by name, the true form, and which figures still stand as they were printed."""

    seed: int
    layout: Layout
    damages: tuple[str, ...]
    document: str | bytes
    form: Form
    standing: frozenset[str]


def damaged(seed: int, names: Sequence[str] = NAMES) -> Damaged:
    """The document of a seed, with damages out of `names`."""
    random = seeded(seed)
    for _ in range(1000):
        document = _attempt(seed, random, _draw(names, random))
        if document is not None:
            return document
    raise ValueError(f"no document can be damaged by these together: {', '.join(names)}")


def _attempt(seed: int, random: Random, chosen: tuple[str, ...]) -> Damaged | None:
    """A document with the chosen damages, None where they do not go together or find nothing to damage."""
    layout = random.choice(READABLE)
    if not _compatible(chosen, layout):
        return None
    form = random_form(random, random.choice(("2021", "2021", "2019", "mixed")), random.choice(PROFILES[1:]))
    whole = page(form, random_text(random, form), layout.style)
    blocks = _damaged_page(whole, [PAGE[name] for name in chosen if name in PAGE], random)
    if not blocks:
        return None
    printed = _printed(layout, blocks, "" if REMOVING.isdisjoint(chosen) else _HOLE)
    text = _damaged_text(printed, [TEXT[name] for name in chosen if name in TEXT], random)
    if not text:
        return None
    return Damaged(seed, layout, chosen, _encoded(layout, text), form, _standing(whole, blocks))


def _draw(names: Sequence[str], random: Random) -> tuple[str, ...]:
    """One to three damages."""
    return tuple(random.sample(names, min(len(names), random.choice((1, 1, 2, 2, 3)))))


def _compatible(chosen: Iterable[str], layout: Layout) -> bool:
    adds = not ADDING.isdisjoint(chosen)
    removes = not REMOVING.isdisjoint(chosen) or layout.style.blank is not Blank.NONE
    twice = "in_traditional" in chosen and layout.convert is not str
    # The row looks as if its last cell were blank, or as if the one before its figures were
    hidden = not {"figures_glued", "blank_added"}.isdisjoint(chosen) and bool(layout.loses_blanks)
    # The blank cell stands where the second of the figures was, or fills the row up with another figure's place gone
    replaced = "blank_added" in chosen and not {"figures_glued", "figure_lost"}.isdisjoint(chosen)
    # The row that was repeated stands in the place of the one whose label is gone
    filled = {"row_repeated", "figures_and_label_lost"} <= set(chosen)
    # The row below a figure that spans rows is printed in other columns where the figure's own row has lost cells
    moved = {"figure_spans_rows", "figures_and_label_lost"} <= set(chosen)
    barred = "blank_added" in chosen and layout.name in WITHOUT_EDGES
    alone = not ALONE.isdisjoint(chosen) and len(set(chosen)) > 1
    lines = layout.format == "lines"
    # The second half of the figure has a line of its own, and makes up for a blank of its row that is gone
    halved = "figure_broken" in chosen and lines and bool(layout.loses_blanks)
    elsewhere = not (IN_ROWS if lines else IN_LINES).isdisjoint(chosen)
    elsewhere = elsewhere or (layout.name in WITHOUT_ROWS and not IN_ROWS.isdisjoint(chosen))
    return not (
        (adds and removes) or twice or hidden or replaced or filled or moved or barred or alone or halved or elsewhere
    )


def _damaged_page(whole: Page, damages: Iterable[PageDamage], random: Random) -> Page | None:
    blocks: Page | None = whole
    for damage in damages:
        blocks = blocks and damage(blocks, random)
    return blocks


def _damaged_text(text: str, damages: Iterable[TextDamage], random: Random) -> str | None:
    damaged: str | None = text
    for damage in damages:
        damaged = damaged and damage(damaged, random)
    return damaged


_HOLE = "\0"
"""Fills a row that has become too short until the table is printed, then goes: a blank cell would say that no cell is lost."""
_HOLES = re.compile(r"\n\0 \|(?=\n|$)|(?:\t|\|? ?)\0 ?")


def _printed(layout: Layout, blocks: Page, filler: str) -> str:
    """The page in its layout, or without spans where the layout cannot print what is left of a table."""
    if layout.format in {"html", "lines"}:
        return layout.pass_on(layout.convert(layout.write(blocks)))
    squared = [_squared(block, filler) if isinstance(block, Grid) else block for block in blocks]
    try:
        text = layout.write(squared)
    except (IndexError, ValueError):  # the layout with shifted rows counts on its heads
        text = LAYOUTS["tsv-ragged"].write(squared)
    return layout.pass_on(layout.convert(_HOLES.sub("", text)))


def _squared(grid: Grid, filler: str) -> Grid:
    """The grid with cells added where its rows have become too short for its width."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
    width = max((column for _, column in taken), default=0) + 1
    short = [sum((number, column) not in taken for column in range(width)) for number in range(len(grid.rows))]
    rows = [[*row, *[GridCell(filler)] * missing] for row, missing in zip(grid.rows, short, strict=True)]
    return attrs.evolve(grid, rows=rows)


def _encoded(layout: Layout, text: str) -> str | bytes:
    return text if layout.encoding is None else text.encode(layout.encoding, "xmlcharrefreplace")


def _texts(blocks: Page) -> dict[str, str]:
    rows = [row for block in blocks if isinstance(block, Grid) for row in block.rows]
    return {cell.path: cell.text for row in rows for cell in row if cell.path and cell.text}


def _standing(whole: Page, blocks: Page) -> frozenset[str]:
    """The figures whose cell is there, alone in it and readable; another script or width of it is still it."""
    before, after = _texts(whole), _texts(blocks)
    return frozenset(path for path, text in before.items() if _same(text, after.get(path, "")))


def _same(before: str, after: str) -> bool:
    return unicodedata.normalize("NFKC", before) == unicodedata.normalize("NFKC", after)


@frozen
class Outcome:
    """What reading made of one document. `wrong` maps paths to what was read and what is true."""

    seed: int
    layout: str
    damages: tuple[str, ...]
    right: int = 0
    missing: int = 0
    wrong: Mapping[str, tuple[Value, Number | None]] = field(factory=dict, hash=False)
    refused: bool = False
    crash: str | None = None


def outcome(document: Damaged) -> Outcome:
    """Read one document and compare; only `GovDisclosureError` may come out of reading."""
    result = partial(Outcome, document.seed, document.layout.name, document.damages)
    try:
        report = parse_report(document.document)
        validate(report)
    except NotAReportError:
        return result(missing=len(document.standing), refused=True)
    except GovDisclosureError as error:
        return result(crash=f"{type(error).__name__}: {error}")
    except Exception:  # noqa: BLE001 - whatever else comes out is what is looked for
        return result(crash=traceback.format_exc())
    return _compared(document, report, result)


def _compared(document: Damaged, report: Report, result: "partial[Outcome]") -> Outcome:
    true = document.form.figures
    read = {path: value for path, value in report.flatten().items() if value is not None}
    wrong = {path: (value, true.get(path)) for path, value in read.items() if value != true.get(path)}
    if document.layout.name.startswith(DRAWN) and not LOSING.isdisjoint(document.damages):
        wrong = {path: values for path, values in wrong.items() if not path.startswith("proactive.")}
    missing = document.standing - read.keys()
    return result(right=len(read) - len(wrong), missing=len(missing), wrong=wrong)


def outcomes(seeds: Iterable[int], names: Sequence[str] = NAMES) -> list[Outcome]:
    """The outcomes of some seeds."""
    return [outcome(damaged(seed, names)) for seed in seeds]


def run(seeds: range, names: Sequence[str], workers: int) -> list[Outcome]:
    """The outcomes of many seeds, in processes of their own."""
    pieces = [seeds[start : start + 50] for start in range(0, len(seeds), 50)]
    if workers < 2:
        return [found for piece in pieces for found in outcomes(piece, names)]
    with ProcessPoolExecutor(workers) as pool:
        return [found for piece in pool.map(partial(outcomes, names=names), pieces) for found in piece]


def summary(found: Sequence[Outcome]) -> Iterable[str]:
    """Totals, then the documents with wrong figures, and how often each damage was in them."""
    wrong = [one for one in found if one.wrong]
    yield f"documents {len(found)}, refused {sum(one.refused for one in found)}"
    right, missing = sum(one.right for one in found), sum(one.missing for one in found)
    yield f"figures right {right}, missing {missing}, wrong {sum(len(one.wrong) for one in found)}"
    yield f"documents with a wrong figure {len(wrong)}, crashes {sum(bool(one.crash) for one in found)}"
    counts = Counter(name for one in wrong for name in one.damages)
    yield from (f"  {count:5} {name}" for name, count in counts.most_common())
    for one in wrong:
        first, *more = (f"{path} {value} for {truth}" for path, (value, truth) in one.wrong.items())
        yield f"WRONG --show {one.seed}: {one.layout}; {', '.join(one.damages)}; {first}; {len(more)} more"
    yield from (
        f"CRASH --show {one.seed}: {one.layout}; {', '.join(one.damages)}; {one.crash}" for one in found if one.crash
    )


def by_damage(found: Sequence[Outcome]) -> Iterable[str]:
    """For each damage that came alone: its documents, and what share of the figures that stand was read."""
    for name in NAMES:
        alone = [one for one in found if one.damages == (name,)]
        right, missing = sum(one.right for one in alone), sum(one.missing for one in alone)
        share = 100 * right / max(1, right + missing)
        yield f"  {name:24} {len(alone):5} documents {share:6.1f} % right {sum(len(one.wrong) for one in alone):4} wrong"


def _show(document: Damaged) -> Iterable[str]:
    content = document.document
    yield content if isinstance(content, str) else content.decode(document.layout.encoding or "utf-8")
    yield from summary([outcome(document)])
    yield f"{document.layout.name}: {', '.join(document.damages)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code is 1 where a figure is wrong or reading crashed."""
    parser = argparse.ArgumentParser(prog="python -m writer.damage", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="of the first document; the next has the next one")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=NAMES, metavar="DAMAGE", default=NAMES, help=", ".join(NAMES))
    parser.add_argument("--without", nargs="+", choices=NAMES, metavar="DAMAGE", default=(), help="leave these out")
    parser.add_argument("--show", type=int, metavar="SEED", help="print one document and what is wrong in it")
    options = parser.parse_args(arguments)
    names = [name for name in options.only if name not in options.without]
    if options.show is not None:
        print(*_show(damaged(options.show, names)), sep="\n")
        return 0
    found = run(range(options.seed, options.seed + options.documents), names, options.workers)
    print(*summary(found), *by_damage(found), sep="\n")
    return int(any(one.wrong or one.crash for one in found))


if __name__ == "__main__":
    sys.exit(main())
