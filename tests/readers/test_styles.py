"""What styles and style sheets tell about a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers.styles import Compound, Look, inline_look, on_screen, read_rules


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("", Look.PLAIN),
        ("color:red", Look.PLAIN),
        ("vertical-align:middle;font-size:0.5em;margin-left:-12px", Look.PLAIN),
        ("vertical-align: SUPER", Look.APART),
        ("vertical-align:5pt", Look.APART),
        ("vertical-align:30%", Look.APART),
        ("vertical-align:-.3em", Look.APART),
        ("vertical-align:0", Look.PLAIN),
        ("vertical-align:top", Look.PLAIN),
        ("vertical-align:top;font-size:8px", Look.APART),
        ("position:relative;top:-4.0pt;mso-text-raise:4.0pt", Look.APART),
        ("position:relative;top:-3px", Look.APART),
        ("position:relative", Look.PLAIN),
        ("mso-text-raise:0pt", Look.PLAIN),
        ("text-decoration: underline line-through", Look.STRUCK),
        ("display:none", Look.HIDDEN),
        ("display:block;display:none !important;display:inline", Look.HIDDEN),
        ("display:none;display:inline", Look.PLAIN),
        ("font-size:0", Look.NO_SIZE),
        ("font-size:0px", Look.NO_SIZE),
        ("font:0/0 a", Look.NO_SIZE),
        ("font-size:0.9em", Look.PLAIN),
        ("font:10px/0 a", Look.PLAIN),
        ("opacity:0", Look.DOUBTFUL),
        ("opacity:0.0", Look.DOUBTFUL),
        ("opacity:.5", Look.PLAIN),
        ("position:absolute;left:-9999px", Look.HIDDEN),
        ("left:-9999px", Look.DOUBTFUL),
        ("text-indent:-999em", Look.DOUBTFUL),
        ("text-indent:-24pt", Look.PLAIN),
        ("width:0;overflow:hidden", Look.DOUBTFUL),
        ("position:absolute;width:1px;height:1px;overflow:hidden", Look.HIDDEN),
        ("position:absolute;clip:rect(0 0 0 0)", Look.HIDDEN),
        ("width:100px;overflow:hidden", Look.PLAIN),
    ],
)
def test_look_of_a_style(style: str, look: Look) -> None:
    """Hidden, raised, struck, perhaps hidden, or plain."""
    assert inline_look(style) is look


@pytest.mark.parametrize(
    ("media", "holds"),
    [
        ("", True),
        ("all", True),
        ("only screen", True),
        ("print", False),
        ("print, screen", True),
        ("screen and (max-width: 767px)", False),
        ("(max-width:1200px)", None),
        ("(min-width:768px)", None),
        ("print, (orientation:landscape)", None),
        ("(width <= 600px)", False),
        ("(max-width:47.9375em)", False),
        ("(max-width:90em)", None),
        ("not all and (max-width:600px)", None),
    ],
)
def test_condition(media: str, holds: bool | None) -> None:
    """A condition holds on the screen of a desk, holds not, or depends."""
    assert on_screen(media) is holds


@pytest.mark.parametrize(
    ("css", "rules"),
    [
        (".a, td.b{display:none}", [(".a", "", True), ("td.b", "", True)]),
        ("#c .d p{display:none;color:red}", [("p", ".d #c", True)]),
        ("ul > .a{display:none}", [(".a", "ul", False)]),
        (".x + .a{display:none}", [(".a", "", False)]),
        (".a:not(.b, .c){display:none}", [(".a", "", False)]),
        (".a:hover .b{display:block}.c::before{display:none}", []),
        ("[hidden]{display:none}[type=x]{display:none}", [("[hidden]", "", True), ("[type]", "", False)]),
        ("*{display:none}:not(.a){display:none}", []),
        (".a{color:red}", []),
        ("@media print{.a{display:none}}.b{display:none}", [(".b", "", True)]),
        ("@media screen{.a{display:none}}", [(".a", "", True)]),
        ("@media(max-width:700px){.a{display:none}}.b{display:none}", [(".b", "", True)]),
        ("@MEDIA\n print{.a{display:none}}@media(min-width:1px){.b{display:none}}", [(".b", "", False)]),
        ("@supports (x:y){.a{display:none}}.b{opacity:0}", [(".a", "", False), (".b", "", True)]),
        ("@keyframes x{from{opacity:0}}@font-face{font:0}", []),
        ("@import url(a.css);.a{display:none}", [(".a", "", True)]),
        ("/* .x{display:none} */<!-- .a{display:none} -->", [(".a", "", True)]),
        (".a{opacity:0;.b{display:none}}", [(".a", "", True), (".b", "", False)]),
        (r".sm\:a{display:none}", [(".sm:a", "", True)]),
        (".a{display:none", [(".a", "", True)]),
        ("}}.a{display:none}", [(".a", "", True)]),
    ],
)
def test_rules(css: str, rules: list[tuple[str, str, bool]]) -> None:
    """Each rule that may hide: whom it means, within what, and whether that is all of its selector and condition."""

    def written(part: Compound) -> str:
        names = [f"#{name}" for name in part.ids] + [f".{name}" for name in part.classes]
        return (part.tag or "") + "".join(names) + "".join(f"[{name}]" for name in part.attributes)

    found = [(written(rule.key), " ".join(map(written, rule.around)), rule.sure) for rule in read_rules(css)]
    assert found == rules


@given(st.text(alphabet="ab.#:;{}()[]@>+,-*/ \n0!\\<", max_size=60))
def test_any_sheet(css: str) -> None:
    """No style sheet makes it raise."""
    list(read_rules(css))
    inline_look(css)


@pytest.mark.parametrize(
    "piece", ["{", "}", "a{", ".a", "a:", "(", "[", "/*", "a ", ">", "display:", "\\", "@media", "font "]
)
def test_sheets_take_linear_time(piece: str) -> None:
    """No repetition makes reading slow."""
    css = piece * 100_000
    begun = time.process_time()
    list(read_rules(css + "{display:none}"))
    inline_look(css + "display:none")
    assert time.process_time() - begun < 5
