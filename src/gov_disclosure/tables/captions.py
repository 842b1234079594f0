"""Lines that say of which year, or whose, the tables below them are."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gov_disclosure.printed_years import in_digits
from gov_disclosure.text import label_key, squeeze


class Caption(NamedTuple):
    """What a line says of the tables below it, or above.

    `years` are those that it names, `organ` is the organ that it names. `other` says that it puts them under another year by words
    that hold in every report (上年, 上半年), or under the report's own (本年度): None where it does neither; `draft` the same of a version
    that does not count (更正前, 样表). `annex` says that it begins an annex, `whole` that this is a report with headings of its own.
    `weak` says that it is a name and no more, which may stand there for another reason; `label` that it answers a label (统计年度：);
    `day` that it is a day, which says of a name right above it that it signs. `since` is the year of 2023年以来;
    `bare` says of a weak name that it has no number, as a running head has none; `link` that it leads to another page, `listed` that it lists some;
    `title` that it is the title of a report, which speaks of a table right below it only; `above` that it is a remark on the tables above it instead,
    `this` that it speaks of 本表, which may be either, `one` that such a remark speaks of one table.
    """

    years: tuple[int, ...] = ()
    organ: str | None = None
    other: bool | None = None
    draft: bool | None = None
    annex: bool = False
    whole: bool = False
    weak: bool = False
    label: bool = False
    day: bool = False
    since: int | None = None
    bare: bool = False
    link: bool = False
    listed: bool = False
    title: bool = False
    above: bool = False
    this: bool = False
    one: bool = False

    @property
    def names(self) -> bool:
        """Whether it depends on the year and the organ reported on what it says."""
        return bool(self.years) or self.organ is not None or self.since is not None

    @property
    def is_remark(self) -> bool:
        """Whether it may speak of tables above it."""
        return self.above or self.this


# ---------------------------------------------------------------------------- words

# A table's name is made of these, in one way only: no word is made of others. 报告 is none of them, for the title of another
# year's report is a link
TABLE_WORDS = (
    "政府信息|信息|公开|工作|行政|机关|主动|依申请|申请|收到|受理|处理|办理|答复|复议|诉讼|被|提起|因|和|与|及|的|"
    "有关|相关|主要|具体|基本|各项|分类|指标|情况|数据|统计|汇总|登记|一览|明细|对照|对比|比较|参照|表|如下|见下|附表|附图"
)
ABOUT = rf"(?:(?:{TABLE_WORDS}){{0,24}}|[^\W\d件无未结转]{{0,8}}?(?:情况|数据|统计|表))"
_ITEM = r"(?:[一二三四五六七八九十]{1,2}|\d)?"
_BEFORE = rf"{_ITEM}(?:附[件表录]?\d{{0,2}}|(?:附|续)?表[一二三四五六七八九十\d]?)?(?:对比|对照|参考|参照|比较|其中)?(?:注|说明)?(?:以下|如下|下[表列]|[本此上]表)?(?:数据|数字)?(?:均|都)?(?:是|为|系|来源(?:于|为)?|[摘取引]自)?"
_BEHIND = r"(?:[仅只]?供(?:对比|比较|参考|参照)|对比|参考|所示)?"
SELF = r"(?:[我本][局委办县区市镇乡街院校]|[我本]?(?:街道|单位|机关|部门))?的?"
"""How an organ names itself."""
OTHER = r"(?:上一?年度?|去年度?|往年度?|前一?年度?|上期|上年同期|去年同期|上一?年度同期)"
_OWN = r"(?:本年度?|今年度?|本期|报告期)"
_NAMED = r"(20\d\d)年?(?:年度?|全年|(?<=年))"
_ANNEX = (
    rf"{_ITEM}(?:另?附(?:[件表录]|(?![件表录]))(?:[一二三四五六七八九十]|\d{{1,2}})?|[上下]一[篇条]|"
    r"(?:相关|友情|历史|往年|往期|历年)的?(?:链接|附件|阅读|资料|稿件|文件|年报|年度报告|报告)|链接|原文|参考|参见|参阅)(?:下载|链接|如下|为|是)?"
)
"""What an annex or a link begins with."""
CHANGED = "更正|修改|修订|勘误|更改|调整|订正|变更|修正"
SAMPLE = "样表|样例|样式|示例|范例|范本|模板|模版|表样|例表|(?:测试|模拟|演示)(?:数据?|报表)?|已?作废"

# ---------------------------------------------------------------------------- years

_TABLE_OF_OTHER = re.compile(rf"{_BEFORE}{OTHER}(?:数据?|{ABOUT}){_BEHIND}")
_TABLE_OF_OWN = re.compile(rf"{_BEFORE}{_OWN}(?:数据?|{ABOUT}){_BEHIND}")
_OF_YEAR = re.compile(
    rf"{_BEFORE}{SELF}{_NAMED}{SELF}(?:数据?|{ABOUT}){_BEHIND}(?:(?:即|为)?(?:上一?年度?|去年|本年度?))?(?:单位[件条份宗万元人次]{{1,4}})?|"
    rf"{_BEFORE}(?:{TABLE_WORDS}){{1,24}}(?<=[表况据计]){_NAMED}"
)
"""Whole lines such as 附：上一年度情况, as keys."""

SEASON = r"[上下]半年|前?第?[一二三四1-4]个?季度|前[一二三四五六七八九十]{1,2}个?月"
_MANY_YEARS = r"(?:20\d\d年?度?){2,6}(?=合计|累计)|自?20\d\d年度?以来|近[两二三四五]年来?|历年来?|[两二三四五]年来?累计|20\d\d年?度?[至到和]?20\d\d年度?|20\d\d年度?(?:至|到)今"
_OF_PART = re.compile(
    rf"{_BEFORE}(?:(?:20\d\d年?|本年|今年|全年)度?)?(?:{SEASON})(?:数据?|累计数?|{ABOUT}){_BEHIND}|"
    rf"{_BEFORE}(?:{_MANY_YEARS})(?:数据?|累计数?|合计数?|累计{ABOUT}|{ABOUT}){_BEHIND}|"
    rf"{_BEFORE}(?:20\d\d年)?上?半年报表?|"
    rf"{_BEFORE}{_NAMED}(?:工作)?(?:计划|预计|预测|目标)(?:数据?|表|情况)?"
)
"""2023年上半年情况, 2021—2023年累计, as keys: another stretch of time than a year."""

_DAY = r"(?:(\d{1,2})月份?(?:\d{1,2}日|底|末|初)?|[./-]?(\d{1,2})[./-]\d{1,2}日?|[./-](\d{1,2})|(\d{1,2})(?=(?:--?|~|至|到)\d{1,2}月))"
_FIRST = rf"(20\d\d)(?:年度?)?(?:{_DAY})?"
_LAST = rf"(?:(20\d\d)(?:年度?)?)?(?:{_DAY})?"
_PERIOD_WORDS = (
    r"(?:[(]?[一二三四五六七八九十]{1,2}[)、.,]{1,2}|附[件表录]?\d{0,2}:?|表[一二三四五\d]:?)?[(]?"
    r"(?:数据|统计|填报|报告|报送|汇总|本表|本|所列|的)*(?:期限|时限|时间段?|起止(?:时间|日期)|期间|年度|年份|时段|时期|区间|范围|周期|期)?[(:为是自从]{0,3}"
)
_PERIOD = re.compile(
    rf"{_PERIOD_WORDS}{_FIRST}(?:起|始)?(?:至|到|截止|止|--?|~){_LAST}(?:止|期间|累计|合计|共计|[()]|{TABLE_WORDS})*"
)
_ONE_DAY = re.compile(rf"{_PERIOD_WORDS}20\d\d([./-])\d{{1,2}}\1\d{{1,2}}[日()]*(?:\d{{1,2}}:\d\d(?::\d\d)?)?")
"""2023-01-12 is no period from January to the twelfth month."""
_UP_TO = re.compile(
    r"[(]?(?:数据|统计)?截[至止]到?:?(20\d\d)年?(?:(\d{1,2})月(?:\d{1,2}日|底|末)?|年?[底末终])(?:止|累计|合计|的|情况|数据|统计|[()])*"
)
_YEAR_LABEL = re.compile(
    r"[(]?(?:数据|统计|报告|汇总|填报|报送|所属|本表|本)*(?:年度|年份|期限|时限|期间|时段|时期|区间|范围|周期|报告期|统计期|数据期|所属期|统计时间|数据时间|(?<![^(])时间(?=[:为是]{1,2}20\d\d年度))"
    r"[:为是]{0,2}(20\d\d)年?度?[)]?"
)
"""Lines such as 统计期限：2023年1月1日至2023年12月31日, 统计年度：2022年, squeezed."""
_COMPACT_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
_FIRST_MONTH, _LAST_MONTH = 1, 12
_FORM_BEGAN = (2019, 5)
"""The month since which the Regulations as revised are in force: many reports on 2019 count from there."""

_DAY_SIGNED = re.compile("20[0-9]{2}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十廿]{1,3}日")
_YEARS = re.compile(r"(20\d\d)年(?!\d{1,2}月)")
_RELATIVE = re.compile(r"上一?年度?(?!结转)|去年|往[年期]|历年|历史|前一年|上期")
_RANGE = re.compile(_MANY_YEARS)
_SINCE = re.compile(rf"{_BEFORE}自?(20\d\d)年度?以来")

# ---------------------------------------------------------------------------- drafts

_OF_DRAFT = re.compile(
    rf"{_BEFORE}(?:原|{ABOUT}|报告)?(?:(?:{CHANGED})(?P<before>前)|(?:{CHANGED})(?P<after>后))(?:的|数据?|报告|原表|{ABOUT}){{0,2}}|"
    rf"{_BEFORE}原(?:来|先)?(?:公布|公开|发布)的?(?:数据|{ABOUT})|"
    rf"{_BEFORE}(?:下属|所属|直属|代管)各?(?:单位|机构|部门)的?(?:{TABLE_WORDS}){{1,24}}|"
    rf"{_BEFORE}(?:填[报写表]|报表|表格|报告|统计)?(?:{SAMPLE})(?:数据?)?"
)
_BEFORE_CHANGE = re.compile(rf"(?:{CHANGED})前")

# ---------------------------------------------------------------------------- organs

_ENDS = r"人民政府(?:办公[室厅])?|政府(?:办公?[室厅]?)?|办事处|委员会|管委会|办公[室厅]|街道|中心|集团|公司|学校|医院|大学|银行|[局厅委院所队处]|(?<!网)站"
_GOVERNMENT_ALONE = r"[^\W\d]{0,12}?[省市区县旗州镇乡](?:政?府办(?:公?[室厅])?|政府(?=政府))"
ORGAN = rf"(?P<organ>(?=[^\W\d]*[省市区县旗州盟镇乡])(?:{_GOVERNMENT_ALONE}|[^\W\d]{{3,24}}?(?:{_ENDS})))"
_NO_NAME = ".*(?:公开|信息|申请|区分|办理|结果|情况|不予|答复|处理|其他|单位|填报)"
"""What stands in labels of the form, and hardly in the name of an organ."""
_PLAIN = rf"(?P<plain>(?!关于|[本我各全])[\u4e00-\u9fff]{{1,24}}?(?:{_ENDS}))"
_BARE = rf"(?P<bare>(?!关于|[本我各全]|{_NO_NAME})[\u4e00-\u9fff]{{1,24}}(?:{_ENDS}|[镇乡]))"
_ALONE = (
    rf"(?P<alone>(?![本我各全]|{_NO_NAME})[\u4e00-\u9fff]{{1,8}}"
    rf"(?:[省市区县旗州盟镇乡](?:[\u4e00-\u9fff]{{1,20}}(?:{_ENDS})|人民政府|政府)|[镇乡]|街道))"
)
_DATA = r"情况如下|(?:数据|情况|统计|报|汇总|一览|明细|登记|对照)表|数据|统计"
_REPORT = "报告|年报"
_NOTE = rf"(?:{_BEHIND}|(?:{CHANGED})[前后]|附表|附件|统计表|全文|正文|(?i:pdf|docx?|wps|ofd))?"
_OF_ORGAN = re.compile(
    rf"(?:{_ANNEX}|其中)(?:20\d\d年度?)?{ORGAN}[^\W_]{{0,60}}?(?:情况|{_REPORT}|{_DATA}){_NOTE}|"
    rf"{_ANNEX}{_PLAIN}20\d\d年度?[^\W_]{{0,40}}?公开[^\W_]{{0,20}}?(?:{_REPORT}){_NOTE}|"
    rf"(?:20\d\d年度?)?{ORGAN.replace('organ', 'owner')}[^\W_]{{0,60}}?(?:{_DATA})|"
    rf"{_ANNEX}{_BARE}|(?:{_ITEM}|表\d{{1,2}}){_ALONE}(?:20\d\d年度?)?"
)
"""附件：某县水务局2023年…数据, as keys: what stands below is that organ's."""
_NUMBERED = re.compile(r"\s{0,9}[(（]?([一二三四五六七八九十]{1,2})[)）、.．,，]")

