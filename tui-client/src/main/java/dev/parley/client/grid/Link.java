package dev.parley.client.grid;

/**
 * Where a cell leads, for terminals that can be told so.
 *
 * @param id what all cells of one link share, however many rows it has; letters and digits
 * @param uri printable ASCII, at most a few thousand characters
 */
public record Link(String id, String uri) {

    public Link {
        if (!isPrintable(id) || !isPrintable(uri) || id.indexOf(';') >= 0 || id.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a link is printable ASCII");
        }
    }

    /** A terminal would obey anything else. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
