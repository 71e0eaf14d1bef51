"""A Parley server under measurement: scripts/server.sh on a port of its own, and what Linux tells of its process."""

import os
import re
import signal
import subprocess
import threading
import time
from collections import deque
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE_S = 120


def known(settings, project):
    """Of some settings those that a project's server has: an older one knows fewer."""
    defaults = project / "server/src/main/resources/dev/parley/server/config/default.toml"
    there = {place for place, _ in places(defaults.read_text())}
    return "".join(line + "\n" for place, line in places(settings) if place is None or place in there)


def places(toml):
    """Each line, with the section and the name of the setting that is in it, or None. A [[section]] is left as it is."""
    section = ""
    for line in toml.splitlines():
        heading = re.match(r"\[(\w+)\]", line)
        section = heading[1] if heading else None if line.startswith("[[") else section
        setting = re.match(r"(\w+) *=", line)
        yield (section, setting[1]) if setting and section is not None else None, line


class Server:
    """Started at once; `start_s` is the time from exec to its first line, `Parley listening`.

    Without `java_options` it has those of scripts/server.sh. `prefix` is a command that runs it, such as taskset.
    `said` holds the newest lines of its output.
    """

    def __init__(self, folder, java_options, settings="", project=PROJECT, base=None, prefix=()):
        self.folder = Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.environment = {**os.environ}
        self.environment.pop("PARLEY_SERVER_JAVA_OPTS", None)
        if java_options is not None:
            self.environment["PARLEY_SERVER_JAVA_OPTS"] = java_options
        self.said = deque(maxlen=50)
        config = self.folder / "parley.toml"
        if base is None:
            base = (PROJECT / "scripts/bench.toml").read_text()
        config.write_text(known(base + "\n" + settings, Path(project)))
        script = Path(project) / "scripts/server.sh"
        self.command = [*prefix, script, "--port", "0", "--data", self.folder / "data", "--config", config]
        self.start()

    def start(self):
        try:
            self.launch()
        except BaseException:
            self.kill()
            raise

    def launch(self):
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        # A server that never says it listens must not hold up the rest.
        watchdog = threading.Timer(PATIENCE_S, self.process.kill)
        # Nor must the watchdog hold up a run that is stopped meanwhile.
        watchdog.daemon = True
        watchdog.start()
        for line in self.process.stdout:
            self.said.append(line)
            listening = re.search(r"Parley listening on .*:(\d+)", line)
            if listening:
                self.start_s = time.perf_counter() - begun
                self.port = int(listening.group(1))
                watchdog.cancel()
                self.reader = threading.Thread(target=self.said.extend, args=(self.process.stdout,), daemon=True)
                self.reader.start()
                return
        watchdog.cancel()
        raise SystemExit("The server did not start. It said:\n" + "".join(self.said))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_S)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def threads_s(self):
        """CPU seconds by thread name so far, those of one name together."""
        seconds = {}
        tasks = Path(f"/proc/{self.process.pid}/task")
        for task in tasks.iterdir():
            try:
                stat = (task / "stat").read_text()
            except FileNotFoundError:
                continue
            name, rest = stat[stat.index("(") + 1 :].rsplit(")", 1)
            fields = rest.split()
            seconds[name] = seconds.get(name, 0) + (int(fields[11]) + int(fields[12])) / TICKS
        return seconds

    def written_bytes(self):
        """What it has had written to a disk so far, in bytes, as Linux counts them."""
        io = Path(f"/proc/{self.process.pid}/io").read_text()
        return int(re.search(r"^write_bytes: (\d+)", io, re.MULTILINE).group(1))

    def heap_mib(self):
        """What is reachable on the heap, in MiB; None without jcmd."""
        try:
            for command in ("GC.run", "GC.heap_info"):
                info = subprocess.run(
                    ["jcmd", str(self.process.pid), command], capture_output=True, text=True, check=True, timeout=PATIENCE_S
                )
        except (FileNotFoundError, subprocess.SubprocessError):
            return None
        # A generation each with the serial collector; what a space uses is a percentage there and not counted twice.
        used = re.findall(r"(?:generation|garbage-first heap)\s+total \d+K, used (\d+)K", info.stdout)
        return sum(map(int, used)) / 1024 if used else None

    def has_store(self):
        """Whether it keeps anything but logs and its lock in its folder."""
        return any(file.name not in ("logs", "server.lock") for file in (self.folder / "data").iterdir())

    def disk_mib(self):
        return sum(file.stat().st_size for file in (self.folder / "data").rglob("*") if file.is_file()) / 2**20
