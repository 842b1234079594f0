"""Whose figures a clause tells: of which time, of which organ, and of all requests or only some."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from gov_disclosure.statements.groups import Group
from gov_disclosure.statements.lexicon import Word, lexicon
from gov_disclosure.statements.state import Away, Chain, Part, State
from gov_disclosure.statements.tokens import Reporter, Token, word_of
from gov_disclosure.text import squeeze

# Bound once: reading a member off its enum costs as much as a call
_AREA, _ASIDE, _CHANNEL, _DURING, _ELSEWHERE = Word.AREA, Word.ASIDE, Word.CHANNEL, Word.DURING, Word.ELSEWHERE
_FILLER, _FOREIGN, _NONE, _NOUN, _NUMBER = Word.FILLER, Word.FOREIGN, Word.NONE, Word.NOUN, Word.NUMBER
_OTHER_TIME, _OUTCOME, _OWN, _PUNCTUAL, _SUBSET = (
    Word.OTHER_TIME,
    Word.OUTCOME,
    Word.OWN,
    Word.PUNCTUAL,
    Word.SUBSET,
)
_CAUSE, _TIME, _UNKNOWN, _VERB = Word.CAUSE, Word.TIME, Word.UNKNOWN, Word.VERB
_HERE, _PASSING, _HELD = Away.HERE, Away.PASSING, Away.HELD

NAMING = frozenset({"requests", "on_request"})
REQUESTS = frozenset({"requests", "on_request", "application"})


def understood(clause: Sequence[Token], text: str, state: State) -> bool:
    """Whether a clause is of known words and about this report's figures; what else it does to what follows."""
    words = set(map(word_of, clause))
    if _NUMBER in words and words <= _PLAIN and not (state.broken or state.time or state.organ):
        state.leads = False
        return True
    if state.broken:
        state.broken = False
        _not_understood(clause, words, state)
        return False
    if _is_aside(words, state):
        _set_aside(clause, words, state)
        return False
    if state.time or state.organ or not words.isdisjoint(_WHOSE):
        _look_away(clause, words, state)
        if state.is_away:
            return False
    _qualify(clause, words, text, state)
    if _UNKNOWN in words or _FOREIGN in words:
        _not_understood(clause, words, state)
        return False
    if _SUBSET in words:
        state.subset, state.narrow = True, state.narrow or state.some
    state.leads = words <= _LEADING
    return True


_PLAIN = frozenset(
    {_NOUN, _VERB, _OUTCOME, Word.APPLICANT, _NUMBER, _NONE, _CAUSE, Word.JOIN, Word.ENUMERATION, Word.EACH}
)
_PLAIN |= {Word.RESPECTIVE, Word.ABOUT, _TIME, _DURING, _FILLER}
"""With a number among them, all that a clause of these words does is to count, as most that are understood."""
_LEADING = frozenset({_SUBSET, _FILLER})


def take_topic(clause: Sequence[Token], state: State) -> None:
    """What a clause without a number is about (依申请公开方面): the next clause goes on with it.

    A clause whose number counts only some is about nothing that the next could go on with.
    """
    if state.part.limit is not None and set(state.measures) == _LAST_YEAR and _names(clause, FINISHING):
        state.parted = True
    nouns = dict.fromkeys(token.value for token in clause if token.word is _NOUN)
    kinds = set(map(word_of, clause))
    if _NUMBER in kinds and _CAUSE in kinds:
        break_chain(state)
        return
    if not nouns:
        return
    named = "+".join(nouns)
    state.topic, state.chain = "requests" if named in REQUESTS else named, Chain.ALIVE
    state.context = state.context or not NAMING.isdisjoint(nouns)


FINISHING = frozenset({"answer", "conclude"})
_LAST_YEAR = {"requests.carried_over"}
FINISHED = ("requests.answered", "requests.handled")


def finishes(clause: Sequence[Token], kind: Word) -> bool:
    """Whether what a word of a kind names was answered: 办结上年申请, but not 上年申请已办结."""
    verbs = [token.start for token in clause if token.word is _VERB and token.value in FINISHING]
    places = [token.start for token in clause if token.word is kind]
    return bool(verbs and places) and verbs[0] < places[0]


def _names(clause: Sequence[Token], verbs: frozenset[str]) -> bool:
    return any(token.word is _VERB and token.value in verbs for token in clause)


def break_chain(state: State) -> None:
    """Something else was counted: the next clause cannot go on with it."""
    state.chain, state.topic, state.verb = Chain.BROKEN, "", ""


def _not_understood(clause: Sequence[Token], words: set[Word], state: State) -> None:
    state.leads = False
    if _NUMBER in words or _FOREIGN in words:
        break_chain(state)
        if _NUMBER in words:
            state.measures = []
    elif any(token.value in NAMING for token in clause if token.word is _NOUN):
        state.context = True


# ---------------------------------------------------------------------------- asides


