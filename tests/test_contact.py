"""Whom a report names for questions."""

import pytest

from gov_disclosure.contact import read_contact, sentences
from gov_disclosure.model.report import Contact


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("（地址：青禾路8号，邮编：000123，电话：0000-1234567）", Contact("青禾路8号", "000123", "0000-1234567")),
        ("地址：青禾路8号，3楼306室，邮政编码：000123。", Contact("青禾路8号，3楼306室", "000123")),
        (
            "联系地址：青禾路8号（行政中心）2楼；联系电话：(0000)1234567",
            Contact("青禾路8号（行政中心）2楼", None, "(0000)1234567"),
        ),
        ("（地址：青禾路8号），电话：0000—1234567转801", Contact("青禾路8号", None, "0000—1234567转801")),
        ("地址：青禾路8号，欢迎来访。", Contact("青禾路8号")),
        ("电话：0000-1234567、7654321", Contact(phone="0000-1234567、7654321")),
        ("电 话：００００－１２３４５６７", Contact(phone="0000-1234567")),
        ("联系电话0000-1234567", Contact(phone="0000-1234567")),
        ("电话（传真）：0000 - 1234567", Contact(phone="0000 - 1234567")),
        (
            "电子邮箱：a.b@qinghe.example，网址：https://www.qinghe.example/zfxx?id=1。",
            Contact(None, None, None, "a.b@qinghe.example", "https://www.qinghe.example/zfxx?id=1"),
        ),
        ("可在门户网站（www.qinghe.example）查阅", Contact(url="www.qinghe.example")),
        ("邮编：000123邮箱：a＠qinghe.example", Contact(postcode="000123", email="a@qinghe.example")),
    ],
)
def test_details(text: str, contact: Contact) -> None:
    """Each detail ends where the next begins; full-width characters of numbers become narrow, dashes stay."""
    assert read_contact(text) == contact


@pytest.mark.parametrize(
    "text",
    [
        "",
        "接听电话12次。",
        "电话：无",
        "电话：801",
        "邮编：1234",
        "收到邮件3封",
        "网址见首页",
        "地址：。",
        "发布信息2031条，共5万元。",
    ],
)
def test_nothing(text: str) -> None:
    """Where nothing is given nothing is made up."""
    assert read_contact(text) is None


def test_first_text_first() -> None:
    """Each detail comes from the first text that has it."""
    assert read_contact("电话：0000-1111111", "电话：0000-2222222，邮编：000123") == Contact(
        postcode="000123", phone="0000-1111111"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("本年度未收费。\n地址：青禾路8号\n电话：0000-1234567", "本年度未收费。"),
        ("如有疑问，请联系本局：\n地址：青禾路8号\n电话：0000-1234567\n青禾县", "如有疑问，请联系本局：\n地址：青禾路8号\n电话：0000-1234567"),
        ("附件如下：\n地址：青禾路8号", ""),
        ("请与本局办公室联系，电话：0000-1234567\n联系电话：0000-7654321", "请与本局办公室联系，电话：0000-1234567"),
        ("地址：青禾路8号，电话：0000-1234567。", "地址：青禾路8号，电话：0000-1234567。"),
        ("", ""),
    ],
)  # fmt: skip
def test_sentences(text: str, kept: str) -> None:
    """A line with an address alone may be the foot of the site; one that a sentence announces is not."""
    assert sentences(text) == kept
