package dev.parley.client.settings;

/** How joining and leaving is shown. */
public enum Joins {
    SHOW,
    GATHER,
    HIDE
}
