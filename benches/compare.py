#!/usr/bin/env python3
"""Measures `dagordning parse` on PDFs against `pdftotext -layout` (poppler), both in one run and on one core.

    cargo build --profile dist
    benches/compare.py                      # the shipped fixtures
    benches/compare.py FOLDER               # every PDF under a folder
    benches/compare.py --books              # made-up meeting books of 800 and 1600 pages alone
    benches/compare.py --rounds 9 FOLDER    # more rounds; the least time of each file counts

Per file a process of its own is started on either side, in turn, and the least wall time of the rounds is summed. Beside
the sums it tells: all files in one call, what starting the program and its worker takes, the peak memory (of the program
and its worker), and time and memory for made-up meeting books of 800 and 1600 pages. Nothing is fetched or kept.
Scanned pages are left unread on both sides.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=HERE.parent / "fixtures/pdf", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--books", action="store_true", help="the made-up meeting books alone")
    parser.add_argument("--program", default=HERE.parent / "target/dist/dagordning", type=pathlib.Path)
    args = parser.parse_args()
    if not args.program.exists():
        sys.exit(f"{args.program} is not there: cargo build --profile dist")
    files = sorted(path for path in args.folder.rglob("*.pdf") if b"%PDF-" in path.read_bytes()[:1024])
    if not files:
        sys.exit(f"no PDF in {args.folder}")
    # A copy, as an installed program is one: the linker leaves its output in pieces in the system's cache of files, and a
    # program that is started from there takes a tenth of a millisecond longer for each process.
    copy = tempfile.TemporaryDirectory()
    program = shutil.copy(args.program, copy.name)
    if hasattr(os, "sched_setaffinity"):
        # Inherited: a program that pins each process would be timed along with it.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    poppler = shutil.which("pdftotext")
    if not args.books:
        start_up(program, files[0], args.rounds)
        corpus(program, poppler, files, args.rounds)
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for pages in (800, 1600):
            book = pathlib.Path(folder) / f"book-{pages}.pdf"
            book.write_bytes(meeting_book(pages))
            taken.append(compare_book(program, poppler, book, pages))
        (short, little), (long, much) = taken
        print(f"twice the pages: {long / short:.2f} times the time, {much / little:.2f} times the memory")


def run(command):
    """Wall seconds and peak megabytes of a command, its waited-for children included."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def least(command, rounds):
    return min(run(command) for _ in range(rounds))


def start_up(program, file, rounds):
    rounds *= 10
    nothing = least(["true"], rounds)[0]
    alone = least([program, "--version"], rounds)[0]
    inside = least([program, "parse", "--ocr", "never", "--no-worker", str(file)], rounds)[0]
    worker = least([program, "parse", "--ocr", "never", str(file)], rounds)[0]
    print(f"start-up, less that of a process that does nothing ({1e3 * nothing:.2f} ms):")
    print(f"  the program {1e3 * (alone - nothing):.2f} ms; its worker on top {1e3 * (worker - inside):.2f} ms")


def corpus(program, poppler, files, rounds):
    ours, theirs = [9e9] * len(files), [9e9] * len(files)
    memory = [0, 0]
    for _ in range(rounds):
        for at, file in enumerate(files):
            seconds, peak = run([program, "parse", "--ocr", "never", str(file)])
            ours[at], memory[0] = min(ours[at], seconds), max(memory[0], peak)
            if poppler:
                seconds, peak = run([poppler, "-layout", str(file), "-"])
                theirs[at], memory[1] = min(theirs[at], seconds), max(memory[1], peak)
    together = least([program, "parse", "--ocr", "never"] + [str(file) for file in files], rounds)[0]
    print(f"{len(files)} files, {rounds} rounds, a process per file:")
    print(f"  dagordning parse  {sum(ours):8.3f} s  peak {memory[0]:.0f} MB")
    if poppler:
        print(f"  pdftotext -layout {sum(theirs):8.3f} s  peak {memory[1]:.0f} MB")
        print(f"  ratio             {sum(ours) / sum(theirs):8.3f}")
        worst = sorted(((a / b, file) for a, b, file in zip(ours, theirs, files)), reverse=True)[:3]
        print("  slowest against it: " + ", ".join(f"{file.name} {ratio:.2f}" for ratio, file in worst))
    print(f"  all in one call   {together:8.3f} s", end="")
    print(f"  ratio to the sum of pdftotext {together / sum(theirs):.3f}" if poppler else "")


