"""Attacks on passwords and accounts."""

import itertools

from field import PASSWORD, line
from peers import LEAVE

GUESSING = 256


def guesses(name):
    numbers = itertools.count()

    def script():
        while True:
            number = next(numbers)
            yield line("login", user=name(number), password=f"wrong-{number}")
            # The next one waits in the server for the answer to this one; a second is enough to have it busy.
            yield line("login", user=name(number), password=f"wrong-again-{number}")
            yield 0.01

    return script


def sign_in(field):
    """256 connections guess passwords of names that there are not"""
    script = guesses(lambda number: f"nobody{number}")
    for number in range(GUESSING):
        field.open(number, script, again=0)


def sign_in_one(field):
    """256 connections guess the password of the one who signs in beside"""
    script = guesses(lambda number: field.owner)
    for number in range(GUESSING):
        field.open(number, script, again=0)


def register(field):
    """256 connections at a time register, each a new account"""
    numbers = itertools.count()

    def script():
        yield line("register", user=f"new{next(numbers)}", password=PASSWORD)
        yield 0.5
        yield LEAVE

    for number in range(GUESSING):
        field.open(number, script, again=0)


ATTACKS = {"sign-in": sign_in, "sign-in-one": sign_in_one, "register": register}
TLS = set()
