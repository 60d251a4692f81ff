"""Odd files in numbers: mutates texts, PDFs and images of the fixtures and of the composer, reads each with the program, and
tallies what came of it, with the largest time and memory.

    python3 benches/odd.py PROGRAM COUNT [--seed N] [--composer PROGRAM] [--minutes M] [--keep FOLDER]

Every file has a number, from which it is made again. A file breaks a promise if the program ends in any other way than with 0
or 1, says more or less than one line of a file that it does not read, names its internals, or takes more than its limits; it is kept then.
"""

import argparse
import collections
import glob
import json
import os
import random
import re
import stat
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TIMEOUT, MEMORY = 10, 512
BLIND = r"""#!/bin/sh
case "$1" in --version) echo 'tesseract 9.9';; --list-langs) echo 'List:'; echo swe;; *) cat > /dev/null
printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
printf '1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n5\t1\t1\t1\t1\t1\t100\t100\t200\t40\t95\tKallelse\n';;
esac
"""
SIGNS = [
    b"\0", b"\xff", b"\x0c", b"\xe2\x80\xae", b"\x1b[2J", b"\xef\xbb\xbf", b"\xc3", b"\xcc\x88", b"\xe2\x80\x83", b"\n\n", b"\t", b"\r", b"(" * 40, b"1." * 30, b"9" * 60, "§ ".encode() * 20]
NUMBERS = [b"0", b"-1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e400", b".", b"-"]


def bases(composer):
    found = collections.defaultdict(list)
    for kind, patterns in {
        "text": ["fixtures/agenda/*.txt", "fixtures/minutes/*.txt", "crates/dagordning-cli/tests/all/*/found/*.txt"],
        "pdf": ["fixtures/pdf/*.pdf", "crates/dagordning-cli/tests/all/hostile/files/*.pdf"],
        "image": ["fixtures/scan/*.png", "fixtures/scan/*.jpg", "fixtures/scan/*.tif*"],
    }.items():
        for pattern in patterns:
            for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
                data = open(path, "rb").read()
                if len(data) < 200_000:
                    found[kind].append(data)
    for seed in range(40 if composer else 0):
        for channel in ["flowing", "columns", "joined", "cells"]:
            shown = subprocess.run([composer, "show", str(seed), channel], capture_output=True)
            found["text"].append(shown.stdout[:20_000])
    return found


def mutated(data, others, kind, rng):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 12])):
        if not data:
            break
        at = rng.randrange(len(data))
        way = rng.randrange(10)
        if way == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif way == 1:
            del data[at : at + rng.choice([1, 5, 80, 3000])]
        elif way == 2:
            data = data[:at] if rng.random() < 0.5 else data[at:]
        elif way == 3:
            piece = data[at : at + rng.choice([3, 40, 800])]
            data[at:at] = piece * rng.choice([1, 3, 30])
        elif way == 4:
            data[at:at] = rng.choice(SIGNS)
        elif way == 5:
            other = rng.choice(others)
            start = rng.randrange(len(other) or 1)
            data[at:at] = other[start : start + rng.choice([10, 300, 5000])]
        elif way == 6:
            found = list(re.finditer(rb"\d+", bytes(data)))
            if found:
                one = rng.choice(found)
                data[one.start() : one.end()] = rng.choice(NUMBERS)
        elif way == 7:
            lines = bytes(data).split(b"\n")
            a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[a], lines[b] = lines[b], lines[a]
            data = bytearray(b"\n".join(lines))
        elif way == 8:
            data[at : at + 4] = rng.randbytes(4)
        else:
            words = list(re.finditer(rb"/\w+" if kind == "pdf" else rb"\w+", bytes(data)))
            if len(words) > 1:
                one, other = rng.choice(words), rng.choice(words)
                data[one.start() : one.end()] = other.group()
    return bytes(data[:400_000])


