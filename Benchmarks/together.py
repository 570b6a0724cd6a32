#!/usr/bin/env python3
"""together.py [EDITS] - two processes edit the same 50 action items through commands, EDITS each (5,000 unless told).

Says how long it took and that nothing was lost: each edit is in the log, or was refused with the reason.
"""
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time

EDITS = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
RAPPORT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.build/release/rapport")


def rapport(database, *arguments):
    return subprocess.run(
        [RAPPORT, *arguments, "--db", database], capture_output=True, text=True, env={**os.environ, "TZ": "UTC"})


def edit(database, name, items, results):
    chance = random.Random(name)
    applied, refused, wrong = [], 0, []
    for number in range(EDITS):
        title = f"{name} {number}"
        done = rapport(database, "action", "edit", chance.choice(items), "--title", title, "--as", name)
        if done.returncode == 0:
            applied.append(title)
        elif done.stderr.strip() and done.returncode == 1 and "meanwhile" in done.stderr:
            refused += 1
        else:
            wrong.append((done.returncode, done.stderr.strip()))
    results.put((name, applied, refused, wrong))


def main():
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "rapport.db")
        rapport(database, "demo", "--prepare")
        rows = json.loads(rapport(database, "list", "actions", "--format", "json", "--limit", "50").stdout)
        items = [row["actionId"] for row in rows]
        results = multiprocessing.Queue()
        start = time.time()
        people = [
            multiprocessing.Process(target=edit, args=(database, name, items, results)) for name in ("ana", "ben")]
        for person in people:
            person.start()
        told = [results.get() for _ in people]
        seconds = time.time() - start
        kept = 0
        for name, applied, refused, wrong in told:
            log = json.loads(rapport(database, "log", f"author:{name}", "--limit", str(EDITS + 1), "--format", "json").stdout)
            titles = [e["after"]["title"] for entry in log for e in entry["edits"] if e.get("after")]
            kept += len(titles)
            lost = set(applied) - set(titles)
            print(f"{name}: {len(applied)} applied, {refused} refused, {len(wrong)} wrong, {len(lost)} lost, {len(titles)} in the log")
            for code, words in wrong[:3]:
                print(f"  exit {code}: {words}")
        check = rapport(database, "check")
        print(f"{len(items)} items, {kept} changes kept, {2 * EDITS / seconds:.0f} edits a second, check: exit {check.returncode}")


main()
