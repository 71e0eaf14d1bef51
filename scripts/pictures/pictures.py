"""Stages a lively room on a real server, drives the real client in tmux, and draws what stands on its screen. See scripts/pictures.sh."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from server import PROJECT, Server  # noqa: E402
from svg import render  # noqa: E402
from talk import PASSWORD, Talk  # noqa: E402

PATIENCE_S = 60


class Screen:
    """A client in a tmux of its own. Keys are typed, and what is to come is waited for."""

    def __init__(self, folder, port, columns, rows):
        self.columns, self.rows = columns, rows
        self.socket = str(folder / f"tmux-{columns}")
        home = folder / f"home-{columns}"
        settings = home / ".config/parley"
        settings.mkdir(parents=True)
        (settings / "client.toml").write_text('theme = "dark"\n\n[rooms."#ops"]\nnotify = "none"\n')
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("XDG_") and k not in ("NO_COLOR", "TMUX")},
            "HOME": str(home),
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "PARLEY_PASSWORD": PASSWORD,
        }
        command = f"{PROJECT}/scripts/client.sh 127.0.0.1 {port} --user ann"
        subprocess.run(
            ["tmux", "-S", self.socket, "-f", "/dev/null", "-u", "new-session", "-d", "-x", str(columns), "-y", str(rows), command],
            env=environment,
            check=True,
        )
        self.tmux("set-option", "-g", "status", "off")

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-S", self.socket, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def shows(self, *words):
        end = time.monotonic() + PATIENCE_S
        while True:
            text = self.tmux("capture-pane", "-p")
            if all(word in text for word in words):
                return
            if time.monotonic() > end:
                raise SystemExit(f"The screen never showed {words}:\n{text}")
            time.sleep(0.05)

    def types(self, text):
        self.tmux("send-keys", "-l", text)

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def picture(self):
        cursor = self.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}").strip().split(",")
        return render(self.tmux("capture-pane", "-e", "-N", "-p"), self.columns, self.rows, (int(cursor[0]), int(cursor[1])))

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True, check=False)


def draw(folder, columns, rows):
    server = Server(folder / f"server-{columns}", "-Xmx256m -XX:+UseSerialGC")
    screen = None
    try:
        talk = Talk(server.port)
        talk.rooms()
        ann = Screen(folder, server.port, columns, rows)
        screen = ann
        ann.shows("Password")
        ann.types(PASSWORD)
        ann.press("Tab", "Right", "Up")
        ann.types(PASSWORD)
        ann.press("Enter", "Enter")
        ann.shows("Signed in as ann")
        for room in ("garden-club", "release", "ops", "tea"):
            ann.types(f"/join {room}")
            ann.press("Enter")
            ann.shows(f"This is #{room}.")
        talk.morning()
        ann.shows("десять минут")
        ann.types("I will bring biscuits. Two kinds, and none of them raisin.")
        ann.press("Enter")
        ann.shows("none of them raisin.")
        talk.answers(talk.heard("ann", "tea"))
        ann.shows("printf")
        ann.press("M-1")
        ann.shows("▸#lobby")
        talk.meanwhile()
        ann.shows("@bob", "▸#lobby")
        ann.press("M-5")
        ann.shows("── new ──", "▸#tea", "is typing")
        ann.types("Oolong, please, and I have the rota open")
        ann.shows("rota open")
        return ann.picture()
    finally:
        if screen:
            screen.close()
        server.kill()


def main():
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for columns, rows in ((80, 24), (160, 45)):
            picture = target / f"room-{columns}x{rows}.svg"
            picture.write_text(draw(Path(folder), columns, rows))
            print(picture)


main()
