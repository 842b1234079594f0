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


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("联系电话：0600-5551234\n2032年1月20日", "0600-5551234"),
        ("联系电话：0600-5551234\n100001", "0600-5551234"),
        ("联系电话：0600-5551234\n个人信息", "0600-5551234"),
        ("联系电话：0600-5551234 100001", "0600-5551234"),
        ("联系电话：0600-5551234 2032年1月20日", "0600-5551234"),
        ("联系电话：0600-5551234 2032-01-20", "0600-5551234"),
        ("联系电话：0600-5551234-801 100001", "0600-5551234-801"),
        ("联系电话：12345 100001", "12345"),
        ("联系电话：0600-5551234 5551235", "0600-5551234 5551235"),
        ("联系电话：0600 555 1234", "0600 555 1234"),
        ("联系电话：130 0000 0000", "130 0000 0000"),
        ("联系电话：400 000 1234", "400 000 1234"),
        ("联系电话：+86 10 0000 1234", "+86 10 0000 1234"),
        ("联系电话：020-5555\n1234", None),
        ("全年接听电话12345次。", None),
        ("全年接听咨询电话12345余件。", None),
        ("电话/传真：0600-5551234", "0600-5551234"),
    ],
)
def test_where_a_number_ends(text: str, phone: str | None) -> None:
    """A number ends with its line, and at a blank behind which no other number follows; one cut by the line's end is none."""
    found = read_contact(text)
    assert (found and found.phone) == phone


CONTACT = "如对本报告有疑问，请联系（地址：青禾路8号，邮编：000123，电话：0600-5551234，邮箱：a@qinghe.example）。"


@pytest.mark.parametrize(
    "before",
    [
        "监督举报电话：12388。",
        "投诉举报（电话：12388）。",
        "接受社会监督（电话：12388，地址：禾田路9号，邮编：000999，邮箱：b@qinghe.example）。",
        "投诉方式：电话：12388，地址：禾田路9号，邮箱：b@qinghe.example。",
        "监督举报方式：电话：0600-5559999，举报地址：禾田路9号，举报邮箱：b@qinghe.example。",
        "传真电话：0600-5559999。",
        "传真：0600-5559999，",
        "技术支持电话：0600-5559999。",
        "全年接听热线电话12345次。",
    ],
)
def test_details_of_others(before: str) -> None:
    """What is for complaints, or a fax, is not for questions on the report."""
    assert (
        read_contact(before + CONTACT)
        == read_contact(CONTACT)
        == Contact("青禾路8号", "000123", "0600-5551234", "a@qinghe.example")
    )


@pytest.mark.parametrize("organ", ["青禾县信访局", "青禾县市场监督管理局", "青禾县质量技术监督局", "青禾县药品监督局"])
def test_organs_that_supervise(organ: str) -> None:
    """The name of an organ does not make its telephone one for complaints."""
    assert read_contact(f"请与{organ}联系（电话：0600-5551234）。") == Contact(phone="0600-5551234")
    assert read_contact(f"{organ}联系电话：0600-5551234。") == Contact(phone="0600-5551234")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "《条例》全文见 http://law.example/1 。本报告可在县网站（http://qinghe.example/）下载。",
            "http://qinghe.example/",
        ),
        ("信息公开指南网址：http://qinghe.example/zn。", None),
        ("根据《条例》规定编制本报告并可在网站下载（http://qinghe.example）。", "http://qinghe.example"),
        ("按规定可在网站查阅（http://qinghe.example）。", "http://qinghe.example"),
        ("《青禾县2031年政府信息公开工作年度报告》全文可在http://qinghe.example查阅。", "http://qinghe.example"),
    ],
)
def test_address_of_a_law(text: str, url: str | None) -> None:
    """The page of a law, or of a guide, is not the report's."""
    found = read_contact(text)
    assert (found and found.url) == url


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
