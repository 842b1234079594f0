"""Who is to blame for findings."""

from attrs import evolve

from cli.samples import changed, sound_report
from gov_disclosure.export.checked import blame
from gov_disclosure.repair import GaveUp, explain
from gov_disclosure.rules import Finding, validate

WRONG = "requests.results.granted.natural_person"
OTHER = "requests.received.commercial_enterprise"


def findings(values: dict[str, int]) -> tuple[Finding, ...]:
    """The balances that fail with other figures."""
    return validate(changed(sound_report(), values), select="balances").findings


def test_one_wrong_figure() -> None:
    """It is to blame for every balance through it."""
    values = {WRONG: 91}
    found = blame(findings(values), explain(changed(sound_report(), values)))
    assert found is not None
    assert found.sure
    (((correction,)),) = found.alternatives
    assert (correction.path, correction.proposed) == (WRONG, 19)


def test_each_finding_has_its_own() -> None:
    """Of two wrong figures far apart, each is to blame for its own balances."""
    values = {WRONG: 91, OTHER: 50}
    report = changed(sound_report(), values)
    for finding in findings(values):
        found = blame([finding], explain(report))
        assert found is not None
        ((correction,),) = found.alternatives
        assert correction.path in finding.paths


def test_several_ways() -> None:
    """Where the balances leave it open, nothing is sure."""
    values = {"disputes.reconsideration.total": 9}
    found = blame(findings(values), explain(changed(sound_report(), values)))
    assert found is not None
    assert len(found.alternatives) == 5
    assert not found.sure


def test_a_search_that_was_given_up() -> None:
    """What it found is not sure."""
    values = {WRONG: 91}
    (localization,) = explain(changed(sound_report(), values))
    unfinished = evolve(localization, complete=False, reason=GaveUp.BUDGET)
    found = blame(findings(values), [unfinished])
    assert found is not None
    assert not found.sure
    lost = blame(findings(values), [evolve(unfinished, explanations=())])
    assert lost is not None
    assert lost.alternatives == ()


def test_findings_on_no_balance() -> None:
    """Nobody is to blame."""
    values = {"proactive.penalties.decisions": -3}
    report = changed(sound_report(), values)
    assert blame(validate(report, select="figures").findings, explain(report)) is None
