"""An HTML tree as blocks: the page walked in reading order, without recursion."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from gov_disclosure.document import Block, Document, make_placed_paragraph
from gov_disclosure.errors import SourceError
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.breaks import (
    BLOCK_TAGS,
    BREAK,
    CELL_TAGS,
    INLINE_TAGS,
    LEFT_OUT,
    SHOWN_TAG,
    fold,
    inner_text,
    printable,
    to_lines,
)
from gov_disclosure.readers.cells import LONGEST_PATH, child_path, line_of, read_table
from gov_disclosure.readers.embedded import PLACE, is_text, take_tables
from gov_disclosure.readers.flood import refuse_flood
from gov_disclosure.readers.head import tags_of, title_of
from gov_disclosure.readers.plain_tables import TAKEN, PlainTable, take_plain_tables
from gov_disclosure.readers.unseen import Cleaned, clean, elements, retag

_Element = etree._Element

_FLOW_TAGS = BLOCK_TAGS | CELL_TAGS | {"table", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "html", "body"}
_KEEPING = frozenset({"pre", "xmp", "textarea", "listing", "plaintext"})
_LEAVES = BLOCK_TAGS - _KEEPING  # the blocks that may hold but one run of text
_NO_LEAVES: frozenset[str] = frozenset()
_DEPTH = 2040  # libxml2 cuts the page off at 2048 levels
_TOO_DEEP = (
    "the page nests its elements deeper than {depth} levels, and lxml reads no further than that: is it a web page?"
)
_TOO_DEEP_ZH = "网页的元素嵌套超过 {depth} 层，lxml 不再往下读取：这是网页吗？"

_PAGE_END = re.compile(rb"</html\s*>", re.IGNORECASE)
_PAGE_ENDS = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


class _Frame(NamedTuple):
    """An element that is being walked: what is left of its children, and what to do at its end."""

    children: Iterator[_Element]
    counts: dict[str, int]
    path: str
    block: bool
    tail: str | None
    keep_lines: bool


def read_markup(source: Source) -> Document:
    """The blocks of an HTML source.

    Raises `SourceError` where the page nests so deep that lxml leaves out the rest.
    """
    data = _as_utf8(source)
    refuse_flood(data)
    cut = _is_cut_in_number(data[-_LONGEST_CELL:].lower())
    data, embedded = take_tables(data)
    keep_lines = is_text(data)
    if cut:
        data = _HALF_TAG.sub(b"", data) + _CUT.encode()
    page = None if cut or embedded or keep_lines else _page_around_tables(data)
    page = page or _page(data)
    if page is None:
        return Document(())
    walk = _Walk(keep_lines, page, embedded)
    return Document(walk.run(page.root), " ".join(to_lines(page.title)) or None if page.title else None, page.tags)


class _Page(NamedTuple):
    """A page's tree, cleaned, what it says of itself, and the tables that were taken out of it."""

    root: _Element
    title: str | None
    tags: list[tuple[str, str]]
    cleaned: Cleaned
    taken: Sequence[PlainTable]


def _page(data: bytes, taken: Sequence[PlainTable] = ()) -> _Page | None:
    """The page of a source from which tables were `taken`; None if it has nothing, or has no sure place for each of them."""
    root = _parse(printable(_without_ends(data)))  # a table with other characters is not plain
    if root is None or not _has_places(root, len(taken)):
        return None
    title, tags = title_of(root), tags_of(root)
    _open_frames(root)
    if next(root.iter("cell"), None) is not None:
        _name_rows(root)
    cleaned = clean(root)
    if any(_may_show_otherwise(table, cleaned) for table in taken) or (taken and _is_counted_with(root)):
        return None
    return _Page(root, title, tags, cleaned, taken)


def _page_around_tables(data: bytes) -> _Page | None:
    """The page without its plain tables; None if it has none, or they cannot be read apart from it."""
    rest, taken = take_plain_tables(data)
    return _page(rest, taken) if taken else None


def _has_places(root: _Element, count: int) -> bool:
    """Whether lxml has found just those elements that were left in the places of tables, and nothing in them."""
    places = [table for table in root.iter("table") if TAKEN in table.attrib] if count else []
    numbers = {table.get(TAKEN) for table in places}
    return len(places) == len(numbers) == count and not any(
        len(table) or (table.text or "").strip() for table in places
    )


