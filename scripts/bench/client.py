"""What the full-screen client costs: see scripts/bench.sh --help. scripts/bench.sh client runs this."""

import argparse
import os
import random
import re
import shutil
import sys
import time
from pathlib import Path

from irc import NGIRCD, Ngircd
from parts import folder, parse, quantile, say
from senders import Senders, Unsent
from server import PROJECT, Server
from terminal import COLUMNS, ROWS, Gone, Terminal
from wire import Client, Refused

PASSWORD = "bench-bench-bench"
HEAP = "-Xmx1g -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
ROOMS = 20
RATE = 500
FEED_RATE = 3000
KEYS = "QYUV"  # capitals that are neither in the texts nor in names
ENTER, CTRL_N, CTRL_P, CTRL_U, PAGE_UP, END = "\r", "\x0e", "\x10", "\x15", "\x1b[5~", "\x1b[F"


def main():
    options = options_of(argparse.ArgumentParser(prog="scripts/bench.sh client", add_help=False))
    status = 0
    with folder() as work:
        bench = Bench(options, work)
        try:
            bench.prepare()
            for part in options.parts:
                status |= PARTS[part](bench)
        finally:
            bench.end()
    sys.exit(status)


def options_of(parser):
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--only", action="append", default=[])
    return parse(parser, PARTS)


def spread(values, unit="ms", digits=1):
    return f"median {quantile(values, 0.5):.{digits}f} {unit}, max {max(values):.{digits}f} {unit}"


def javas():
    """The JDKs of this machine, one of each version, newest last: {'17': its folder}."""
    found = {}
    for release in sorted(Path("/usr/lib/jvm").glob("*/release")):
        version = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE)
        if version and int(version.group(1)) >= 17 and (release.parent / "bin/java").exists():
            found.setdefault(version.group(1), release.parent.resolve())
    return dict(sorted(found.items(), key=lambda item: int(item[0])))


class Someone:
    """A user who asks now and then, each time on a connection of its own: between, the server would find it idle."""

    def __init__(self, port, name):
        self.port = port
        client = Client(port)
        self.token = client.ask("register", user=name, password=PASSWORD)["token"]
        client.close()

    def ask(self, type, **fields):
        client = Client(self.port)
        try:
            client.ask("login", token=self.token)
            return client.ask(type, **fields)
        finally:
            client.close()


class Bench:
    """The server, the clients and their folders, which all end with it."""

    def __init__(self, options, work):
        self.options = options
        self.work = work
        self.server = self.ircd = None
        self.open = []
        self.talkers = Senders(work)
        self.runs = 0
        self.live = []
        self.programs = []

    def prepare(self):
        self.talkers.compile()
        self.server = Server(self.work / "server", HEAP)
        self.programs = [Parley(self, version, home) for version, home in javas().items()]
        if NGIRCD:
            peers = [peer(self) for peer in (Irssi, Weechat) if shutil.which(peer.command)]
            self.programs += peers
            if peers:
                self.ircd = Ngircd(self.work)
        if self.options.only:
            self.programs = [p for p in self.programs if p.name in self.options.only]
        self.fill()
        for program in self.programs:
            program.prepare()

    def fill(self):
        options = self.options
        say(f"   filling: {ROOMS} rooms of {options.entries} messages of 100 bytes, and one of {options.large}; 4 people in each …")
        begun = time.monotonic()
        self.send("talk", senders=4 * ROOMS, rooms=ROOMS, window=64, messages=ROOMS * options.entries)
        self.send("large", senders=4, rooms=1, window=512, messages=options.large)
        say(f"   filled in {time.monotonic() - begun:.0f} s; the pty has {COLUMNS}×{ROWS}")
        self.rooms = [f"talkroom{i}" for i in range(ROOMS)]
        self.large = "largeroom0"
        self.ann = Someone(self.server.port, "ann")
        for room in [*self.rooms, self.large]:
            self.ann.ask("join", room=room, limit=0)
        self.ann.ask("leave", room="lobby")

    def sender(self, prefix, **options):
        return self.talkers.begin(self.server.port, prefix=prefix, **options)

    def send(self, prefix, **options):
        self.talkers.go(self.sender(prefix, **options))

    def last_text(self, room):
        entries = self.ann.ask("history", room=room, limit=200)["entries"]
        return next(e["text"] for e in reversed(entries) if e["type"] == "message")

    def ask(self, type, **fields):
        return self.ann.ask(type, **fields)

    def folder(self):
        self.runs += 1
        folder = self.work / f"home{self.runs}"
        folder.mkdir()
        return folder

    def start(self, command, environment, folder):
        terminal = Terminal(command, environment, folder)
        self.open.append(terminal)
        return terminal

    def close(self, terminal):
        self.open.remove(terminal)
        terminal.close()

    def hush(self):
        self.talkers.stop()
        for room in self.live:
            self.ask("leave", room=room)
        self.live = []
        if self.ircd:
            self.ircd.hush()

    def end(self):
        for terminal in list(self.open):
            self.close(terminal)
        self.talkers.stop()
        if self.ircd:
            self.ircd.hush()
            self.ircd.close()
        if self.server:
            self.server.kill()


