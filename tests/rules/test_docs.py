"""The page of rules: every code has an anchor, one example that fails and one that passes."""

import re
from pathlib import Path

import pytest

from gov_disclosure.rules import RULES
from gov_disclosure.rules.run import RULE_FAILED

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
HEADING = re.compile(r"^\(([a-z-]+)\)=\n## `\1`\n(.*?)(?=^\([a-z-]+\)=$|^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(Fails|Passes):\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = dict(HEADING.findall(PAGE.read_text("utf-8")))
CODES = [*(rule.__name__.replace("_", "-") for rule in RULES if hasattr(rule, "__name__")), RULE_FAILED]


def test_every_code_is_documented() -> None:
    """The page lists the built-in codes in the order of the rules."""
    assert list(SECTIONS) == CODES


@pytest.mark.parametrize("code", CODES)
def test_examples(code: str) -> None:
    """Each example runs by itself and holds what it asserts."""
    examples = EXAMPLE.findall(SECTIONS[code])
    assert [kind for kind, _ in examples] == ["Fails", "Passes"]
    for kind, source in examples:
        assert f'"{code}"' in source or kind == "Passes"
        assert "assert " in source
        exec(compile(source, f"{PAGE.name}: {code}, {kind}", "exec"), {})  # noqa: S102 - the page's own examples