def _is_counted_with(root: _Element) -> bool:
    """Whether a text is struck in a page with a taken table within a cell: the figures of that cell are counted with it."""
    if next(root.iter("s", "del", "strike"), None) is None:
        return False
    places = (table for table in root.iter("table") if TAKEN in table.attrib)
    return any(next(place.iterancestors(*CELL_TAGS), None) is not None for place in places)


def _may_show_otherwise(table: PlainTable, cleaned: Cleaned) -> bool:
    """Whether the page's style sheets may hide, raise or part anything in a table, or its other cells have to be counted with it."""
    parts = cleaned.runs.telling if table.joined else frozenset()
    return cleaned.hides or not table.names.isdisjoint(cleaned.telling | parts)


def _as_utf8(source: Source) -> bytes:
    """The source in UTF-8, without what ends or breaks libxml2's reading."""
    if source.encoding == "utf-8" and not source.text.startswith("\ufeff"):
        data = source.data.removeprefix(b"\xef\xbb\xbf")
    else:
        data = source.text.removeprefix("\ufeff").encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    return data.replace(b"\0", b"\xef\xbf\xbd") if b"\0" in data else data


_CUT = "…"
"""Is put behind a number that the end of the page may have cut: it can be read as no figure then."""


def _is_cut_in_number(end: bytes) -> bool:
    """Whether the end of a page, in lower case, lies in a table's cell, right behind a digit."""
    cell = end[max(end.rfind(b"<td"), end.rfind(b"<th")) :]
    if b"</t" in cell or b"</body" in cell or not cell.startswith(b"<t"):
        return False
    return _TAG.sub(b"", _HALF_TAG.sub(b"", cell))[-1:].isdigit()


_LONGEST_CELL = 2000  # bytes of a figure's cell with all its tags
_TAG = re.compile(rb"<[^<>]*>")
_HALF_TAG = re.compile(rb"<[^<>]*\Z")


def _without_ends(data: bytes) -> bytes:
    """The page without the tags that end it, where more follows behind them: libxml2 would leave that out."""
    end = _PAGE_END.search(data)
    if end is None or not data[end.end() :].strip():
        return data
    return _PAGE_ENDS.sub(lambda found: b" " * len(found[0]), data)


def _parse(data: bytes) -> _Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, recover=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing in it that is an element or text
        return None
    if root is not None and _last_depth(root) >= _DEPTH:
        raise SourceError(_TOO_DEEP.format(depth=_DEPTH), message_zh=_TOO_DEEP_ZH.format(depth=_DEPTH))
    return root


def _name_rows(root: _Element) -> None:
    """Give ``<row>`` and ``<cell>`` in tables, as TEI and the XML of text extractors have them, the names of HTML."""
    for table in elements(etree.XPath("//table[descendant::cell]")(root)):
        table.set(SHOWN_TAG, "table")
    for tag, name in (("row", "tr"), ("cell", "td")):
        for element in elements(etree.XPath(f"//table//{tag}")(root)):
            retag(element, name)


def _open_frames(root: _Element) -> None:
    """Put the pages that frames carry in themselves (``<iframe srcdoc>``) where the frames stand; their elements are
    placed on the line of the frame. A frame within a frame is not opened.
    """
    for frame in list(root.iter("iframe")):
        page = _parse(printable((frame.get("srcdoc") or "").encode("utf-8", "replace")))
        body = None if page is None else page.find("body")
        if body is None:
            continue
        line = line_of(frame)
        for element in body.iter():
            element.sourceline = line  # type: ignore[assignment]  # lxml's types have it wrong
        frame.text = body.text
        frame[:] = body
        retag(frame, "div")


def _last_depth(root: _Element) -> int:
    """The depth of the last element: where lxml gives up, it leaves the rest of the page out after that one."""
    depth = 1
    element = root
    while len(element):
        element = element[-1]
        depth += 1
    return depth


