"""The command line ``gov-disclosure``.

Importing this package needs nothing beyond the library; running it needs the extra ``cli``, its command ``extract`` more.
"""

import sys
from collections.abc import Sequence

USAGE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on `arguments` (those of the process by default) and leave by `SystemExit`."""
    try:
        import rich  # noqa: F401 - only asks whether the extra is there
        import typer  # noqa: F401
    except ModuleNotFoundError as error:
        extra = "extract" if "extract" in (sys.argv[1:] if arguments is None else arguments)[:1] else "cli"
        print(
            f"gov-disclosure: the command line needs the module {error.name!r}, which is not installed; "
            f'run: pip install "gov-disclosure[{extra}]"',
            file=sys.stderr,
        )
        raise SystemExit(USAGE) from None
    try:
        from gov_disclosure.cli.app import run

        run(arguments)
    except KeyboardInterrupt:  # while modules are loaded; a command that has begun says so itself
        raise SystemExit(INTERRUPTED) from None
