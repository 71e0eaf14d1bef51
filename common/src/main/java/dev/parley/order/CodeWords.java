package dev.parley.order;

import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code /invite-code}: {@code 30 uses 7 days tea}, each part or none, in any order; or {@code revoke 3}. Pure; any thread. */
public final class CodeWords {

    /** Before a code that is to be taken back. */
    public static final String REVOKE = "revoke";

    private static final Set<String> USES = Set.of("use", "uses");
    private static final Set<String> DAYS = Set.of("day", "days");

    /** More is no number of uses, nor of days. */
    private static final int MOST_DIGITS = 6;

    private CodeWords() {}

    /**
     * Which code is to be taken back: its number, or the code itself.
     *
     * @return null where one is to be made
     * @throws UnclearException if it is not said which
     */
    public static @Nullable String revoked(List<String> words) throws UnclearException {
        if (words.isEmpty() || !words.get(0).equalsIgnoreCase(REVOKE)) {
            return null;
        }
        if (words.size() == 1) {
            throw new UnclearException("Which code? /invite-codes lists their numbers.", false);
        }
        return String.join(" ", words.subList(1, words.size()));
    }

    /**
     * The code that somebody wants; a room's name stands in it without a sign.
     *
     * @throws UnclearException if a word does not fit, or a number is past its bound
     */
    public static Request.CreateCode parse(List<String> words) throws UnclearException {
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
                    throw new UnclearException(word + " what?", true);
                }
                i++;
            } else if (room == null && !USES.contains(word) && !DAYS.contains(word)) {
                room = word;
            } else {
                throw new UnclearException("'" + word + "' is not clear here.", true);
            }
        }
        return new Request.CreateCode(uses, days, room);
    }

    /** Whether a unit has to follow. */
    public static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String word, String unit, int most) throws UnclearException {
        int number = word.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(word);
        if (number < 1 || number > most) {
            throw new UnclearException("A code has 1 to " + most + " " + unit + ".", false);
        }
        return number;
    }
}
