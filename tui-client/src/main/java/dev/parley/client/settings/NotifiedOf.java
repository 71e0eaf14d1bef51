package dev.parley.client.settings;

/** Which messages of a room notify the person: by the bell, and on the desktop. */
public enum NotifiedOf {
    ALL,
    MENTIONS,
    NONE
}
