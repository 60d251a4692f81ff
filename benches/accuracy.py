#!/usr/bin/env python3
"""Words and lines of `dagordning text` against `pdftotext -layout` and, where it is installed, PyMuPDF.

    cargo build --profile dist && python3 benches/accuracy.py FOLDER...

The measure, per file: F1 of the bag of words (what stands between white space), and the share of the reference's lines
(white space squeezed, cells joined by one space) that our text has as a line too, and the other way round (F1). Neither
reference is the truth: what differs is there to be looked at (--show prints it).
"""
import collections
import pathlib
import re
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).resolve().parent.parent / "target/dist/dagordning"


def f1(a, b):
    a, b = collections.Counter(a), collections.Counter(b)
    same = sum((a & b).values())
    total = sum(a.values()) + sum(b.values())
    return 2 * same / total if total else 1.0


def lines(text):
    return [line for line in (" ".join(line.split()) for line in re.split("[\n\f]", text)) if line]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace").stdout


def pymupdf(path):
    try:
        import pymupdf
    except ImportError:
        return None
    with pymupdf.open(path) as document:
        return "\f".join(page.get_text() for page in document)


def main():
    show = "--show" in sys.argv
    folders = [arg for arg in sys.argv[1:] if not arg.startswith("--")] or ["fixtures/pdf"]
    files = sorted(path for folder in folders for path in pathlib.Path(folder).rglob("*.pdf"))
    print(f"{'file':40} {'words':>7} {'F1 poppler':>10} {'lines F1':>9} {'F1 pymupdf':>10}")
    sums = collections.defaultdict(list)
    for path in files:
        ours, poppler, mupdf = run(PROGRAM, "text", path), run("pdftotext", "-layout", path, "-"), pymupdf(path)
        if not poppler.strip():
            continue
        words = f1(ours.split(), poppler.split())
        rows = f1(lines(ours), lines(poppler))
        third = f1(ours.split(), mupdf.split()) if mupdf is not None else float("nan")
        for key, value in (("words", words), ("lines", rows), ("mupdf", third)):
            sums[key].append(value)
        print(f"{path.name:40} {len(ours.split()):7} {words:10.4f} {rows:9.4f} {third:10.4f}")
        if show:
            a, b = collections.Counter(ours.split()), collections.Counter(poppler.split())
            print("   ours only:", list((a - b).elements())[:25])
            print("   theirs only:", list((b - a).elements())[:25])
    for key, values in sums.items():
        print(f"mean {key}: {sum(values) / len(values):.4f} over {len(values)} files")


main()
