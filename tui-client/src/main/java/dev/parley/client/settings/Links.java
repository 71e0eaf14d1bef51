package dev.parley.client.settings;

/** Whether links are made that the terminal can open. */
public enum Links {
    AUTO,
    ON,
    OFF
}
