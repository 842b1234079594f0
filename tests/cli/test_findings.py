"""Findings in the terminal."""

import re

import pytest
from attrs import evolve
from rich.cells import cell_len

from cli.samples import Show, changed, make_report, sound_report
from gov_disclosure.cli.findings import Telling, print_summary, print_validation
from gov_disclosure.cli.options import Language
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.position import Position
from gov_disclosure.repair import GaveUp, Localization, explain
from gov_disclosure.rules import Finding, NotAssessable, Operand, Side, ValidationResult, validate

ADVICE = Finding(code="some-advice", severity=Severity.ADVICE, message="Look.", message_zh="请看。")
CHINESE, ENGLISH = Telling(Language.CHINESE), Telling(Language.ENGLISH)
WRONG = "requests.results.granted.natural_person"


def check(report: Report, select: str = "balances") -> CheckedFile:
    """The report as `validate` checks it."""
    return CheckedFile(name="a.html", result=validate(report, select=select), localizations=explain(report))


def result(*findings: Finding) -> CheckedFile:
    """A file with these findings."""
    return CheckedFile(name="a.html", result=ValidationResult(findings))


def rows(text: str) -> list[str]:
    """The lines of all tables in a text: what stands behind a rule, up to an empty line."""
    return [line for block in re.findall(r"─\n(.*?)(?:\n\n|\Z)", text, re.DOTALL) for line in block.split("\n")]


def test_one_wrong_cell(show: Show) -> None:
    """One group: a finding in words, the others in a line, the row and the column with the cell marked, its value."""
    report = changed(sound_report(), {WRONG: 91})
    text = show(print_validation, check(report), report, width=100)
    found = check(report).result
    assert found is not None
    first, second = found.findings
    assert re.findall(r"^error +(.*)$", text, re.MULTILINE) == [first.code]
    assert "".join(first.message.split()) in "".join(text.split())
    assert "".join(first.message_zh.split()) in "".join(text.split())
    assert f"also {second.code}: {second.expected} expected, {second.observed} found\n" in text
    assert "".join(second.message_zh.split()) not in "".join(text.split())
    assert text.count(">91<") == 2
    assert f">91<  should be 19: two digits changed places; {WRONG} (line 47)\n" in text


def test_a_row_has_all_its_columns_and_a_column_what_is_not_zero(show: Show) -> None:
    """The row stands whole, and of the other rows those that count in the column that fails."""
    report = changed(sound_report(), {WRONG: 91})
    table = rows(show(print_validation, check(report), report, width=100))
    granted = next(line for line in table if "（一）予以公开" in line)
    assert granted.split() == ["（一）予以公开", ">91<", "2", "0", "0", "0", "0", "21"]
    total = next(line for line in table if "（七）总计" in line)
    assert total.split() == ["（七）总计", "23"]
    assert not any("部分公开" in line for line in table)
    assert "19 figures more are added up: all 0" in table


@pytest.mark.parametrize("width", [20, 60, 200])
def test_figures_stay_whole_and_below_each_other(show: Show, width: int) -> None:
    """However narrow the terminal, no figure is cut, and the digits of a column end in one place."""
    report = changed(sound_report(), {WRONG: 91_000_019})
    text = show(print_validation, check(report), report, width=width)
    cells = re.findall(r"^(.*?(?<=  )(?:>91000019|4$|23$))", text, re.MULTILINE)
    places = [cell_len(cell) for cell in cells]
    assert len(set(places)) == 1
    assert len(places) == 3


def test_what_the_balances_leave_open(show: Show) -> None:
    """Where several cells may be wrong, all are marked as doubtful, and each way is told."""
    report = changed(sound_report(), {"disputes.reconsideration.total": 9})
    text = show(print_validation, check(report), report, width=100)
    assert "One of these would mend it (5 ways, the likeliest first):\n  disputes.reconsideration.upheld" in text
    assert text.count("?<") == 5
    assert " instead of 9, " in text


