package dev.parley.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IP addresses as people write them: an IPv6 address is short ({@code ::1}, RFC 5952). Pure, and asks nobody for a name; any thread.
 */
public final class IpText {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** No more than what Java reads as digits: it would ask the network for the address of any other name. */
    private static final Pattern ADDRESS =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

    /** Groups of zeros, as {@link InetAddress#getHostAddress()} writes them. */
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private IpText() {}

    /** The address that is written in digits, its zone ({@code %eth0}) left out; null for any other text. */
    public static @Nullable InetAddress address(String digits) {
        int zone = digits.indexOf('%');
        String withoutZone = zone < 0 ? digits : digits.substring(0, zone);
        try {
            return ADDRESS.matcher(withoutZone).matches() ? InetAddress.getByName(withoutZone) : null;
        } catch (UnknownHostException no) {
            return null;
        }
    }

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
