package dev.parley.client.model;

/**
 * A room on its way into a file, a page after the other.
 *
 * @param room as the server is asked for it
 * @param title as people see it
 * @param file as the person wrote it
 * @param after the last entry that is written
 * @param count how many are
 */
public record Export(String room, String title, String file, boolean json, long after, long count) {

    public Export wrote(long last, int entries) {
        return new Export(room, title, file, json, last, count + entries);
    }
}
