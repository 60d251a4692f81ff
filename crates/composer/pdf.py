#!/usr/bin/env python3
"""Typesets composed pages: reads a JSON list of {"look": n, "page": {…}} on stdin and writes for each the length of a PDF in
bytes, a line end and the PDF. Needs reportlab and fontTools, and a font of `fixtures/pdf/typeset/fonts.py`."""

import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "1704067200"
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fixtures" / "pdf"))

from reportlab.lib.colors import Color  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.lib.utils import simpleSplit  # noqa: E402
from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from typeset import fonts  # noqa: E402


@dataclass
class Look:
    families: tuple[str, ...]
    size: float
    lead: float
    left: float
    right: float
    rules: bool
    title: float
    apart: float
    slant: float


LOOKS = [
    Look((fonts.SERIF, fonts.DEJAVU), 11, 14, 70, 60, False, 1.5, 5, 45),
    Look((fonts.SANS, fonts.DEJAVU_SANS), 9.5, 12.5, 56, 56, True, 1.7, 3, 58),
    Look((fonts.SANS, fonts.DEJAVU_SANS), 10.5, 15, 80, 50, False, 1.2, 6, 22),
]


def family(look: Look) -> str:
    for name in look.families:
        try:
            fonts.font_file(name)
            return name
        except SystemExit:
            continue
    raise SystemExit(f"none of the fonts {look.families} is installed")


class Sheets:
    """Pages set from top to bottom. They are set twice, since the number of pages stands on each."""

    def __init__(self, page: dict, look: Look, pages: int):
        self.page, self.look, self.pages = page, look, pages
        name = family(look)
        self.plain, self.bold = fonts.reportlab_font(name), fonts.reportlab_font(name, bold=True)
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=A4, invariant=1, initialFontName=self.plain)
        self.width = A4[0] - look.left - look.right
        self.number = 0
        self.begin()

    def begin(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.lines = 0
        top = A4[1] - 40
        for row in self.page["header"]:
            self.spread(top, row)
            top -= self.look.lead
        bottom = 30 + self.look.lead * len(self.page["footer"])
        for index, row in enumerate(self.page["footer"]):
            self.spread(bottom - index * self.look.lead, row)
        self.y, self.bottom = top - 14, bottom + 18
        if words := self.page["watermark"]:
            self.canvas.saveState()
            self.canvas.translate(A4[0] / 2, A4[1] / 2)
            self.canvas.rotate(self.look.slant)
            self.canvas.setFont(self.bold, 70)
            self.canvas.setFillColor(Color(0.85, 0.85, 0.85))
            self.canvas.drawCentredString(0, 0, words)
            self.canvas.restoreState()

    def spread(self, y: float, row: list[str]) -> None:
        self.canvas.setFont(self.plain, self.look.size - 1)
        for index, cell in enumerate(row):
            cell = cell.replace("{page}", str(self.number)).replace("{pages}", str(self.pages))
            if index == 0:
                self.canvas.drawString(self.look.left, y, cell)
            elif index == 1 and len(row) == 3:
                self.canvas.drawCentredString(self.look.left + self.width / 2, y, cell)
            else:
                self.canvas.drawRightString(self.look.left + self.width, y, cell)

    def room(self, lines: int) -> None:
        if self.y - lines * self.look.lead < self.bottom:
            self.begin()

    def row(self, parts: list[tuple[float, str]], bold: bool = False, size: float = 0) -> None:
        size = size or self.look.size
        self.room(1)
        self.y -= max(self.look.lead, size * 1.25)
        self.lines += 1
        if self.page["line_numbers"]:
            self.canvas.setFont(self.plain, 7)
            self.canvas.drawRightString(self.look.left - 12, self.y, str(self.lines))
        self.canvas.setFont(self.bold if bold else self.plain, size)
        for x, text in parts:
            if text:
                self.canvas.drawString(self.look.left + x, self.y, text)

    def split(self, text: str, width: float, bold: bool = False, size: float = 0) -> list[str]:
        return simpleSplit(text, self.bold if bold else self.plain, size or self.look.size, max(width, 30)) or [""]

    def text(self, text: str, x: float = 0, mark: str = "", hang: float = 0, bold: bool = False, size: float = 0) -> None:
        for index, line in enumerate(self.split(text, self.width - x - hang, bold, size)):
            self.row([(x, mark if index == 0 else ""), (x + hang, line)], bold, size)

    def table(self, rows: list[dict]) -> None:
        scale = self.width / max(self.page["width"], 30)
        for row in rows:
            cells, columns = row["cells"], row["columns"]
            starts = [scale * (columns[i] if i < len(columns) else columns[-1] + 20 * (i + 1 - len(columns)) if columns else 20 * i)
                      for i in range(len(cells))]
            ruled = self.look.rules and len(cells) > 2
            lines = []
            for index, cell in enumerate(cells):
                following = [i for i in range(index + 1, len(cells)) if cells[i].strip() or ruled]
                end = starts[following[0]] - 6 if following else self.width
                lines.append(self.split(cell, end - starts[index], row["head"]))
            height = max(map(len, lines), default=0)
            self.room(min(height, 12))
            top = self.y - 3
            for index in range(height):
                parts = [(x, cell[index] if index < len(cell) else "") for x, cell in zip(starts, lines)]
                self.row(parts, bold=row["head"])
            if ruled and self.y < top:
                self.grid([x - 3 for x in starts] + [self.width + 3], top, self.y - 3)

    def grid(self, xs: list[float], top: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.5)
        for y in (top, bottom):
            self.canvas.line(self.look.left + xs[0], y, self.look.left + xs[-1], y)
        for x in xs:
            self.canvas.line(self.look.left + x, top, self.look.left + x, bottom)

    def set(self) -> int:
        run: list[dict] = []
        for block in self.page["blocks"]:
            kind = block["kind"]
            if kind == "row":
                run.append(block)
                continue
            self.table(run)
            run = []
            if kind == "heading":
                self.room(3)
                size = self.look.size * (self.look.title if block["level"] == 0 else 1)
                self.text(block["text"], bold=block["bold"] or block["level"] == 0, size=size)
            elif kind == "paragraph":
                self.text(block["text"])
                self.y -= self.look.apart / 2
            elif kind == "line":
                self.text(block["text"])
            elif kind == "entry":
                mark = block["mark"]
                hang = max(18, stringWidth(mark, self.plain, self.look.size) + 6) if mark else 0
                self.text(block["text"], x=18 * block["level"], mark=mark, hang=hang)
            elif kind == "gap":
                self.y -= self.look.lead * 0.8
            elif kind == "page_break":
                self.begin()
        self.table(run)
        return self.number

    def done(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


def main() -> None:
    out = sys.stdout.buffer
    for job in json.load(sys.stdin):
        look = LOOKS[job["look"] % len(LOOKS)]
        pages = Sheets(job["page"], look, 1).set()
        sheets = Sheets(job["page"], look, pages)
        sheets.set()
        pdf = sheets.done()
        out.write(f"{len(pdf)}\n".encode())
        out.write(pdf)
        out.flush()


if __name__ == "__main__":
    main()
