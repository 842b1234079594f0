"""Web pages in a single file are known as another format, and what only resembles them is not."""

import base64
import quopri

import pytest

from gov_disclosure import OtherFormatError, is_report, parse_report
from writer.forms import random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FORM = random_form(seeded(7))
TEXT = random_text(seeded(7), FORM, 2031)
PRINTED = str(LAYOUTS["pipe-spans"](FORM, TEXT))
PAGE = f"<html><body><pre>{PRINTED}</pre></body></html>".encode()

BROWSER = """From: <Saved by a browser>
Subject: =?utf-8?Q?x?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--part"

"""
WORD = """Content-Type: multipart/related; boundary="--part"
MIME-Version: 1.0

This document is a single file.

"""
PART = """----part
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: {}
Content-Location: http://www.qingping.example/1.html

"""
QUOTED = PART.format("quoted-printable").encode() + quopri.encodestring(PAGE)
BASE64 = PART.format("base64").encode() + base64.encodebytes(PAGE)


@pytest.mark.parametrize(
    "head", [BROWSER, WORD, "\n" + BROWSER.replace("MIME-Version", "Mime-version"), "\ufeff" + WORD]
)
@pytest.mark.parametrize("parts", [QUOTED, BASE64])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("reader", [None, "html"])
def test_a_web_archive_is_named(head: str, parts: bytes, line_end: bytes, reader: str | None) -> None:
    """As browsers and Word write it: what it is, and how to save the page instead."""
    archive = (head.encode() + parts).replace(b"\n", line_end)
    with pytest.raises(OtherFormatError, match=r"single file \(MHT\).*save the page anew.*filtered") as refused:
        parse_report(archive, reader=reader)
    assert "请重新保存为“网页，全部”" in refused.value.message_zh
    assert not is_report(archive)


@pytest.mark.parametrize(
    "before",
    [
        "MIME-Version: 1.0, Content-Type: multipart/related, Content-Transfer-Encoding: base64\n\n",
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n",
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n" + PART.format("base64"),
        "网页存为单个文件的：\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n" + PART.format("base64"),
        "本页由单个文件转换：\n\n" + BROWSER + PART.format("base64"),
        BROWSER + PART.format("8bit"),
    ],
    ids=["quoted", "mail", "mail of two kinds", "quoted in a head", "behind other text", "not encoded"],
)
def test_what_only_resembles_one_is_read(before: str) -> None:
    """A report below such words, in a plain e-mail, or in a page that is not encoded."""
    assert is_report(before + PRINTED)


def test_parts_behind_the_page_do_not_count() -> None:
    """Pictures are encoded where the page is not."""
    picture = "\n\n----part\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    assert is_report(BROWSER + PART.format("8bit") + PRINTED + picture)
