package dev.parley.packages;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The changelog that Debian wants in a package: the version and its date. What has changed is told in CHANGELOG.md beside it. */
final class DebianChangelog {

    private DebianChangelog() {}

    static String of(String version, OffsetDateTime time) {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
                .format(time);
        return """
                parley (VERSION) unstable; urgency=medium

                  * What has changed is in CHANGELOG.md.

                 -- The Parley developers <parley@parley.invalid>  DATE
                """.replace("VERSION", version).replace("DATE", date);
    }
}
