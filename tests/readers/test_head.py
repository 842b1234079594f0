"""What a web page says of itself unseen."""

import pytest

from gov_disclosure import parse_report
from gov_disclosure.document import Document
from gov_disclosure.readers import Source
from gov_disclosure.readers.html import HtmlReader
from gov_disclosure.readers.lines import LinesReader
from test_sections import BODY, TITLE


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("<title>甲</title>", ()),
        ('<META NAME="PubDate" CONTENT=" 2032-01-20 09:30 ">', (("pubdate", "2032-01-20 09:30"),)),
        ('<meta property="article:published_time" content="甲">', (("article:published_time", "甲"),)),
        ('<meta name="a" content="1"><meta name="A" content="2">', (("a", "1"), ("a", "2"))),
        ('<meta charset="utf-8"><meta name="a"><meta name="a" content=""><meta name="" content="1">', ()),
        (f'<meta name="a" content="{"长" * 401}">', ()),
        ('<p>甲</p><meta name="a" content="1">', (("a", "1"),)),
    ],
)
def test_tags(head: str, tags: tuple[tuple[str, str], ...]) -> None:
    """The named values of a page in order, wherever they stand; blank and very long ones are left out."""
    assert HtmlReader().read(Source(f"<html><head>{head}</head><body><p>乙</p></body></html>")).tags == tags


def test_many_tags() -> None:
    """A page cannot swamp its document with them."""
    page = "<html><head>" + '<meta name="a" content="1">' * 5000 + "</head><body><p>甲</p></body></html>"
    assert len(HtmlReader().read(Source(page)).tags) == 100


def test_documents() -> None:
    """A reader may give a mapping or pairs, or nothing; a document stays a value."""
    document = Document([], tags={"PubDate": "甲"})
    assert document == Document([], tags=[("pubdate", "甲")])
    assert hash(document) == hash(Document([], tags=[("pubdate", "甲")]))
    assert LinesReader().read(Source("甲")).tags == ()


def test_report() -> None:
    """A page that prints no date has the one of its tag."""
    body = "".join(f"<p>{line}</p>" for line in (TITLE, *BODY))
    page = f'<html><head><meta name="PubDate" content="2032-01-20 09:30"></head><body>{body}</body></html>'
    report = parse_report(page)
    assert (str(report.published), report.title) == ("2032-01-20", TITLE)
