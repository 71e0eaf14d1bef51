"""journal.c, which sends: compiled once for a run, and every process of it ends with `stop`."""

import json
import subprocess

from server import PROJECT


class Unsent(Exception):
    """Senders could not begin, or gave up. The other parts go on."""


class Senders:
    def __init__(self, work):
        self.program = work / "journal"
        self.running = []

    def compile(self):
        subprocess.run(["cc", "-O2", "-o", self.program, PROJECT / "scripts/bench/journal.c"], check=True)

    def begin(self, port, **options):
        """Senders in their rooms, waiting for a word."""
        options = {"port": port, **options}
        command = [self.program] + [text for name, value in options.items() for text in (f"--{name}", str(value))]
        sender = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.running.append(sender)
        if sender.stdout.readline() != "ready\n":
            raise Unsent("the senders could not begin; they say why above")
        return sender

    @staticmethod
    def go(sender):
        """To the end of what they send; what they have counted."""
        said, _ = sender.communicate("go\n")
        if sender.returncode != 0:
            raise Unsent("the senders gave up; they say why above")
        return json.loads(said)

    def stop(self):
        for sender in self.running:
            sender.kill()
            sender.wait()
        self.running = []
