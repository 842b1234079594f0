"""Which report is last year's: names of agencies, years, documents."""

import pytest

from gov_disclosure.model.report import Report, SourceInfo
from gov_disclosure.rules.predecessor import agency_fits, is_same_document, same_agency, year_fits

SAME = [
    ("霁川市水务局", "霁川市水务局"),
    ("霁川市水务局", "水务局"),
    ("霁川市水务局", "市水务局"),
    ("霁川市水务局", "霁川市水务局（市水利工程中心）"),
    ("霁川市水务局", "霁川市 水务局[河长办]"),
    ("榆浦市棠汀县人民政府", "棠汀县人民政府"),
    ("榆浦市棠汀县人民政府", "棠汀县"),
    ("棠汀县人民政府办公室", "棠汀县政府办公室"),
    ("棠汀县人民政府办公室", "榆浦市棠汀县府办"),
    ("棠汀县人民政府办公室", "县政府办"),
    ("霁川市砚汀区望樟街道办事处", "望樟街道办事处"),
    ("砚汀区望樟街道办事处", "望樟街道办"),
    ("砚汀区望樟街道办事处", "望樟街道"),
    ("云溪高新区管理委员会", "云溪高新区管委会"),
    ("霁川市发展和改革委员会", "霁川市发展改革委"),
    ("霁川市发展和改革委员会", "市发改委"),
    ("棠汀县人力资源和社会保障局", "县人社局"),
    ("霁川市人民政府国有资产监督管理委员会", "霁川市国资委"),
    ("霁川市城市管理委员会", "霁川市城市管理委"),
    ("国家税务总局棠汀县税务局", "棠汀县税务局"),
]
DIFFERENT = [
    ("霁川市水务局", "霁川市财政局"),
    ("霁川市水务局", "岚渚县水务局"),
    ("霁川市水务局", "霁川市"),
    ("霁川市", "霁川市砚汀区"),
    ("棠汀县人民政府", "棠汀县人民政府办公室"),
    ("霁川市旅游局", "霁川市文化和旅游局"),
    ("霁川市水务局", "（水务局）"),
    ("霁川市发展和改革委员会", "霁川市发展和改革局"),
    ("霁川市城市管理委员会", "霁川市城市管理局"),
    ("国家税务总局", "棠汀县税务局"),
    ("国家税务总局棠汀县税务局", "国家税务总局禾田县税务局"),
    ("云溪高新区管委会", "云溪经开区管委会"),
    ("霁川市委员会", "霁川市"),
    ("霁川市政府办公室", "霁川市办公室"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_same_agency(first: str, second: str) -> None:
    """Brackets, blanks, 人民 and the place in front may be left out."""
    assert same_agency(first, second)
    assert same_agency(second, first)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_agencies(first: str, second: str) -> None:
    """Another place, another organ, a government and its office are different ones."""
    assert not same_agency(first, second)
    assert not same_agency(second, first)


@pytest.mark.parametrize(("year", "previous", "fits"), [(2022, 2021, True), (2022, 2020, False), (2022, None, None)])
def test_year(year: int, previous: int | None, *, fits: bool | None) -> None:
    """The year before, another one, an unknown one."""
    assert year_fits(Report(year=year), Report(year=previous)) is fits


def test_unknown_agency() -> None:
    """Where an agency is not named, nothing is said."""
    assert agency_fits(Report(agency="霁川市水务局"), Report()) is None


def test_same_document() -> None:
    """One source under two names is one document; so are two equal reports. Another year is another report."""
    sources = [SourceInfo("pipe", "utf-8", "simplified", 9, digest, name) for digest, name in (("d", "a"), ("d", "b"))]
    first, second = (Report(year=1, source=source) for source in sources)
    assert is_same_document(first, second)
    assert is_same_document(Report(), Report())
    assert not is_same_document(first, Report(year=1))
    assert not is_same_document(first, Report(year=2, source=sources[0]))
