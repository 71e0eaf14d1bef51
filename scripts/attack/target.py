"""The server that is attacked: of one project, with its own default settings, on one processor, with a store that was made before."""

import json
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

from field import PASSWORD
from pair import READER, ROOM, WRITER
from server import Server
from wire import Client, Refused

BATCH = 100


class Stage:
    """A store with accounts and messages, made once for all attacks, without limits and with passwords that cost nothing."""

    room = "lobby"

    def __init__(self, project, folder, accounts, entries):
        self.project = Path(project).resolve()
        self.folder = folder
        self.accounts = [f"member{number}" for number in range(accounts)]
        self.has_tls = "[[listeners]]" in self.defaults()
        server = Server(folder, None, project=self.project, base=(self.project / "scripts/bench.toml").read_text())
        try:
            self.register(server.port, [WRITER, READER, *self.accounts])
            writer, reader, author = (sign_in(server.port, name) for name in (WRITER, READER, self.accounts[0]))
            writer.ask("create", room=ROOM)
            reader.ask("join", room=ROOM)
            self.write(author, entries)
            self.last_seq = author.ask("history", room=self.room, limit=1)["last_seq"]
            for client in (writer, reader, author):
                client.close()
        finally:
            server.stop()

    def defaults(self):
        return subprocess.run(
            [self.project / "scripts/server.sh", "--print-config"], capture_output=True, text=True, check=True, timeout=600
        ).stdout

    @staticmethod
    def register(port, names):
        for begin in range(0, len(names), BATCH):
            clients = [Client(port) for _ in names[begin : begin + BATCH]]
            for name, client in zip(names[begin:], clients):
                request = {"type": "register", "user": name, "password": PASSWORD}
                client.socket.sendall(json.dumps(request).encode() + b"\n")
            for client in clients:
                while b'"re"' not in (line := client.lines.readline()) and b'"ok"' not in line:
                    pass
                client.close()

    def write(self, client, entries):
        """Every second message has one of two words, the others have the other: searching for both finds nothing."""
        for begin in range(0, entries, BATCH):
            numbers = range(begin, min(begin + BATCH, entries))
            lines = [
                json.dumps({"type": "send", "room": self.room, "text": f"{('common', 'usual')[n % 2]} message {n}"}) for n in numbers
            ]
            client.socket.sendall("\n".join(lines).encode() + b"\n")
            answered = 0
            while answered < len(numbers):
                answered += client.lines.readline().startswith(b'{"type":"ok"')


def sign_in(port, name):
    client = Client(port)
    client.ask("login", user=name, password=PASSWORD)
    return client


# What differs from the defaults, and is no more than a test needs: --port 0, --data in a folder of the run, and a place where it speaks TLS.
LISTENER = """
[[listeners]]
host = "127.0.0.1"
port = {port}
tls = true
"""


class Target(Server):
    """A server on a copy of the stage's store. `tls_port` is None where it knows no TLS."""

    def __init__(self, stage, folder, processor):
        self.processor = processor
        folder.mkdir()
        shutil.copytree(stage.folder / "data", folder / "data")
        self.tls_port = free_port() if stage.has_tls else None
        base = LISTENER.format(port=self.tls_port) if stage.has_tls else ""
        super().__init__(
            folder, None, project=stage.project, base=base, prefix=("taskset", "--cpu-list", str(processor))
        )

    def memory_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE).group(1)) / 1024

    def alive(self):
        return self.process.poll() is None

    def fate(self):
        """How it is, in a word or two."""
        if self.alive():
            try:
                client = Client(self.port, "127.0.0.5", timeout=20)
                client.ask("ping")
                client.close()
                return "lived"
            except (Refused, OSError, ValueError) as why:
                return f"no answer ({getattr(why, 'code', None) or type(why).__name__})"
        self.reader.join(10)
        if any("OutOfMemoryError" in line for line in self.said):
            return "ended: OutOfMemoryError"
        return f"ended with status {self.process.returncode}"

    def end(self):
        """It need not have time to store what the attack has left."""
        if self.alive():
            self.kill()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processors():
    """One for the server, one for everybody else; the same one where there is but one."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[0], usable[-1]
