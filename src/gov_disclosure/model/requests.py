"""The table of section 三: requests for disclosure, received and handled (chapter 4 of the Regulation).

Editions: 国办公开办函〔2019〕60号 (`Requests2019`), 国办公开办函〔2021〕30号 (`Requests2021`).
They differ in one place: （六）其他处理 is one row in 2019 and three in 2021.
"""

from typing import Literal

from attrs import frozen

from gov_disclosure.model import shown
from gov_disclosure.model.fields import Side, count, describe, row


@describe
@frozen(kw_only=True)
class Applicants:
    """One row of the table: requests by who made them (申请人情况). The five columns between
    自然人 and 总计 stand under the heading 法人或其他组织.
    """

    natural_person: int | None = count("自然人")
    commercial_enterprise: int | None = count("商业企业")
    research_institution: int | None = count("科研机构")
    public_interest_organization: int | None = count("社会公益组织")
    legal_service_organization: int | None = count("法律服务机构")
    other: int | None = count("其他")
    total: int | None = count("总计", total=True)


@describe
@frozen(kw_only=True)
class Denied:
    """（三）不予公开: requests denied."""

    state_secret: Applicants = row("1.属于国家秘密", Applicants, articles=("14",))
    prohibited_by_law: Applicants = row("2.其他法律行政法规禁止公开", Applicants, articles=("14",))
    security_and_stability: Applicants = row("3.危及“三安全一稳定”", Applicants, articles=("14",))
    third_party_rights: Applicants = row("4.保护第三方合法权益", Applicants, articles=("15",))
    internal_affairs: Applicants = row("5.属于三类内部事务信息", Applicants, articles=("16",))
    process_information: Applicants = row("6.属于四类过程性信息", Applicants, articles=("16",))
    enforcement_files: Applicants = row("7.属于行政执法案卷", Applicants, articles=("16",))
    administrative_inquiry: Applicants = row("8.属于行政查询事项", Applicants, articles=("36(7)",))


@describe
@frozen(kw_only=True)
class Unable:
    """（四）无法提供: requests that the organ was unable to grant."""

    not_held: Applicants = row("1.本机关不掌握相关政府信息", Applicants, articles=("36(4)", "36(5)"))
    requires_creation: Applicants = row("2.没有现成信息需要另行制作", Applicants, articles=("38",))
    unclear_after_correction: Applicants = row("3.补正后申请内容仍不明确", Applicants, articles=("30",))


@describe
@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: requests not processed."""

    complaint: Applicants = row("1.信访举报投诉类申请", Applicants, articles=("39",))
    duplicate: Applicants = row("2.重复申请", Applicants, articles=("36(6)",))
    publication: Applicants = row("3.要求提供公开出版物", Applicants, articles=("39",))
    excessive: Applicants = row("4.无正当理由大量反复申请", Applicants, articles=("35",))
    confirmation: Applicants = row("5.要求行政机关确认或重新出具已获取信息", Applicants)


@describe
@frozen(kw_only=True)
class OtherHandling:
    """（六）其他处理, form of 2021: requests closed in other ways."""

    correction_overdue: Applicants = row(
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Applicants, articles=("30",)
    )
    fee_overdue: Applicants = row(
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Applicants, articles=("42",)
    )
    other: Applicants = row("3.其他", Applicants)


@describe
@frozen(kw_only=True)
class Results2021:
    """三、本年度办理结果, form of 2021: what became of the requests."""

    granted: Applicants = row("（一）予以公开", Applicants, articles=("36(1)", "36(2)"))
    partially_granted: Applicants = row(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Applicants, articles=("37",)
    )
    denied: Denied = row("（三）不予公开", Denied)
    unable: Unable = row("（四）无法提供", Unable)
    not_processed: NotProcessed = row("（五）不予处理", NotProcessed)
    other_handling: OtherHandling = row("（六）其他处理", OtherHandling)
    total: Applicants = row("（七）总计", Applicants, total=True)


@describe
@frozen(kw_only=True)
class Results2019:
    """三、本年度办理结果, form of 2019: what became of the requests."""

    granted: Applicants = row("（一）予以公开", Applicants, articles=("36(1)", "36(2)"))
    partially_granted: Applicants = row(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Applicants, articles=("37",)
    )
    denied: Denied = row("（三）不予公开", Denied)
    unable: Unable = row("（四）无法提供", Unable)
    not_processed: NotProcessed = row("（五）不予处理", NotProcessed)
    other_handling: Applicants = row("（六）其他处理", Applicants)
    total: Applicants = row("（七）总计", Applicants, total=True)


@describe
@frozen(kw_only=True)
class Requests2021:
    """Table of section 三, form of 2021 (25 rows of 7 figures).

    The corner note gives the balance of each column: the first item and the second are together
    equal to the third and the fourth.
    """

    received: Applicants = row("一、本年新收政府信息公开申请数量", Applicants, articles=("27",), side=Side.LEFT)
    carried_over: Applicants = row("二、上年结转政府信息公开申请数量", Applicants, side=Side.LEFT)
    results: Results2021 = row("三、本年度办理结果", Results2021, side=Side.RIGHT)
    carried_forward: Applicants = row("四、结转下年度继续办理", Applicants, side=Side.RIGHT)
    edition: Literal["2021"] = "2021"

    to_html = shown.to_html
    to_markdown = shown.to_markdown
    _repr_html_ = shown.repr_html


@describe
@frozen(kw_only=True)
class Requests2019:
    """Table of section 三, form of 2019 (23 rows of 7 figures), with the same balance as `Requests2021`."""

    received: Applicants = row("一、本年新收政府信息公开申请数量", Applicants, articles=("27",), side=Side.LEFT)
    carried_over: Applicants = row("二、上年结转政府信息公开申请数量", Applicants, side=Side.LEFT)
    results: Results2019 = row("三、本年度办理结果", Results2019, side=Side.RIGHT)
    carried_forward: Applicants = row("四、结转下年度继续办理", Applicants, side=Side.RIGHT)
    edition: Literal["2019"] = "2019"

    to_html = shown.to_html
    to_markdown = shown.to_markdown
    _repr_html_ = shown.repr_html
