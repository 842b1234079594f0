"""Finding, loading, choosing and running readers."""

import subprocess
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

import pytest
from attrs import frozen

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.errors import (
    NotAReportError,
    ReaderFailedError,
    ReaderLoadError,
    SourceError,
    UnknownReaderError,
)
from gov_disclosure.readers import Reader, Source, registry
from gov_disclosure.readers.lines import LinesReader
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

BUILT_IN = ["html", "pipe", "tsv", "lines", "boxes", "aligned", "mixed", "csv", "quoted"]
KNOWN = ", ".join(BUILT_IN)
SOURCE = Source("甲")
EMPTY = Document(())


@frozen
class Dist:
    """A distribution as importlib.metadata shows it."""

    name: str
    version: str = "1.0"


@frozen
class Point:
    """An entry point as importlib.metadata shows it."""

    name: str
    value: str
    dist: Dist | None = None


class Toy:
    """A reader whose answers the test sets."""

    def __init__(self, name: str = "toy", sniff: object = 0.5, read: object = EMPTY) -> None:
        self.name = name
        self._sniff, self._read = sniff, read

    def sniff(self, source: Source) -> float:
        return cast(float, answer(self._sniff))

    def read(self, source: Source) -> Document:
        return cast(Document, answer(self._read))


def answer(what: object) -> object:
    """What a toy returns, or raises."""
    if isinstance(what, Exception):
        raise what
    return what


class Quitting:
    """A class that leaves the interpreter when it is called."""

    def __init__(self) -> None:
        raise SystemExit(3)