_MADE_THE_FORM = "[(]?制表(?:单位|机关|部门|主体):(?:国务院|.*办公厅)"
_LABEL_OF_ORGAN = rf"(?!{_MADE_THE_FORM})[(]?(?:填报|报送|上报|填表|编制|编报|报告|统计|制表|汇总|公开|下属|所属|直属|代管)?(?:单位|机关|部门|主体)(?:名称|全称)?(?:[(](?:盖章|公章|签章|章)[)])?(?::|(?<=(?:填报|报送|上报)单位))"
_BEHIND_ORGAN = (
    r"(?:[(](?:盖章|公章|签章|章|本级)[)])?[)]?(?:[,;|]?(?:(?:填报|填表|报送|制表|编制|统计|上报|报告)?(?:日期|时间|人|年度|期)|"
    r"负责人|审核人?|联系人|联系电话|计量单位|单位|单位负责人)(?:[(][^()]{0,8}[)])?:.*)?"
)
_LABELLED = re.compile(
    rf"{_LABEL_OF_ORGAN}(?P<organ>(?![本我各全])[\u4e00-\u9fff]{{1,28}}?(?:{_ENDS}|[省市区县旗州盟镇乡会院部社馆])){_BEHIND_ORGAN}"
)
"""填报单位：临溪县财政局, squeezed."""
INNER_OFFICE = re.compile(
    "(?:(?:人民)?政府)?(?:政府信息公开|政务公开|信息公开|政务|党政|综合|行政|工作|领导小组)+办(?:公室)?\\Z"
)
"""An office within an organ, which fills in the form for it."""

