"""The table of section 二: information disclosed on the organ's own initiative (article 20 of the Regulation).

Editions: 国办公开办函〔2019〕60号 (`Proactive2019`), 国办公开办函〔2021〕30号 (`Proactive2021`).
"""

from decimal import Decimal
from typing import Literal

from attrs import frozen

from gov_disclosure.model import shown
from gov_disclosure.model.fields import change, count, describe, money, row


@describe
@frozen(kw_only=True)
class Documents2021:
    """Documents of one sort: made, repealed and in force."""

    issued: int | None = count("本年制发件数")
    repealed: int | None = count("本年废止件数")
    in_force: int | None = count("现行有效件数")


@describe
@frozen(kw_only=True)
class Decisions2021:
    """Decisions of one sort."""

    decisions: int | None = count("本年处理决定数量")


@describe
@frozen(kw_only=True)
class Fees2021:
    """Fees charged by administrative organs."""

    amount: Decimal | None = money("本年收费金额（单位：万元）", unit="万元")


@describe
@frozen(kw_only=True)
class Proactive2021:
    """Table of section 二, form of 2021 (10 figures)."""

    rules: Documents2021 = row("规章", Documents2021, articles=("20(1)",))
    normative_documents: Documents2021 = row("行政规范性文件", Documents2021, articles=("20(1)",))
    licenses: Decisions2021 = row("行政许可", Decisions2021, articles=("20(5)",))
    penalties: Decisions2021 = row("行政处罚", Decisions2021, articles=("20(6)",))
    compulsory_measures: Decisions2021 = row("行政强制", Decisions2021, articles=("20(6)",))
    fees: Fees2021 = row("行政事业性收费", Fees2021, articles=("20(8)",))
    edition: Literal["2021"] = "2021"

    to_html = shown.to_html
    to_markdown = shown.to_markdown
    _repr_html_ = shown.repr_html


@describe
@frozen(kw_only=True)
class Documents2019:
    """Documents of one sort: made, disclosed and disclosed in total."""

    created: int | None = count("本年新制作数量")
    newly_disclosed: int | None = count("本年新公开数量")
    total_disclosed: int | None = count("对外公开总数量")


@describe
@frozen(kw_only=True)
class Decisions2019:
    """Items of one sort and the decisions taken on them."""

    previous_items: int | None = count("上一年项目数量", unit="项")
    change: int | None = change("本年增/减")
    decisions: int | None = count("处理决定数量")


@describe
@frozen(kw_only=True)
class Fees2019:
    """Items of fees charged by administrative organs."""

    previous_items: int | None = count("上一年项目数量", unit="项")
    change: int | None = change("本年增/减")


@describe
@frozen(kw_only=True)
class Procurement2019:
    """Centralized government procurement. The form prints no unit for the amount: see the cell's `unit`."""

    items: int | None = count("采购项目数量", unit="项")
    amount: Decimal | None = money("采购总金额", unit=None)


@describe
@frozen(kw_only=True)
class Proactive2019:
    """Table of section 二, form of 2019 (22 figures)."""

    rules: Documents2019 = row("规章", Documents2019, articles=("20(1)",))
    normative_documents: Documents2019 = row("规范性文件", Documents2019, articles=("20(1)",))
    licenses: Decisions2019 = row("行政许可", Decisions2019, articles=("20(5)",))
    other_services: Decisions2019 = row("其他对外管理服务事项", Decisions2019, articles=("20(5)",))
    penalties: Decisions2019 = row("行政处罚", Decisions2019, articles=("20(6)",))
    compulsory_measures: Decisions2019 = row("行政强制", Decisions2019, articles=("20(6)",))
    fees: Fees2019 = row("行政事业性收费", Fees2019, articles=("20(8)",))
    procurement: Procurement2019 = row("政府集中采购", Procurement2019, articles=("20(9)",))
    edition: Literal["2019"] = "2019"

    to_html = shown.to_html
    to_markdown = shown.to_markdown
    _repr_html_ = shown.repr_html
