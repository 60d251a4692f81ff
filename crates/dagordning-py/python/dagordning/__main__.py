"""The command: `python -m dagordning`."""

from __future__ import annotations

import signal
import sys

from . import _start
from ._dagordning import main as run


def main() -> int:
    """Runs the command on the process's arguments; its exit status."""
    # As for any program, the first Ctrl-C ends it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _start.prepare()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
