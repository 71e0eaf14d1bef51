package dev.parley.order;

import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What stands behind {@code /invite-code}: {@code 30 uses 7 days tea}, each part or none, in any order. Pure; any thread. */
public final class CodeWords {

    private static final Set<String> USES = Set.of("use", "uses");
    private static final Set<String> DAYS = Set.of("day", "days");

    /** More is no number of uses, nor of days. */
    private static final int MOST_DIGITS = 6;

    private CodeWords() {}

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
