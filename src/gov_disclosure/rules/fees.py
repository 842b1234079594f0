"""Is an amount of money plausible in its unit? The form of 2021 asks for the fees in 万元; many offices fill in 元.

A wrong unit makes an amount wrong by a factor of 10,000 and spoils every sum that it enters.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, Report, Severity, Value
from gov_disclosure.rules.cells import cells_by_table
from gov_disclosure.rules.results import Finding, NotAssessable, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import number, operand, places, places_zh, short, table_name

CODE = "fee-unit"
TABLE = "proactive"

UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""The units of money, in 元."""

CENTS = 2
"""Decimals of an amount in 元: 分 is the smallest unit of money."""


@frozen
class Level:
    """A level of government, how names show it, and the greatest amounts in 万元 that an agency of it may have.

    `fees` is for 行政事业性收费, `procurement` for 政府集中采购, in one year.
    """

    name: str
    name_zh: str
    pattern: str
    fees: Decimal
    procurement: Decimal


# The whole country charges some 40,000,000 万元 of 行政事业性收费 a year and procures for some 350,000,000 万元.
# Each bound is several times what the richest agencies of the level are known to have, so that none is in doubt by
# its wealth alone; an amount in 元 that is taken for 万元 is soon above it. The first that fits counts.
LEVELS: tuple[Level, ...] = (
    Level(
        "a township or sub-district",
        "乡镇、街道",
        "(?<!城)[镇乡](?=人民政府|政府|党政|办|$)|街道",
        Decimal(50_000),
        Decimal(500_000),
    ),
    Level("a county or district", "县区", "(?<!自治)(?<!地)区|[县旗]", Decimal(1_000_000), Decimal(5_000_000)),
    Level(
        "a province",
        "省级",
        "^(?:北京|天津|上海|重庆)市|^.{2,3}省(?!.{1,8}[市州盟])|^.{2,8}自治区(?!.{1,8}[市州盟])",
        Decimal(10_000_000),
        Decimal(50_000_000),
    ),
    Level("a city or prefecture", "市州", "[市州盟]|地区", Decimal(5_000_000), Decimal(20_000_000)),
)
ANY = Level("any agency", "任何", "", Decimal(50_000_000), Decimal(400_000_000))

_NO_PLACE = re.compile(
    "市场|社区|区域|区划|老区|小区|联盟|同盟|(?:(?<=[省市县区州盟旗])|^)(?:城市|市容|市政(?![府务协法])|市民(?![政族宗]))"
)
"""Words of names whose 市, 区 or 盟 is no place: 市场 in 市场监督管理局, but not 市政 in 云溪市政务服务局."""

_UNIT = f"({'|'.join(sorted(UNITS, key=len, reverse=True))})"
_PRINTED_UNIT = re.compile(
    rf"[0-9０-９]\s{{0,4}}(?:{_UNIT}|[(（﹙\[［]\s{{0,4}}(?:单位[:：]\s{{0,4}})?{_UNIT}\s{{0,4}}[)）﹚\]］])"
)
"""The unit behind a figure, in brackets or not: the second in brackets is a unit only where nothing else stands there."""


@lru_cache(maxsize=64)
def level_of(agency: str | None) -> Level:
    """The level of an agency by its name, `ANY` where the name does not tell.

    >>> [level_of(name).name for name in ("云溪市北山镇人民政府", "云溪市北山区水务局", "云溪市城乡建设局", None)]
    ['a township or sub-district', 'a county or district', 'a city or prefecture', 'any agency']
    """
    places = _NO_PLACE.sub("　", agency or "")
    return next((level for level in LEVELS if re.search(level.pattern, places)), ANY)


@frozen
class Amount:
    """One amount of money in question: its figure and cell, its value and unit, and the level of who has it."""

    figure: tree.Figure
    value: Decimal
    unit: str | None
    cell: Cell | None
    level: Level

    @property
    def decimals(self) -> int:
        """Its decimals, zeros at the end left out."""
        exponent = self.value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def bound(self) -> Decimal:
        """The greatest amount in 万元 that is plausible."""
        return self.level.fees if ".fees." in self.figure.path else self.level.procurement


