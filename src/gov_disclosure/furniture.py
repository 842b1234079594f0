"""Page furniture: what stands around the report on a web page or a printed page and is no part of it.

Every test takes one line of text in simplified Chinese. Lines with a full stop (。) are prose and
never furniture.
"""

import re
from functools import cache

from gov_disclosure.labels import field_of, find_labels
from gov_disclosure.text import fold, squeeze

_TAIL_WORDS = (
    "打印本页",
    "打印本稿",
    "打印此页",
    "打印文章",
    "打印页面",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭页面",
    "关闭此页",
    "关闭",
    "返回顶部",
    "返回页首",
    "回到顶部",
    "回到页首",
    "回到首页",
    "回顶部",
    "返回首页",
    "返回上一页",
    "返回列表",
    "责任编辑",
    "责编",
    "编辑",
    "主办单位",
    "主办",
    "承办单位",
    "承办",
    "技术支持",
    "解读链接",
    "相关链接",
    "相关解读",
    "相关文件",
    "相关信息",
    "相关文章",
    "相关阅读",
    "相关稿件",
    "相关附件",
    "文档附件",
    "相关新闻",
    "相关报道",
    "相关资讯",
    "相关推荐",
    "推荐阅读",
    "延伸阅读",
    "链接",
    "友情链接",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "分享到",
    "分享",
    "扫一扫",
    "扫一扫在手机打开当前页",
    "扫一扫在手机上查看当前页面",
    "附件下载",
    "文件下载",
    "下载附件",
    "信息来源",
    "文章来源",
    "来源",
    "作者",
    "浏览次数",
    "阅读次数",
    "访问量",
    "点击数",
    "网站地图",
    "网站声明",
    "关于我们",
    "联系我们",
    "加入收藏",
    "设为首页",
    "我要纠错",
    "网站纠错",
    "收藏本页",
    "收藏",
    "一图读懂",
    "更多",
    "查看更多",
    "关键词",
    "关键字",
    "标签",
    "主管单位",
    "协办单位",
    "纠错",
    "网友评论",
    "用户评论",
    "发表评论",
    "我要评论",
    "我要评价",
    "无障碍浏览",
    "繁体版",
    "TOP",
)
_MENU = """
    首页 网站首页 关于我们 联系我们 网站地图 网站声明 隐私声明 隐私保护 法律声明 版权声明 版权保护 网站帮助 使用帮助 设为首页 加入收藏
    返回首页 返回顶部 友情链接 网站纠错 我要纠错 纠错 打印 关闭 收藏 分享 TOP 电脑版 手机版 移动版 触屏版 繁体版 简体版 无障碍 无障碍浏览
    适老化 长者模式 长者版 关怀版 大字版 智能问答 智能客服
"""
_MENU_TOO = "简体 繁体 English 政务微信 政务微博 微信 微博 QQ空间 官方微信 官方微博 微信公众号 客户端 手机客户端 移动客户端 更多"
_CORNERS = "政策解读 图文解读 图解 政务微信 政务微博 智能问答 智能客服 适老化 长者模式 无障碍"
_MENU_WORDS = frozenset(_MENU.split())
"""The words of a site's menu: a line of two or more of them is one."""
_MENU_WORDS_TOO = _MENU_WORDS.union(_MENU_TOO.split())
"""The same, and words that stand beside them and in reports too."""
_CORNER_WORDS = frozenset(_CORNERS.split())
"""What names a corner of the site where nothing stands below it."""
_STAFF = (
    "发布(?:人|者|员)|(?:文章|信息)?录入(?:人|员)?|上传(?:人|员)|信息员|(?:责任)?校对|校核|审核(?:人|员)?|审稿人?|审签|签发人?|"
    "核稿|统稿|监制|初审|复审|终审|编审|供稿|撰稿人?|作者|摄影|排版|(?:责任|值班|网站)?编辑|责编"
)
_NAME = r":(?!无)[^\W\d][\w·]{0,11}?[,、|/]?"
_COUNTED = r":\d*(?:次|人次)?"
_SCANNED = "(?:当前|本|此|该)?(?:页面?|文章?|网页)?"
_SATISFIED = "(?:非常|很|比较|基本|不|很不)?[满満]意|一般"
_TAIL_LINES = (
    # Who has put the page up: 初审：… 复审：… 终审：…; of courts there is no 三审
    rf"(?:(?:{_STAFF}){_NAME})+",
    rf"一审{_NAME}二审{_NAME}三审{_NAME}",
    r"(?:更新|打印|编辑|录入|上传)?(?:时间|日期):20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d\d(?::\d\d)?)?",
    # How large the letters are, how often the page was called up, how readers liked it
    r"[(]?(?:字体|字号)(?:大小)?[)]?:?[(]?[大中小()|/]*",
    rf"(?:本站|本页|今日)?(?:(?:访问|浏览|点击|阅读)(?:量|数|次数|人数)|浏览|阅读){_COUNTED}",
    r"您是(?:本页|本站|本网站|本文)?第\d*位(?:访问者|访客|浏览者|读者)|您的(?:访问)?IP.{0,40}",
    r"点赞(?:[(]?\d+[)]?)?",
    r"(?:本页|此页|该页|本文|以上)(?:面|内容|信息)*(?:对您)?(?:是否)?(?:对您)?有(?:所)?帮助吗?[?]?",
    rf"(?:{_SATISFIED})(?:{_SATISFIED})+",
    # Other forms of the page
    rf"(?:用?手机|用?微信)?(?:扫一扫|扫描|扫码)(?:下方|右侧|上方)?(?:二维码)?(?:(?:用|在)?手机(?:上|端)?)?(?:打开|查看|浏览|阅读|分享|关注)?{_SCANNED}",
    r"(?:下载(?:文字|图片|PDF|WORD|OFD)版)+",
    r"(?:请?点击)?(?:查看|下载|阅读)(?:原文|全文|附件|原件)|点击(?:查看|下载)",
    r"本(?:网站|网|站)(?:已|全面)*支持IPV6(?:访问)?",
    r"--+[\u4e00-\u9fff]{2,12}网站--+",
    r"[-(]*(?:END|全文完|正文完)[-)]*|[-(]+完[-)]+",
)
_TAIL_LINE = "|".join(_TAIL_LINES)
_TAIL_LINE_STARTS = frozenset(
    "发文信录上责校审签核统监初复终编供撰作摄排值网一更打时日字体(本今访浏点阅您此该以非很比基不满満用手微扫下请查-E全正"
)
"""With what the lines begin: those of others, and of most reports, need no further look."""
_LONGEST_TAIL_LINE = 80
_TAIL_MARKS = (
    "ICP备",
    "公网安备",
    "版权所有",
    "网站标识码",
    "备案号",
    "备案序号",
    "Copyright",
    "COPYRIGHT",
    "©",
    "返回顶部",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "Produced By",
)
_HEAD_WORDS = (
    "您现在的位置",
    "您的位置",
    "您所在的位置",
    "您当前的位置",
    "你现在的位置",
    "当前位置",
    "所在位置",
    "首页",
    "网站首页",
    "目录",
)
_LONGEST = 160
_FULL_STOP = "。"
_OPENING = '(<《|·*>/#"'
_CLOSING = frozenset(':)>》/"')


