package dev.parley.client.command;

import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /invite-code} and {@code /invite-codes}: what each asks of the server. Pure; any thread. */
public final class CodeOrders {

    private static final String REVOKE = "revoke";
    private static final Set<String> USES = Set.of("use", "uses");
    private static final Set<String> DAYS = Set.of("day", "days");
    private static final String USAGE =
            "Write " + Command.INVITE_CODE.usage() + ", such as /invite-code 20 uses 7 days.";

    /** More is no number of uses, nor of days. */
    private static final int MOST_DIGITS = 6;

    private CodeOrders() {}

    /**
     * What {@code /invite-code} asks.
     *
     * @param argument all that stands behind it
     */
    public static Request of(String argument) throws WrongCommand {
        List<String> words = Blank.words(argument);
        if (!words.isEmpty() && words.get(0).equalsIgnoreCase(REVOKE)) {
            if (words.size() == 1) {
                throw new WrongCommand("Which code? /invite-codes lists their numbers.");
            }
            return new Request.RevokeCode(String.join(" ", words.subList(1, words.size())));
        }
        return create(words);
    }

    private static Request create(List<String> words) throws WrongCommand {
        Integer uses = null;
        Integer days = null;
        String room = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (isNumber(word)) {
                String unit = i + 1 < words.size() ? words.get(i + 1).toLowerCase(Locale.ROOT) : "";
                if (USES.contains(unit) && uses == null) {
                    uses = number(word, "uses", InviteCodes.MOST_USES);
                } else if (DAYS.contains(unit) && days == null) {
                    days = number(word, "days", InviteCodes.MOST_DAYS);
                } else {
                    throw new WrongCommand(word + " what? " + USAGE);
                }
                i++;
            } else if (room == null && !USES.contains(word) && !DAYS.contains(word)) {
                room = Signs.withoutHash(word);
            } else {
                throw new WrongCommand("'" + word + "' is not clear here. " + USAGE);
            }
        }
        return new Request.CreateCode(uses, days, room);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String word, String unit, int most) throws WrongCommand {
        int number = word.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(word);
        if (number < 1 || number > most) {
            throw new WrongCommand("A code has 1 to " + most + " " + unit + ".");
        }
        return number;
    }

    /**
     * What may stand behind {@code /invite-code}.
     *
     * @param before the words of the line before the one that is completed
     */
    static List<String> completions(List<String> before, String word, Vocabulary names) {
        String last = before.get(before.size() - 1);
        if (before.size() > 1 && before.get(1).equalsIgnoreCase(REVOKE)) {
            return List.of();
        }
        if (before.size() > 1 && isNumber(last)) {
            return Completion.matching(word, Completion.spaced(Stream.of("uses", "days")));
        }
        Stream<String> rooms = Completion.spaced(names.rooms().stream());
        return before.size() == 1
                ? Completion.matching(word, Stream.concat(Stream.of(REVOKE + " "), rooms))
                : Completion.matching(word, rooms);
    }
}
