"""Swedish meeting documents (kallelse, föredragningslista, protokoll) to typed, checked values.

    import dagordning

    document = dagordning.parse("protokoll.pdf")
    for item in document.items:
        print(item.number, item.title)

`parse` reads one document, `parse_all` all that one input holds, `parse_many` whole folders, `tables` makes tables of them
that pyarrow, polars, pandas and DuckDB take without copying. PDFs are read in processes of their own with limits of time and
memory; scans need the program tesseract. Nothing else is needed, and nothing is fetched from anywhere.
"""

from __future__ import annotations

from . import _model as model
from ._dagordning import VERSION as __version__
from ._document import Document
from ._error import Error
from ._read import Result, parse, parse_all, parse_many
from ._tables import Table, tables

__all__ = [
    "Document",
    "Error",
    "Result",
    "Table",
    "__version__",
    "model",
    "parse",
    "parse_all",
    "parse_many",
    "tables",
]
