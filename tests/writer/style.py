"""How labels, figures and prose are spelt in one document: options as data."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from writer.forms import Number
from writer.prose import Text


class Punctuation(StrEnum):
    """Which brackets, commas and colons a document has."""

    FULL = "full"
    HALF = "half"
    SPACED = "spaced"
    """Half-width with a space behind, and spaces between numbers and words."""


class Blank(StrEnum):
    """Which figures that are zero are left blank."""

    NONE = "none"
    PARTS = "parts"
    """All but totals."""
    ALL = "all"


class Sign(StrEnum):
    """How a signed change is printed."""

    PLAIN = "plain"
    PLUS = "plus"
    WORD = "word"


MISSPELT: Mapping[str, str] = {
    "行政规范性文件": "规范性文件",
    "本年制发件数": "本年制发数量",
    "现行有效件数": "现行有效件",
    "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
    "3.危及“三安全一稳定”": "3.危及三安全一稳定",
    "（六）其他处理": "（六）其他处理情况",
}
"""Other ways in which reports print a label."""

_PLUS: Mapping[Sign, str] = {Sign.PLAIN: "", Sign.PLUS: "+", Sign.WORD: "增"}
_HALF = str.maketrans("（），：；", "(),:;")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SPACES = (
    (re.compile(r"([),:;])(?=[^\W\d_])"), r"\1 "),
    (re.compile(r"(?<=[\u4e00-\u9fff])\("), " ("),
    (re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])"), " "),
    (re.compile(r"^([0-9]+\.)(?=\S)"), r"\1 "),
)


@frozen
class Style:
    """The spelling of one document. `broken` names the tables whose header cells are broken over two lines;
    `cut` cuts the headers of section 四 (结果 for 结果维持); `tables` false leaves all tables out;
    `mark` is printed in a blank cell; `enumerator` stands after the number of a row (1. 1、 1．).
    """

    punctuation: Punctuation = Punctuation.FULL
    enumerator: str = "."
    blank: Blank = Blank.NONE
    mark: str = ""
    wide: bool = False
    grouping: str = ""
    unit: bool = False
    sign: Sign = Sign.PLAIN
    misspelt: bool = False
    broken: tuple[str, ...] = ()
    cut: bool = False
    tables: bool = True

    def label(self, label: str) -> str:
        """A label of the form as this document prints it."""
        spelt = MISSPELT.get(label, label) if self.misspelt else label
        return self.fold(re.sub(r"^([0-9])\.", rf"\1{self.enumerator}", spelt))

    def blanks(self, figure: tree.Figure, value: Number) -> bool:
        """Whether this document leaves the figure blank."""
        return value == 0 and (self.blank is Blank.ALL or (self.blank is Blank.PARTS and not figure.total))

    def figure(self, figure: tree.Figure, value: Number) -> str:
        """A figure as this document prints it."""
        if self.blanks(figure, value):
            return self.mark
        digits = f"{abs(value):,f}" if figure.kind is Kind.MONEY else f"{abs(value):,}"
        printed = self._sign(figure, value) + digits.replace(",", self.grouping)
        if self.unit and figure.kind is not Kind.CHANGE:
            printed += figure.unit or ""
        return printed.translate(_WIDE) if self.wide else printed

    def _sign(self, figure: tree.Figure, value: Number) -> str:
        if value < 0:
            return "减" if self.sign is Sign.WORD else "-"
        return _PLUS[self.sign] if value > 0 and figure.kind is Kind.CHANGE else ""

    def fold(self, words: str) -> str:
        """Words with this document's punctuation."""
        return FOLDS[self.punctuation](words)

    def prose(self, text: Text) -> Text:
        """The text as this document prints it: what a reader should give back."""
        return text.mapped(self.fold)


def _half(words: str) -> str:
    return words.translate(_HALF)


def _spaced(words: str) -> str:
    spaced = _half(words)
    for pattern, replacement in _SPACES:
        spaced = pattern.sub(replacement, spaced)
    return spaced


FOLDS: Mapping[Punctuation, Callable[[str], str]] = {
    Punctuation.FULL: str,
    Punctuation.HALF: _half,
    Punctuation.SPACED: _spaced,
}
