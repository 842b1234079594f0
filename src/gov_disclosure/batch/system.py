"""What the system says of files that it does not give or take, in English and Chinese."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

_CHINESE: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "没有这个文件或文件夹",
        errno.EISDIR: "这是文件夹，不是文件",
        errno.ENOTDIR: "路径中有一处不是文件夹",
        errno.EACCES: "没有权限",
        errno.EPERM: "不允许这一操作",
        errno.ENAMETOOLONG: "文件名过长",
        errno.ELOOP: "链接的层数过多",
        errno.EIO: "输入或输出出错",
        errno.ENOSPC: "磁盘空间不足",
        errno.EROFS: "文件系统只能读取，不能写入",
        errno.EMFILE: "打开的文件过多",
        errno.ENFILE: "系统中打开的文件过多",
        errno.EBUSY: "文件正被占用",
    }
)
"""The errors that a user can do something about; others are quoted as the system tells them."""


class RefusedError(OSError):
    """What is named is not read, though the system might give it; the reason is ours, and so has a Chinese wording."""

    def __init__(self, number: int, message: str, message_zh: str = "") -> None:
        super().__init__(number, message)
        self.message_zh = message_zh


def reason(error: OSError) -> str:
    """Why, in the words of the system."""
    return str(error.strerror or error)


def reason_zh(error: OSError) -> str:
    """The same in Chinese.

    >>> reason_zh(FileNotFoundError(2, "No such file or directory"))
    '没有这个文件或文件夹'
    """
    if isinstance(error, RefusedError):
        return error.message_zh
    return _CHINESE.get(error.errno or 0) or f"系统报错：{reason(error)}"
