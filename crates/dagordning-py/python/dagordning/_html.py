"""How notebooks show a document. All that the page says is escaped: it is text of people whom nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._document import Document
    from ._model import Item

#: So many items are shown.
_MOST = 60
_CELL = "style='text-align:left;vertical-align:top'"


def page(document: Document) -> str:
    """The head, the items with what was decided, and the doubts."""
    meeting = document.meeting
    when = [meeting.date, meeting.start_time, meeting.location] if meeting else []
    told = [document.organization, document.body, *when, document.source.file_name]
    items = list(_all(document.items))
    rows = "".join(_row(item) for item in items[:_MOST])
    more = f"<p>… and {len(items) - _MOST} more</p>" if len(items) > _MOST else ""
    doubts = "".join(
        f"<li><code>{escape(one.code)}</code> ({escape(one.severity)}): {escape(one.message)}</li>"
        for one in document.diagnostics
    )
    return (
        f"<div><p><b>{escape(document.title or document.kind)}</b><br>{_joined(told)}</p>"
        f"<table><thead><tr><th {_CELL}>§</th><th {_CELL}>title</th><th {_CELL}>decided</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{more}"
        f"{f'<details><summary>{len(document.diagnostics)} doubts</summary><ul>{doubts}</ul></details>' if doubts else ''}"
        "</div>"
    )


def _all(items: Iterable[Item]) -> Iterable[Item]:
    for item in items:
        yield item
        yield from _all(item.subitems)


def _row(item: Item) -> str:
    decided = [clause.text for decision in item.decisions for clause in decision.clauses]
    cells = [escape(item.number or ""), escape(item.title or ""), "<br>".join(escape(text or "") for text in decided)]
    return "<tr>" + "".join(f"<td {_CELL}>{cell}</td>" for cell in cells) + "</tr>"


def _joined(values: Iterable[str | None]) -> str:
    return " · ".join(escape(value) for value in values if value)