_REPORT_WORDS = rf"(?:{TABLE_WORDS}|年度|年报|报告|全文|正文|20\d\d(?:年度?[至到]?|[至到]|(?=20\d\d年|年报))|{OTHER}|历年|(?:{CHANGED})[前后]|[仅只]?供参考)"
_OF_REPORT = re.compile(rf"{_ANNEX}{_REPORT_WORDS}{{1,30}}(?i:pdf|docx?|wps|ofd)?")
"""附件：2022年年报, as keys."""
_OF_TITLE = re.compile(
    rf"{_BEFORE}(?P<organ>(?!关于|[本我各全])[\u4e00-\u9fff]{{1,28}}?(?:{_ENDS}|[省市区县旗州盟镇乡会院部社馆])(?!信息公开))?(?:关于)?"
    rf"(?:{_REPORT_WORDS}|政务){{1,30}}(?i:pdf|docx?|wps|ofd)?"
)
"""某县水务局2022年政府信息公开工作年度报告, 去年年报, as keys."""
_LEADS_TO_TABLE = re.compile(r"\A[^。]*(?:下表|如下)[^。]{0,4}。\s{0,9}\Z")
_LONGEST_TITLE = 60
_STEPS = frozenset(">＞»›→")
_IS_PATH = re.compile("首页|当前位置|[您你]?(?:当前|现在)?所?在的?位置")
_IS_ANNEX = re.compile(rf"{_ANNEX}(?!表)")
_IS_LINK = re.compile("[上下]一[篇条]|(?:相关|友情)的?(?:链接|阅读)|链接")
_IS_LIST = re.compile("(?:往[年期]|历[年史])的?(?:年报|年度报告|报告|链接)(?:20[0-9]{2}年度?(?:年度?报告?|报告)){1,12}")
"""Navigation names neighbours; 往年年报：2022年年报 is a list of them, or heads one."""

