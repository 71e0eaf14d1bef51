"""Attacks of those who never sign in: connections, and next to nothing on them."""

import ssl

from field import line, nothing, repeat
from peers import FINISH, LEAVE

DRIP_S = 0.5
SLOW = 1200
HELD = 2000
CHURNED = 200
PINGING = 500


def drip(data):
    for i in range(len(data)):
        yield data[i : i + 1]
        yield DRIP_S


def client_hello():
    """The first bytes of a TLS client: the same ones may be sent again and again, and cost the sender nothing."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    try:
        context.wrap_bio(incoming, outgoing).do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def slowloris(field):
    """1,200 connections send a sign-in, one byte each half second"""
    request = line("login", user="nobody", password="a" * 200)
    for number in range(SLOW):
        field.open(number, lambda: drip(request), again=1)


def slowloris_tls(field):
    """1,200 connections send the first bytes of TLS, one each half second"""
    hello = client_hello()
    for number in range(SLOW):
        field.open(number, lambda: drip(hello), again=1, port=field.tls_port)


def connect(field):
    """2,000 connections that say nothing; each that ends is begun again at once"""
    for number in range(HELD):
        field.open(number, nothing, again=0)
    field.afterwards = lambda: field.notes.append(f"{field.swarm.opened} connections")


def churn(field):
    """connections that are begun and ended, by a reset or in order, 200 at a time"""

    def reset():
        yield 0.001
        yield LEAVE

    def finish():
        yield 0.001
        yield FINISH

    for number in range(CHURNED):
        field.open(number, finish if number % 2 else reset, again=0)
    field.afterwards = lambda: field.notes.append(f"{field.swarm.opened} connections")


def ping(field):
    """500 connections that only ping, as fast as they can, and never sign in"""
    for number in range(PINGING):
        field.open(number, lambda: repeat(line("ping")), again=0)


ATTACKS = {
    "slowloris": slowloris,
    "slowloris-tls": slowloris_tls,
    "connect": connect,
    "churn": churn,
    "ping": ping,
}
TLS = {"slowloris-tls"}
