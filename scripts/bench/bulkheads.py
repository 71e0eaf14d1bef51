"""How long one person waits while others ask for much: see scripts/bench.sh --help, which tells of this."""

import argparse
import json
import random
import sys
import tempfile
import threading
import time

from parts import folder, parse, quantile, say
from server import PROJECT, Server
from wire import Client, Refused

PASSWORD = "load-load-load"
HEAP = "-Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
SEARCHERS = 88
ASKERS = 4
ADDRESSES = 12
SIGN_INS = 10
BATCH = 500

CHEAP = """
[limits]
connections = 100000
connections_per_address = 0
connections_per_minute_per_address = 0
requests_per_second = {rate}
login_attempts_per_minute = 0
login_failures = 0
registrations_per_hour = 0
requests_per_minute_per_address = 0
bytes_per_minute_per_address = 0
stored_per_user_per_day = 0
hash_queue = 100000
users = 1000000

[passwords]
memory_kib = 8
iterations = 1

[history]
entries_in_memory = 1000

[log]
activity = false
requests = false
"""

# Hashes that cost what they usually do.
DEAR = """
[limits]
connections_per_address = 0
connections_per_minute_per_address = 0
login_attempts_per_minute = 0
login_failures = 0
registrations_per_hour = 0

[log]
activity = false
requests = false
"""


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench.sh bulkheads", add_help=False)
    parser.add_argument("--project", action="append")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=10)
    options = parse(parser, PARTS)
    status = 0
    for part in options.parts:
        for project in options.project or [str(PROJECT)]:
            say(f"{part}, {project}")
            try:
                with folder(tempfile.gettempdir()) as work:
                    PARTS[part](options, project, work)
            except (Refused, OSError) as why:
                say(f"   not measured: {why}")
                status = 1
    sys.exit(status)


def spread(values):
    return f"p50 {quantile(values, 0.5):.1f} ms, max {max(values):.1f} ms, of {len(values)}"


def account(port, name, source="127.0.0.1"):
    client = Client(port, source)
    client.ask("register", user=name, password=PASSWORD)
    return client


class Crowd:
    """Threads that do the same again and again until they are told to stop."""

    def __init__(self, doings):
        self.going = True
        self.done = 0
        self.refused = 0
        self.threads = [threading.Thread(target=self.run, args=(doing,), daemon=True) for doing in doings]
        for thread in self.threads:
            thread.start()

    def run(self, doing):
        while self.going:
            try:
                doing()
                self.done += 1
            except Refused as why:
                self.refused += 1
                if why.code not in ("rate_limited", "bad_query"):
                    return
                time.sleep(0.05)
            except OSError:
                return

    def stop(self):
        self.going = False
        for thread in self.threads:
            thread.join(120)


def fill(client, room, entries):
    """Every second message has one word, the others have the other; they are together in none."""
    sent = 0
    while sent < entries:
        count = min(BATCH, entries - sent)
        lines = (
            json.dumps({"type": "send", "id": i, "room": room, "text": ("common", "usual")[i % 2] + f" message {i}"})
            for i in range(sent, sent + count)
        )
        client.socket.sendall("\n".join(lines).encode() + b"\n")
        answered = 0
        while answered < count:
            message = json.loads(client.lines.readline() or '{"type":"error","code":"closed"}')
            if message["type"] == "error":
                raise Refused(message)
            answered += message["type"] == "ok"
        sent += count


def history(options, project, work):
    server = Server(work / "server", HEAP, project=project, base=CHEAP.format(rate=0))
    try:
        ann = account(server.port, "ann")
        fill(ann, "lobby", options.entries)
        searchers = [account(server.port, f"searcher{i}") for i in range(SEARCHERS)]
        wait_until_found(ann, options.entries)

        def page():
            return ann.timed("history", room="lobby", before=random.randint(1000, options.entries // 2), limit=50)[1]

        say(f"   a page alone: {spread([page() for _ in range(100)])}")
        crowd = Crowd([lambda who=who: who.ask("search", query="common usual", limit=50) for who in searchers])
        pages = []
        until = time.perf_counter() + options.seconds
        while time.perf_counter() < until or len(pages) < 3:
            pages.append(page())
        crowd.stop()
        say(f"   a page while {SEARCHERS} search: {spread(pages)} ({crowd.done} searches done)")
    finally:
        server.stop()


def wait_until_found(client, entries):
    """The index follows what is written."""
    while not client.ask("search", query=f'"message {entries - 1}"', limit=1)["entries"]:
        time.sleep(0.2)


def members(options, project, work):
    server = Server(work / "server", HEAP, project=project, base=CHEAP.format(rate=50))
    try:
        for i in range(options.accounts):
            account(server.port, f"somebody{i}").close()
        pinger = account(server.port, "pinger")
        askers = [account(server.port, f"asker{i}") for i in range(ASKERS)]

        def pings():
            times = []
            until = time.perf_counter() + options.seconds
            while time.perf_counter() < until:
                times.append(pinger.timed("ping")[1])
                # Within its own rate.
                time.sleep(0.025)
            return times

        say(f"   a ping alone: {spread(pings())}")
        crowd = Crowd([lambda who=who: who.ask("members", room="lobby") for who in askers])
        times = pings()
        crowd.stop()
        say(f"   a ping while {ASKERS} ask for members: {spread(times)}"
            f" ({crowd.done} lists, {crowd.refused} refused as too many)")
    finally:
        server.stop()


def passwords(options, project, work):
    server = Server(work / "server", HEAP, project=project, base=DEAR)
    try:
        source = f"127.0.0.{ADDRESSES + 2}"
        last = account(server.port, "last", source)
        last.close()
        alone = sign_in(server.port, source)
        others = [Client(server.port, f"127.0.0.{2 + i % ADDRESSES}") for i in range(ADDRESSES * SIGN_INS)]
        late = Client(server.port, source)
        for i, other in enumerate(others):
            request = {"type": "login", "id": 1, "user": f"nobody{i}", "password": PASSWORD}
            other.socket.sendall(json.dumps(request).encode() + b"\n")
        time.sleep(0.2)
        behind = late.timed("login", user="last", password=PASSWORD)[1]
        say(f"   a sign-in alone: {alone:.0f} ms; behind {ADDRESSES} addresses: {behind:.0f} ms,"
            f" {behind / alone:.1f} times as long")
    finally:
        server.stop()


def sign_in(port, source):
    client = Client(port, source)
    took = client.timed("login", user="last", password=PASSWORD)[1]
    client.close()
    return took


PARTS = {"history": history, "members": members, "passwords": passwords}

if __name__ == "__main__":
    main()