_TIMES = frozenset("年期季月")
_DRAFTS = frozenset("前后样示范模例测演废原属管")
_LINKS = frozenset("至到止-—–－~～")
_ENDINGS = frozenset("下况告报表据计府室厅处会心团司校院学行局委所站队镇乡道考照较比前后件文年fxcsdFXCSD")
"""What captions of each kind have, the last those of an organ at their end: most texts have nothing of it."""


def caption_of(key: str, text: str) -> Caption | None:
    """What a line with the key `key` says of the tables below it; None where it is no caption.

    >>> from gov_disclosure.text import label_key
    >>> caption_of(label_key("表2 2022年收到和处理申请情况（供对比）"), "").years, caption_of("本年新收", "本年新收")
    ((2022,), None)
    >>> caption_of(label_key("附件：青屏县水务局2023年政府信息公开数据"), "").organ
    '青屏县水务局'
    """
    if "。" in text and not _LEADS_TO_TABLE.search(text):
        return None
    key, text = in_digits(key), in_digits(text)
    found = _by_organ(key, text) if key[-1:] in _ENDINGS else None
    if found is None and (
        ":" in text or "：" in text or ("20" in key and not _LINKS.isdisjoint(text)) or _ANSWERED.match(key)
    ):
        found = by_label(squeeze(text))
    if found is None and not _TIMES.isdisjoint(key):
        found = _by_day(key) or _by_report(key) or _by_year(key)
    if found is None and not _DRAFTS.isdisjoint(key):
        found = _by_report(key) or _by_draft(key)
    return found._replace(link=True) if found is not None and found.annex and _IS_LINK.match(key) else found