class Parley:
    """The client on one JDK, signed in by a token that an earlier run has kept."""

    def __init__(self, bench, version, java):
        self.bench = bench
        self.name = f"parley-{version}"
        self.java = java
        self.first_frame_target = {"17": 250, "25": 180}.get(version)

    def prepare(self):
        self.home = self.bench.folder()
        tokens = self.home / ".local/share/parley-client/tokens"
        tokens.mkdir(parents=True, mode=0o700)
        address = f"127.0.0.1:{self.bench.server.port}".replace(":", "%3A")
        token = tokens / f"{address}=ann.token"
        token.write_text(f"ann\n{self.bench.ann.token}\n")
        token.chmod(0o600)
        # The first start makes the archive of classes; it is not the one that is measured.
        self.bench.close(self.in_room(self.bench.rooms[0]))

    def start(self):
        command = [PROJECT / "scripts/client.sh", "127.0.0.1", str(self.bench.server.port), "--user", "ann"]
        environment = {"JAVA_HOME": str(self.java), "HOME": str(self.home)}
        if "PARLEY_CLIENT_JAVA_OPTS" in os.environ:
            environment["PARLEY_CLIENT_JAVA_OPTS"] = os.environ["PARLEY_CLIENT_JAVA_OPTS"]
        return self.bench.start(command, environment, self.home)

    @staticmethod
    def await_messages(terminal):
        return terminal.wait(lambda: re.search(r"│\d\d:\d\d ", str(terminal.screen)), "a room's messages")

    def in_room(self, room):
        """Signed in, every room joined, this one in view."""
        terminal = self.start()
        self.await_messages(terminal)
        terminal.settle()
        self.go(terminal, room)
        return terminal

    def go(self, terminal, room):
        for _ in range(2 * ROOMS + 10):
            if terminal.screen.row(0).startswith(f" #{room} ") or f"#{room}" in terminal.screen.row(0):
                return
            terminal.press(CTRL_N)
            terminal.settle(0.2)
        raise Gone(f"{room} is not in the list; the screen was\n{terminal.screen}")

    def lively(self):
        """In view of a room where nobody talks yet; `talk` makes them."""
        prefix = f"live{self.name[-2:]}x{self.bench.runs}"
        self.bench.runs += 1
        self.talker = self.bench.sender(prefix, senders=4, rooms=1, window=256, rate=RATE, seconds=600)
        room = f"{prefix}room0"
        self.bench.ask("join", room=room, limit=0)
        self.bench.live.append(room)
        return self.in_room(room)

    def talk(self):
        self.talker.stdin.write("go\n")
        self.talker.stdin.flush()


class Peer:
    """Another project's client, in channels of ngIRCd. It has its own defaults but for where to connect and what to join."""

    first_frame_target = None

    def __init__(self, bench):
        self.bench = bench
        self.name = self.command.split("-")[0]

    @property
    def channels(self):
        return [f"#talk{i}" for i in range(ROOMS)] + ["#live"]

    def await_channels(self, terminal):
        terminal.wait(lambda: self.joined in terminal.text, "its channels")
        terminal.settle(1)
        return terminal

    def lively(self):
        terminal = self.await_channels(self.start())
        terminal.press(f"{self.view} #live{ENTER}")
        terminal.settle()
        return terminal

    def talk(self):
        self.bench.ircd.talk(["#live"], RATE)


class Irssi(Peer):
    command = "irssi"
    view = "/window goto"
    joined = f",{ROOMS + 2}]"  # its list of windows with something new, the first of which is its own

    def prepare(self):
        self.home = self.bench.folder()
        channels = ",\n".join(f'{{ name = "{c}"; chatnet = "bench"; autojoin = "yes"; }}' for c in self.channels)
        (self.home / "config").write_text(
            f'servers = ( {{ address = "127.0.0.1"; chatnet = "bench"; port = "{self.bench.ircd.port}"; autoconnect = "yes"; }} );\n'
            f'chatnets = {{ bench = {{ type = "IRC"; nick = "annirssi"; }}; }};\nchannels = ( {channels} );\n'
            'settings = { core = { real_name = "ann"; user_name = "ann"; nick = "annirssi"; }; };\n'
        )

    def start(self):
        return self.bench.start(["irssi", f"--home={self.home}"], {"HOME": str(self.home)}, self.home)


