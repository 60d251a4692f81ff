"""What a user writes, for the checker of types: never run."""

from __future__ import annotations

from typing import Literal

import dagordning

document: dagordning.Document = dagordning.parse("protokoll.pdf", ocr="never", spans=True)
date: str | None = document.meeting.date if document.meeting else None
kind: Literal["agenda", "minutes", "minutes_extract", "announcement", "unknown"] = document.kind
titles: list[str | None] = [item.title for item in document.items]
value: float | None = document.items[0].decisions[0].clauses[0].amounts[0].value
inside: dagordning.Document | None = document.attachments[0].document
votes: list[tuple[str | None, str | None]] = [
    (ballot.party, ballot.vote) for item in document.items for vote in item.votes for ballot in vote.ballots
]
for result in dagordning.parse_many(["a.pdf", "b.pdf"], workers=2):
    reason: str = result.error.reason if result.error else ""
table: dagordning.Table = dagordning.tables([document])["items"]
