"""Years in Chinese numerals, with whatever is printed for their noughts, as digits."""

import re

NOUGHTS = "〇○◯零ＯOΟО0０"
"""What is printed for a nought: circles, Latin, Greek and Cyrillic letters."""

_ONE_TO_NINE = ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖", "１２３４５６７８９", "123456789")
TO_DIGITS = str.maketrans(NOUGHTS + "".join(_ONE_TO_NINE), "0" * len(NOUGHTS) + "123456789" * len(_ONE_TO_NINE))
CHINESE_YEAR = f"(?:一九|二[{NOUGHTS}])[{NOUGHTS}{_ONE_TO_NINE[0]}]{{2}}"
_DIGIT = f"[{NOUGHTS}{''.join(_ONE_TO_NINE)}]"
_YEAR = re.compile(
    rf"(?<!{_DIGIT})([二贰2２])\s{{0,3}}([{NOUGHTS}])\s{{0,3}}({_DIGIT})\s{{0,3}}({_DIGIT})(?=\s{{0,3}}年)"
)


def in_digits(text: str) -> str:
    """The text with the years before 年 in digits.

    >>> in_digits("二○二二年度，二Ｏ二三 年，２０２４年")
    '2022年度，2023 年，2024年'
    """
    return _YEAR.sub(lambda found: "".join(found.groups()).translate(TO_DIGITS), text) if "年" in text else text
