#!/usr/bin/env python3
"""A bounded load run on a service that `dagordning serve` has begun on this machine.

    load.py http://127.0.0.1:8080/ FILE… [--clients 64] [--seconds 60] [--pid PID]

So many clients send the files in turn to /v1/parse for so many seconds. What is printed: how many answers of each status, how
many failed otherwise, how long they took, and the memory of the service before and after, its readers included. It ends with 1
if an answer was neither 200, 4xx nor 503.
"""

import argparse
import http.client
import pathlib
import threading
import time
import urllib.parse
from collections import Counter


def memory(pid):
    """Megabytes that a process and its children have, each shared page divided among those that share it."""
    pids = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        pids += [int(child) for child in task.read_text().split()]
    sizes = []
    for one in pids:
        try:
            lines = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        sizes.append(next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
    return sum(sizes[:1]), sum(sizes[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pid", type=int)
    args = parser.parse_args()
    place = urllib.parse.urlsplit(args.url).netloc
    bodies = [path.read_bytes() for path in args.files]
    end = time.monotonic() + args.seconds
    statuses, times, lock = Counter(), [], threading.Lock()

    def client(number):
        connection = http.client.HTTPConnection(place, timeout=150)
        turn = number
        while time.monotonic() < end:
            turn += 1
            began = time.monotonic()
            try:
                connection.request("POST", "/v1/parse", bodies[turn % len(bodies)])
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except (OSError, http.client.HTTPException) as error:
                status = type(error).__name__
                connection.close()
            took = time.monotonic() - began
            with lock:
                statuses[status] += 1
                if status == 200:
                    times.append(took)
            if status == 503:
                time.sleep(0.2)

    try:
        http.client.HTTPConnection(place, timeout=10).connect()
    except OSError as error:
        raise SystemExit(f"there is no service at {args.url}: {error}")
    before = memory(args.pid) if args.pid else None
    clients = [threading.Thread(target=client, args=(number,)) for number in range(args.clients)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    times.sort()
    share = lambda part: times[min(len(times) - 1, int(len(times) * part))] * 1000 if times else float("nan")
    print(f"{args.clients} clients, {args.seconds:.0f} s, {len(bodies)} files: {dict(statuses)}")
    print(f"p50 {share(0.5):.0f} ms, p95 {share(0.95):.0f} ms, most {share(1):.0f} ms")
    if before:
        after = memory(args.pid)
        print(f"memory of the service {before[0]:.0f} MB before, {after[0]:.0f} MB after; of its readers {before[1]:.0f}, {after[1]:.0f} MB")
    honest = all(status == 503 or isinstance(status, int) and (status == 200 or 400 <= status < 500) for status in statuses)
    raise SystemExit(0 if honest else 1)


if __name__ == "__main__":
    main()
