"""Whom a report names for questions, read from its own sentences and never from the foot of a page."""

import re
from functools import cache

from gov_disclosure.model.report import Contact

_LONGEST = 20_000
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_NEXT = (
    r"[\s,，、;；(（]{0,4}(?:邮政编码|邮\s?编|(?:联系|咨询|办公|值班)?电\s?话|传\s?真|电子邮[箱件]|电子信箱|邮\s?箱|"
    r"[Ee]-?[Mm]ail|网\s?址|联系人|联系方式|办公时间)"
)
_ADDRESS = r"(?:通讯|通信|联系|邮寄|办公|单位|详细)?地\s?址\s?[:：为]\s?(?P<value>[^。；;\n]{2,120})"
_POSTCODE = r"(?:邮政编码|邮\s?编)\s?[:：为]?\s?(?P<value>\d{6})(?!\d)"
_PHONE = (
    r"(?:电\s?话|联系方式)(?:号码)?(?:[（(][^（）()]{1,8}[)）])?\s?[:：为]?\s?"
    r"(?P<value>[（(+＋]?\d{2,5}[)）]?(?:[\s\-‐‑–—―－~～]{0,3}\d{2,8}){0,3}(?:\s?转\s?\d{1,6})?"
    r"(?:\s?[、/]\s?\d[\d\-‐‑–—―－]{4,15}){0,4})"
)
_EMAIL = r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
_URL = r"(?:https?://|www\.)[A-Za-z0-9./:%?=&#_~-]{3,300}"
_LONGEST_LABEL = 8
_LONGEST_NAME = 64
_LONGEST_HOST = 200
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
    """The text with full-width ASCII characters made narrow; everything else stays."""
    return text.translate(_WIDTH)


def _address(text: str) -> str | None:
    found = _near("址", _ADDRESS, text)
    if found is None:
        return None
    value = _within_brackets(found["value"])
    end = _compiled(_NEXT).search(value) or _compiled("[，,]").search(value)
    return (value[: end.start()] if end else value).strip(" ,，、\t\u3000") or None


def _near(sign: str, pattern: str, text: str) -> re.Match[str] | None:
    """The first match of a pattern that has a sign not far from its beginning; quick where the text lacks the sign."""
    at = text.find(sign)
    return _compiled(pattern).search(text, max(0, at - _LONGEST_LABEL)) if at >= 0 else None


def _within_brackets(text: str) -> str:
    """The text up to a closing bracket that was not opened in it."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return text[:place]
    return text


def _postcode(text: str) -> str | None:
    found = _near("邮", _POSTCODE, text)
    return _narrow(found["value"]) if found else None


def _phone(text: str) -> str | None:
    first = _compiled("[电联]").search(text)
    for found in _compiled(_PHONE).finditer(text, first.start()) if first else ():
        value = _narrow(found["value"]).strip()
        if sum(character.isdigit() for character in value) >= _FEWEST_DIGITS:
            return value
    return None


def _email(text: str) -> str | None:
    for sign in _compiled("[@＠]").finditer(text):
        near = _narrow(text[max(0, sign.start() - _LONGEST_NAME) : sign.end() + _LONGEST_HOST])
        if found := _compiled(_EMAIL).search(near):
            return found.group().rstrip(".-")
    return None


def _url(text: str) -> str | None:
    found = _compiled(_URL).search(text) if "http" in text or "www." in text else None
    return found.group().rstrip(".:?&#") if found else None
