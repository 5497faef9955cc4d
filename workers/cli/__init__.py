"""The command ``copydesk``: data on stdout, messages on stderr, an exit code that says how it went.

``copydesk --help`` must answer at once, so nothing is imported here before a command is chosen.
"""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (``workers.cli.exits``); no error becomes a traceback."""
    from workers.cli import exits
    from workers.cli.app import app

    exits.prepare()
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name="copydesk")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else exits.ERROR
        return exits.flushed(code)
    except BaseException as error:
        return exits.told(error)
    return exits.flushed(exits.OK)


if __name__ == "__main__":
    sys.exit(main())