_BUTTON_VERBS = ("打印", "关闭", "返回", "回", "收藏", "加入收藏", "设为首页", "分享", "上一", "下一")
_BUTTONS = frozenset(word for word in _TAIL_WORDS if word.startswith(_BUTTON_VERBS))
_TAIL_STARTS = frozenset("".join(word[0] for word in _TAIL_WORDS) + " \t\u3000\xa0[【(（「『｜＞" + _OPENING)

_MARKS = "|".join(map(re.escape, _TAIL_MARKS))
_TRAIL = "[>»]|[^>»]*[>»][^>»]+[>»]"
_CONTENTS_LINE = r".{2,60}?[.…·]{3,}\d{1,3}$"
_PAGE_NUMBER = r"[-·]{1,3}\d{1,3}[-·]{1,3}$|第\d{1,3}页(?:[,/]?共\d{1,3}页)?$|\d{1,3}/\d{1,3}页$"
_BUTTON = r"(?:[(](?=[^()]*[\u4e00-\u9fff])[^()]{1,8}[)])+|\d+人点?赞"
_BETWEEN_BUTTONS = r"[\s|/·()]+"
_NEIGHBOUR = r"[上下]一[篇条]\s"
_LONGEST_BUTTON = 8
_LONGEST_BUTTONS = 60
_SHORTEST_PAGE_NUMBER = 3
_LONGEST_PAGE_NUMBER = 24
_PAGE_NUMBER_ENDS = frozenset("-‐‑‒–—―－─·•页 \u3000\xa0")
_ATTACHMENT = r"附件\d{0,2}(?::|$)|.*\.(?i:docx?|pdf|xlsx?|wps|ofd|zip|rar)\)?$"
_PROSE_MARKS = "[，,；;《]"

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def _key(text: str) -> str:
    """The squeezed line where it may be furniture, else ``""``."""
    return "" if len(text) > _LONGEST or _FULL_STOP in text else squeeze(text)


