"""The command line ``gov-disclosure``.

Importing this package needs nothing beyond the library; running it needs the extra ``cli``.
"""

import sys
from collections.abc import Sequence

USAGE = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on `arguments` (those of the process by default) and leave by `SystemExit`."""
    try:
        import rich  # noqa: F401 - only asks whether the extra is there
        import typer  # noqa: F401
    except ModuleNotFoundError as error:
        print(
            f"gov-disclosure: the command line needs the module {error.name!r}, which is not installed; "
            'run: pip install "gov-disclosure[cli]"',
            file=sys.stderr,
        )
        raise SystemExit(USAGE) from None
    from gov_disclosure.cli.app import run

    run(arguments)
