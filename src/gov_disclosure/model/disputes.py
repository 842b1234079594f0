"""The table of section 四: administrative reconsideration and litigation (article 51 of the Regulation).

The table is the same in both editions; it takes the edition of the report's other tables.
"""

from typing import Literal

from attrs import frozen

from gov_disclosure.model import shown
from gov_disclosure.model.fields import count, describe, row


@describe
@frozen(kw_only=True)
class Outcomes:
    """How the cases of one sort ended."""

    upheld: int | None = count("结果维持")
    corrected: int | None = count("结果纠正")
    other: int | None = count("其他结果")
    pending: int | None = count("尚未审结")
    total: int | None = count("总计", total=True)


@describe
@frozen(kw_only=True)
class Disputes:
    """Table of section 四 (15 figures in one row). The two last parts stand under the heading 行政诉讼."""

    reconsideration: Outcomes = row("行政复议", Outcomes, articles=("51",))
    direct_litigation: Outcomes = row("未经复议直接起诉", Outcomes, articles=("51",))
    litigation_after_reconsideration: Outcomes = row("复议后起诉", Outcomes, articles=("51",))
    edition: Literal["2019", "2021"] = "2021"

    to_html = shown.to_html
    to_markdown = shown.to_markdown
    _repr_html_ = shown.repr_html