def _begins_with(key: str, words: tuple[str, ...]) -> bool:
    """Whether a squeezed line begins with one of the words, and the word ends there or another one follows.

    A bar behind the word ends it not: that is a row of a table.
    """
    key = key.lstrip(_OPENING)
    if not key.startswith(words):
        return False
    rests = (key[len(word) :] for word in words if key.startswith(word))
    return any(not rest or rest[0] in _CLOSING or rest.startswith(words) for rest in rests)


def is_tail(text: str) -> bool:
    """Whether a line begins the furniture below a report: links, buttons, who runs the site.

    >>> is_tail("【打印本页】 【关闭窗口】"), is_tail("主办：青禾县人民政府 备案号：某ICP备1号")
    (True, True)
    >>> is_tail("相关文件均已公开。"), is_tail("打印机一台")
    (False, False)
    """
    if len(text) > _LONGEST or _FULL_STOP in text:
        return False
    marks = _compiled(_MARKS)
    if text[:1] not in _TAIL_STARTS and not marks.search(text):
        return _has_button(text) or _is_tail_line(text)
    key = _key(text)
    if key and (_begins_with(key, _TAIL_WORDS) or marks.search(key)):
        return True
    return _has_button(text) or _compiled(_NEIGHBOUR).match(text) is not None or _is_tail_line(text)


def _is_tail_line(text: str) -> bool:
    """Whether a line as a whole is what only a site says."""
    key = squeeze(text).upper() if len(text) <= _LONGEST_TAIL_LINE else ""
    return key[:1] in _TAIL_LINE_STARTS and _compiled(_TAIL_LINE).fullmatch(key) is not None


def _has_button(text: str) -> bool:
    """Whether a line is made of short words with marks or blanks between, one of them a button or all of a menu."""
    if len(text) > _LONGEST_BUTTONS:
        return False
    words = [word for word in _compiled(_BETWEEN_BUTTONS).split(fold(text)) if word]
    if len(words) > 1 and _MENU_WORDS_TOO.issuperset(words) and not _MENU_WORDS.isdisjoint(words):
        return True
    return not _BUTTONS.isdisjoint(words) and max(map(len, words)) <= _LONGEST_BUTTON


def is_buttons(text: str) -> bool:
    """Whether a line is made of short words in brackets and nothing else, or names a corner of the site.

    >>> is_buttons("【回到页首】【我要打印】"), is_buttons("政策解读"), is_buttons("【注】见下"), is_buttons("[1][2]")
    (True, True, False, False)
    """
    if len(text) > _LONGEST_BUTTONS:
        return False
    return text in _CORNER_WORDS or _compiled(_BUTTON).fullmatch(squeeze(text)) is not None


def is_attachment(text: str) -> bool:
    """Whether a line only names an attachment, such as ``附件：统计表.xlsx``."""
    return bool(_compiled(_ATTACHMENT).match(_key(text)))


def is_wordless(text: str) -> bool:
    """Whether a line holds no Chinese character and no letter: a counter, a rule, a stray bracket."""
    return len(text) <= _LONGEST and not any(map(str.isalpha, text))


def is_head(text: str) -> bool:
    """Whether a line belongs to what stands above a report: the way through the site, or metadata.

    >>> is_head("首页 > 政务公开 > 年报"), is_head("发布日期：2031-01-20 浏览次数：5"), is_head("索 引 号：")
    (True, True, True)
    """
    key = _key(text)
    return bool(key) and (
        _begins_with(key.rstrip("|"), _HEAD_WORDS)
        or field_of(key) is not None
        or bool(_compiled(_TRAIL).match(key) or _compiled(_CONTENTS_LINE).match(key))
        or bool(find_labels(key))
    )


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a printed page.

    >>> is_page_number("- 4 -"), is_page_number("第 2 页 共 9 页"), is_page_number("-"), is_page_number("4")
    (True, True, False, False)
    """
    if not _SHORTEST_PAGE_NUMBER <= len(text) <= _LONGEST_PAGE_NUMBER or text[-1] not in _PAGE_NUMBER_ENDS:
        return False
    return bool(_compiled(_PAGE_NUMBER).match(squeeze(text)))


def is_prose(text: str) -> bool:
    """Whether a line is running text: it has a full stop, or is long enough and has other punctuation of prose."""
    text = text.strip()
    if len(text) < _SHORTEST_PROSE:
        return False
    if _FULL_STOP in text:
        return True
    marked = len(text) >= _SHORTEST_UNFINISHED_PROSE and _compiled(_PROSE_MARKS).search(text)
    return bool(marked or text[-1] in _PROSE_ENDS) and not is_head(text)


_PROSE_ENDS = frozenset("：:；;，,")
_SHORTEST_PROSE = 8
_SHORTEST_UNFINISHED_PROSE = 20
