"""How many of the printed figures come back right through each extractor, at least: raised as the readers learn more."""

from collections.abc import Mapping

TARGET = 0.99
"""What an extractor that keeps cells apart is to reach."""

FLOORS: Mapping[str, float] = {
    "trafilatura, txt": 1.0,
    "trafilatura, markdown": 1.0,
    "trafilatura, xml": 1.0,
    "trafilatura, html": 1.0,
    "html2text": 1.0,
    "html2text, unwrapped": 1.0,
    "html2text, padded": 1.0,
    "inscriptis": 0.71,
    "markdownify": 1.0,
    "markitdown": 1.0,
    "resiliparse": 1.0,
    "resiliparse, main content": 1.0,
    "resiliparse, unformatted": 0.92,
    r'Beautiful Soup, get_text("\n")': 0.72,
    'Beautiful Soup, get_text(" ")': 0.71,
    'Beautiful Soup, get_text("")': 0.85,
    'Beautiful Soup, get_text("|")': 0.72,
    "pandas.read_html, tabs": 0.99,
    "pandoc, plain": 1.0,
    "pandoc, gfm": 1.0,
    "pandoc, markdown": 0.66,
    "pandoc, grid tables": 1.0,
    "pandoc, rst": 0.99,
    "w3m -dump": 0.99,
    "lynx -dump": 0.85,
    "links -dump": 0.99,
}
"""The share of right figures by the name of the tool."""
