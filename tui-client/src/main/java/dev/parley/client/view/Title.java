package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.settings.NotifiedOf;

/** What the terminal's window is called: where one is, and how much waits elsewhere. */
public final class Title {

    public static final String PROGRAM = "Parley";

    private Title() {}

    public static String of(Model model) {
        Conversation here = model.conversations().current();
        int unread = 0;
        for (Conversation conversation : model.conversations().all()) {
            boolean counts = model.preferences().notifiedOf(conversation.key()) != NotifiedOf.NONE;
            unread += counts ? conversation.unread().messages() : 0;
        }
        String place = model.form() != null || here == null ? "" : " " + here.title();
        return (unread > 0 ? "(" + unread + ") " : "") + PROGRAM + place;
    }
}
