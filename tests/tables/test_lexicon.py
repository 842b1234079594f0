"""Every label of the form is known by its print, and means one row."""

from typing import Any

import pytest

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.tables import lexicon as module
from gov_disclosure.tables.lexicon import Role, SpellingsError, form_lexicon
from gov_disclosure.text import label_key

ROWS = sorted(
    {
        (row.path, row.label)
        for edition in EDITIONS
        for table in ("proactive", "requests")
        for row in tree.rows(table, edition)
    }
)
SPELLINGS = [(path, text) for path, texts in module._spellings()["rows"].items() for text in texts]


def rows_meant(text: str) -> list[str]:
    return [m.path for m in form_lexicon().meanings(label_key(text), text) if m.role is not Role.COLUMN]


@pytest.mark.parametrize(("path", "label"), [*ROWS, *SPELLINGS])
def test_a_label_means_its_row(path: str, label: str) -> None:
    """The printed label and every other spelling lead to one path."""
    assert set(rows_meant(label)) == {path}


COLUMNS = [
    (table, label, text)
    for table, labels in module._spellings()["columns"].items()
    for label, texts in labels.items()
    for text in texts
]


@pytest.mark.parametrize(("table", "label", "written"), COLUMNS)
def test_a_spelling_heads_the_column_of_the_printed_label(table: str, label: str, written: str) -> None:
    """Each spelling means what the label means."""
    meant, known = (
        [meaning for meaning in form_lexicon().meanings(label_key(text), text) if meaning.table == table]
        for text in (written, label)
    )
    assert {(meaning.role, meaning.path) for meaning in meant} == {(meaning.role, meaning.path) for meaning in known}
    assert Role.COLUMN in {meaning.role for meaning in meant}


@pytest.mark.parametrize(
    "written",
    ["1、属于国家秘密", "1．属于国家秘密", "(1) 属于国家秘密", "属于国家秘密", "１.属于 国家\n秘密", "① 属于国家秘密"],
)
def test_a_label_is_known_however_it_is_numbered(written: str) -> None:
    """Numbers, brackets, widths and breaks do not matter where the words are enough."""
    assert rows_meant(written) == ["requests.results.denied.state_secret"]


@pytest.mark.parametrize("words", ["其他", "总计", "其它"])
def test_words_that_head_columns_are_no_rows(words: str) -> None:
    """Without its number 3.其他 cannot be told from the column 其他."""
    assert rows_meant(words) == []


@pytest.mark.parametrize("text", ["", "属于", "本年新收", "信息公开", "行政", "十二"])
def test_other_text_means_nothing(text: str) -> None:
    """Pieces of labels are no labels."""
    assert form_lexicon().meanings(label_key(text), text) == ()


def test_spellings_of_what_the_form_lacks_are_refused() -> None:
    """A slip in spellings.toml is our own broken data and says where it is."""
    spellings: dict[str, dict[str, Any]] = {
        "rows": {"requests.nothing": ["x"]},
        "columns": {"requests": {"无": ["y"]}},
        "headings": {},
        "openings": {},
    }
    with pytest.raises(SpellingsError, match=r"\[columns\.requests\] 无, \[rows\] requests\.nothing"):
        module._check(spellings)
