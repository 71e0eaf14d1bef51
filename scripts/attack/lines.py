"""Attacks with lines that are hard to read."""

import itertools
import json

from field import line

STRANGERS = 32
SIGNED_IN = 16
LONGEST = 60_000


def colliding_keys(count):
    """Different keys that String.hashCode tells apart least: all have the same."""
    return ("".join(pairs) for pairs in itertools.islice(itertools.product(("Aa", "BB"), repeat=12), count))


def bombs():
    """A line each. All but the last are short enough for the server to read."""
    many = {f"key{number}": number for number in range(2500)}
    yield b"[" * LONGEST
    yield b'{"a":' * (LONGEST // 5)
    yield b'{"type":"ping","id":' + b"9" * LONGEST + b"}"
    yield b'{"type":"history","id":1,"room":"lobby","before":1e999999999}'
    yield b'{"type":"ping","x":' + b"1." + b"3" * LONGEST + b"e-99999}"
    yield b'{"type":"ping","x":-0.' + b"0" * LONGEST + b"1}"
    yield json.dumps({"type": "ping", **many}).encode()
    yield json.dumps({"type": "ping", **dict.fromkeys(colliding_keys(1500), 1)}).encode()
    yield b'{"type":"send","id":1,"room":"lobby","text":"' + b"\xff\xc0\x80\xed\xa0\x80" * 5000 + b'"}'
    yield b'{"type":"send","id":1,"room":"lobby","text":"' + b"\\ud800" * 5000 + b'"}'
    yield b'{"type":"send","id":1,"room":"lobby","text":"' + "\u0301".encode() * 4000 + b'"}'
    yield b'{"type":"create","id":1,"room":"' + "\ufdfa".encode() * 64 + b'"}'
    yield b"{" + b'"id":1,' * 8000 + b'"type":"ping"}'
    yield b'{"type":"ping"}' + b" " * LONGEST
    yield b'{"type":"ping","x":"' + b"a" * 4_000_000 + b'"}'


def json_bombs(field):
    """16 accounts and 32 strangers send deep nesting, huge numbers, many keys, colliding keys, bytes that are no UTF-8, endless lines"""
    lines = [bomb + b"\n" for bomb in bombs()]

    def signed_in(number):
        turn = number
        while True:
            # A good request between two bombs: it is the strikes in a row that end a connection.
            yield lines[turn % len(lines)] + line("ping")
            turn += 1

    def stranger(number):
        yield line("ping")
        yield from signed_in(number)

    field.crowd(SIGNED_IN, signed_in, again=0.1)
    for number in range(STRANGERS):
        field.open(number, lambda number=number: stranger(number), again=0)


ATTACKS = {"json": json_bombs}
TLS = set()
