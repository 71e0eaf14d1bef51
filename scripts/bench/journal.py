"""What durability costs: see scripts/bench.sh journal --help, which runs this."""

import argparse
import itertools
import os
import random
import signal
import sys
import tempfile
import time

import disk
from parts import folder, parse, quantile, say
from senders import Senders, Unsent
from server import Server
from wire import Client, Refused
from words import COMMON, RARE, word

PASSWORD = "load-load-load"
HEAP = "-Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
SEARCHES = 200
PAGES = 1000
FINDS = 50
CAUGHT_UP_S = 300
FOUND_BY_S = 10
prefixes = (f"p{i}x" for i in itertools.count())


def main():
    options = options_of(argparse.ArgumentParser(prog="scripts/bench.sh journal", add_help=False))
    status = 0
    with folder(options.dir) as work:
        bench = Bench(options, work)
        try:
            bench.prepare()
            for part in options.parts:
                try:
                    PARTS[part](bench)
                except (CouldNot, Unsent, Refused, OSError) as why:
                    say(f"   not measured: {why}")
                    status = 1
                    bench.stop_all_but_the_full_one()
        finally:
            bench.end()
    sys.exit(status)


def options_of(parser):
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--dir", default=tempfile.gettempdir())
    return parse(parser, PARTS)


def spread(values, unit="ms"):
    return f"median {quantile(values, 0.5):.2f} {unit}, p99 {quantile(values, 0.99):.2f} {unit}, max {max(values):.2f} {unit}"


class CouldNot(Exception):
    """The server does not do what was to be measured. The other parts go on."""


class Bench:
    """The servers, folders and senders of a run, which all end with it."""

    def __init__(self, options, work):
        self.options = options
        self.work = work
        self.servers = []
        self.senders = Senders(work)
        self.filled = None
        self.folders = (work / f"server{i}" for i in itertools.count())

    def prepare(self):
        self.senders.compile()
        probe = self.start("sqlite")
        self.store = probe.has_store()
        self.kind = "sqlite" if self.store else "memory"
        probe.stop()
        if not self.store:
            say("This server has no store yet but memory: the figures are those of the memory journal.")

    def start(self, kind):
        server = Server(next(self.folders), HEAP, f'[storage]\njournal = "{kind}"\n')
        self.servers.append(server)
        return server

    def send(self, server, **options):
        """Runs journal.c; what it gives has for each message `threads`, CPU µs by thread of the server, and `written`."""
        sender = self.begin(server, **options)
        before, written = server.threads_s(), server.written_bytes()
        result = self.senders.go(sender)
        after = server.threads_s()
        result["written"] = (server.written_bytes() - written) / result["messages"]
        result["threads"] = {
            name: (seconds - before.get(name, 0)) * 1e6 / result["messages"] for name, seconds in after.items()
        }
        return result

    def begin(self, server, **options):
        """In rooms of their own, unless told."""
        return self.senders.begin(server.port, **{"prefix": next(prefixes), **options})

    def full(self):
        """A server with the entries asked for in its store, started anew where it can be."""
        if self.filled is None:
            say(f"   filling: {self.options.entries} messages of 100 bytes in 10 rooms …")
            server = self.start(self.kind)
            self.room_prefix = f"full{len(self.servers)}x"
            took = self.send(
                server, senders=10, rooms=10, window=64, messages=self.options.entries, prefix=self.room_prefix
            )
            say(f"   filled at {took['per_second']} messages/s; {server.disk_mib():.0f} MiB in its folder")
            self.filled = server
        return self.filled

    def reader(self, server):
        """Somebody who is in all the rooms that were filled; a room's name and its last entry each."""
        client = Client(server.port)
        client.ask("register", user=next(prefixes) + "reader", password=PASSWORD)
        rooms = []
        for i in range(10):
            ok = client.ask("join", room=f"{self.room_prefix}room{i}", limit=0)
            rooms.append((ok["room"], ok.get("first_seq", 1), ok["last_seq"]))
        return client, rooms

    def stop_all_but_the_full_one(self):
        for server in self.servers:
            if server is not self.filled:
                server.kill()

    def end(self):
        self.senders.stop()
        for server in self.servers:
            server.kill()


