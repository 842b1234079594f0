"""Which quantity a number is of, and what the next clause goes on with."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gov_disclosure.model.report import SectionKind
from gov_disclosure.statements.groups import Group
from gov_disclosure.statements.lexicon import Word, amounts, applicant_quantity, lexicon
from gov_disclosure.statements.scope import (
    FINISHED,
    FINISHING,
    NAMING,
    REQUESTS,
    break_chain,
    count_all,
    count_some,
    finishes,
    is_part,
    is_result,
)
from gov_disclosure.statements.state import Chain, State
from gov_disclosure.statements.tokens import Token, word_of

# Bound once: reading a member off its enum costs as much as a call
_NONE, _SUBSET = Word.NONE, Word.SUBSET
_ALIVE, _CONTEXT, _BROKEN = Chain.ALIVE, Chain.CONTEXT, Chain.BROKEN

_RECEIVING = frozenset({"receive", "accept"})


def tells_accepted(group: Group, state: State) -> bool:
    """Whether 受理 tells how many of the requests received were accepted, which the form does not count."""
    return "accept" in group.verbs and "requests.received" in state.measures


def value_of(name: str, group: Group) -> tuple[int | Decimal, str | None]:
    """The number and its unit, as the quantity has them."""
    return (Decimal(group.value) if name in amounts() else group.value), group.unit


_DISPUTES = frozenset({"reconsideration", "litigation", "direct_litigation", "litigation_after_reconsideration"})
_TOGETHER = {
    frozenset({"requests.granted", "requests.partially_granted"}): "requests.granted_or_partially_granted",
}
_NOT_DENIED = frozenset({"handle", "answer", "conclude"})
"""未答复, 未办结 say that something is open, not that there is nothing."""


def counts(group: Group, clause: Sequence[Token], state: State) -> Sequence[str]:
    """The quantities that a group gives, and what the chain then goes on with."""
    if not _has_unit(group, state):
        _break_off(group, state)
        return ()
    subset = _SUBSET in map(word_of, clause)
    names = _named(group, state, subset=subset)
    if state.narrow and not group.applicants:
        state.doubted.update(name for name in names if is_result(name))
        return ()
    if names and not (_CARRIED.isdisjoint(group.outcomes) or FINISHING.isdisjoint(group.verbs)):
        names = _carried(names, clause, state, subset=subset)
    known = names and (group.number is not None or _denies(group, clause))
    if (
        not known
        or (len(names) < len(group.outcomes or group.nouns) and group.sums)
        or not _has_unit_of_money(group, names)
    ):
        _break_off(group, state)
        return ()
    if state.is_partial and any(is_part(name, group, clause, state) for name in names):
        _pass_part(names, state)
        return ()
    _go_on(group, names, state)
    if len(names) == 1 or not group.sums:
        return names
    return (_TOGETHER.get(frozenset(names)) or "+".join(names),) if group.joined else ()


def _carried(names: list[str], clause: Sequence[Token], state: State, *, subset: bool) -> list[str]:
    """办结上年结转申请 tells how many of them were closed; 上年结转申请均已办结 how many there were."""
    if not finishes(clause, Word.OUTCOME):
        state.parted = state.parted or "requests.carried_over" in names
        return names
    if not subset:
        state.doubted.update(FINISHED)
    return []


def _break_off(group: Group, state: State) -> None:
    """What was counted is not known: the next clause cannot go on with it. A number by itself breaks nothing off."""
    if group.nouns or group.verbs or group.outcomes or group.applicants:
        break_chain(state)


def _pass_part(names: Iterable[str], state: State) -> None:
    """What is told only of some: neither it nor what the sentence says of the same is of all."""
    if not (state.part.qualified or state.caused):
        state.doubted.update(names)


def _has_unit(group: Group, state: State) -> bool:
    """Whether the unit is one of what is counted: 条 is one of requests only where they were counted in it, 项 is none
    of decisions.
    """
    if group.unit in _OTHER_UNITS and group.outcomes:
        return group.unit == state.unit or not any(name.startswith("requests.") for name in group.outcomes)
    return group.unit != "项" or bool(group.verbs) or _DECISIONS.isdisjoint(group.nouns)


_OTHER_UNITS = frozenset({"条", "部", "个", "项", "次"})
_DECISIONS = frozenset({"licenses", "penalties", "compulsory_measures"})


def _has_unit_of_money(group: Group, names: Iterable[str]) -> bool:
    """Whether amounts, and nothing else, are in money; a zero without a unit is an amount where money is meant."""
    if group.unit == "万元":
        return amounts().issuperset(names)
    return (group.unit is None and not group.value) or amounts().isdisjoint(names)


def _denies(group: Group, clause: Sequence[Token]) -> bool:
    """Whether 无, 未 or 没有 says that there is none of them, and not only of which ones something is said."""
    if not (group.nouns or group.outcomes or group.applicants) or _NOT_DENIED.intersection(group.verbs):
        return False
    if clause[-1].value == "的":
        return False
    none = next(token for token in clause if token.word is _NONE)
    return not group.outcomes or bool(group.verbs) or not none.value.endswith("未")


def _named(group: Group, state: State, *, subset: bool) -> list[str]:
    bases = (_outcomes if group.outcomes else _combined)(group, state, subset=subset)
    if not group.applicants:
        return bases
    one = len(group.applicants) == 1 and len(bases) == 1 and bases[0].startswith("requests.")
    return [f"{bases[0]}.{group.applicants[0]}"] if one else []


def _outcomes(group: Group, state: State, *, subset: bool) -> list[str]:
    found = []
    for outcome in group.outcomes:
        if outcome.startswith("."):
            topic = group.nouns[0] if group.nouns else state.topic
            if topic in _DISPUTES and _about(group, state) and len(group.nouns) <= 1:
                found.append(f"{topic}{outcome}")
        elif _may_be_outcome(outcome, group, state, subset=subset):
            found.append(outcome.removesuffix("?"))
    return found


def _may_be_outcome(outcome: str, group: Group, state: State, *, subset: bool) -> bool:
    """Whether an outcome is one of requests: they must be spoken of, and nothing else have been counted since."""
    if not REQUESTS.issuperset(group.nouns):
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


def _combined(group: Group, state: State, *, subset: bool) -> list[str]:
    """The quantities of nouns with a verb, the noun or the verb of the clause before where the clause has none."""
    if group.applicants and not group.verbs:
        about = state.topic in {"", "requests"} and state.chain > _BROKEN
        counted = about and len(set(state.measures)) == 1 and not set(group.nouns) - REQUESTS
        return state.measures[:1] if counted else []
    if (subset or (state.subset and not group.nouns)) and not _may_be_subset(group, state):
        return []
    nouns = group.nouns or ((state.topic,) if group.verbs and state.chain is _ALIVE and state.topic else ())
    if len(nouns) > 1 and not group.joined:
        return []
    named = (_combination(noun, group, state) for noun in nouns if _may_be_noun(noun, group, state))
    return [name for name in named if name]


def _may_be_subset(group: Group, state: State) -> bool:
    """Whether what 其中 goes on with is counted in the form: those received, of those received and carried over."""
    if not _RECEIVING.isdisjoint(group.verbs):
        return state.topic == "requests" and _RECEIVED.issuperset(state.measures)
    return bool(group.verbs or not REQUESTS.intersection(group.nouns))


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
    return known.get("-") or (known.get(state.verb) if noun not in REQUESTS else None)


def _of_money(noun: str, group: Group, state: State) -> str | None:
    """收费金额 in section 二 is the figure of the form; 总金额 goes on with the fee for handling requests."""
    if noun == "charges":
        return "fees.amount" if state.section is SectionKind.PROACTIVE else None
    topics = {state.topic, *group.nouns}
    return None if topics.isdisjoint({"information_fee", "fee_notices"}) else "information_fee.amount"


_DISPUTED = tuple(_DISPUTES)
_OF_LAST_YEAR = (["requests.carried_over"], ["requests.carried"])


def _go_on(group: Group, names: list[str], state: State) -> None:
    """What the next clause may go on with where quantities were given."""
    if group.nouns:
        state.topic = _topic(group, state)
        state.context = state.context or not NAMING.isdisjoint(group.nouns)
    else:
        state.open = ""
        if names[0].startswith("requests."):
            state.topic = "requests"
    if group.verbs:
        state.verb = group.verbs[-1]
    state.chain = _ALIVE
    _keep(names, state, measured=not (group.applicants and state.measures))
    state.some = bool(group.applicants) or (state.measures[:1] in _OF_LAST_YEAR and len(set(state.measures)) == 1)
    if names[0].startswith("requests."):
        _count(group, names, state)


def _keep(names: Iterable[str], state: State, *, measured: bool) -> None:
    """That disputes were counted, and by which quantities requests were where these are not only of some applicants."""
    for name in names:
        if not name.startswith("requests."):
            state.about = state.about or name.startswith(_DISPUTED)
        elif measured:
            state.measures.append(applicant_quantity(name)[0])


def _count(group: Group, names: list[str], state: State) -> None:
    """How much of the requests the next number can be about."""
    state.unit = group.unit or state.unit
    if state.some:
        count_some([group.value], state)
    elif "requests.received" in names:
        count_all(group.value, state)
    elif state.part.limit is not None:
        state.part = state.part._replace(limit=None)


_KINDS = (_DISPUTES, frozenset({"rules", "normative_documents"}))
_PARTS = (frozenset({"litigation", "direct_litigation"}), frozenset({"litigation", "litigation_after_reconsideration"}))
"""Of which one is part of the other."""


def _topic(group: Group, state: State) -> str:
    """What the next clause goes on with; both things where another of its kind was counted just before."""
    if len(group.nouns) > 1:
        state.open = "+".join(group.nouns)
        return state.open
    noun = "requests" if group.nouns[0] in REQUESTS else group.nouns[0]
    if group.outcomes or group.verbs[-1:] in _LATER:
        state.open = ""
        return noun
    pair = {state.open, noun}
    if len(pair) > 1 and pair not in _PARTS and any(pair <= kind for kind in _KINDS):
        state.open = f"{state.open}+{noun}"
        return state.open
    if group.value:
        state.open = noun
    return noun


_LATER = {("repeal",), ("in_force",), ("conclude",), ("answer",)}
"""What is told behind the number of all."""


def share_topic(given: Sequence[Group], state: State) -> None:
    """What the numbers of one row counted, all together."""
    nouns = dict.fromkeys(noun for group in given for noun in group.nouns if noun not in REQUESTS)
    if len(nouns) > 1:
        state.topic = state.open = "+".join(nouns)
