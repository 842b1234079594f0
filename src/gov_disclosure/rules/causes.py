"""Findings of one cause: those around the fewest figures that, each by itself, stand in several findings, and those of
codes that tell of one cause in several ways.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from gov_disclosure.rules.results import Finding, Group

Members = tuple[str | None, list[int]]
"""The figure that findings share, None for none, and the numbers of the findings."""


@frozen
class Kinship:
    """Codes whose findings have one cause where they are about the same thing."""

    codes: frozenset[str]
    about: Callable[[Finding], str]


KINSHIPS: tuple[Kinship, ...] = (
    # Two rows are compared, column by column: one of them is misread or misprinted, or `previous` is another report
    Kinship(frozenset({"carried-over"}), lambda finding: finding.code),
    # A row that is printed twice, or cannot be placed, leaves its figures without a value
    Kinship(
        frozenset({"table-repeated", "figures-unread", "figures-left-over"}),
        lambda finding: "".join(finding.paths[:1]).partition(".")[0],
    ),
)


def grouped(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings in groups: around the figure that most of those left share, and kin to kin; groups and findings keep
    their order.
    """
    groups = sorted(_kin_together(findings, _around_figures(findings)), key=lambda group: group[1])
    return tuple(Group(tuple(findings[index] for index in members), path) for path, members in groups)


def _around_figures(findings: Sequence[Finding]) -> Iterator[Members]:
    """Only findings that compare figures are put together: one that lists blank cells has no figure at fault."""
    left = dict.fromkeys(index for index, finding in enumerate(findings) if _compares(finding))
    yield from ((None, [index]) for index in range(len(findings)) if index not in left)
    while left:
        path, members = _most_shared(findings, list(left))
        yield path, members
        for index in members:
            del left[index]


def _compares(finding: Finding) -> bool:
    return bool(finding.paths) and not (finding.left.sum is None and finding.right.sum is None)


def _most_shared(findings: Sequence[Finding], left: Sequence[int]) -> Members:
    """The figure that stands in most findings, the first of several, with these findings."""
    members: dict[str, list[int]] = {}
    for index in left:
        for path in dict.fromkeys(findings[index].paths):
            members.setdefault(path, []).append(index)
    path = max(members, key=lambda each: len(members[each]))
    found = members[path]
    if len(found) > 1:
        return path, found
    paths = findings[left[0]].paths
    return (paths[0] if len(paths) == 1 else None), [left[0]]


def _kin_together(findings: Sequence[Finding], groups: Iterable[Members]) -> Iterator[Members]:
    """The groups, those with findings that are kin made one."""
    families: dict[object, list[Members]] = {}
    for number, group in enumerate(groups):
        kin = next((kin for index in group[1] for kin in _kin(findings[index])), None)
        families.setdefault(kin or number, []).append(group)
    for family in families.values():
        path = family[0][0] if len(family) == 1 else None
        yield path, sorted(index for _, members in family for index in members)


def _kin(finding: Finding) -> Iterator[tuple[int, str]]:
    """What tells the kin of a finding, nothing where it can have none."""
    for number, kinship in enumerate(KINSHIPS):
        if finding.code in kinship.codes:
            yield number, kinship.about(finding)
