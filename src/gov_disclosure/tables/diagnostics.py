"""What reading the tables could not settle, as data, in English and Chinese."""

from collections.abc import Iterable, Sequence

from gov_disclosure.model.report import Cell, Diagnostic, Severity
from gov_disclosure.position import Position
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec

SECTION_OF = {"proactive": "二", "requests": "三", "disputes": "四"}
LONGEST_EXCERPT = 200


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"


def table_absent(table: str, *, printed: bool = False) -> Diagnostic:
    """The document has no such table; `printed` says that there are figures which no label of the form tells the place of."""
    section = SECTION_OF[table]
    if printed:
        return Diagnostic(
            "table-absent",
            Severity.WARNING,
            f"no table of section {section} ({table}) was found, but figures stand there that no label or head of the form "
            "tells the place of, or that are another year's: report.leftovers holds them; read them in the source",
            f"未找到第{section}部分的表格，但该部分有无法归位或属于其他年度的数据，见 leftovers，请查看原文",
            path=table,
        )
    return Diagnostic(
        "table-absent",
        Severity.WARNING,
        f"no table of section {section} ({table}) was found: no row of the form with figures; "
        "it may be published as a picture or an attachment",
        f"未找到第{section}部分的表格：没有带数据的行；表格可能以图片或附件形式公布",
        path=table,
    )


def row_absent(spec: RowSpec) -> Diagnostic:
    """The table is there, but not this row."""
    return Diagnostic(
        "row-absent",
        Severity.WARNING,
        f"the row {spec.label} was not found in its table; its {spec.size} figures are None",
        f"表格中未找到“{spec.label}”一行，其 {spec.size} 个数据为空",
        path=spec.path,
    )


