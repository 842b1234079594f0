"""Inputs as bytes with a first byte that says how they are given, and the documents that fuzzing begins with."""

from collections.abc import Iterator
from pathlib import Path

from writer.forms import EDITIONS, PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text
from writer.samples import DOCUMENTS

TEXT, BYTES = b"t", b"b"


def as_source(data: bytes) -> str | bytes:
    """What `parse_report` is called with: text (lone surrogates included) or bytes."""
    kind, content = data[:1], data[1:]
    return content if kind == BYTES else content.decode("utf-8", "surrogatepass" if _passes(content) else "replace")


def _passes(content: bytes) -> bool:
    try:
        content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def as_data(source: str | bytes) -> bytes:
    """The input for a source."""
    return BYTES + source if isinstance(source, bytes) else TEXT + source.encode("utf-8", "surrogatepass")


def first_inputs(seed: int) -> Iterator[bytes]:
    """A document in every layout, both as text and as bytes, and the sample documents."""
    for number, (name, layout) in enumerate(LAYOUTS.items()):
        if name == "html-large":
            continue
        random = seeded(seed + number)
        form = random_form(random, random.choice(tuple(EDITIONS)), PROFILES[1 + number % 4])
        text = random_text(random, form)
        yield as_data(layout.text(form, text))
        document = layout(form, text)
        yield BYTES + (document if isinstance(document, bytes) else document.encode())
    for path in sorted(Path(DOCUMENTS).iterdir()):
        yield BYTES + path.read_bytes()
