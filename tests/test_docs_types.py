"""The code that a guide shows for copying has its types right, as strictly as the library itself."""

import sys
from pathlib import Path

import pytest

from pages import DOCS, ROOT, blocks

GUIDES = sorted(DOCS.glob("own-*.md"))


def test_there_are_guides() -> None:
    """Those that show how to write something of one's own."""
    assert {guide.stem for guide in GUIDES} >= {"own-readers", "own-rules"}


@pytest.mark.slow
def test_types(tmp_path: Path) -> None:
    """Each guide is one module, for its examples go on from one another; what is typed at a prompt is left out."""
    api = pytest.importorskip("mypy.api")
    files = [tmp_path / f"{guide.stem.replace('-', '_')}.py" for guide in GUIDES]
    for guide, file in zip(GUIDES, files, strict=True):
        code = [code for _, code in blocks(guide, "python") if not code.startswith(">>>")]
        assert code, guide
        file.write_text("\n\n".join(code), "utf-8")
    options = [f"--config-file={ROOT / 'pyproject.toml'}", f"--cache-dir={tmp_path / 'cache'}"]
    report, errors, _ = api.run([*options, f"--python-executable={sys.executable}", *map(str, files)])
    assert errors == ""
    assert report.startswith("Success"), report
