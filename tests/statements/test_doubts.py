"""Words that leave it open whether a number is the form's."""

from time import perf_counter

import pytest

from gov_disclosure.statements.doubts import Doubt, certain, doubts
from gov_disclosure.statements.found import Found
from gov_disclosure.statements.lexicon import quantities


def found(quantity: str, quote: str) -> Found:
    return Found(quantity, 3, "件", quote, quote, 0)


@pytest.mark.parametrize("doubt", doubts(), ids=lambda doubt: doubt.pattern.pattern[:20])
def test_known_quantities(doubt: Doubt) -> None:
    """Every doubt is about quantities that there are, and is looked for by words."""
    assert {name.removesuffix(".") for name in doubt.quantities} <= set(quantities())
    assert all(doubt.words)


def test_in_the_sentence_or_the_paragraph() -> None:
    """Some hold for the whole paragraph, some only for the sentence of the number."""
    held, granted = found("requests.unable.not_held", "不掌握3件。"), found("requests.granted", "予以公开3件。")
    assert certain([held, granted], "不掌握3件。信息不存在5件。予以公开3件。予以公开3件，已主动公开8件。") == [granted]


def test_of_several_quantities() -> None:
    """A number of two things is open where that of one is."""
    both = found("reconsideration.received+litigation.received", "新收行政复议、行政诉讼3件。")
    assert certain([both], both.quote) == []
    assert certain([both], "行政复议、行政诉讼3件。") == [both]


def test_of_applicants() -> None:
    """Those of one kind of applicant are of all that came."""
    one = found("requests.received.natural_person", "收到申请53件（含撤回6件），自然人50件。")
    assert certain([one], one.quote) == []


def test_blanks_within_and_other_forms() -> None:
    """The pattern is matched in plain forms."""
    one = found("requests.received", "收到申请 ５３ 件（含撤回 ６ 件）。")
    assert certain([one], one.quote) == []


@pytest.mark.parametrize("doubt", doubts(), ids=lambda doubt: doubt.pattern.pattern[:20])
@pytest.mark.parametrize("piece", ["1件,", "申请1件", "新收", "因", "复议", "收费1元", "其中不予处罚,", "代甲乙"])
def test_long_paragraphs(doubt: Doubt, piece: str) -> None:
    """No paragraph takes long."""
    text = piece * 2000 + "".join(doubt.words)
    start = perf_counter()
    doubt.holds(text)
    assert perf_counter() - start < 2


@pytest.mark.parametrize("piece", ["一件公开、", "一件", "申请1件", "一件，"])
def test_many_numbers_before_a_doubt(piece: str) -> None:
    """However a paragraph may be cut into numbers, it is looked at once."""
    text = "全年实际收到申请12件，其中" + piece * 400 + "。"
    start = perf_counter()
    certain([found("requests.received", text)], text)
    assert perf_counter() - start < 5
