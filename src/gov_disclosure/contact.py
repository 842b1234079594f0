"""Whom a report names for questions, read from its own sentences and never from the foot of a page."""

import re
from collections.abc import Iterator
from functools import cache

from gov_disclosure.model.report import Contact

_LONGEST = 20_000
_WIDE = "[０-９Ａ-Ｚａ-ｚ＠．＋－＿～／（）]"
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_NEXT = (
    r"[\s,，、;；(（]{0,4}(?:邮政编码|邮\s?编|(?:联系|咨询|办公|值班)?电\s?话|传\s?真|电子邮[箱件]|电子信箱|邮\s?箱|"
    r"[Ee]-?[Mm]ail|网\s?址|联系人|联系方式|办公时间)"
)
_ADDRESS = r"(?:通讯|通信|联系|邮寄|办公|单位|详细)?地\s?址\s?[:：为]\s?(?P<value>[^。；;\n]{2,120})"
_POSTCODE = r"(?:邮政编码|邮\s?编)\s?[:：为]?\s?(?P<value>\d{6})(?!\d)"
_BLANKS = r" \t\u3000\xa0"
_DASHES = r"\-‐‑–—―－~～"
_PHONE = (
    r"(?:电\s?话|联系方式)(?:号码)?(?:/传\s?真|[（(][^（）()]{1,8}[)）])?\s?[:：为]?\s?"
    rf"(?P<value>[（(+＋]?\d{{2,5}}[)）]?(?:[{_BLANKS}{_DASHES}]{{0,3}}\d{{2,8}}){{0,3}}(?!\d)"
    rf"(?:[{_BLANKS}]?转[{_BLANKS}]?\d{{1,6}})?"
    rf"(?:[{_BLANKS}]?[、/][{_BLANKS}]?\d[\d{_DASHES}]{{4,15}}){{0,4}})(?![余多]?[万千]?[次个件人条宗])"
)
_GAP = rf"(?<=\d)[{_BLANKS}]{{1,3}}(?=\d)"
_WHOLE = r"(?:(?:00)?86)?(?:0\d{10,15}|1\d{10}|[48]00\d{7,11})|(?![48]00|86)[2-9]\d{6,7}|[19]\d{4}"
"""The digits of a whole number: with an area code, of a mobile phone, a 400 number, without an area code, a hotline."""
_SECOND = r"(?:\d{7,8}|1\d{10}|0\d{2,3}-\d{7,8})(?![\d年./-])"
_BREAK = rf"[{_BLANKS}{_DASHES}]{{0,3}}\s*\n\s*\d"
_OF_OTHERS = (
    r"(?:监督|举报|投诉|检举|控告|技术支持)(?:监督|举报|投诉|检举|控告|信访|受理|联系|服务|热线|专线|专用|方式|渠道|途径|电子|邮[箱件]|信箱|"
    r"[、和及与或])*[（(:：\s]{0,3}$|传\s?真(?:联系|办公)?$"
)
"""What stands before a detail that is not for questions on the report; 传真电话 is a fax."""
_LONGEST_LEAD = 24
_SIGNS_OF_OTHERS = ("监督", "举报", "投诉", "检举", "控告", "技术支持", "传")
_AMONG_OTHERS = r"(?:监督|举报|投诉|检举|控告|技术支持)(?:(?:电话|方式|渠道|途径)?[（(][^）)。]*|(?:方式|渠道|途径)[:：](?:(?!联系|咨询)[^。；;\n])*)$"
"""A bracket or a sentence of such details: 监督举报（电话：…，邮箱：…）."""
_LAW = r"(?:》|条例|办法|规定|指南|法规|规章|解读)[^在到从于登]{0,8}?(?:全文|原文|文本|正文|见|链接|网址|查阅|下载)"
"""What stands before the address of a law or of another page."""
_OF_REPORT = "报告|年报"
_IN_NAME = "[A-Za-z0-9_.+０-９Ａ-Ｚａ-ｚ．＋＿－-]"
_AROUND_SIGN = rf"{_IN_NAME}{{1,64}}[@＠]{_IN_NAME}{{1,200}}"
_EMAIL = r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
_URL = r"(?:https?://|www\.)[A-Za-z0-9./:%?=&#_~-]{3,300}"
_LONGEST_LABEL = 8
_LONGEST_NAME = 64
_FEWEST_DIGITS = 5


def read_contact(*texts: str) -> Contact | None:
    """The contact that texts give, each detail from the first text that has it; None where none has any.

    >>> read_contact("如有疑问，请联系（地址：青禾路8号，邮编：000123，电话：0000-1234567）。")
    Contact(address='青禾路8号', postcode='000123', phone='0000-1234567', email=None, url=None)
    """
    shorts = [text[:_LONGEST] for text in texts]
    details = {
        name: next((value for text in shorts if (value := read(text))), None)
        for name, read in (
            ("address", _address),
            ("postcode", _postcode),
            ("phone", _phone),
            ("email", _email),
            ("url", _url),
        )
    }
    return Contact(**details) if any(details.values()) else None


