package dev.parley.client.model;

import dev.parley.client.edit.Entered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person is at while they write, beside the draft of each conversation.
 *
 * @param entered the lines entered in all conversations, to be searched
 * @param recall a search in them that is under way
 * @param question what has to be answered before anything else is typed
 * @param chosen the {@code seq} of the message in view that has been chosen, to answer it, mend it and the like; 0 for none
 * @param old messages that an earlier run has left, too old to be sent without being asked for; see {@code /queue}
 * @param leftFor the conversation in which they asked to be taken elsewhere; empty if they are not on the way
 * @param switcher a jump to a room or person that is being chosen
 * @param peek the pane that is looked at where the screen is too narrow to show it beside the messages
 * @param picked a member that the person has gone to, to do something with them
 */
public record Writing(
        Entered entered,
        @Nullable Recall recall,
        @Nullable Question question,
        long chosen,
        List<Kept> old,
        String leftFor,
        @Nullable Switcher switcher,
        Peek peek,
        @Nullable Picked picked) {

    /** A pane over the messages. */
    public enum Peek {
        NONE,
        ROOMS,
        MEMBERS
    }

    public static final Writing NONE = new Writing(Entered.NONE, null, null, 0, List.of(), "", null, Peek.NONE, null);

    public Writing entered(String line) {
        return new Writing(entered.with(line), recall, question, chosen, old, leftFor, switcher, peek, picked);
    }

    public Writing recall(@Nullable Recall now) {
        return new Writing(entered, now, question, chosen, old, leftFor, switcher, peek, picked);
    }

    public Writing question(@Nullable Question now) {
        return new Writing(entered, recall, now, chosen, old, leftFor, switcher, peek, picked);
    }

    public Writing chosen(long seq) {
        return new Writing(entered, recall, question, seq, old, leftFor, switcher, peek, picked);
    }

    public Writing old(List<Kept> now) {
        return new Writing(entered, recall, question, chosen, List.copyOf(now), leftFor, switcher, peek, picked);
    }

    public Writing leftFor(String key) {
        return new Writing(entered, recall, question, chosen, old, key, switcher, peek, picked);
    }

    public Writing switcher(@Nullable Switcher now) {
        return new Writing(entered, recall, question, chosen, old, leftFor, now, peek, picked);
    }

    public Writing peek(Peek now) {
        return new Writing(entered, recall, question, chosen, old, leftFor, switcher, now, picked);
    }

    public Writing picked(@Nullable Picked now) {
        return new Writing(entered, recall, question, chosen, old, leftFor, switcher, peek, now);
    }
}
