package dev.parley.zone;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The time zone to show times in. The JDK knows the names of zones, and takes most other values of {@code TZ} for a fixed
 * offset or for UTC, in silence. So what it does not know is read here: POSIX rules, and paths of zone files.
 *
 * @param zone never null; UTC where {@code TZ} is not understood
 * @param complaint about a {@code TZ} that is not understood, for people; null where all is well
 */
public record LocalZone(ZoneId zone, @Nullable String complaint) {

    private static final String FILES = "/zoneinfo/";

    /** As the environment says. */
    public static LocalZone ofEnvironment() {
        return of(System.getenv("TZ"));
    }

    /**
     * As {@code TZ} says.
     *
     * @param written null where it is not set: the machine's zone then
     */
    static LocalZone of(@Nullable String written) {
        String value = written == null || !written.startsWith(":") ? written : written.substring(1);
        if (value == null || value.isEmpty()) {
            return new LocalZone(ZoneId.systemDefault(), null);
        }
        if (ZoneId.SHORT_IDS.containsKey(value)) {
            return new LocalZone(ZoneId.of(value, ZoneId.SHORT_IDS), null);
        }
        ZoneId named = named(value);
        if (named != null) {
            return new LocalZone(named, null);
        }
        ZoneRules rules = PosixZone.rules(value);
        if (rules != null) {
            return new LocalZone(RulesOfTz.zone(value, rules), null);
        }
        ZoneId ofFile = ofFile(value);
        return ofFile != null
                ? new LocalZone(ofFile, null)
                : new LocalZone(
                        ZoneOffset.UTC,
                        "The time zone TZ=" + value + " is not understood. Times are in UTC. Try TZ=Europe/Berlin or"
                                + " TZ=CET-1CEST,M3.5.0,M10.5.0/3.");
    }

    /** A zone by its name, and by nothing that looks like one: to the JDK {@code GMT+3} is another zone than to POSIX. */
    private static @Nullable ZoneId named(String value) {
        String name = value.startsWith("posix/") ? value.substring("posix/".length()) : value;
        if (name.equals("UTC") || name.equals("GMT") || name.equals("Z")) {
            return ZoneId.of(name);
        }
        try {
            ZoneRules known = ZoneRulesProvider.getRules(name, false);
            return known == null ? null : ZoneId.of(name);
        } catch (ZoneRulesException unknown) {
            return null;
        }
    }

    /** A file of the zone database, or a link to one, as {@code /etc/localtime} is. */
    private static @Nullable ZoneId ofFile(String value) {
        if (!value.startsWith("/")) {
            return null;
        }
        try {
            String file = Path.of(value).toRealPath().toString();
            int names = file.indexOf(FILES);
            return names < 0 ? null : named(file.substring(names + FILES.length()));
        } catch (IOException | InvalidPathException notThere) {
            return null;
        }
    }

    /** What {@link ZoneId} asks for the rules of a zone that is not in the JDK's database. */
    private static final class RulesOfTz extends ZoneRulesProvider {
        private final String id;
        private final ZoneRules rules;

        private RulesOfTz(String id, ZoneRules rules) {
            this.id = id;
            this.rules = rules;
        }

        static synchronized ZoneId zone(String value, ZoneRules rules) {
            String id = id(value);
            if (!getAvailableZoneIds().contains(id)) {
                registerProvider(new RulesOfTz(id, rules));
            }
            return ZoneId.of(id);
        }

        /** A name that {@link ZoneId} takes, of its own for each value. */
        private static String id(String value) {
            StringBuilder id = new StringBuilder("TZ/");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean isPlain = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "/._+-".indexOf(c) >= 0;
                id.append(isPlain ? String.valueOf(c) : "~" + Integer.toHexString(c));
            }
            return id.toString();
        }

        @Override
        protected Set<String> provideZoneIds() {
            return Set.of(id);
        }

        @Override
        protected ZoneRules provideRules(String zone, boolean forCaching) {
            return rules;
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
            return new TreeMap<>(Map.of("TZ", rules));
        }
    }
}
