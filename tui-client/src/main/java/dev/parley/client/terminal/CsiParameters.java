package dev.parley.client.terminal;

/**
 * The numbers of a control sequence: semicolons divide parameters, colons divide a parameter into parts ({@code 97:65;2:1}). Both are
 * counted from 0. Pure.
 */
record CsiParameters(String text) {

    private static final int LARGEST = 0x1FFFFF;

    /** The first part of a parameter, or {@code absent} where nothing is written. */
    int number(int index, int absent) {
        return part(index, 0, absent);
    }

    /** One part of a parameter, or {@code absent} where nothing is written. */
    int part(int index, int part, int absent) {
        int at = after(';', index, 0, text.length());
        if (at < 0) {
            return absent;
        }
        int end = text.indexOf(';', at);
        int limit = end < 0 ? text.length() : end;
        int start = after(':', part, at, limit);
        int value = 0;
        int next = start;
        while (start >= 0 && next < limit && isDigit(text.charAt(next))) {
            value = Math.min(value * 10 + text.charAt(next) - '0', LARGEST);
            next++;
        }
        return next == start || start < 0 ? absent : value;
    }

    /** Where the text goes on after so many dividers; -1 if there are fewer. */
    private int after(char divider, int count, int from, int limit) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int found = text.indexOf(divider, at);
            if (found < 0 || found >= limit) {
                return -1;
            }
            at = found + 1;
        }
        return at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
