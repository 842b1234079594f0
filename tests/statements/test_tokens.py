"""A sentence as words: numbers, dates, names, marks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.statements.lexicon import Word, lexicon
from gov_disclosure.statements.squeezed import squeeze_sentence
from gov_disclosure.statements.tokens import Token, _phrase, clauses, reporter, tokens

WHOSE = reporter("霁川市水务局", 2024)


def words(text: str, agency: str | None = "霁川市水务局", year: int | None = 2024) -> list[tuple[Word, str]]:
    squeezed = squeeze_sentence(text).text
    return [(token.word, squeezed[token.start : token.end]) for token in tokens(squeezed, reporter(agency, year))]


def numbers(text: str) -> list[tuple[int | Decimal | None, str | None]]:
    found = tokens(squeeze_sentence(text).text, WHOSE)
    return [(token.number, token.unit) for token in found if token.word is Word.NUMBER]


@given(st.text("收到申请１2,.，。 、件元万两三百结转上年公开未\u200b(（)"))
def test_no_gap(text: str) -> None:
    """Every character belongs to one word, and every word to a place of the sentence."""
    squeezed = squeeze_sentence(text)
    found = tokens(squeezed.text, WHOSE)
    assert [token.start for token in found] == [0, *(token.end for token in found)][: len(found)]
    assert not found or found[-1].end == len(squeezed.text) == len(squeezed.places)
    assert all(0 <= place < len(text) for place in squeezed.places)
    assert list(squeezed.places) == sorted(squeezed.places)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12件", [(12, "件")]),
        ("１２ 宗", [(12, "宗")]),
        ("1,204件", [(1204, "件")]),
        ("１，２０４件", [(1204, "件")]),
        ("十二份", [(12, "份")]),
        ("两起", [(2, "起")]),
        ("零件", [(0, "件")]),
        ("为0。", [(0, None)]),
        ("为零，", [(0, None)]),
        ("36.5万元", [(Decimal("36.5"), "万元")]),
        ("2,510元", [(Decimal("0.2510"), "万元")]),
        ("三百元", [(Decimal("0.0300"), "万元")]),
        ("27件次", [(27, "件次")]),
        ("27次", [(27, "次")]),
        ("第12条", []),
    ],
)
def test_numbers(text: str, found: list[tuple[int | Decimal | None, str | None]]) -> None:
    """Whole numbers with their units, money in 万元; nothing that is about so many."""
    assert numbers(f"共{text}") == found


@pytest.mark.parametrize(
    "text",
    [
        "1 2件",
        "1.5件",
        "1.2万件",
        "20余件",
        "10-12件",
        "10至12件",
        "12个工作日",
        "1,2345件",
        "数十件",
        "几十件",
        "三四件",
        "约5件",
    ],
)
def test_no_exact_number(text: str) -> None:
    """What is about so many, or could be read in two ways, leaves a word unknown, so that its clause says nothing."""
    assert Word.UNKNOWN in {word for word, _ in words(f"收到{text}")}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024年", Word.TIME),
        ("2024年度", Word.TIME),
        ("二〇二四年", Word.TIME),
        ("2024年1月1日至12月31日", Word.TIME),
        ("2024年1月1日至2024年12月31日", Word.TIME),
        ("2024年12月31日", Word.TIME),
        ("2024年底", Word.TIME),
        ("2023年", Word.OTHER_TIME),
        ("2024年3月", Word.OTHER_TIME),
        ("2024年3月5日", Word.OTHER_TIME),
        ("2025年1月1日至12月31日", Word.OTHER_TIME),
        ("二〇二三年", Word.OTHER_TIME),
        ("12月", Word.OTHER_TIME),
        ("上年结转", Word.OUTCOME),
        ("2023年结转", Word.OUTCOME),
        ("2022年结转", Word.OTHER_TIME),
        ("结转至2025年继续办理", Word.OUTCOME),
        ("结转至2026年继续办理", Word.OTHER_TIME),
        ("水务局", Word.OWN),
        ("霁川市水务局", Word.OWN),
        ("我局", Word.OWN),
        ("全市", Word.ELSEWHERE),
        ("《", Word.UNKNOWN),
    ],
)
def test_one_word(text: str, word: Word) -> None:
    """Dates are of the report's year or not; names are those of the organ that reports or not."""
    assert words(f"{text}共5件") == [(word, text), *words("共5件")]