def fault(code, out, said, seconds, peak):
    if code not in (0, 1):
        return f"it ended with {code}"
    if code == 0:
        # One object, or one line for each of several meetings.
        try:
            json.loads(out)
        except ValueError:
            try:
                for line in out.splitlines():
                    json.loads(line)
            except ValueError:
                return "its output is no JSON"
        if not out.strip():
            return "it gave nothing for a file that it read"
    if code == 1 and (out or len(said.splitlines()) != 1):
        return "not one line says why it is not read"
    if re.search(r"panick|unwrap|src/|\.rs\b|RUST_|a fault in the program|reader crashed", said):
        return "it names internals or crashed"
    if seconds > TIMEOUT + 5:
        return "it took too long"
    if peak > MEMORY + 64:
        return "it took too much memory"
    return None


def main():
    given = argparse.ArgumentParser()
    given.add_argument("program")
    given.add_argument("count", type=int)
    given.add_argument("--seed", type=int, default=0)
    given.add_argument("--composer")
    given.add_argument("--minutes", type=float, default=1e9)
    given.add_argument("--keep")
    given = given.parse_args()
    found = bases(given.composer)
    kinds = [kind for kind in ("text", "pdf", "image") if found[kind]]
    tally, faults, reasons = collections.Counter(), [], collections.Counter()
    slowest, largest = {}, {}
    since = time.time()
    with tempfile.TemporaryDirectory() as home:
        blind, path = os.path.join(home, "blind"), os.path.join(home, "odd")
        open(blind, "w").write(BLIND)
        os.chmod(blind, stat.S_IRWXU)
        command = [given.program, "parse", "--spans", "--furniture", "--timeout", str(TIMEOUT), "--tesseract", blind, path]
        for number in range(given.seed, given.seed + given.count):
            if time.time() - since > given.minutes * 60:
                break
            rng = random.Random(number)
            kind = rng.choices(kinds, [6, 3, 1][: len(kinds)])[0]
            data = mutated(rng.choice(found[kind]), found[rng.choice(kinds)], kind, rng)
            open(path, "wb").write(data)
            with open(os.path.join(home, "out"), "w+b") as out, open(os.path.join(home, "err"), "w+b") as err:
                start = time.time()
                child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
                _, status, usage = os.wait4(child.pid, 0)
                seconds = time.time() - start
                child.returncode = os.waitstatus_to_exitcode(status)
                out.seek(0), err.seek(0)
                said, shown = err.read().decode("utf-8", "replace"), out.read()
            peak = usage.ru_maxrss / 1024
            work = usage.ru_utime + usage.ru_stime
            wrong = fault(child.returncode, shown, said, seconds, peak)
            outcome = "fault" if wrong else "document" if child.returncode == 0 else "limit" if "(--" in said else "refused"
            tally[kind, outcome] += 1
            slowest[kind] = max(slowest.get(kind, (0, 0)), (round(work, 2), number))
            largest[kind] = max(largest.get(kind, (0, 0)), (round(peak), number))
            if outcome in ("limit", "refused"):
                reasons[re.sub(r"\d+", "N", said.split(": ", 2)[-1].strip())[:90]] += 1
            if wrong:
                faults.append((number, kind, wrong, said.strip()[:200]))
                print(f"{number}: {kind}: {wrong}: {said.strip()[:200]}", flush=True)
            if (wrong or outcome == "limit") and given.keep:
                os.makedirs(given.keep, exist_ok=True)
                open(os.path.join(given.keep, f"{number}.{kind}"), "wb").write(data)
    print(f"{sum(tally.values())} files in {time.time() - since:.0f} s")
    print("| sort | document | refused | limit | fault | most processor time | most memory |\n|---|---|---|---|---|---|---|")
    for kind in kinds:
        row = [str(tally[kind, one]) for one in ("document", "refused", "limit", "fault")]
        (work, which), (peak, whose) = slowest.get(kind, (0, 0)), largest.get(kind, (0, 0))
        print(f"| {kind} | {' | '.join(row)} | {work} s (no. {which}) | {peak} MB (no. {whose}) |")
    for reason, count in reasons.most_common(25):
        print(f"{count:6} {reason}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
