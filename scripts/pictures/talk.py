"""A lively room, for pictures: people of a small team, said over the wire by each of them."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from wire import Client  # noqa: E402

PASSWORD = "a long password"
PATIENCE_S = 60


def person(port, name):
    client = Client(port)
    client.ask("register", user=name, password=PASSWORD)
    return client


class Talk:
    def __init__(self, port):
        self.people = {name: person(port, name) for name in ("bob", "carol", "dmitri", "小明", "zoë", "priya")}

    def says(self, who, room, text, **more):
        return self.people[who].ask("send", room=room, text=text, **more)["seq"]

    def heard(self, who, room):
        """The number of what somebody says there, once the server has it."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for entry in self.people["bob"].ask("history", room=room, after=0, limit=500)["entries"]:
                if entry.get("from") == who:
                    return entry["seq"]
            time.sleep(0.05)
        raise SystemExit(f"Nothing of {who} came to {room}.")

    def rooms(self):
        """Before Ann comes: who made what, and what was said."""
        for who, room, topic in (
            ("bob", "tea", "Leaves only, please · https://tea.example.org/rota"),
            ("carol", "garden-club", "What grows where, and who waters it"),
            ("dmitri", "release", "1.4 on Friday"),
            ("zoë", "ops", "Pages and incidents"),
        ):
            self.people[who].ask("create", room=room, topic=topic)
        for name, client in self.people.items():
            for room in ("tea", "garden-club", "release", "ops"):
                if name != "priya" or room != "tea":
                    client.ask("join", room=room)
        self.people["zoë"].ask("away", text="at the dentist")

    def morning(self):
        """What Ann has read already."""
        self.says("dmitri", "tea", "Good morning from the night shift. Everything is green, and I am asleep in five minutes.")
        self.says("zoë", "tea", "Good night then. Anything that I should look at first?")
        timer = self.says("dmitri", "tea", "Only the mail queue: it was at 40 when I looked, and it should be at none by now.")
        self.says("zoë", "tea", "It is. Sleep well!", reply_to=timer)
        self.people["bob"].ask("react", room="tea", target=timer, emoji="👍🏽", on=True)
        self.says("bob", "tea", "For those who were not here yesterday, the notes of the meeting are in three lines:")
        self.says(
            "bob",
            "tea",
            "1. the release is on Friday, and nobody works on Saturday\n"
            "2. whoever breaks the build waters the plants\n"
            "3. the good teapot is not for coffee",
        )
        self.says("carol", "tea", "The third one needs a sign.")
        self.says("小明", "tea", "「コーヒー禁止」と書いておきます ☕🚫")
        self.says("priya", "garden-club", "The roses have been cut")
        self.says("zoë", "tea", "is off to the dentist, back by noon", style="action")
        self.says("carol", "tea", "Morning, all. Who put the kettle on?")
        self.says("bob", "tea", "Guilty. There is a whole pot of oolong on the second shelf 🍵")
        self.says("小明", "tea", "太好了！我带了一些桂花糕，大家随便吃。")
        self.says("dmitri", "tea", "Спасибо! Оставьте мне кусочек, я буду через десять минут")

    def answers(self, biscuits):
        """To what Ann has said."""
        for who, emoji in (("carol", "🎉"), ("bob", "🎉"), ("dmitri", "🍪")):
            self.people[who].ask("react", room="tea", target=biscuits, emoji=emoji, on=True)
        self.says("bob", "tea", "salutes", style="action")
        self.says(
            "dmitri", "tea", "A timer for whoever forgets theirs, three minutes and not one more:\nsleep 180; printf '\\a'"
        )

    def meanwhile(self):
        """While Ann looks elsewhere."""
        self.people["priya"].ask("join", room="tea")
        hello = self.says("priya", "tea", "नमस्ते! Is there a cup for one more?")
        self.says("carol", "tea", "Always 👩‍👩‍👧 The blue one is yours now", reply_to=hello)
        self.says("bob", "tea", "@ann the list is here, strike out what you have: https://tea.example.org/biscuits?week=48")
        self.says("小明", "tea", "café or thé? 😀")
        for text in ("Tag is cut", "Tests are green on both JDKs", "@ann can you look over the notes?"):
            self.says("dmitri", "release", text)
        for text in ("Tomatoes are in", "Who has the long hose?", "Found it", "Rain on Thursday, they say"):
            self.says("carol", "garden-club", text)
        for i in range(7):
            self.says("zoë", "ops", f"disk {i} is at 71 %")
        self.says("bob", "@ann", "Lunch at one?")
        self.people["carol"].ask("typing", room="tea")
