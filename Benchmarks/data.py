#!/usr/bin/env python3
"""Times what Rapport does with whole portfolios: making, importing, preparing the demo, reporting.

  data.py [--rapport FILE] [--folder DIR] [CUSTOMERS…]

Works with 1,250, 12,500 and 125,000 customers unless told otherwise, in a temporary folder that is gone afterwards, or in
--folder, which is kept so that console.sh can open what was made. Prints seconds, rows a second and peak memory of each
step, and how much longer a row took than at the size before: 1 where it is linear.
"""
import argparse, csv, os, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(rapport, *words):
    """Seconds on the clock, seconds of processor, peak MB."""
    start = time.perf_counter()
    child = subprocess.Popen([rapport, *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"data.py: {' '.join(map(str, words))} ended with {child.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rows(folder):
    def count(file):
        with open(file, newline="") as lines:
            return sum(1 for _ in csv.reader(lines)) - 1
    return sum(count(file) for file in folder.glob("*.csv"))


def show(step, figures, count, before):
    seconds, processor, peak = figures
    line = f"  {step:<18} {seconds:8.2f} s {processor:8.2f} s CPU {peak:7.0f} MB"
    if count:
        line += f" {count / seconds:10,.0f} rows/s"
        if before:
            line += f"   {seconds / count / before:.2f} × the size before"
    print(line, flush=True)
    return seconds / count if count else None


def measure(rapport, folder, customers, before):
    data, database = folder / f"portfolio-{customers}", folder / f"portfolio-{customers}.db"
    for file in folder.glob(f"{database.name}*"):
        file.unlink()
    generated = run(rapport, "generate", data, "--customers", customers)
    count = rows(data)
    print(f"{customers:,} customers, {count:,} rows")
    each = {"generate": show("generate", generated, count, before.get("generate"))}
    imported = run(rapport, "import", "--db", database, *sorted(data.glob("*.csv")))
    each["import"] = show("import", imported, count, before.get("import"))
    show("report, first", run(rapport, "report", "portfolio", "--db", database), None, None)
    show("report, again", run(rapport, "report", "portfolio", "--db", database), None, None)
    show("show, one customer", run(rapport, "show", "CUST-001", "--db", database), None, None)
    return each


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rapport", default=HERE.parent / ".build/release/rapport")
    words.add_argument("--folder", type=Path)
    words.add_argument("customers", type=int, nargs="*", default=[1250, 12_500, 125_000])
    call = words.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = call.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        show("demo --prepare", run(call.rapport, "demo", "--prepare", "--db", folder / "demo.db"), None, None)
        before = {}
        for customers in call.customers:
            before = measure(call.rapport, folder, customers, before)


if __name__ == "__main__":
    main()
