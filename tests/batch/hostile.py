"""A reader that does to its process what some documents do: here because workers import it by its name."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping

from gov_disclosure.readers import Document, Paragraph, Source

REPORT = """青屏县档案馆2023年政府信息公开工作年度报告
一、总体情况
全年平稳。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
"""


class HostileReader:
    """Reads plain lines; what the first line asks for is done."""

    name = "hostile"

    def sniff(self, source: Source) -> float:
        return 1.0

    def read(self, source: Source) -> Document:
        order, *lines = source.text.splitlines()
        if order in _ORDERS:
            _ORDERS[order]()
        return Document([Paragraph(line) for line in lines])


def _hang() -> None:
    while True:
        pass


def _fail() -> None:
    raise MemoryError


_ORDERS: Mapping[str, Callable[[], object]] = {
    "exit": lambda: os._exit(7),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "hang": _hang,
    "sleep": lambda: time.sleep(600),
    "memory": _fail,
    "leave": lambda: sys.exit(3),
}


def source(order: str = "") -> bytes:
    """A report that asks for something."""
    return f"{order}\n{REPORT}".encode()
