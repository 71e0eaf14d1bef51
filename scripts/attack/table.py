"""What a run says: a table in Markdown, a row for each attack, printed as soon as it is known."""

from parts import quantile, say

COLUMNS = (
    ("read, ms: p50 / p99 / max", lambda r: spread(r["pair"]["read"])),
    ("ok, ms: p50 / p99 / max", lambda r: spread(r["pair"]["ok"])),
    ("lost", lambda r: lost(r["pair"])),
    ("sign-ins; slowest, ms", lambda r: sign_ins(r["newcomer"])),
    ("server", lambda r: r["fate"]),
    ("MiB: resident / heap", lambda r: f"{number(r['resident'])} / {number(r['heap'])}"),
    ("written, MB", lambda r: number(r["written"])),
    ("answered / refused", lambda r: f"{r['answered']} / {r['refused']}"),
)


def spread(times):
    if not times:
        return "none"
    return " / ".join(f"{value:.1f}" for value in (quantile(times, 0.5), quantile(times, 0.99), max(times)))


def lost(pair):
    also = sorted(set(pair["refused"]))
    if pair["ended"]:
        also.append(f"disconnected: {pair['ended']}")
    refused = f"; {len(pair['refused'])} refused" if pair["refused"] else ""
    return f"{pair['lost']}{refused}" + (f" ({', '.join(also)})" if also else "")


def sign_ins(newcomer):
    times, failures = newcomer["times"], newcomer["failures"]
    slowest = f"; {max(times):.0f}" if times else ""
    why = f" ({', '.join(sorted(set(failures)))})" if failures else ""
    return f"{len(times)} of {len(times) + len(failures)}{slowest}{why}"


def number(value):
    return "?" if value is None else f"{value:.0f}"


class Table:
    """`labels` is one for each project: none of them shows where there is one project."""

    def __init__(self, labels):
        self.labels = labels
        heads = [f"{head}{', ' + label if len(labels) > 1 else ''}" for head, _ in COLUMNS for label in labels]
        self.line("attack", *heads, "and")
        self.line(*["---"] * (len(heads) + 2))

    @staticmethod
    def line(*cells):
        say("| " + " | ".join(cells) + " |")

    def row(self, name, results):
        """`results` is one for each project; a text where there is none."""
        cells = []
        for _, show in COLUMNS:
            cells += [result if isinstance(result, str) else show(result) for result in results]
        notes = [
            (f"{label}: " if len(self.labels) > 1 else "") + ", ".join(result["notes"])
            for label, result in zip(self.labels, results)
            if not isinstance(result, str) and result["notes"]
        ]
        self.line(name, *cells, "; ".join(notes))
