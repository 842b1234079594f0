"""Reports as web pages."""

from html import escape

from attrs import frozen

from writer.page import Grid, GridCell, Line, Page, Role

_WORD_SPAN = '<span style="font-family:宋体;font-size:10.5pt">'
_WORD_JUNK = "<!--[if !supportMisalignedColumns]--><!--[endif]-->"


@frozen
class Markup:
    """How a page is marked up. `charset` is what the meta tag declares; `word` pastes tables from Word;
    `head` puts header rows into ``<thead>``; `open_tags` leaves end tags out; `nested` lays the page out in a
    table; `blank` stands in blank cells; `size` is the least size of the page in bytes of UTF-8.
    """

    charset: str | None = "utf-8"
    word: bool = False
    head: bool = False
    open_tags: bool = False
    nested: bool = False
    blank: str = ""
    size: int = 0


def write(page: Page, markup: Markup) -> str:
    """The page as HTML."""
    title = next((block.text for block in page if isinstance(block, Line) and block.role is Role.TITLE), "")
    body = "\n".join(_line(block, markup) if isinstance(block, Line) else _table(block, markup) for block in page)
    missing = markup.size - len(_document(title, body, markup, 0).encode())
    return _document(title, body, markup, max(0, missing))


def _document(title: str, body: str, markup: Markup, room: int) -> str:
    styles = _repeated(".col-{0} .item{{float:left;width:{0}px}}\n", room // 4)
    scripts = _repeated("menu.push({{id:{0},name:'m{0}'}});\n", room // 4)
    links = _repeated('<li><a href="/lanmu/{0}/" title="{0}">栏目{0}</a></li>\n', room - len(styles) - len(scripts))
    charset = f'<meta charset="{markup.charset}">' if markup.charset else ""
    return (
        f"<!DOCTYPE html>\n<html><head>{charset}<title>{escape(title)}_门户网站</title>\n"
        f"<style>td{{border:1px solid}}\n{styles}</style>\n"
        f"<script>var menu=[], visits=128;\n{scripts}</script></head>\n"
        f"<body><ul class=nav><li><a href=/>首页</a></li><li><a href=/zwgk/>政务公开</a></li>\n{links}</ul>\n"
        f"{_main(body, markup)}\n</body></html>\n"
    )


def _repeated(template: str, room: int) -> str:
    """The template with running numbers, as often as it fits."""
    return "".join(template.format(number) for number in range(room // len(template.format(1000).encode())))


def _main(body: str, markup: Markup) -> str:
    if not markup.nested:
        return f'<div class="main"><div id="zoom">\n{body}\n</div></div>'
    aside = "<td width=180><a href=/gk/>公开指南</a><br><a href=/ml/>公开目录</a></td>"
    return f"<table width=1000><tr>{aside}\n<td><div id=zoom>\n{body}\n</div></td></tr></table>"


def _line(line: Line, markup: Markup) -> str:
    text = escape(line.text, quote=False)
    if line.role is Role.TITLE:
        return f"<h1>{text}</h1>"
    if line.role is Role.FURNITURE:
        return f'<div class="info">{text}</div>'
    return f'<p style="text-indent:2em"><span>{text}</span>' + ("" if markup.open_tags else "</p>")


def _table(grid: Grid, markup: Markup) -> str:
    rows = [_row(row, markup, header=number < grid.header) for number, row in enumerate(grid.rows)]
    if markup.head and grid.header:
        rows.insert(0, "<thead>")
        rows.insert(grid.header + 1, "</thead><tbody>")
        rows.append("</tbody>")
    begin = '<table class="MsoNormalTable" border="1" cellspacing="0">' if markup.word else '<table border="1">'
    return begin + "\n".join(rows) + "</table>"


def _row(row: tuple[GridCell, ...], markup: Markup, *, header: bool) -> str:
    tag = "th" if header and markup.head else "td"
    cells = "".join(_cell(cell, tag, markup) for cell in row)
    return f"<tr>{cells}" + ("" if markup.open_tags else "</tr>")


def _cell(cell: GridCell, tag: str, markup: Markup) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    )
    end = "" if markup.open_tags else f"</{tag}>"
    return f"<{tag}{spans}>{_content(cell, markup)}{end}"


def _content(cell: GridCell, markup: Markup) -> str:
    text = "<br>".join(escape(line, quote=False) for line in cell.text.split("\n")) or markup.blank
    if not markup.word:
        return text
    if cell.path is not None and len(cell.text) > 1:
        text = f'<span lang="EN-US">{cell.text[0]}</span><span>{cell.text[1:]}</span>'
    return f'{_WORD_JUNK}<p class="MsoNormal" align="center">{_WORD_SPAN}{text}<o:p></o:p></span></p>'
