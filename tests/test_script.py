"""Traditional documents made simplified, bracketed readings off."""

import re
import subprocess
import sys
import time
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import writer.traditional
from gov_disclosure import labels, script
from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import SectionKind
from gov_disclosure.model.tree import figures
from gov_disclosure.position import Position
from gov_disclosure.script import (
    is_traditional,
    original_offset,
    remove_readings,
    simplify,
    simplify_text,
)
from writer.forms import Form, forms
from writer.prose import random_text

TONED = frozenset({"toned"})
MANY = frozenset({"toned", "untoned"})
EVERY = frozenset({"toned", "untoned", "numbered"})
ANNOTATED = "務(wù)".join("甲乙丙丁戊己庚辛壬癸子")
SIMPLIFIED = "某某局2024年政府信息公开工作年度报告。本年度收到申请35件，办结33件。"
LABELS = sorted(
    {label for edition in EDITIONS for table in EDITIONS[edition].tables for figure in figures(table, edition)
     for label in (figure.row_label, figure.column_label)}
    | {kind.label for kind in SectionKind}
    | {"行政诉讼", "申请人情况", "法人或其他组织", "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和", "答复", "发布日期"}
)  # fmt: skip


def paragraphs(*texts: str) -> Document:
    """A document of one paragraph a text."""
    return Document([Paragraph(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("公開(kāi)", "公開"),
        ("公開（kāi）報(bào）告", "公開報告"),
        ("公開( kāi )", "公開"),
        (unicodedata.normalize("NFD", "公開(kāi)女(nǚ)略(lüè)"), "公開女略"),
        ("女(nǚ)略(lüè)", "女略"),
        ("公(ɡōng)開(kɑ̄i)", "公開"),
        ("以(yĭ)", "以"),
        ("處(chǔ)理(lǐ)", "處理"),
    ],
)
def test_readings_go(text: str, plain: str) -> None:
    """A toned syllable in brackets behind a character is its reading."""
    assert remove_readings(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *["報告(PDF)", "世貿(WTO)", "辦法(试行)", "通知(2021)", "甲(a)", "質量(kg)", "他(he)", "分(min)", "的(de)"],
        *[
            "重慶(chóngqìng)",
            "重慶(chóng qìng)",
            "開(kāí)",
            "開(kāxi)",
            "開(xyā)",
            "開(Kāi)",
            "開(kāi",
            "開kāi)",
            "開[kāi]",
        ],
        *[
            "x(kāi)",
            "3(kāi)",
            "(kāi)",
            "，(kāi)",
            "開\n(kāi)",
            "開  (kāi)",
            "開((kāi)",
            "開(ā1)",
            "開(kāi3)",
            "公開（一）",
            "",
        ],
    ],
)
def test_other_brackets_stay(text: str) -> None:
    """What is not certainly a reading stays."""
    assert remove_readings(text) == text


def test_untoned_readings() -> None:
    """Syllables without tone mark go only on demand, and never single letters or capitals."""
    assert remove_readings("我們(men)的(de)甲(a)分(kg)乙(PDF)丙(He)", kinds=MANY) == "我們的甲(a)分(kg)乙(PDF)丙(He)"


def test_numbered_readings() -> None:
    """Syllables with the number of their tone go only on demand."""
    text = "開(kai1)報（bao4）附件(a1)人(he6)表(t2)圖(kai12)"
    assert remove_readings(text, kinds=EVERY) == "開報附件(a1)人(he6)表(t2)圖(kai12)"
    assert remove_readings(text, kinds=MANY) == text


@pytest.mark.parametrize(
    "text",
    [
        "開 (kāi)放",
        "開　（kāi）放",
        "開(kāi)(kāi)放",
        "開(kāi) （kāi）放",
        "開((kāi))放",
        "開（（ kāi ））放",
        "開(kāi)(kāi)(kāi)放",
    ],
)
def test_readings_printed_twice_or_apart(text: str) -> None:
    """A blank before the bracket and a reading that is doubled go with it."""
    assert remove_readings(text) == "開放"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("（見公開(kāi)）", "（見公開）"),
        ("開(kāi)(PDF)", "開(PDF)"),
        ("開(kāi)(he)", "開(he)"),
        ("開(kāi) 放", "開 放"),
    ],
)
def test_only_the_reading_goes(text: str, plain: str) -> None:
    """Brackets around a reading and behind it stay."""
    assert remove_readings(text) == plain


SYLLABLES = ["kai", "bao", "dong", "wu", "qing", "shu", "xiang", "guo", "qu", "xian", "zong", "ji"]