def row_not_placed(reading: Reading, spec: RowSpec) -> Diagnostic:
    """The row is there, but which of its cells is which figure cannot be settled."""
    found = reading.values
    english = (
        f"the row {spec.label} should have {spec.size} figures; {found} stand behind its label and nothing proves "
    )
    chinese = f"“{spec.label}”一行应有 {spec.size} 个数据，实有 {found} 个，"
    own = found == spec.size
    failing, failing_zh = _failing_sum(reading, spec)
    return Diagnostic(
        "row-not-placed",
        Severity.WARNING,
        english
        + ("that all of them are its own and in their places" if own else "which figures they are")
        + failing
        + ": all of the row are None; read it in the source",
        chinese
        + ("无法确定均属该行且列次无误" if own else "无法确定各属哪一列")
        + failing_zh
        + "，该行数据均为空，请查看原文",
        path=spec.path,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def _failing_sum(reading: Reading, spec: RowSpec) -> tuple[str, str]:
    """What is to be said of the first sum that fails where a row has as many numbers as figures: that may be all that is wrong with it."""
    counts = [token.count for token in reading.tokens if token.count is not None]
    if len(counts) != spec.size or reading.values != spec.size:
        return "", ""
    for parts, total in spec.sums:
        printed = [counts[part] for part in parts]
        if sum(printed) != counts[total]:
            added = " + ".join(map(str, printed)), sum(printed), counts[total]
            return ", and as they stand {} is {} and not {}".format(
                *added
            ), "（照现有次序，{} = {}，与总计 {} 不符）".format(*added)
    return "", ""


def label_damaged(reading: Reading, path: str, label: str) -> Diagnostic:
    """The label of a row is cut or misspelt."""
    return Diagnostic(
        "label-damaged",
        Severity.ADVICE,
        f"the label of this row is cut or misspelt; it is like {label} only, and stands where the form has that row: "
        "if it is another usual spelling, add it to spellings.toml",
        f"该行的名称残缺或有误，仅与“{label}”相近，且位置相符，按该行读取",
        path=path,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def row_placed(reading: Reading, spec: RowSpec) -> Diagnostic:
    """A row without its label, or without a cell for each figure, stands in the only place that makes the table balance."""
    return Diagnostic(
        "row-placed",
        Severity.ADVICE,
        f"the row {spec.label} has lost its label or cells; its figures were placed where alone all balances of the table "
        "hold: compare it with the source",
        f"“{spec.label}”一行的名称或单元格缺失，其数据按唯一满足全部勾稽关系的方式归位，请与原文核对",
        path=spec.path,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def row_rejoined(reading: Reading, label: str) -> Diagnostic:
    """A row is broken over two lines, and its sums hold when both are put together."""
    return Diagnostic(
        "row-placed",
        Severity.ADVICE,
        f"the row {label} goes on in the next line; both were put together, as its sums hold then: compare it with the source",
        f"“{label}”一行在下一行续排，合并后满足该行勾稽关系，已按一行读取，请与原文核对",
        path=reading.path,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def table_glued(table: str) -> Diagnostic:
    """The cells of a table run together, without anything between them."""
    return Diagnostic(
        "table-glued",
        Severity.ADVICE,
        f"the cells of the table {table} run together without anything between them; its digits were parted where the form "
        "and its balances leave one way only: compare the figures with the source",
        f"第{SECTION_OF[table]}部分表格的单元格连在一起，其数据按格式和勾稽关系唯一允许的方式拆分，请与原文核对",
        path=table,
    )


def row_glued(path: str, excerpt: str, position: Position | None) -> Diagnostic:
    """The digits of a row whose cells run together can be parted in several ways."""
    return Diagnostic(
        "row-not-placed",
        Severity.WARNING,
        "the figures of this row run together, and nothing proves where one ends and the next begins: those that "
        "cannot be told are None; read them in the source",
        "该行各数据连在一起，无法确定如何拆分，不能确定的数据为空，请查看原文",
        path=path,
        excerpt=_excerpt(excerpt),
        position=position,
    )


def row_unknown(reading: Reading, table: str) -> Diagnostic:
    """Figures stand in the table under no label of the form."""
    return Diagnostic(
        "row-unknown",
        Severity.WARNING,
        f"figures in the table {table} stand under no known label of the form and were left out; "
        "if the label is another spelling of a row, add it to spellings.toml",
        f"第{SECTION_OF[table]}部分表格中有数据不属于已知的行，未予采用",
        path=table,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def row_repeated(readings: Iterable[Reading], spec: RowSpec, copies: int) -> Diagnostic:
    """The row, or its table, is printed more than once, and not with the same figures each time."""
    readings = tuple(readings)
    lines = ", ".join(str(reading.position) for reading in readings)
    return Diagnostic(
        "row-repeated",
        Severity.WARNING,
        f"the row {spec.label} is not the same in each of {copies} copies ({lines}); figures that differ, or stand "
        "in one copy only, are None",
        f"“{spec.label}”一行在 {copies} 处重复出现且不一致，不一致或仅出现一次的数据为空",
        path=spec.path,
        excerpt=_excerpt(" / ".join(reading.excerpt for reading in readings)),
        position=readings[0].position,
    )


def tables_differ(readings: Iterable[Reading], spec: RowSpec) -> Diagnostic:
    """The row stands in tables that have little in common, so that none of them can be taken for the form's."""
    readings = tuple(readings)
    lines = ", ".join(str(reading.position) for reading in readings)
    return Diagnostic(
        "row-repeated",
        Severity.WARNING,
        f"the row {spec.label} stands {len(readings)} times ({lines}), in tables that differ in most figures, such as those "
        "of several organs or years; nothing says which is the report's, and none is read",
        f"“{spec.label}”一行出现 {len(readings)} 次，所在表格的多数数据不同，可能属于不同机关或年度，无法确定哪一张是本报告的，均未采用",
        path=spec.path,
        excerpt=_excerpt(" / ".join(reading.excerpt for reading in readings)),
        position=readings[0].position,
    )


def table_elsewhere(table: str, first: Reading) -> Diagnostic:
    """A table like the form's stands in another section or under another year, besides the one that stands in its own."""
    return Diagnostic(
        "table-elsewhere",
        Severity.ADVICE,
        f"a table like that of section {SECTION_OF[table]} ({table}) stands in another section, or under the caption "
        "of another year, as well; only the one of this year in its own section was read",
        f"其他部分或上一年度标题下另有与第{SECTION_OF[table]}部分类似的表格，仅采用本部分本年度的表格",
        path=table,
        excerpt=_excerpt(first.excerpt),
        position=first.position,
    )


def totals_fail(table: str, first: Reading) -> Diagnostic:
    """Most rows of the table do not add up, so that its columns cannot be the form's."""
    return Diagnostic(
        "columns-unexpected",
        Severity.WARNING,
        f"most rows of the table {table} do not add up to their total, so its columns cannot be those of the form; "
        "its figures are None",
        f"第{SECTION_OF[table]}部分表格多数行的合计与各列之和不符，表格的列与规定格式不一致，其数据为空",
        path=table,
        excerpt=_excerpt(first.excerpt),
        position=first.position,
    )


def cell_unreadable(label: str, cell: Cell) -> Diagnostic:
    """A cell holds something that is not one figure of the right sort."""
    return Diagnostic(
        "cell-unreadable",
        Severity.WARNING,
        f"the cell {label} does not hold one figure that can be read with certainty; it is None",
        f"“{label}”单元格的内容无法确认为一个数据，该数据为空",
        path=cell.path,
        excerpt=_excerpt(cell.raw or ""),
        position=cell.position,
    )


def columns_unexpected(table: str, reading: Reading, columns: Sequence[str], spec: RowSpec) -> Diagnostic:
    """The head of the table names its columns in another order than the form, or not all of them."""
    printed = {figure.column: figure.column_label for figure in spec.figures}
    return Diagnostic(
        "columns-unexpected",
        Severity.WARNING,
        f"the columns above this row of the table {table}, as far as they are known, are not the form's in its order "
        f"({', '.join(columns)}); its figures are None",
        f"第{SECTION_OF[table]}部分表格能够识别的列名及其次序与规定格式不符（{'、'.join(printed.get(one, one) for one in columns)}），"
        "该行数据为空",
        path=reading.path or table,
        excerpt=_excerpt(reading.excerpt),
        position=reading.position,
    )


def edition_unclear(table: str, editions: Iterable[str]) -> Diagnostic:
    """The table has marks of more than one edition, or of none."""
    named = ", ".join(sorted(editions)) or "none"
    return Diagnostic(
        "table-edition-unclear",
        Severity.WARNING,
        f"which edition of the form the table {table} follows cannot be settled (its labels fit: {named}); "
        "its figures are None",
        f"无法确定第{SECTION_OF[table]}部分表格所用的格式版本，其数据为空",
        path=table,
    )
