package dev.parley.server.session;

/**
 * How many requests of a kind had a result.
 *
 * @param type of the request; {@code invalid} for lines that are none
 * @param result {@code ok}, or the code of the error that answered it
 */
public record RequestCount(String type, String result, long count) {

    public static final String INVALID = "invalid";
    public static final String OK = "ok";
}
