"""How much of a text has to be words of this field until its encoding is believed."""

from gov_disclosure import parse_report
from gov_disclosure.decoding import _SURE, _score, decode

DENTAL = """青屏縣口腔醫院2031年政府信息公開工作年度報告
一、總體情況
本院依法公開診療項目、門診收費標準與口腔保健知識，全年接診口腔病人三千餘名，組織醫師走進校園十二場。
二、主動公開政府信息情況
信息內容 | 本年處理決定數量 |
行政處罰 | 12 |
行政強制 | 0 |
三、收到和處理政府信息公開申請情況
全年未收到申請。
四、政府信息公開行政復議、行政訴訟情況
全年未發生。
"""
"""口腔 in Big5 reads as one of the commonest characters, 的, in GB18030."""


def test_a_few_common_characters_by_chance() -> None:
    """GB18030 decodes this Big5 without fault and finds them, but they are too few: the next encoding is tried."""
    head = "".join(DENTAL.splitlines(keepends=True)[:3])
    data = head.encode("big5")
    assert 0.03 < _score(data.decode("gb18030")) < _SURE < 0.1 < _score(head)
    assert decode(data) == (head, "big5hkscs")


def test_its_figures_are_read() -> None:
    report = parse_report(DENTAL.encode("big5"))
    assert (report.agency, report.flatten()["proactive.penalties.decisions"]) == ("青屏县口腔医院", 12)
