"""The invented sentences with what they say, and reports that are made of one sentence."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.report import Part, Report, Section, SectionKind

FOLDER = Path(__file__).parent
YEAR = 2024
AGENCY = "霁川市水务局"

Readings = tuple[tuple[str, ...], ...]
Said = tuple[str, Decimal, Readings]


@frozen
class Case:
    """One sentence, where it stands, and what it says: quantity, value and readings."""

    text: str
    section: SectionKind
    heading: str
    agency: str
    edition: str
    says: tuple[Said, ...]

    def report(self) -> Report:
        """A report with this one sentence, and tables of its edition without figures."""
        return report_of(self.text, self.section, heading=self.heading, agency=self.agency, edition=self.edition)


def report_of(
    text: str,
    section: SectionKind = SectionKind.OVERVIEW,
    *,
    heading: str = "（二）依申请公开",
    agency: str | None = AGENCY,
    edition: str = "2021",
) -> Report:
    """A report whose prose is `text`, under the heading of a part unless that is empty."""
    parts = (Part(heading, text),) if heading else ()
    body = f"{heading}\n{text}" if heading else text
    return Report(
        year=YEAR,
        agency=agency,
        sections=(Section(section, section.label, body, parts),),
        requests=tree.build("requests", edition, {}),
        proactive=tree.build("proactive", edition, {}),
        disputes=tree.build("disputes", edition, {}),
    )


def load(name: str) -> dict[str, Any]:
    """One of the data files."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


SENTENCES = load("sentences.toml")


def sentences() -> Iterator[Case]:
    """The sentences that say something."""
    for group in SENTENCES["group"]:
        edition = group.get("edition", "2021")
        for text, *says in group["sentences"]:
            yield _case(group, text, tuple(_said(one, edition) for one in says))


def silent() -> Iterator[Case]:
    """The sentences that look alike and say nothing of the form."""
    for group in load("silent.toml")["group"]:
        yield from (_case(group, text, ()) for text in group["sentences"])


def _case(group: dict[str, Any], text: str, says: tuple[Said, ...]) -> Case:
    return Case(
        text,
        SectionKind(group.get("section", "overview")),
        group["heading"],
        group.get("agency", AGENCY),
        group.get("edition", "2021"),
        says,
    )


def _said(text: str, edition: str) -> Said:
    name, _, value = text.partition(" = ")
    found = _readings(name.removesuffix("!"), edition)
    return name.removesuffix("!"), Decimal(value), found[:1] if name.endswith("!") else found


def _readings(name: str, edition: str) -> Readings:
    base, _, applicant = name.rpartition(".")
    kinds = SENTENCES["applicants"]
    if applicant not in kinds or name in SENTENCES["readings"]:
        base, applicant = name, ""
    columns = kinds[applicant] if applicant else [["total"]]
    return tuple(
        tuple(path for row in rows for path in _cells(row, chosen, edition))
        for rows in SENTENCES["readings"][base]
        for chosen in columns
    )


def _cells(row: str, columns: list[str], edition: str) -> Iterator[str]:
    """The cells of a row, or of all rows of a group, in some columns; a figure of another table stands for itself."""
    if not row.startswith("requests."):
        yield row
        return
    names = [one.path for one in tree.rows("requests", edition)]
    found = [name for name in names if name == row or name.startswith(f"{row}.")]
    assert found, row
    yield from (f"{name}.{column}" for name in found for column in columns)
