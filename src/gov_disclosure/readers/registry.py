"""Which readers there are, and which one reads a source: find -> load -> rank, three steps over values.

`find_readers` reads declarations and imports no reader. `load` imports one of them; what fails is a value, too.
`rank` asks the loaded ones how sure they are. The order of readers is the same on every machine: the built-in ones
(in the order of `BUILT_IN`), then the others by name and package. Of several readers with one name the first in this
order counts; the others are `shadowed`, which the listing shows.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeGuard

from attrs import field, frozen

from gov_disclosure.document import Document
from gov_disclosure.errors import (
    GovDisclosureError,
    NotAReportError,
    OtherFormatError,
    ReaderFailedError,
    ReaderLoadError,
    UnknownReaderError,
)
from gov_disclosure.mojibake import find_mojibake
from gov_disclosure.plugins import PACKAGE, EntryPoint, described, described_zh, import_object, origin
from gov_disclosure.readers.base import Reader, Source
from gov_disclosure.readers.returned import fault, short

GROUP = "gov_disclosure.readers"
"""The entry-point group in which packages declare readers."""

BUILT_IN = {
    "html": "gov_disclosure.readers.html:HtmlReader",
    "pipe": "gov_disclosure.readers.pipe:PipeReader",
    "tsv": "gov_disclosure.readers.tsv:TsvReader",
    "lines": "gov_disclosure.readers.lines:LinesReader",
    "boxes": "gov_disclosure.readers.boxes:BoxesReader",
    "aligned": "gov_disclosure.readers.aligned:AlignedReader",
    "mixed": "gov_disclosure.readers.mixed:MixedReader",
    "csv": "gov_disclosure.readers.separated:CsvReader",
    "quoted": "gov_disclosure.readers.quoted:QuotedReader",
}
"""The readers of this package in the order that settles ties; they exist even where the package is not installed."""

_ORDER = {name: number for number, name in enumerate(BUILT_IN)}
_PARTS = ("sniff", "read")


@frozen
class Declared:
    """A reader as a package declares it; nothing of it is imported yet.

    `shadowed` says that another package's reader has the same name and comes first.
    """

    name: str
    value: str
    package: str | None = None
    version: str | None = None
    shadowed: bool = False

    @property
    def built_in(self) -> bool:
        """Whether it is a reader of this package."""
        return self.package == PACKAGE and BUILT_IN.get(self.name) == self.value

    def __str__(self) -> str:
        return described(self.name, self.value, self.package, self.version)

    @property
    def in_chinese(self) -> str:
        """What it is called in Chinese messages."""
        return described_zh(self.name, self.value, self.package, self.version)


@frozen
class Loaded:
    """A reader that can be used. `declared` is None for one that was handed over and not declared."""

    name: str
    reader: Reader = field(repr=False)
    declared: Declared | None = None
    surest: float = field(init=False, repr=False, eq=False)
    """The most that its `sniff` says, where the reader tells: whoever is surer need not wait for it."""

    @surest.default
    def _surest(self) -> float:
        try:
            told: object = getattr(self.reader, "surest", None) if _tells_of_its_sniff(self.reader) else None
        except Exception:  # noqa: BLE001 - other people's code may raise anything
            return 1.0
        return float(told) if _is_score(told) else 1.0

    @property
    def built_in(self) -> bool:
        """Whether it is a reader of this package, found by its declaration."""
        return self.declared is not None and self.declared.built_in


@frozen
class Failed:
    """A declared reader that does not load; `cause` is the error's type and message."""

    declared: Declared
    cause: str
    error: BaseException | None = field(default=None, repr=False, eq=False)


@frozen
class Ranked:
    """A loaded reader and its score for one source; `problem` tells what was wrong with its answer."""

    loaded: Loaded
    score: float
    problem: str | None = None


@frozen
class Listed:
    """One line of the list of readers: what is declared, by whom, and why it does not load if it does not."""

    name: str
    package: str | None
    version: str | None
    value: str
    failure: str | None
    shadowed: bool


def find_readers(entry_points: Iterable[EntryPoint] | None = None) -> tuple[Declared, ...]:
    """The declared readers in their order; no reader is imported.

    Without `entry_points` those of the installed packages count, looked up once.
    """
    return _installed() if entry_points is None else _find(entry_points)


@cache
def _installed() -> tuple[Declared, ...]:
    from importlib.metadata import entry_points

    return _find(entry_points(group=GROUP))


