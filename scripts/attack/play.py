"""One attack on one server: the server, the attacker, the pair and the newcomer, each a process."""

import contextlib
import os
import shutil
import sys
import time
from pathlib import Path

import connections
import floods
import growth
import handshakes
import lines
import questions
import sign_ins
from field import Field
from helper import PATIENCE_S, Failure, Helper
from newcomer import Newcomer
from pair import Pair
from server import TICKS
from target import Target

FAMILIES = (connections, handshakes, sign_ins, growth, floods, questions, lines)
ATTACKS = {"none": lambda field: None, **{name: play for family in FAMILIES for name, play in family.ATTACKS.items()}}
NEED_TLS = set().union(*(family.TLS for family in FAMILIES))
WARM_UP_S = 3


def tell(text):
    print(text, file=sys.stderr, flush=True)


def talk(pipe, port, context):
    """The pair's process: it goes before all else on its processor, so that what it measures is the server."""
    pair = Pair(port, context() if context else None)
    yield go_first()
    pair.talk(time.monotonic() + WARM_UP_S)
    pair.settle()
    pair.forget()
    yield "warm"
    begin, until = pipe.recv()
    if begin > time.monotonic():
        pair.talk(begin)
        pair.forget()
    pair.talk(until)
    pair.settle()
    yield pair.result()


def go_first():
    """This process goes before the attacker, whose priority the other way round is `step_back`."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
        return "real-time priority"
    except OSError:
        return "nice 0"


def step_back():
    """Where the pair has no real-time priority, the attacker gives way as well as a process can."""
    if go_first() == "nice 0":
        os.nice(19)
    else:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def come(pipe, port, context):
    go_first()
    newcomer = Newcomer(port, context() if context else None)
    yield "ready"
    _, until = pipe.recv()
    newcomer.keep_coming(until)
    yield newcomer.result()


def attack(pipe, name, port, tls_port, stage, sources):
    step_back()
    field = Field(port, tls_port, stage, sources, Newcomer.NAME)
    ATTACKS[name](field)
    field.swarm.prepare()
    yield "ready"
    _, field.until = pipe.recv()
    field.run(field.until)
    yield "done"
    # The connections stay until the server was looked at.
    pipe.recv()
    field.swarm.close()
    field.afterwards()
    yield {"answered": field.swarm.answered, "refused": field.swarm.refused, "notes": field.notes}


class Play:
    """One attack on one server: `result` is a dict, or a text where it could not be played."""

    def __init__(self, name, stage, folder, processor, options):
        self.helpers = []
        with contextlib.ExitStack() as end:
            server = Target(stage, folder, processor)
            end.callback(shutil.rmtree, folder, ignore_errors=True)
            end.callback(server.end)
            end.callback(self.end)
            try:
                self.result = self.play(name, stage, server, options)
            except Failure as why:
                tell(str(why))
                self.result = f"not played ({server.fate()})"

    def end(self):
        for helper in self.helpers:
            helper.end()

    def helper(self, *steps):
        self.helpers.append(Helper(*steps))
        return self.helpers[-1]

    def play(self, name, stage, server, options):
        context = handshakes.context if name in NEED_TLS else None
        port = server.tls_port if context else server.port
        newcomer = self.helper(come, port, context)
        newcomer.answer()
        attacker = self.helper(attack, name, server.port, server.tls_port, stage, options.sources)
        attacker.answer()
        pair = self.helper(talk, port, context)
        priority = pair.answer()
        pair.answer()
        written, busy = server.written_bytes(), Busy(server)
        begin = time.monotonic() + options.lead
        for helper in self.helpers:
            helper.word((begin, begin + options.seconds))
        attacker.answer(options.lead + options.seconds + PATIENCE_S)
        result = {"priority": priority, "fate": None, "resident": None, "heap": None, "written": None}
        if server.alive():
            with contextlib.suppress(OSError):
                tell("   " + busy.told())
                result["resident"] = server.memory_mib()
                result["written"] = (server.written_bytes() - written) / 1e6
        result["pair"] = pair.answer()
        result["newcomer"] = newcomer.answer()
        if server.alive():
            result["heap"] = server.heap_mib()
        attacker.word("end")
        result.update(attacker.answer())
        result["fate"] = server.fate()
        return result


class Busy:
    """What has kept the server's processor busy since this was made."""

    def __init__(self, server):
        self.server = server
        self.threads = server.threads_s()
        self.all = self.processor()

    def processor(self):
        """Seconds in which it was not idle, for whichever process."""
        line = next(line for line in Path("/proc/stat").read_text().splitlines() if line.startswith(f"cpu{self.server.processor} "))
        user, nice, system, _, _, irq, softirq, *_ = map(int, line.split()[1:])
        return (user + nice + system + irq + softirq) / TICKS

    def told(self):
        threads = self.server.threads_s()
        spent = {name: seconds - self.threads.get(name, 0) for name, seconds in threads.items()}
        others = self.processor() - self.all - sum(spent.values())
        most = sorted(spent.items(), key=lambda item: -item[1])[:6]
        return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in most) + f"; other programs {others:.1f} s"