@frozen
class Sign:
    """A sign that the unit is not the right one: `shows` says whether an amount shows it."""

    shows: Callable[[Amount], bool]
    severity: Severity
    english: str
    chinese: str


def _finer_than_cents(amount: Amount) -> bool:
    scale = UNITS[amount.unit or "万元"]
    return amount.decimals > CENTS + scale.adjusted()


def _too_large(amount: Amount) -> bool:
    return amount.value * UNITS[amount.unit or "万元"] / UNITS["万元"] > amount.bound


def _printed_otherwise(amount: Amount) -> bool:
    printed = _PRINTED_UNIT.search(amount.cell.raw or "") if amount.cell else None
    return amount.figure.unit is not None and printed is not None and (printed[1] or printed[2]) != amount.figure.unit


# The first that an amount shows is told: one amount, one finding.
SIGNS: tuple[Sign, ...] = (
    Sign(
        _finer_than_cents,
        Severity.WARNING,
        "{value} {unit} has {decimals} decimals, finer than 分, the smallest unit of money",
        "{value}{unit_zh}有 {decimals} 位小数，已小于最小货币单位“分”",
    ),
    Sign(
        _too_large,
        Severity.WARNING,
        "{value} {unit} is more than {level} can have in a year (at most {bound} 万元): it is plausible only in 元",
        "{value}{unit_zh}超过{level_zh}机关一年可能的数额（上限 {bound} 万元），单位应为元才合理",
    ),
    Sign(
        _printed_otherwise,
        Severity.ADVICE,
        "the cell prints its own unit, the form asks for {form}; the amount was read as {value} {unit}",
        "单元格自带的单位与规定格式的“{form}”不同，按 {value}{unit_zh}读取",
    ),
)


def fee_unit(report: Report) -> Iterator[Outcome]:
    """An amount of money is plausible in the unit that it is in."""
    table = report.proactive
    if table is None:
        yield NotAssessable(CODE, (TABLE,), (TABLE,))
        return
    cells = cells_by_table(report).get(TABLE, ())
    for figure in tree.figures(TABLE, table.edition):
        if figure.kind is Kind.MONEY:
            row, _, column = figure.path.rpartition(".")
            value: Value = getattr(getattr(table, row.rpartition(".")[2]), column)
            cell = next((cell for cell in cells if cell.path == figure.path), None)
            yield _judge(figure, value, cell, level_of(report.agency))


def _judge(figure: tree.Figure, value: Value, cell: Cell | None, level: Level) -> Outcome:
    unit = figure.unit or (cell.unit if cell else None)
    if value is None:
        return NotAssessable(CODE, (figure.path,), (figure.path,))
    amount = Amount(figure, Decimal(value), unit, cell, level)
    sign = next((sign for sign in SIGNS if sign.shows(amount)), None)
    if sign is not None:
        return _finding(sign, amount)
    # Without a unit an amount that is plausible in 元 and in 万元 is not known
    return Passed(CODE, (figure.path,)) if unit or not value else NotAssessable(CODE, (figure.path,), (figure.path,))


def _finding(sign: Sign, amount: Amount) -> Finding:
    found = operand(amount.figure, amount.value, {amount.figure.path: amount.cell} if amount.cell else {})
    words = {
        "value": number(amount.value),
        "unit": amount.unit or "(the document prints no unit; taken as 万元)",
        "unit_zh": f" {amount.unit}" if amount.unit else "（未注明单位，按万元计）",
        "decimals": amount.decimals,
        "level": amount.level.name,
        "level_zh": amount.level.name_zh,
        "bound": number(amount.bound),
        "form": amount.figure.unit,
    }
    label = f"{short(amount.figure.row_label)} · {short(amount.figure.column_label)}"
    return Finding(
        code=CODE,
        severity=sign.severity,
        left=Side((found,), amount.value),
        observed=amount.value,
        message=f"Table {table_name(TABLE)} ({TABLE}), {label}: {sign.english.format_map(words)}. See {places([found])}.",
        message_zh=f"表{table_name(TABLE)}“{label}”：{sign.chinese.format_map(words)}。见 {places_zh([found])}。",
    )


RULES: tuple[Rule, ...] = (fee_unit,)
