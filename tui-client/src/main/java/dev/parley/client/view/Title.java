package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;

/** What the terminal's window is called: where one is, and how much waits elsewhere. */
public final class Title {

    private Title() {}

    public static String of(Model model) {
        Conversation here = model.conversations().current();
        int unread = 0;
        for (Conversation conversation : model.conversations().all()) {
            unread += conversation.unread().messages();
        }
        String place = model.form() != null || here == null ? "" : " " + here.title();
        return (unread > 0 ? "(" + unread + ") " : "") + "Parley" + place;
    }
}