def caption_of_pieces(pieces: Sequence[str]) -> Caption | None:
    """What texts that stand side by side above a table say together, if each is a caption, a note of the unit or the answer to a label,
    as in the line above most statistical forms; None where none says anything, or they name several years.

    >>> caption_of_pieces(["表号：公开1表", "统计年度：2022年", "单位：件"]).years, caption_of_pieces(["2022年", "2023年"])
    ((2022,), None)
    """
    found = [(piece, caption_of(label_key(piece), piece)) for piece in pieces]
    captions = [caption for _, caption in found if caption is not None and not (caption.weak or caption.day)]
    years = {year for caption in captions for year in caption.years}
    if (
        not captions
        or len(years) > 1
        or any(caption is None and not _MAY_STAND_BESIDE.search(piece) for piece, caption in found)
    ):
        return None
    others, drafts = {caption.other for caption in captions}, {caption.draft for caption in captions}
    return Caption(
        tuple(years),
        next((caption.organ for caption in captions if caption.organ is not None), None),
        True if True in others else None,
        True if True in drafts else None,
        label=True,
    )


def pieces_of(text: str) -> Sequence[str]:
    """The texts of a line that spaces part; nothing where it is no such line.

    >>> pieces_of("统计年度：2022年      单位：件"), pieces_of("统计年度：2022年")
    (['统计年度：2022年', '单位：件'], ())
    """
    pieces = text.split() if len(text) <= _LONGEST_LINE and "。" not in text else ()
    return pieces if 1 < len(pieces) <= _MOST_PIECES else ()


_LONGEST_LINE = 90
_MOST_PIECES = 6
_MAY_STAND_BESIDE = re.compile(
    r"\S[:：]|\A[(（]?单位|\A[(（]?[百千万]?[件元][)）]?\Z|\A第?[0-9一二三四五六七八九十]{1,3}[号页表]?\Z|\A20[0-9]{2}[-./年]"
)


def title_of(key: str, text: str = "") -> Caption | None:
    """The title of a report of some year that a line with the key `key` is: it says of a table right below it whose that is. The
    path to a page (首页 > 政府信息公开年报 > 2023年) is none.

    >>> from gov_disclosure.text import label_key
    >>> title_of(label_key("青屏县水务局2022年政府信息公开工作年度报告"))[:2], title_of(label_key("上年度年报")).other
    (((2022,), '青屏县水务局'), True)
    """
    if (
        len(key) > _LONGEST_TITLE
        or not ("报告" in key or "年报" in key)
        or not _STEPS.isdisjoint(text)
        or _IS_PATH.match(key)
    ):
        return None
    key = in_digits(key)
    found = _OF_TITLE.fullmatch(key)
    named = _named(key, found["organ"]) if found else None
    if named is None or not (named.years or named.other or named.draft):
        return None
    return named._replace(annex=False, whole=True, weak=True, listed=False, title=True)


