"""The pages of the documentation, their code, and which page is the Chinese translation of which."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
CHINESE = DOCS / "zh"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
FENCE = re.compile(r"^```(?P<language>[^\n`]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)

TRANSLATED = [
    DOCS / f"{name}.md" for name in ("cli", "concepts", "cookbook", "diagnostics", "extract", "quickstart", "rules")
] + sorted((DOCS / "rules").glob("*.md"))
"""The English pages of `docs/` that are in Chinese too."""
TRANSLATIONS = {ROOT / "README.zh-CN.md": ROOT / "README.md"} | {
    CHINESE / page.relative_to(DOCS): page for page in TRANSLATED
}
"""Each Chinese page with its English one."""
IN_CHINESE = " --lang zh"
"""What a Chinese page adds to a command of its English page, and shows the output of."""


def name(page: Path) -> str:
    """The page's path from the root, as the name of a test."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *languages: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page as language and code; only some languages where any are named."""
    found = [(match["language"].strip(), match["code"]) for match in FENCE.finditer(page.read_text("utf-8"))]
    return [block for block in found if not languages or block[0] in languages]


def commands(code: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown for it."""
    for chunk in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, output = chunk.partition("\n")
        yield command, output
