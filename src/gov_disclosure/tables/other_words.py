"""Labels of another table that stand for one of section 四 where each text of its head has a line of its own: 其他 for 其他结果."""

from collections.abc import Sequence

from gov_disclosure.tables.headwords import label_of
from gov_disclosure.tables.lexicon import form_lexicon
from gov_disclosure.tables.stream import Line, token


def with_own_labels(lines: list[Line]) -> list[Line]:
    """The lines; where each text has one, a label of section 三 among labels of section 四 is the one that it stands for there."""
    words = form_lexicon().stand_ins[DISPUTES]
    found = lines
    for index, line in enumerate(lines):  # quick: every line is looked at
        one = line[0][0]
        if one.heads and one.key in words and DISPUTES not in one.tables and _is_among_results(lines, index):
            found = found if found is not lines else [*lines]
            found[index] = line._replace(tokens=(token(label_of(words[one.key], DISPUTES)),))
    return found


def _is_among_results(lines: Sequence[Line], index: int) -> bool:
    """Whether a text with a line of its own has labels of section 四 near it, and none of another table."""
    if lines[index + 1 : index + 2] and lines[index + 1][0][0].key == _REST:
        return False
    near = [line[0][0].tables for line in lines[max(index - NEAR, 0) : index + NEAR + 1] if len(line[0]) == 1]
    own = lines[index][0][0].tables
    tables = [found for found in near if len(found) == 1 and found != own]
    return len(lines[index][0]) == 1 and bool(tables) and all(found == (DISPUTES,) for found in tables)


DISPUTES = "disputes"
_REST = "结果"
"""The rest of a label that is broken over two lines."""
NEAR = 4
"""Lines around a text in which the labels beside it stand."""