def _find(entry_points: Iterable[EntryPoint]) -> tuple[Declared, ...]:
    found = {_declared(point) for point in entry_points}
    own = {declared.name for declared in found if declared.built_in}
    found |= {Declared(name, value, PACKAGE) for name, value in BUILT_IN.items() if name not in own}
    return _shadow(sorted(found, key=_place))


def _declared(point: EntryPoint) -> Declared:
    return Declared(point.name, point.value, *origin(point))


def _place(declared: Declared) -> tuple[bool, int, str, str, str, str]:
    order = _ORDER.get(declared.name, 0) if declared.built_in else 0
    package, version = declared.package or "", declared.version or ""
    return (not declared.built_in, order, declared.name, package, declared.value, version)


def _shadow(ordered: list[Declared]) -> tuple[Declared, ...]:
    from attrs import evolve

    seen: set[str] = set()
    result = []
    for declared in ordered:
        result.append(evolve(declared, shadowed=True) if declared.name in seen else declared)
        seen.add(declared.name)
    return tuple(result)


def load(declared: Declared) -> Loaded | Failed:
    """Import one reader; whatever goes wrong in it is a `Failed`, never an exception."""
    try:
        named = import_object(declared.value)
        reader: Any = named() if isinstance(named, type) else named
    except (Exception, SystemExit) as error:  # noqa: BLE001 - other people's code may raise anything
        return Failed(declared, f"{type(error).__name__}: {error}", error)
    lacking = _lacking(reader)
    if lacking is not None:
        return Failed(declared, f"{declared.value} is no reader: {lacking}")
    return Loaded(declared.name, reader, declared)


def _lacking(reader: object) -> str | None:
    """What keeps an object from being a reader, None if nothing does."""
    missing = [part for part in _PARTS if not callable(getattr(reader, part, None))]
    return f"it has no method {' and no method '.join(missing)}" if missing else None


def load_all(entry_points: Iterable[EntryPoint] | None = None) -> tuple[tuple[Loaded, ...], tuple[Failed, ...]]:
    """The readers that load and those that do not, each in order; of a name only the first."""
    return _load_installed() if entry_points is None else _load_each(find_readers(entry_points))


@cache
def _load_installed() -> tuple[tuple[Loaded, ...], tuple[Failed, ...]]:
    return _load_each(_installed())


def _load_each(found: tuple[Declared, ...]) -> tuple[tuple[Loaded, ...], tuple[Failed, ...]]:
    outcomes = [load(declared) for declared in found if not declared.shadowed]
    loaded = tuple(outcome for outcome in outcomes if isinstance(outcome, Loaded))
    return loaded, tuple(outcome for outcome in outcomes if isinstance(outcome, Failed))


def rank(source: Source, loaded: Iterable[Loaded]) -> tuple[Ranked, ...]:
    """The readers by how sure they are, the surest first; equal ones keep their order."""
    return tuple(sorted((_ask(source, reader) for reader in loaded), key=lambda ranked: -ranked.score))


def _ask(source: Source, loaded: Loaded) -> Ranked:
    try:
        score: object = loaded.reader.sniff(source)
    except Exception as error:  # noqa: BLE001 - other people's code may raise anything
        return Ranked(loaded, 0.0, f"sniff raised {type(error).__name__}: {error}")
    if _is_score(score):
        return Ranked(loaded, float(score))
    return Ranked(loaded, 0.0, f"sniff returned {short(score)}, not a number from 0.0 to 1.0")


def _tells_of_its_sniff(reader: object) -> bool:
    """Whether `surest` is not just that of another class, whose `sniff` a reader has replaced."""
    own = next((vars(part) for part in type(reader).__mro__ if "sniff" in vars(part)), None)
    return own is None or "surest" in own or "surest" in getattr(reader, "__dict__", ())


def _is_score(told: object) -> TypeGuard[int | float]:
    return isinstance(told, int | float) and 0.0 <= told <= 1.0


def choose(source: Source, loaded: Iterable[Loaded]) -> Loaded:
    """The reader that is surest of `source`, of equally sure ones the first. Those that may be surest are asked first, and nobody who
    cannot be surer than the best of them.

    Raises `OtherFormatError` if none takes it, as for binary data, `NotAReportError` if that is because its text is damaged.
    """
    readers = list(loaded)
    best, sure = None, (0.0, 0)
    for place, reader in sorted(enumerate(readers), key=lambda each: -each[1].surest):
        if (reader.surest, -place) < sure:  # so it is with all behind it
            break
        score = _ask(source, reader).score
        if score > 0.0 and (score, -place) > sure:
            best, sure = reader, (score, -place)
    if best is not None:
        return best
    raise _refusal(source, [reader.name for reader in readers])


