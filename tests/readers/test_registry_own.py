"""A package that declares a reader under the name of a built-in one."""

from attrs import frozen

from gov_disclosure.readers import registry
from gov_disclosure.readers.lines import LinesReader


@frozen
class Point:
    """An entry point as importlib.metadata shows it, of no known package."""

    name: str
    value: str
    dist: None = None


def test_it_takes_no_place() -> None:
    """The built-in one is there and comes first, also where this package is not installed and declares nothing itself."""
    found = registry.find_readers([Point("lines", "other_package:LinesReader")])
    assert [(one.value, one.built_in, one.shadowed) for one in found if one.name == "lines"] == [
        (registry.BUILT_IN["lines"], True, False),
        ("other_package:LinesReader", False, True),
    ]
    assert {one.name for one in found} == registry.BUILT_IN.keys()


def test_the_built_in_one_is_read_with() -> None:
    """By its name, it is the one that is loaded."""
    loaded = registry.by_name("lines", [Point("lines", "other_package:LinesReader")])
    assert isinstance(loaded.reader, LinesReader)
    assert loaded.built_in
