"""What the commands say around reports, findings, rules and runs, in two languages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from gov_disclosure.batch.outcomes import CODES, Failure
from gov_disclosure.batch.system import reason, reason_zh
from gov_disclosure.cli import chinese, english
from gov_disclosure.cli.options import Language
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.export.naming import file_name, lacking
from gov_disclosure.model.report import Severity
from gov_disclosure.repair import GaveUp, Slip
from gov_disclosure.rules import Finding
from gov_disclosure.rules.listing import listed, listed_zh


@frozen
class Words:
    """The words of one language; the methods put numbers and names into them."""

    language: Language
    phrases: Mapping[str, str]
    severities: Mapping[Severity, str]
    slips: Mapping[Slip, str]
    gave_up: Mapping[GaveUp, str]
    codes: Mapping[str, str]
    plurals: Mapping[str, str]
    comma: str
    shortened: Callable[[Sequence[str]], str]
    """The first few of many names."""

    def say(self, phrase: str, **values: object) -> str:
        """A phrase with its values."""
        return self.phrases[phrase].format_map(values)

    def either(self, in_english: str, in_chinese: str) -> str:
        """What is said in this language, of what is said in both."""
        return in_chinese if self.language is Language.CHINESE else in_english

    def error(self, error: GovDisclosureError | Failure) -> str:
        """What an error of the library says, or a failure of an input."""
        return self.either(error.message if isinstance(error, Failure) else str(error), error.message_zh)

    def system_error(self, error: OSError) -> str:
        """What the system says of a file."""
        return self.either(reason(error), reason_zh(error))

    def file(self, name: str) -> str:
        """What a file is called, standard input among them."""
        return file_name(name, self.language)

    def slip(self, kind: Slip) -> str:
        """How a figure became wrong."""
        return self.slips.get(kind, self.slips[Slip.OTHER])

    def given_up(self, reason: GaveUp | None) -> str:
        """Why it is not known which figures are wrong, or not for certain."""
        general = self.gave_up[GaveUp.NO_FAILING_BALANCE]
        return general if reason is None else self.gave_up.get(reason, general)

    def number(self, count: int, noun: str) -> str:
        """So many of something: ``1 check``, ``2 checks``."""
        return self.phrases[noun if count == 1 else self.plurals.get(noun, noun)].format(count=count)

    def counted(self, findings: Iterable[Finding]) -> str:
        """How many findings of each severity there are; empty where there are none."""
        counts = Counter(finding.severity for finding in findings)
        return self.comma.join(self.number(counts[each], each.value) for each in Severity if counts[each])

    def listed(self, names: Sequence[str]) -> str:
        """The first few of what checks lack, and how many more there are."""
        return lacking(names, self.language)


ENGLISH = Words(
    language=Language.ENGLISH,
    phrases=english.PHRASES,
    severities=MappingProxyType({severity: severity.value for severity in Severity}),
    slips=english.SLIPS,
    gave_up=english.GAVE_UP,
    codes=MappingProxyType({code: code for code in CODES}),
    plurals=english.PLURALS,
    comma=", ",
    shortened=listed,
)

CHINESE = Words(
    language=Language.CHINESE,
    phrases=chinese.PHRASES,
    severities=chinese.SEVERITIES,
    slips=chinese.SLIPS,
    gave_up=chinese.GAVE_UP,
    codes=chinese.CODES,
    plurals=MappingProxyType({}),
    comma="，",
    shortened=listed_zh,
)


def words_of(language: Language | None) -> Words:
    """The words around what is told: those of a language, English where both are told."""
    return CHINESE if language is Language.CHINESE else ENGLISH
