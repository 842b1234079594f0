"""The commands, run inside this process."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from cli.samples import make_report
from gov_disclosure.cli import checking, reading
from gov_disclosure.cli.app import app
from gov_disclosure.cli.checking import check_files, make_checking
from gov_disclosure.cli.options import ResultFormat
from gov_disclosure.cli.reading import Reading
from gov_disclosure.errors import LimitExceededError, NotAReportError, ReaderLoadError, SourceError
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.json import to_json_value
from gov_disclosure.export.sarif import to_sarif
from gov_disclosure.export.schema import json_schema
from gov_disclosure.limits import Limits
from gov_disclosure.model.report import Leftover, Report
from gov_disclosure.readers import registry
from gov_disclosure.rules import ValidationResult, families, validate

SOUND = evolve(make_report("2021"), requests=None, disputes=None)
FAULTY = make_report("2021")
STEERING = "1\x1b[2J\x7f\x9b2K\u202e\u2028\ufffe\r2"
"""What would clear the screen, turn the text around and overwrite the line."""
HOSTILE = evolve(
    FAULTY,
    title=STEERING,
    agency=STEERING,
    preamble=STEERING,
    sections=tuple(evolve(section, heading=STEERING, text=STEERING) for section in FAULTY.sections),
    cells=tuple(evolve(cell, raw=STEERING, unit=STEERING) for cell in FAULTY.cells),
    diagnostics=tuple(evolve(one, message=STEERING, excerpt=STEERING) for one in FAULTY.diagnostics),
    leftovers=(Leftover("requests", STEERING),),
)
REPORTS = {"sound": SOUND, "faulty": FAULTY, "hostile": HOSTILE}
SEVERAL = (SOUND, evolve(FAULTY, title="青屏县水务局2023年政府信息公开工作年度报告", agency="青屏县水务局"))

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})


def parse(source: Path | bytes, *, reader: str | None, encoding: str | None, limits: Limits) -> tuple[Report, ...]:
    """Stands for `parse_reports`: the name of a file, or what is in standard input, says what happens."""
    name = source.decode() if isinstance(source, bytes) else source.name
    if name == "missing":
        raise FileNotFoundError(2, "No such file or directory", name)
    if name == "minutes":
        raise NotAReportError("not an annual report:\nlooked for a title", message_zh="不是年度报告：\n已查找标题")
    if name == "garbled":
        raise SourceError(f"not {encoding}")
    if name == "large" and limits.size is not None:
        raise LimitExceededError("too large", name="size", allowed=limits.size, found=9_999)
    if name == "several hostile":
        return HOSTILE, HOSTILE
    return SEVERAL if name == "several" else (REPORTS.get(name, SOUND),)


def find(name: str) -> registry.Loaded:
    """Stands for `registry.by_name`: one reader does not load."""
    if name == "broken":
        raise ReaderLoadError("the reader 'broken' does not load")
    return registry.by_name(name)


@pytest.fixture(autouse=True)
def parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands call `parse` and `find` above."""
    monkeypatch.setattr(reading, "parse_reports", parse)
    monkeypatch.setattr(reading, "by_name", find)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["parse", "sound"], 0),
        (["parse", "faulty"], 0),
        (["parse", "missing"], 3),
        (["parse", "missing", "sound"], 3),
        (["parse"], 2),
        (["parse", "sound", "--reader", "no-such"], 2),
        (["parse", "sound", "--reader", "broken"], 2),
        (["parse", "missing", "--reader", "no-such"], 2),
        (["validate", "missing", "--reader", "no-such"], 2),
        (["parse", "sound", "--reader", "pipe"], 0),
        (["parse", "large"], 3),
        (["validate", "faulty", "large"], 3),
        (["parse", "large", "--max-size", "none"], 0),
        (["validate", "sound", "--max-pieces", "5"], 0),
        (["parse", "sound", "--max-size", "0"], 2),
        (["validate", "sound", "--max-pieces", "many"], 2),
        (["parse", "sound", "--encoding", "no-such"], 2),
        (["parse", "sound", "--encoding", "base64"], 2),
        (["parse", "sound", "--format", "xml"], 2),
        (["parse", "garbled", "--encoding", "big5"], 3),
        (["parse", "--no-such-option", "sound"], 2),
        (["validate", "sound"], 0),
        (["validate", "faulty"], 1),
        (["validate", "faulty", "sound"], 1),
        (["parse", "several"], 0),
        (["validate", "several"], 1),
        (["validate", "several", "--format", "json"], 1),
        (["validate", "several", "--format", "sarif"], 1),
        (["validate", "several", "--format", "junit"], 1),
        (["validate", "faulty", "minutes"], 3),
        (["validate", "faulty", "--format", "json"], 1),
        (["validate"], 2),
        (["validate", "faulty", "--format", "sarif"], 1),
        (["validate", "faulty", "missing", "--format", "sarif"], 3),
        (["validate", "sound", "--format", "junit"], 0),
        (["validate", "faulty", "missing", "--format", "junit"], 3),
        (["validate", "faulty", "--format", "xml"], 2),
        (["parse", "sound", "--format", "sarif"], 2),
        (["validate", "faulty", "--select", "balances"], 1),
        (["validate", "faulty", "--ignore", "balances", "--ignore", "figures", "--select", "proactive"], 2),
        (["validate", "missing", "--select", "no-such"], 2),
        (["validate", "faulty", "--ignore", "no-such"], 2),
        (["validate", "faulty", "--select", "balances", "--severity", "balances=warning"], 0),
        (["validate", "faulty", "--severity", "balances"], 2),
        (["validate", "faulty", "--severity", "balances=grave"], 2),
        (["validate", "sound", "--lang", "zh"], 0),
        (["parse", "sound", "--lang", "zh"], 0),
        (["parse", "sound", "--lang", "fr"], 2),
        (["validate", "sound", "--lang", "fr"], 2),
        (["validate", "sound", "--select", "balances", "--previous", "faulty"], 0),
        (["validate", "sound", "--previous", "missing"], 3),
        (["validate", "sound", "sound", "--previous", "sound"], 2),
        (["validate", "-", "--previous", "-"], 2),
        (["validate", "faulty", "--full"], 1),
        (["no-such-command"], 2),
        (["readers"], 0),
        (["readers", "--format", "json"], 0),
        (["readers", "--format", "sarif"], 2),
        (["readers", "--lang", "zh"], 0),
        (["readers", "--lang", "fr"], 2),
        (["validate", "missing", "--select", "no-such", "--lang", "zh"], 2),
        (["rules"], 0),
        (["rules", "--lang", "zh"], 0),
        (["rules", "--lang", "fr"], 2),
        (["rules", "--format", "sarif"], 2),
        (["rules", "balances"], 2),
        (["--help"], 0),
        (["parse", "-h"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    """0 fine, 1 a finding is an error, 2 wrong use, 3 a file gave no report."""
    result = runner.invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit | None)


def test_failures_take_one_line_each() -> None:
    """Each file that gives no report takes one line on standard error, and the others are still printed."""
    result = runner.invoke(app, ["parse", "missing", "sound", "minutes", "sound"])
    assert result.stderr == (
        "gov-disclosure: missing: No such file or directory\n"
        "gov-disclosure: minutes: not an annual report: looked for a title\n"
    )
    assert result.stdout.count(f"==> sound <==\n{SOUND.title}\n") == 2


def test_headings_call_standard_input_what_it_is() -> None:
    """In the language of the output."""
    for options, name in ([], "standard input"), (["--lang", "zh"], "标准输入"):
        assert f"==> {name} <==" in runner.invoke(app, ["parse", "-", "sound", *options], input=b"sound").stdout


def test_a_single_file_has_no_heading_of_its_own() -> None:
    """Only where there are several files does each stand under its name."""
    assert "==>" not in runner.invoke(app, ["parse", "sound"]).stdout


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_a_reader_that_cannot_be_used_is_reported_once(command: str) -> None:
    """It is wrong for every file, so no file is looked at."""
    for name, message in (
        ("no-such", "no reader is named 'no-such'; known readers: html, "),
        ("broken", "the reader 'b"),
    ):
        result = runner.invoke(app, [command, "missing", "sound", "--reader", name])
        assert result.stderr.startswith(f"gov-disclosure: {message}")
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""


def test_limits_reach_the_parser() -> None:
    """What is given on the command line is what the file may hold."""
    result = runner.invoke(app, ["parse", "large", "--max-size", "5000"])
    assert result.stderr.startswith("gov-disclosure: large: has more bytes than --max-size allows (it has 9,999, ")
    assert runner.invoke(app, ["parse", "-", "--max-size", "3"], input=b"sound").exit_code == 3
    assert runner.invoke(app, ["parse", "-", "--max-size", "5"], input=b"sound").exit_code == 0


def test_parse_as_json_lines() -> None:
    """One document a line for each file that was read, with the file's name as given."""
    result = runner.invoke(app, ["parse", "sound", "missing", "faulty", "--format", "json"])
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert documents == [{"file": name, **to_json_value(REPORTS[name])} for name in ("sound", "faulty")]
    assert "云溪县" in result.stdout


def test_validate_as_json_lines() -> None:
    """One document a line, and nothing but documents."""
    result = runner.invoke(app, ["validate", "sound", "faulty", "--format", "json"])
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert documents == [{"file": name, **to_json_value(validate(REPORTS[name]))} for name in ("sound", "faulty")]


def test_every_report_of_a_file_is_checked() -> None:
    """Each is told apart by its number and title, and the wrong one decides the exit code; `parse` says where all are."""
    done = runner.invoke(app, ["validate", "several", "--lang", "en"])
    assert "several, report 1 (云溪县档案馆2023年政府信息公开工作年度报告): 4 warnings" in done.stdout
    assert "several, report 2 (青屏县水务局2023年政府信息公开工作年度报告): " in done.stdout
    assert "\n1 file, 2 reports: 1 without errors, 1 with errors. " in done.stdout
    chinese = runner.invoke(app, ["validate", "several", "missing", "--lang", "zh"])
    assert chinese.exit_code == 3
    assert "several 第 2 份（青屏县水务局2023年政府信息公开工作年度报告）：" in chinese.stdout
    assert "\n2 个文件，2 份报告：1 个无错误，1 个有错误，1 个未能读取。" in chinese.stdout
    documents = [
        json.loads(line) for line in runner.invoke(app, ["validate", "several", "--format", "json"]).stdout.splitlines()
    ]
    assert [(each["file"], each["report"], each["ok"]) for each in documents] == [
        ("several", 1, True),
        ("several", 2, False),
    ]
    for language, command in [
        ("en", "gov-disclosure validate checks them all"),
        ("zh", "逐份校验请用 gov-disclosure validate"),
    ]:
        told = runner.invoke(app, ["parse", "several", "--lang", language]).stdout
        assert command in " ".join(told.split())
        assert "parse_reports" not in told


def fingerprints(files: list[CheckedFile]) -> list[str]:
    """By which a code host knows a finding again."""
    log: dict[str, Any] = to_sarif(files)
    return [each["partialFingerprints"]["codeAndPaths/v1"] for each in log["runs"][0]["results"]]


def test_every_report_of_a_file_in_documents_for_programs() -> None:
    """A suite each; results of one file, each told apart, none with the fingerprint of another."""
    junit = ET.fromstring(runner.invoke(app, ["validate", "several", "--format", "junit"]).stdout)  # noqa: S314 - made here
    assert [suite.attrib["name"] for suite in junit] == [
        f"several report {number} ({report.title})" for number, report in enumerate(SEVERAL, start=1)
    ]
    assert [suite.attrib["failures"] != "0" for suite in junit] == [False, True]
    (run,) = json.loads(runner.invoke(app, ["validate", "several", "--format", "sarif"]).stdout)["runs"]
    assert [each["location"]["uri"] for each in run["artifacts"]] == ["several"]
    assert {each["message"]["text"].partition(": ")[0] for each in run["results"]} == {
        f"report {number} ({report.title})" for number, report in enumerate(SEVERAL, start=1)
    }
    prints, known = (
        fingerprints([CheckedFile(name="a", number=number, result=validate(FAULTY)) for number in numbers])
        for numbers in ((1, 2), (None,))
    )
    assert len(set(prints)) == len(prints) == 2 * len(known)
    assert prints[: len(known)] == known


def test_last_years_report_of_a_file_that_holds_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compared with the one of its agency, and with none where none is that."""
    before = {
        "before": tuple(evolve(report, year=2022) for report in reversed(SEVERAL)),
        "one": (evolve(SOUND, year=2022),),
    }
    monkeypatch.setattr(reading, "parse_reports", lambda path, **_: before.get(path.name, SEVERAL))
    checked = make_checking(["several"], "before", None, None, None)
    compared = []

    def check(report: Report, previous: Report | None, **_: object) -> ValidationResult:
        compared.append((report.agency, previous and (previous.agency, previous.year)))
        return ValidationResult()

    monkeypatch.setattr(checking, "validate", check)
    list(check_files(["several"], Reading(), checked, locate=False))
    assert compared == [(report.agency, (report.agency, 2022)) for report in SEVERAL]
    compared.clear()
    list(check_files(["several"], Reading(), evolve(checked, previous="one"), locate=False))
    assert compared == [(SOUND.agency, (SOUND.agency, 2022)), ("青屏县水务局", None)]


def test_validate_as_text() -> None:
    """Findings by cause, in both languages, then a summary of all files."""
    result = runner.invoke(app, ["validate", "sound", "faulty", "missing"])
    groups = validate(FAULTY).groups
    severities = [line.split()[0] for line in result.stdout.splitlines() if re.match("(error|warning|advice)  ", line)]
    assert len(severities) == len(groups) + len(validate(SOUND).groups)
    assert "3 files: 1 without errors, 1 with errors, 1 not read." in result.stdout


def test_where_nothing_could_be_read() -> None:
    """The line on all files says so, and nothing of findings."""
    result = runner.invoke(app, ["validate", "missing", "minutes"])
    assert result.stdout == "\n2 files: 2 not read.\n"
    chinese = runner.invoke(app, ["validate", "missing", "--lang", "zh"])
    assert chinese.stdout == "\n1 个文件：1 个未能读取。\n"


def test_validate_in_full() -> None:
    """--full prints each finding."""
    result = runner.invoke(app, ["validate", "faulty", "--full", "--select", "balances"])
    assert result.stdout.count("\nerror  ") == len(validate(FAULTY, select="balances").findings)


def test_rules_are_chosen_on_the_command_line() -> None:
    """--select, --ignore and --severity are what `validate` takes."""
    options = ["--select", "balances", "--ignore", "disputes-total", "--severity", "requests-carry=advice"]
    result = runner.invoke(app, ["validate", "faulty", "--format", "json", *options])
    expected = validate(FAULTY, select="balances", ignore="disputes-total", severity={"requests-carry": "advice"})
    assert json.loads(result.stdout) == {"file": "faulty", **to_json_value(expected)}


def test_unknown_rules_take_one_line() -> None:
    """With the names that are near; no file is read."""
    result = runner.invoke(app, ["validate", "missing", "--select", "balance"])
    assert result.stderr == (
        "gov-disclosure: no rule and no family of rules is named 'balance'; did you mean balances?\n"
    )
    assert result.stdout == ""


def test_last_years_report_reaches_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read like the others, and given to `validate`."""
    seen = []

    def judge(report: Report, **options: object) -> ValidationResult:
        seen.append((report, options["previous"]))
        return ValidationResult()

    monkeypatch.setattr(checking, "validate", judge)
    result = runner.invoke(app, ["validate", "sound", "--previous", "faulty"])
    assert seen == [(SOUND, FAULTY)]
    assert "compared with faulty" in result.stdout


def test_one_document_for_all_files() -> None:
    """SARIF and JUnit XML come at the end, with the files that could not be read, and nothing else is printed."""
    arguments = ["validate", "sound", "missing", "faulty", "--select", "balances", "--format"]
    log = json.loads(runner.invoke(app, [*arguments, "sarif"]).stdout)
    codes = [each["ruleId"] for each in log["runs"][0]["results"]]
    findings = validate(FAULTY, select="balances").findings
    assert codes == ["file-not-read", *(finding.code for finding in findings)]
    suites = ET.fromstring(runner.invoke(app, [*arguments, "junit"]).stdout)  # noqa: S314 - made by this program
    assert [suite.get("name") for suite in suites] == ["sound", "missing", "faulty"]
    assert [suite.get("errors") for suite in suites] == ["0", "1", "0"]
    assert suites[2].get("failures") == str(len(findings))


def test_one_language() -> None:
    """--lang is that of all that is printed on standard output."""
    chinese = runner.invoke(app, ["validate", "faulty", "missing", "--select", "balances", "--lang", "zh"])
    assert "2 个文件：0 个无错误，1 个有错误，1 个未能读取。" in chinese.stdout
    assert "Table" not in chinese.stdout
    english = runner.invoke(app, ["validate", "faulty", "--select", "balances", "--lang", "en"])
    assert "：" not in english.stdout
    log = json.loads(
        runner.invoke(app, ["validate", "faulty", "--select", "balances", "--lang", "zh", "--format", "sarif"]).stdout
    )
    assert log["runs"][0]["language"] == "zh"
    assert log["runs"][0]["results"][0]["message"]["text"].startswith("表")
    assert "\n年度             " in runner.invoke(app, ["parse", "sound", "--lang", "zh"]).stdout


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_messages_in_chinese(command: str) -> None:
    """What is said on standard error is in the language that was asked for, too; it takes one line all the same."""
    result = runner.invoke(app, [command, "missing", "-", "large", "--lang", "zh"], input=b"minutes")
    assert result.stderr == (
        "gov-disclosure：missing：没有这个文件或文件夹\n"
        "gov-disclosure：标准输入：不是年度报告： 已查找标题\n"
        "gov-disclosure：large：字节数超过 --max-size 的上限（现有 9,999，上限为 33,554,432）："
        "文件可信的，可调高上限，或用 none 取消上限\n"
    )
    result = runner.invoke(app, [command, "sound", "--reader", "no-such", "--lang", "zh"])
    assert result.stderr.startswith("gov-disclosure：没有名为“no-such”的读取器；现有读取器：html、")


def test_unknown_rules_in_chinese() -> None:
    """With the names that are near."""
    command = ["validate", "missing", "--lang", "zh"]
    result = runner.invoke(app, [*command, "--select", "balance"])
    assert result.stderr == "gov-disclosure：没有名为“balance”的规则或类别；是否为 balances？\n"
    result = runner.invoke(app, [*command, "--severity", "balances=grave"])
    assert result.stderr == ("gov-disclosure：“grave”（用于 balances）不是级别；级别有：error、warning、advice\n")


def test_reasons_in_documents_for_programs() -> None:
    """SARIF and JUnit XML say in Chinese why a file was not read, and call standard input what it is."""
    command = ["validate", "-", "missing", "--lang", "zh", "--format"]
    (run,) = json.loads(runner.invoke(app, [*command, "sarif"], input=b"sound").stdout)["runs"]
    assert [result["message"]["text"] for result in run["results"] if result["ruleId"] == "file-not-read"] == [
        "文件无法读取，或不是年度报告：没有这个文件或文件夹"
    ]
    suites = ET.fromstring(runner.invoke(app, [*command, "junit"], input=b"sound").stdout)  # noqa: S314 - made here
    assert [suite.get("name") for suite in suites] == ["标准输入", "missing"]
    (error,) = suites.iter("error")
    assert error.get("message") == "没有这个文件或文件夹"


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_standard_input(command: str) -> None:
    """- reads standard input, and is called that in messages."""
    assert runner.invoke(app, [command, "-"], input=b"sound").exit_code == 0
    result = runner.invoke(app, [command, "-"], input=b"minutes")
    assert result.stderr.startswith("gov-disclosure: standard input: not an annual report")


def test_full() -> None:
    """--full prints what the short form leaves out."""
    short, full = (runner.invoke(app, ["parse", "faulty", *option]).stdout for option in ([], ["--full"]))
    assert "characters)" in short
    assert "characters)" not in full


def test_lists_as_json() -> None:
    """One document with every reader, or every code of a rule that `validate` can be asked for."""
    readers = json.loads(runner.invoke(app, ["readers", "--format", "json"]).stdout)
    assert {"html", "lines"} <= {reader["name"] for reader in readers}
    rules = json.loads(runner.invoke(app, ["rules", "--format", "json"]).stdout)
    assert [rule["code"] for rule in rules] == [code for family in families() for code in family.codes]


def test_rules_in_one_language() -> None:
    """English, or Chinese."""
    english, chinese = (runner.invoke(app, ["rules", *option]).stdout for option in ([], ["--lang", "zh"]))
    assert english.startswith("rule ")
    assert "\n  a count is not negative\n" in english
    assert chinese.startswith("规则 ")
    assert "\n  件数不为负数\n" in chinese


def test_help_names_every_command_and_the_exit_codes() -> None:
    """The help is enough to begin with."""
    text = runner.invoke(app, ["--help"]).stdout
    for word in ("parse", "validate", "readers", "rules", "--version", "--install-completion", "Exit codes"):
        assert word in text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], f"gov-disclosure: several: {SOUND.title} is compared with none of its reports (2): not exactly one is"),
        (["--lang", "zh"], f"gov-disclosure：several：未与“{SOUND.title}”对照：文件所含的 2 份报告中，没有或不止一份"),
    ],
)
def test_a_file_without_last_years_report(options: list[str], told: str) -> None:
    """Where none of its reports fits, that is said: else it would seem that no file was given."""
    result = runner.invoke(app, ["validate", "sound", "--previous", "several", "--select", "years", *options])
    assert result.exit_code == 0
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
    assert not runner.invoke(app, ["validate", "sound", "--previous", "sound", "--select", "years", *options]).stderr


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["parse", name, "--format", output]
            for name in ("hostile", "several hostile")
            for output in ("text", "json")
        ),
        ["parse", "hostile", "--full"],
        *(["validate", "several hostile", "--format", output] for output in ResultFormat),
        ["validate", "hostile", "--full"],
        ["validate", "hostile", "--lang", "zh"],
        ["validate", "hostile", "--previous", "hostile"],
    ],
    ids=" ".join,
)
def test_control_characters_of_a_document(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], terminal: bool
) -> None:
    """In no format do they reach the terminal, or a file that is shown in one."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: terminal, raising=False)
    output = runner.invoke(app, arguments, env={"TERM": "dumb"}).output
    assert "2" in output
    assert not set(output) & set(STEERING) - set("12[JK")


def test_every_line_is_valid_by_its_schema() -> None:
    """With the name of the file, and the number of the report where there are several."""
    for name, arguments in (
        ("report", ["parse", "faulty", "hostile"]),
        ("findings", ["validate", "faulty", "several"]),
    ):
        schema = json_schema(name)  # type: ignore[arg-type]
        lines = [json.loads(line) for line in runner.invoke(app, [*arguments, "--format", "json"]).stdout.splitlines()]
        assert len(lines) == len(arguments) - 1 + (name == "findings")
        for line in lines:
            Draft202012Validator(schema).validate(line)
            assert next(iter(schema["properties"])) == next(iter(line)) == "file"


def test_control_characters_in_names_of_files() -> None:
    """A file's name cannot steer the terminal."""
    result = runner.invoke(app, ["parse", "missing", "sound\x1b[2J"])
    assert "\x1b" not in result.output
