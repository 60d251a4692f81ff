"""The document, whose values are made when the first is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ._dagordning import indented
from ._html import page
from ._model import Attachment, DocumentFields, fields_of

__all__ = ["Document"]


class Document(DocumentFields):
    """A meeting document: an agenda, minutes, an announcement.

    Its values are attributes, typed as the JSON Schema has them (`dagordning.model`): `document.meeting.date`,
    `document.items[0].decisions`. What the page does not say is `None`, `False` or an empty list.
    """

    #: Where it was read from, as it was named; none where bytes were given without a name.
    path: str | None

    def __init__(self, json: bytes | str, path: str | None = None) -> None:
        self._json = json.encode() if isinstance(json, str) else json
        self.path = path

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in DocumentFields.__annotations__:
                raise AttributeError(f"a document has no {name!r}")
            fields = fields_of(json.loads(self._json))
            for attachment in fields["attachments"]:
                _own(attachment)
            vars(self).update(fields)
            return fields[name]

    def to_json(self, *, indent: bool = False) -> str:
        """The JSON, byte for byte what `dagordning parse --compact` prints of it, with `indent` what `dagordning parse`
        prints, both without the last line's end."""
        return indented(self._json) if indent else self._json.decode()

    def to_dict(self) -> dict[str, Any]:
        """The JSON as dictionaries and lists; keys with nothing to say are left out."""
        value: dict[str, Any] = json.loads(self._json)
        return value

    def __repr__(self) -> str:
        date = self.meeting.date if self.meeting else None
        said = [self.kind, *(str(value) for value in (self.body, date) if value), f"{len(self.items)} items"]
        return f"<dagordning.Document {', '.join(said)}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __reduce__(self) -> tuple[type[Document], tuple[bytes, str | None]]:
        return Document, (self._json, self.path)

    def _repr_html_(self) -> str:
        return page(self)


def _own(attachment: Attachment) -> None:
    """A paper that was read as a document of its own becomes one."""
    told: Any = attachment.document
    if told is not None:
        attachment.document = Document(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