class Weechat(Peer):
    command = "weechat-curses"
    view = "/buffer"
    joined = "#live"

    def prepare(self):
        self.home = self.bench.folder()
        add = f"/server add bench 127.0.0.1/{self.bench.ircd.port} -autoconnect"
        more = {"nicks": "annweechat", "autojoin": ",".join(self.channels)}
        commands = [add, *(f"/set irc.server.bench.{key} {value}" for key, value in more.items()), "/save", "/quit"]
        arguments = [text for command in commands for text in ("-r", command)]
        terminal = self.bench.start([self.command, "-d", self.home, *arguments], {"HOME": str(self.home)}, self.home)
        try:
            terminal.wait(lambda: False, "its end", 20)
        except Gone:
            pass
        self.bench.close(terminal)

    def start(self):
        return self.bench.start([self.command, "-d", self.home], {"HOME": str(self.home)}, self.home)


def measured(bench, title, measure):
    """A line for each program; whether any could not be measured."""
    say(f"== {title}")
    failed = 0
    for program in bench.programs:
        try:
            say(f"   {program.name:10} {measure(program)}")
        except (Gone, Unsent, Refused, OSError) as why:
            say(f"   {program.name:10} not measured: {why}")
            failed = 1
        finally:
            for terminal in list(bench.open):
                bench.close(terminal)
            bench.hush()
    return failed


def start(bench):
    rounds = bench.options.rounds
    first = {program: [] for program in bench.programs}
    room = {program: [] for program in bench.programs}
    # In turns, so that what disturbs the machine disturbs all of them alike.
    for _ in range(rounds):
        for program in bench.programs:
            terminal = program.start()
            first[program].append((terminal.shown() - terminal.began) * 1000)
            if isinstance(program, Parley):
                room[program].append((program.await_messages(terminal) - terminal.began) * 1000)
            bench.close(terminal)

    def line(program):
        target = f" (target {program.first_frame_target})" if program.first_frame_target else ""
        drawn = f"; signed in, the room's messages drawn: {spread(room[program], digits=0)}" if room[program] else ""
        return f"{spread(first[program], digits=0)}{target}{drawn}"

    return measured(bench, f"start: from the command to the first frame, {rounds} times each, in turns", line)


def memory(bench):
    def parley(program):
        terminal = program.in_room(bench.rooms[0])
        at_start = terminal.rss_mib()
        for _ in range(ROOMS + 1):
            terminal.press(CTRL_N)
            terminal.settle(0.15)
        program.go(terminal, bench.rooms[3])
        visited = terminal.rss_mib()
        pages, oldest = 0, False
        while not oldest:
            seen = str(terminal.screen)
            terminal.press(PAGE_UP)
            try:
                terminal.wait(lambda: str(terminal.screen) != seen, "an older page", 3)
                pages += 1
            except Gone:
                oldest = True
        back = terminal.rss_mib()
        terminal.press(END)
        terminal.settle()
        return (
            f"{at_start:.0f} MiB at the start, {visited:.0f} after a look at each of {ROOMS + 1} rooms, "
            f"{back:.0f} after PgUp to the oldest line of one ({pages} times; target 70)"
        )

    def peer(program):
        terminal = program.await_channels(program.start())
        at_start = terminal.rss_mib()
        talker = bench.ircd.talk(program.channels[:ROOMS], FEED_RATE, ROOMS * bench.options.entries)
        while talker.is_alive():
            terminal.drain(0.5)
        terminal.settle()
        return f"{at_start:.0f} MiB at the start, {terminal.rss_mib():.0f} after {bench.options.entries} messages came in each of {ROOMS} channels"

    return measured(
        bench,
        f"memory: resident, {ROOMS} rooms of {bench.options.entries} messages; the others keep what comes as their defaults say",
        lambda program: parley(program) if isinstance(program, Parley) else peer(program),
    )


def keys(bench):
    def type_some(terminal, count):
        """The milliseconds of each key, and how long the program's threads waited for a processor meanwhile."""
        times = []
        for i in range(count):
            if i % 40 == 39:
                terminal.press(CTRL_U)
                terminal.drain(0.03)
            waited = terminal.waited_ms()
            echo = terminal.echo_s(KEYS[i % len(KEYS)]) * 1000
            times.append((echo, terminal.waited_ms() - waited))
            terminal.drain(random.uniform(0.01, 0.04))
        return times

    def measure(program):
        terminal = program.lively()
        type_some(terminal, 100)
        quiet = type_some(terminal, 300)
        program.talk()
        terminal.drain(5)
        type_some(terminal, 100)
        busy, before = type_some(terminal, 600), terminal.cpu_ms()
        begun = time.monotonic()
        terminal.drain(3)
        load = (terminal.cpu_ms() - before) / (time.monotonic() - begun) / 10
        return (
            f"{p50_p99(quiet)}; with {RATE} messages/s in view: {p50_p99(busy)}"
            + (" (target 5 and 15)" if isinstance(program, Parley) else "")
            + f"; the messages alone take {load:.0f} % of a core"
        )

    return measured(bench, "keys: from a key to the end of the frame that shows it, 300 and 600 keys, after a warm-up of 5 s and 100 keys", measure)


