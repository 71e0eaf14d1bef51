"""Somebody who connects and signs in once a second, beside an attack: can one still come in?"""

import time

from field import PASSWORD
from wire import Client, Refused

EACH_S = 1
TIMEOUT_S = 10


class Newcomer:
    """An account that was made under the server's own settings: its password costs what passwords cost."""

    SOURCE = "127.0.0.3"
    NAME = "owner"

    def __init__(self, port, tls=None):
        self.port = port
        self.tls = tls
        self.times = []
        self.failures = []
        client = Client(port, self.SOURCE, TIMEOUT_S, tls)
        client.ask("register", user=self.NAME, password=PASSWORD)
        client.close()
        self.come()
        self.times.clear()

    def come(self):
        begun = time.monotonic()
        try:
            client = Client(self.port, self.SOURCE, TIMEOUT_S, self.tls)
            try:
                client.ask("login", user=self.NAME, password=PASSWORD)
                self.times.append((time.monotonic() - begun) * 1000)
            finally:
                client.close()
        except Refused as why:
            self.failures.append(why.code)
        except (OSError, ValueError) as why:
            self.failures.append("no answer" if isinstance(why, TimeoutError) else type(why).__name__)

    def keep_coming(self, until):
        due = time.monotonic()
        while due < until:
            time.sleep(max(0, due - time.monotonic()))
            self.come()
            due = max(due + EACH_S, time.monotonic())

    def result(self):
        return {"times": self.times, "failures": self.failures}
