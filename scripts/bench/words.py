"""The words that journal.c makes its texts of, by number: so a search knows what there is to find."""

COMMON = 4096  # words below this number come often, low ones most
RARE = range(100_000, 1_000_000)  # each message has one of these


def word(number):
    letters = ""
    number += 10_000
    while number > 0:
        digits = number % 100
        letters += "bcdfghjklmnprstvwxyz"[digits % 20] + "aeiou"[digits // 20]
        number //= 100
    return letters
