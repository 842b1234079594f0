"""The documents of `examples` that belong together: a draft with a wrong cell, the years of an agency, a district's reports.

Each follows from its seeds; `python -m writer` writes them beside the samples.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial, reduce
from itertools import count
from pathlib import Path

from attrs import evolve

from writer.forms import EDITIONS, Form, Number, Profile, complete, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import Text, random_text
from writer.samples import ROOT

EXAMPLES = ROOT / "examples"

WRONG_CELL = "requests.results.denied.third_party_rights.natural_person"
"""The figure of the draft whose digits have changed places."""
WRONG_CARRY = "requests.carried_over.natural_person"
"""The figure of the last year that is not the one carried forward the year before."""

_APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_organization",
    "other",
)
_BUREAU = Profile(zeros=0.8, usual=14, largest=90)
"""An organ with some dozens of requests a year."""
_YEARS = {2022: ("html-word", 383), 2023: ("aligned-right", 387), 2024: ("html-gb18030", 332)}
_DISTRICT = "霁川市砚汀区"
_AREA = {
    "人民政府办公室": ("government-office.txt", "tsv", 401),
    "水务局": ("water.html", "html-plain", 402),
    "交通运输局": ("transport.md", "markdown", 403),
    "住房保障局": ("housing.txt", "lines", 404),
    "文化和旅游局": (None, "", 405),
}
"""The organs of the district: file, layout and seed; one has published nothing."""


def cases() -> dict[Path, bytes]:
    """Every document, by the path under which it stands in the repository."""
    written = {**dict(_years()), **dict(_area()), "drafts/draft-2024.html": _draft()}
    return {EXAMPLES / name: content for name, content in written.items()}


def swapped(number: int) -> int:
    """The number with its last two digits in the other order.

    >>> swapped(186)
    168
    """
    digits = str(number)
    return int(digits[:-2] + digits[:-3:-1])


def _draft() -> bytes:
    """A draft that nobody has published yet: no date, and one figure with two digits in the wrong order."""
    form = random_form(seeded(296), "2021", _BUREAU)
    text = _text(296, form, 2024, "澜屏市住房保障局")
    misprinted = evolve(form, figures={**form.figures, WRONG_CELL: swapped(int(form.figures[WRONG_CELL]))})
    unpublished = evolve(text, published=None, index_number=None, document_number=None, fields=(), byline=())
    return _written("html-word", misprinted, unpublished)


def _years() -> Iterator[tuple[str, bytes]]:
    """Three years of one agency; what one year carries forward the next one carries over, but for one slip."""
    previous: Form | None = None
    for year, (layout, seed) in _YEARS.items():
        form = _after(previous, random_form(seeded(seed), "2021", _BUREAU))
        if year == max(_YEARS):
            form = _slipped(form)
        text = _text(seed, form, year, "榆浦市棠汀县交通运输局")
        suffix = "html" if layout.startswith("html") else "txt"
        yield f"years/{year}.{suffix}", _written(layout, form, text)
        previous = form


def _after(previous: Form | None, form: Form) -> Form:
    """The form as it follows on the year before: requests carried over, documents in force."""
    if previous is None:
        return form
    before = previous.figures
    over = {f"requests.carried_over.{column}": before[f"requests.carried_forward.{column}"] for column in _APPLICANTS}
    follows = complete("2021", {**form.figures, **over, **_in_force(form.figures, before)})
    assert all(follows.figures[path] == value for path, value in over.items()), "choose seeds with enough requests"
    return follows


def _in_force(figures: Mapping[str, Number], before: Mapping[str, Number]) -> dict[str, Number]:
    found: dict[str, Number] = {}
    for row in ("proactive.rules", "proactive.normative_documents"):
        repealed = min(figures[f"{row}.repealed"], before[f"{row}.in_force"])
        found[f"{row}.repealed"] = repealed
        found[f"{row}.in_force"] = before[f"{row}.in_force"] + figures[f"{row}.issued"] - repealed
    return found


def _slipped(form: Form) -> Form:
    """The same requests, but one that was carried over is counted as received this year: every sum still holds."""
    moved = {WRONG_CARRY: -1, "requests.carried_over.total": -1}
    moved |= {path.replace("carried_over", "received"): 1 for path in moved}
    return evolve(form, figures={path: value + moved.get(path, 0) for path, value in form.figures.items()})


def _area() -> Iterator[tuple[str, bytes]]:
    """A district and its organs: its figures are the sums of theirs."""
    forms = {organ: random_form(seeded(seed), "2021", _BUREAU) for organ, (_, _, seed) in _AREA.items()}
    for organ, (name, layout, seed) in _AREA.items():
        if name is not None:
            text = _text(seed, forms[organ], 2024, _DISTRICT + organ)
            yield f"area/{name}", _written(layout, forms[organ], text)
    whole = reduce(_added, forms.values())
    yield "area/district.html", _written("html-word", whole, _text(406, whole, 2024, f"{_DISTRICT}人民政府"))


def _added(form: Form, other: Form) -> Form:
    return Form(EDITIONS["2021"], {path: value + other.figures[path] for path, value in form.figures.items()})


def _text(seed: int, form: Form, year: int, agency: str) -> Text:
    """The words of the first seed behind this one that gives them to the agency and publishes them in time."""
    texts = map(partial(_words, form, year), count(1000 * seed))
    due = date(year + 1, 1, 31)
    return next(text for text in texts if text.agency == agency and text.published and text.published <= due)


def _words(form: Form, year: int, seed: int) -> Text:
    return random_text(seeded(seed), form, year)


def _written(layout: str, form: Form, text: Text) -> bytes:
    document = LAYOUTS[layout](form, text)
    return document if isinstance(document, bytes) else document.encode()
