"""Room and colours that styles give a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers import room
from gov_disclosure.readers.styles import values_of


@pytest.mark.parametrize(
    ("style", "parts"),
    [
        ("", False),
        ("margin:0;padding:0px;border:0px none", False),
        ("margin:0cm 0cm .0001pt", False),
        ("margin:0 auto;float:none", False),
        ("border:none windowtext 1.0pt;mso-padding-alt:3cm", False),
        ("display:inline;position:relative", False),
        ("border-left:0 solid", False),
        ("text-indent:2em;letter-spacing:3px", False),
        ("margin:0 .5em", True),
        ("margin-right:-9px", True),
        ("padding:calc(1em + 2px)", True),
        ("border-left:1px solid #ccc", True),
        ("display:inline-block", True),
        ("display:list-item", True),
        ("position:fixed", True),
        ("float:left", True),
    ],
)
def test_parts(style: str, parts: bool) -> None:
    """What has an edge or room of its own runs into nothing."""
    assert room.may_part([style], []) is parts


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#FFFFFF", room.WHITE),
        ("#fff", room.WHITE),
        ("ffffff", room.WHITE),
        ("rgb(255, 255, 255)", room.WHITE),
        ("white", room.WHITE),
        ("#fefefe", room.WHITE),
        ("#ffffff00", room.TRANSPARENT),
        ("#fff0", room.TRANSPARENT),
        ("rgba(1,2,3,0)", room.TRANSPARENT),
        ("rgb(1 2 3 / 0.0)", room.TRANSPARENT),
        ("#abc", "#aabbcc"),
        ("rgba(1,2,3,0.5)", "#010203"),
        ("inherit", None),
        ("", None),
    ],
)
def test_colour(written: str, colour: str | None) -> None:
    """White and nothing at all are known however they are written."""
    assert room.colour_of({"color": written}) == colour


@pytest.mark.parametrize(
    ("css", "may"),
    [
        ("td{text-align:center;width:10px}", False),
        ("p{margin:0;padding:0cm}", False),
        ("a{text-decoration:none;color:#333}", False),
        ("span{display: none}", False),
        ("span{display: inline }", False),
        ("b{Display : Block}", True),
        (".a{margin-left:2em}", True),
        (".a{color:#fff}", True),
        ("i{position:absolute}", True),
    ],
)
def test_quick_look(css: str, may: bool) -> None:
    """Most style sheets are read no further."""
    assert room.may_make_boxes(css) is may


@pytest.mark.parametrize(
    ("style", "tight"),
    [
        ("display:inline-block", True),
        ("display:inline-flex;margin:0;padding:0 0px", True),
        ("display:inline-block;width:auto;min-width:0", True),
        ("display:inline-block;width:60px", False),
        ("display:inline-block;min-width:calc(1em)", False),
        ("display:inline-block;padding:0 1px", False),
        ("display:inline-block;float:left", False),
        ("display:block", False),
        ("display:inline", False),
    ],
)
def test_tight(style: str, tight: bool) -> None:
    """A box in the line without room of its own is as wide as its text."""
    assert room.is_tight(values_of(room.own_declarations(style))) is tight


@given(st.text(alphabet="rgba(0,. 9/%)#f-white", max_size=40))
def test_any_colour(written: str) -> None:
    """No value makes it raise."""
    room.colour_of({"color": written})
    room.ground_of({"background": written})
    room.may_part([f"margin:{written};color:{written}"], [written])


@pytest.mark.parametrize("piece", ["margin:", "rgba(0,", "0 ", "#f", "margin-", "border:a"])
def test_long_values_take_linear_time(piece: str) -> None:
    """No repetition makes reading slow."""
    begun = time.process_time()
    room.may_make_boxes(piece * 100_000)
    room.may_part([f"margin:{piece * 100_000}"], [piece * 100_000])
    assert time.process_time() - begun < 5
