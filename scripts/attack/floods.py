"""Attacks of those who have an account and make the server tell many others."""

import itertools

from field import endless, line, repeat

CROWD = 100
CHURNERS = 50
SHOUTING = 16
REACTING = 32


def typing(field):
    """100 members of a room say all the time that they type"""
    field.crowd(CROWD, lambda number: repeat(line("typing", room=field.stage.room)))


def join_leave(field):
    """50 members of a room of all accounts leave it and join it"""
    room = field.stage.room
    field.crowd(CHURNERS, lambda number: repeat(line("leave", room=room), line("join", room=room)))


def broadcast(field):
    """16 of 100 users broadcast to everybody"""

    def script(number):
        if number < SHOUTING:
            yield from repeat(line("broadcast", text="hear me " * 40))

    field.crowd(CROWD, script)


def react(field):
    """32 members react to one message and take it back; its author edits it, from four connections"""
    room, target = field.stage.room, field.stage.last_seq

    def script(number):
        on = line("react", room=room, target=target, emoji="👍", on=True)
        yield from repeat(on, line("react", room=room, target=target, emoji="👍", on=False))

    def edits(number):
        counted = itertools.count()
        yield from endless(lambda: line("edit", room=room, target=target, text=f"edited {number} {next(counted)} " + "a" * 3000))

    field.crowd(REACTING, script)
    for number in range(4):
        field.member(0, REACTING + number, edits)


ATTACKS = {"typing": typing, "join-leave": join_leave, "broadcast": broadcast, "react": react}
TLS = set()
