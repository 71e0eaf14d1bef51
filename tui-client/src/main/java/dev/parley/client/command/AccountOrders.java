package dev.parley.client.command;

import dev.parley.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /account}: what it asks of the server. Pure; any thread. */
public final class AccountOrders {

    private static final String CREATE = "create";
    private static final String BOT = "bot";
    private static final String OFF = "off";

    private AccountOrders() {}

    /**
     * What {@code /account} asks.
     *
     * @param argument all that stands behind it
     */
    public static Request of(String argument) throws WrongCommand {
        List<String> words = Blank.words(argument);
        String order = words.get(0).toLowerCase(Locale.ROOT);
        String name = words.size() < 2 ? "" : Signs.withoutAt(words.get(1));
        if (order.equals(CREATE) && words.size() == 2) {
            return new Request.CreateAccount(name);
        }
        if (order.equals(BOT) && words.size() == 2) {
            return new Request.Bot(name, true);
        }
        if (order.equals(BOT) && words.size() == 3 && words.get(2).equalsIgnoreCase(OFF)) {
            return new Request.Bot(name, false);
        }
        throw new WrongCommand(
                order.equals(CREATE) && words.size() > 2
                        ? "Names cannot contain spaces. Try /account create "
                                + String.join("-", words.subList(1, words.size())) + "."
                        : "Write /account create NAME, or /account bot NAME.");
    }

    /** What was done, once the server has said so. */
    public static String done(Request.Bot request) {
        return request.user() + (request.on() ? " is shown as a bot." : " is shown as a person.");
    }

    /**
     * What may stand behind {@code /account}.
     *
     * @param before the words of the line before the one that is completed
     */
    static List<String> completions(List<String> before, String word, Vocabulary names) {
        boolean isBot = before.size() > 1 && before.get(1).equalsIgnoreCase(BOT);
        Stream<String> words = before.size() == 1
                ? Stream.of(CREATE, BOT)
                : isBot && before.size() == 2
                        ? names.users().stream()
                        : isBot && before.size() == 3 ? Stream.of(OFF) : Stream.empty();
        return Completion.matching(Signs.withoutAt(word), Completion.spaced(words));
    }
}