def test_more_ways_than_are_listed(show: Show) -> None:
    """Of many ways the first are told, and how many more there are."""
    report = changed(sound_report(), {"disputes.reconsideration.total": 9})
    file = check(report)
    (localization,) = file.localizations
    ((correction,), *others) = localization.explanations
    more = tuple((evolve(correction, proposed=number),) for number in range(50, 53))
    many = evolve(file, localizations=(evolve(localization, explanations=((correction,), *others, *more)),))
    text = show(print_validation, many, report, width=100)
    assert "(8 ways, " in text
    assert text.count(" instead of ") == 5
    assert "\n  and 3 more\n" in text


def test_several_cells_that_are_wrong_together(show: Show) -> None:
    """Two wrong cells of one row."""
    other = "requests.results.granted.commercial_enterprise"
    report = changed(sound_report(), {WRONG: 91, other: 50})
    text = show(print_validation, check(report), report, width=100)
    assert "These figures are wrong together:\n" in text
    assert f"  {WRONG} (line 47): 19 instead of 91, two digits changed places\n" in text
    assert f"  {other} (line 48): 2 instead of 50, another number\n" in text
    assert ">91<" in text
    assert ">50<" in text


def test_two_figures_that_changed_places(show: Show) -> None:
    """Each is told where its own balance fails."""
    other = "requests.results.granted.commercial_enterprise"
    report = changed(sound_report(), {WRONG: 2, other: 19})
    text = show(print_validation, check(report), report, width=120)
    assert f">2<  should be 19: neighbours changed places; {WRONG} (line 47)\n" in text
    assert f">19<  should be 2: neighbours changed places; {other} (line 48)\n" in text


def test_more_changes_than_are_listed(show: Show) -> None:
    """Of many figures that are wrong together the first are told."""
    report = changed(sound_report(), {WRONG: 91})
    file = check(report)
    (localization,) = file.localizations
    ((correction,),) = localization.explanations
    rows = tuple(evolve(correction, proposed=number) for number in range(8))
    for explanations, lead in (((rows,), "  2 more\n"), ((rows, (correction,)), " and 2 more\n")):
        many = evolve(file, localizations=(evolve(localization, explanations=explanations),))
        text = show(print_validation, many, report, width=2000)
        assert lead in text
        assert f"{WRONG} (line 47): 5 instead of 91" in text
        assert f"{WRONG} (line 47): 6 instead of 91" not in text


def test_nothing_located(show: Show) -> None:
    """Of a table with too many wrong cells it is said once that none is named."""
    report = make_report("2021")
    file = check(report)
    text = show(print_validation, file, report, width=100)
    assert text.count("Table 三 (requests): which figures are wrong cannot be told") == 1
    assert "should be" not in text.partition("disputes-total")[0]


@pytest.mark.parametrize("reason", [*GaveUp, None])
def test_every_reason_has_words(show: Show, reason: GaveUp | None) -> None:
    """Whatever kept figures from being named."""
    report = changed(sound_report(), {WRONG: 91})
    (localization,) = explain(report)
    given_up = evolve(localization, explanations=(), complete=False, reason=reason)
    file = evolve(check(report), localizations=(given_up,))
    assert "Table 三 (requests): " in show(print_validation, file, report, width=100)
    assert "\n表三：" in show(print_validation, file, report, CHINESE, width=100)


def test_a_search_that_was_given_up(show: Show) -> None:
    """What it found is not called certain."""
    report = changed(sound_report(), {WRONG: 91})
    (localization,) = explain(report)
    unfinished: Localization = evolve(localization, complete=False, reason=GaveUp.BUDGET)
    text = show(print_validation, evolve(check(report), localizations=(unfinished,)), report, width=100)
    assert ">91?<" in text
    assert "Probably, but other ways were not ruled out:\n" in text
    assert "\nThe search for wrong figures was given up as too long.\n" in text


def test_a_figure_that_is_wrong_by_itself(show: Show) -> None:
    """No balance is needed to mark a negative count."""
    report = changed(sound_report(), {"proactive.penalties.decisions": -3})
    text = show(print_validation, check(report, "figures"), report, width=100)
    assert ">-3<" in text


