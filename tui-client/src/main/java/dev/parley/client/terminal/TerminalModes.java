package dev.parley.client.terminal;

import java.util.Locale;

/**
 * The escape sequences by which a terminal is taken over and given back. Pure; any thread.
 *
 * @param enter alternate screen, no wrapping at the edge, bracketed paste, reports of focus, Alt as ESC, the title put by, a cursor that is
 *     a bar, and the question for the background
 * @param leave everything back, in a terminal in whatever state it may be
 */
record TerminalModes(String enter, String leave, boolean hasTitle) {

    /** Buttons and the wheel, in columns beyond 223 too; not where it goes with a button held, which is of no use here. */
    static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";

    static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

    /** The question for the background's colour (OSC 11). Nobody waits for the answer: some terminals have none. */
    static final String WHICH_BACKGROUND = "\u001b]11;?\u001b\\";

    /** The question to which every terminal has an answer: it makes a blocked read return. */
    static final String WHO_ARE_YOU = "\u001b[c";

    /** For a terminal of this {@code TERM}. The Linux console would print what it does not know of the cursor's shape and the title. */
    static TerminalModes of(String term) {
        boolean console = term.toLowerCase(Locale.ROOT).startsWith("linux");
        String saveTitle = console ? "" : "\u001b[22;0t";
        // A terminal that keeps no titles (urxvt) is left with an empty one, and not with ours.
        String restoreTitle = console ? "" : "\u001b]0;\u0007\u001b[23;0t";
        // xterm as it comes sends á for Alt-a. Its own choice is put by before.
        String altIsEscape = console ? "" : "\u001b[?1036s\u001b[?1036h";
        String altAsBefore = console ? "" : "\u001b[?1036r";
        String bar = console ? "" : "\u001b[5 q";
        String noBar = console ? "" : "\u001b[0 q";
        // Without wrapping, a terminal that takes an emoji for wider than it is cannot spill it over the next row.
        String enter = "\u001b[?1049h" + saveTitle + "\u001b[?7l\u001b[?2004h\u001b[?1004h" + altIsEscape + bar
                + (console ? "" : WHICH_BACKGROUND);
        // Where there is no alternate screen (the Linux console, GNU screen as it comes) the shell goes on on a clear
        // one.
        String leave = "\u001b[?2026l\u001b[m" + MOUSE_OFF + "\u001b[?1004l\u001b[?2004l\u001b[?7h" + noBar
                + altAsBefore + restoreTitle + "\u001b[H\u001b[2J\u001b[?25h\u001b[?1049l";
        return new TerminalModes(enter, leave, !console);
    }
}
