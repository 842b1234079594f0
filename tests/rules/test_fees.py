"""Amounts of money in a unit that cannot be theirs."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.model.proactive import Fees2021, Proactive2019, Proactive2021, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.rules.fees import ANY, LEVELS, fee_unit, level_of
from rules.outcomes import EXAMPLES, found, kinds

FEE, PROCUREMENT = "proactive.fees.amount", "proactive.procurement.amount"


def charged(amount: str, agency: str | None = None, raw: str | None = None) -> Report:
    """A report of 2021 with a fee in 万元."""
    cell = Cell(FEE, CellStatus.REPORTED, Decimal(amount), raw or amount, None, "万元")
    return Report(agency=agency, proactive=Proactive2021(fees=Fees2021(amount=Decimal(amount))), cells=(cell,))


def procured(amount: str, unit: str | None, agency: str | None = None) -> Report:
    """A report of 2019 with an amount of procurement."""
    cell = Cell(PROCUREMENT, CellStatus.REPORTED, Decimal(amount), amount, None, unit)
    table = Proactive2019(procurement=Procurement2019(amount=Decimal(amount)))
    return Report(agency=agency, proactive=table, cells=(cell,))


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("云溪市北山区双桥镇人民政府", "a township or sub-district"),
        ("云溪市北山区新桥乡党政办公室", "a township or sub-district"),
        ("云溪区北山街道办事处", "a township or sub-district"),
        ("北山镇", "a township or sub-district"),
        ("云溪市城乡建设局", "a city or prefecture"),
        ("镇云市乡村振兴局", "a city or prefecture"),
        ("云溪县城镇管理局", "a county or district"),
        ("云溪自治县人民政府", "a county or district"),
        ("云溪市北山区", "a county or district"),
        ("云溪地区行政公署", "a city or prefecture"),
        ("云溪自治州教育厅", "a city or prefecture"),
        ("北河省住房和城乡建设局", "a province"),
        ("贵州省财政厅", "a province"),
        ("贵州省云溪市财政局", "a city or prefecture"),
        ("北河自治区财政厅", "a province"),
        ("上海市财政局", "a province"),
        ("云溪县市场监督管理局", "a county or district"),
        ("云溪区市场监督管理局", "a county or district"),
        ("市场监督管理局", "any agency"),
        ("市场监督管理局（知识产权局）", "any agency"),
        ("国家市场监督管理总局", "any agency"),
        ("云溪市市场监督管理局", "a city or prefecture"),
        ("北河省市场监督管理局", "a province"),
        ("北河省农贸市场管理局", "a province"),
        ("北河省云溪市市场监督管理局", "a city or prefecture"),
        ("北河省城市管理局", "a province"),
        ("城市管理综合行政执法局", "any agency"),
        ("云溪县城市管理局", "a county or district"),
        ("云城市规划局", "a city or prefecture"),
        ("云城市城市管理局", "a city or prefecture"),
        ("市容环境卫生管理局", "any agency"),
        ("云溪市政务服务管理局", "a city or prefecture"),
        ("云溪市民政局", "a city or prefecture"),
        ("云溪市民族宗教事务局", "a city or prefecture"),
        ("市政府办公室", "a city or prefecture"),
        ("市民政局", "a city or prefecture"),
        ("北河省市政工程管理处", "a province"),
        ("云溪市社区建设局", "a city or prefecture"),
        ("云溪市区域合作办公室", "a city or prefecture"),
        ("北河省老区建设办公室", "a province"),
        ("云溪市农村合作经济联盟", "a city or prefecture"),
        ("云溪盟市场监督管理局", "a city or prefecture"),
        ("云溪旗市场监督管理局", "a county or district"),
        ("云溪经济技术开发区市场监督管理局", "a county or district"),
        ("双桥镇人民政府市场监管办公室", "a township or sub-district"),
        ("财政部", "any agency"),
        ("", "any agency"),
        (None, "any agency"),
    ],
)
def test_level(agency: str | None, level: str) -> None:
    """The level of an agency follows from its name."""
    assert level_of(agency).name == level


@pytest.mark.parametrize(
    ("report", "severity"),
    [
        (charged("0"), None),
        (charged("96171.6"), None),
        (charged("10866", "定云市安云区"), None),
        (charged("96171.6", "云溪县"), None),
        (charged("25.1", "双桥镇"), None),
        (charged("0.000001"), None),
        (charged("0.0000001"), "warning"),
        (charged("1.20000000"), None),
        (charged("251000", "双桥镇"), "warning"),
        (charged("251000", "云溪市"), None),
        (charged("3200500.00", "云溪区水务局"), "warning"),
        (charged("120000000"), "warning"),
        (charged("-5"), None),
        (charged("25.1", raw="25.1万元"), None),
        (charged("25.1", raw="251000元"), "advice"),
        (charged("25.1", raw="251,000 元"), "advice"),
        (charged("20000", raw="2亿元"), "advice"),
        (charged("1.5", raw="15000（元）"), "advice"),
        (charged("1.5", raw="１５０００ ( 单位：元 )"), "advice"),
        (charged("25.1", raw="25.1（万元）"), None),
        (charged("25.1", raw="25.1（元月起）"), None),
        (procured("1890.55", "万元"), None),
        (procured("1890550", "元"), None),
        (procured("1890.555", "元"), "warning"),
        (procured("1.89", "亿元"), None),
        (procured("6000000000", "元", "云溪区"), None),
        (procured("60000000", "万元", "云溪区"), "warning"),
        (procured("900000000", None), "warning"),
        (procured("900000", None, "双桥镇"), "warning"),
    ],
)
def test_amount(report: Report, severity: str | None) -> None:
    """An amount is found where it cannot be in its unit, and nowhere else."""
    assert [finding.severity for finding in found(fee_unit, report)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (Report(), ["not assessable"]),
        (Report(proactive=Proactive2021()), ["not assessable"]),
        (procured("1890.55", None), ["not assessable"]),
        (procured("0", None), ["passed"]),
        (charged("3"), ["passed"]),
        (Report(proactive=Proactive2021(fees=Fees2021(amount=Decimal(3)))), ["passed"]),
    ],
    ids=["no table", "blank", "no unit", "nothing needs no unit", "passed", "no cells"],
)
def test_what_is_assessed(report: Report, expected: list[str]) -> None:
    """A blank, and an amount without a unit that is plausible in all, are not assessable."""
    assert kinds(fee_unit, report) == expected


def test_message() -> None:
    """The finding names the cell, the amount, the level and the bound."""
    (finding,) = found(fee_unit, charged("251000", "云溪区双桥镇人民政府"))
    assert (finding.paths, finding.observed, finding.expected) == ((FEE,), Decimal(251000), None)
    for text in ("251000 万元", "township", "50000 万元", "plausible only in 元"):
        assert text in finding.message
    assert "251000 万元超过乡镇、街道机关一年可能的数额（上限 50000 万元）" in finding.message_zh
    (finding,) = found(fee_unit, procured("900000000", None))
    assert "prints no unit" in finding.message
    assert "未注明单位" in finding.message_zh


def test_levels_are_ordered() -> None:
    """The higher a level, the larger its bounds; unknown is the largest."""
    ordered = sorted([*LEVELS, ANY], key=lambda level: level.fees)
    assert [level.procurement for level in ordered] == sorted(level.procurement for level in ordered)
    assert ordered[-1] is ANY


@given(
    amount=st.decimals(0, 10**5, places=4),
    agency=st.sampled_from(["云溪区水务局", "云溪市人民政府", "北河省财政厅", None]),
)
def test_usual_amounts(amount: Decimal, agency: str | None) -> None:
    """No amount up to 10 亿元, down to 分, of a county or above is in doubt."""
    assert not found(fee_unit, charged(str(amount), agency))


def test_documents(seeds: Path, layouts: Path) -> None:
    """No document has a doubtful amount."""
    paths = [
        path for folder in (seeds, layouts, EXAMPLES) for path in folder.iterdir() if path.suffix in {".txt", ".html"}
    ]
    assert not [finding for path in paths for finding in found(fee_unit, parse_report(path))]
