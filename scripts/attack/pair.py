"""Two people in a room, beside an attack: one writes a message each 20 ms, the other reads it."""

import json
import select
import ssl
import time

from field import PASSWORD
from wire import Client

ROOM = "pair"
WRITER, READER = "ann", "bob"
EACH_S = 0.02
GRACE_S = 10
SOURCE = "127.0.0.1"


class End:
    """One side's connection, read as it comes."""

    def __init__(self, port, name, tls):
        client = Client(port, SOURCE, timeout=20, tls=tls)
        client.ask("login", user=name, password=PASSWORD)
        self.client = client
        self.socket = client.socket
        self.socket.setblocking(False)
        self.why = None
        # What came with the reply. From here on the socket is read, and not this.
        try:
            self.rest = client.lines.read1(1 << 20) or b""
        except ssl.SSLWantReadError:
            self.rest = b""

    def lines(self):
        """The whole lines that are there now. Sets `why` at the end."""
        try:
            while True:
                data = self.socket.recv(1 << 16)
                if not data:
                    self.why = self.why or "closed"
                    break
                self.rest += data
        except (BlockingIOError, ssl.SSLWantReadError):
            pass
        except OSError as why:
            self.why = self.why or type(why).__name__
        whole, _, self.rest = self.rest.rpartition(b"\n")
        return whole.split(b"\n") if whole else []

    def send(self, type, **fields):
        try:
            self.socket.sendall(json.dumps({"type": type, **fields}).encode() + b"\n")
        except (OSError, ssl.SSLError) as why:
            self.why = self.why or type_name(why)


def type_name(thing):
    return type(thing).__name__


class Pair:
    def __init__(self, port, tls=None):
        self.writer = End(port, WRITER, tls)
        self.reader = End(port, READER, tls)
        self.poll = select.epoll()
        for end in (self.writer, self.reader):
            self.poll.register(end.socket.fileno(), select.EPOLLIN)
        self.number = 0
        self.sent = {}
        self.acknowledged = {}
        self.read = {}
        self.refused = []
        self.late = []
        self.seq = 0

    def talk(self, until):
        """A message each 20 ms, whether the last one was answered or not: a slow answer makes no pause."""
        due = time.monotonic()
        while (now := time.monotonic()) < until and not self.ended():
            if now >= due:
                self.late.append(now - due)
                self.number += 1
                self.sent[self.number] = time.monotonic()
                self.writer.send("send", id=self.number, room=ROOM, text=str(self.number))
                due += EACH_S
            self.listen(max(0, due - time.monotonic()))

    def settle(self):
        """Waits for what is still on its way."""
        until = time.monotonic() + GRACE_S
        while time.monotonic() < until and not self.ended() and self.open():
            self.listen(0.05)

    def open(self):
        """What is neither read nor refused, or not answered yet."""
        refused = dict(self.refused)
        answered = self.acknowledged.keys() | refused.keys()
        return self.missing() or not self.sent.keys() <= answered

    def missing(self):
        refused = dict(self.refused)
        return [number for number in self.sent if number not in self.read and number not in refused]

    def ended(self):
        return self.writer.why or self.reader.why

    def listen(self, wait):
        for number, _ in self.poll.poll(wait):
            if number == self.writer.socket.fileno():
                for line in self.writer.lines():
                    self.written(line, time.monotonic())
            else:
                for line in self.reader.lines():
                    self.heard(line, time.monotonic())

    def written(self, line, now):
        if line.startswith(b'{"type":"ok"'):
            self.acknowledged[json.loads(line)["re"]] = now
        elif line.startswith(b'{"type":"error"'):
            reply = json.loads(line)
            self.refused.append((reply.get("re"), reply["code"]))
        else:
            self.either(self.writer, line)

    def heard(self, line, now):
        if line.startswith(b'{"type":"message"') and b'"room":"pair"' in line:
            self.entry(json.loads(line), now)
        elif line.startswith(b'{"type":"behind"') and b'"room":"pair"' in line:
            self.reader.send("history", id=1, room=ROOM, after=self.seq, limit=500)
        elif line.startswith(b'{"type":"ok"'):
            answer = json.loads(line)
            for entry in answer["entries"]:
                self.entry(entry, now)
            if answer["more"]:
                self.reader.send("history", id=1, room=ROOM, after=self.seq, limit=500)
        else:
            self.either(self.reader, line)

    def entry(self, entry, now):
        self.seq = max(self.seq, entry["seq"])
        if entry["type"] == "message":
            self.read.setdefault(int(entry["text"]), now)

    @staticmethod
    def either(end, line):
        if line.startswith(b'{"type":"ping"'):
            end.send("pong")
        elif line.startswith(b'{"type":"bye"'):
            end.why = json.loads(line)["code"]

    def forget(self):
        """What was measured so far was to warm up."""
        self.sent.clear(), self.acknowledged.clear(), self.read.clear(), self.refused.clear(), self.late.clear()

    def result(self):
        def spread(times):
            return [(times[number] - begun) * 1000 for number, begun in self.sent.items() if number in times]

        return {
            "read": spread(self.read),
            "ok": spread(self.acknowledged),
            "lost": len(self.missing()),
            "refused": [code for _, code in self.refused],
            "late": max(self.late, default=0) * 1000,
            "ended": self.ended(),
        }
