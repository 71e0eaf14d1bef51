"""A terminal's screen as a picture: what `tmux capture-pane -e -p` printed, as SVG. Every grapheme stands at the column that tmux gave it."""

import html
import re
import unicodedata

CELL_WIDTH = 8.4
CELL_HEIGHT = 18
FONT_SIZE = 14
MARGIN = 12
FOREGROUND = "#d8dee9"
BACKGROUND = "#1b1f27"
FONTS = "'DejaVu Sans Mono','Noto Sans Mono','Noto Sans Mono CJK SC','Menlo','Consolas',monospace"

EMOJI_FONTS = "'Noto Color Emoji','Apple Color Emoji','Segoe UI Emoji'," + FONTS

ANSI = ["#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5"]
BRIGHT = ["#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff"]
LEVELS = [0, 95, 135, 175, 215, 255]

SEQUENCE = re.compile(r"\x1b\[([0-9;:]*)m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)|\x1b[()][A-Z0-9]|[\x0e\x0f]")


def palette(number):
    if number < 8:
        return ANSI[number]
    if number < 16:
        return BRIGHT[number - 8]
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return f"#{grey:02x}{grey:02x}{grey:02x}"
    number -= 16
    return "#%02x%02x%02x" % (LEVELS[number // 36], LEVELS[number // 6 % 6], LEVELS[number % 6])


class Pen:
    def __init__(self):
        self.reset()

    def reset(self):
        self.foreground = self.background = None
        self.bold = self.dim = self.italic = self.underline = self.reverse = False

    def take(self, codes):
        codes = [int(code) if code else 0 for code in re.split("[;:]", codes)]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code in (1, 2, 3, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}[code], True)
            elif code == 22:
                self.bold = self.dim = False
            elif code in (23, 24, 27):
                setattr(self, {23: "italic", 24: "underline", 27: "reverse"}[code], False)
            elif code in (38, 48):
                self.set(code, self.colour(codes))
            elif 30 <= code <= 37 or 40 <= code <= 47:
                self.set(code, palette(code % 10))
            elif 90 <= code <= 97 or 100 <= code <= 107:
                self.set(38 if code < 100 else 48, palette(8 + code % 10))
            elif code in (39, 49):
                self.set(code, None)

    def colour(self, codes):
        if codes.pop(0) == 5:
            return palette(codes.pop(0))
        return "#%02x%02x%02x" % (codes.pop(0), codes.pop(0), codes.pop(0))

    def set(self, code, colour):
        if code in (38, 39) or 30 <= code <= 37:
            self.foreground = colour
        else:
            self.background = colour

    def colours(self):
        fore, back = self.foreground or FOREGROUND, self.background
        return (back or BACKGROUND, fore) if self.reverse else (fore, back)


def width(grapheme):
    """As tmux has it: two columns for what is wide and for emoji, none for what only joins or marks."""
    if any(unicodedata.east_asian_width(c) in "WF" for c in grapheme) or "\ufe0f" in grapheme:
        return 2
    return 0 if all(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in grapheme) else 1


def is_emoji(grapheme):
    return grapheme[0] >= "\U0001f000" or "\ufe0f" in grapheme


def graphemes(text):
    """Clusters, near enough for what a picture shows: marks, joiners, skin tones and flags go with what they stand behind."""
    clusters = []
    for c in text:
        joins = clusters and (
            unicodedata.category(c) in ("Mn", "Me")
            or unicodedata.category(c) == "Mc" and clusters[-1][-1] != " "
            or c in "\u200d\ufe0f"
            or "\U0001f3fb" <= c <= "\U0001f3ff"
            or clusters[-1].endswith("\u200d")
            or ("\U0001f1e6" <= c <= "\U0001f1ff" and re.fullmatch("[\U0001f1e6-\U0001f1ff]", clusters[-1]))
        )
        if joins:
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def render(captured, columns, rows, cursor=None):
    across, down = columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:.0f}" height="{down:.0f}" viewBox="0 0 {across:.0f} {down:.0f}">',
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="{FONTS}" font-size="{FONT_SIZE}" xml:space="preserve">',
    ]
    pen = Pen()
    for y, line in enumerate(captured.split("\n")[:rows]):
        x, at = 0, 0
        for match in list(SEQUENCE.finditer(line)) + [None]:
            x = piece(out, line[at : match.start() if match else len(line)], x, y, pen)
            if match:
                at = match.end()
                if match.group(1) is not None:
                    pen.take(match.group(1))
    if cursor:
        left, top = MARGIN + cursor[0] * CELL_WIDTH, MARGIN + cursor[1] * CELL_HEIGHT
        out.append(f'<rect x="{left:.1f}" y="{top + 1}" width="2" height="{CELL_HEIGHT - 2}" fill="#88c0d0"/>')
    return "\n".join(out + ["</g>", "</svg>", ""])


def piece(out, text, x, y, pen):
    """Text of one pen; ASCII in one go, stretched to its columns, anything else each in its own place."""
    fore, back = pen.colours()
    runs = []
    for cluster in graphemes(text):
        ascii = len(cluster) == 1 and " " <= cluster <= "~"
        if ascii and runs and runs[-1][2]:
            runs[-1][0] += cluster
            runs[-1][1] += 1
        else:
            runs.append([cluster, width(cluster), ascii])
    top = MARGIN + y * CELL_HEIGHT
    for shown, columns, ascii in runs:
        left, across = MARGIN + x * CELL_WIDTH, columns * CELL_WIDTH
        if back:
            out.append(f'<rect x="{left:.1f}" y="{top}" width="{across + 0.3:.1f}" height="{CELL_HEIGHT}" fill="{back}"/>')
        if shown.strip():
            style = f'fill="{fore}"'
            style += ' font-weight="bold"' if pen.bold else ""
            style += ' font-style="italic"' if pen.italic else ""
            style += ' text-decoration="underline"' if pen.underline else ""
            style += ' opacity="0.7"' if pen.dim else ""
            style += f' font-family="{EMOJI_FONTS}" font-size="12"' if is_emoji(shown) else ""
            fit = f' textLength="{across:.1f}" lengthAdjust="spacingAndGlyphs"' if ascii else ""
            if shown in "│─":
                out.append(line_of(shown, left, top, fore))
            else:
                out.append(f'<text x="{left:.1f}" y="{top + 13.5}" {style}{fit}>{html.escape(shown)}</text>')
        x += columns
    return x


def line_of(shown, left, top, fore):
    """Lines between panes go from edge to edge, whatever the font thinks."""
    if shown == "│":
        return f'<rect x="{left + CELL_WIDTH / 2 - 0.5:.1f}" y="{top}" width="1" height="{CELL_HEIGHT}" fill="{fore}"/>'
    return f'<rect x="{left:.1f}" y="{top + CELL_HEIGHT / 2}" width="{CELL_WIDTH + 0.1:.1f}" height="1" fill="{fore}"/>'