def p50_p99(keys):
    every = [echo for echo, _ in keys]
    # What others do on this machine is no merit and no fault of the program.
    alone = [echo for echo, waited in keys if waited < 1] or every
    return (
        f"median {quantile(every, 0.5):.2f} ms, p99 {quantile(every, 0.99):.2f} ms"
        f" ({len(alone)} of {len(every)} did not wait 1 ms for a processor: {quantile(alone, 0.5):.2f} and {quantile(alone, 0.99):.2f})"
    )


def open_room(bench):
    def measure(program):
        if not isinstance(program, Parley):
            return "has no rooms that a server keeps"
        last = bench.last_text(bench.large)[-12:]
        looked, again, joined = [], [], []
        for _ in range(max(3, bench.options.rounds // 2)):
            terminal = program.in_room(bench.rooms[-1])
            looked.append(opened(terminal, CTRL_N, last))
            for _ in range(5):
                terminal.press(CTRL_P)
                terminal.settle(0.2)
                again.append(opened(terminal, CTRL_N, last))
            terminal.press("/leave" + ENTER)
            terminal.settle()
            terminal.press(f"/join {bench.large}")
            terminal.settle()
            joined.append(opened(terminal, ENTER, last))
            bench.close(terminal)
        return (
            f"Ctrl-N to it the first time {spread(looked)}; again {spread(again)}; "
            f"/join, with nothing of it here, {spread(joined)} (target 100)"
        )

    def opened(terminal, key, last):
        pressed = terminal.press(key)
        return (terminal.wait(lambda: last in str(terminal.screen) and "#largeroom0" in terminal.screen.row(0), "the room") - pressed) * 1000

    return measured(bench, f"open: a room of {bench.options.large} entries, from the key to the frame with its newest message", measure)


def idle(bench):
    def measure(program):
        terminal = program.lively()
        terminal.drain(5)
        before, begun = terminal.cpu_ms(), time.monotonic()
        terminal.drain(20)
        used = (terminal.cpu_ms() - before) / (time.monotonic() - begun)
        return f"{used:.2f} ms of CPU a second" + (" (target 0.5)" if isinstance(program, Parley) else "")

    return measured(bench, "idle: signed in, a room in view, nobody says anything, for 20 s", measure)


def output(bench):
    def measure(program):
        terminal = program.lively()
        if isinstance(program, Parley):
            bob = Client(bench.server.port)  # one connection: coming and going would be drawn as well
            bob.ask("register", user=f"bob{bench.runs}", password=PASSWORD)
            for room in (bench.live[-1], bench.rooms[1]):
                bob.ask("join", room=room, limit=0)
            terminal.settle()
        sizes, writes = [], terminal.writes()
        for i in range(40):
            terminal.press(KEYS[i % len(KEYS)])
            terminal.settle(0.1)
            sizes.append(terminal.bytes)
        text = f"a key {spread(sizes, 'bytes', 0)}"
        if not isinstance(program, Parley):
            return text
        writes = (terminal.writes() - writes) / 40
        text += f" (target 60), {writes:.2f} write() each"
        for where, name in (("in view", bench.live[-1]), ("elsewhere", bench.rooms[1])):
            sizes, cells, changed = [], [], []
            for i in range(20):
                terminal.settle(0.1)
                terminal.forget()
                before = terminal.screen.written, terminal.screen.changed
                bob.ask("send", room=name, text=f"something to look at, {i}")
                terminal.settle(0.3)
                sizes.append(terminal.bytes)
                cells.append(terminal.screen.written - before[0])
                changed.append(terminal.screen.changed - before[1])
            text += f"; a message {where} {spread(sizes, 'bytes', 0)}, {sum(changed)} of {sum(cells)} cells written changed"
        bob.close()
        return text

    return measured(bench, "output: what is written to the terminal; 40 keys, 20 messages, one at a time", measure)


PARTS = {"start": start, "memory": memory, "keys": keys, "open": open_room, "idle": idle, "output": output}

if __name__ == "__main__":
    main()
