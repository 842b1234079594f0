"""What is said of damaged documents: in both languages, and the Chinese set as Chinese is."""

import re
from functools import cache

import pytest

from chinese import FAULTS
from gov_disclosure import GovDisclosureError, parse_report
from gov_disclosure.model.report import Diagnostic
from writer.damage import damaged

QUOTED = re.compile("“[^”]*”|（[^（）]*）")
"""What a document has, or a label of the form."""
DOCUMENTS = range(31_000_000, 31_000_150)


@cache
def diagnostics() -> tuple[Diagnostic, ...]:
    """Those of many damaged documents."""
    found: list[Diagnostic] = []
    for seed in DOCUMENTS:
        try:
            found += parse_report(damaged(seed).document).diagnostics
        except GovDisclosureError:
            continue
    return tuple(found)


def test_many_codes_come_up() -> None:
    """So that the tests below say something."""
    assert len({found.code for found in diagnostics()}) >= 8


@pytest.mark.parametrize("name", FAULTS)
def test_chinese(name: str) -> None:
    for found in diagnostics():
        assert not FAULTS[name].search(QUOTED.sub("“”", found.message_zh)), found.message_zh


def test_both_languages() -> None:
    """Neither is empty, and each says that there is something to look at."""
    for found in diagnostics():
        assert re.search("[a-z]{3} [a-z]{2}", found.message)
        assert re.search("[\u4e00-\u9fff]{2}", found.message_zh)