class Unprintable:
    """A value whose repr fails."""

    def __repr__(self) -> str:
        raise ValueError("no")


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module that holds toy readers."""
    module = ModuleType("toy_readers")
    module.__dict__.update(Toy=Toy, toy=Toy(), nothing=object(), Quitting=Quitting)
    monkeypatch.setitem(sys.modules, "toy_readers", module)
    return "toy_readers"


def test_built_in_readers_need_no_installation() -> None:
    """The readers are there in their order even where no package declares them."""
    found = registry.find_readers([])
    assert [declared.name for declared in found] == BUILT_IN
    assert all(declared.built_in and declared.version is None for declared in found)


def test_installed_readers_include_the_built_in_ones() -> None:
    """The look-up in the environment gives the built-in readers first, and is done once."""
    found = registry.find_readers()
    assert [declared.name for declared in found][: len(BUILT_IN)] == BUILT_IN
    assert registry.find_readers() is found
    assert registry.load_all()[0][0].name == "html"


def test_order_does_not_depend_on_installation() -> None:
    """Built-in ones first in their order, then by name and package, however the entry points come."""
    own = Dist("gov-disclosure", "0.9")
    points = [
        Point("zebra", "z:Z", Dist("a")),
        Point("lines", registry.BUILT_IN["lines"], own),
        Point("cells", "c:C", Dist("b")),
        Point("cells", "c:C", Dist("a")),
        Point("html", "other:Html", Dist("a")),
        Point("html", registry.BUILT_IN["html"], own),
        Point("bare", "b:B"),
    ]
    found = registry.find_readers(points)
    assert found == registry.find_readers(reversed(points))
    assert [(each.name, each.package, each.shadowed) for each in found] == [
        ("html", "gov-disclosure", False),
        ("pipe", "gov-disclosure", False),
        ("tsv", "gov-disclosure", False),
        ("lines", "gov-disclosure", False),
        ("boxes", "gov-disclosure", False),
        ("aligned", "gov-disclosure", False),
        ("mixed", "gov-disclosure", False),
        ("csv", "gov-disclosure", False),
        ("quoted", "gov-disclosure", False),
        ("bare", None, False),
        ("cells", "a", False),
        ("cells", "b", True),
        ("html", "a", True),
        ("zebra", "a", False),
    ]
    assert [each.version for each in found[:2]] == ["0.9", None]


def test_finding_imports_no_reader() -> None:
    """Looking for readers imports none, not even importlib.metadata before it is needed."""
    code = (
        "import sys; before = set(sys.modules); import gov_disclosure.readers.registry as r\n"
        "assert 'importlib.metadata' not in set(sys.modules) - before; r.find_readers()\n"
        "assert not [m for m in r.BUILT_IN.values() if m.split(':')[0] in sys.modules]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["Toy", "toy"])
def test_load(toys: str, name: str) -> None:
    """An entry point names an object, or a class that is called without arguments."""
    loaded = registry.load(registry.Declared("mine", f"{toys}:{name}", "p"))
    assert isinstance(loaded, registry.Loaded)
    assert loaded.name == "mine"
    assert isinstance(loaded.reader, Reader)


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ("no_such_module_at_all:X", "ModuleNotFoundError"),
        ("toy_readers:missing", "AttributeError"),
        ("toy_readers:nothing", "no method sniff and no method read"),
        ("toy_readers:Quitting", "SystemExit: 3"),
        ("", "ValueError"),
    ],
)
def test_failed_load_is_a_value(toys: str, value: str, cause: str) -> None:
    """What goes wrong is told with package, version and cause, and stops nobody else."""
    point = Point("bad", value, Dist("p", "2.1"))
    loaded, failed = registry.load_all([point])
    assert [each.name for each in loaded] == BUILT_IN
    assert [(each.declared.package, each.declared.version) for each in failed] == [("p", "2.1")]
    assert cause in failed[0].cause
    listed = registry.list_readers([point])
    assert [each.name for each in listed if each.failure] == ["bad"]
    with pytest.raises(ReaderLoadError, match=r"'bad' \(.*p 2\.1\) does not load"):
        registry.by_name("bad", [point])


def test_shadowed_reader_is_listed_and_not_used(toys: str) -> None:
    """Of two readers with one name the first counts; the list shows both."""
    points = [Point("mine", f"{toys}:toy", Dist("b")), Point("mine", f"{toys}:Toy", Dist("a"))]
    assert registry.by_name("mine", points).declared == registry.Declared("mine", f"{toys}:Toy", "a", "1.0")
    assert [each.name for each in registry.load_all(points)[0]] == [*BUILT_IN, "mine"]
    assert [(each.package, each.shadowed) for each in registry.list_readers(points)[len(BUILT_IN) :]] == [
        ("a", False),
        ("b", True),
    ]


def test_unknown_name_lists_the_known_ones() -> None:
    """The error for an unknown reader tells which there are."""
    with pytest.raises(UnknownReaderError, match=rf"'pdf'; known readers: {KNOWN}$"):
        registry.by_name("pdf", [])
    assert registry.by_name("tsv").name == "tsv"


@pytest.mark.parametrize("nonsense", [RuntimeError("no"), None, "1", float("nan"), -0.1, 1.5, "x" * 99, Unprintable()])
def test_sniff_that_answers_nonsense_counts_nothing(nonsense: object) -> None:
    """A reader that raises or answers anything but a score comes last, and the ranking tells why."""
    good, bad = registry.adopt(Toy("good", 0.1)), registry.adopt(Toy("bad", nonsense))
    ranked = registry.rank(SOURCE, [bad, good])
    assert [(each.loaded.name, each.score) for each in ranked] == [("good", 0.1), ("bad", 0.0)]
    assert ranked[0].problem is None
    assert str(ranked[1].problem).startswith("sniff r")
    assert registry.choose(SOURCE, [bad, good]) is good


def test_tie_is_settled_by_order() -> None:
    """Of equally sure readers the first one is taken."""
    first, second = registry.adopt(Toy("b", 1)), registry.adopt(Toy("a", 1.0))
    assert registry.choose(SOURCE, [first, second]) is first
    assert registry.choose(SOURCE, [second, first]) is second


class Asked(Toy):
    """A reader that tells the most that it says, and is not to be asked where another is surer than that."""

    def __init__(self, name: str, sniff: object, surest: object) -> None:
        super().__init__(name, sniff)
        self._surest = surest
        self.count = 0

    @property
    def surest(self) -> object:
        return answer(self._surest)

    def sniff(self, source: Source) -> float:
        self.count += 1
        return super().sniff(source)


@pytest.mark.parametrize(
    ("scores", "chosen", "asked"),
    [
        ([(0.3, 0.3), (0.9, 0.9)], "b", "b"),
        ([(0.3, 0.9), (0.9, 0.9)], "b", "ab"),
        ([(0.9, 0.9), (0.9, 0.9)], "a", "a"),
        ([(0.5, 0.5), (0.5, 0.9)], "a", "ab"),
        ([(0.5, 0.9), (0.5, 0.5)], "a", "a"),
        ([(0.0, 0.9), (0.3, 0.3), (0.9, 0.9)], "c", "ac"),
        ([(0.2, 0.5), (0.4, 1.5), (0.3, RuntimeError("no"))], "b", "abc"),
        ([(0.2, 0.2), (0.4, float("nan")), (0.3, "0.1")], "b", "bc"),
    ],
)
def test_who_cannot_be_surer_is_not_asked(scores: list[tuple[float, object]], chosen: str, asked: str) -> None:
    """What a reader tells of itself is as good as nothing where it is no score."""
    readers = [Asked(name, *score) for name, score in zip("abc", scores, strict=False)]
    loaded = [registry.adopt(cast(Reader, reader)) for reader in readers]
    assert registry.choose(SOURCE, loaded).name == chosen
    assert "".join(reader.name for reader in readers if reader.count) == asked


def test_who_replaces_sniff_says_anew_what_it_says_at_most() -> None:
    """What the reader tells whose class another one extends is of its own `sniff`."""

    class Surer(Asked):
        def sniff(self, source: Source) -> float:
            return 1.0

    surer = Surer("surer", 0.2, 0.2)
    loaded = [registry.adopt(cast(Reader, reader)) for reader in (Toy("toy", 0.5), surer)]
    assert registry.choose(SOURCE, loaded).name == "surer"


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_chosen_is_the_first_of_the_ranking(name: str) -> None:
    """No built-in reader is surer than it tells."""
    loaded, _ = registry.load_all([])
    random = seeded(7)
    form = random_form(random, "2021", PROFILES[1])
    written = LAYOUTS[name](form, random_text(random, form))
    source = Source(written if isinstance(written, str) else written.decode("utf-8", "replace"))
    ranking = registry.rank(source, loaded)
    assert registry.choose(source, loaded) is ranking[0].loaded
    assert [ranked.loaded.name for ranked in ranking if ranked.score > ranked.loaded.surest] == []


@pytest.mark.parametrize(("readers", "asked"), [([], "none"), ([Toy("a", 0.0)], "a")])
def test_nobody_takes_it(readers: list[Reader], asked: str) -> None:
    """A source that no reader takes is no report."""
    with pytest.raises(NotAReportError, match=rf"asked: {asked}\)"):
        registry.choose(SOURCE, map(registry.adopt, readers))


def test_binary_data_is_no_report() -> None:
    """The built-in readers take no binary data."""
    with pytest.raises(NotAReportError, match=f"asked: {KNOWN}"):
        registry.choose(Source("\0\x01\ufffd" * 100), registry.load_all([])[0])


def test_adopt() -> None:
    """An unregistered reader can be an object or a class; anything else is refused."""
    assert registry.adopt(LinesReader()).name == "lines"
    make: Callable[..., Any] = registry.adopt
    assert make(Toy).name == "toy"
    assert registry.adopt(Toy(name="")).name == "Toy"
    with pytest.raises(ReaderLoadError, match="'lines' is no reader: it has no method sniff and no method read"):
        make("lines")


def test_read() -> None:
    """A good reader's document comes through as it is."""
    document = Document((Paragraph("甲"),))
    assert registry.read(SOURCE, registry.adopt(Toy(read=document))) is document


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (KeyError("rows"), "reader 'toy' failed: KeyError: 'rows'"),
        (None, "reader 'toy' returned None, not a Document"),
        ([Paragraph("甲")], "not a Document"),
        (Document(("甲",)), "a Document with the block '甲'"),  # type: ignore[arg-type]
    ],
)
def test_reader_that_fails(answer: object, message: str) -> None:
    """A reader's own fault is told with its name."""
    with pytest.raises(ReaderFailedError, match=message):
        registry.read(SOURCE, registry.adopt(Toy(read=answer)))


def test_failure_names_the_package(toys: str) -> None:
    """The fault of a declared reader is told with its package."""
    declared = registry.Declared("mine", "m:R", "p", "3")
    with pytest.raises(ReaderFailedError, match=r"reader 'mine' \(m:R, p 3\) returned 5"):
        registry.read(SOURCE, registry.Loaded("mine", Toy(read=5), declared))


def test_errors_of_the_library_go_through() -> None:
    """A reader may refuse a source with an error of the library."""
    with pytest.raises(SourceError, match="too deep"):
        registry.read(SOURCE, registry.adopt(Toy(read=SourceError("too deep"))))
