"""What every bench of several parts has in common: its options, its folder, what it says."""

import contextlib
import shutil
import signal
import sys
import tempfile
from pathlib import Path


def parse(parser, parts):
    """The options, with those of the parts that are wanted: none means all."""
    parser.add_argument("parts", nargs="*", metavar="PART")
    options = parser.parse_args()
    for part in options.parts:
        if part not in parts:
            parser.error(f"no part is called {part}: there are {', '.join(parts)}")
    options.parts = options.parts or list(parts)
    return options


@contextlib.contextmanager
def folder(where=None):
    """A folder for all that a run makes. A terminated run leaves as little as one that ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = Path(tempfile.mkdtemp(prefix="parley-bench.", dir=where))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def say(text):
    print(text, flush=True)


def quantile(values, q):
    values = sorted(values)
    return values[round(q * (len(values) - 1))]
