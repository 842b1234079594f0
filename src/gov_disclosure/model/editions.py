"""Which form holds in which edition: one frozen value each, and the table of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.proactive import Proactive2019, Proactive2021
from gov_disclosure.model.requests import Requests2019, Requests2021


@frozen
class Edition:
    """One edition of the form: the notice that fixed it, the first report year, and its three tables.

    `tables` maps the attribute of the report (``proactive``, ``requests``, ``disputes``) to the class.
    """

    name: str
    notice: str
    first_year: int
    tables: Mapping[str, type[Any]] = field(hash=False)


EDITIONS: Mapping[str, Edition] = MappingProxyType(
    {
        "2019": Edition(
            "2019",
            "国办公开办函〔2019〕60号",
            2019,
            MappingProxyType({"proactive": Proactive2019, "requests": Requests2019, "disputes": Disputes}),
        ),
        "2021": Edition(
            "2021",
            "国办公开办函〔2021〕30号",
            2021,
            MappingProxyType({"proactive": Proactive2021, "requests": Requests2021, "disputes": Disputes}),
        ),
    }
)

LATEST = "2021"


def edition_of_year(year: int | None) -> str:
    """The edition in force for a report year, the latest where the year is unknown.

    >>> edition_of_year(2020), edition_of_year(2024), edition_of_year(None)
    ('2019', '2021', '2021')
    """
    if year is None:
        return LATEST
    in_force = [edition.name for edition in EDITIONS.values() if edition.first_year <= year]
    return in_force[-1] if in_force else min(EDITIONS)
