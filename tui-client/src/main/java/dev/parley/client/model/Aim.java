package dev.parley.client.model;

/**
 * What the line that is written is for, where it is no plain message.
 *
 * @param seq of the message that it is about
 * @param before what stood in the line when this began, to come back when it ends
 */
public record Aim(Kind kind, long seq, String before) {

    /** What becomes of the message. */
    public enum Kind {
        EDIT,
        REPLY,
        REACT
    }
}