def test_full(show: Show) -> None:
    """Every finding with its messages, both sums and the figures behind them."""
    report = changed(sound_report(), {WRONG: 91})
    text = show(print_validation, check(report), report, Telling(full=True), width=300)
    found = check(report).result
    assert found is not None
    for finding in found.findings:
        assert f"error    {finding.code}\n         {finding.message}\n         {finding.message_zh}\n" in text
        assert f"left   {finding.left.sum}\n" in text
        assert f"right  {finding.right.sum}\n" in text
        operand = finding.right.operands[0]
        assert operand.position is not None
        assert f"{operand.value}  {operand.path}  (line {operand.position.line})\n" in text
    assert ">91<  should be 19" in text


def test_one_language(show: Show) -> None:
    """All of it in the language that was asked for; of the Chinese output only codes and paths are Latin."""
    report = changed(sound_report(), {WRONG: 91})
    file = evolve(check(report), previous="b.html")
    english = show(print_validation, file, report, ENGLISH, width=100)
    assert "表三" not in english
    chinese = show(print_validation, file, report, CHINESE, width=100) + show(print_summary, [file], CHINESE)
    words = set(re.findall(r"[A-Za-z][\w.-]*", chinese))
    assert words <= {"a.html", "b.html", "requests-row-total", "requests-column-total", *_paths(chinese)}
    assert "错误     requests-row-total\n" in chinese
    assert f">91<  应为 19：两位数字颠倒；{WRONG}（第 47 行）\n" in chinese


def _paths(text: str) -> list[str]:
    return re.findall(r"requests\.[a-z_.]+", text)


def test_zeros_are_counted_not_listed(show: Show) -> None:
    """Of many figures those that are 0 are only counted."""
    operands = tuple(Operand(f"a.{place}", "", place % 2) for place in range(5))
    finding = evolve(ADVICE, left=Side(operands, 2), right=Side((Operand("a.total", "", 0, None, Position(3)),), 0))
    text = show(print_validation, result(finding), Report())
    assert "  left   2\n         1  a.1\n         1  a.3\n         0  in 3 others\n" in text
    assert "  right  0\n         0  a.total  (line 3)\n" in text
    assert "  右边   0\n         0  a.total（第 3 行）\n" in show(print_validation, result(finding), Report(), CHINESE)


def test_figures_of_another_report(show: Show) -> None:
    """What is compared with last year's figures, or the text, is listed, and this report's row stands below."""
    for lead in ("previous.", "statements."):
        sides = [Side((Operand(f"{each}requests.received.total", "", n),), n) for n, each in ((7, lead), (24, ""))]
        finding = evolve(ADVICE, left=sides[0], right=sides[1])
        text = show(print_validation, result(finding), sound_report(), width=100)
        assert f"  left   7\n         7  {lead}requests.received.total\n" in text
        assert re.search(r"一、本年新收政府信息公开申请数量 .* >24\?<\n", text)
        other = evolve(finding, right=Side(sum=24))
        assert "─" not in show(print_validation, result(other), sound_report(), width=100)


def test_findings_that_share_no_figure_of_the_tables(show: Show) -> None:
    """They may share one of last year's; nothing is marked then."""
    shared = Operand("previous.requests.received.total", "", 7)
    findings = [evolve(ADVICE, left=Side((shared,), 7), right=Side((Operand(WRONG, "", 19),), n)) for n in (1, 2)]
    report = sound_report()
    found = evolve(result(*findings), result=ValidationResult(tuple(findings)))
    assert "（一）予以公开" in show(print_validation, found, report, width=100)


def test_a_finding_on_no_figures(show: Show) -> None:
    """A finding that compares nothing is its messages alone."""
    text = show(print_validation, result(ADVICE), Report())
    assert text.endswith("\nadvice   some-advice\n         Look.\n         请看。\n")


def test_a_finding_that_lists_many_cells(show: Show) -> None:
    """What is listed and not compared is not drawn."""
    operands = tuple(Operand(path, "", None) for path in sound_report().flatten())
    text = show(print_validation, result(evolve(ADVICE, left=Side(operands))), sound_report())
    assert text.endswith("\nadvice   some-advice\n         Look.\n         请看。\n")


