"""A program in a pty of its own, and when each byte of it came: what a person at a terminal would wait for."""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

COLUMNS, ROWS = 120, 35
PATIENCE_S = 60
FRAME_BEGIN, FRAME_END = "\x1b[?2026h", "\x1b[?2026l"

SEQUENCE = re.compile(
    r"\x1b\[(?P<args>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[()*+#][0-~]|\x1b[^\[\]()*+#P]"
)
UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]P][^\x07]*|[()*+#])?$")


class Gone(Exception):
    """It ended, or did not show what was waited for."""


class Terminal:
    """The program behind it ends with `close`. `began` is the moment before it was started, in seconds of time.monotonic."""

    def __init__(self, command, environment, folder):
        self.screen = Screen()
        self.text = ""  # all that came since `forget`, and `at` when the last of it did
        self.bytes = 0
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        kept = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "TZ")
        env = {name: os.environ[name] for name in kept if name in os.environ}
        env.update({"TERM": "xterm-256color", "LANG": "C.UTF-8", "SHELL": "/bin/sh"}, **environment)
        self.began = self.at = time.monotonic()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(slave)

    def forget(self):
        self.text = ""
        self.bytes = 0

    def read(self, seconds):
        """What comes within so many seconds, as soon as anything does; whether anything did."""
        if not select.select([self.master], [], [], max(0, seconds))[0]:
            return False
        try:
            got = os.read(self.master, 1 << 16)
        except OSError:
            got = b""
        if not got:
            raise Gone(f"it ended; the last it said was {visible(self.text)[-300:]!r}")
        self.at = time.monotonic()
        self.bytes += len(got)
        text = self.decode(got)
        self.text += text
        self.screen.feed(text)
        return True

    def wait(self, is_there, what, seconds=PATIENCE_S):
        """Reads until it holds; when it began to, as time.monotonic tells."""
        until = time.monotonic() + seconds
        while not is_there():
            if not self.read(until - time.monotonic()) and time.monotonic() > until:
                raise Gone(f"{what} did not come within {seconds} s; the screen was\n{self.screen}")
        return self.at

    def drain(self, seconds):
        """Reads for so long, whatever comes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(until - time.monotonic())

    def settle(self, quiet=0.3):
        """Reads until nothing has come for a while."""
        while self.read(quiet):
            pass

    def press(self, keys):
        """What a terminal sends for keys; the moment before it is sent, and nothing is left of what came before."""
        while self.read(0):
            pass
        self.forget()
        now = time.monotonic()
        os.write(self.master, keys.encode())
        return now

    def echo_s(self, key):
        """From a key to the end of the frame that shows it. The key must not be in anything else that is shown."""
        pressed = self.press(key)
        return self.wait(lambda: key in visible(self.text) and whole(self.text), f"the echo of {key}") - pressed

    def shown(self):
        """The moment of the first frame, or, of a program that marks none, of the first thing that can be seen."""
        return self.wait(
            lambda: FRAME_END in self.text or (FRAME_BEGIN not in self.text and visible(self.text).strip()), "a first frame"
        )

    def rss_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def cpu_ms(self):
        """CPU time of its threads so far, in milliseconds, to the nanosecond."""
        return self.schedstat_ms(0)

    def waited_ms(self):
        """How long its threads were ready to run so far, and others had the processor."""
        return self.schedstat_ms(1)

    def schedstat_ms(self, field):
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[field])
            except OSError:
                pass  # A thread that has just ended.
        return total / 1e6

    def writes(self):
        """How often it has called write() and its kin so far."""
        return int(re.search(r"^syscw: (\d+)", Path(f"/proc/{self.process.pid}/io").read_text(), re.MULTILINE).group(1))

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.master)


def visible(text):
    return UNFINISHED.sub("", SEQUENCE.sub("", text))


def whole(text):
    """Whether no frame is under way."""
    return text.rfind(FRAME_BEGIN) <= text.rfind(FRAME_END)


class Screen:
    """The cells of a screen, as far as Parley's client needs a terminal for: no scrolling, and each character one column."""

    def __init__(self):
        self.rest = ""
        self.x = self.y = 0
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.written = self.changed = 0

    def feed(self, text):
        text = self.rest + text
        unfinished = UNFINISHED.search(text)
        cut = unfinished.start() if unfinished else len(text)
        self.rest = text[cut:]
        at = 0
        for sequence in SEQUENCE.finditer(text, 0, cut):
            self.put(text[at : sequence.start()])
            self.obey(sequence)
            at = sequence.end()
        self.put(text[at:cut])

    def put(self, text):
        for character in text:
            if character == "\r":
                self.x = 0
            elif character == "\n":
                self.y = min(ROWS - 1, self.y + 1)
            elif character >= " ":
                self.set(min(self.x, COLUMNS - 1), character)
                self.x += 1

    def set(self, x, character):
        self.written += 1
        self.changed += self.cells[self.y][x] != character
        self.cells[self.y][x] = character

    def obey(self, sequence):
        args, final = sequence["args"], sequence["final"]
        if final is None or args.startswith(("?", ">")):
            return
        numbers = [int(n or 0) for n in args.split(";")]
        if final == "H":
            self.y = min(ROWS, max(1, numbers[0])) - 1
            self.x = min(COLUMNS, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == "C":
            self.x += max(1, numbers[0])
        elif final == "K":
            self.cells[self.y][self.x :] = [" "] * (COLUMNS - self.x)
        elif final == "J" and numbers[0] == 2:
            self.cells = [[" "] * COLUMNS for _ in range(ROWS)]

    def row(self, y):
        return "".join(self.cells[y]).rstrip()

    def __str__(self):
        return "\n".join(self.row(y) for y in range(ROWS))
