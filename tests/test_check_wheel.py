"""The check of a built wheel misses no file of the package."""

import runpy
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
check_wheel = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "check_wheel.py")))


def wheel(folder: Path, names: Iterable[str]) -> ZipFile:
    """A wheel of this version with empty files of these names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    info = f"gov_disclosure-{project['version']}.dist-info"
    declared = {"console_scripts": project["scripts"], **project["entry-points"]}
    points = "\n".join(
        f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in named.items())
        for group, named in declared.items()
    )
    with ZipFile(folder / "one.whl", "w") as file:
        for name in names:
            file.writestr(name, "")
        file.writestr(f"{info}/entry_points.txt", points)
        file.writestr(f"{info}/METADATA", f"License-Expression: {project['license']}\n")
    return ZipFile(folder / "one.whl")


def test_a_whole_wheel(tmp_path: Path) -> None:
    """Nothing is wrong with it, and what is looked for is there."""
    with wheel(tmp_path, check_wheel.FILES) as whole:
        assert list(check_wheel.faults(whole)) == []
    data = {name for name in check_wheel.FILES if not name.endswith(".py")}
    assert {"gov_disclosure/py.typed", "gov_disclosure/spellings.toml"} <= data


@pytest.mark.parametrize("name", [name for name in check_wheel.FILES if not name.endswith(".py")])
def test_a_data_file_that_is_missing(tmp_path: Path, name: str) -> None:
    """Each one is named: without it the library does not work where it is installed."""
    with wheel(tmp_path, {*check_wheel.FILES} - {name}) as lacking:
        assert list(check_wheel.faults(lacking)) == [f"the wheel lacks {name}"]


def test_a_file_too_many(tmp_path: Path) -> None:
    with wheel(tmp_path, [*check_wheel.FILES, "tests/test_api.py"]) as more:
        assert list(check_wheel.faults(more)) == ["the wheel should not hold tests/test_api.py"]