def test_many_findings_of_one_cause(show: Show) -> None:
    """The first is told, a few more have a line, the others are counted."""
    total = Operand("disputes.reconsideration.total", "", 4)
    findings = [evolve(ADVICE, code=f"code-{n}", left=Side((total,), 4), right=Side(sum=n)) for n in range(7)]
    text = show(print_validation, result(*findings), sound_report(), ENGLISH, width=100)
    assert "also code-1: 4 against 1\n" in text
    assert "         and 3 more findings, see --full\n" in text
    assert "code-4" not in text


def test_the_line_for_a_file_without_findings(show: Show) -> None:
    """Nothing found is said together with what could not be checked."""
    file = CheckedFile(
        name="a.html", result=ValidationResult((), (), (NotAssessable("some-code", ("a", "b"), ("b",)),))
    )
    text = show(print_validation, file, Report())
    assert text == "a.html: no findings\n  0 checks held, 1 could not be made for want of b\n"


def test_what_is_wanting_is_cut_after_a_few(show: Show) -> None:
    """Of many missing figures the first are named."""
    missing = NotAssessable("some-code", (), tuple("abcdefg"))
    file = CheckedFile(name="-", result=ValidationResult((), (), (missing,)))
    assert "for want of a, b, c, d and 3 more\n" in show(print_validation, file, Report())
    assert show(print_validation, file, Report(), CHINESE) == (
        "标准输入：未发现问题\n  0 项检查通过，1 项因缺少数据无法进行：a、b、c、d 等 7 项\n"
    )


def test_a_report_of_another_year_is_told_from_a_year_that_is_not_known(show: Show) -> None:
    """Both years are known, and they do not follow one another; a part of last year's report is named as its part."""
    given = validate(Report(year=2024), previous=Report(year=2022), select="carried-over")
    file = CheckedFile(name="-", result=given)
    told = "for want of a report known to be of the year before"
    assert told in " ".join(show(print_validation, file, Report()).split())
    assert "：可确定为上一年度的报告\n" in show(print_validation, file, Report(), CHINESE)
    missing = NotAssessable("some-code", (), ("year", "previous.agency", "previous.requests"))
    file = CheckedFile(name="-", result=ValidationResult((), (), (missing,)))
    told = "the year, the agency of last year's report, table 三 (requests) of last year's report"
    assert f"for want of {told}" in " ".join(show(print_validation, file, Report()).split())


def test_diagnostics_are_mentioned(show: Show) -> None:
    """Who validates is told that reading left something open."""
    assert "  1 diagnostic from reading: see gov-disclosure parse\n" in show(
        print_validation, result(), make_report("2021")
    )


def test_last_years_file_is_named(show: Show) -> None:
    """So that nobody wonders what was compared."""
    file = evolve(result(), previous="b\x1b.html")
    assert "\n  compared with b\ufffd.html\n" in show(print_validation, file, Report())


def test_summary(show: Show) -> None:
    """All files are summed up in one line."""
    faulty = result(evolve(ADVICE, severity=Severity.ERROR), ADVICE, ADVICE)
    files = [faulty, result(), CheckedFile(name="b.html", reason="gone")]
    assert show(print_summary, files, width=100) == (
        "\n3 files: 1 without errors, 1 with errors, 1 not read. 1 error, 2 pieces of advice.\n"
    )
    assert show(print_summary, files, CHINESE, width=100) == (
        "\n3 个文件：1 个无错误，1 个有错误，1 个未能读取。1 个错误，2 条建议。\n"
    )
    assert show(print_summary, [result()]) == "\n1 file: 1 without errors, 0 with errors. No findings.\n"


def test_a_row_that_is_not_last_years(show: Show) -> None:
    """Columns of one row are one group that blames no single figure: this year's are marked, last year's are not drawn."""
    report = evolve(sound_report(), year=2024)
    paths = ("requests.carried_forward.other", "requests.carried_forward.total")
    before = evolve(changed(report, {path: 905 + place for place, path in enumerate(paths)}), year=2023)
    found = validate(report, previous=before, select="carried-over")
    assert len(found.groups) == 1 < len(found.findings)
    text = show(print_validation, CheckedFile(name="a.html", result=found), report, width=100)
    assert text.count("?<") == len(found.findings)
    assert re.findall(r"^error +(.*)$", text, re.MULTILINE) == ["carried-over"]
