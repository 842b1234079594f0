"""What a web page says of itself where no reader of it looks: its title, and its named values (``<meta>``)."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

_MOST_TAGS = 100
_LONGEST_VALUE = 400


def title_of(root: etree._Element) -> str | None:
    """The title of a page as it is written, None or blank where it has none."""
    return root.findtext("head/title") or root.findtext(".//title")


def tags_of(root: etree._Element) -> list[tuple[str, str]]:
    """The names and values of a page's ``<meta name content>`` and ``<meta property content>``, in order.

    >>> tags_of(etree.HTML('<meta name="PubDate" content="2032-01-20 09:30"><p>'))
    [('PubDate', '2032-01-20 09:30')]
    """
    return list(islice(_tags(root), _MOST_TAGS))


def _tags(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        value = (element.get("content") or "").strip()
        if name and 0 < len(value) <= _LONGEST_VALUE:
            yield name.strip(), value
