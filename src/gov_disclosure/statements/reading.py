"""Reads the statements of a report, clause by clause.

A clause gives a statement only if every word in it is known and they say what is counted, or if they go on from a
clause that did. What is not understood is left out: a statement missed does less harm than a false one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gov_disclosure.model.editions import LATEST
from gov_disclosure.model.report import Report, SectionKind
from gov_disclosure.model.statements import Statement
from gov_disclosure.statements.groups import Group, groups
from gov_disclosure.statements.lexicon import Word, applicant_quantity, lexicon, naming, quantities, readings, table_of
from gov_disclosure.statements.passages import Passage, has_number, may_say, passages, sentences
from gov_disclosure.statements.state import Chain, State
from gov_disclosure.statements.tokens import Reporter, Token, clauses, reporter, squeeze_sentence, tokens
from gov_disclosure.text import squeeze

# Bound once: reading a member off its enum costs as much as a call
_ASIDE, _ELSEWHERE, _FOREIGN, _NONE, _NOUN, _NUMBER = (
    Word.ASIDE,
    Word.ELSEWHERE,
    Word.FOREIGN,
    Word.NONE,
    Word.NOUN,
    Word.NUMBER,
)
_OWN, _PUNCTUAL, _SUBSET, _TIME, _UNKNOWN = Word.OWN, Word.PUNCTUAL, Word.SUBSET, Word.TIME, Word.UNKNOWN
_ALIVE, _CONTEXT, _BROKEN = Chain.ALIVE, Chain.CONTEXT, Chain.BROKEN


class _Found(NamedTuple):
    """A statement before its readings are known; `start` and `end` are its clause in the passage."""

    quantity: str
    value: int | Decimal
    unit: str | None
    printed: str
    quote: str
    start: int


def read_statements(report: Report) -> tuple[Statement, ...]:
    """What the preamble and the sections say about the figures of the form, in the order of the text."""
    whose = reporter(report.agency, report.year)
    editions = {
        name: getattr(getattr(report, name), "edition", LATEST) for name in ("proactive", "requests", "disputes")
    }
    return tuple(statement for passage in passages(report) for statement in read_passage(passage, whose, editions))


def read_passage(passage: Passage, whose: Reporter, editions: Mapping[str, str]) -> list[Statement]:
    """The statements of one paragraph."""
    found = list(_read(passage, whose))
    named = {one.quantity for one in found}
    return [_statement(one, passage, named, editions) for one in found]


def _statement(found: _Found, passage: Passage, named: set[str], editions: Mapping[str, str]) -> Statement:
    known = quantities().get(found.quantity)
    strict = known is not None and not named.isdisjoint(known.unless)
    edition = editions.get(table_of(found.quantity) or "", LATEST)
    return Statement(
        found.quantity,
        found.value,
        found.unit,
        found.printed,
        found.quote,
        passage.section,
        passage.place(found.start),
        readings(found.quantity, edition, strict=strict),
    )


# ---------------------------------------------------------------------------- sentences

_REQUESTS_NAMED = re.compile("信息公开申请|依申请公开")
_SOME_ABOUT = re.compile("(?:复议|诉讼)[^;。]{0,40}其中[^,;。]{0,6}信息公开")
_OTHER_PAPERS = re.compile("建议|提案|信访|热线|咨询|留言|信箱|来信|来访|诉求|投诉|举报|公文|主动公开")


def _read(passage: Passage, whose: Reporter) -> Iterator[_Found]:
    if not has_number(passage.text):
        return
    in_requests = _is_of_requests(passage)
    fresh = not in_requests and passage.section is not SectionKind.PROACTIVE
    if fresh and _names_nothing(passage.text):
        return
    state = _state(passage, in_requests=in_requests)
    state.broken = passage.broken
    for offset, sentence in sentences(passage):
        if may_say(sentence):
            yield from _of_sentence(sentence, offset, whose, state)
        else:
            _pass_over(sentence, state)
        state.chain = max(state.chain, _CONTEXT)
        state.elsewhere = state.some = state.narrow = state.subset = state.others = False


def _names_nothing(text: str) -> bool:
    """Whether nothing that is counted is named; a text in common characters need not be brought into plain forms."""
    named = naming()
    return named.search(text) is None and (bool(_COMMON.fullmatch(text)) or named.search(squeeze(text)) is None)


_COMMON = re.compile("[一-鿿!-~，。；：、（）《》？！0-9]*")
"""Text of these characters shows every word as it is; blanks and quotes are left out."""


def _pass_over(sentence: str, state: State) -> None:
    """What a sentence without a number changes."""
    if _REQUESTS_NAMED.search(sentence):
        state.context = True
    if _OTHER_PAPERS.search(sentence):
        state.chain = min(state.chain, _CONTEXT)


def _is_of_requests(passage: Passage) -> bool:
    """Whether a passage stands where the text is about requests."""
    if passage.section is SectionKind.REQUESTS:
        return True
    return bool(passage.heading) and any(words in passage.heading for words in lexicon().requests_headings)


def _state(passage: Passage, *, in_requests: bool) -> State:
    about = in_requests or passage.section is SectionKind.DISPUTES
    chain = _ALIVE if in_requests else _CONTEXT
    verb = "decide" if passage.section is SectionKind.PROACTIVE else ""
    late = any(words in passage.text for words in _LATE)
    return State(passage.section, in_requests, about, chain, "requests" if in_requests else "", verb, late=late)


_LATE = ("延期", "逾期", "超期")


def _of_sentence(sentence: str, offset: int, whose: Reporter, state: State) -> Iterator[_Found]:
    if state.is_fresh and _names_nothing(sentence):
        state.broken = False
        return
    squeezed = squeeze_sentence(sentence)
    state.others = "其中" in squeezed.text and _SOME_ABOUT.search(squeezed.text) is not None
    quote, said = sentence.strip(), False
    for clause in clauses(tokens(squeezed.text, whose)):
        if not _understood(clause, state):
            continue
        start, end = squeezed.places[clause[0].start], squeezed.places[clause[-1].end - 1] + 1
        given = list(groups(clause))
        if not given:
            _take_topic(clause, state)
        for group in (one for one in given if not _tells_accepted(one, state)):
            if not said and state.measures and not group.applicants:
                state.measures = []
            for name in _quantities(group, clause, state):
                said = True
                value, unit = _value(name, group)
                yield _Found(name, value, unit, sentence[start:end], quote, offset + start)


def _take_topic(clause: Sequence[Token], state: State) -> None:
    """What a clause without a number is about (依申请公开方面): the next clause goes on with it."""
    nouns = dict.fromkeys(token.value for token in clause if token.word is _NOUN)
    if not nouns:
        return
    named = "+".join(nouns)
    state.topic, state.chain = "requests" if named in _REQUESTS else named, _ALIVE
    state.context = state.context or not _NAMING.isdisjoint(nouns)


def _understood(clause: Sequence[Token], state: State) -> bool:
    """Whether a clause is of known words and about this report's figures; what else it does to the chain."""
    words = {token.word for token in clause}
    if state.broken:
        state.broken = False
        _not_understood(clause, words, state)
        return False
    if _FOREIGN not in words and (_ASIDE in words or (_PUNCTUAL in words and state.late)):
        state.some = state.some or _NUMBER in words
        return False
    if _TIME in words or _OWN in words:
        state.elsewhere = False
    if _ELSEWHERE in words or {_SUBSET, _OWN} <= words:
        state.elsewhere = True
    if state.elsewhere:
        return False
    if _UNKNOWN in words or _FOREIGN in words:
        _not_understood(clause, words, state)
        return False
    if _SUBSET in words:
        state.subset, state.narrow = True, state.narrow or state.some
    return True


