"""What it costs on this disk to have 4 KiB written for good: what no journal can go below."""

import os
import time

APPENDS = 1000


def sync_ms(folder, sync):
    """The milliseconds of each append of 4 KiB with its sync."""
    path = os.path.join(folder, "sync.probe")
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    try:
        block = os.urandom(4096)
        times = []
        for _ in range(APPENDS):
            begun = time.perf_counter()
            os.write(file, block)
            sync(file)
            times.append((time.perf_counter() - begun) * 1000)
        return times
    finally:
        os.close(file)
        os.unlink(path)
