package dev.parley.text;

import java.net.InetAddress;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** IP addresses as people write them: an IPv6 address is short ({@code ::1}, RFC 5952). Pure; any thread. */
public final class IpText {

    /** Groups of zeros, as {@link InetAddress#getHostAddress()} writes them. */
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private IpText() {}

    public static String of(InetAddress address) {
        return shortened(address.getHostAddress());
    }

    /** An address as Java writes it, or any other text that is none and stays. The longest run of zeros is left out, the first of several. */
    public static String shortened(String address) {
        if (address.chars().filter(c -> c == ':').count() < 2 || address.contains("::")) {
            return address;
        }
        MatchResult longest = ZEROS.matcher(address)
                .results()
                .reduce((one, next) -> next.group().length() > one.group().length() ? next : one)
                .orElse(null);
        if (longest == null) {
            return address;
        }
        String before = address.substring(0, longest.start());
        String after = address.substring(longest.end());
        return (before.isEmpty() ? ":" : before) + (after.startsWith(":") ? after : ":" + after);
    }
}
