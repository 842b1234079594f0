"""Files into a panel: the same rows however often the run was broken off, and an outcome for every input."""

import csv
import json
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve, field, frozen

from gov_disclosure import is_report, parse_report, parse_reports, reports_to_frame, validate
from gov_disclosure.batch import extraction, journal
from gov_disclosure.batch.extraction import extract
from gov_disclosure.batch.files import SUFFIXES
from gov_disclosure.batch.inputs import expand
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.journal import Journal
from gov_disclosure.batch.options import Options, Summary
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.panel import findings_schema, outcomes_schema, panel_schema
from gov_disclosure.batch.sources import Item
from gov_disclosure.errors import ExtractError, MissingExtraError, SourceError, UnknownReaderError
from writer.corpus import write

DOCUMENTS = 53


@frozen
class Watch:
    """Counts what it is told, and breaks the run off after so many inputs."""

    stop: int | None = None
    seen: list[str] = field(factory=list)
    begun: list[tuple[int, int]] = field(factory=list)

    def begin(self, inputs: int, done: int) -> None:
        self.begun.append((inputs, done))

    def see(self, item: Item, attempt: Attempt) -> None:
        self.seen.append(item.name)
        if len(self.seen) == self.stop:
            raise KeyboardInterrupt

    def assemble(self) -> None:
        if self.stop == -1:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of invented reports."""
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, DOCUMENTS)
    return folder


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (journal, extraction):
        monkeypatch.setattr(module, "PART", 7)


def run(corpus: Path, output: Path, watch: Watch | None = None, **options: Any) -> Summary:  # noqa: ANN401 - each option has its type
    """Extract a folder, in this process."""
    inputs = expand([str(corpus)], lambda: b"")
    return extract(inputs, Options(output=output, **{"workers": 0, **options}), watch or Watch())


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a run, without what tells of time."""
    found = {path.name: path.read_bytes() for path in folder.iterdir() if "outcomes" not in path.name}
    return {name: content for name, content in found.items() if not name.endswith("run.json")}


@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "wide"), [("parquet", True), ("csv", False), ("jsonl", False)])
def test_broken_off_and_gone_on_with(corpus: Path, tmp_path: Path, suffix: str, wide: bool) -> None:
    """Breaking off anywhere, even while the output is put together, changes no row."""
    whole, pieces = tmp_path / "whole", tmp_path / "pieces"
    expected = run(corpus, whole / f"p.{suffix}", wide=wide)
    for stop in (1, 7, 20, 9, -1):
        with pytest.raises(KeyboardInterrupt):
            run(corpus, pieces / f"p.{suffix}", Watch(stop), wide=wide)
        assert [path.name for path in pieces.iterdir()] == [f".p.{suffix}.partial"]
    watch = Watch()
    summary = run(corpus, pieces / f"p.{suffix}", watch, wide=wide)
    assert not watch.seen  # all was read before the last kill
    assert watch.begun == [(DOCUMENTS, DOCUMENTS)]
    assert evolve(summary, before=0, seconds=0) == evolve(expected, before=0, seconds=0)
    assert contents(pieces) == contents(whole)
    assert len(list(pieces.iterdir())) == 5


def test_every_figure_and_every_outcome(corpus: Path, tmp_path: Path) -> None:
    """The panel has the figures that reading gives one by one, the outcomes every input once, in order."""
    summary = run(corpus, tmp_path / "p.parquet")
    paths = list(expand([str(corpus)], lambda: b""))
    outcomes = pq.read_table(tmp_path / "p.outcomes.parquet")
    assert outcomes.schema.equals(outcomes_schema(), check_metadata=False)
    assert outcomes.column("source").to_pylist() == paths
    kinds = outcomes.column("outcome").to_pylist()
    assert (kinds.count("read"), kinds.count("not_a_report")) == (summary.read, summary.not_a_report)
    assert (summary.inputs, summary.failed, summary.not_a_report) == (DOCUMENTS, 0, 1)

    panel = pq.read_table(tmp_path / "p.parquet")
    assert panel.schema.equals(panel_schema(), check_metadata=False)
    reports = [parse_report(Path(path)) for path, kind in zip(paths, kinds, strict=True) if kind == "read"]
    figures = reports_to_frame(reports, backend="arrow")
    assert panel.drop_columns(["source", "report"]).equals(figures.drop_columns(["source"]))
    findings = pq.read_table(tmp_path / "p.findings.parquet")
    assert findings.schema.equals(findings_schema(), check_metadata=False)
    expected = [finding.message_zh for report in reports for finding in validate(report).findings]
    assert findings.column("message_zh").to_pylist() == expected
    assert summary.errors + summary.warnings <= len(expected)
    assert summary.errors > 0


