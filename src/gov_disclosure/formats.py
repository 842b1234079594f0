"""Files of formats that no built-in reader reads, known by their bytes: what they are, and what to do with them."""

import re
from functools import cache

from gov_disclosure.errors import OtherFormatError
from gov_disclosure.readers.base import Source

OTHER_FORMATS = {
    b"%PDF": ("a PDF file", " PDF 文件"),
    b"PK\x03\x04": (
        "a ZIP container, such as a Word (.docx) or Excel (.xlsx) file",
        " ZIP 容器，例如 Word（.docx）或 Excel（.xlsx）文件",
    ),
    b"\xd0\xcf\x11\xe0": ("an old Word or Excel file", "旧版 Word 或 Excel 文件"),
    b"{\\rtf": ("an RTF file", " RTF 文件"),
    b"\x89PNG\r\n": ("a PNG picture", " PNG 图片"),
    b"\xff\xd8\xff": ("a JPEG picture", " JPEG 图片"),
    b"GIF8": ("a GIF picture", " GIF 图片"),
    b"II*\x00": ("a TIFF picture", " TIFF 图片"),
    b"MM\x00*": ("a TIFF picture", " TIFF 图片"),
    b"\x1f\x8b": ("a gzip archive", " gzip 压缩文件"),
    b"Rar!\x1a": ("a RAR archive", " RAR 压缩文件"),
    b"7z\xbc\xaf": ("a 7-Zip archive", " 7-Zip 压缩文件"),
}
"""What files of formats that no built-in reader reads begin with, and what they are, in English and Chinese."""
_BEGINNINGS = tuple(OTHER_FORMATS)

_MIME = b"mime-version:"
_NEAR = 1 << 13
"""In how many bytes the head of a web archive stands."""
_LOOKED_AT = 1 << 16
"""In how many bytes its first page begins."""
_ARCHIVE = rb"(?im)^content-type:[ \t]*multipart/related\b"
_PAGE = rb"(?im)^content-type:[ \t]*(?:text/html|application/xhtml\+xml)\b"
_ENCODED = rb"(?im)^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)\b"

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def refuse_other_formats(source: Source) -> None:
    """Raise `OtherFormatError` for a file that no built-in reader reads, with the name of its format."""
    data = source.data
    if data.startswith(_BEGINNINGS):
        name, name_zh = next(names for beginning, names in OTHER_FORMATS.items() if data.startswith(beginning))
        raise OtherFormatError(
            f"this is {name}, which no built-in reader reads: convert it to HTML or text first, "
            "or install a reader for it and ask for it by its name",
            message_zh=f"这是{name_zh}，内置读取器都不能读取：请先转换为 HTML 或文字，或安装能读取它的读取器，并按名称指定",
        )
    if _MIME in data[:_NEAR].lower() and _is_web_archive(data[:_LOOKED_AT]):
        raise OtherFormatError(
            "this is a web page with its pictures in a single file (MHT), which no built-in reader reads: save the page anew "
            "as a complete web page (网页，全部), in Word as a filtered one (网页，筛选过的), or install a reader for it "
            "and ask for it by its name",
            message_zh="这是单个文件的网页（MHT），内置读取器都不能读取：请重新保存为“网页，全部”，在 Word 中则另存为“网页，筛选过的”，"
            "或安装能读取它的读取器，并按名称指定",
        )


def _is_web_archive(data: bytes) -> bool:
    """Whether the bytes begin with the head of a web archive, and its first page is one that must be decoded."""
    head, *parts = data.removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n").split(b"\n\n")
    if not re.match(rb"[A-Za-z][A-Za-z-]*:", head) or _MIME not in head.lower() or not _compiled(_ARCHIVE).search(head):
        return False
    page = next(filter(_compiled(_PAGE).search, parts), b"")
    return _compiled(_ENCODED).search(page) is not None
