package dev.parley.client.command;

import dev.parley.order.CodeWords;
import dev.parley.order.UnclearException;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.stream.Stream;

/** {@code /invite-code} and {@code /invite-codes}: what each asks of the server. Pure; any thread. */
public final class CodeOrders {

    private static final String USAGE =
            "Write " + Command.INVITE_CODE.usage() + ", such as /invite-code 20 uses 7 days.";

    private CodeOrders() {}

    /**
     * What {@code /invite-code} asks.
     *
     * @param argument all that stands behind it
     */
    public static Request of(String argument) throws WrongCommand {
        List<String> words = Blank.words(argument);
        try {
            String revoked = CodeWords.revoked(words);
            return revoked == null ? create(words) : new Request.RevokeCode(revoked);
        } catch (UnclearException unclear) {
            throw new WrongCommand(unclear.why(USAGE));
        }
    }

    private static Request create(List<String> words) throws UnclearException {
        Request.CreateCode wanted = CodeWords.parse(words);
        String room = wanted.room();
        return new Request.CreateCode(wanted.uses(), wanted.days(), room == null ? null : Signs.withoutHash(room));
    }

    /**
     * What may stand behind {@code /invite-code}.
     *
     * @param before the words of the line before the one that is completed
     */
    static List<String> completions(List<String> before, String word, Vocabulary names) {
        String last = before.get(before.size() - 1);
        if (before.size() > 1 && before.get(1).equalsIgnoreCase(CodeWords.REVOKE)) {
            return List.of();
        }
        if (before.size() > 1 && CodeWords.isNumber(last)) {
            return Completion.matching(word, Completion.spaced(Stream.of("uses", "days")));
        }
        Stream<String> rooms = Completion.spaced(names.rooms().stream());
        return before.size() == 1
                ? Completion.matching(word, Stream.concat(Stream.of(CodeWords.REVOKE + " "), rooms))
                : Completion.matching(word, rooms);
    }
}
