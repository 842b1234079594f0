"""In which form the command line is asked to print."""

import pytest
import typer
from typer.testing import CliRunner

from gov_disclosure.cli.app import app
from gov_disclosure.cli.options import Format, Language, ResultFormat, parse_choice


def test_choices() -> None:
    """A word as it is typed, and the default of an option."""
    assert parse_choice(Format)("json") is Format.JSON
    assert parse_choice(Format)(Format.TEXT) is Format.TEXT
    assert parse_choice(ResultFormat)("junit") is ResultFormat.JUNIT
    assert parse_choice(Language)("zh") is Language.CHINESE


@pytest.mark.parametrize("given", ["fr", "", "ZH"])
def test_what_is_no_choice(given: str) -> None:
    """The message quotes it and says which there are, and nothing else stands before it."""
    with pytest.raises(typer.BadParameter) as raised:
        parse_choice(Language)(given)
    assert raised.value.message == f"{given!r} is not one of 'en', 'zh'"


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "a.txt", "--format", "xml"],
        ["parse", "a.txt", "--lang", "fr"],
        ["validate", "a.txt", "--format", "xml"],
        ["validate", "a.txt", "--lang", "fr"],
        ["extract", "a.txt", "-o", "a.csv", "--lang", "fr"],
        ["readers", "--format", "xml"],
        ["rules", "--lang", "fr"],
    ],
)
def test_no_words_of_other_packages(arguments: list[str]) -> None:
    """Every command says it in the same words, and ends as for wrong use."""
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert f"'{arguments[-1]}' is not one of" in done.output
    assert "Value error" not in done.output
