"""The Chinese pages keep step with the English ones, block by block, and are set as Chinese is."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from attrs import evolve, frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

from chinese import FAULTS
from gov_disclosure.cli.words import CHINESE as WORDS
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.statements.numerals import read_numeral
from pages import CHINESE, DOCS, IN_CHINESE, ROOT, TRANSLATIONS, commands, name

INDEX, GLOSSARY = CHINESE / "index.md", CHINESE / "glossary.md"
CHINESE_PAGES = sorted({*TRANSLATIONS, INDEX, GLOSSARY})
COUNTERPARTS = {**TRANSLATIONS, INDEX: DOCS / "index.md"}
OTHER_LANGUAGE = (ROOT / "README.zh-CN.md", ROOT / "README.md")
AGREED_NAMES = {
    ROOT / "README.zh-CN.md": frozenset({"--lang zh"}),
    CHINESE / "cli.md": frozenset({"--lang zh", "--max-size"}),
    CHINESE / "diagnostics.md": frozenset(
        {"--lang zh", "parse", "extract", "gov-disclosure readers", "Report.leftovers"}
    ),
}
"""What stands as code in a Chinese page only."""

MARKDOWN = MarkdownIt("commonmark").enable("table")
BLOCKS = {"heading_open", "fence", "tr_open", "th_open", "td_open", "list_item_open", "paragraph_open"}
ANCHOR = re.compile(r"\((?P<name>[a-z0-9-]+)\)=")
SEVERITY = re.compile(r"((?:error|warning|advice)(?:, (?:error|warning|advice))*)(?::|$)")
ARABIC = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
NUMERAL = re.compile("[〇零一二三四五六七八九十百千万两]+")

VERBATIM = re.compile(r"“[^”]*”|〔[0-9]{4}〕[0-9]+号")


@frozen
class Block:
    """What no translation changes in a heading, a paragraph, a cell or a piece of code."""

    kind: str
    code: str
    anchor: str
    severity: str
    names: frozenset[str]
    links: tuple[str, ...]
    numbers: frozenset[str]


def read(page: Path) -> Iterator[tuple[Token, list[Token]]]:
    """The blocks of a page, each with what stands in its text."""
    tokens = MARKDOWN.parse(page.read_text("utf-8"))
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type in BLOCKS:
            yield token, following.children or [] if following and following.type == "inline" else []


def plain(inline: list[Token]) -> str:
    """The text of a block without its code."""
    return "".join(part.content for part in inline if part.type == "text")


def printed(part: Token) -> str:
    """A piece of a text as it is set: code is a sign of its own."""
    return {"code_inline": "`", "softbreak": "\n", "strong_close": "\n"}.get(part.type, part.content)


def blocks_of(page: Path) -> list[Block]:
    """The blocks of a page as they are compared."""
    return [
        Block(
            kind=f"{token.type} {token.tag}",
            code=f"{token.info}\n{token.content}",
            anchor=anchor_of(plain(inline)),
            severity=severity_of(plain(inline)),
            names=frozenset(part.content for part in inline if part.type == "code_inline"),
            links=tuple(sorted(normal(page, target) for target in links_of(inline))),
            numbers=numbers_of(plain(inline)),
        )
        for token, inline in read(page)
    ]


def anchor_of(text: str) -> str:
    """The anchor that a paragraph sets; those of the Chinese pages begin with `zh-`."""
    match = ANCHOR.fullmatch(text)
    return match["name"].removeprefix("zh-") if match else ""


def severity_of(text: str) -> str:
    """The severities that a cell begins with, in English."""
    for severity, word in WORDS.severities.items():
        text = text.replace(word, severity.value)
    match = SEVERITY.match(text.replace("、", ", ").replace("：", ":"))
    return match[1] if match else ""


def numbers_of(text: str) -> frozenset[str]:
    """The numbers in a text, Arabic ones and Chinese ones alike."""
    numerals = (read_numeral(numeral) for numeral in NUMERAL.findall(text))
    return frozenset(
        [number.replace(",", "") for number in ARABIC.findall(text)]
        + [str(number) for number in numerals if number is not None]
    )


def in_chinese(ours: str, theirs: str) -> bool:
    """Whether two console blocks have the same commands, where those that differ do so in the language alone."""
    pairs = list(zip_longest(commands(ours), commands(theirs), fillvalue=("", "")))
    return bool(pairs) and all(our == their or _in_chinese(our[0], their[0]) for our, their in pairs)


def _in_chinese(ours: str, theirs: str) -> bool:
    return ours != theirs and ours.replace(IN_CHINESE, "") == theirs.replace(IN_CHINESE, "")


def links_of(inline: list[Token]) -> Iterator[str]:
    """The targets of the links in a block."""
    return (str(part.attrs["href"]) for part in inline if part.type == "link_open")


def target_of(page: Path, link: str) -> tuple[Path, str]:
    """The page that a relative link leads to, and the place in it."""
    path, _, place = link.partition("#")
    return (page.parent / path).resolve() if path else page, place


def normal(page: Path, link: str) -> str:
    """A link as both languages have it: to the English page; a heading has another name in each."""
    if "://" in link:
        return link
    target, place = target_of(page, link)
    english = COUNTERPARTS.get(target, target)
    translated = english in COUNTERPARTS.values()
    return f"{name(english)}#{'somewhere' if place and translated else place}"


def test_every_page_is_in_both_languages() -> None:
    """There is no page to be translated without its Chinese page, and no Chinese page without its English one."""
    assert sorted(CHINESE.rglob("*.md")) == [page for page in CHINESE_PAGES if page.is_relative_to(CHINESE)]
    assert all(page.is_file() for page in COUNTERPARTS.values())


@pytest.mark.parametrize("chinese", TRANSLATIONS, ids=name)
def test_step(chinese: Path) -> None:
    """A Chinese page has the headings, paragraphs, items, rows, cells and code of the English one, in the same order.

    Each has the same anchor, severities, names in code and link targets, and at least the same numbers: a date has one
    more in Chinese. A command may be given in Chinese, with its output (test_docs.py runs it).
    """
    ours, theirs = blocks_of(chinese), blocks_of(TRANSLATIONS[chinese])
    agreed = AGREED_NAMES.get(chinese, frozenset())
    for our, their in zip(ours, theirs, strict=False):
        code = their.code if in_chinese(our.code, their.code) else our.code
        same = evolve(our, code=code, names=our.names - (agreed - their.names), numbers=frozenset())
        assert same == evolve(their, numbers=frozenset())
        assert their.numbers <= our.numbers
    assert len(ours) == len(theirs)


@pytest.mark.parametrize("page", CHINESE_PAGES, ids=name)
def test_links_stay_in_chinese(page: Path) -> None:
    """A Chinese page leads to the Chinese page where there is one, and every link to a page that exists."""
    for _, inline in read(page):
        for link in links_of(inline):
            target, _ = target_of(page, link)
            assert target.exists() or "://" in link, link
            assert target not in COUNTERPARTS.values() or (page, target) == OTHER_LANGUAGE, link


@pytest.mark.parametrize("page", CHINESE_PAGES, ids=name)
def test_typography(page: Path) -> None:
    """Punctuation is full-width; a space stands between Chinese and what is not, and nowhere else."""
    for _, inline in read(page):
        text = VERBATIM.sub("“”", "".join(map(printed, inline)))
        assert not [fault for fault, pattern in FAULTS.items() if pattern.search(text)], text


@pytest.mark.parametrize("page", [page for page in CHINESE_PAGES if page.is_relative_to(CHINESE)], ids=name)
def test_no_broken_lines(page: Path) -> None:
    """A paragraph is one line: a browser shows a broken line as a space between two characters."""
    assert not [plain(inline) for _, inline in read(page) if any(part.type == "softbreak" for part in inline)]


def test_index_leads_to_every_page() -> None:
    """The Chinese index leads to each page of the documentation, in Chinese or in English: add new ones there."""
    linked = {target_of(INDEX, link)[0] for _, inline in read(INDEX) for link in links_of(inline)}
    expected = {*DOCS.glob("*.md"), GLOSSARY} - {DOCS / "index.md"}
    assert {COUNTERPARTS.get(page, page) for page in linked} == expected


def test_sections_are_called_by_the_glossary() -> None:
    """In every Chinese text of the code, and on every Chinese page."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml"), *CHINESE_PAGES]
    assert [name(file) for file in files if re.search("一节|各节|该节|本节|章节", file.read_text("utf-8"))] == []


def labels() -> dict[str, set[str]]:
    """The printed labels of every figure, row and group of rows of the form, by path."""
    found: dict[str, set[str]] = {}
    for edition, form in EDITIONS.items():
        for figure in (figure for table in form.tables for figure in tree.figures(table, edition)):
            found.setdefault(figure.path, set()).add(figure.column_label)
            for path, label in zip(parts(figure.row), (*figure.groups, figure.row_label), strict=True):
                found.setdefault(path, set()).add(label)
    return found


def parts(row: str) -> list[str]:
    """The paths of a row and of the groups that it stands in, outermost first."""
    steps = row.split(".")
    return [".".join(steps[: last + 1]) for last in range(1, len(steps))]


def test_glossary_has_the_words_of_the_form() -> None:
    """The glossary gives each row and column of the form the name that the form prints."""
    known = labels()
    rows = re.findall(
        r"^\| [^|]+ \| ([^|（]+)(?:（20..）)? \| `((?:proactive|requests|disputes)[.\w]+)` \|$",
        GLOSSARY.read_text("utf-8"),
        re.MULTILINE,
    )
    assert rows
    assert [path for word, path in rows if not any(word in label for label in known.get(path, ()))] == []