def _is_aside(words: set[Word], state: State) -> bool:
    if _FOREIGN in words:
        return False
    channel = _CHANNEL in words and _UNKNOWN not in words
    return _ASIDE in words or channel or (_PUNCTUAL in words and state.late)


def _set_aside(clause: Sequence[Token], words: set[Word], state: State) -> None:
    """A clause by a channel counts some of the requests, or says that the next clause does."""
    numbers = [token.number for token in clause if token.word is _NUMBER and token.number is not None]
    state.some = state.some or bool(numbers)
    state.leads = False
    if _CHANNEL in words and numbers:
        count_some(numbers, state)
    elif _CHANNEL in words and _ASIDE not in words:
        state.part = Part(state.part.limit, qualified=True)


# ---------------------------------------------------------------------------- another time, another organ

_OWN_TIME = frozenset({_TIME, _DURING})
_OURS = frozenset({_OWN, _AREA})
_WHOSE = _OURS | {_ELSEWHERE, _OTHER_TIME}
_BEFORE_SUBJECT = frozenset({_FILLER, _SUBSET, _TIME, _DURING, _OWN, _AREA, _OTHER_TIME, _CAUSE})


def _look_away(clause: Sequence[Token], words: set[Word], state: State) -> None:
    """A time that is not the year of the report holds until its own is named, another organ until its own is."""
    ours = not words.isdisjoint(_OURS)
    own_time = not words.isdisjoint(_OWN_TIME)
    if (
        _TIME in words
        or (state.time is _PASSING and (own_time or ours))
        or (state.within and _ends_part_of_year(clause, words))
    ):
        state.time = _HERE
    if ours or (state.organ is _PASSING and own_time):
        state.organ = _HERE
    if _OTHER_TIME in words:
        state.within = state.within or not state.time
        state.time = max(state.time, _named(clause, words, _OTHER_TIME))
    state.within = state.within and _tells_part_of_year(clause, words)
    if _ELSEWHERE in words:
        state.organ = max(state.organ, _named(clause, words, _ELSEWHERE))
    elif _is_share(clause, words, state):
        state.organ = _HELD
    if state.is_away:
        counted = {_NOUN, _OUTCOME} if state.is_fresh else {_NOUN, _OUTCOME, _VERB}
        state.held = state.held or bool({_NUMBER, _NONE} & words and counted & words)
        if {_NUMBER, _OTHER_TIME} <= words and finishes(clause, _OTHER_TIME):
            state.doubted.update(FINISHED)


_PART_OF_YEAR = re.compile(r"[上下]半年|.*季度|前.*个月|[一二三四五六七八九十]+月份?")


def _tells_part_of_year(clause: Sequence[Token], words: set[Word]) -> bool:
    """Whether a clause is of requests in a part of a year that it does not name, so that 全年 can go on with it."""
    if not words.isdisjoint({_UNKNOWN, _FOREIGN, _ELSEWHERE}):
        return False
    times = (token.value for token in clause if token.word is _OTHER_TIME)
    nouns = (token.value for token in clause if token.word is _NOUN)
    return all(map(_PART_OF_YEAR.fullmatch, times)) and REQUESTS.issuperset(nouns)


def _ends_part_of_year(clause: Sequence[Token], words: set[Word]) -> bool:
    """Whether a clause of known words tells a number of the whole year (全年收到9件), as behind that of a part of it."""
    told = _NUMBER in words and _VERB in words and words.isdisjoint({_UNKNOWN, _OTHER_TIME})
    return told and clause[0].word is _DURING and clause[0].value.startswith("全年")


def _is_share(clause: Sequence[Token], words: set[Word], state: State) -> bool:
    """Whether what the organ itself did is told as some of what was told before, or of all of its area."""
    if _SUBSET in words:
        return bool(words & _OURS)
    return _OWN in words and (state.shared or state.leads) and _named(clause, words, _OWN) is _HELD


def _named(clause: Sequence[Token], words: set[Word], kind: Word) -> Away:
    """Whether a clause is of what it names, or only names it amid other words (指导下属单位做好答复)."""
    if _UNKNOWN not in words:
        return _HELD
    told = [token.word for token in clause if token.word is not _UNKNOWN or token.end - token.start > 1]
    first = next((word for word in told if word is kind or word not in _BEFORE_SUBJECT), None)
    return _HELD if kind in (first, told[-1]) else _PASSING


_OTHERS = "各级|部门|单位|镇街|街镇|乡镇|街道|下属|直属|全(?:省|市|区|县|州|旗|盟|镇|乡)|[我本](?:省|市|区|县|州|旗|盟)"
_COUNTED_SIDE_BY_SIDE = re.compile(rf"(?:{_OTHERS})[^,;，；。]{{0,30}}[0-9０-９]|本级(?!不)")


