"""Why ``extract`` does not begin: what it says of outputs and inputs, in English and Chinese."""

import errno
from pathlib import Path

from gov_disclosure.batch.system import reason, reason_zh
from gov_disclosure.errors import ExtractError, SourceError

NOT_OURS = (
    "it was not written by this program, or its .run.json is gone",
    "它不是由本程序写出的，或其 .run.json 已不在",
)
"""Why a file of that name is none that can be gone on with."""
UNREADABLE = ("its .run.json cannot be read", "其 .run.json 无法读取")
"""The same of a file whose protocol says nothing."""


def in_the_way(path: Path, difference: tuple[str, str]) -> ExtractError:
    """The output is there, and of another run; `difference` says in what, in English and Chinese."""
    return ExtractError(
        f"{path} is there already, and of another run ({difference[0]}): "
        "give --restart to write it anew, or another output",
        message_zh=f"{path} 已经存在，属于另一次运行（{difference[1]}）：请用 --restart 重新写出，或换一个输出",
    )


def incomplete(path: Path) -> ExtractError:
    """A finished run lacks one of its files."""
    return ExtractError(
        f"{path} was finished, and a file of that run is gone: give --restart to write it anew",
        message_zh=f"{path} 已经写好，但那次运行的一个文件已不在：请用 --restart 重新写出",
    )


def is_folder(path: Path) -> ExtractError:
    """A file to be written is a folder."""
    return ExtractError(
        f"{path} is a folder: name a file to write to", message_zh=f"{path} 是文件夹：请给出要写入的文件"
    )


def is_own(path: Path) -> ExtractError:
    """The list of failed inputs would be written over a file of the run."""
    return ExtractError(
        f"{path} is written by the run itself: name another file for the inputs that failed",
        message_zh=f"{path} 由这次运行写出：读取失败的输入请写到另一个文件",
    )


def listed_over_input(path: str) -> ExtractError:
    """The list of failed inputs would be written over an input."""
    return ExtractError(
        f"{path} is an input, and --errors would write over it: name another file for the inputs that failed",
        message_zh=f"{path} 是输入，而 --errors 会覆盖它：读取失败的输入请写到另一个文件",
    )


def listed_over_other(path: Path) -> ExtractError:
    """The list of failed inputs would be written over a file that is none."""
    return ExtractError(
        f"{path} is there already, and no run of this output wrote it as its list of --errors: "
        "name another file for the inputs that failed",
        message_zh=f"{path} 已经存在，且不是该输出的运行用 --errors 写出的清单：读取失败的输入请写到另一个文件",
    )


def listed_over_changed(path: Path) -> ExtractError:
    """The list of failed inputs was changed since a run wrote it."""
    return ExtractError(
        f"{path} is a list of --errors that has been changed since it was written: name another file for the inputs that "
        "failed, or give --restart to begin anew and replace it",
        message_zh=f"{path} 是 --errors 写出的清单，此后有改动：读取失败的输入请写到另一个文件，或用 --restart 从头开始并替换它",
    )


def written_over_input(path: str) -> ExtractError:
    """A file of the run would be written over an input."""
    return ExtractError(
        f"{path} is an input that no run of this output is known to have written, and this run would write over it: "
        "name another output",
        message_zh=f"{path} 是输入，没有记录表明它由该输出的运行写出，而这次运行会覆盖它：请换一个输出",
    )


def changed(path: Path) -> ExtractError:
    """A file of a finished run has another size than the run gave it."""
    return ExtractError(
        f"{path} was finished, and has been changed since (its size is another): give --restart to write it anew, "
        "or name another output",
        message_zh=f"{path} 已经写好，但此后有改动（大小不同）：请用 --restart 重新写出，或换一个输出",
    )


def not_begun(path: Path, error: OSError) -> ExtractError:
    """The system does not let files be written where the output should be, so that there is no run to go on with."""
    at = error.filename or path
    advice, advice_zh = _TOO_LONG if error.errno == errno.ENAMETOOLONG else _ELSEWHERE
    return ExtractError(
        f"{path} cannot be written ({at}: {reason(error)}), and nothing was read: {advice}",
        message_zh=f"{path} 无法写出（{at}：{reason_zh(error)}），没有读取任何文件：{advice_zh}",
    )


_ELSEWHERE = ("name an output in another folder", "请把输出放到其他文件夹")
_TOO_LONG = (
    "give the output a shorter name, for those of the files beside it are longer",
    "请缩短输出的文件名，因为旁边各文件的名称更长",
)


def not_listed(path: Path, error: OSError) -> ExtractError:
    """The list of failed inputs cannot be written."""
    at = error.filename or path
    return ExtractError(
        f"{path} cannot be written ({at}: {reason(error)}), and nothing was read: "
        "name another file for the inputs that failed",
        message_zh=f"{path} 无法写出（{at}：{reason_zh(error)}），没有读取任何文件：读取失败的输入请写到另一个文件",
    )


def no_input() -> SourceError:
    """Nothing is to be read."""
    return SourceError(
        "there is no input: no file was named, and the folders that were named hold none",
        message_zh="没有输入：没有给出文件，所给的文件夹中也没有文件",
    )
