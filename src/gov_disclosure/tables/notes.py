"""Notes in brackets behind a figure: whether they leave it as it is printed."""

import re

_PARTS = re.compile(r"(?:其中|内?含|包含|包括|主要(?:为|是)|(?:均|都|全部)(?:为|是))(?P<rest>.{1,60})")
_PLACES = re.compile(r"(?:详?见)?(?:备?注|注释|附注|附件|附表|说明)[0-9一二三四五六七八九十]{0,2}")
_CHANGES = re.compile(
    r"(?:(?:同比|较|比)?(?:上一?年度?|去年)?(?:度|有所)?)(?:减少|下降|降低|增加|增长|上升|增多)(?:了|数|项|件)?"
)
_THAN_BEFORE = r"(?:同比|环比|(?:同比)?[较比](?:上一?年度?|去年|20[0-9]{2}年度?)(?:同期)?)"
_BY = r"(?:减少|下降|降低|增加|增长|上升|增多)了?[0-9]+(?:\.[0-9]+)?(?:[%％]|个百分点|[件条份宗个项次起]次?|万?元)?"
_COMPARED = re.compile(
    rf"{_THAN_BEFORE}(?:有所)?{_BY}(?:[,，、](?:同比)?{_BY})?|(?:同比|[与同较比](?:上一?年度?|去年)(?:同期)?)持平"
)
"""By how much the figure has risen or fallen, if the note says against what: （增加3） alone may correct it."""
_DONE = re.compile(r"(?:均|都|全部)已?(?:全部|依法|及时|按时|按期)*(?:办结|办理完毕|处理完毕|答复|回复)(?:完毕)?")
_UNITS = re.compile(r"[件条份宗个项次起人篇部户](?:次|数|/[件条份宗个项次起])|截[至止]到?(?:12月31日|年[底末])")
_LAST_YEAR = re.compile(r"上一?年度?|去年")
_DOUBTFUL = re.compile(
    r"^[^0-9]*[百千万亿元]|应[为是]|实[为际]|更正|订正|改为|作废|无效|失效|误|错|重复|多[报计]|漏|虚|剔除|扣除|累计|合计|共计|估[计算]|约[0-9]|暂[计定]"
)
"""What takes a figure back, gives another one for it, or says that it counts something else."""
_YEARS = re.compile(
    r"(?<![青少老中成])年(?![度龄轻审检报鉴金])|[0-9零〇一二两三四五六七八九十几多本今往历当前上去下次各近全同跨]年"
)
"""A time, but no word with 年 that is none (青年, 年度报告)."""
_OTHERS = re.compile(r"(?:其[他它]|别的?|外|上级|下级|下属|所属|兄弟)(?:机关|部门)?单位")


def is_harmless(note: str) -> bool:
    """Whether a note behind a figure leaves it as it is: it says what the figure includes, where more is said of it, its unit,
    that it has risen or fallen, or that all of it is done. `note` is without its brackets, its digits are plain.

    >>> is_harmless("其中修订16件"), is_harmless("其中本年1"), is_harmless("应为57")
    (True, False, False)
    """
    note = "".join(note.split())
    if any(known.fullmatch(note) for known in (_PLACES, _CHANGES, _COMPARED, _DONE, _UNITS)):
        return True
    parts = _PARTS.fullmatch(note)
    if parts is None:
        return False
    rest = parts["rest"]
    if "含" in note or note.startswith(("其中", "包括")):
        rest = _LAST_YEAR.sub("", rest)
    elif _OTHERS.search(rest):
        return False
    return _DOUBTFUL.search(rest) is None and _YEARS.search(rest) is None
