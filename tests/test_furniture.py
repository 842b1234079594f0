"""Page furniture: told from the report's own lines."""

import pytest

from gov_disclosure.furniture import (
    is_attachment,
    is_buttons,
    is_head,
    is_page_number,
    is_prose,
    is_tail,
    is_wordless,
)
from gov_disclosure.outline import outline
from gov_disclosure.sections import build_sections
from test_sections import BODY, TITLE, doc


@pytest.mark.parametrize(
    "line",
    [
        "打印本页",
        "[ 打印本页 | 关闭窗口 ]",
        "【返回顶部】【打印本稿】【关闭本页】",
        "打印 关闭",
        "去页首 | 打印 | 存这页",
        "【去页首】【回到页首】",
        "责任编辑：青禾",
        "主办：青禾县人民政府办公室 备案号：某ICP备00000000号",
        "解读链接:一图读懂",
        "相关链接：",
        "上一篇：2030年年报",
        "版权所有 青禾县人民政府",
        "扫一扫在手机打开当前页",
        "Copyright 2031",
        "浏览量：33",
        "阅读：33次",
        "您是第 12345 位访问者",
        "您的访问IP：192.0.2.1",
        "关键词：年报",
        "标签： 年报 公开",
        "初审：青禾 复审：秋水　终审：丰谷",
        "一审：青禾 二审：秋水 三审：丰谷",
        "文章录入：admin 责任编辑：admin",
        "审核：青禾",
        "发布人：青禾",
        "打印时间：2032-01-22 09:30",
        "时间：2032年1月22日",
        "字号：大 中 小",
        "【字体：大 中 小】",
        "相关新闻",
        "相关新闻：",
        "扫描二维码 手机浏览",
        "手机扫一扫",
        "上一篇 青禾县民政局",
        "下载文字版 下载图片版",
        "点击查看原文",
        "更多>>",
        "网站首页 | 关于我们 | 联系我们",
        "关于我们　|　网站地图　|　隐私声明",
        "电脑版 | 手机版",
        "--国务院部门网站--",
        "本网站支持IPv6",
        "满意 一般 不满意",
        "本页内容是否对您有帮助？",
        "我要评价",
        "无障碍浏览",
        "繁体版",
        "—END—",
        "-完-",
    ],
)
def test_tail(line: str) -> None:
    """Links, buttons and who runs the site."""
    assert is_tail(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "相关文件均已公开。",
        "打印机一台",
        "来源 | 数量",
        "编辑 校对",
        "青禾县财政局 " * 10 + "打印",
        "打印 | 本机关政务公开信息打印情况",
        "分享经验",
        "本年度没有其他事项。",
        "青禾县财政局",
        "2032年1月20日",
        "来源于网站，备案号见下。",
        "审核：0件",
        "审核：无",
        "二审：维持",
        "一审：维持 二审：维持",
        "编辑整理：三本",
        "阅读推广",
        "满意 | 一般 | 不满意",
        "微信 | 微博",
        "微信 微博",
        "政策解读",
        "浏览量较上年增加",
        "浏览量：比上年多三成",
        "扫描二维码可查阅本报告电子版",
        "手机扫一扫，即可查看",
        "时间：2032-01-22至2032-02-22",
        "发布日期：2032-01-22",
        "下载次数增加",
        "本网站支持多种浏览器，请用新版",
        "一般不满意的事项",
        "更多内容见附件",
        "完",
    ],
)
def test_no_tail(line: str) -> None:
    """Lines that only begin alike."""
    assert not is_tail(line)


@pytest.mark.parametrize(
    "line",
    [
        "首页",
        "您现在的位置：首页",
        "首页 > 政务公开 > 年报",
        "> 信息公开年报",
        "发布日期：2032-01-20 09:30 浏览次数：128 字体：[大 中 小]",
        "索 引 号：",
        "文号",
        "【字体：大 中 小】",
        "一、总体情况..........3",
        "目 录",
    ],
)
def test_head(line: str) -> None:
    """The way through the site, and the metadata block."""
    assert is_head(line)
    assert not is_prose(line)


@pytest.mark.parametrize("line", ["", "青禾县财政局", "根据规定编制本报告。来源：本局。", "索引", "时间 10: 13"])
def test_no_head(line: str) -> None:
    """Names and prose."""
    assert not is_head(line)


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("根据有关规定编制本报告。", True),
        ("现将年度报告公布如下：", True),
        ("根据《青禾县政府信息公开办法》的有关规定和要求", True),
        ("青禾县财政局", False),
        ("政府信息公开", False),
        ("无。", False),
        ("", False),
    ],
)
def test_prose(line: str, *, prose: bool) -> None:
    """Running text has a full stop, or is long and punctuated."""
    assert is_prose(line) is prose


@pytest.mark.parametrize("text", ["- 4 -", "— 12 —", "－3－", "第 2 页", "第2页 共9页", "3/9页"])
def test_page_numbers(text: str) -> None:
    """Numbers of printed pages."""
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["4", "-", "—", "-7", "2031-01-20", "- 4", "第二页", "2031年"])
def test_no_page_numbers(text: str) -> None:
    """Figures, marks for "none" and dates are no page numbers."""
    assert not is_page_number(text)


@pytest.mark.parametrize("text", ["附件：统计表.xlsx", "附件1", "附件", "青禾县2031年年报.pdf", "统计表.docx)"])
def test_attachments(text: str) -> None:
    """Names of attachments."""
    assert is_attachment(text)
    assert not is_attachment("附件另行公布。")


def test_wordless() -> None:
    """Counters and rules hold no word."""
    assert is_wordless("0")
    assert is_wordless("— | [ ]")
    assert not is_wordless("无")


@pytest.mark.parametrize(
    "text", ["【去页首】", "【去页首】【存这页】", "[ 去页首 ] [ 存这页 ]", "政策解读", "智能问答", "3人点赞"]
)
def test_buttons(text: str) -> None:
    """Short words in brackets and nothing else, or the name of a corner of the site."""
    assert is_buttons(text)


@pytest.mark.parametrize(
    "text",
    ["", "[1][2]", "【注】见下", "（本页无正文，以下为附件）", "【】", "【去页首】" * 20, "政策解读12篇", "解读政策"],
)
def test_no_buttons(text: str) -> None:
    """Figures, notes and long remarks."""
    assert not is_buttons(text)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "浏览量：33",
            "关键词：年报",
            "初审：青禾 复审：秋水 终审：丰谷",
            "相关新闻",
            "县财政局召开会议 2032-05-01",
            "打印本页",
        ],
        ["附件：统计表.xlsx", "政策解读", "【存这页】"],
        ["网站首页 | 关于我们 | 联系我们", "地址：青禾路8号 电话：0000-1234567"],
        ["上一篇 青禾县民政局", "下一篇 无"],
    ],
)
def test_below_the_last_section(lines: list[str]) -> None:
    """It ends with its own prose, whatever the site puts below it."""
    own = [*BODY, "没有其他事项", "青禾县财政局", "2032年1月20日"]
    plain, full = doc(TITLE, *own), doc(TITLE, *own, *lines)
    assert build_sections(full, outline(full)) == build_sections(plain, outline(plain))


@pytest.mark.parametrize(
    "line", ["一审：维持 二审：维持", "审核：0件", "政策解读", "满意 | 一般 | 不满意", "浏览量：比上年多三成"]
)
def test_prose_of_the_last_section(line: str) -> None:
    """A line that only looks alike ends nothing."""
    document = doc(TITLE, *BODY, line, "以上事项均已办结。")
    assert build_sections(document, outline(document))[-1].text.endswith(f"{line}\n以上事项均已办结。")
