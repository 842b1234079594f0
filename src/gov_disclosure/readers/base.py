"""What a reader is: any object with a name, `sniff` and `read`. No base class is needed."""

from functools import cached_property
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from gov_disclosure.document import Document


@frozen
class Source:
    """One source as a reader sees it.

    `data` are the bytes as given (the UTF-8 form of a `str`), `text` the decoded text, `name` the file's
    name where there is one, `encoding` the encoding that the text was decoded from (None for a `str`).
    """

    text: str = field(repr=False)
    name: str | None = None
    encoding: str | None = None
    _data: bytes | None = field(default=None, repr=False)

    @cached_property
    def data(self) -> bytes:
        """The bytes of the source."""
        return self.text.encode("utf-8", "surrogatepass") if self._data is None else self._data


@runtime_checkable
class Reader(Protocol):
    """Turns one source format into a `Document`. It knows nothing of the form."""

    @property
    def name(self) -> str:
        """The name by which the reader is forced."""

    def sniff(self, source: Source) -> float:
        """How surely the source is in this reader's format: 0.0 not at all, 1.0 certainly. Cheap; never raises."""

    def read(self, source: Source) -> Document:
        """The blocks of the source in reading order."""
