"""Sentences that reports repeat each year because the form asks for them: repeating one is no copying.

Each formula has an example; the tests read it.
"""

import re

from attrs import frozen

_FEW, _SOME, _MANY = r"[^。；]{0,8}", r"[^。；]{0,16}", r"[^。；]{0,40}"
_NOT = "(?:未|没有|无|不存在)"


@frozen
class Formula:
    """One kind of such a sentence: what it says, the wording, and an example."""

    name: str
    wording: str
    example: str


FORMULAS: tuple[Formula, ...] = (
    Formula(
        "why the report is made",
        f"(?:编制|编写|撰写|制作|形成|公布|发布){_SOME}(?:本|年度|年){_FEW}报告|报告{_FEW}(?:编制|编写|撰写)",
        "按照条例第五十条的要求，编写本年度报告。",
    ),
    Formula(
        "what it consists of",
        f"报告{_FEW}(?:由|包括|包含|分为|共分){_MANY}(?:部分|总体情况)",
        "本报告由总体情况等六个部分组成。",
    ),
    Formula("its period", f"(?:数据|数字|统计){_SOME}(?:期限|期间|截至|截止)", "文中数字的统计期限为全年。"),
    Formula("what follows", f"(?:现将|具体|情况){_MANY}如下", "现将有关情况报告如下。"),
    Formula(
        "where to read it",
        f"报告{_FEW}(?:电子版|全文){_MANY}(?:查阅|下载|登载|查看)|可{_MANY}(?:查阅|下载){_SOME}报告",
        "报告全文可在本机关网站下载。",
    ),
    Formula(
        "whom to ask",
        f"如{_FEW}(?:疑问|疑义|不明|意见|建议){_MANY}联系|(?:联系|咨询)电话|电子邮箱",
        "如有疑问，请与办公室联系。",
    ),
    Formula(
        "nothing else to report",
        f"{_NOT}{_FEW}(?:其他|其它|别的){_FEW}(?:事项|情况)|(?:其他|其它){_SOME}(?:事项|情况){_FEW}{_NOT}"
        f"|{_NOT}{_FEW}(?:报告|说明)的{_FEW}(?:事项|情况)",
        "除此之外，没有其他情况需要报告。",
    ),
    Formula("fees for requests", f"处理费|收费通知|收取{_SOME}费", "本年度未收取信息处理费。"),
    Formula(
        "nobody held to account",
        f"{_NOT}{_MANY}(?:追责|责任追究|追究责任|社会评议)",
        "全年未发生责任追究的情形。",
    ),
    Formula(
        "requests counted",
        rf"申请{_SOME}\d+[件条份宗]|\d+[件条份宗]{_FEW}申请"
        f"|{_NOT}{_FEW}(?:收到|接到|受理){_SOME}(?:申请|复议|诉讼)",
        "全年新收政府信息公开申请12件。",
    ),
    Formula(
        "disputes counted",
        rf"(?:复议|诉讼|起诉){_SOME}\d+[件条宗起次]|\d+[件条宗起次]{_SOME}(?:复议|诉讼)"
        f"|{_NOT}{_SOME}(?:复议|诉讼)",
        "因政府信息公开被提起行政复议2件。",
    ),
)

_ANY = re.compile("|".join(f"(?:{formula.wording})" for formula in FORMULAS))
_LONGEST = 160
"""A longer sentence says more than its formula."""


def is_formula(sentence: str) -> bool:
    """Whether a sentence is one that reports repeat each year.

    >>> is_formula("本年度未收取信息处理费。"), is_formula("网站改版后增加大字版。")
    (True, False)
    """
    if len(sentence) > _LONGEST:
        return False
    return _ANY.search("".join(sentence.split())) is not None
