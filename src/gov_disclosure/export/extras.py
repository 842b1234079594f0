"""Packages that an extra brings: imported when they are needed, and named where they are missing."""

from importlib import import_module
from typing import Any

from gov_disclosure.errors import MissingExtraError


def load(package: str, extra: str, purpose: str) -> Any:
    """The package, imported; `purpose` says what needs it.

    Raises `MissingExtraError` where it is not installed.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package.partition(".")[0]:
            raise
        raise MissingExtraError(package, extra, purpose) from None
