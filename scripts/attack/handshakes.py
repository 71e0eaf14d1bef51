"""Attacks on TLS itself."""

import shutil
import socket
import ssl
import subprocess
import threading
import time

from connections import client_hello
from field import nothing
from peers import LEAVE

HALVES = 1200
HELLOS = 200
SHAKING = 8
RENEGOTIATING = 8
GARBAGE = b"\x16\x03\x03\x10\x00" + bytes(range(256)) * 16


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


def tls_half(field):
    """1,200 handshakes that stop behind the client's hello, and are begun again when the server ends them"""
    hello = client_hello()

    def script():
        yield hello
        yield from nothing()

    for number in range(HALVES):
        field.open(number, script, again=0, port=field.tls_port)


def tls_hellos(field):
    """client hellos, 200 at a time, each with its connection; the answer is not waited for"""
    hello = client_hello()

    def script():
        yield hello
        yield 0.005
        yield LEAVE

    for number in range(HELLOS):
        field.open(number, script, again=0, port=field.tls_port)
    field.afterwards = lambda: field.notes.append(f"{field.swarm.opened} hellos")


class Shaking:
    """Threads that make one TLS connection after the other, and do something with it."""

    def __init__(self, field, doing):
        self.field = field
        self.doing = doing
        self.done = self.failed = 0
        self.context = context()
        for number in range(SHAKING):
            field.threads.append(threading.Thread(target=self.run, args=(number,), daemon=True))

    def run(self, number):
        turn = number
        while time.monotonic() < self.field.until:
            turn += SHAKING
            try:
                with socket.create_connection(
                    ("127.0.0.1", self.field.tls_port), timeout=5, source_address=(self.field.source(turn), 0)
                ) as plain:
                    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self.doing(plain, self.context)
                self.done += 1
            except OSError:
                self.failed += 1


def tls_handshakes(field):
    """whole handshakes, one after the other on each of 8 threads"""

    def doing(plain, context):
        context.wrap_socket(plain, do_handshake_on_connect=True).close()

    shaking = Shaking(field, doing)
    field.afterwards = lambda: count(field, shaking, "handshakes")


def tls_records(field):
    """records of a handshake with garbage in them, behind a whole handshake, until the server closes"""

    def doing(plain, context):
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = context.wrap_bio(incoming, outgoing)
        while True:
            try:
                tls.do_handshake()
                break
            except ssl.SSLWantReadError:
                plain.sendall(outgoing.read())
                data = plain.recv(65536)
                if not data:
                    raise ConnectionResetError
                incoming.write(data)
        plain.sendall(outgoing.read() + GARBAGE * 16)
        while plain.recv(65536):
            pass

    shaking = Shaking(field, doing)
    field.afterwards = lambda: count(field, shaking, "connections")


def count(field, shaking, what):
    field.notes.append(f"{shaking.done} {what}, {shaking.failed} refused")


class Renegotiating:
    """openssl s_client takes `R` as: renegotiate (TLS 1.2), and `K` as: new keys for both (TLS 1.3)."""

    def __init__(self, field, version, key):
        self.field = field
        self.command = ["openssl", "s_client", "-connect", f"127.0.0.1:{field.tls_port}", version]
        self.key = key
        self.connections = self.asked = 0

    def run(self):
        while time.monotonic() < self.field.until:
            client = subprocess.Popen(
                self.command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self.connections += 1
            try:
                while time.monotonic() < self.field.until and client.poll() is None:
                    client.stdin.write(self.key)
                    self.asked += 1
                    time.sleep(0.002)
            except OSError:
                pass
            finally:
                client.kill()
                client.wait()
                client.stdin.close()


def tls_renegotiation(field):
    """connections that ask for new keys every 2 ms: half by renegotiation in TLS 1.2, half by key updates in TLS 1.3"""
    if shutil.which("openssl") is None:
        field.notes.append("not played: there is no openssl")
        return
    clients = []
    for number in range(RENEGOTIATING):
        clients.append(Renegotiating(field, *(("-tls1_2", b"R\n") if number % 2 else ("-tls1_3", b"K\n"))))
        field.threads.append(threading.Thread(target=clients[-1].run, daemon=True))

    def told():
        asked, connections = sum(c.asked for c in clients), sum(c.connections for c in clients)
        field.notes.append(f"asked {asked} times on {connections} connections")

    field.afterwards = told


ATTACKS = {
    "tls-half": tls_half,
    "tls-hellos": tls_hellos,
    "tls-handshakes": tls_handshakes,
    "tls-records": tls_records,
    "tls-renegotiation": tls_renegotiation,
}
TLS = set(ATTACKS)
