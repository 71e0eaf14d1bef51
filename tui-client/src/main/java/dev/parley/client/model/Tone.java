package dev.parley.client.model;

/** How a line that no server stored is meant. */
public enum Tone {
    /** An answer to what the person asked, or news. */
    INFO,
    /** A heading over lines of {@link #INFO}. */
    HEADING,
    /** Something went wrong, and this says what to do. */
    ERROR,
    /** From the server itself or a broadcast: wants to be seen. */
    NOTICE
}
