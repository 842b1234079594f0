"""Findings in the terminal."""

from attrs import evolve

from cli.samples import Show, make_report
from gov_disclosure.cli.findings import print_summary, print_validation
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import Finding, NotAssessable, Operand, Side, ValidationResult, validate

ADVICE = Finding(code="some-advice", severity=Severity.ADVICE, message="Look.", message_zh="请看。")


def test_a_finding_in_full(show: Show) -> None:
    """Severity, code, both messages, both sums and the figures behind them."""
    report = make_report("2021")
    result = validate(report)
    text = show(print_validation, "a.html", report, result, width=300)
    first = result.findings[0]
    assert f"error    {first.code}\n         {first.message}\n         {first.message_zh}\n" in text
    assert f"left   {first.left.sum}\n" in text
    assert f"right  {first.right.sum}\n" in text
    operand = first.right.operands[0]
    assert operand.position is not None
    assert f"{operand.value}  {operand.path}  (line {operand.position.line})\n" in text


def test_zeros_are_counted_not_listed(show: Show) -> None:
    """Of many figures those that are 0 are only counted."""
    operands = tuple(Operand(f"a.{place}", "", place % 2) for place in range(5))
    finding = evolve(ADVICE, left=Side(operands, 2), right=Side((Operand("a.total", "", 0),), 0))
    text = show(print_validation, "a.html", Report(), ValidationResult((finding,)))
    assert "  left   2\n         1  a.1\n         1  a.3\n         0  in 3 others\n" in text
    assert "  right  0\n         0  a.total\n" in text


def test_a_finding_on_no_figures(show: Show) -> None:
    """A finding that compares nothing is its messages alone."""
    text = show(print_validation, "a.html", Report(), ValidationResult((ADVICE,)))
    assert text.endswith("\nadvice   some-advice\n         Look.\n         请看。\n")


def test_the_line_for_a_file_without_findings(show: Show) -> None:
    """Nothing found is said together with what could not be checked."""
    result = ValidationResult((), (), (NotAssessable("some-code", ("a", "b"), ("b",)),))
    text = show(print_validation, "a.html", Report(), result)
    assert text == "a.html: no findings\n  0 checks held, 1 could not be made for want of b\n"


def test_what_is_wanting_is_cut_after_a_few(show: Show) -> None:
    """Of many missing figures the first are named."""
    missing = NotAssessable("some-code", (), tuple("abcdefg"))
    text = show(print_validation, "a.html", Report(), ValidationResult((), (), (missing,)))
    assert "for want of a, b, c, d and 3 more\n" in text


def test_diagnostics_are_mentioned(show: Show) -> None:
    """Who validates is told that reading left something open."""
    assert "  1 diagnostic from reading: see gov-disclosure parse\n" in show(
        print_validation, "a.html", make_report("2021"), ValidationResult()
    )


def test_summary(show: Show) -> None:
    """All files are summed up in one line."""
    faulty = ValidationResult((evolve(ADVICE, severity=Severity.ERROR), ADVICE, ADVICE))
    assert show(print_summary, [faulty, ValidationResult(), None], width=100) == (
        "\n3 files: 1 without errors, 1 with errors, 1 not read. 1 error, 2 pieces of advice.\n"
    )
    assert show(print_summary, [ValidationResult()]) == "\n1 file: 1 without errors, 0 with errors. No findings.\n"
