package dev.parley.client.app;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;

/**
 * What has a terminal notify its desktop: OSC 9 (iTerm2, kitty, Windows Terminal, foot) or OSC 777 (urxvt, VTE). Texts of others cannot end
 * the sequence, nor add a field to it. Pure.
 */
final class DesktopNotice {

    private static final int MOST_FROM = 60;
    private static final int MOST_TEXT = 160;

    private DesktopNotice() {}

    static String osc9(String from, String text) {
        return "9;" + clean(from, MOST_FROM) + ": " + clean(text, MOST_TEXT);
    }

    /** Its fields are parted by semicolons. */
    static String osc777(String from, String text) {
        return "777;notify;" + clean(from, MOST_FROM).replace(';', ',') + ";" + clean(text, MOST_TEXT);
    }

    private static String clean(String text, int most) {
        return Fit.ellipsis(CleanText.line(text), most);
    }
}