def test_wide(corpus: Path, tmp_path: Path) -> None:
    """One row a report, with the columns of a wide data frame, in the form's order."""
    run(corpus, tmp_path / "p.parquet", wide=True, checked=False)
    panel = pq.read_table(tmp_path / "p.parquet")
    outcomes = pq.read_table(tmp_path / "p.outcomes.parquet").to_pylist()
    reports = [parse_report(Path(row["source"])) for row in outcomes if row["outcome"] == "read"]
    expected = reports_to_frame(reports, wide=True, backend="arrow")
    assert panel.drop_columns(["source", "report"]).equals(expected.drop_columns(["source"]))
    assert not (tmp_path / "p.findings.parquet").exists()
    assert {row["errors"] for row in outcomes} == {None}


def test_csv(corpus: Path, tmp_path: Path) -> None:
    """UTF-8 with its mark, for spreadsheets; amounts in plain digits."""
    run(corpus, tmp_path / "p.csv")
    run(corpus, tmp_path / "p.parquet")
    for name in ("p", "p.outcomes", "p.findings"):
        content = (tmp_path / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
        table = pq.read_table(tmp_path / f"{name}.parquet").to_pylist()
        assert len(rows) == len(table)
        for row, other in zip(rows, table, strict=True):
            for key, value in other.items():
                if key != "seconds":
                    assert row[key] == _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


def test_json_lines(corpus: Path, tmp_path: Path) -> None:
    """An object a line: counts are numbers, amounts strings."""
    run(corpus, tmp_path / "p.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
    assert {type(row["count"]) for row in rows} == {int, type(None)}
    assert {type(row["amount"]) for row in rows} == {str, type(None)}
    assert all("E" not in row["value"] for row in rows if row["value"] is not None)


def test_several_reports_of_one_page(tmp_path: Path) -> None:
    """All are in the panel, numbered; findings tell which they are of."""
    page = "".join(
        f"青屏县{organ}2023年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n"
        f"信息内容 | 本年处理决定数量 |\n行政处罚 | {number} |\n行政强制 | 0 |\n三、收到和处理政府信息公开申请情况\n"
        "四、政府信息公开行政复议、行政诉讼情况\n"
        for organ, number in [("档案馆", 12), ("水务局", 7)]
    )
    (tmp_path / "page.txt").write_text(page, "utf-8")
    summary = run(tmp_path / "page.txt", tmp_path / "p.parquet")
    assert (summary.inputs, summary.reports) == (1, 2)
    rows = pq.read_table(tmp_path / "p.parquet").to_pylist()
    found = {(r["report"], r["agency"]): r["count"] for r in rows if r["path"] == "proactive.penalties.decisions"}
    assert found == {(1, "青屏县档案馆"): 12, (2, "青屏县水务局"): 7}


def test_nothing_that_is_a_report(tmp_path: Path) -> None:
    """The tables are there, without rows but for the outcomes."""
    (tmp_path / "a.txt").write_text("会议纪要", "utf-8")
    for suffix in SUFFIXES:
        for wide in (False, True):
            summary = run(tmp_path / "a.txt", tmp_path / f"{wide}" / f"p.{suffix}", wide=wide)
            assert (summary.not_a_report, summary.reports) == (1, 0)
    assert pq.read_table(tmp_path / "False" / "p.parquet").schema.names == panel_schema().names


def test_a_finished_run_is_not_made_again(corpus: Path, tmp_path: Path) -> None:
    """The same command says that it is finished; another one refuses to replace the output; --restart replaces it."""
    output = tmp_path / "p.csv"
    first = run(corpus, output)
    watch = Watch()
    again = run(corpus, output, watch)
    assert (again.already_finished, watch.begun) == (True, [])
    assert evolve(again, already_finished=False) == first
    with pytest.raises(ExtractError, match="--no-findings was not given and is given now"):
        run(corpus, output, checked=False)
    with pytest.raises(ExtractError, match="53 inputs, and there are 1"):
        run(next(corpus.rglob("*.txt")), output)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(first.files)
    assert not run(corpus, output, restart=True, checked=False).already_finished


def test_an_output_of_somebody_else(corpus: Path, tmp_path: Path) -> None:
    """It is never replaced unasked."""
    output = tmp_path / "p.csv"
    output.write_text("mine")
    with pytest.raises(ExtractError, match="--restart"):
        run(corpus, output)
    assert output.read_text() == "mine"


def test_a_part_of_the_output_is_gone(corpus: Path, tmp_path: Path) -> None:
    """Then the run does not count as finished."""
    run(corpus, tmp_path / "p.csv")
    (tmp_path / "p.outcomes.csv").unlink()
    with pytest.raises(ExtractError, match="--restart"):
        run(corpus, tmp_path / "p.csv")


def test_an_unfinished_run_of_another_command(corpus: Path, tmp_path: Path) -> None:
    """Rows of two commands are never mixed: the message says how they differ; --restart forgets the first."""
    output = tmp_path / "p.csv"
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(20))
    with pytest.raises(ExtractError, match=r"--wide was not given and is given now\): repeat the command") as raised:
        run(corpus, output, wide=True)
    assert "{" not in str(raised.value)
    with pytest.raises(ExtractError, match="there are 52 now; input 1 was "):
        extract(list(expand([str(corpus)], lambda: b""))[1:], Options(output=output, workers=0), Watch())
    with pytest.raises(ExtractError, match="this is 0"):
        run(corpus, output, version="0")
    watch = Watch()
    assert run(corpus, output, watch).before == 14
    assert len(watch.seen) == DOCUMENTS - 14
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(20), restart=True)
    watch = Watch()
    assert run(corpus, output, watch, restart=True).before == 0
    assert watch.begun == [(DOCUMENTS, 0)]


