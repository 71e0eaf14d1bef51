package dev.parley.client.command;

import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code /help roles} says: the table of rights, the least role first. Pure; any thread. */
public final class RoleHelp {

    /** The word behind {@code /help}. */
    public static final String WORD = "roles";

    private RoleHelp() {}

    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        Role[] roles = Role.values();
        for (int i = roles.length - 1; i >= 0; i--) {
            Role role = roles[i];
            String all = Stream.of(Right.values())
                    .filter(right -> right.least() == role)
                    .map(Right::words)
                    .collect(Collectors.joining("; "));
            lines.add(sentence(role.words()) + (i == roles.length - 1 ? " can: " : " can also: ") + all + ".");
        }
        lines.add("/room write_by and /room topic_by can keep writing and the topic to operators.");
        lines.add("Nobody can do anything to somebody whose role is as high as their own.");
        lines.add("An admin of the server can do all of this in every room that they can see.");
        return lines;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
