"""Cells by what stands between their texts: each case is one that the tests of whole pages meet rarely."""

import pytest

from gov_disclosure.readers.plain_cells import Run, cells_of, decoded, frame_of, runs_of

WORD = b"/o:p></span></p></td>\n<td><p><span"


def run(written: bytes) -> Run:
    """One run."""
    found = runs_of([written])
    assert found is not None
    return found[0]


def test_a_run_is_known_again() -> None:
    """By its identity, so that what follows from it is worked out once; a long one is not kept."""
    assert run(WORD) is run(WORD)
    blanks = b"/td>" + b"<td></td>" * 500 + b"<td"
    assert run(blanks) is not run(blanks)
    assert len(run(blanks).blanks) == 500


@pytest.mark.parametrize(
    ("written", "texts", "shown"),
    [
        ([b"/b><b", b"/td"], ["1", "2"], ["12"]),
        ([b"/b> <b", b"/td"], ["1", "2"], ["1 2"]),
        ([b"br", b"/td"], ["1", "2"], ["1\n2"]),
        ([b"/p>\n<p", b"/td"], ["行政", "强制"], ["行政\n强制"]),
        ([b"/td><td", b"/td"], ["1", " 2 "], ["1", "2"]),
        ([b"/td><td", b"/td"], ["1", "2\u200b"], ["1", None]),
        ([b"/td><td", b"/td"], ["1", "2\r"], ["1", None]),
    ],
)
def test_texts(written: list[bytes], texts: list[str], shown: list[str | None]) -> None:
    """As a page shows them."""
    found, runs = decoded([text.encode() for text in texts]), runs_of(written)
    assert found is not None
    assert runs is not None
    assert [text for text, _, _ in cells_of(found, runs)] == shown


@pytest.mark.parametrize("text", [b"1\xff", b"&amp;", b"&lt", "1\u20282".encode()])
def test_texts_that_are_not_plain(text: bytes) -> None:
    assert decoded([b"1", text]) is None


def test_lines_are_those_of_the_source() -> None:
    """In the texts, and between the tags."""
    found, runs = decoded([b"\n1", b"2\n"]), runs_of([b"br>\n<br", b"/p>\n</td>\n</tr"])
    assert found is not None
    assert runs is not None
    [(text, lines, between)] = cells_of(found, runs)
    opening = run(b"/td><td><p").opening
    assert opening is not None
    frame = frame_of(opening, between)
    assert frame is not None
    assert (text, lines, frame.lines, between[-1].rows.lines) == ("1\n2", 2, 2, 1)


@pytest.mark.parametrize(
    "tags", [b"a", b"img", b"p/", b"/br", b"sup", b"p hidden", b"b>x<b", b"!-- > --", b"b colspan=2"]
)
def test_runs_that_are_not_plain(tags: bytes) -> None:
    if (runs := runs_of([WORD, tags + b"></td"])) is not None:
        opening = run(b"/td><td").opening
        assert opening is not None
        assert frame_of(opening, (runs[1],)) is None
