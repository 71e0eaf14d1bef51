"""Attacks of those who have an account and ask for much."""

import random

from field import block, line, repeat

SEARCHERS = 88
ASKERS = 32


def search(field):
    """88 accounts search for two words that are in half of all messages each, and never together"""
    field.crowd(SEARCHERS, lambda number: repeat(line("search", query="common usual", limit=50)))


def lists(field):
    """32 accounts ask for the members of a room of all accounts, for the rooms, and for who is online"""
    room = field.stage.room
    field.crowd(ASKERS, lambda number: repeat(line("members", room=room), line("rooms"), line("who")))


def pages(field):
    chance = random.Random(7)
    last = field.stage.last_seq
    return b"".join(
        line("history", room=field.stage.room, before=chance.randint(last // 4, last), limit=500) for _ in range(100)
    )


def history(field):
    """32 accounts ask for pages of 500 entries of history"""
    asked = pages(field)
    field.crowd(ASKERS, lambda number: repeat(asked))


def pipeline(field):
    """32 accounts ask for pages of history, for members and for searches, and read no answer"""
    asked = pages(field) + block(line("members", room=field.stage.room)) + block(line("search", query="common"))

    field.crowd(ASKERS, lambda number: repeat(asked), lazy=True, receive_buffer=4096)


ATTACKS = {"search": search, "lists": lists, "history": history, "pipeline": pipeline}
TLS = set()