def _not_understood(clause: Sequence[Token], words: set[Word], state: State) -> None:
    if _NUMBER in words or _FOREIGN in words:
        state.chain, state.topic, state.verb = _BROKEN, "", ""
    elif any(token.value in _NAMING for token in clause if token.word is _NOUN):
        state.context = True


_RECEIVING = frozenset({"receive", "accept"})


def _tells_accepted(group: Group, state: State) -> bool:
    """Whether 受理 tells how many of the requests received were accepted, which the form does not count."""
    return "accept" in group.verbs and "requests.received" in state.measures


def _value(name: str, group: Group) -> tuple[int | Decimal, str | None]:
    money = _is_money(name)
    return (Decimal(group.value) if money else group.value), group.unit


def _is_money(name: str) -> bool:
    known = quantities().get(name)
    return known is not None and known.money


# ---------------------------------------------------------------------------- quantities

_NAMING = frozenset({"requests", "on_request"})
_DISPUTES = frozenset({"reconsideration", "litigation", "direct_litigation", "litigation_after_reconsideration"})
_TOGETHER = {
    frozenset({"requests.granted", "requests.partially_granted"}): "requests.granted_or_partially_granted",
}
_NOT_DENIED = frozenset({"handle", "answer", "conclude"})
"""未答复, 未办结 say that something is open, not that there is nothing."""


