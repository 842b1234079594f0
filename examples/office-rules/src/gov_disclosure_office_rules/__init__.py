"""What one office wants of its reports beyond the form: a telephone number, and a growth that is not out of hand."""

from collections.abc import Iterator

from gov_disclosure import Finding, NotAssessable, Passed, Report, Severity

GROWTH = 3
"""How many times last year's requests may come in before somebody should look into it."""

RECEIVED = "requests.received.total"


def phone_missing(report: Report) -> Iterator[Finding]:
    """The report names a telephone number for questions. A rule that yields nothing has passed."""
    if report.contact is None or not report.contact.phone:
        yield Finding(
            code="phone-missing",
            severity=Severity.ADVICE,
            message="The report names no telephone number. Add one to its last section.",
            message_zh="报告未载明联系电话，建议在文末补充。",
        )


def requests_surge(report: Report, *, previous: Report | None = None) -> Iterator[Finding | Passed | NotAssessable]:
    """New requests (件) are at most `GROWTH` times last year's; it needs last year's report."""
    now = report.flatten()[RECEIVED]
    before = None if previous is None else previous.flatten()[RECEIVED]
    if now is None or before is None:
        missing = (RECEIVED,) if now is None else (f"previous.{RECEIVED}",)
        yield NotAssessable("requests-surge", (f"previous.{RECEIVED}", RECEIVED), missing)
    elif now <= GROWTH * before:
        yield Passed("requests-surge", (RECEIVED,))
    else:
        yield Finding(
            code="requests-surge",
            severity=Severity.WARNING,
            expected=GROWTH * before,
            observed=now,
            message=f"{now} requests were received, more than {GROWTH} times the {before} of last year.",
            message_zh=f"本年新收申请 {now} 件，超过上年 {before} 件的 {GROWTH} 倍。",
        )


RULES = (phone_missing, requests_surge)
