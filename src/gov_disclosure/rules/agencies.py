"""Which reports of a series are of one agency: names are looked up by their endings, so that time grows with their number."""

from collections.abc import Sequence

from attrs import define, field

from gov_disclosure.rules.predecessor import core, endings, same_agency


def agency_numbers(names: Sequence[str | None]) -> list[int]:
    """The number of each name's agency, in the order of their first names.

    A report belongs to the first agency all of whose names are the same agency's as its own. One that names none belongs
    to the only agency there is, or to a group of its own.

    >>> agency_numbers(["云溪区水务局", "云溪区教育局", "水务局（河长办）", None])
    [0, 1, 0, 2]
    """
    known = _Agencies()
    numbers = [known.number(name) if name else None for name in names]
    nameless = 0 if len(known.names) == 1 else len(known.names)
    return [nameless if number is None else number for number in numbers]


@define
class _Agencies:
    """The agencies so far: the names of each, and by the name and by its endings in which of them they stand."""

    names: list[list[str]] = field(factory=list)
    _numbers: dict[str, int] = field(factory=dict)
    _by_core: dict[str, dict[int, None]] = field(factory=dict)
    _by_ending: dict[str, dict[int, None]] = field(factory=dict)

    def number(self, name: str) -> int:
        """The number of the agency that a name is of, a new one where there is none yet."""
        if name not in self._numbers:
            self._numbers[name] = self._add(name)
        return self._numbers[name]

    def _add(self, name: str) -> int:
        ways = tuple(endings(core(name)))
        near = {number for ending in ways for number in self._by_core.get(ending, ())}.union(
            self._by_ending.get(ways[0], ())
        )
        fitting = (number for number in sorted(near) if all(same_agency(name, each) for each in self.names[number]))
        number = next(fitting, len(self.names))
        if number == len(self.names):
            self.names.append([])
        self.names[number].append(name)
        self._by_core.setdefault(ways[0], {})[number] = None
        for ending in ways[1:]:
            self._by_ending.setdefault(ending, {})[number] = None
        return number
