"""Your first report: read one page, and print what it says and how far it can be trusted.

    python examples/first_report.py [FILE]

Prints the agency and the year, some figures by name, the requests by result, and what reading could not settle.
"""

import sys
from pathlib import Path

from gov_disclosure import parse_report, validate

HERE = Path(__file__).parent


def main(file: Path) -> None:
    """Print one report."""
    report = parse_report(file)
    print(f"{report.agency}, {report.year}, published {report.published}")

    if report.requests is not None:
        received = report.requests.received
        print(f"Requests received: {received.total}, of which {received.natural_person} from natural persons")
    for row in ("granted", "partially_granted", "total"):
        cell = report.cell(f"requests.results.{row}.total")
        print(f"  {row:<18}{cell.value!s:>6}  {cell.status.value}, printed {cell.raw!r} at {cell.position}")

    for table, coverage in report.coverage.items():
        print(f"{table}: {coverage.found} of {coverage.expected} figures found, {coverage.blank} blank")
    for diagnostic in report.diagnostics:
        print(f"{diagnostic.code} {diagnostic.path}: {diagnostic.message}")
    result = validate(report)
    print(f"{len(result.passed)} checks held, {len(result.findings)} findings")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "documents" / "page-word-paste.html")
