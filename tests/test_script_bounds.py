"""How many characters in the other script a document may have."""

import pytest

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.script import is_traditional, simplify


@pytest.mark.parametrize(("simplified", "traditional"), [(2, True), (3, True), (4, False)])
def test_share(simplified: int, traditional: bool) -> None:
    """One traditional character in four that tell makes a document traditional, one in five does not."""
    assert is_traditional("總" + "开" * simplified) is traditional


def test_a_menu_in_the_other_script() -> None:
    """What a site prints around a traditional report, twice as much and more, leaves its words to be converted."""
    menu, report = "机关动态 业务办理 网站导航", "總計類"
    assert is_traditional(report + menu)
    document, script = simplify(Document([Paragraph(menu), Paragraph(report)]))
    assert script == "traditional"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [menu, "总计类"]