def _by_day(key: str) -> Caption | None:
    return Caption(label=True, day=True) if _DAY_SIGNED.fullmatch(key) else None


def begins_caption(key: str) -> bool:
    """Whether a line with the key `key` may be the first piece of a caption in several cells: 附件1, 填报单位."""
    return _STARTS.match(key) is not None


_ANSWERED = re.compile("(?:统计|填报|报告|数据|报送|所属)(?:年度|年份|时间|期间|单位|机关|部门)|(?:年度|年份)20")
"""Labels that are answered without a colon: 统计年度 2022年."""
_STARTS = re.compile("附|链接|上一|下一|往年|填报|报送|上报|填表|编制|统计|报告|制表|汇总|单位名称")


def _by_organ(key: str, text: str) -> Caption | None:
    found = _OF_ORGAN.fullmatch(key)
    if found is None:
        return None
    organ = next(filter(None, found.groups()))
    if found["alone"] is None:
        return _named(key, organ)
    item = _NUMBERED.match(text)
    if _COLON_WITHIN.search(text):  # the key of 来源：某县财政局 has its label in the name
        return None
    return Caption(organ=organ.removeprefix(item[1]) if item else organ, weak=True, bare=item is None)


_COLON_WITHIN = re.compile(r"[:：]\s*\S")


def _by_report(key: str) -> Caption | None:
    named = _named(key) if _OF_REPORT.fullmatch(key) else None
    return named if named and (named.years or named.other or named.draft) else None


def _named(key: str, organ: str | None = None) -> Caption:
    """What the words of an annex's name say; `organ` is the one in it."""
    annex = _IS_ANNEX.match(key) is not None
    listed = _IS_LIST.fullmatch(key) is not None
    years = tuple(sorted({int(year) for year in _YEARS.findall(key)}))
    return Caption(
        years,
        organ,
        True if _RELATIVE.search(key) or _RANGE.search(key) else None,
        True if _BEFORE_CHANGE.search(key) else None,
        annex,
        annex and ("报告" in key or "年报" in key) and not listed,
        listed=listed,
    )


def _by_year(key: str) -> Caption | None:
    annex = _IS_ANNEX.match(key) is not None
    since = _SINCE.match(key)
    if _OF_PART.fullmatch(key) or _TABLE_OF_OTHER.fullmatch(key):
        return Caption(other=True, annex=annex, since=int(since[1]) if since else None)
    named = _OF_YEAR.fullmatch(key)
    if named:
        return Caption((int(named[1] or named[2]),), annex=annex)
    return Caption(other=False, annex=annex) if _TABLE_OF_OWN.fullmatch(key) else None


def _by_draft(key: str) -> Caption | None:
    found = _OF_DRAFT.fullmatch(key)
    return Caption(draft=found["after"] is None, annex=_IS_ANNEX.match(key) is not None) if found else None


def by_label(line: str) -> Caption | None:
    """By a label of the year, the period or the organ, in a squeezed line."""
    line = _COMPACT_DAY.sub(r"\1.\2.\3", line)
    named = _YEAR_LABEL.fullmatch(line)
    if named:
        return Caption((int(named[1]),), label=True)
    organ = _LABELLED.fullmatch(line)
    if organ:
        return Caption(organ=organ["organ"], label=True) if INNER_OFFICE.sub("", organ["organ"]) else None
    period = _PERIOD.fullmatch(line)
    if period and not _ONE_DAY.fullmatch(line):
        first, last = period.group(1, 6)
        return _in_period(
            int(first), _number(period.group(2, 3, 4, 5)), int(last or first), _number(period.group(7, 8, 9, 10))
        )
    up_to = _UP_TO.fullmatch(line)
    return _in_period(int(up_to[1]), None, int(up_to[1]), int(up_to[2] or _LAST_MONTH)) if up_to else None


def _number(found: Iterable[str | None]) -> int | None:
    return next((int(number) for number in found if number), None)


def _in_period(first: int, from_month: int | None, last: int, to_month: int | None) -> Caption | None:
    """The year that a period is, or another time."""
    begins = from_month in (None, _FIRST_MONTH) or (first, from_month) == _FORM_BEGAN
    whole = begins and to_month in (None, _LAST_MONTH) and first == last
    return Caption((first,), label=True) if whole else Caption(other=True, label=True)
