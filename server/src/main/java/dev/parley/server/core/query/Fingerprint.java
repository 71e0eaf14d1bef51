package dev.parley.server.core.query;

import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import org.jspecify.annotations.Nullable;

/** A 64-bit hash (FNV-1a) of what a message says, the same on every JVM. Tells apart, protects nothing. */
public final class Fingerprint {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** Of a message whose text is gone: it is the same as any. */
    public static final long UNKNOWN = 0;

    private Fingerprint() {}

    /** Of a message that was read of the store, where one that was edited or deleted since does not have its text. */
    public static long ofStored(Entry.Message message) {
        return message.text().isEmpty() || message.wasAmended() ? UNKNOWN : of(message);
    }

    public static long of(Entry.Message message) {
        return of(message.text(), message.style(), message.replyTo());
    }

    public static long of(String text, @Nullable MessageStyle style, @Nullable Long replyTo) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (style == MessageStyle.ACTION ? 1 : 0)) * PRIME;
        return (hash ^ (replyTo == null ? 0 : replyTo)) * PRIME;
    }
}