def fsync(bench):
    say(f"== fsync: {disk.APPENDS} appends of 4 KiB to a file in {bench.work}, each synced before the next")
    for name, sync in (("fdatasync", os.fdatasync), ("fsync", os.fsync)):
        say(f"   {name:9} {spread(disk.sync_ms(bench.work, sync))}")


def throughput(bench):
    seconds = bench.options.seconds
    say(f"== messages stored: 100 senders, each a connection with 32 sends unanswered, 100-byte texts with a cid, {seconds:g} s")
    say("   after as long a warm-up; counted when the ok is read. Target: 50000/s with fsync on.")
    server = bench.start(bench.kind)
    for name, rooms in (("100 rooms, each sender alone", 100), ("10 rooms of 10, each message delivered to 9", 10)):
        bench.send(server, rooms=rooms, seconds=seconds)
        result = bench.send(server, rooms=rooms, seconds=seconds)
        say(f"   {name}: {result['per_second']}/s; send to ok median {result['p50_us'] / 1000:.2f} ms, p99 {result['p99_us'] / 1000:.2f} ms")
        say(f"      {result['written']:.0f} bytes written to the disk for each message")
    server.stop()


def latency(bench):
    say("== one sender, the next send when the ok is read: from write to ok. Target: median under 2 ms.")
    server = bench.start(bench.kind)
    bench.send(server, senders=1, rooms=1, window=1, messages=2000)
    result = bench.send(server, senders=1, rooms=1, window=1, seconds=bench.options.seconds)
    say(
        f"   median {result['p50_us'] / 1000:.3f} ms, p99 {result['p99_us'] / 1000:.3f} ms, max {result['max_us'] / 1000:.3f} ms"
        f" ({result['messages']} messages)"
    )
    server.stop()


def cpu(bench):
    say("== CPU of the server for each message, by thread (user and system, /proc/PID/task): 10 rooms, a sender alone in each,")
    say("   32 sends unanswered, at full speed; the best of 3 runs after a warm-up. Target: the loop's differ by less than 1 µs.")
    loops = {}
    for kind in ("sqlite", "memory") if bench.store else ("memory",):
        server = bench.start(kind)
        options = {"senders": 10, "rooms": 10, "window": 32, "seconds": bench.options.seconds / 2}
        bench.send(server, **options)
        best = min((bench.send(server, **options)["threads"] for _ in range(3)), key=loop_us)
        loops[kind] = loop_us(best)
        shown = sorted(((us, name) for name, us in best.items() if us >= 0.01), reverse=True)
        say(f"   {kind:6} " + ", ".join(f"{name} {us:.2f} µs" for us, name in shown))
        server.stop()
    if len(loops) == 2:
        say(f"   the loop: {loops['sqlite']:.2f} - {loops['memory']:.2f} = {loops['sqlite'] - loops['memory']:.2f} µs for each message")
    else:
        say("   no difference to tell: there is one journal only")


def loop_us(threads):
    return sum(us for name, us in threads.items() if name.startswith("parley-loop"))


def start(bench):
    say("== start: from exec of scripts/server.sh to `Parley listening`, " + HEAP.split()[0])
    empty = bench.start(bench.kind)
    say(f"   with nothing in the store: {empty.start_s:.2f} s")
    empty.stop()
    if not bench.store:
        say("   with entries: this server keeps none, so there is nothing to measure")
        return
    server = bench.full()
    say(f"   with {bench.options.entries} entries (target for a million: 3 s):")
    for how, end in (("after SIGTERM", server.stop), ("after kill -9", server.kill)):
        times = []
        for _ in range(3):
            end()
            server.start()
            times.append(server.start_s)
        say(f"   {how}: " + ", ".join(f"{s:.2f} s" for s in times))
    # What was written last is what a kill leaves to recover.
    bench.send(server, senders=10, rooms=10, window=32, seconds=2)
    sender = bench.begin(server, senders=10, rooms=10, window=32, seconds=30)
    sender.stdin.write("go\n")
    sender.stdin.flush()
    time.sleep(3)
    # Stopped first, with sends on their way, so that it does not complain.
    sender.send_signal(signal.SIGSTOP)
    server.kill()
    sender.kill()
    server.start()
    say(f"   after kill -9 while 10 senders wrote at full speed: {server.start_s:.2f} s")


