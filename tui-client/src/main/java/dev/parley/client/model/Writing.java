package dev.parley.client.model;

import dev.parley.client.edit.Entered;
import org.jspecify.annotations.Nullable;

/**
 * What the person is at while they write, beside the draft of each conversation.
 *
 * @param entered the lines entered in all conversations, to be searched
 * @param recall a search in them that is under way
 * @param question what has to be answered before anything else is typed
 * @param leftFor the conversation in which they asked to be taken elsewhere; empty if they are not on the way
 */
public record Writing(
        Entered entered, @Nullable Recall recall, @Nullable Question question, String leftFor) {

    public static final Writing NONE = new Writing(Entered.NONE, null, null, "");

    public Writing entered(String line) {
        return new Writing(entered.with(line), recall, question, leftFor);
    }

    public Writing recall(@Nullable Recall now) {
        return new Writing(entered, now, question, leftFor);
    }

    public Writing question(@Nullable Question now) {
        return new Writing(entered, recall, now, leftFor);
    }

    public Writing leftFor(String key) {
        return new Writing(entered, recall, question, key);
    }
}
