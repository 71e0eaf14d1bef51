package dev.parley.client.model;

/** Which side panes the person wants to see, where the screen is wide enough. */
public record Panes(boolean rooms, boolean members) {

    public static final Panes ALL = new Panes(true, true);
}