def compare_book(program, poppler, book, pages):
    ours = seconds, peak = least([program, "parse", "--ocr", "never", str(book)], 3)
    print(f"meeting book of {pages} pages, {book.stat().st_size / 1e6:.1f} MB:")
    print(f"  dagordning parse  {seconds:8.3f} s  peak {peak:.0f} MB  {pages / seconds:.0f} pages/s")
    if poppler:
        seconds, peak = least([poppler, "-layout", str(book), "-"], 3)
        print(f"  pdftotext -layout {seconds:8.3f} s  peak {peak:.0f} MB  {pages / seconds:.0f} pages/s")
    return ours


WORDS = (
    "nämnden föreslår att kommunen ska utreda förutsättningarna för ny skola i området enligt den plan som antogs "
    "under förra året och som gäller till dess att budgeten har fastställts av fullmäktige"
).split()


PAPERS = (
    # Kind, pages, what its head has beside the case.
    ("TJÄNSTESKRIVELSE", 4, "Handläggare"),
    ("PROTOKOLLSUTDRAG", 1, "Kommunstyrelsens arbetsutskott"),
    ("Rapport", 7, "Innehåll"),
    ("TJÄNSTESKRIVELSE", 2, "Handläggare"),
    ("Avtal", 3, "Parter"),
    ("Remissvar", 2, "Till Naturvårdsverket"),
)


def meeting_book(pages):
    """A kallelse with the list of its items, then the papers of each: memos, extracts, reports, contracts and letters that
    count their pages, as text in a standard font."""
    items, per_list = max(4, pages // 20), 40
    book = []
    for start in range(0, items, per_list):
        lines = ["Kallelse", "Kommunstyrelsen", "Tid: 2026-03-02 kl. 13.00", "Plats: Rådhuset", ""] if start == 0 else []
        for at in range(start, min(start + per_list, items)):
            lines.append(f"{at + 1}. Ärende om {WORDS[at % len(WORDS)]} nummer {at + 1} (KS/{at + 1}/2026)")
        book.append(lines)
    paper = 0
    while len(book) < pages:
        kind, length, beside = PAPERS[paper % len(PAPERS)]
        length = min(length, pages - len(book))
        case = paper * items * 4 // pages % items + 1
        for page in range(length):
            lines = [f"Ekeby kommun      {kind}      {page + 1} ({length})"]
            if page == 0:
                lines += ["2026-02-10", f"KS/{case}/2026", beside, "", f"{kind.capitalize()} om ärende {case}", ""]
                lines += ["Förslag till beslut", "Kommunstyrelsen beslutar att godkänna förslaget.", "", "Bakgrund"]
            for line in range(44 - len(lines)):
                at = (len(book) * 7 + line * 11) % len(WORDS)
                lines.append(" ".join((WORDS * 2)[at : at + 13]).capitalize() + ".")
            book.append(lines)
        paper += 1
    return pdf(book)


def pdf(book):
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    objects[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for lines in book:
        page = len(objects) + 2
        shown = b"".join(b"(" + escaped(line) + b") Tj T*\n" for line in lines)
        data = zlib.compress(b"BT /F1 10 Tf 15 TL 60 790 Td\n" + shown + b"ET")
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (page + 1)
        )
        objects[page + 1] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
        kids.append(b"%d 0 R" % page)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number in range(1, len(objects) + 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def escaped(line):
    return line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


if __name__ == "__main__":
    main()
