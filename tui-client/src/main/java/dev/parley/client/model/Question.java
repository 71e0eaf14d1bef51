package dev.parley.client.model;

import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/** What the person is asked before something that cannot be taken back. It has the keyboard until it is answered. */
public sealed interface Question {

    /**
     * Whether a paste of many lines is to be sent as it is.
     *
     * @param cut whether its end is missing, since it was too long for anybody
     */
    record Pasted(String text, boolean cut) implements Question {}

    /** Whether a text that no message can hold is to be sent as several; it stands in the draft. */
    record TooLong(String text) implements Question {}

    /** Whether a message is to be deleted, for good and for everybody. */
    record Delete(Entry.Message message) implements Question {}

    /**
     * Whether a line is for everybody in a room, which looks as if it was meant for one person or for the client.
     *
     * @param where the key of the conversation in which it would be said
     * @param aim what it was for beside that; it stands in the draft then
     */
    record Public(String where, String text, @Nullable Aim aim) implements Question {}

    /** Whether the topic of a room is to be removed. */
    record Untopic(String room, String topic) implements Question {}
}
