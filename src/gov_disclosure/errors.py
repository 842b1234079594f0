"""The exceptions of the library: the caller's mistakes, and documents that are not reports.

A fault *inside* a report is never an exception: it is a `Diagnostic` on the report.
"""


class GovDisclosureError(Exception):
    """Base of every exception that this library raises itself."""


class NotAReportError(GovDisclosureError):
    """The source is not a government information disclosure annual report; the message says what was looked for."""


class SourceError(GovDisclosureError):
    """The source cannot be taken as it was given: a path in a `str`, a wrong type, an unknown encoding."""


class LimitExceededError(SourceError):
    """The source holds more than a limit allows: `name` of the limit, what it `allowed`, the number `found` if known."""

    def __init__(self, message: str = "", *, name: str = "", allowed: int = 0, found: int | None = None) -> None:
        super().__init__(message)
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
            name=package,
        )
        self.package = package
        self.extra = extra
        self.purpose = purpose

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str, str]]:
        return type(self), (self.package, self.extra, self.purpose)


class FrameError(GovDisclosureError, ValueError):
    """A value that a column of a data frame cannot hold, or a kind of frame that does not exist."""


class JsonError(GovDisclosureError, ValueError):
    """The JSON is not that of a report; the message says where it differs."""


class WorkersError(GovDisclosureError):
    """The worker processes of `parse_many` do not start; the message says what has to be so that they do."""


class ExtractError(GovDisclosureError):
    """Files cannot be extracted as asked: the output is there already, or an unfinished run of it is another one."""
