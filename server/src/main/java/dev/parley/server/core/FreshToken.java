package dev.parley.server.core;

/** A token that nobody has yet, made outside since it is random. */
public record FreshToken(String text, String hash) {

    /** The text is given out once, in the reply; only the hash is kept. */
    @Override
    public String toString() {
        return "FreshToken[hidden]";
    }
}