def _quantities(group: Group, clause: Sequence[Token], state: State) -> Iterator[str]:
    """The quantities that a group gives, and what the chain then goes on with."""
    if state.narrow and not group.applicants:
        return
    subset = any(token.word is _SUBSET for token in clause)
    names = list(_named(group, state, subset=subset))
    known = names and (group.number is not None or _denies(group, clause))
    if (
        not known
        or (group.sums and len(names) < len(group.outcomes or group.nouns))
        or any(_is_money(name) is not _has_money(group, name) for name in names)
    ):
        _break_off(group, state)
        return
    _go_on(group, names, state)
    if len(names) == 1 or not group.sums:
        yield from names
    elif group.joined:
        yield _TOGETHER.get(frozenset(names)) or "+".join(names)


def _break_off(group: Group, state: State) -> None:
    """What was counted is not known: the next clause cannot go on with it. A number by itself breaks nothing off."""
    if group.nouns or group.verbs or group.outcomes or group.applicants:
        state.chain, state.topic, state.verb = _BROKEN, "", ""


def _has_money(group: Group, name: str) -> bool:
    """Whether the unit is one of money; a zero without a unit is an amount where money is meant."""
    return group.unit == "万元" or (group.unit is None and not group.value and _is_money(name))


def _denies(group: Group, clause: Sequence[Token]) -> bool:
    """Whether 无, 未 or 没有 says that there is none of them, and not only of which ones something is said."""
    if not (group.nouns or group.outcomes or group.applicants) or _NOT_DENIED.intersection(group.verbs):
        return False
    if clause[-1].value == "的":
        return False
    none = next(token for token in clause if token.word is _NONE)
    return not group.outcomes or bool(group.verbs) or not none.value.endswith("未")


def _named(group: Group, state: State, *, subset: bool) -> Iterator[str]:
    bases = list(_outcomes(group, state, subset=subset) if group.outcomes else _combined(group, state, subset=subset))
    if not group.applicants:
        yield from bases
    elif len(group.applicants) == 1 and len(bases) == 1 and bases[0].startswith("requests."):
        yield f"{bases[0]}.{group.applicants[0]}"


def _outcomes(group: Group, state: State, *, subset: bool) -> Iterator[str]:
    for outcome in group.outcomes:
        topic = group.nouns[0] if len(group.nouns) == 1 else state.topic
        if outcome.startswith("."):
            if topic in _DISPUTES and _about(group, state) and len(group.nouns) <= 1:
                yield f"{topic}{outcome}"
        elif _may_be_outcome(outcome, group, state, subset=subset):
            yield outcome.removesuffix("?")


def _may_be_outcome(outcome: str, group: Group, state: State, *, subset: bool) -> bool:
    """Whether an outcome is one of requests: they must be spoken of, and nothing else have been counted since."""
    if any(noun not in _REQUESTS for noun in group.nouns):
        return False
    if not _RECEIVING.isdisjoint(group.verbs) and outcome not in _CARRIED:
        return False
    if "requests" in group.nouns:
        return True
    if not state.context or (state.chain is _ALIVE and state.topic not in {"", "requests"}):
        return False
    if outcome.endswith("?"):
        return state.chain is _ALIVE and bool(state.measures)
    return state.chain >= (_ALIVE if subset else _CONTEXT)


