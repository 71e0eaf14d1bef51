"""Attacks of those who have an account and fill memory or disk."""

import itertools
import random
import time

from field import PASSWORD, endless, line, nothing, repeat
from wire import Client, Refused

BUILDERS = 10
WINDOWS = 4
WRITERS = 400
TYPISTS = 16
TEXT = "four kilobytes of text " * 180
LAZY = 64
MARKERS = 32


def rooms(field):
    """ten accounts, four connections each, create rooms until refused"""

    def script(number):
        made = itertools.count()
        yield from endless(lambda: line("create", room=f"r{number}-{next(made)}"))

    for number in range(BUILDERS * WINDOWS):
        field.member(number % BUILDERS, number, script)

    def another():
        field.notes.append(f"{field.swarm.answered} rooms; {tries(field, 'create', room='wanted')}")

    field.afterwards = another


def tries(field, type, **fields):
    """Whether somebody else can do the same."""
    try:
        other = Client(field.port, "127.0.0.4", timeout=10)
        other.ask("login", user=field.stage.accounts[-1], password=PASSWORD)
        other.ask(type, **fields)
        return "another account can"
    except (Refused, OSError) as why:
        return f"another account cannot ({getattr(why, 'code', None) or why})"


def direct(field):
    """400 accounts write to all accounts, a first message each"""

    def script(number):
        chance = random.Random(number)
        yield from endless(lambda: line("send", room="@" + chance.choice(field.stage.accounts), text="hello"))

    field.crowd(WRITERS, script)


def own_room(number, room, text):
    yield line("create", room=f"{room}{number}")
    yield from repeat(line("send", room=f"{room}{number}", text=text[:4000]))


def disk(field):
    """16 connections write messages of 4 KB as fast as they are taken"""
    field.crowd(TYPISTS, lambda number: own_room(number, "disk", TEXT))
    begun = time.monotonic()

    def told():
        spent = max(time.monotonic() - begun, 0.001)
        field.notes.append(f"{field.swarm.answered} messages, {field.swarm.answered * 4000 / spent / 1e6:.1f} MB/s of text")

    field.afterwards = told


def readers(field):
    """64 members of a room read nothing, while 16 write messages of 4 KB there"""
    room = field.stage.room
    texts = line("send", room=room, text=TEXT[:4000])
    for number in range(LAZY):
        field.member(number, number, lambda _: nothing(), lazy=True, again=0.5, receive_buffer=4096)
    for number in range(LAZY, LAZY + TYPISTS):
        field.member(number, number, lambda _: repeat(texts))


def read(field):
    """32 members move their read mark on, by one message each time"""

    def script(number):
        marks = itertools.cycle(range(1, field.stage.last_seq + 1))
        yield from endless(lambda: line("read", room=field.stage.room, seq=next(marks)))

    field.crowd(MARKERS, script)


ATTACKS = {"rooms": rooms, "direct": direct, "disk": disk, "readers": readers, "read": read}
TLS = set()