def pages(bench):
    say(f"== a page of 50 old entries: {PAGES} requests for history before, after or around a random seq, one after the other")
    say("   on one connection. Target: median under 5 ms.")
    server = bench.full()
    client, rooms = bench.reader(server)
    times = {"before": [], "after": [], "around": []}
    read = 0
    for i in range(PAGES + 50):
        room, first, last = random.choice(rooms)
        way = random.choice(list(times))
        ok, ms = client.timed("history", room=room, limit=50, **{way: random.randint(first, last)})
        if i >= 50:
            times[way].append(ms)
            read += len(ok["entries"])
    client.close()
    for way, values in times.items():
        say(f"   {way:6} {spread(values)}")
    if read < 45 * PAGES:
        say(f"   a page had only {read / PAGES:.0f} entries in the mean: this server does not have what is old")
    heap = server.heap_mib()
    say(f"   out of {sum(last for _, _, last in rooms)} entries; heap after GC " + (f"{heap:.0f} MiB" if heap else "unknown") + f" of {HEAP.split()[0]}")


def search(bench):
    say(f"== search: {SEARCHES} requests of each kind, one after the other, limit 50. Target: median under 20 ms.")
    server = bench.full()
    client, rooms = bench.reader(server)
    begun = time.perf_counter()
    await_found(client, rooms, "needleafterall", CAUGHT_UP_S)
    say(f"   the index had caught up with all of it {time.perf_counter() - begun:.1f} s after the first request")
    # The four commonest words are in every second to every tenth message.
    kinds = {
        "a rare word (in about one message)": lambda: word(random.choice(RARE)),
        "a common word": lambda: word(random.randrange(4)),
        "two words": lambda: f"{word(random.randrange(40))} {word(random.randrange(COMMON // 8))}",
        "two words in one room": lambda: f"{word(random.randrange(40))} {word(random.randrange(COMMON // 8))}",
    }
    try:
        for kind, query in kinds.items():
            times, found = [], 0
            for _ in range(SEARCHES):
                within = {"room": random.choice(rooms)[0]} if kind.endswith("room") else {}
                ok, ms = client.timed("search", query=query(), limit=50, **within)
                times.append(ms)
                found += len(ok["entries"])
            say(f"   {kind}: {spread(times)}; {found / SEARCHES:.1f} found in the mean")
        for rate in (1000, 5000):
            findable(bench, server, client, rooms, rate)
    except Refused as refused:
        say(f"   this server cannot search; it says {refused}")
    finally:
        client.close()


def await_found(client, rooms, unique, patience_s):
    """Says a word that nobody has said, and waits until it is found; how many seconds after its ok that was."""
    client.ask("send", room=rooms[0][0], text=f"a {unique} here")
    begun = time.perf_counter()
    while not client.ask("search", query=unique)["entries"]:
        if time.perf_counter() - begun > patience_s:
            raise CouldNot(f"one was not found within {patience_s} s of its ok")
        time.sleep(0.001)
    return time.perf_counter() - begun


def findable(bench, server, client, rooms, rate):
    """How long after its ok a message can be found, while others write."""
    sender = bench.begin(server, senders=10, rooms=10, rate=rate, seconds=120)
    sender.stdin.write("go\n")
    sender.stdin.flush()
    time.sleep(1)
    times = []
    try:
        for i in range(FINDS):
            times.append(await_found(client, rooms, f"needle{rate}n{i}", FOUND_BY_S) * 1000)
    except CouldNot as late:
        say(f"   under {rate} messages/s: {late}")
        return
    finally:
        sender.kill()
        sender.wait()
    say(f"   found after its ok, under {rate} messages/s: {spread(times)}")


PARTS = {
    "fsync": fsync,
    "throughput": throughput,
    "latency": latency,
    "cpu": cpu,
    "start": start,
    "pages": pages,
    "search": search,
}

if __name__ == "__main__":
    main()
