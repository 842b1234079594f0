"""Options of `parse_batch` that are wrong for every document are raised, and are no outcome of each."""

from typing import Any

import pyarrow as pa
import pytest

from gov_disclosure import (
    GovDisclosureError,
    Limits,
    ReaderLoadError,
    SourceError,
    batch_output_schema,
    parse_batch,
    parse_report,
)
from gov_disclosure.readers.lines import LinesReader

TEXT = """青屏县档案馆2023年政府信息公开工作年度报告
一、总体情况
平稳。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政处罚 | 12 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
"""
BATCH = pa.RecordBatch.from_arrays([pa.array(["a.txt"]), pa.array([TEXT.encode()])], ["name", "data"])


class Unable:
    """An object that is no reader."""

    name = "unable"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"limits": 3}, SourceError),
        ({"limits": None}, SourceError),
        ({"reader": 5}, ReaderLoadError),
        ({"reader": Unable()}, ReaderLoadError),
        ({"reader": Unable}, ReaderLoadError),
    ],
)
def test_options_of_another_type(options: dict[str, Any], error: type[GovDisclosureError]) -> None:
    """The error is that of `parse_report`, in both languages, even where there is no document."""
    with pytest.raises(error) as expected:
        parse_report(TEXT, **options)
    for batch in (BATCH, BATCH.slice(0, 0)):
        with pytest.raises(error) as raised:
            parse_batch(batch, **options)
        assert (str(raised.value), raised.value.message_zh) == (str(expected.value), expected.value.message_zh)
        assert raised.value.message_zh != str(raised.value)


@pytest.mark.parametrize("options", [{"reader": LinesReader()}, {"reader": LinesReader}, {"limits": Limits()}])
def test_options_that_are_taken(options: dict[str, Any]) -> None:
    """A reader as an object or as its class, and limits."""
    batch = parse_batch(BATCH, **options)
    assert batch.schema.equals(batch_output_schema())
    assert batch.column("outcome")[0].as_py() == "read"
