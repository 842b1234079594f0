"""Draw who imports whom, from the layers that import-linter holds and the imports of the source: ``docs/imports.svg``.

    python scripts/draw_imports.py

An arrow that follows from others is left out: it leads to where other arrows lead on the way.
"""

import ast
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "gov_disclosure"
PICTURE = ROOT / "docs" / "imports.svg"

Imports = Mapping[str, frozenset[str]]

WIDTH, BOX, HEIGHT, STEP, MARGIN = 980, 100, 28, 72, 14
"""Pixels: of the picture, of a box, from one layer to the next, around all."""
STYLE = """
text { font: 13px system-ui, sans-serif; text-anchor: middle; fill: #1f2937; }
rect { fill: #f3f4f6; stroke: #6b7280; rx: 5; }
path { fill: none; stroke: #6b7280; stroke-width: 1.1; marker-end: url(#head); }
marker path { fill: #6b7280; stroke: none; }
@media (prefers-color-scheme: dark) { text { fill: #e5e7eb; } rect { fill: #1f2937; } }
"""


def layers() -> list[list[str]]:
    """The modules of each layer, the highest first; the entry point `__main__` is left out."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (lines,) = [contract["layers"] for contract in contracts if contract["id"] == "layers"]
    return [[name.strip() for name in line.split("|")] for line in lines if not line.startswith("(")]


def imports() -> Imports:
    """Which modules of a lower layer each module imports, its own parts taken together."""
    depth = {name: number for number, layer in enumerate(layers()) for name in layer}
    found: dict[str, set[str]] = {name: set() for name in depth}
    for file in PACKAGE.rglob("*.py"):
        name = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        lower = {other for other in _imported(file) if depth.get(other, -1) > depth.get(name, len(depth))}
        found.get(name, set()).update(lower)
    return {name: frozenset(others) for name, others in found.items()}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE.name):
            _, _, inside = node.module.partition(".")
            yield from [inside.partition(".")[0]] if inside else [alias.name for alias in node.names]


def arrows(found: Imports) -> list[tuple[str, str]]:
    """The imports without those that follow from others."""
    return [
        (name, other)
        for name, others in found.items()
        for other in sorted(others)
        if not any(other in _reached(between, found) for between in others - {other})
    ]


def _reached(name: str, found: Imports) -> frozenset[str]:
    return found[name].union(*(_reached(other, found) for other in found[name]))


def ordered(rows: Sequence[Sequence[str]], drawn: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The layers from left to right: each module below those that import it, so that few arrows cross."""
    place: dict[str, float] = {}
    result = []
    for row in rows:
        above = {name: [place[one] for one, other in drawn if other == name and one in place] for name in row}
        row_in_order = sorted(row, key=lambda name: (sum(above[name]) / len(above[name]) if above[name] else 0.5, name))
        place |= {name: (number + 0.5) / len(row) for number, name in enumerate(row_in_order)}
        result.append(row_in_order)
    return result


def picture() -> str:
    """The picture as SVG."""
    drawn = arrows(imports())
    rows = ordered(layers(), drawn)
    at = {
        name: (round(WIDTH * (number + 0.5) / len(row)) + _aside(depth, row), MARGIN + STEP * depth)
        for depth, row in enumerate(rows)
        for number, name in enumerate(row)
    }
    height = 2 * MARGIN + STEP * (len(rows) - 1) + HEIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
            "<title>Who imports whom in gov_disclosure: arrows go down</title>",
            f"<style>{STYLE}</style>",
            '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
            '<path d="M0 0 8 4 0 8z"/></marker>',
            *(_arrow(*at[name], *at[other]) for name, other in drawn),
            *(_box(name, *place) for name, place in at.items()),
            "</svg>\n",
        ]
    )


def _aside(depth: int, row: Sequence[str]) -> int:
    """How far a layer of one box stands to the right, so that arrows from the one above pass it by."""
    return (BOX if depth % 2 else -BOX) if len(row) == 1 else 0


def _arrow(x: int, y: int, to_x: int, to_y: int) -> str:
    start, bend = y + HEIGHT, STEP - HEIGHT
    return f'<path d="M{x} {start}C{x} {start + bend} {to_x} {to_y - bend} {to_x} {to_y}"/>'


def _box(name: str, x: int, y: int) -> str:
    return f'<rect x="{x - BOX // 2}" y="{y}" width="{BOX}" height="{HEIGHT}"/><text x="{x}" y="{y + 18}">{name}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
