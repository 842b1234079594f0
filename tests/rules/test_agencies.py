"""Names of one agency are found, as if each were compared with each."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.rules.agencies import agency_numbers
from gov_disclosure.rules.predecessor import core, endings, same_agency

NAME = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "云溪市", "市", "省"]),
        st.sampled_from(["", "北山区", "棠汀县", "区"]),
        st.sampled_from(["水务局", "人民政府", "政府办公室", "教育局", "", "区"]),
        st.sampled_from(["", "（河长办）"]),
    ),
)


@given(NAME, NAME)
def test_endings(first: str, second: str) -> None:
    """One of two names of one agency is an ending of the other."""
    long, short = sorted((core(first), core(second)), key=len, reverse=True)
    assert same_agency(first, second) == (short in endings(long))


@given(st.lists(NAME.filter(bool), max_size=12))
def test_as_if_each_were_compared(names: list[str]) -> None:
    """A name belongs to the first agency all of whose names are the same agency's."""
    groups: list[list[str]] = []
    for name in names:
        own = next((group for group in groups if all(same_agency(name, each) for each in group)), None)
        if own is None:
            groups.append([name])
        else:
            own.append(name)
    found = agency_numbers(names)
    assert [
        [name for name, number in zip(names, found, strict=True) if number == one] for one in range(len(groups))
    ] == groups


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        ([], []),
        ([None, None], [0, 0]),
        (["云溪区水务局", None], [0, 0]),
        (["云溪区水务局", None, "云溪区教育局"], [0, 2, 1]),
        (["", "云溪区水务局"], [0, 0]),
    ],
)
def test_nameless(names: list[str | None], numbers: list[int]) -> None:
    """A report that names no agency belongs to the only one there is, or to a group of its own."""
    assert agency_numbers(names) == numbers


def test_time_grows_with_the_number() -> None:
    """Eight times as many agencies take about eight times as long, not sixty-four."""

    def seconds(many: int) -> float:
        names = [f"云溪市第{number}区水务局" for number in range(many)]
        times = []
        for _ in range(3):
            start = process_time()
            assert len(set(agency_numbers(names))) == many
            times.append(process_time() - start)
        return min(times)

    assert seconds(8000) < 30 * seconds(1000)