_CARRIED = frozenset({"requests.carried_over", "requests.carried_forward", "requests.carried"})
_REQUESTS = frozenset({"requests", "on_request", "application"})


def _combined(group: Group, state: State, *, subset: bool) -> Iterator[str]:
    """The quantities of nouns with a verb, the noun or the verb of the clause before where the clause has none."""
    if group.applicants and not group.verbs:
        if len(set(state.measures)) == 1 and not set(group.nouns) - _REQUESTS:
            yield state.measures[0]
        return
    if (subset or (state.subset and not group.nouns)) and not _may_be_subset(group, state):
        return
    nouns = group.nouns or ((state.topic,) if group.verbs and state.chain is _ALIVE and state.topic else ())
    if len(nouns) > 1 and not group.joined:
        return
    for noun in nouns:
        if _may_be_noun(noun, group, state) and (name := _combination(noun, group, state)):
            yield name


def _may_be_subset(group: Group, state: State) -> bool:
    """Whether what 其中 goes on with is counted in the form: those received, of those received and carried over."""
    if not _RECEIVING.isdisjoint(group.verbs):
        return state.topic == "requests" and _RECEIVED.issuperset(state.measures)
    return bool(group.verbs or not _REQUESTS.intersection(group.nouns))


_RECEIVED = frozenset({"requests.received", "requests.carried_over"})


def _may_be_noun(noun: str, group: Group, state: State) -> bool:
    if noun in _DISPUTES:
        return _about(group, state)
    if noun == "application":
        return state.context and state.chain > _BROKEN
    return True


_DECIDING = frozenset({"handle", "accept"})
"""受理 and 办理 are what an organ does with reconsiderations that decides on them."""


def _about(group: Group, state: State) -> bool:
    """Whether reconsiderations and lawsuits are those about disclosure."""
    if state.others or (group.number and not _DECIDING.isdisjoint(group.verbs)):
        return group.about
    known = state.about and state.chain > _BROKEN
    return known or group.about or (state.context and state.chain is _ALIVE)


def _combination(noun: str, group: Group, state: State) -> str | None:
    if noun in {"charges", "fee_sum"}:
        return _of_money(noun, group, state)
    known = lexicon().combinations.get(noun, {})
    verbs = [verb for verb in group.verbs if verb in known]
    if len(group.verbs) > 1 and len({known.get(verb) for verb in group.verbs}) > 1:
        return None
    if group.verbs:
        return known[verbs[0]] if verbs else None
    return known.get("-") or (known.get(state.verb) if noun not in _REQUESTS else None)


def _of_money(noun: str, group: Group, state: State) -> str | None:
    """收费金额 in section 二 is the figure of the form; 总金额 goes on with the fee for handling requests."""
    if noun == "charges":
        return "fees.amount" if state.section is SectionKind.PROACTIVE else None
    topics = {state.topic, *group.nouns}
    return None if topics.isdisjoint({"information_fee", "fee_notices"}) else "information_fee.amount"


_OF_LAST_YEAR = ({"requests.carried_over"}, {"requests.carried"})


def _go_on(group: Group, names: list[str], state: State) -> None:
    """What the next clause may go on with."""
    if len(group.nouns) == 1:
        state.topic = "requests" if group.nouns[0] in _REQUESTS else group.nouns[0]
    elif group.nouns:
        state.topic = "+".join(group.nouns)
    if names and names[0].startswith("requests.") and not group.nouns:
        state.topic = "requests"
    if group.verbs:
        state.verb = group.verbs[-1]
    if _NAMING.intersection(group.nouns):
        state.context = True
    if names or _NAMING.intersection(group.nouns):
        state.chain = _ALIVE
    state.about = state.about or any(name.startswith(tuple(_DISPUTES)) for name in names)
    if not (group.applicants and state.measures):
        state.measures.extend(applicant_quantity(name)[0] for name in names if name.startswith("requests."))
    state.some = bool(group.applicants) or set(state.measures) in _OF_LAST_YEAR
