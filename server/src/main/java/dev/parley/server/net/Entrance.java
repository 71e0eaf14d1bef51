package dev.parley.server.net;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken where connections come in.
 *
 * @param tls null for plain text
 * @param proxies whether whoever connects from there is a proxy, and begins with a PROXY header: an address in digits, or {@code unix:} and
 *     the name of an account of the system
 */
public record Entrance(@Nullable Tls tls, Predicate<String> proxies) {

    /** Where nobody is a proxy. */
    public static Entrance direct(@Nullable Tls tls) {
        return new Entrance(tls, host -> false);
    }
}