@pytest.mark.parametrize(
    ("text", "traditional", "kinds"),
    [
        ("甲" + ANNOTATED, False, MANY),
        ("報(bào)告" * 9, True, TONED),
        ("我們(men)" * 20, True, TONED),
        ("", True, TONED),
        ("".join(f"開({syllable})" for syllable in SYLLABLES), True, MANY),
        ("".join(f"开({syllable})" for syllable in SYLLABLES), False, TONED),
        ("".join(f"開({syllable}4)" for syllable in SYLLABLES), True, EVERY),
        ("".join(f"開({syllable}4)" for syllable in SYLLABLES[:9]), True, TONED),
    ],
)
def test_many_readings(text: str, traditional: bool, kinds: frozenset[str]) -> None:
    """Ten toned readings show that a converter put them in, and so do ten different ones of another kind."""
    assert script._kinds_in(text, traditional=traditional) == kinds


@pytest.mark.parametrize("readings", [9, 10])
def test_untoned_readings_by_document(readings: int) -> None:
    """A whole document decides whether a syllable without tone mark is a reading."""
    document, _ = simplify(paragraphs("報(bào)" * readings, "我們(men)的"))
    assert document.blocks[1] == Paragraph("我们的" if readings == 10 else "我们(men)的", raw="我們(men)的")


@given(st.text(st.characters(exclude_characters="(（")))
def test_no_brackets_no_change(text: str) -> None:
    """A text without brackets has no readings."""
    assert remove_readings(text, kinds=MANY) == text


@given(st.text(st.sampled_from("公開報告動(kāi)（bào）(men)(PDF)12")), st.booleans())
def test_original_offset(raw: str, untoned: bool) -> None:
    """Each character of the short text is found again in the original."""
    plain = remove_readings(raw, kinds=MANY if untoned else TONED)
    offsets = [original_offset(raw, offset, kinds=MANY if untoned else TONED) for offset in range(len(plain))]
    assert "".join(raw[offset] for offset in offsets) == plain
    assert offsets == sorted(set(offsets))


def test_original_offset_steps_over_readings() -> None:
    """A character right behind a reading is not the reading's bracket."""
    raw = "公開(kāi)報(bào)告"
    assert [original_offset(raw, offset) for offset in range(4)] == [0, 1, 7, 13]
    assert original_offset("我們(men)", 3) == 3


@pytest.mark.parametrize(
    "text",
    ["一、總體情況", "處理", "數(shù)量", "行政許可 | 35 | 處理決定數量", "菜单 首页 关于\n" + "辦理公開申請" * 3],
)
def test_traditional(text: str) -> None:
    """A short text in traditional characters is traditional, a menu in the other script beside it or not."""
    assert is_traditional(text)


@pytest.mark.parametrize(
    "text", ["", "abc 123", "张國強", SIMPLIFIED + "联系人：張國強、陳業達", SIMPLIFIED + "【繁體】", "後於乾著"]
)
def test_simplified(text: str) -> None:
    """Names and a link to the other version do not make a report traditional."""
    assert not is_traditional(text)


def test_the_two_lists_are_pairs() -> None:
    """Each character that tells the script is one of it alone: GB 2312 has all of the one list and none of the other."""
    assert len(set(script._TRADITIONAL)) == len(script._TRADITIONAL)
    assert OpenCC("t2s").convert(script._TRADITIONAL) == script._SIMPLIFIED
    assert script._TRADITIONAL.encode("gb2312", "ignore") == b""
    assert len(script._SIMPLIFIED.encode("gb2312")) == 2 * len(script._SIMPLIFIED)


def test_simplified_document_is_returned_itself() -> None:
    """Nothing to change, nothing made."""
    document = Document([Paragraph(SIMPLIFIED), Table([["规章", "0", "é"]])], title="报告(PDF) à")
    assert simplify(document) == (document, "simplified")
    assert simplify(document)[0] is document
    plain = paragraphs(SIMPLIFIED)
    assert simplify(plain)[0] is plain


