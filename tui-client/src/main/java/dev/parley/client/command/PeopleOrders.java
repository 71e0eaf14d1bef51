package dev.parley.client.command;

import dev.parley.protocol.Preference;
import dev.parley.protocol.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The commands by which somebody says who may reach them: what each asks of the server, in all clients. Pure; any thread. */
public final class PeopleOrders {

    private PeopleOrders() {}

    /**
     * What a command asks.
     *
     * @return null where it is another command, or only wants to see what is set
     */
    public static @Nullable Request of(Parsed.Run run) throws WrongCommand {
        String first = run.argument(0);
        return switch (run.command()) {
            case BLOCK -> new Request.Block(Signs.withoutAt(first));
            case UNBLOCK -> new Request.Unblock(Signs.withoutAt(first));
            case BLOCKED -> first.isEmpty() ? new Request.Blocked() : null;
            case DIRECT -> first.isEmpty() ? null : preference(first.toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    private static Request preference(String value) throws WrongCommand {
        if (!Preference.DIRECT_FROM.mayBe(value)) {
            throw new WrongCommand("/direct everybody or /direct known.");
        }
        return new Request.Preference(Preference.DIRECT_FROM.toString(), value);
    }

    /** What was done, once the server has said so. */
    public static String done(Request request) {
        if (request instanceof Request.Block block) {
            return "Blocked " + block.user() + ". /unblock " + block.user() + " takes it back.";
        }
        if (request instanceof Request.Unblock unblock) {
            return "Unblocked " + unblock.user() + ".";
        }
        return request instanceof Request.Preference set ? direct(set.value()) : "Done.";
    }

    /** Who can write to the user directly, for people. */
    public static String direct(String value) {
        return value.equals(Preference.KNOWN)
                ? "Only people in a shared room, or to whom you wrote, can write to you directly."
                : "Everybody can write to you directly.";
    }
}