class _Walk:
    """Walks a tree once and gathers its blocks."""

    def __init__(self, keep_lines: bool, page: _Page, embedded: Mapping[str, list[Block]]) -> None:
        self.blocks: list[Block] = []
        self._keep_lines = keep_lines
        self._styled = page.cleaned.keeps_lines
        self._embedded = embedded
        self._runs = page.cleaned.runs
        self._taken = page.taken
        self._pending: list[str] = []
        self._place = (1, "")
        self._line = 1

    def run(self, root: _Element) -> list[Block]:
        """The blocks beneath `root` in reading order."""
        frames = [_Frame(iter((root,)), {}, "", False, None, self._keep_lines)]
        while frames:
            frame = frames[-1]
            leaves = _NO_LEAVES if frame.keep_lines or len(frames) > LONGEST_PATH else _LEAVES
            for element in frame.children:
                if element.tag in leaves and self._leaf(element, frame):
                    continue
                inner = self._enter(element, frame, len(frames))
                if inner is not None:
                    frames.append(inner)
                    break
            else:
                frames.pop()
                self._close(frame.block, frame.tail, frames[-1] if frames else frame)
        return self.blocks

    def _leaf(self, element: _Element, parent: _Frame) -> bool:
        """Take up a block that holds nothing but a run of text; False if it holds more. Most elements are taken up here."""
        text = _run_text(element) if len(element) else element.text or ""
        if text is None or (self._styled and _keeps_lines(element)):
            return False
        if self._pending:
            self._flush()
        tag = element.tag
        counts = parent.counts
        counts[tag] = number = counts.get(tag, 0) + 1
        self._line = line = line_of(element)
        if text and not text.isspace():
            self._take_up(text, line, f"{parent.path}/{tag}[{number}]")
        if (tail := element.tail) and not tail.isspace():
            self._add(tail, parent.path, parent.keep_lines)
        return True

    def _enter(self, element: _Element, parent: _Frame, depth: int) -> _Frame | None:
        """Take up `element`; the frame to go on with if it has children to walk."""
        tag = element.tag
        tail = element.tail
        if tag in LEFT_OUT:
            self._close(False, tail, parent)
            return None
        self._line = line_of(element)
        path = child_path(parent.path, parent.counts, element, depth)
        block = tag in _FLOW_TAGS
        if self._pending and (block or tag == "br"):
            self._flush()
        if tag == "table" and (found := self._table(element, path)) is not None:
            self.blocks += found
            self._close(False, tail, parent)
            return None
        if tag == PLACE:
            self._flush()
            self.blocks += self._embedded.get(element.get("number", ""), ())
        keep_lines = parent.keep_lines or tag in _KEEPING or (self._styled and _keeps_lines(element))
        text = element.text
        if text:
            self._add(text, path, keep_lines)
        if len(element):
            return _Frame(iter(element), {}, path, block, tail, keep_lines)
        self._close(block, tail, parent)
        return None

    def _table(self, element: _Element, path: str) -> list[Block] | None:
        number = element.get(TAKEN) if self._taken else None
        if number is None:
            return read_table(element, path, self._runs)
        return [self._taken[int(number)].placed(path, line_of(element))]

    def _close(self, block: bool, tail: str | None, parent: _Frame) -> None:
        if block and self._pending:
            self._flush()
        if tail:
            self._add(tail, parent.path, parent.keep_lines)

    def _add(self, text: str, path: str, keep_lines: bool) -> None:
        if not self._pending:
            if text.isspace():
                return
            self._place = (self._line, path)
        self._pending.append(text.replace("\n", BREAK) if keep_lines else text)

    def _flush(self) -> None:
        if self._pending:
            text = self._pending[0] if len(self._pending) == 1 else "".join(self._pending)
            self._pending = []
            self._take_up(text, *self._place)

    def _take_up(self, text: str, line: int, path: str) -> None:
        if len(text) < _SHORT and text.isprintable() and "  " not in text:  # no other space is printable
            self.blocks.append(make_placed_paragraph(text.strip(), line, path))
        elif BREAK not in text and (whole := fold(text)):
            self.blocks.append(make_placed_paragraph(whole, line, path))
        else:
            self.blocks += [make_placed_paragraph(part, line, path) for part in to_lines(text) if part]


_SHORT = 100  # characters that are looked at one by one


def _run_text(element: _Element) -> str | None:
    """The text of an element with others in it, if these are but plain inline ones; None if it holds more."""
    first = element[0]
    if first.tag not in INLINE_TAGS:
        return None
    if len(element) == 1 and not len(first):  # so in most lists, and faster than the general way
        return (element.text or "") + (first.text or "") + (first.tail or "")
    if any(inside.tag not in INLINE_TAGS for inside in element.iterdescendants()):
        return None
    return inner_text(element)


def _keeps_lines(element: _Element) -> bool:
    """Whether line ends in the element's text are shown as such by its style."""
    style = element.get("style")
    return style is not None and "white-space" in style and "pre" in style
