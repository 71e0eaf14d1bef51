"""What an attack has to work with: the server's ports, accounts that can sign in, addresses to come from."""

import json
import time

from peers import Peer, READY, Swarm

PASSWORD = "load-load-load"
BLOCK = 16384


def line(type, **fields):
    return json.dumps({"type": type, "id": 1, **fields}).encode() + b"\n"


def block(request):
    """One request as often as a block has room for."""
    return request * max(1, BLOCK // len(request))


def endless(requests):
    """A script's rest: blocks of what `requests` gives, one line each time it is called."""
    while True:
        yield b"".join(requests() for _ in range(50))


def repeat(*requests):
    """A script's rest: the same again and again."""
    lines = block(b"".join(requests))
    while True:
        yield lines


def nothing():
    yield 3600


class Field:
    def __init__(self, port, tls_port, stage, sources, owner):
        self.port = port
        self.tls_port = tls_port
        self.stage = stage
        self.sources = sources
        self.owner = owner
        self.swarm = Swarm()
        self.threads = []
        self.notes = []
        self.afterwards = lambda: None

    def source(self, number):
        """Never 127.0.0.1: there the pair is at home."""
        number %= self.sources
        return f"127.1.{number // 250}.{number % 250 + 1}"

    def open(self, number, script, at_once=False, port=None, **options):
        """A place of the attacker that nobody signs in at. `script` makes a generator for each connection."""
        self.swarm.add(Peer(port or self.port, self.source(number), script, **options), at_once)

    def crowd(self, count, script, **options):
        """So many accounts that sign in before the attack; `script(number)` makes what each does then."""
        for number in range(min(count, len(self.stage.accounts))):
            self.member(number, number, script, **options)

    def member(self, account, number, script, **options):
        def whole():
            yield line("login", user=self.stage.accounts[account % len(self.stage.accounts)], password=PASSWORD)
            yield READY
            yield from script(number)

        self.open(number, whole, at_once=True, **options)

    def run(self, until):
        for thread in self.threads:
            thread.start()
        self.swarm.run(until)
        for thread in self.threads:
            thread.join(max(0, until - time.monotonic()) + 10)
