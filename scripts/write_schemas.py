"""Write the JSON Schemas that the package ships, from the classes of the model.

Usage: python scripts/write_schemas.py
"""

import json
from pathlib import Path

from gov_disclosure.export.schema import NAMES, make

FOLDER = Path(__file__).resolve().parents[1] / "src" / "gov_disclosure" / "export" / "schemas"


def main() -> None:
    """Write one file for each schema."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        text = json.dumps(make(name), ensure_ascii=False, indent=2)
        (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
