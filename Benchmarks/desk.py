#!/usr/bin/env python3
"""Measures the support desk: a database of many tickets, opening its queue, what each second costs, the wall for minutes.

  desk.py make FOLDER [CUSTOMERS] [OPEN]   FOLDER/desk.db: CUSTOMERS (97,500: 100,000 tickets) of which OPEN (1,000) are open,
                                           as of now; takes minutes
  desk.py queue DATABASE                   opening the queue and idling on it; needs TUIBENCH=/path/to/tuibench.py
  desk.py metrics DATABASE                 opening screen 9, whose question reads every customer: with nothing changed, and after a
                                           change; needs TUIBENCH
  desk.py wall DATABASE [SECONDS]          memory and processor time of the wall while the database is changed each second

They use RAPPORT, else .build/release/rapport. `queue`, `metrics` and `wall` change the database they are given: make a copy.
"""
import csv, datetime, fcntl, json, os, pathlib, pty, struct, subprocess, sys, termios, threading, time

HERE = pathlib.Path(__file__).resolve().parent
RAPPORT = os.environ.get("RAPPORT", str(HERE.parent / ".build/release/rapport"))
STAMP = "%Y-%m-%dT%H:%M:%SZ"


def rapport(*arguments):
    return subprocess.run([RAPPORT, *arguments], check=True, capture_output=True, text=True).stdout


def make(folder, customers=97_500, wanted=1_000):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rapport("generate", str(folder / "made"), "--customers", str(customers), "--seed", "7")
    plan = (folder / "made/portfolio.yaml").read_text()
    base = datetime.datetime.strptime(plan.split("asOf: ")[1].split()[0], STAMP)
    shift = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None, microsecond=0) - base

    def moved(text):
        return (datetime.datetime.strptime(text, STAMP) + shift).strftime(STAMP) if text else ""

    def rows(name):
        with open(folder / "made" / name, newline="") as file:
            yield from csv.DictReader(file)

    tickets = list(rows("tickets.csv"))
    for row in tickets:
        row["created"] = moved(row["created"])
    events = list(rows("ticket-events.csv"))
    last, ended = {}, {}
    for row in events:
        row["at"], row["due"] = moved(row["at"]), moved(row["due"])
        order, at = last.get(row["ticket"], (-1, ""))
        last[row["ticket"]] = (max(order, int(row["order"])), max(at, row["at"]))
        if row["status"]:
            ended[row["ticket"]] = row["status"] in ("resolved", "closed")
        if row["event"] in ("merged", "spam"):
            ended[row["ticket"]] = True
    still = [ticket for ticket, is_over in ended.items() if not is_over]
    kept = set(still[:: max(1, len(still) // wanted)][:wanted])
    for ticket in still:
        if ticket in kept:
            continue
        order, at = last[ticket]
        blank = dict.fromkeys(events[0], "")
        events.append({**blank, "ticket": ticket, "order": order + 1, "at": at, "author": "agent:kim",
                       "event": "status", "status": "resolved"})
    for name, table in (("tickets.csv", tickets), ("ticket-events.csv", events)):
        with open(folder / name, "w", newline="") as file:
            writer = csv.DictWriter(file, table[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)
    database = folder / "desk.db"
    rapport("import", "--db", str(database), str(folder / "made/customers.csv"), str(folder / "tickets.csv"),
            str(folder / "ticket-events.csv"))
    print(f"{database}: {len(tickets):,} tickets, {len(kept):,} open")


def queue(database):
    bench = os.environ.get("TUIBENCH") or sys.exit("TUIBENCH names the script that drives the terminal")
    runs = os.environ.get("RUNS", "7")
    steps = ["wait:Portfolio", "idle:1", "key:3=>\\[3 Tickets\\]", "quit:q"]
    idle = ["wait:Portfolio", "key:3=>", "idle:5", "idle:30", "quit:q"]
    for size in ("24x80", "36x120"):
        for count, plan in ((runs, steps), ("1", idle)):
            options = [word for step in plan for word in ("-s", step)]
            subprocess.run([sys.executable, bench, "--size", size, "--runs", count, *options, "--", RAPPORT, "console",
                            "--db", database, "--as", "dana"])


def metrics(database):
    bench = os.environ.get("TUIBENCH") or sys.exit("TUIBENCH names the script that drives the terminal")

    def opened(runs, shown):
        # Whoever leaves before the answer in full has come leaves what is kept as it is.
        steps = ["wait:[0-9] average", f"key:9=>{shown}", "idle:10", "quit:q"]
        options = [word for step in steps for word in ("-s", step)]
        for size in ("24x80", "36x120"):
            subprocess.run([sys.executable, bench, "--size", size, "--runs", runs, *options, "--", RAPPORT, "console",
                            "--db", database, "--as", "dana"])

    print("nothing has changed since somebody asked, but for what time has moved", flush=True)
    opened("1", "Customer satisfaction")
    opened(os.environ.get("RUNS", "7"), "Customer satisfaction")
    print("after a change: the figures before it, marked; the processor's time has the answer in full", flush=True)
    rapport("ticket", "note", open_tickets(database)[0]["ticketId"], "a note", "--as", "sam", "--db", database)
    opened("1", "reading again")


def open_tickets(database):
    return json.loads(rapport("list", "tickets", "--limit", "50", "--format", "json", "--db", database))


def wall(database, seconds=300):
    listed = open_tickets(database)
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
        os.execv(RAPPORT, [RAPPORT, "wall", "--db", database])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def drain():
        try:
            while os.read(terminal, 65_536):
                pass
        except OSError:
            pass

    threading.Thread(target=drain, daemon=True).start()
    start, changes = time.time(), 0
    marks = [30, *range(60, seconds + 1, 60)]
    while marks:
        if time.time() - start >= marks[0]:
            status = pathlib.Path(f"/proc/{child}/status").read_text()
            rss = int(status.split("VmRSS:")[1].split()[0]) / 1024
            fields = pathlib.Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
            used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            print(f"{marks.pop(0):5d} s  rss {rss:.1f} MB  processor {used:.2f} s  changes {changes}", flush=True)
        rapport("ticket", "note", listed[changes % len(listed)]["ticketId"], f"note {changes}", "--as", "sam", "--db",
                database)
        changes += 1
        time.sleep(max(0, start + changes - time.time()))
    os.write(terminal, b"q")
    os.waitpid(child, 0)


if __name__ == "__main__":
    commands = {"make": make, "queue": queue, "metrics": metrics, "wall": wall}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](sys.argv[2], *map(int, sys.argv[3:]))