def is_shared(text: str, whose: Reporter) -> bool:
    """Whether a text in the report of an area tells figures of the area or of its organs, beside those of its government:
    what the government itself did is only some of them then.
    """
    if not whose.area or _COUNTED_SIDE_BY_SIDE.search(text) is None:
        return False
    plain = squeeze(text)
    for names in whose.names.values():
        for name in names:
            plain = plain.replace(name, "")
    return _COUNTED_SIDE_BY_SIDE.search(plain) is not None


# ---------------------------------------------------------------------------- only some


def _qualify(clause: Sequence[Token], words: set[Word], text: str, state: State) -> None:
    """What a clause without a number says of the next one: that it is of another organ, or only of some."""
    if _NUMBER in words or _NONE in words:
        return
    ends = lexicon().qualifiers
    said = text[clause[0].start : clause[-1].end]
    if said.startswith(ends["cause_begins"]) and _holds(said, ends["causes"]):
        state.caused = True
    if _UNKNOWN not in words:
        return
    if not words & _OURS and _ends_with_organ(_without_time(clause, words, text)) and not _is_acted_on(said):
        state.organ = _HELD
    elif _NOUN not in words and (_is_part_named(said) or _leads(clause, text, said)):
        state.part = Part(state.part.limit, qualified=True)


def _holds(said: str, words: Iterable[str]) -> bool:
    return any(word in said for word in words)


def _ends_with_organ(said: str) -> bool:
    return _ends_with(said, "organs") and not said.endswith(lexicon().qualifiers["not_organs"])


def _ends_with(said: str, kind: str) -> bool:
    """Whether words have an end of a kind; by their last character most have not."""
    return said[-1:] in _last_characters(kind) and said.endswith(lexicon().qualifiers[kind])


@cache
def _last_characters(kind: str) -> frozenset[str]:
    return frozenset(end[-1] for end in lexicon().qualifiers[kind])


def _is_acted_on(said: str) -> bool:
    """Whether the organ that a clause names is only its object (会同司法局)."""
    return lexicon().organ_acted_on.match(said) is not None


def _is_part_named(said: str) -> bool:
    """Whether a clause names a matter (在征地方面) or a way (通过县门户网站)."""
    ends = lexicon().qualifiers
    if _ends_with(said, "parts"):
        return not _holds(said, ends["not_parts"])
    return said.startswith(ends["way_begins"]) and said.endswith(ends["ways"]) and not _holds(said, ends["not_ways"])


def _without_time(clause: Sequence[Token], words: set[Word], text: str) -> str:
    """The clause without the time at its end (区教育局2031年)."""
    if _OWN_TIME.isdisjoint(words):
        return text[clause[0].start : clause[-1].end]
    last = next((token.end for token in reversed(clause) if token.word not in _OWN_TIME), clause[0].start)
    return text[clause[0].start : last]


def _leads(clause: Sequence[Token], text: str, said: str) -> bool:
    """Whether a clause in unknown words stands before a colon, and does more than announce what follows."""
    return text[clause[-1].end : clause[-1].end + 1] == ":" and not said.endswith(lexicon().qualifiers["leading"])


def cross_brackets(marks: str, state: State) -> None:
    """What counts only some in brackets, or is of another time or organ there, does so up to their end."""
    if ")" in marks and state.outside is not None:
        (state.part, state.time, state.organ), state.outside = state.outside, None
    if "(" in marks:
        state.outside = (state.part, state.time, state.organ)


def count_all(number: int | Decimal, state: State) -> None:
    """A number counted all requests: the next ones may count some of them."""
    state.whole, state.counted = number, 0
    if state.part.limit is not None:
        state.part = state.part._replace(limit=None)


def count_some(numbers: Iterable[int | Decimal], state: State) -> None:
    """Numbers counted some requests; what follows is about these unless they are together all."""
    for number in numbers:
        state.counted += number
        if state.counted == state.whole:
            state.part, state.counted = state.part._replace(limit=None), 0
        elif number:
            state.part = state.part._replace(limit=number)


_COUNTED = frozenset({"requests.received", "requests.carried_over", "requests.carried_forward", "requests.carried"})
_ALL_TOGETHER = frozenset({"共", "共计", "合计", "总计", "总共", "一共"})


def is_result(name: str) -> bool:
    """Whether a quantity tells what became of requests, of which some can be told."""
    return name.startswith("requests.") and name not in _COUNTED


def is_part(name: str, group: Group, clause: Sequence[Token], state: State) -> bool:
    """Whether a quantity is told only of some: by words before it, by its cause, or by the number before it."""
    if state.part.qualified or (state.caused and not name.startswith(("requests.", "rules.", "normative"))):
        return True
    if not is_result(name) or group.applicants:
        return False
    if name in state.doubted:
        return True
    if state.parted and name in FINISHED and group.value <= state.whole and not _tells_all(clause):
        return True
    if state.part.limit is None or group.value > state.part.limit:
        return bool(state.doubted) and not _tells_all(clause)
    return not _tells_all(clause)


def _tells_all(clause: Sequence[Token]) -> bool:
    return any(token.word in _OWN_TIME or token.value in _ALL_TOGETHER for token in clause)