def test_simplified_document_loads_no_dictionary() -> None:
    """OpenCC is imported for the first traditional document only."""
    code = """
import sys
from gov_disclosure.document import Document, Paragraph
from gov_disclosure.script import simplify
simplify(Document([Paragraph("公开(kāi)情况")]))
assert "opencc" not in sys.modules
simplify(Document([Paragraph("公開情況")]))
assert "opencc" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": ":".join(sys.path)})


def test_readings_go_in_a_simplified_document_too() -> None:
    """A toned reading is one in either script."""
    document, name = simplify(paragraphs(SIMPLIFIED, "郪(qī)江镇"))
    assert document.blocks == (Paragraph(SIMPLIFIED), Paragraph("郪江镇", raw="郪(qī)江镇"))
    assert name == "simplified"


def test_traditional_document() -> None:
    """Paragraphs, cells and the title change; positions, widths and what needs no change stay."""
    place = Position(3, 5)
    cells = [TableCell("總(zǒng)計(jì)", place, columns=2, covered=True), TableCell("35", place), TableCell("规章")]
    document, name = simplify(
        Document(
            [Paragraph("一、總體情況", place), Table([cells], place, exact=True), Paragraph("", place)],
            title="年度報告",
        )
    )
    assert name == "traditional"
    assert document == Document(
        [
            Paragraph("一、总体情况", place, "一、總體情況"),
            Table([[TableCell("总计", place, 2, covered=True, raw="總(zǒng)計(jì)"), *cells[1:]]], place, exact=True),
            Paragraph("", place),
        ],
        title="年度报告",
    )


def test_raw_of_the_reader_stays() -> None:
    """Where a reader has set `raw`, that is the original."""
    document, _ = simplify(Document([Paragraph("總計", raw="總\n計")]))
    assert document.blocks[0] == Paragraph("总计", raw="總\n計")


@pytest.mark.parametrize("converter", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("label", LABELS)
def test_labels_come_back(label: str, converter: str) -> None:
    """Every printed label of the form survives the way to traditional characters and back."""
    assert simplify_text(OpenCC(converter).convert(label)) == label


def spellings() -> Iterator[str]:
    """Every label in the file of spellings."""
    waiting: list[object] = [tomllib.loads(Path(script.__file__).with_name("spellings.toml").read_text("utf-8"))]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found


FORM_LABELS = {*LABELS, *spellings()}
EVERY_LABEL = sorted(FORM_LABELS.union(*labels.LABELS.values()))
FORMS = {
    word: forms.split(" ")
    for _, _, entry in OpenCC("s2t").dict_cache.values()
    for word, forms in entry.items()
    if len(word) == 1
}
"""The traditional characters that a simplified one may stand for, from which a mirror may take the wrong one."""


@pytest.mark.parametrize("converter", ["s2t", "s2tw", "s2hk"])
def test_every_spelling_comes_back(converter: str) -> None:
    """The spellings of labels and the labels of metadata survive the way as well."""
    convert = OpenCC(converter).convert
    assert [simplify_text(convert(label)) for label in EVERY_LABEL] == EVERY_LABEL


def test_words_as_they_are_put_in_taiwan() -> None:
    """A mirror that turns 信息 into 資訊 and 项目 into 專案 leaves the labels of the form readable."""
    convert = OpenCC("s2twp").convert
    assert {simplify_text(convert(label)) for label in FORM_LABELS} == FORM_LABELS


def test_wrong_characters_in_labels() -> None:
    """Whichever of its traditional forms a mirror gives a character, or none, the label is the same."""
    convert = OpenCC("s2t").convert
    wrong = set()
    for label in EVERY_LABEL:
        for base in (label, convert(label)):
            for place, character in enumerate(label):
                mixed = (base[:place] + form + base[place + 1 :] for form in FORMS.get(character, ()))
                wrong |= {text for text in mixed if simplify_text(text) != label}
    assert not wrong


READINGS = sorted(writer.traditional.READINGS.items())
OTHER_STYLES = ("{}({})", "{}（{}）", "{} ({})", "{}( {} )", "{}（ {} ）", "{}({})({})", "{}（（{}））")


@settings(max_examples=40, deadline=None)
@given(
    forms(),
    st.integers(0, 2**32),
    st.sampled_from(["s2t", "s2tw", "s2hk"]),
    st.sampled_from(["toned", "untoned", "numbered"]),
)
def test_annotated_prose_comes_back(form: Form, seed: int, converter: str, kind: str) -> None:
    """Invented prose in traditional characters, with readings of any style at random places, reads as it was written."""
    random = Random(seed)
    lines = [line for section in random_text(random, form).sections for line in (section.heading, *section.lines)]
    lines += [label for label in LABELS if len(label) > 1]
    convert = OpenCC(converter).convert
    marked = [_annotated(convert(line), kind, random) for line in lines]
    document, name = simplify(paragraphs(*marked))
    plain = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert name == "traditional"
    assert plain == [simplify_text(convert(line)) for line in lines]
    assert plain[-1] == lines[-1]


def _annotated(text: str, kind: str, random: Random) -> str:
    for character, reading in READINGS:
        if random.random() < 0.9:
            text = text.replace(character, random.choice(OTHER_STYLES).replace("{}", "\0").replace("\0", character, 1))
            text = text.replace("\0", _reading(reading, kind))
    return text


def _reading(reading: str, kind: str) -> str:
    decomposed = unicodedata.normalize("NFD", reading)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return {"toned": reading, "untoned": plain, "numbered": f"{plain}4"}[kind]


@settings(deadline=None)
@given(forms(), st.integers(0, 2**32))
def test_simplified_prose_is_never_changed(form: Form, seed: int) -> None:
    """A document in simplified characters comes back itself."""
    text = random_text(Random(seed), form)
    document = paragraphs(*(line for section in text.sections for line in (section.heading, *section.lines)), *LABELS)
    assert simplify(document) == (document, "simplified")
    assert simplify(document)[0] is document


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        *[(f"行政{word}", "行政复议") for word in ("復議", "複議", "覆議", "复議", "覆议")],
        *[
            ("答覆", "答复"),
            ("批覆", "批复"),
            ("政府資訊公開", "政府信息公开"),
            ("專案組", "专案组"),
            ("檔案館", "档案馆"),
            ("資料", "资料"),
            ("反覆申請", "反复申请"),
            ("重覆", "重复"),
            ("全覆蓋", "全覆盖"),
            ("顯示覆蓋", "显示覆盖"),
        ],
        *[
            ("公佈", "公布"),
            ("發佈", "发布"),
            ("考覈", "考核"),
            ("製定", "制定"),
            ("祕密", "秘密"),
            ("爲", "为"),
            ("値", "值"),
        ],
        *[("祇有", "只有"), ("隻", "只"), ("公裡", "公里"), ("裏", "里"), ("之後", "之后"), ("皇后", "皇后")],
        *[("屬於單位", "属于单位"), ("由於其一", "由于其一"), ("視角徵求意見", "视角征求意见"), ("徵收", "征收")],
        *[
            ("隨著", "随着"),
            ("著名著作", "著名著作"),
            ("有著名", "有著名"),
            ("鉤稽關係", "勾稽关系"),
            ("瞭解", "了解"),
            ("瞭望", "瞭望"),
        ],
        *[("乾部", "干部"), ("乾隆", "乾隆"), ("計畫規畫", "计划规划"), ("臺帳", "台帐"), ("", "")],
    ],
)
def test_words(text: str, simple: str) -> None:
    """Words of the field come out as simplified texts print them."""
    assert simplify_text(text) == simple


LIBRARY = OpenCC("t2s")
ENTRIES = sorted({word for _, _, entry in LIBRARY.dict_cache.values() for word in entry})
MENDED = re.compile(
    "|".join([*script._MENDED_CHARACTERS, *(pair.split(":")[0] for pair in script._MENDED_WORDS.split())])
)


@given(st.lists(st.sampled_from(ENTRIES) | st.sampled_from("，。 12甲"), max_size=5))
def test_same_as_the_library(words: list[str]) -> None:
    """Except where words are mended, the conversion is OpenCC's own."""
    text = "，".join(words)
    if not MENDED.search(text):
        assert simplify_text(text) == LIBRARY.convert(text)


