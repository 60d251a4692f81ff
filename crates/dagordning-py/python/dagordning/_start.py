"""How the processes that read PDFs are started: an interpreter that loads the native module and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

from ._dagordning import set_own

# No site, no packages: the only import is of the native module in its folder.
_PROGRAM = "import sys; sys.path[:] = [{folder!r}]; import _dagordning; sys.exit(_dagordning.main(sys.argv[1:]))"


def prepare() -> None:
    """Says how they are started. A program without an interpreter of its own has to ask for `worker=False`."""
    if sys.executable:
        program = _PROGRAM.format(folder=str(Path(__file__).parent))
        set_own([sys.executable, "-I", "-S", "-c", program])
