"""The Chinese words of the command line."""

from collections.abc import Mapping
from types import MappingProxyType

from gov_disclosure.model.report import Severity
from gov_disclosure.repair import GaveUp, Slip

PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "error": "{count:,} 个错误",
        "warning": "{count:,} 个警告",
        "advice": "{count} 条建议",
        "check": "{count} 项检查通过",
        "diagnostic": "{count} 条诊断",
        "file": "{count} 个文件",
        "other": "其余 {count} 项",
        "finding": "另有 {count} 个问题，见 --full",
        "figure": "参与合计的其余 {count} 项均为 0",
        "verdict": "{name}：{verdict}",
        "numbered": "{name} 第 {number} 份（{title}）",
        "several": "该文件有 {count} 份年度报告，这里只有第一份：逐份校验请用 gov-disclosure validate，"
        "全部读成表格请用 gov-disclosure extract",
        "of reports": "{files}，{reports}",
        "nothing": "未发现问题",
        "not made": "{held}，{count} 项因缺少数据无法进行：{missing}",
        "reading": "读取时有 {diagnostics}：见 gov-disclosure parse",
        "reading of others": "读取时有 {diagnostics}：见 gov-disclosure extract 写出的诊断",
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
        "also": "另有 {code}：按该规则为 {expected}，报告为 {observed}",
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
        "no text": "标题下没有文字",
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
        "reader": "读取器",
        "entry point": "入口点",
        "reader not loaded": "无法加载：{cause}",
        "shadowed": "不用：在它之前已有同名的读取器",
        "complaint": "gov-disclosure：{message}",
        "about": "{name}：{message}",
        "none fits": "未与“{title}”对照：文件所含的 {count} 份报告中，没有或不止一份属于同一机关的上一年度",
        "empty name": "文件名为空",
        "is folder": "{reason}：请给出其中的文件，或用 gov-disclosure extract 读取整个文件夹",
        "no network": "{reason}：程序不从网络下载，请先保存网页",
        "no output": "输出无法写出：{reason}",
        "report": "{count:,} 份报告",
        "input": "{count:,} 个输入",
        "going on": "接着运行上次中断的任务：{inputs:,} 个输入中，{done:,} 个已完成",
        "listing": "正在列出文件",
        "reading files": "正在读取",
        "writing": "正在写出",
        "rate": "每秒 {rate:,.1f} 个文件",
        "failures": "失败 {count:,} 个",
        "finished already": "{name} 此前已经完成，输入相同；要重新读取，请用 --restart。",
        "extracted": "{name}：{inputs}，{reports}",
        "read": "已读取",
        "not a report": "不是年度报告",
        "failed": "读取失败",
        "failed why": "{count:,}：{codes}",
        "failed so": "{meaning}（{code}）{count:,} 个",
        "found": "问题",
        "written": "已写出",
        "same command": "同一命令",
        "without restart": "同一命令（去掉 --restart）",
        "interrupted": "已中断；再次运行{command}，即从中断之处接着运行",
        "terminated": "已终止；再次运行{command}，即从终止之处接着运行",
        "unfinished": "{reason}；运行尚未完成，再次运行{command}，即从停下之处接着运行",
        "listed": "、",
    }
)
"""What is said, with places for values."""

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.ADVICE: "建议"}
)

SLIPS: Mapping[Slip, str] = MappingProxyType(
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
)
"""How a figure became wrong."""

GAVE_UP: Mapping[GaveUp, str] = MappingProxyType(
    {
        GaveUp.MORE_CELLS: "无法确定哪些数据有误，有误的数据多于三个。",
        GaveUp.BUDGET: "查找有误数据的搜索过长，已中止。",
        GaveUp.MORE_EXPLANATIONS: "可能的更正不止所列各项。",
        GaveUp.UNSETTLED: "因有空白单元格，其他数据也可能有误。",
        GaveUp.NO_FAILING_BALANCE: "无法根据勾稽关系确定哪些数据有误。",
    }
)
"""Why it is not known which figures are wrong, or not for certain."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "source-empty": "空文件",
        "other-format": "格式不能读取",
        "not-a-report": "不是年度报告",
        "limit-exceeded": "超过上限",
        "source-unreadable": "编码无法识别",
        "reader-failed": "读取器出错",
        "not-read": "其他错误",
        "file-not-found": "没有这个文件",
        "file-is-folder": "是文件夹",
        "permission-denied": "没有权限",
        "file-unreadable": "系统不能给出",
        "out-of-memory": "内存不足",
        "internal-error": "本库或插件的缺陷",
        "timed-out": "超过时限",
        "worker-died": "进程意外结束",
    }
)
"""Why an input failed, by the code of its outcome."""