@pytest.mark.parametrize(
    ("agency", "text", "word"),
    [
        ("岚渚县人民政府", "全县", Word.AREA),
        ("榆浦市棠汀县", "我县", Word.AREA),
        ("榆浦市棠汀县", "全市", Word.ELSEWHERE),
        ("岚渚县人民政府办公室", "全县", Word.ELSEWHERE),
        ("岚渚县人民政府办公室", "县政府办", Word.OWN),
        ("岚渚县人民政府", "岚渚县", Word.OWN),
        ("岚渚县", "岚渚县政府", Word.OWN),
        ("砚汀区听潮街道办事处", "全街道", Word.AREA),
        ("砚汀区听潮街道办事处", "我区", Word.ELSEWHERE),
        (None, "全县", Word.ELSEWHERE),
    ],
)
def test_whose(agency: str | None, text: str, word: Word) -> None:
    """What an area or an organ is to the report depends on whose report it is."""
    assert words(f"{text}共5件", agency) == [(word, text), *words("共5件")]


def test_year_unknown() -> None:
    """Without the report's year no named year is its own, and none is the one before."""
    assert [word for word, _ in words("2024年", year=None)] == [Word.OTHER_TIME]
    assert [word for word, _ in words("2023年结转", year=None)] == [Word.OTHER_TIME]


def test_longest_phrase() -> None:
    """Of several phrases the longest is taken, and a label that begins with 无 denies nothing."""
    assert words("无法提供") == [(Word.OUTCOME, "无法提供")]
    assert words("政府信息公开申请") == [(Word.NOUN, "政府信息公开申请")]


def test_every_phrase() -> None:
    """Each phrase is found whole, at the end of a text and before what no phrase goes on with."""
    for phrase, (word, value) in lexicon().phrases.items():
        for text in (phrase, f"{phrase}※"):
            found = _phrase(text, 0, WHOSE)
            assert found is not None
            assert (found.end, found.value) == (len(phrase), value)
            assert found.word in (word, Word.ELSEWHERE)


def test_colon() -> None:
    """A colon right before a number ends no clause."""
    assert [word for word, _ in words("予以公开：5件")] == [Word.OUTCOME, Word.FILLER, Word.NUMBER]
    assert [word for word, _ in words("予以公开5件：部分")][2] is Word.STOP


def test_enumerators() -> None:
    """The number of an item is no figure."""
    assert [word for word, _ in words("1、申请（二）申请；①申请")] == [
        Word.STOP, Word.NOUN, Word.STOP, Word.STOP, Word.NOUN, Word.STOP, Word.STOP, Word.NOUN,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["认真落实条例要求", "水务局", "办理流程更加规范"])
def test_idle_clause(text: str) -> None:
    """A clause that gives no number, and no word that the next could go on with, is not taken apart."""
    assert words(f"{text}，收到5件") == [(Word.UNKNOWN, text), (Word.STOP, ","), *words("收到5件")]


def test_idle_clause_before_a_bracket() -> None:
    """A numeral right before the bracket that ends a clause counts nothing."""
    assert words("（落实三）") == [(Word.STOP, "("), (Word.UNKNOWN, "落实三"), (Word.STOP, ")")]


def test_clauses() -> None:
    """、 and 和 join words before a number, and end the clause behind one."""

    def texts(sentence: str) -> list[str]:
        squeezed = squeeze_sentence(sentence).text
        found: list[list[Token]] = list(clauses(tokens(squeezed, WHOSE)))
        return [squeezed[clause[0].start : clause[-1].end] for clause in found]

    assert texts("予以公开、部分公开均为0件。") == ["予以公开、部分公开均为0件"]
    assert texts("予以公开5件、部分公开1件和不予公开2件") == ["予以公开5件", "部分公开1件", "不予公开2件"]
    assert texts("答复9件（含上年结转1件），") == ["答复9件", "含上年结转1件"]


def test_squeeze() -> None:
    """Blanks and marks without width go, and every character still knows its place."""
    squeezed = squeeze_sentence("共 收\u200b到１２件")
    assert (squeezed.text, tuple(squeezed.places)) == ("共收到12件", (0, 2, 4, 5, 6, 7))
