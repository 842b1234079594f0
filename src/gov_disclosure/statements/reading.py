"""Reads the statements of a report, clause by clause.

A clause gives a statement only if every word in it is known and they say what is counted, or if they go on from a
clause that did. What is not understood is left out: a statement missed does less harm than a false one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from gov_disclosure.model.editions import LATEST
from gov_disclosure.model.report import Report, SectionKind
from gov_disclosure.model.statements import Statement
from gov_disclosure.statements.counts import counts, share_topic, tells_accepted, value_of
from gov_disclosure.statements.doubts import certain
from gov_disclosure.statements.found import Found, whole
from gov_disclosure.statements.groups import groups, is_row
from gov_disclosure.statements.lexicon import Word, lexicon, naming, quantities, readings, table_of
from gov_disclosure.statements.passages import Passage, has_number, is_prose, passages, sentences
from gov_disclosure.statements.scope import break_chain, cross_brackets, is_shared, take_topic, understood
from gov_disclosure.statements.squeezed import Squeezed, squeeze_sentence
from gov_disclosure.statements.state import Chain, State
from gov_disclosure.statements.tokens import Reporter, Token, clauses, reporter, tokens
from gov_disclosure.text import squeeze

# Bound once: reading a member off its enum costs as much as a call
_NONE, _NOUN, _NUMBER, _SUBSET = Word.NONE, Word.NOUN, Word.NUMBER, Word.SUBSET
_ALIVE, _CONTEXT, _BROKEN = Chain.ALIVE, Chain.CONTEXT, Chain.BROKEN


def read_statements(report: Report) -> tuple[Statement, ...]:
    """What the preamble and the sections say about the figures of the form, in the order of the text."""
    whose = reporter(report.agency, report.year)
    editions = {
        name: getattr(getattr(report, name), "edition", LATEST) for name in ("proactive", "requests", "disputes")
    }
    found: list[Statement] = []
    for passage in passages(report):
        found += read_passage(passage, whose, editions)
    return tuple(found)


def read_passage(passage: Passage, whose: Reporter, editions: Mapping[str, str]) -> Sequence[Statement]:
    """The statements of one paragraph."""
    found = certain(_read(passage, whose), passage.text)
    if not found:
        return ()
    named = {one.quantity for one in found}
    return [_statement(one, passage, named, editions) for one in found]


def _statement(found: Found, passage: Passage, named: set[str], editions: Mapping[str, str]) -> Statement:
    quantity, value, unit, printed, quote, start, _, inclusive = found
    known = quantities().get(quantity)
    strict = known is not None and not inclusive and not named.isdisjoint(known.unless)
    edition = editions.get(table_of(quantity) or "", LATEST)
    meant = readings(quantity, edition, strict=True) if strict else readings(quantity, edition)
    return Statement(quantity, value, unit, printed, quote, passage.section, passage.place(start), meant)


# ---------------------------------------------------------------------------- sentences

_REQUESTS_NAMED = re.compile("信息公开申请|依申请公开")
_SOME_ABOUT = re.compile("(?:复议|诉讼)[^;。]{0,40}其中[^,;。]{0,6}信息公开")
_OTHER_PAPERS = re.compile("建议|提案|信访|热线|咨询|留言|信箱|来信|来访|诉求|投诉|举报|公文|主动公开")


def _read(passage: Passage, whose: Reporter) -> Sequence[Found]:
    in_requests = _is_of_requests(passage)
    fresh = not in_requests and passage.section is not SectionKind.PROACTIVE
    if (fresh and _names_nothing(passage.text)) or not has_number(passage.text):
        return ()
    found: list[Found] = []
    state = _state(passage, in_requests=in_requests)
    state.broken = passage.broken
    state.shared = is_shared(passage.text, whose)
    for offset, sentence in sentences(passage):
        if is_prose(sentence) and (state.held or has_number(sentence)):
            found += _of_sentence(sentence, offset, whose, state)
        else:
            _pass_over(sentence, state)
        state.begin_sentence()
    return found


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
    return bool(passage.heading) and _names_requests(passage.heading)


@lru_cache(maxsize=1024)
def _names_requests(heading: str) -> bool:
    """Whether a heading is of the requests; each stands over many lines, and most reports have the same."""
    return any(words in heading for words in lexicon().requests_headings)


def _state(passage: Passage, *, in_requests: bool) -> State:
    about = in_requests or passage.section is SectionKind.DISPUTES
    chain = _ALIVE if in_requests else _CONTEXT
    verb = "decide" if passage.section is SectionKind.PROACTIVE else ""
    late = "期" in passage.text and _LATE.search(passage.text) is not None
    return State(passage.section, in_requests, about, chain, "requests" if in_requests else "", verb, late=late)


_LATE = re.compile("延期|延长|超期|逾期(?!不补正|未按|未缴)")


def _of_sentence(sentence: str, offset: int, whose: Reporter, state: State) -> Iterable[Found]:
    if state.is_fresh and _names_nothing(sentence):
        state.broken = False
        return ()
    squeezed = squeeze_sentence(sentence)
    state.others = "其中" in squeezed.text and _SOME_ABOUT.search(squeezed.text) is not None
    found = tokens(squeezed.text, whose)
    said = list(_of_clauses(list(clauses(found)), sentence, squeezed, offset, state))
    return whole(said, state.doubted) if len(said) > 1 or state.doubted else said


def _of_clauses(
    parts: Sequence[Sequence[Token]], sentence: str, squeezed: Squeezed, offset: int, state: State
) -> Iterator[Found]:
    text, places, quote = squeezed.text, squeezed.places, sentence.strip()
    said, before, brackets = False, 0, "(" in text
    inner = "其中" in text or "含" in text or "包括" in text
    for index, clause in enumerate(parts):
        if brackets:
            cross_brackets(text[before : clause[0].start], state)
        leads, before = state.leads, clause[-1].end
        if not understood(clause, text, state):
            continue
        if index + 1 < len(parts) and is_row(clause, parts[index + 1], text):
            break_chain(state)
            continue
        told = _of_clause(clause, state, said=said)
        if told:
            said = True
            start, end = places[clause[0].start], places[before - 1] + 1
            within = inner and (leads or _is_within(clause))
            for name, value, unit in told:
                yield _made((name, value, unit, sentence[start:end], quote, offset + start, within, False))


_made = partial(tuple.__new__, Found)
"""`Found._make` without its call of a function."""
_WITHIN = frozenset({"含", "包含", "包括"})


def _is_within(clause: Sequence[Token]) -> bool:
    return any(token.word is _SUBSET or token.value in _WITHIN for token in clause)


def _of_clause(clause: Sequence[Token], state: State, *, said: bool) -> Sequence[tuple[str, int | Decimal, str | None]]:
    """The quantities that a clause gives, with number and unit; `said` says that the sentence gave some before."""
    given = groups(clause)
    if not given:
        take_topic(clause, state)
        return ()
    found: list[tuple[str, int | Decimal, str | None]] = []
    for group in given:
        if tells_accepted(group, state):
            continue
        if not said and state.measures and not group.applicants:
            state.measures = []
        found += [(name, *value_of(name, group)) for name in counts(group, clause, state)]
        said = said or bool(found)
    if len(given) > 1:
        share_topic(given, state)
    return found
