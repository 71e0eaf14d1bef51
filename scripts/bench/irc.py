"""ngIRCd on a port of its own with people who talk, for the clients that Parley's is compared with."""

import multiprocessing
import random
import shutil
import socket
import subprocess
import time

from words import word

NGIRCD = shutil.which("ngircd") or shutil.which("ngircd", path="/usr/sbin")

CONFIG = """
[Global]
Name = irc.bench.invalid
Info = bench
Listen = 127.0.0.1
Ports = {port}
MotdPhrase = "bench"
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxNickLength = 20
MaxPenaltyTime = 0
PingTimeout = 3600
[Options]
DNS = no
Ident = no
PAM = no
Syslog = no
"""


class Ngircd:
    def __init__(self, folder):
        self.talkers = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = folder / "ngircd.conf"
        config.write_text(CONFIG.format(port=self.port))
        self.process = subprocess.Popen([NGIRCD, "-n", "-f", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise OSError("ngircd does not listen")

    def talk(self, channels, rate, messages=None):
        """Four people who talk in these channels in turn, until `hush` or so many messages, on a process of their own."""
        talker = multiprocessing.Process(target=talk, args=(self.port, channels, rate, messages), daemon=True)
        talker.start()
        self.talkers.append(talker)
        return talker

    def hush(self):
        for talker in self.talkers:
            talker.kill()
            talker.join()
        self.talkers = []

    def close(self):
        self.hush()
        self.process.kill()
        self.process.wait()


def talk(port, channels, rate, messages):
    names = [f"talk{random.randrange(10**6)}{i}" for i in "abcd"]
    people = [Person(port, name, channels) for name in names]
    begun, sent = time.monotonic(), 0
    while messages is None or sent < messages:
        due = int((time.monotonic() - begun) * rate)
        while sent < min(due, messages or due):
            people[sent % 4].say(channels[sent % len(channels)], sentence())
            sent += 1
        time.sleep(1 / 1000)
    time.sleep(1)


def sentence():
    """A hundred bytes of the same words as journal.c's."""
    words = [word(100_000 + random.randrange(900_000))]
    while sum(map(len, words)) + len(words) < 100:
        words.append(word(int(4096 * random.random() ** 3)))
    return " ".join(words)[:100]


class Person:
    def __init__(self, port, name, channels):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(f"NICK {name}\r\nUSER {name} 0 * :{name}\r\n".encode())
        heard = b""
        while b" 376 " not in heard and b" 422 " not in heard:
            heard += self.socket.recv(65536)
        for channel in channels:
            self.socket.sendall(f"JOIN {channel}\r\n".encode())
        self.socket.setblocking(False)

    def say(self, channel, text):
        try:
            while self.socket.recv(65536):
                pass
        except BlockingIOError:
            pass
        self.socket.setblocking(True)
        self.socket.sendall(f"PRIVMSG {channel} :{text}\r\n".encode())
        self.socket.setblocking(False)
