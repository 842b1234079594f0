"""Find the wrong cell: the sums of a report do not hold, so which of its figures is wrong, and what should it be?

    python examples/find_wrong_cell.py [FILE]

Prints each correction with its proof, then whether the corrected report balances. The report itself is not changed.
"""

import sys
from pathlib import Path

from gov_disclosure import Report, apply, locate, parse_report, validate

HERE = Path(__file__).parent


def failing(report: Report) -> list[str]:
    """The codes of the balances that do not hold."""
    return [finding.code for finding in validate(report, select="balances").findings]


def main(file: Path) -> None:
    """Print where the wrong cells are."""
    report = parse_report(file)
    print("balances that fail:", *failing(report) or ["none"])

    corrections = locate(report)
    for correction in corrections:
        cell = report.cell(correction.path)
        certainty = "the only explanation" if correction.unique else f"explanation {correction.explanation}"
        print(f"{correction.path}: printed {correction.printed}, should be {correction.proposed}")
        print(f"  {correction.kind.value}, {certainty}; {cell.position}")
        print("  it mends:", *(f"{balance.table} {balance.kind}" for balance in correction.balances), sep="\n    ")

    # What has more than one explanation is for people to decide, with the original at hand.
    corrected = apply(report, [correction for correction in corrections if correction.unique])
    print("balances that fail after the correction:", *failing(corrected) or ["none"])
    for correction in corrections:
        cell = corrected.cell(correction.path)
        print(f"{cell.path}: {cell.value}, {cell.status.value}; the document prints {cell.raw!r}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "drafts" / "draft-2024.html")
