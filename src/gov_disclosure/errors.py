"""The exceptions of the library: the caller's mistakes, and documents that are not reports.

A fault *inside* a report is never an exception: it is a `Diagnostic` on the report.
"""


class GovDisclosureError(Exception):
    """Base of every exception that this library raises itself.

    ``str(error)`` is English. `message_zh` says the same in Chinese, for whatever a command or a batch may meet; it is the
    English text for mistakes that can only be made in Python. Both come back from another process.

    >>> SourceError("the file is gone", message_zh="文件已不存在").message_zh
    '文件已不存在'
    """

    _chinese = ""

    def __init__(self, *arguments: object, message_zh: str = "") -> None:
        super().__init__(*arguments)
        if message_zh:
            self._chinese = message_zh

    @property
    def message_zh(self) -> str:
        """What the error says, in Chinese where there is a Chinese wording."""
        return self._chinese or str(self)


class NotAReportError(GovDisclosureError):
    """The source is not a government information disclosure annual report; the message says what was looked for."""


class EmptySourceError(NotAReportError):
    """The source is empty: a file that was not saved, say. Whether there is a report nobody can tell."""


class OtherFormatError(NotAReportError):
    """The source is a PDF, an office file, a picture, a web page in a single file (MHT) or other binary data that no reader takes:
    it may well be a report.
    """


class SourceError(GovDisclosureError):
    """The source cannot be taken as it was given: a path in a `str`, a wrong type, an unknown encoding."""


class LimitExceededError(SourceError):
    """The source holds more than a limit allows: `name` of the limit, what it `allowed`, the number `found` if known."""

    def __init__(
        self, message: str = "", *, message_zh: str = "", name: str = "", allowed: int = 0, found: int | None = None
    ) -> None:
        super().__init__(message, message_zh=message_zh)
        self.name = name
        self.allowed = allowed
        self.found = found


class UnknownReaderError(GovDisclosureError):
    """No reader has the name that was asked for; the message lists the known ones."""


class ReaderLoadError(GovDisclosureError):
    """The reader that was asked for by name is declared but fails to load."""


class ReaderFailedError(GovDisclosureError):
    """A reader raised while reading, or returned something that is not a `Document`."""


class UnknownRuleError(GovDisclosureError):
    """No rule, family of rules or severity has the name that was asked for; the message names the nearest."""


class UnknownPathError(GovDisclosureError, KeyError):
    """No figure of the form has the path that was asked for."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnknownSectionError(GovDisclosureError):
    """The form has no section of the kind that was asked for; the message lists the kinds."""


class ArgumentError(GovDisclosureError, TypeError):
    """An argument is of a type that the function does not take; the message says which, and what to pass."""


class CorrectionError(GovDisclosureError):
    """Corrections that cannot be applied: two contradict each other, or one was made for another report."""


class AreaError(GovDisclosureError):
    """Reports that cannot be added or compared as they were given: two of one name, editions mixed, none at all."""


class MissingExtraError(GovDisclosureError, ImportError):
    """A package is not installed that an extra of this library brings; the message has the command that installs it."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed; "
            f'run: pip install "gov-disclosure[{extra}]"',
            message_zh=f"{_PURPOSES_ZH.get(purpose, purpose)}需要软件包 {package}，该软件包尚未安装；"
            f'请运行：pip install "gov-disclosure[{extra}]"',
        )
        self.name = self.package = package
        self.extra = extra
        self.purpose = purpose

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str, str]]:
        return type(self), (self.package, self.extra, self.purpose)


_PURPOSES_ZH = {
    "extract": "extract 命令",
    "parse_batch": "parse_batch 函数",
    "writing a panel": "写出数据表",
    "writing a workbook": "写出工作簿",
    "writing CSV": "写出 CSV 文件",
    "writing Parquet": "写出 Parquet 文件",
    "reading in several processes": "用多个进程读取",
    "reading a report from JSON": "从 JSON 读取报告",
    "a pandas data frame": "生成 pandas 数据框",
    "a Polars data frame": "生成 Polars 数据框",
    "an Arrow table": "生成 Arrow 表",
}
"""What needs a package, in Chinese."""


class FrameError(GovDisclosureError, ValueError):
    """A value that a column of a data frame cannot hold, or a kind of frame that does not exist."""


class JsonError(GovDisclosureError, ValueError):
    """The JSON is not that of a report; the message says where it differs."""


class WorkersError(GovDisclosureError):
    """The worker processes of `parse_many` do not start; the message says what has to be so that they do."""


class ExtractError(GovDisclosureError):
    """Files cannot be extracted as asked: the output is there already, or an unfinished run of it is another one."""