def test_two_at_a_time(corpus: Path, tmp_path: Path) -> None:
    """A second process on the same output is refused."""
    pytest.importorskip("fcntl")
    with Journal(tmp_path / "p.csv").locked(), pytest.raises(ExtractError, match="another process"):
        run(corpus, tmp_path / "p.csv")


@pytest.mark.parametrize("suffix", ["csv", "parquet", "xlsx"])
def test_parts_of_before_a_column_was_added(corpus: Path, tmp_path: Path, suffix: str) -> None:
    """A run that was begun is gone on with: what its parts do not say stays empty."""
    output = tmp_path / f"p.{suffix}"
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(stop=20))
    parts = sorted(Journal(output).folder.glob("parts/*/outcomes.arrow"))
    assert parts
    for part in parts:
        table = pa.ipc.open_file(part.read_bytes()).read_all().drop_columns(["message_zh"])
        with pa.ipc.new_file(str(part), table.schema) as writer:
            writer.write_table(table)
    summary = run(corpus, output)
    assert (summary.inputs, summary.before) == (DOCUMENTS, 7 * len(parts))


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_a_power_cut_may_lose(corpus: Path, tmp_path: Path, suffix: str) -> None:
    """The same command mends it: the list of inputs is made again, and a part that cannot be read is read again."""
    output, whole = tmp_path / f"p.{suffix}", tmp_path / "whole" / f"p.{suffix}"
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(stop=30))
    folder = Journal(output).folder
    (folder / "inputs").write_bytes(b"")
    for number, damage in enumerate([b"", b"ARROW1\0\0"]):
        (folder / "parts" / str(number) / "panel.arrow").write_bytes(damage)
    (folder / "parts" / "2" / "outcomes.arrow").unlink()
    watch = Watch()
    assert run(corpus, output, watch).before == 7
    assert len(watch.seen) == DOCUMENTS - 7
    run(corpus, whole)
    if suffix == "csv":
        assert output.read_bytes() == whole.read_bytes()