@given(st.text(st.sampled_from("總計項申請(zǒng)（jì）件 |0123456789０９,.-") | st.characters()))
def test_figures_and_length_stay(text: str) -> None:
    """No digit is touched, and nothing but readings goes."""
    simple = simplify_text(text, kinds=MANY)
    assert re.findall(r"\d", simple) == re.findall(r"\d", text)
    assert len(simple) == len(remove_readings(text, kinds=MANY))
    assert simplify_text(text + "總計", kinds=MANY)[-2:] == "总计"


def test_long_text_without_punctuation() -> None:
    """A long stretch without punctuation takes time by its length."""
    start = time.process_time()
    document, _ = simplify(paragraphs("關於單位開(" * 100_000))
    assert document.blocks[0].text.startswith("关于单位开(关于单位开(")  # type: ignore[union-attr]
    assert time.process_time() - start < 20


def test_mirror_page(seeds: Path) -> None:
    """The page of a real mirror comes out in simplified Chinese with no reading left."""
    page = next(seeds.glob("002*.txt")).read_text("utf-8")
    document, name = simplify(paragraphs(*page.split("\n")))
    text = "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert name == "traditional"
    assert text.encode("gb2312", "ignore").decode("gb2312") == text
    assert not re.search(r"[(（][^()（）]*[a-zà-ǜ]", text)
    assert re.findall(r"\d+", text) == re.findall(r"\d+", page)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_mirror_layouts(layouts: Path, edition: str) -> None:
    """Every row label of the form stands in the converted table."""
    page = (layouts / f"traditional-pipe.{edition}.txt").read_text("utf-8")
    document, _ = simplify(paragraphs(*page.split("\n")))
    text = "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    rows = {figure.row_label for table in ("proactive", "requests") for figure in figures(table, edition)}
    assert not {row for row in rows if row not in text} - {"一、本年新收政府信息公开申请数量"}