def _refusal(source: Source, asked: Sequence[str]) -> NotAReportError:
    """That no reader takes the source. Text that was read in a wrong encoding may have as many odd signs as binary data."""
    told, told_zh = f"(asked: {', '.join(asked) or 'none'})", f"（已询问：{'、'.join(asked) or '无'}）"
    damage = find_mojibake(source.text)
    if damage is not None:
        what, what_zh = damage.told
        return NotAReportError(
            f"no reader takes this source {told}: {what}", message_zh=f"没有读取器能读取该来源{told_zh}：{what_zh}"
        )
    return OtherFormatError(
        f"no reader takes this source, it looks like binary data {told}; "
        "give the page or text of a report, or force a reader by name",
        message_zh=f"没有读取器能读取该来源，它像是二进制数据{told_zh}；请给出报告的网页或文字，或按名称指定读取器",
    )


def by_name(name: str, entry_points: Iterable[EntryPoint] | None = None) -> Loaded:
    """The reader with this name; no other one is imported.

    Raises `UnknownReaderError` if none is declared under it, `ReaderLoadError` if it does not load.
    """
    found = find_readers(entry_points)
    declared = next((each for each in found if each.name == name), None)
    if declared is None:
        known = tuple(dict.fromkeys(each.name for each in found))
        raise UnknownReaderError(
            f"no reader is named {name!r}; known readers: {', '.join(known)}",
            message_zh=f"没有名为“{name}”的读取器；现有读取器：{'、'.join(known)}",
        )
    outcome = load(declared)
    if isinstance(outcome, Failed):
        raise ReaderLoadError(
            f"reader {declared} does not load: {outcome.cause}",
            message_zh=f"读取器{declared.in_chinese}无法加载：{outcome.cause}",
        ) from outcome.error
    return outcome


def adopt(reader: Reader) -> Loaded:
    """A reader that is handed over and not declared.

    Raises `ReaderLoadError` if the object is no reader.

    >>> from gov_disclosure.readers.lines import LinesReader
    >>> adopt(LinesReader()).name
    'lines'
    """
    candidate: Any = reader() if isinstance(reader, type) else reader
    lacking = _lacking(candidate)
    if lacking is not None:
        raise ReaderLoadError(
            f"{short(reader)} is no reader: {lacking}; it needs name, sniff(source) and read(source)",
            message_zh=f"{short(reader)} 不是读取器：应有 name、sniff(source) 和 read(source)（{lacking}）",
        )
    return Loaded(str(getattr(candidate, "name", None) or type(candidate).__name__), candidate)


def read(source: Source, reader: Loaded) -> Document:
    """What `reader` makes of `source`.

    Raises `ReaderFailedError`, with the reader's name and package, if it raises or returns something else than
    a `Document` of paragraphs and tables whose texts are `str`; an error of this library that the reader raises itself
    goes through.
    """
    try:
        document = reader.reader.read(source)
    except GovDisclosureError:
        raise
    except Exception as error:  # other people's code may raise anything
        raise ReaderFailedError(
            f"{_who(reader)} failed: {type(error).__name__}: {error}",
            message_zh=f"{_who_zh(reader)}出错：{type(error).__name__}: {error}",
        ) from error
    wrong = fault(document, thorough=not reader.built_in)
    if wrong is not None:
        raise ReaderFailedError(
            f"{_who(reader)} returned {wrong.english}", message_zh=f"{_who_zh(reader)}返回的是 {wrong.chinese}"
        )
    return document


def _who(reader: Loaded) -> str:
    return f"reader {reader.declared or repr(reader.name)}"


def _who_zh(reader: Loaded) -> str:
    return f"读取器{reader.declared.in_chinese if reader.declared else f'“{reader.name}”'}"


def list_readers(entry_points: Iterable[EntryPoint] | None = None) -> tuple[Listed, ...]:
    """Every declared reader with its package, its object and why it does not load if it does not."""
    return tuple(_listed(declared) for declared in find_readers(entry_points))


def _listed(declared: Declared) -> Listed:
    outcome = load(declared)
    failure = outcome.cause if isinstance(outcome, Failed) else None
    return Listed(declared.name, declared.package, declared.version, declared.value, failure, declared.shadowed)