def test_another_command_after_the_list_was_lost(corpus: Path, tmp_path: Path) -> None:
    """It is refused as ever, with the first input that it has."""
    with pytest.raises(KeyboardInterrupt):
        run(corpus, tmp_path / "p.csv", Watch(stop=20))
    (Journal(tmp_path / "p.csv").folder / "inputs").unlink()
    with pytest.raises(ExtractError, match=r"there are 1 now; input 1 was none and is "):
        run(corpus / "0000" / "minutes.txt", tmp_path / "p.csv")


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl", "xlsx"])
def test_what_has_its_name_is_on_the_disk(
    corpus: Path, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever gets its name, and the list of failed inputs, was written by the system before: a power cut empties none."""
    flushed: set[int] = set()
    fsync, replace, named = os.fsync, Path.replace, []

    def see_fsync(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def see_replace(path: Path, target: Path) -> Path:
        held = [path, *path.iterdir()] if path.is_dir() else [path]
        assert {each.name for each in held if each.stat().st_ino not in flushed} == set()
        named.append(Path(target).name)
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", see_fsync)
    monkeypatch.setattr(Path, "replace", see_replace)
    summary = run(corpus / "0000", tmp_path / f"p.{suffix}", failed_list=tmp_path / "failed.txt")
    assert {"inputs", "plan.json", "0", *summary.files} <= set(named)
    assert {(tmp_path / "failed.txt").stat().st_ino, tmp_path.stat().st_ino} <= flushed


@pytest.mark.parametrize("name", ["p.csv", "p.findings.csv"])
def test_a_finished_run_of_which_a_file_is_changed(corpus: Path, tmp_path: Path, name: str) -> None:
    """It does not count as finished: the protocol knows how large the files were."""
    run(corpus / "0000", tmp_path / "p.csv")
    (tmp_path / name).write_text("x\n")
    with pytest.raises(ExtractError, match=rf"{re.escape(name)} was finished, and has been changed since .*--restart"):
        run(corpus / "0000", tmp_path / "p.csv")
    assert (tmp_path / name).read_text() == "x\n"
    assert not run(corpus / "0000", tmp_path / "p.csv", restart=True).already_finished
    assert run(corpus / "0000", tmp_path / "p.csv").already_finished


def without_a_layout(path: Path, *keys: str) -> None:
    """Make a plan as it was written before there were several layouts."""
    told = json.loads(path.read_bytes())
    plan = told
    for key in keys:
        plan = plan[key]
    del plan["layout"]
    path.write_text(json.dumps(told))


def test_parts_of_before_there_were_diagnostics(corpus: Path, tmp_path: Path) -> None:
    """A table that half of the inputs have no rows in would tell half the truth: the run is refused, and the message says why."""
    output = tmp_path / "p.csv"
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(stop=20))
    without_a_layout(Journal(output).folder / "plan.json")
    for path in Journal(output).folder.glob("parts/*/diagnostics.arrow"):
        path.unlink()
    for begun in (True, False):
        with pytest.raises(ExtractError, match=r"other tables \(layout 1, and this is 3\).*--restart") as raised:
            run(corpus, output)
        assert "各表不同（表式 1，而这是 3）" in raised.value.message_zh
        if begun:
            assert run(corpus, output, restart=True).inputs == DOCUMENTS
            without_a_layout(tmp_path / "p.csv.run.json", "plan")


def test_diagnostics(corpus: Path, tmp_path: Path) -> None:
    """Those of every report, in the order of the inputs, in each format; also where no rules are run."""
    paths = list(expand([str(corpus)], lambda: b""))
    reports = [(path, report) for path in paths if is_report(Path(path)) for report in parse_reports(Path(path))]
    expected = [(path, each.code, each.path) for path, report in reports for each in report.diagnostics]
    assert expected
    run(corpus, tmp_path / "p.parquet", checked=False)
    rows = pq.read_table(tmp_path / "p.diagnostics.parquet").to_pylist()
    assert [(row["source"], row["code"], row["path"]) for row in rows] == expected
    run(corpus, tmp_path / "p.csv")
    with (tmp_path / "p.diagnostics.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["source"], row["code"], row["path"] or None) for row in csv.DictReader(file)] == expected
    run(corpus, tmp_path / "p.jsonl")
    lines = (tmp_path / "p.diagnostics.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["message_zh"] for line in lines] == [row["message_zh"] for row in rows]


def test_the_protocol_is_utf8(tmp_path: Path) -> None:
    """A name in Chinese can be read in it; one that is no UTF-8 comes back to the byte."""
    names = [str(tmp_path / "公开.html"), os.fsdecode(os.fsencode(tmp_path) + b"/" + GBK[0])]
    extract(iter(names), Options(output=tmp_path / "p.csv", workers=0), Watch())
    protocol = (tmp_path / "p.csv.run.json").read_bytes()
    assert "公开.html".encode() in protocol
    assert json.loads(protocol)["failed"] == names


def test_a_run_in_the_folder_of_another(tmp_path: Path) -> None:
    """What it wrote there is no input of the next one."""
    (tmp_path / "minutes.txt").write_text("会议纪要", "utf-8")
    first = run(tmp_path, tmp_path / "first.csv")
    for given in (tmp_path, tmp_path / "*"):
        second = run(given, tmp_path / "second.csv", restart=True)
        assert (first.inputs, second.inputs) == (1, 1)
    assert list(expand([str(tmp_path / "first.csv")], lambda: b"")) == [str(tmp_path / "first.csv")]


def test_a_part_that_was_being_written(corpus: Path, tmp_path: Path) -> None:
    """What a kill left half written is written anew."""
    output = tmp_path / "p.csv"
    with pytest.raises(KeyboardInterrupt):
        run(corpus, output, Watch(20))
    half = Journal(output).folder / "parts" / "3.new"
    half.mkdir()
    (half / "panel.arrow").write_bytes(b"half")
    assert run(corpus, output).inputs == DOCUMENTS
    run(corpus, tmp_path / "whole" / "p.csv")
    assert (tmp_path / "whole" / "p.csv").read_bytes() == output.read_bytes()


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"output": "p.txt"}, ExtractError, r"none of \.parquet, \.csv, \.jsonl, \.xlsx"),
        ({"reading": Reading(reader="none-such")}, UnknownReaderError, "none-such"),
        ({"workers": -1}, SourceError, "workers"),
        ({"failed_list": "p.csv"}, ExtractError, "is written by the run itself"),
        ({"failed_list": "p.outcomes.csv"}, ExtractError, "is written by the run itself"),
        ({"failed_list": ""}, ExtractError, "is a folder"),
    ],
)
def test_mistakes(corpus: Path, tmp_path: Path, options: dict[str, Any], error: type[Exception], words: str) -> None:
    """They leave nothing behind."""
    options = {"output": "p.csv", **options}
    if "failed_list" in options:
        options["failed_list"] = tmp_path / options["failed_list"]
    with pytest.raises(error, match=words):
        run(corpus, tmp_path / options.pop("output"), **options)
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_a_folder(corpus: Path, tmp_path: Path) -> None:
    """It is said before anything is read, and without the advice to replace it."""
    (tmp_path / "p.csv").mkdir()
    for restart in (False, True):
        with pytest.raises(ExtractError, match="is a folder: name a file"):
            run(corpus, tmp_path / "p.csv", restart=restart)


def test_no_input(tmp_path: Path) -> None:
    """An empty folder is a mistake."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no input"):
        run(tmp_path / "empty", tmp_path / "p.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


@pytest.mark.parametrize(("module", "suffix"), [("pyarrow", "csv"), ("xlsxwriter", "xlsx")])
def test_without_the_extra(
    corpus: Path, tmp_path: Path, module: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names it."""
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[extract\]"):
        run(corpus, tmp_path / f"p.{suffix}")


def test_failed_inputs_are_listed(corpus: Path, tmp_path: Path) -> None:
    """The list can be read again from standard input."""
    paths = iter([str(tmp_path / "none.html"), *expand([str(corpus / "0000")], lambda: b"")])
    options = Options(output=tmp_path / "p.csv", workers=0, failed_list=tmp_path / "failed.txt")
    summary = extract(paths, options, Watch())
    assert (summary.failed, dict(summary.codes)) == (1, {"file-not-found": 1, "not-a-report": 1})
    assert (tmp_path / "failed.txt").read_text() == f"{tmp_path / 'none.html'}\n"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_failed_inputs_of_a_finished_run(tmp_path: Path, suffix: str) -> None:
    """The same command with a list, or with another one, writes it too: to the byte, and nothing is read."""
    paths = [os.fsdecode(os.fsencode(tmp_path) + b"/" + name) for name in GBK]
    (tmp_path / "minutes.txt").write_text("会议纪要", "utf-8")
    inputs = [*paths, str(tmp_path / "minutes.txt")]
    extract(inputs, Options(output=tmp_path / f"p.{suffix}", workers=0), Watch())
    for name in ("failed.txt", "new/failed.txt"):
        watch = Watch()
        listed = Options(output=tmp_path / f"p.{suffix}", workers=0, failed_list=tmp_path / name)
        assert extract(inputs, listed, watch).already_finished
        assert not watch.begun
        assert list(expand(["-"], (tmp_path / name).read_bytes)) == paths


def test_what_a_run_leaves_half_written_is_no_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output may stand in the folder that is read: a kill at the worst moment leaves the list of inputs as it was."""
    (tmp_path / "minutes.txt").write_text("会议纪要", "utf-8")
    options = Options(output=tmp_path / "p.csv", workers=0)

    def inputs(*arguments: str) -> list[str]:
        return list(expand(arguments or [str(tmp_path)], lambda: b"", without=options.own_files))

    replace = Path.replace

    def kill(path: Path, target: Path) -> Path:
        if target == options.protocol:
            raise KeyboardInterrupt
        return replace(path, target)

    expected = inputs()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", kill)
        with pytest.raises(KeyboardInterrupt):
            extract(expected, options, Watch())
    left = [str(path) for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.endswith("run.json.new") for path in left)
    assert inputs() == inputs(*left) == inputs(f"{tmp_path}/**", f"{tmp_path}/.*/**") == expected
    assert extract(inputs(), options, Watch()).inputs == 1
    assert not list(tmp_path.rglob("*.new"))
    assert not options.own_files[-1].exists()


def test_row_groups(corpus: Path, tmp_path: Path) -> None:
    """A Parquet file has a row group for each part, so that no run holds more than one part."""
    run(corpus, tmp_path / "p.parquet")
    metadata = pq.ParquetFile(tmp_path / "p.parquet").metadata
    assert metadata.num_row_groups == 8
    assert isinstance(pq.read_schema(tmp_path / "p.parquet"), pa.Schema)


LONG = "a" * 255


@pytest.mark.parametrize(("length", "fits"), [(255, False), (250, False), (243, False), (242, True)])
def test_names_that_are_too_long(corpus: Path, tmp_path: Path, length: int, fits: bool) -> None:
    """The files beside the output have longer names: where they do not fit, nothing is read."""
    output = tmp_path / f"{LONG[: length - 4]}.csv"
    watch = Watch()
    if fits:
        assert run(corpus / "0000", output, watch).inputs
        return
    with pytest.raises(ExtractError, match=r"nothing was read: give the output a shorter name") as raised:
        run(corpus / "0000", output, watch)
    assert "请缩短输出的文件名" in raised.value.message_zh
    assert not watch.begun
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["file/failed.txt", LONG + "a"])
def test_a_list_that_cannot_be_written(corpus: Path, tmp_path: Path, name: str) -> None:
    """It is said before anything is read."""
    (tmp_path / "file").touch()
    watch = Watch()
    with pytest.raises(ExtractError, match="nothing was read: name another file for the inputs that failed"):
        run(corpus, tmp_path / "p.csv", watch, failed_list=tmp_path / name)
    assert not watch.begun
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_list_that_is_there_is_not_touched_by_a_mistake(corpus: Path, tmp_path: Path) -> None:
    """Looking whether it can be written changes nothing."""
    listed = tmp_path / "failed.txt"
    listed.write_text("a.html\n")
    with pytest.raises(SourceError):
        run(corpus / "*.pdf", tmp_path / "p.csv", failed_list=listed)
    assert listed.read_text() == "a.html\n"


GBK = [b"\xd6\xd0\xce\xc4.html", b"\xb9\xfa\xbc\xd2.html"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_names_that_are_not_utf8(tmp_path: Path, suffix: str) -> None:
    """Two stay two, and the list of those that failed has them to the byte."""
    paths = [os.fsdecode(os.fsencode(tmp_path) + b"/" + name) for name in GBK]
    options = Options(output=tmp_path / f"p.{suffix}", workers=0, failed_list=tmp_path / "failed.txt")
    extract(iter(paths), options, Watch())
    failed = (tmp_path / "failed.txt").read_bytes()
    assert list(expand(["-"], lambda: failed)) == paths
    if suffix == "csv":
        rows = list(csv.DictReader((tmp_path / "p.outcomes.csv").read_text("utf-8-sig").splitlines()))
        assert [Path(row["source"]).name for row in rows] == [r"\xd6\xd0\xce\xc4.html", r"\xb9\xfa\xbc\xd2.html"]


@pytest.mark.parametrize("suffix", ["parquet", "xlsx"])
def test_two_names_stay_two(tmp_path: Path, suffix: str) -> None:
    """One that looks like the other written out: each has its own rows, and the links of a workbook lead to them."""
    report = "青屏县档案馆2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容 | 本年处理决定数量 |\n行政处罚 | 12 |\n"
    report += "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    names = [b"\xd6.txt", b"\\xd6.txt", b"a\\b.txt"]
    paths = [os.fsdecode(os.fsencode(tmp_path) + b"/" + name) for name in names]
    for path in paths:
        Path(path).write_text(report, "utf-8")
    extract(iter(paths), Options(output=tmp_path / f"p.{suffix}", workers=0), Watch())
    expected = [r"\xd6.txt", r"\\xd6.txt", r"a\b.txt"]
    if suffix == "parquet":
        for table in ("p", "p.outcomes"):
            found = dict.fromkeys(pq.read_table(tmp_path / f"{table}.parquet").column("source").to_pylist())
            assert [Path(str(name)).name for name in found] == expected
    else:
        book = openpyxl.load_workbook(tmp_path / "p.xlsx")
        sheet = next(sheet for sheet in book if sheet.title.startswith("二、主动公开"))
        sources = [str(row[0].value) for row in sheet.iter_rows()]
        assert [Path(source).name for source in sources if source.startswith(str(tmp_path))] == expected


def test_a_failed_name_of_two_lines(tmp_path: Path) -> None:
    """The list is parted by NUL where a line would not hold a name."""
    paths = [str(tmp_path / "a\nb.html"), str(tmp_path / "c.html")]
    extract(iter(paths), Options(output=tmp_path / "p.csv", workers=0, failed_list=tmp_path / "f" / "f.txt"), Watch())
    failed = (tmp_path / "f" / "f.txt").read_bytes()
    assert list(expand(["-"], lambda: failed)) == paths


@pytest.mark.parametrize("folder", ["pages", "elsewhere", "link"])
@pytest.mark.parametrize("late", [False, True])
def test_a_list_that_was_written_is_no_input_later(tmp_path: Path, folder: str, late: bool) -> None:
    """A run without it reads the same inputs, be it the same output, anew or another; so does one that was broken off."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "minutes.txt").write_text("会议纪要", "utf-8")
    (pages / "blank.txt").touch()
    listed = tmp_path / "pages" / "failed.txt"
    if folder == "link":
        (tmp_path / "deep" / "out").mkdir(parents=True)
        (tmp_path / "link").symlink_to(tmp_path / "deep" / "out")

    def again(name: str, watch: Watch | None = None, **options: Any) -> Summary:  # noqa: ANN401 - each option has its type
        asked = Options(output=tmp_path / folder / name, workers=0, **options)
        inputs = expand([str(pages)], lambda: b"", without=asked.own_files)
        return extract(inputs, asked, watch or Watch())

    if late:
        again("p.csv")
    again("p.csv", failed_list=listed)
    assert listed.read_text() == f"{pages / 'blank.txt'}\n"
    assert again("p.csv").already_finished
    with pytest.raises(KeyboardInterrupt):
        again("p.csv", Watch(stop=1), restart=True, checked=False)
    assert again("p.csv", checked=False).inputs == 2
    assert again("p.csv", checked=False).already_finished
    if folder == "pages":
        assert again("q.csv").inputs == 2
    listed.write_text("a document of the same name")
    with pytest.raises(ExtractError, match="there were 2 inputs, and there are 3 now"):
        again("p.csv", checked=False)


def test_the_list_of_failed_inputs_is_no_input(tmp_path: Path) -> None:
    """It may stand in the folder that is read."""
    options = Options(output=tmp_path / "p.csv", failed_list=tmp_path / "failed.txt")
    (tmp_path / "failed.txt").touch()
    (tmp_path / "a.html").touch()
    assert list(expand([str(tmp_path)], lambda: b"", without=options.own_files)) == [str(tmp_path / "a.html")]


@pytest.mark.parametrize("damage", ["{", "{}", "[]", '{"plan": {}, "summary": {}}', '{"plan": 3, "summary": null}'])
def test_a_protocol_that_cannot_be_read(corpus: Path, tmp_path: Path, damage: str) -> None:
    """Nothing is replaced, and the error says what to do; so it is with the plan of an unfinished run."""
    (tmp_path / "p.csv.run.json").write_text(damage)
    with pytest.raises(ExtractError, match=r"run\.json cannot be read.*--restart"):
        run(corpus, tmp_path / "p.csv")
    folder = Journal(tmp_path / "q.csv").folder
    (folder / "parts").mkdir(parents=True)
    (folder / "plan.json").write_text(damage)
    with pytest.raises(ExtractError, match=r"plan\.json cannot be read.*--restart"):
        run(corpus, tmp_path / "q.csv")


def test_a_mistake_costs_no_finished_run(corpus: Path, tmp_path: Path) -> None:
    """With --restart, what is there is forgotten when the inputs are known, and not before."""
    run(corpus / "0000", tmp_path / "p.csv")
    with pytest.raises(SourceError, match="no file fits"):
        run(corpus / "*.pdf", tmp_path / "p.csv", restart=True)
    assert run(corpus / "0000", tmp_path / "p.csv").already_finished


def test_a_file_of_others_beside_the_output(corpus: Path, tmp_path: Path) -> None:
    """It is not replaced either."""
    (tmp_path / "p.outcomes.csv").write_text("mine")
    with pytest.raises(ExtractError, match=r"p\.outcomes\.csv is there already"):
        run(corpus, tmp_path / "p.csv")
    assert (tmp_path / "p.outcomes.csv").read_text() == "mine"


def test_a_finished_run_of_which_a_file_is_gone(corpus: Path, tmp_path: Path) -> None:
    """The error does not speak of another run."""
    run(corpus / "0000", tmp_path / "p.csv")
    (tmp_path / "p.csv").unlink()
    with pytest.raises(ExtractError, match="a file of that run is gone"):
        run(corpus / "0000", tmp_path / "p.csv")


def test_findings_of_before_do_not_stay(corpus: Path, tmp_path: Path) -> None:
    """A run without findings that replaces one with them removes them."""
    run(corpus, tmp_path / "p.csv")
    run(corpus, tmp_path / "p.csv", checked=False, restart=True)
    assert not (tmp_path / "p.findings.csv").exists()
    (tmp_path / "p.findings.csv").write_text("mine")
    run(corpus, tmp_path / "p.csv", checked=False, restart=True)
    assert (tmp_path / "p.findings.csv").read_text() == "mine"


@pytest.mark.parametrize("page", ["docs/extract.md", "docs/zh/extract.md"])
@pytest.mark.parametrize("wide", [False, True])
def test_reading_a_panel_again(
    corpus: Path, tmp_path: Path, page: str, wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of the documentation lose no digit, and make no float of a count or of printed text."""
    pd, pl = pytest.importorskip("pandas"), pytest.importorskip("polars")
    text = (Path(__file__).resolve().parents[2] / page).read_text("utf-8")
    first, *lines = text.partition("```text\ntext = ")[2].partition("```")[0].splitlines()
    assert len(lines) == 4
    for suffix in ("csv", "parquet"):
        run(corpus, tmp_path / f"panel.{suffix}", wide=wide)
    monkeypatch.chdir(tmp_path)
    expected = pq.read_table("panel.parquet").to_pylist()
    for line in lines:
        frame = eval(line, {"pd": pd, "pl": pl, "text": eval(first)})  # noqa: S307 - a line of our own documentation
        rows = frame.to_dict("records") if isinstance(frame, pd.DataFrame) else frame.to_dicts()
        assert len(rows) == len(expected)
        for row, other in zip(rows, expected, strict=True):
            for key, value in other.items():
                given = row[key]
                missing = given is None or given is pd.NA
                assert missing or not isinstance(given, float)
                read = str if isinstance(value, date) else type(value)
                assert value in (None, "") if missing else read(given) == read(value), (line, key)
                if key == "raw" and missing:
                    assert row["status"] == ("absent" if value is None else "blank"), line
