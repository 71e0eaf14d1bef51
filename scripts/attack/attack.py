"""Plays attacks on a server and measures two people beside them: see scripts/attack.sh --help, which tells of this."""

import argparse
import os
import resource
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "bench"))

from parts import folder, parse, say  # noqa: E402
from play import ATTACKS, NEED_TLS, Play, tell  # noqa: E402
from server import PROJECT  # noqa: E402
from table import Table  # noqa: E402
from target import Stage, processors  # noqa: E402


def main():
    parser = argparse.ArgumentParser(prog="scripts/attack.sh", add_help=False)
    parser.add_argument("--project", action="append")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--lead", type=float, default=0)
    parser.add_argument("--sources", type=int, default=64)
    parser.add_argument("--accounts", type=int, default=2000)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--dir")
    options = parse(parser, ATTACKS)
    if len(options.project or []) > 2:
        parser.error("there are two projects at most: before and after")
    if not 1 <= options.sources <= 60_000 or options.accounts < 1 or options.seconds <= 0 or options.lead < 0 or options.entries < 1:
        parser.error("numbers are 1 or more, and there are 60000 sources at most")
    projects = options.project or [str(PROJECT)]
    allow_many_files()
    with folder(options.dir) as work:
        for each, project in enumerate(projects):
            tell(f"filling a store: {project}")
        stages = [
            Stage(project, work / f"stage{each}", options.accounts, options.entries) for each, project in enumerate(projects)
        ]
        sys.exit(play_all(options, stages, work))


def allow_many_files():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def play_all(options, stages, work):
    server, others = processors()
    os.sched_setaffinity(0, {others})
    table = Table(["before", "after"][: len(stages)])
    late, priorities, status = [], set(), 0
    for name in options.parts:
        results = []
        for stage in stages:
            if name in NEED_TLS and not stage.has_tls:
                results.append("no TLS")
                continue
            tell(f"{name}: {stage.project}")
            result = Play(name, stage, work / "play", server, options).result
            if not isinstance(result, str):
                late.append(result["pair"]["late"])
                priorities.add(result["priority"])
            else:
                status = 1
            results.append(result)
        table.row(name, results)
    say("")
    lead = f", measured after {options.lead:g} s of it" if options.lead else ""
    say(f"Each attack for {options.seconds:g} s{lead}, from {options.sources} addresses. The server alone on processor {server};"
        f" the attacker and the pair ({', '.join(sorted(priorities)) or 'not run'}) on processor {others}."
        f" The pair itself wrote {max(late, default=0):.1f} ms late at most.")
    return status


if __name__ == "__main__":
    main()
