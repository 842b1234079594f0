"""Two years compared: what changed, what was copied, and whether this year goes on where last year ended.

    python examples/compare_years.py [THIS_YEAR LAST_YEAR]

Prints the totals of section 三 in both years, how alike the texts of each section are, and what the rules between years find.
"""

import sys
from pathlib import Path

from gov_disclosure import compare, parse_report, validate

YEARS = Path(__file__).parent / "years"


def main(this_year: Path, last_year: Path) -> None:
    """Compare two reports of one agency."""
    report, previous = parse_report(this_year), parse_report(last_year)
    comparison = compare(report, previous)
    print(f"{report.agency}: {report.year} beside {previous.year}, {len(comparison.changed)} figures changed")

    for figure in comparison.changed:
        if figure.path.startswith("requests.") and figure.path.endswith(".total"):
            print(f"  {figure.previous!s:>5} -> {figure.current!s:>5}  {figure.difference:+5}  {figure.label}")
    for section in comparison.sections:
        if section.similarity is not None:  # sections 二, 三 and 四 have no text beside their tables
            print(f"{section.kind.label}: {section.similarity:.0%} alike")

    # Each report balances by itself: only both together show what does not fit.
    print("findings without last year's report:", len(validate(report).findings))
    for finding in validate(report, previous=previous, select="years").findings:
        print(f"{finding.severity.value} {finding.code}: {finding.message}")


if __name__ == "__main__":
    match sys.argv[1:] or (YEARS / "2024.html", YEARS / "2023.txt"):
        case [this_year, last_year]:
            main(Path(this_year), Path(last_year))
        case _:
            print("usage: python examples/compare_years.py [THIS_YEAR LAST_YEAR]", file=sys.stderr)
            sys.exit(2)
