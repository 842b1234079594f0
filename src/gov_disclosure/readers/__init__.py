"""Readers: each turns one source format into a `Document`. Importing this package loads no reader."""

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.readers.base import Reader, Source

__all__ = ["Document", "Paragraph", "Reader", "Source", "Table", "TableCell"]
