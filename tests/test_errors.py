"""The exceptions of the library: what they say, in two languages, and that they come back from another process."""

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import gov_disclosure
from chinese import FAULTS
from gov_disclosure import errors, is_report, parse_report
from gov_disclosure.api import _reader_not_loaded
from gov_disclosure.errors import (
    GovDisclosureError,
    LimitExceededError,
    MissingExtraError,
    SourceError,
    UnknownPathError,
)
from gov_disclosure.export.extras import load
from gov_disclosure.limits import Limits, check_size, in_options, in_options_zh
from gov_disclosure.readers import registry
from gov_disclosure.readers.base import Source
from gov_disclosure.recognition import OTHER_KINDS

PACKAGE = Path(gov_disclosure.__file__).parent
ERRORS = frozenset(
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, GovDisclosureError) and name != "MissingExtraError"
)
IN_PYTHON_ONLY = (
    "area",
    "export",
    "model",
    "repair",
    "rules/series.py",
)
"""What no command and no batch calls; its errors are mistakes in a program, and speak English."""


def raised(module: Path) -> Iterator[tuple[str, bool]]:
    """The errors that a module makes: where, and whether with a Chinese wording."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            given = {keyword.arg for keyword in node.keywords}
            yield f"{module.relative_to(PACKAGE).as_posix()}:{node.lineno}", "message_zh" in given


def test_what_a_command_may_meet_has_chinese() -> None:
    """Every error that is made where commands and batches come along has its Chinese wording beside it."""
    found = [each for module in sorted(PACKAGE.rglob("*.py")) for each in raised(module)]
    told = {place for place, chinese in found if chinese}
    silent = {place for place, chinese in found if not chinese and not place.startswith(IN_PYTHON_ONLY)}
    assert silent == set()
    assert len(told) > 40


def test_what_is_without_chinese_says_the_same_in_english() -> None:
    """Nothing is ever empty."""
    assert (str(SourceError("gone")), SourceError("gone").message_zh) == ("gone", "gone")
    assert UnknownPathError("no path").message_zh == "no path"
    assert GovDisclosureError().message_zh == ""


class OwnError(GovDisclosureError):
    """An error of another package, which knows nothing of languages."""

    def __init__(self, number: int) -> None:
        Exception.__init__(self, number)


@pytest.mark.parametrize(
    "error",
    [
        SourceError("gone", message_zh="已不在"),
        UnknownPathError("no path", message_zh="没有这一路径"),
        LimitExceededError("large", message_zh="过大", name="size", allowed=1, found=2),
        MissingExtraError("pyarrow", "extract", "writing a workbook"),
        OwnError(3),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_come_back_whole(error: GovDisclosureError) -> None:
    """From another process, with both wordings and all attributes."""
    sent = pickle.loads(pickle.dumps(error))  # noqa: S301 - pickled here
    assert type(sent) is type(error)
    assert (str(sent), sent.message_zh, vars(sent)) == (str(error), error.message_zh, vars(error))
    assert sent.args == error.args


HEAD = "青屏县档案馆2023年政府信息公开工作年度报告\n"
REFUSED: dict[str, bytes] = {
    "empty": b"",
    "pdf": b"%PDF-1.7",
    "word": b"PK\x03\x04",
    "old word": b"\xd0\xcf\x11\xe0",
    "rtf": b"{\\rtf1",
    "binary": bytes(range(256)) * 8,
    "unrelated": "会议纪要".encode(),
    "other": "市财政局2023年部门预算公开\n一、总体情况\n平稳。\n".encode(),
    "interpretation": "一图读懂青屏县2023年政府信息公开工作年度报告\n".encode(),
    "old": "青屏县档案馆2012年政府信息公开工作年度报告\n公开平稳。\n".encode(),
    "news": f"{HEAD}请点击查看。\n".encode(),
    "links": f"{HEAD}\n\n青屏县水务局2022年政府信息公开工作年度报告\n".encode(),
    "garbled": b"\xff" * 400,
    "deep": b"<html>" + b"<div>" * 3000 + "公开".encode(),
    "flood": f"<html><body {' '.join(f'a{n}=1' for n in range(40_000))}><p>公开</p></body></html>".encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_why_there_is_no_report(name: str) -> None:
    """In both languages, with the same numbers and names, and set as Chinese is."""
    with pytest.raises(GovDisclosureError) as caught:
        parse_report(REFUSED[name])
    english, chinese = str(caught.value), caught.value.message_zh
    assert chinese != english
    assert "\n" not in chinese
    quoted = "".join(part for index, part in enumerate(chinese.replace("”", "“").split("“")) if index % 2 == 0)
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(quoted)], chinese
    for fact in ("2012", "2019", "1,000", "2040", "UTF-8", "HTML", "encoding=", "行政规范性文件", "总体情况"):
        assert (fact in english) == (fact in chinese), (fact, english, chinese)


def test_other_kinds_of_documents_have_chinese_names() -> None:
    """None of them is in English."""
    for kind in OTHER_KINDS:
        assert not any(char.isascii() for char in kind.name_zh)


@pytest.mark.parametrize("limits", [Limits(size=9), Limits(pieces=2)])
def test_limits(limits: Limits) -> None:
    """Both languages have the numbers and say how to raise the limit, in Python and on the command line."""
    with pytest.raises(LimitExceededError) as caught:
        is_report("公开\n" * 20, limits=limits)
    error = caught.value
    pairs = [(str(error), error.message_zh), (in_options(error), in_options_zh(error))]
    for english, chinese in pairs:
        assert not [fault for fault, pattern in FAULTS.items() if pattern.search(chinese)], chinese
        for fact in (str(error.allowed), str(error.found), f"--max-{error.name}", f"limits=Limits({error.name}=…)"):
            assert (fact in english) == (fact in chinese)
    fixed = LimitExceededError("too many attributes", message_zh="属性过多", name="attributes")
    assert in_options_zh(fixed) == "属性过多"


@pytest.mark.parametrize(("unit", "words"), [("bytes", "个字节"), ("characters", "个字符")])
def test_a_source_without_end(unit: str, words: str) -> None:
    """Nobody knows how much there is."""
    with pytest.raises(LimitExceededError) as caught:
        check_size(11, Limits(size=10), unit=unit, known=False)
    assert caught.value.message_zh.startswith(f"来源超过 10 {words}仍未结束，而上限 `size` 为 10：")


class Broken:
    """A reader that raises, or returns what is no document."""

    name = "broken"

    def __init__(self, returned: object = None) -> None:
        self._returned = returned

    def sniff(self, _: Source) -> float:
        """Takes everything."""
        return 1.0

    def read(self, _: Source) -> object:
        """Raises where there is nothing to return."""
        if self._returned is None:
            raise ValueError("odd")
        return self._returned


@pytest.mark.parametrize(
    ("returned", "chinese"),
    [
        (None, "读取器“broken”出错：ValueError: odd"),
        (5, "读取器“broken”返回的是 5，而不是 Document"),
    ],
)
def test_readers_that_fail(returned: object, chinese: str) -> None:
    """Whose fault it is."""
    with pytest.raises(GovDisclosureError) as caught:
        parse_report(f"{HEAD}公开", reader=Broken(returned))  # type: ignore[arg-type]
    assert caught.value.message_zh == chinese


def test_a_declared_reader_is_named_with_its_package() -> None:
    """In Chinese as in English."""
    declared = registry.Declared("cells", "some_cells:Reader", "some-cells", "2.0")
    assert declared.in_chinese == "“cells”（some_cells:Reader，some-cells 2.0）"


def test_a_reader_that_is_passed_over() -> None:
    """The diagnostic names the package and says what to do, in both languages."""
    declared = registry.Declared("cells", "some_cells:Reader", "some-cells", "2.0")
    diagnostic = _reader_not_loaded(registry.Failed(declared, "ImportError: no"))
    for fact in ("cells", "some_cells:Reader", "some-cells 2.0", "ImportError: no"):
        assert fact in diagnostic.message
        assert fact in diagnostic.message_zh
    assert diagnostic.message.endswith("repair or uninstall its package")
    assert diagnostic.message_zh.endswith("请修复或卸载该软件包")


@pytest.mark.parametrize("purpose", sorted(errors._PURPOSES_ZH))
def test_a_missing_package(purpose: str) -> None:
    """What needs it, and the command that installs it."""
    with pytest.raises(MissingExtraError) as caught:
        load("no_such_package", "extract", purpose)
    error = caught.value
    assert error.name == error.package == "no_such_package"
    assert error.message_zh.endswith(
        '需要软件包 no_such_package，该软件包尚未安装；请运行：pip install "gov-disclosure[extract]"'
    )
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(error.message_zh)]


def test_every_purpose_has_chinese() -> None:
    """What `load` is given anywhere."""
    purposes = {
        node.args[2].value
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "load"
        if len(node.args) == 3 and isinstance(node.args[2], ast.Constant)
    }
    assert purposes == set(errors._PURPOSES_ZH)