def sentences(text: str) -> str:
    r"""The lines of a text that are sentences, ask to be in touch, or stand below a line such as 联系方式如下：.

    A lone line 地址：… at the end of the last section may be the foot of the site.

    >>> sentences("本年度未收费。\n地址：青禾路8号"), sentences("如有疑问，请联系：\n电话：0000-1234567")
    ('本年度未收费。', '如有疑问，请联系：\n电话：0000-1234567')
    """
    kept: list[str] = []
    announced = False
    for line in text.split("\n"):
        opens = line.rstrip().endswith(_COLONS) and bool(_compiled(_ASKS).search(line))
        announced = opens or (announced and any(colon in line for colon in _COLONS))
        if announced or "。" in line or _compiled(_INVITES).search(line):
            kept.append(line)
    return "\n".join(kept)


_COLONS = ("：", ":")
_ASKS = "联系|咨询|疑问|意见|查询"
_INVITES = "疑问|如有|如需|请.{0,30}(?:联系|咨询|致电|来电)|与.{2,40}联系"

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def _narrow(text: str) -> str:
    """The text with full-width ASCII characters made narrow if it has some that stand in a detail; everything else stays."""
    return text.translate(_WIDTH) if _compiled(_WIDE).search(text) else text


def _address(text: str) -> str | None:
    found = next(_near("址", _ADDRESS, text), None)
    if found is None:
        return None
    value = _within_brackets(found["value"])
    end = _compiled(_NEXT).search(value) or _compiled("[，,]").search(value)
    return (value[: end.start()] if end else value).strip(" ,，、\t\u3000") or None


def _near(sign: str, pattern: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that has a sign not far from its beginning; quick where the text lacks the sign."""
    at = text.find(sign)
    found = _compiled(pattern).search(text, max(0, at - _LONGEST_LABEL)) if at >= 0 else None
    while found:
        if _is_of_report(text, found.start()):
            yield found
        found = _compiled(pattern).search(text, found.start("value"))


def _is_of_report(text: str, place: int) -> bool:
    """Whether a detail is that of the report, not one for complaints or of a fax machine."""
    lead = text[max(0, place - _LONGEST_CLAUSE) : place]
    if not any(word in lead for word in _SIGNS_OF_OTHERS):
        return True
    found = _compiled(_OF_OTHERS).search(lead)
    if found is None:
        return not _compiled(_AMONG_OTHERS).search(lead)
    return "咨询" in lead[max(0, found.start() - len("咨询、")) :]


def _within_brackets(text: str) -> str:
    """The text up to a closing bracket that was not opened in it."""
    depth = 0
    for bracket in _compiled("[（(）)]").finditer(text):
        depth += 1 if bracket.group() in "（(" else -1
        if depth < 0:
            return text[: bracket.start()]
    return text


def _postcode(text: str) -> str | None:
    found = next(_near("邮", _POSTCODE, text), None)
    return _narrow(found["value"]) if found else None


def _phone(text: str) -> str | None:
    first = _compiled("[电联]").search(text)
    for found in _near(first.group(), _PHONE, text) if first else ():
        value = _whole_numbers(_narrow(found["value"]).strip())
        if sum(map(str.isdigit, value)) >= _FEWEST_DIGITS and not _is_broken(
            value, text[found.end() : found.end() + _LONGEST_LEAD]
        ):
            return value
    return None


def _whole_numbers(value: str) -> str:
    """A number up to a blank behind which something else begins, such as a postcode or a year.

    >>> _whole_numbers("0600-5551234 100001"), _whole_numbers("0600 555 1234"), _whole_numbers("0600-5551234 5551235")
    ('0600-5551234', '0600 555 1234', '0600-5551234 5551235')
    """
    for gap in _compiled(_GAP).finditer(value):
        if _is_whole(value[: gap.start()]) and not _compiled(_SECOND).match(value, gap.end()):
            return value[: gap.start()]
    return value


def _is_whole(number: str) -> bool:
    return _compiled(_WHOLE).fullmatch("".join(filter(str.isdigit, number))) is not None


def _is_broken(value: str, after: str) -> bool:
    """Whether a number ends with its line before it is whole, and the next line begins with figures."""
    return "\n" in after and not _is_whole(value) and _compiled(_BREAK).match(after) is not None


def _email(text: str) -> str | None:
    sign = _compiled("[@＠]").search(text)
    for around in _compiled(_AROUND_SIGN).finditer(text, max(0, sign.start() - _LONGEST_NAME)) if sign else ():
        found = _compiled(_EMAIL).search(_narrow(around.group()))
        if found and _is_of_report(text, around.start()):
            return found.group().rstrip(".-")
    return None


def _url(text: str) -> str | None:
    for found in _compiled(_URL).finditer(text) if "http" in text or "www." in text else ():
        if not _is_of_law(text[max(0, found.start() - _LONGEST_CLAUSE) : found.start()]):
            return found.group().rstrip(".:?&#")
    return None


def _is_of_law(before: str) -> bool:
    """Whether the clause before an address speaks of a law or a guide, and not of the report."""
    if not _compiled(_LAW).search(before):
        return False
    clause = _compiled("[，。；;\n]").split(before)[-1]
    return bool(_compiled(_LAW).search(clause)) and not _compiled(_OF_REPORT).search(clause)


_LONGEST_CLAUSE = 60
