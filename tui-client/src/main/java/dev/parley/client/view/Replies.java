package dev.parley.client.view;

import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Folded;
import dev.parley.client.model.Model;
import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/** What a message answers, in a few words. Pure. */
final class Replies {

    private Replies() {}

    /** Who said what; null if it is no reply, or what it answers is not here. */
    static @Nullable String to(Model model, Conversation conversation, @Nullable Long seq) {
        Entry.Message answered = seq == null ? null : Amendments.message(conversation.log(), seq);
        if (answered == null) {
            return null;
        }
        return words(model, answered);
    }

    /** Who said what, the first line of it; not what somebody said whose lines are folded. */
    static String words(Model model, Entry.Message whole) {
        Entry.Message message = Folded.message(whole, model::folds);
        String text = message.hasNothingLeft()
                ? message.wasHidden() ? Folded.WORDS : "(message deleted)"
                : message.text().lines().findFirst().orElse("");
        return message.from() + ": " + text;
    }
}
