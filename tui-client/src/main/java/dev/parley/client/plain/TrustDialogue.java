package dev.parley.client.plain;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.TrustServer;

/** Asks whether a server is trusted, before anything is sent to it. What it is about was printed. */
final class TrustDialogue {

    private TrustDialogue() {}

    /** Whether it is; else there is no connection. */
    static boolean ask(LineLoop chat, Console console) throws Console.Interrupted {
        while (isAsked(chat.model())) {
            String answer = console.readAnswer("Trust this key and connect? yes or no: ");
            if (answer == null) {
                return false;
            }
            chat.want(new Event.Typed(answer));
            chat.await(model -> true);
        }
        return !(chat.model().connection() instanceof Connection.Idle);
    }

    static boolean isAsked(Model model) {
        return model.writing().question() instanceof TrustServer;
    }
}
