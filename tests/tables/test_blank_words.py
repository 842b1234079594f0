"""Words that programs write into blank cells (nan, None, null) are blanks, and no texts in the place of figures."""

import pytest

from gov_disclosure import parse_report
from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables.stream import token
from gov_disclosure.text import Mark, read_number
from tables.grids import (
    Rows,
    codes,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    small_form,
    wrong,
)
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FORM = small_form()
WORDS = ("nan", "NaN", "None", "null", "NULL", "<NA>", "NaT", " NaN ")
LICENSES = "proactive.licenses.decisions"


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_a_blank_cell_is_blank(word: str) -> None:
    assert (read_number(word).mark, token(word).blank) == (Mark.BLANK, True)


@pytest.mark.parametrize("text", ["nane", "None 3", "nan3", "3nan", "nil", "#N/A", "<NAN>", "nonе"])
def test_texts_like_it_are_none(text: str) -> None:
    assert read_number(text).mark is Mark.UNREADABLE


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("padded", [False, True])
@pytest.mark.parametrize("word", ["nan", "None", "<NA>"])
def test_the_only_figure_of_a_row(exact: bool, padded: bool, word: str) -> None:
    """The row is there, and its figure is blank, as it is in a cell with nothing in it."""
    rows = [["行政许可", word] if row[0] == "行政许可" else row for row in proactive_rows(FORM)]
    if padded:
        rows = [[*row, *[word] * (4 - len(row))] for row in rows]
    tables, cells = read(grid_document(rows, exact=exact and not padded))
    assert codes(tables) == []
    assert (cells[LICENSES].status, cells[LICENSES].raw) == (CellStatus.BLANK, word)
    assert sum(cell.value is not None for path, cell in cells.items() if path.startswith("proactive")) == 9


def with_words(rows: Rows, word: str) -> Rows:
    """Rows with a word for every figure but those of two rows."""
    kept = ("一、本年新收政府信息公开申请数量", "（七）总计")
    return [row if len(row) < 8 or row[0] in kept or not row[-1].isdigit() else [row[0], *[word] * 7] for row in rows]


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("word", ["nan", "None", "null"])
def test_rows_of_them(exact: bool, word: str) -> None:
    """They are read as rows of blank cells are."""
    disputes = [*disputes_rows(FORM)[:-1], [word] * 15]
    said, plain = (
        read(grid_document(with_words(requests_rows(FORM), blank), row, exact=exact))
        for blank, row in ((word, disputes), ("", [*disputes[:-1], [""] * 15]))
    )
    assert [cell.status for cell in said[1].values()] == [cell.status for cell in plain[1].values()]
    assert (codes(said[0]), wrong(said[1], FORM)) == (codes(plain[0]), {})


def test_each_on_a_line_of_its_own() -> None:
    rows = [[*row[:2], "None", *row[3:]] if row[0] == "（一）予以公开" else row for row in requests_rows(FORM)]
    _, cells = read(lines_document(rows))
    assert cells["requests.results.granted.commercial_enterprise"].value is None
    assert wrong(cells, FORM) == {}


@pytest.mark.parametrize("layout", ["html-plain", "markdown"])
@pytest.mark.parametrize("word", ["NaN", "None", "null"])
def test_whole_documents(layout: str, word: str) -> None:
    """All figures come back that are printed."""
    rng = seeded(4)
    form = random_form(rng, "2021", PROFILES[1])
    text = str(LAYOUTS[layout].text(form, random_text(rng, form)))
    said = text.replace("<td>0</td>", f"<td>{word}</td>").replace("| 0 ", f"| {word} ")
    found = parse_report(said)
    wrong_ones = [path for path, value in found.flatten().items() if value not in (None, form.figures[path])]
    assert (said != text, wrong_ones, found.diagnostics) == (True, [], ())


# ---------------------------------------------------------------------------- marks

SLASHES = ("/", "／", "∕", "⁄", "╱", " ╱ ")
DOUBTFUL = ("·", "~", "～", "…", "……", "*", "○")


@pytest.mark.parametrize("mark", SLASHES)
def test_forms_of_a_slash_say_that_there_is_no_figure(mark: str) -> None:
    assert (token(mark).number.mark, token(mark).entry) == (Mark.NOT_APPLICABLE, True)


@pytest.mark.parametrize("mark", DOUBTFUL)
def test_marks_that_may_be_left_of_a_figure_say_nothing(mark: str) -> None:
    """A point may be what is left of a 1, an ellipsis stand for digits."""
    assert token(mark).number.mark is Mark.UNREADABLE


@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize("mark", [*SLASHES, *DOUBTFUL])
def test_a_mark_in_the_place_of_figures(mark: str, lines: bool) -> None:
    """All other figures are read where it has a cell of its own, or is known for a mark."""
    rows = [["行政许可", mark] if row[0] == "行政许可" else row for row in proactive_rows(FORM)]
    _, cells = read(lines_document(rows) if lines else grid_document(rows))
    known = mark in SLASHES
    assert cells[LICENSES].value is None
    assert (cells[LICENSES].status is CellStatus.NOT_APPLICABLE) is known
    assert wrong({path: cell for path, cell in cells.items() if path != LICENSES}, FORM) == {}
    found = sum(cell.value is not None for path, cell in cells.items() if path.startswith("proactive"))
    assert found == 9 or (lines and not known)


@pytest.mark.parametrize("text", ["1⁄2", "3∕4", "╱3", "5╱"])
def test_slashes_beside_digits_are_no_marks(text: str) -> None:
    assert token(text).number.mark is Mark.UNREADABLE
