"""The pages of the rules: every code has one, of one make, with an example that fails and one that passes."""

import re
from pathlib import Path

import pytest

from gov_disclosure.area import CODES as AREA_CODES
from gov_disclosure.rules import FAMILIES
from gov_disclosure.rules.run import RULE_FAILED, RULES_NOT_LOADED
from gov_disclosure.rules.series import CODES as SERIES_CODES

DOCS = Path(__file__).parents[2] / "docs"
INDEX = (DOCS / "rules.md").read_text("utf-8")
PAGES = {page.stem: page.read_text("utf-8") for page in sorted((DOCS / "rules").glob("*.md"))}
ROW = re.compile(r"^\| \[`([a-z-]+)`\]\(rules/\1\.md\) \| ([a-z, ]+) \| ", re.MULTILINE)
PAGE = re.compile(
    r"\((?P<anchor>[a-z-]+)\)=\n# `(?P<title>[a-z-]+)`\n\n(?P<text>.+?)\n\n"
    r"\| \| \|\n\|---\|---\|\n\| Severity \| (?P<severity>[a-z, ]+): .+? \|\n\| Family \| (?P<family>.+?) \|\n"
    r"\| Looks at \| .+? \|\n(\| Source \| .+? \|\n)?\n"
    r"## Fails\n\n```python\n(?P<fails>.+?)^```\n\n## Passes\n\n```python\n(?P<passes>.+?)^```\n\n## What to do\n\n.+",
    re.MULTILINE | re.DOTALL,
)
FAMILY_OF = {code: family.name for family in FAMILIES for code in family.codes} | dict.fromkeys(AREA_CODES, "area")
FAMILY_OF |= dict.fromkeys(SERIES_CODES, "series")
CODES = [*FAMILY_OF, RULE_FAILED, RULES_NOT_LOADED]


def parsed(code: str) -> re.Match[str]:
    """The page of a code, in its parts."""
    match = PAGE.fullmatch(PAGES[code])
    assert match, f"docs/rules/{code}.md is not made like the other pages"
    return match


def test_every_code_has_a_page() -> None:
    """Each code of a rule, of the comparison of areas and of the runner has a page and a row in the index."""
    listed = [code for code, _ in ROW.findall(INDEX)]
    assert set(CODES) <= PAGES.keys()
    assert sorted(listed) == sorted(PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_page(code: str) -> None:
    """A page has its code for title and anchor, names the family, and weighs the code as the index does."""
    page = parsed(code)
    assert page["title"] == code
    assert page["anchor"] in {code, f"rule-{code}"}  # where a diagnostic has the same code
    assert page["severity"] == dict(ROW.findall(INDEX))[code]
    assert code not in FAMILY_OF or page["family"] == f"`{FAMILY_OF[code]}`"


@pytest.mark.parametrize("code", CODES)
def test_examples(code: str) -> None:
    """Each example runs by itself; the one that fails shows the code."""
    page = parsed(code)
    assert f'"{code}"' in page["fails"]
    for kind in ("fails", "passes"):
        assert "assert " in page[kind]
        exec(compile(page[kind], f"docs/rules/{code}.md: {kind}", "exec"), {})  # noqa: S102 - the page's own examples
