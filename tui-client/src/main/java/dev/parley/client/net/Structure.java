package dev.parley.client.net;

/**
 * How much there is to parse in a line, seen without parsing it: a tree of a few megabytes of {@code [[],[],[]…} takes more memory than
 * this client has. Pure.
 */
final class Structure {

    /** Shorter lines are not worth a look. */
    private static final int HARMLESS = 64 * 1024;

    private Structure() {}

    /** Whether it has more signs of structure than any list that a server sends. */
    static boolean isTooMuch(byte[] line, int offset, int length) {
        if (length <= HARMLESS) {
            return false;
        }
        int signs = 0;
        boolean inString = false;
        for (int i = offset; i < offset + length; i++) {
            switch (line[i]) {
                case '"' -> inString = !inString;
                case '\\' -> i += inString ? 1 : 0;
                case '{', '}', '[', ']', ':', ',' -> signs += inString ? 0 : 1;
                default -> {}
            }
        }
        return signs > Bounds.STRUCTURE;
    }
}
