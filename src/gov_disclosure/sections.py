"""What the preamble and the six sections of a report say."""

from collections.abc import Iterator, Sequence

from gov_disclosure.document import Block, Document, LineRef, Paragraph, Table
from gov_disclosure.furniture import is_head, is_page_number, is_wordless
from gov_disclosure.headings import ORDER, match_heading, split_part
from gov_disclosure.model.report import Diagnostic, Part, Section, SectionKind, Severity
from gov_disclosure.outline import BETWEEN, Outline, SectionSpan, lines_between
from gov_disclosure.position import Position


def preamble(document: Document, outline: Outline) -> str:
    """The text before the first section, one paragraph a line: on what basis, for which period, whom to ask."""
    if outline.first_heading is None:
        return ""
    lines = lines_between(document.blocks, (outline.start, outline.preamble_row), outline.first_heading)
    return "\n".join(one for _, text in lines if (one := _one_line(text)) and not _is_furniture(one))


def _is_furniture(line: str) -> bool:
    return is_head(line) or is_page_number(line) or is_wordless(line) or match_heading(line) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()


def build_sections(
    document: Document, outline: Outline, consumed: frozenset[LineRef] = frozenset()
) -> tuple[Section, ...]:
    """The sections in the form's order, with their text and parts.

    `consumed` are the lines that the form's tables took up: exactly these are left out of the text.
    """
    spans = sorted(outline.sections, key=lambda span: ORDER[span.kind])
    return tuple(_section(document.blocks, span, consumed) for span in spans)


def section_text(document: Document, outline: Outline, kind: SectionKind, longest: int) -> str:
    """The text of a section with its tables, cut behind the line with which it is `longest` characters long."""
    span = outline.section(kind)
    lines: list[str] = []
    for _, line in _text_lines(document.blocks, span, frozenset()) if span else ():
        lines.append(line)
        longest -= len(line)
        if longest <= 0:
            break
    return "\n".join(lines)


def _section(blocks: Sequence[Block], span: SectionSpan, consumed: frozenset[LineRef]) -> Section:
    lines = list(_text_lines(blocks, span, consumed))
    places = [_line_position(blocks[block], row, text) for (block, row), text in lines]
    return Section(
        span.kind,
        span.heading,
        "\n".join([text for _, text in lines]),
        tuple(_parts(blocks, lines, tabular=span.kind in _WITH_TABLE)),
        _position(blocks[span.block], span.row),
        tuple([position for position, _ in places]),
        tuple([verbatim for _, verbatim in places]),
    )


def _line_position(block: Block, row: int, line: str) -> tuple[Position | None, bool]:
    """Where a line of a section begins, and whether the source has it character by character."""
    if isinstance(block, Table) or (place := block.position) is None:
        return _position(block, row), False
    offset = block.text.rfind(line) if block.raw is None else -1
    if offset <= 0 or not place.column:
        return place, offset == 0
    return Position(place.line, place.column + offset, place.element), True


def _text_lines(
    blocks: Sequence[Block], span: SectionSpan, consumed: frozenset[LineRef]
) -> Iterator[tuple[LineRef, str]]:
    heading = blocks[span.block]
    if span.rest >= 0 and isinstance(heading, Paragraph):
        yield (span.block, 0), _one_line(heading.text.strip()[span.rest :])
    for place, text in lines_between(blocks, span.body, (span.end, span.end_row), consumed):
        line = _one_line(text)
        if line and not is_page_number(line):
            yield place, line


_WITH_TABLE = frozenset({SectionKind.PROACTIVE, SectionKind.REQUESTS, SectionKind.DISPUTES})


def _parts(blocks: Sequence[Block], lines: Sequence[tuple[LineRef, str]], *, tabular: bool) -> Iterator[Part]:
    """The parts among the lines of a section; each lasts up to the next.

    In a section with a table a number alone, such as （三）, is a label whose words stand elsewhere.
    """
    splits = [(index, split) for index, (_, line) in enumerate(lines) if (split := _split(line))]
    if tabular:
        splits = [(index, split) for index, split in splits if len("".join(split).strip("（）() ")) > 1]
    ends = [index for index, _ in splits[1:]] + [len(lines)]
    for (first, (heading, rest)), last in zip(splits, ends, strict=False):
        texts = [line for _, line in lines[first + 1 : last]]
        place = lines[first][0]
        text = "\n".join([rest, *texts] if rest else texts)
        yield Part(heading, text, _position(blocks[place[0]], place[1]))


def _split(line: str) -> tuple[str, str] | None:
    """The heading of a part and what follows it in its line; rows of tables are none."""
    return None if BETWEEN in line else split_part(line)


def _position(block: Block, row: int) -> Position | None:
    if isinstance(block, Table) and row < len(block.rows):
        first = next((cell.position for cell in block.rows[row] if cell.position), None)
        return first or block.position
    return block.position


# ---------------------------------------------------------------------------- diagnostics


def section_diagnostics(outline: Outline) -> tuple[Diagnostic, ...]:
    """``section-absent`` for each section that was not found, ``section-order`` where the order is not the form's."""
    kinds = [span.kind for span in outline.sections]
    absent = [_absent(kind) for kind in SectionKind if kind not in kinds]
    return (*absent, *([_out_of_order(outline)] if kinds != sorted(kinds, key=ORDER.__getitem__) else []))


def _absent(kind: SectionKind) -> Diagnostic:
    return Diagnostic(
        "section-absent",
        Severity.WARNING,
        f"the report has no section {kind.label!r} ({kind.value}): no line of its own reads like this heading, "
        f"with or without its number",
        f"未找到“{kind.label}”部分：没有单独成行、与该标题相同或相近的文字（有无序号均可）",
    )


def _out_of_order(outline: Outline) -> Diagnostic:
    printed = ", ".join(span.heading for span in outline.sections)
    printed_zh = "；".join(span.heading for span in outline.sections)
    return Diagnostic(
        "section-order",
        Severity.WARNING,
        f"the sections do not stand in the form's order; they stand in this one: {printed}",
        f"各部分未按规定格式的顺序排列，现有顺序为：{printed_zh}",
        excerpt=outline.sections[0].heading,
    )
