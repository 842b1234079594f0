"""What `parse` says around a report, `validate` around the findings and `rules` around the rules, in two languages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from gov_disclosure.model.report import Severity
from gov_disclosure.repair import GaveUp, Slip
from gov_disclosure.rules import Finding
from gov_disclosure.rules.listing import listed, listed_zh


@frozen
class Words:
    """The words of one language; the methods put numbers and names into them."""

    phrases: Mapping[str, str]
    severities: Mapping[Severity, str]
    slips: Mapping[Slip, str]
    gave_up: Mapping[GaveUp, str]
    plurals: Mapping[str, str]
    parts: Mapping[str, str]
    """What a path means that names no figure, where a check lacks it."""
    comma: str
    shortened: Callable[[Sequence[str]], str]
    """The first few of many names."""

    def say(self, phrase: str, **values: object) -> str:
        """A phrase with its values."""
        return self.phrases[phrase].format_map(values)

    def slip(self, kind: Slip) -> str:
        """How a figure became wrong."""
        return self.slips.get(kind, self.slips[Slip.OTHER])

    def given_up(self, reason: GaveUp | None) -> str:
        """Why it is not known which figures are wrong, or not for certain."""
        general = self.gave_up[GaveUp.NO_FAILING_BALANCE]
        return general if reason is None else self.gave_up.get(reason, general)

    def number(self, count: int, noun: str) -> str:
        """So many of something: ``1 check``, ``2 checks``."""
        return self.phrases[noun if count == 1 else self.plurals.get(noun, noun)].format(count=count)

    def counted(self, findings: Iterable[Finding]) -> str:
        """How many findings of each severity there are; empty where there are none."""
        counts = Counter(finding.severity for finding in findings)
        return self.comma.join(self.number(counts[each], each.value) for each in Severity if counts[each])

    def listed(self, names: Sequence[str]) -> str:
        """The first few of what checks lack, and how many more there are."""
        return self.shortened([self.parts.get(name, name) for name in names])


ENGLISH = Words(
    phrases=MappingProxyType(
        {
            "error": "{count} error",
            "errors": "{count} errors",
            "warning": "{count} warning",
            "warnings": "{count} warnings",
            "advice": "{count} piece of advice",
            "pieces of advice": "{count} pieces of advice",
            "check": "{count} check held",
            "checks": "{count} checks held",
            "diagnostic": "{count} diagnostic",
            "diagnostics": "{count} diagnostics",
            "file": "{count} file",
            "files": "{count} files",
            "other": "in {count} other",
            "others": "in {count} others",
            "finding": "and {count} more finding, see --full",
            "findings": "and {count} more findings, see --full",
            "figure": "{count} figure more is added up: 0",
            "figures": "{count} figures more are added up: all 0",
            "standard input": "standard input",
            "verdict": "{name}: {verdict}",
            "nothing": "no findings",
            "not made": "{held}, {count} could not be made for want of {missing}",
            "reading": "{diagnostics} from reading: see gov-disclosure parse",
            "previous": "compared with {name}",
            "summary": "{files}: {parts}. {findings}.",
            "faultless": "{count} without errors",
            "faulty": "{count} with errors",
            "unread": "{count} not read",
            "none read": "{files}: {parts}.",
            "table": "Table {number} ({name}): {reason}",
            "left": "left",
            "right": "right",
            "no value": "nothing",
            "line": " (line {line})",
            "at line": "  (line {line})",
            "also": "also {code}: {expected} expected, {observed} found",
            "compares": "also {code}: {left} against {right}",
            "should be": "{sign}  should be {proposed}: {slip}; {path}{place}",
            "together": "These figures are wrong together:",
            "likely": "Probably, but other ways were not ruled out:",
            "alternatives": "One of these would mend it ({count} ways, the likeliest first):",
            "change": "{path}{place}: {proposed} instead of {printed}, {slip}",
            "and": " and ",
            "ways": "and {count} more",
            "changes": "{count} more",
            "untitled": "(no title found)",
            "agency": "Agency",
            "year": "Year",
            "period": "Period",
            "from to": "{start} to {end}",
            "published": "Published",
            "index number": "Index number",
            "document number": "Document number",
            "contact": "Contact",
            "address": "Address",
            "postcode": "Postcode",
            "phone": "Phone",
            "email": "Email",
            "url": "URL",
            "source": "Source",
            "read as": "reader {reader}, {encoding}, {script}, {length} characters",
            "text": "text",
            "simplified": "simplified Chinese",
            "traditional": "traditional Chinese",
            "not found": "not found",
            "preamble": "Preamble",
            "no section": "the document has no such section",
            "no table": "no table found",
            "left out": " … (+{count} characters)",
            "diagnosed": "Diagnostics: {count}",
            "undiagnosed": "Diagnostics: none",
            "in line": "line {line}",
            "in column": ", column {column}",
            "in element": ", {element}",
            "somewhere": "somewhere",
            "quoted": "{place}: “{excerpt}”",
            "rule": "rule",
            "family": "family",
            "severity": "severity",
            "package": "package",
            "version": "version",
            "unknown": "unknown",
            "said in": "Source: {source}",
            "not loaded": "{name} does not load: {cause}",
        }
    ),
    severities=MappingProxyType({severity: severity.value for severity in Severity}),
    slips=MappingProxyType(
        {
            Slip.TRANSPOSED_DIGITS: "two digits changed places",
            Slip.DROPPED_DIGIT: "a digit was dropped",
            Slip.DOUBLED_DIGIT: "a digit was doubled",
            Slip.ADDED_DIGIT: "a digit was added",
            Slip.CHANGED_DIGIT: "a digit was changed",
            Slip.MOVED_DIGIT: "a digit moved to the next cell",
            Slip.SWAPPED_NEIGHBOURS: "neighbours changed places",
            Slip.WRONG_SIGN: "a wrong sign",
            Slip.BLANK_FOR_SUM: "a blank for the sum",
            Slip.MISPLACED_ROW: "rows changed places",
            Slip.MISPLACED_COLUMN: "it stands in another column",
            Slip.OTHER: "another number",
        }
    ),
    gave_up=MappingProxyType(
        {
            GaveUp.MORE_CELLS: "which figures are wrong cannot be told, they are more than three.",
            GaveUp.BUDGET: "the search for wrong figures was given up as too long.",
            GaveUp.MORE_EXPLANATIONS: "there are more ways than were looked at.",
            GaveUp.UNSETTLED: "with its blanks, other figures may be wrong as well.",
            GaveUp.NO_FAILING_BALANCE: "which figures are wrong cannot be told from the balances.",
        }
    ),
    plurals=MappingProxyType(
        {
            "advice": "pieces of advice",
            **{
                noun: f"{noun}s"
                for noun in ("error", "warning", "check", "diagnostic", "file", "other", "finding", "figure")
            },
        }
    ),
    parts=MappingProxyType(
        {
            "previous": "last year's report (--previous)",
            "published": "the date of publication",
            "year": "the year",
            "agency": "the agency",
            "sections": "the sections",
            "proactive": "table 二 (proactive)",
            "requests": "table 三 (requests)",
            "disputes": "table 四 (disputes)",
        }
    ),
    comma=", ",
    shortened=listed,
)

CHINESE = Words(
    phrases=MappingProxyType(
        {
            "error": "{count} 个错误",
            "warning": "{count} 个警告",
            "advice": "{count} 条建议",
            "check": "{count} 项检查通过",
            "diagnostic": "{count} 条诊断",
            "file": "{count} 个文件",
            "other": "其余 {count} 项",
            "finding": "另有 {count} 个问题，见 --full",
            "figure": "参与合计的其余 {count} 项均为 0",
            "standard input": "标准输入",
            "verdict": "{name}：{verdict}",
            "nothing": "未发现问题",
            "not made": "{held}，{count} 项因缺少数据无法进行：{missing}",
            "reading": "读取时有 {diagnostics}：见 gov-disclosure parse",
            "previous": "与 {name} 对照",
            "summary": "{files}：{parts}。{findings}。",
            "faultless": "{count} 个无错误",
            "faulty": "{count} 个有错误",
            "unread": "{count} 个未能读取",
            "none read": "{files}：{parts}。",
            "table": "表{number}：{reason}",
            "left": "左边",
            "right": "右边",
            "no value": "无",
            "line": "（第 {line} 行）",
            "at line": "（第 {line} 行）",
            "also": "另有 {code}：应为 {expected}，实为 {observed}",
            "compares": "另有 {code}：{left} 与 {right} 不符",
            "should be": "{sign}  应为 {proposed}：{slip}；{path}{place}",
            "together": "以下数据应一并更正：",
            "likely": "可能是以下一项，但不排除其他可能：",
            "alternatives": "以下更正任取其一即可平衡（共 {count} 种，可能性大者在前）：",
            "change": "{path}{place}：{printed} 应为 {proposed}，{slip}",
            "and": "，同时 ",
            "ways": "另有 {count} 种",
            "changes": "另 {count} 项",
            "untitled": "（未找到标题）",
            "agency": "机关",
            "year": "年度",
            "period": "统计期限",
            "from to": "{start} 至 {end}",
            "published": "公布日期",
            "index number": "索引号",
            "document number": "文号",
            "contact": "联系方式",
            "address": "地址",
            "postcode": "邮编",
            "phone": "电话",
            "email": "电子邮箱",
            "url": "网址",
            "source": "来源",
            "read as": "读取器 {reader}，{encoding}，{script}，{length} 个字符",
            "text": "文本",
            "simplified": "简体中文",
            "traditional": "繁体中文",
            "not found": "未找到",
            "preamble": "导语",
            "no section": "文件中没有这一部分",
            "no table": "未找到表格",
            "left out": " …（另有 {count} 个字符）",
            "diagnosed": "诊断：{count} 条",
            "undiagnosed": "诊断：无",
            "in line": "第 {line} 行",
            "in column": "第 {column} 列",
            "in element": "，{element}",
            "somewhere": "位置不明",
            "quoted": "{place}：“{excerpt}”",
            "rule": "规则",
            "family": "类别",
            "severity": "级别",
            "package": "软件包",
            "version": "版本",
            "unknown": "不详",
            "said in": "依据：{source}",
            "not loaded": "{name} 无法加载：{cause}",
        }
    ),
    severities=MappingProxyType({Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.ADVICE: "建议"}),
    slips=MappingProxyType(
        {
            Slip.TRANSPOSED_DIGITS: "两位数字颠倒",
            Slip.DROPPED_DIGIT: "漏写一位数字",
            Slip.DOUBLED_DIGIT: "重复一位数字",
            Slip.ADDED_DIGIT: "多写一位数字",
            Slip.CHANGED_DIGIT: "写错一位数字",
            Slip.MOVED_DIGIT: "一位数字错入相邻单元格",
            Slip.SWAPPED_NEIGHBOURS: "相邻单元格对调",
            Slip.WRONG_SIGN: "正负号有误",
            Slip.BLANK_FOR_SUM: "合计未填",
            Slip.MISPLACED_ROW: "两行对调",
            Slip.MISPLACED_COLUMN: "错列",
            Slip.OTHER: "填写有误",
        }
    ),
    gave_up=MappingProxyType(
        {
            GaveUp.MORE_CELLS: "无法确定哪些数据有误，有误的数据多于三个。",
            GaveUp.BUDGET: "查找有误数据的搜索过长，已中止。",
            GaveUp.MORE_EXPLANATIONS: "可能的更正不止所列各项。",
            GaveUp.UNSETTLED: "因有空白单元格，其他数据也可能有误。",
            GaveUp.NO_FAILING_BALANCE: "无法根据勾稽关系确定哪些数据有误。",
        }
    ),
    plurals=MappingProxyType({}),
    parts=MappingProxyType(
        {
            "previous": "上年报告（--previous）",
            "published": "公布日期",
            "year": "年度",
            "agency": "机关",
            "sections": "各部分",
            "proactive": "表二",
            "requests": "表三",
            "disputes": "表四",
        }
    ),
    comma="，",
    shortened=listed_zh,
)
