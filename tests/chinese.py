"""How Chinese text is set."""

import re

HAN, STOP = "[\u4e00-\u9fff]", "[，。；：、？！（）“”《》…]"
FAULTS = {
    "half-width punctuation": re.compile(rf"{HAN}[,;:!?.()]|[,;:!?()]{HAN}"),
    "no space between Chinese and Latin, digits or code": re.compile(rf"{HAN}[A-Za-z0-9`]|[A-Za-z0-9`]{HAN}"),
    "a space beside full-width punctuation": re.compile(rf"{STOP} (?=[\w`])|(?<=[\w`]) {STOP}"),
    "a space between Chinese characters": re.compile(rf"{HAN} {HAN}"),
}
