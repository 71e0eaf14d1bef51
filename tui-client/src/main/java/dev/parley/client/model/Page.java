package dev.parley.client.model;

import java.util.List;

/** Something to read that stands over the transcript until it is put away: the help, the keys. */
public record Page(String title, List<String> lines, int top) {

    public Page top(int now) {
        return new Page(title, lines, now);
    }
}
