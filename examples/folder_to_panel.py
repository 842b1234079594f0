"""A folder to a panel: read every file of a folder on all cores, and write one row for each report.

    python examples/folder_to_panel.py [FOLDER OUTPUT.csv]

Prints an outcome for every file (a file that is no report has one, too), and some columns of the panel.
Needs the extras `batch` and `frame`. For thousands of files, `gov-disclosure extract` does the same and can be resumed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from gov_disclosure import Report, parse_many, reports_to_frame

HERE = Path(__file__).parent
COLUMNS = [
    "agency",
    "year",
    "requests.received.total",
    "requests.results.granted.total",
    "requests.results.total.total",
]


def read(folder: Path) -> Iterator[Report]:
    """The reports of the folder; each file's outcome is printed, whatever it is."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for outcome in parse_many(files, timeout=60):
        print(f"{outcome.kind.value:<13} {Path(outcome.name).name}", outcome.code or "")
        yield from outcome.reports


def main(folder: Path, output: Path) -> None:
    """Write the panel as CSV, with the mark at its beginning by which spreadsheets know UTF-8."""
    panel = reports_to_frame(read(folder), wide=True)
    panel.to_csv(output, index=False, encoding="utf-8-sig")
    print(f"{len(panel)} reports, {len(panel.columns)} columns in {output.name}")
    print(panel[COLUMNS].sort_values(["agency", "year"], kind="stable").to_string(index=False))


if __name__ == "__main__":  # parse_many starts processes, and each of them imports this file
    match sys.argv[1:] or (HERE / "documents", "panel.csv"):
        case [folder, output]:
            main(Path(folder), Path(output))
        case _:
            print("usage: python examples/folder_to_panel.py [FOLDER OUTPUT.csv]", file=sys.stderr)
            sys.exit(2)
