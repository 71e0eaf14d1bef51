package dev.parley.client.settings;

/** Which messages of a room ring and notify. */
public enum AttentionTo {
    ALL,
    MENTIONS,
    NONE
}
