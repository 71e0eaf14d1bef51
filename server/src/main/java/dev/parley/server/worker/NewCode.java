package dev.parley.server.worker;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Makes invitation codes that nobody guesses and everybody can copy from a board: 12 of 31 letters and digits (59 random bits), in groups of
 * four. What looks like something else is not among them. Takes microseconds; any thread.
 */
public final class NewCode implements Supplier<String> {

    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return code.toString();
    }
}
