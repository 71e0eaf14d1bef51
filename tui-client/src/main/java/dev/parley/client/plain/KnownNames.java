package dev.parley.client.plain;

import dev.parley.client.command.Vocabulary;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that can be completed: who is in the room in view first. */
final class KnownNames {

    private KnownNames() {}

    static Vocabulary of(Model model) {
        List<String> rooms = new ArrayList<>();
        Set<String> users = new LinkedHashSet<>();
        Conversation here = model.conversations().current();
        if (here != null) {
            add(here, users);
        }
        for (Conversation conversation : model.conversations().listed()) {
            if (conversation.isDirect()) {
                users.add(conversation.name().substring(1));
            } else {
                rooms.add(conversation.title());
            }
            add(conversation, users);
        }
        users.removeIf(model::isMe);
        Session session = model.session();
        List<String> blocked = session == null
                ? List.of()
                : List.copyOf(session.blocks().names().values());
        return new Vocabulary(
                rooms, List.copyOf(users), blocked, model.preferences().own());
    }

    private static void add(Conversation conversation, Set<String> users) {
        conversation.members().sorted().stream().map(Member::name).forEach(users::add);
    }
}
