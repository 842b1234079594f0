"""Text that was decoded in a wrong encoding and saved so: told by the words of the form that it shows when that is undone."""

from collections.abc import Callable

from attrs import frozen

WORDS = (
    *("政府信息", "信息公开", "主动公开", "行政", "申请", "数量", "情况", "总计"),
    *("政府資訊", "信息公開", "資訊公開", "主動公開", "申請", "數量", "情況", "總計"),
)
"""Words of which every report has most, in simplified or traditional characters. Some are lost with the bytes that the wrong encoding does not have."""

_LEAST = 3
"""How many of them must show."""

_LOOKED_AT = 1 << 20
"""In how many characters they are looked for."""


@frozen
class Mojibake:
    """What became of a text: the encoding that it was written in, the one that it was taken for, a word and how it stands there.

    There is no `example` where no word stands in signs that can be shown.
    """

    written: str
    taken_for: str
    example: tuple[str, str] | None = None

    @property
    def told(self) -> tuple[str, str]:
        """That a text is mojibake, with a word that shows it, in English and Chinese."""
        shown = shown_zh = ""
        if self.example:
            word, there = self.example
            shown, shown_zh = f" ({word} stands there as “{there}”)", f"（“{word}”成了“{there}”）"
        return (
            f"its text is damaged, {self.written} was read as {self.taken_for} and saved so{shown}: {_ANEW}",
            f"其文字是乱码，{self.written} 的文字被当作 {self.taken_for} 读取后又保存{shown_zh}：{_ANEW_ZH}",
        )


_ANEW = "save the page anew from where it was published"
_ANEW_ZH = "请从发布处重新保存该网页"

# What programs call Latin-1 is mostly cp1252, which has signs where Latin-1 has controls
_SIGNS = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}


def _of_gbk(text: str) -> bytes:
    return text.encode("gb18030", "replace")


def _of_latin(text: str) -> bytes:
    return text.translate(_SIGNS).encode("latin-1", "replace")


_DAMAGES: tuple[tuple[str, str, Callable[[str], bytes], str, str], ...] = (
    ("UTF-8", "GBK", _of_gbk, "utf-8", "gb18030"),
    ("UTF-8", "Latin-1", _of_latin, "utf-8", "cp1252"),
    ("GBK", "Latin-1", _of_latin, "gb18030", "cp1252"),
)
"""Written in, taken for, the bytes back from the text, and the codecs of both."""


def find_mojibake(text: str) -> Mojibake | None:
    """How a text was damaged, None where nothing shows it.

    >>> find_mojibake("政府信息公开申请情况".encode("gbk").decode("latin-1"))
    Mojibake(written='GBK', taken_for='Latin-1', example=('政府信息', 'Õþ¸®ÐÅÏ¢'))
    >>> find_mojibake("天气晴朗")
    """
    sample = text[:_LOOKED_AT]
    for written, taken_for, undone, codec, wrong in _DAMAGES:
        mended = undone(sample).decode(codec, "replace")
        found = [word for word in WORDS if word in mended]
        if len(found) >= _LEAST:
            shown = ((word, word.encode(codec).decode(wrong, "replace")) for word in found)
            return Mojibake(written, taken_for, next((each for each in shown if each[1] in sample), None))
    return None
