package dev.parley.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that this machine is reached by, as far as it knows them itself. */
final class HostNames {

    /** Here Linux tells without asking a name server that may not answer. */
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    /** The longest that a certificate takes as a common name (RFC 5280). */
    private static final int LONGEST = 64;

    private HostNames() {}

    static List<String> ofThisMachine() {
        return with(kernelsName());
    }

    /** The name first, if a certificate can have it. */
    static List<String> with(String hostName) {
        String name = hostName.strip().toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        if (name.length() <= LONGEST && NAME.matcher(name).matches()) {
            names.add(name);
        }
        names.add("localhost");
        return List.copyOf(names);
    }

    private static String kernelsName() {
        try {
            return Files.readString(KERNEL);
        } catch (IOException another) {
            return resolvedName();
        }
    }

    private static String resolvedName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }
}
