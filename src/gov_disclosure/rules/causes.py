"""Findings of one cause: the fewest figures that, each by itself, stand in all findings of a group."""

from collections.abc import Sequence

from gov_disclosure.rules.results import Finding, Group


def grouped(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings in groups, each around the figure that most of those left share; groups and findings keep their order.

    Only findings that compare figures are put together: one that lists blank cells has no figure at fault.
    """
    left = dict.fromkeys(index for index, finding in enumerate(findings) if _compares(finding))
    shared: dict[int, tuple[str | None, list[int]]] = {
        index: (None, [index]) for index in range(len(findings)) if index not in left
    }
    while left:
        path, members = _most_shared(findings, list(left))
        shared[members[0]] = (path, members)
        for index in members:
            del left[index]
    return tuple(
        Group(tuple(findings[index] for index in members), path) for _, (path, members) in sorted(shared.items())
    )


def _compares(finding: Finding) -> bool:
    return bool(finding.paths) and not (finding.left.sum is None and finding.right.sum is None)


def _most_shared(findings: Sequence[Finding], left: Sequence[int]) -> tuple[str | None, list[int]]:
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
