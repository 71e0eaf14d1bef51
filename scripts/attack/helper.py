"""Processes of a run, with a pipe to each."""

import contextlib
import multiprocessing
import signal
import traceback

PATIENCE_S = 120
FORK = multiprocessing.get_context("fork")


class Failure(Exception):
    """What one of them could not do."""


class Helper:
    """A process of this run with a pipe to it. What it does is a generator: each step of it waits for a word, and gives an answer."""

    def __init__(self, steps, *arguments):
        self.ours, theirs = FORK.Pipe()
        self.process = FORK.Process(target=self.run, args=(theirs, steps, arguments), daemon=True)
        self.process.start()
        theirs.close()

    @staticmethod
    def run(pipe, steps, arguments):
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            for answer in steps(pipe, *arguments):
                pipe.send(answer)
        except BaseException:
            pipe.send(Failure(traceback.format_exc()))

    def word(self, word):
        with contextlib.suppress(OSError):
            self.ours.send(word)

    def answer(self, patience=PATIENCE_S):
        if not self.ours.poll(patience):
            raise Failure("no answer from a process of this run")
        try:
            answer = self.ours.recv()
        except EOFError:
            raise Failure("a process of this run has ended") from None
        if isinstance(answer, Failure):
            raise answer
        return answer

    def end(self):
        self.process.kill()
        self.process.join()
        self.ours.close()
